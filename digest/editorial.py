"""The editors' last word: `content/stories/*.yml`, every key optional, sources named by id, path or URL.

`load` reads the disk; `resolve` is pure. A file speaks of the story that holds its `lead`, else the first of its
`join`. What is faulty in it costs only itself: above all a story that is to be hidden stays hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from digest import frontmatter
from digest.addresses import canonical
from digest.errors import Problem
from digest.model import Article, Wish
from digest.text import one_line

_TEXTS = ("title", "summary", "note", "lead", "status")
_LISTS = ("tags", "join", "split")
_KEYS = (*_TEXTS, "pin", *_LISTS)
_STATUS = ("draft", "hidden")
_YES = {"true": True, "yes": True, "false": False, "no": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision file, its form checked; the sources in it are still as the editor named them."""

    where: str
    text: str
    keys: Mapping[str, object]
    is_whole: bool = True  # nothing in it was faulty

    def at(self, key: str) -> str:
        """`stories/fire.yml:3`, the line of a key."""
        found = re.search(rf"^{re.escape(key)}\s*:", self.text, re.MULTILINE)
        return f"{self.where}:{self.text.count(chr(10), 0, found.start()) + 1 if found else 1}"


def load(content: Path) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """All decision files of a content folder, by name."""
    decisions, problems = [], []
    for path in sorted((content / "stories").glob("*.yml")):
        where = f"stories/{path.name}"
        if path.is_symlink() or not path.is_file():
            problems.append(Problem(where=where, what="not a regular file", hint="links are not followed"))
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(Problem(where=where, what=f"cannot be read: {error}"))
            continue
        parsed = True
        try:
            keys = frontmatter.load_yaml(text)
        except frontmatter.FrontMatterError as error:
            parsed = False
            problems.append(Problem(where=f"{where}:{error.line}", what=str(error)))
            keys = frontmatter.key_value_lines(text)  # what can still be read still holds: above all `status`
        decision = Decision(where=where, text=text, keys=keys)
        faults = {key: fault for key, value in keys.items() if (fault := _fault(key, value))}
        problems += [Problem(where=decision.at(key), what=fault) for key, fault in faults.items()]
        # A status that nobody understands still says that the story is not to be shown.
        good = {key: value for key, value in keys.items() if key not in faults or key == "status"}
        decisions.append(replace(decision, keys=good, is_whole=good.keys() == keys.keys() and parsed))
    problems += [
        Problem(where=f"stories/{path.name}", what="not a decision", hint="its name must end with .yml")
        for path in sorted((content / "stories").glob("*"))
        if path.suffix != ".yml" and not path.name.startswith(".")
    ]
    return tuple(decisions), tuple(problems)


def _fault(key: str, value: object) -> str | None:
    if key not in _KEYS:
        return f"no key is called '{key}' (there are: {', '.join(_KEYS)})"
    if key in _LISTS and not (isinstance(value, list) and all(isinstance(each, str) for each in value)):
        return f"'{key}' is not a list (write it like [one, two])"
    if key in _TEXTS and not isinstance(value, str):
        return f"'{key}' is not a text"
    if key == "pin" and str(value).lower() not in _YES:
        return f"'pin' is '{value}', neither true nor false"
    if key == "status" and value not in _STATUS:
        return f"'status' is '{value}' (it may be {' or '.join(_STATUS)})"
    return None


def resolve(decisions: Iterable[Decision], articles: Iterable[Article]) -> tuple[tuple[Wish, ...], tuple[Problem, ...]]:
    """Decisions with their sources found. What names an unknown source, or contradicts, is a Problem and left out of
    its decision; the rest of the decision holds.
    """
    known = _names(articles)
    wishes: list[Wish] = []
    problems: list[Problem] = []
    for decision in decisions:
        unknown = [
            Problem(
                where=decision.at(key),
                what=f"'{name}' is no source here",
                hint="name it by id, path or URL; `digest explain` shows them",
            )
            for key in ("lead", "join", "split")
            for name in _strings(decision.keys.get(key))
            if _key(name) not in known
        ]
        problems += unknown
        wish = _wish(decision, known)
        if pair := _contradiction([*wishes, wish]):
            what = f"{pair[0]} and {pair[1]} are to be together and apart"
            problems.append(Problem(where=decision.at("split"), what=what, hint="take one of the two out"))
            wish = replace(wish, join=() if wish.lead else wish.join[:1], split=())  # still of its own story
        if wish.lead or wish.join:
            wishes.append(wish)
        elif decision.is_whole and not unknown:
            hint = "name a source with lead or join"
            problems.append(Problem(where=decision.at("title"), what="it speaks of no story", hint=hint))
    return tuple(wishes), tuple(problems)


def _names(articles: Iterable[Article]) -> dict[str, str]:
    """Everything that an editor may call a source -> its id."""
    known: dict[str, str] = {}
    for article in articles:
        for name in (
            article.id,
            article.path,
            f"content/{article.path}",
            canonical(article.url) if article.url else None,
        ):
            if name:
                known[name] = article.id
    return known


def _key(name: str) -> str:
    return canonical(name) or name.strip().removeprefix("./")


def _strings(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else (value,) if isinstance(value, str) else ()


def _wish(decision: Decision, known: Mapping[str, str]) -> Wish:
    def texts(key: str) -> tuple[str, ...]:
        return tuple(one_line(each) for each in _strings(decision.keys.get(key)))

    def sources(key: str) -> tuple[str, ...]:
        return tuple(known[_key(name)] for name in _strings(decision.keys.get(key)) if _key(name) in known)

    def text(key: str) -> str | None:
        return next(iter(texts(key)), None)

    return Wish(
        where=decision.where,
        title=text("title"),
        summary=text("summary"),
        note=text("note"),
        tags=texts("tags"),
        pin=_YES[str(decision.keys.get("pin", "false")).lower()],
        hidden="status" in decision.keys,
        lead=next(iter(sources("lead")), None),
        join=sources("join"),
        split=sources("split"),
    )


def apart(wish: Wish) -> tuple[tuple[str, str], ...]:
    """The pairs that a wish keeps apart: what is split off, from whatever stays and from each other."""
    stays = {*wish.join, *([wish.lead] if wish.lead else [])}
    pairs = {*product(stays, wish.split), *product(wish.split, wish.split)}
    return tuple(sorted({(min(a, b), max(a, b)) for a, b in pairs if a != b}))


def _contradiction(wishes: Iterable[Wish]) -> tuple[str, str] | None:
    wishes = list(wishes)
    for wish in wishes:
        if both := sorted({*wish.join, *([wish.lead] if wish.lead else [])} & set(wish.split)):
            return both[0], both[0]
    together: list[set[str]] = []
    for wish in wishes:
        joined = {*wish.join, *([wish.lead] if wish.lead else [])}
        for other in [group for group in together if group & joined]:
            together.remove(other)
            joined |= other
        together.append(joined)
    return next((pair for wish in wishes for pair in apart(wish) for group in together if set(pair) <= group), None)
