"""The editors' last word: `content/stories/*.yml`, every key optional, sources named by id, path or URL.

`load` reads the disk; `resolve` is pure. A file speaks of the story that holds its `lead`, else the first of its
`join`. What is faulty in it costs only itself: above all a story that is to be hidden or withdrawn stays off the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from digest import facts, frontmatter
from digest.addresses import canonical, place_on_site, same_place, slug_path
from digest.contradictions import apart as apart  # the stages ask for it here
from digest.contradictions import contradiction, is_circle, together
from digest.errors import ConfigError, Problem
from digest.model import Article, Fact, Right, Wish
from digest.text import one_line

_TEXTS = ("title", "slug", "summary", "note", "lead", "status", "reason")
_LISTS = ("tags", "join", "split", "merge", "aliases")
_KEYS = (*_TEXTS, "pin", *_LISTS, "facts", "rights")
SOURCES = ("lead", "join", "split", "merge", "rights")  # the keys that name sources
_STATUS = ("draft", "hidden", "withdrawn")
_YES = {"true": True, "yes": True, "false": False, "no": False}
_SLUG = re.compile(r"(?!index$)[a-z0-9-]{1,80}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision file, its form checked; the sources in it are still as the editor named them."""

    where: str
    text: str
    keys: Mapping[str, object]
    facts: tuple[Fact, ...] = ()
    is_whole: bool = True  # nothing in it was faulty
    is_yaml: bool = True  # else it was read line by line

    def at(self, key: str, name: str = "") -> str:
        """`stories/fire.yml:3`, the line of a key, or of a name in what it holds."""
        found = re.search(rf"^{re.escape(key)}\s*:", self.text, re.MULTILINE)
        start = max(found.start(), self.text.find(name, found.end()) if name else 0) if found else 0
        return f"{self.where}:{self.text.count(chr(10), 0, start) + 1}"

    @property
    def rights(self) -> Mapping[str, Right]:
        """What may be shown of sources, as named. Where nobody understands what is said, nothing."""
        said = self.keys.get("rights", {})
        if not isinstance(said, dict):
            return {name: Right.WITHHELD for key in ("lead", "join", "merge") for name in listed(self.keys.get(key))}
        return {name: Right.read(right) or Right.WITHHELD for name, right in said.items()}


def load(content: Path) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """All decision files of a content folder, by name. Raises ConfigError where nobody can know any more what may be
    shown.
    """
    decisions, problems = [], []
    for path in sorted((content / "stories").glob("*.yml")):
        where = f"stories/{path.name}"
        if path.is_symlink() or not path.is_file():
            problems.append(Problem(where=where, what="not a regular file", hint="links are not followed"))
            continue
        try:
            text = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(Problem(where=where, what=f"cannot be read: {error}", hint="save it as UTF-8"))
            continue
        decision, faults = read(where, text)
        if not decision.is_yaml and re.search(r"^rights\s*:", text, re.MULTILINE):
            raise ConfigError(f"{faults[0]}; mend it: it says what may be shown of whom")
        decisions.append(decision)
        problems += faults
    problems += [
        Problem(where=f"stories/{path.name}", what="not a decision", hint="its name must end with .yml")
        for path in sorted((content / "stories").glob("*"))
        if path.suffix != ".yml" and not path.name.startswith(".")
    ]
    return tuple(decisions), tuple(problems)


def read(where: str, text: str) -> tuple[Decision, tuple[Problem, ...]]:
    """One decision from its text, its form checked. What can still be read of a faulty one still holds."""
    problems = []
    try:
        keys, parsed = frontmatter.load_yaml(text), True
    except frontmatter.FrontMatterError as error:
        problems.append(Problem(where=f"{where}:{error.line}", what=str(error), hint=error.hint))
        keys, parsed = frontmatter.key_value_lines(text), False
    decision = Decision(where=where, text=text, keys=keys, is_yaml=parsed)
    faults = {key: fault for key, value in keys.items() if (fault := _fault(key, value))}
    if "reason" in keys and keys.get("status") != "withdrawn":
        faults.setdefault(
            "reason", "'reason' says why a story is withdrawn, and this one is not (add status: withdrawn)"
        )
    problems += [Problem(where=decision.at(key), what=fault) for key, fault in faults.items()]
    ruled, misruled = facts.read(keys["facts"], where, text) if "facts" in keys else ((), ())
    problems += (*misruled, *(unread := tuple(_unread_rights(decision))))
    # A status that nobody understands still says that the story is not to be shown, a right that a source is not.
    good = {key: value for key, value in keys.items() if key not in faults or key in ("status", "rights")}
    is_whole = parsed and not unread and not misruled and good.keys() == keys.keys()
    return replace(decision, keys=good, facts=ruled, is_whole=is_whole), tuple(problems)


def _unread_rights(decision: Decision) -> Iterable[Problem]:
    said = decision.keys.get("rights", {})
    if not isinstance(said, dict):
        hint = "write it like {sources/a.txt: link}; until then the sources that this file names are withheld"
        yield Problem(where=decision.at("rights"), what=f"'rights' is '{said}', and not of a source", hint=hint)
        return
    for name, right in said.items():
        if not Right.read(right):
            hint = f"it may be {Right.choices()}; until then it is withheld"
            yield Problem(where=decision.at("rights", name), what=f"the right of '{name}' is '{right}'", hint=hint)


def _fault(key: str, value: object) -> str | None:
    if key not in _KEYS:
        return f"no key is called '{key}' (there are: {', '.join(_KEYS)})"
    if key in _LISTS and not (isinstance(value, list) and all(isinstance(each, str) for each in value)):
        return f"'{key}' is not a list (write it like [one, two])"
    if key in _TEXTS and not isinstance(value, str):
        return f"'{key}' is not a text (it takes one value, and no list)"
    if key == "pin" and str(value).lower() not in _YES:
        return f"'pin' is '{value}', neither true nor false"
    if key == "status" and value not in _STATUS:
        return f"'status' is '{value}' (it may be {', '.join(_STATUS[:-1])} or {_STATUS[-1]})"
    if key == "slug" and not _SLUG.fullmatch(str(value)):
        return f"'slug' is '{value}' (it may have small letters, digits and dashes, up to 80)"
    return None


def resolve(
    decisions: Iterable[Decision], articles: Iterable[Article], *, site: str = ""
) -> tuple[tuple[Wish, ...], tuple[Problem, ...]]:
    """Decisions with their sources found, and their aliases as places on the site, whose address is `site`. What
    names an unknown source, or contradicts, is a Problem and left out of its decision; the rest of it holds.
    """
    articles, decisions = tuple(articles), tuple(decisions)
    known, paths = names(articles), {each.id: each.path for each in reversed(articles)}
    problems: list[Problem] = []
    wishes: list[Wish] = []
    speaking: list[tuple[Decision, Wish]] = []
    # Who takes a story off the site is heard first: a contradiction must not put it on again.
    heard = [(each, _wish(each, known, site)) for each in sorted(decisions, key=lambda each: "status" not in each.keys)]
    disagree = contradiction(wish for _, wish in heard) is not None  # only then is it asked who disagrees with whom
    for decision, meant in heard:
        unknown = tuple(_unknown(decision, known))
        wish, faults = _consistent(decision, meant, speaking if disagree or meant.merge else (), paths)
        problems += (*unknown, *_misplaced(decision, site), *faults)
        speaking.append((decision, wish[0]))
        if wish[0].own or wish[0].rights or (wish[0].withdrawn and (wish[0].aliases or wish[0].slug)):
            wishes += wish
        elif decision.is_whole and not unknown:
            hint = "name a source with lead or join"
            problems.append(Problem(where=decision.at("title"), what="it speaks of no story", hint=hint))
    problems += _two_rights(decisions, known)
    ordered, doubled = _one_each(
        sorted(wishes, key=lambda each: each.where), {each.where: each for each, _ in speaking}
    )
    held, contradicted = facts.agreed(fact for wish in ordered for fact in wish.facts)
    ordered = tuple(replace(wish, facts=tuple(fact for fact in wish.facts if fact in held)) for wish in ordered)
    return ordered, (*sorted(problems, key=lambda each: each.where.partition(":")[0]), *doubled, *contradicted)


def names(articles: Iterable[Article]) -> dict[str, str]:
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


def as_named(name: str) -> str:
    """The form in which `names` knows what an editor wrote."""
    return canonical(name) or name.strip().removeprefix("./")


def listed(value: object) -> tuple[str, ...]:
    """The texts of a key, whether it holds one or a list; the names of what it holds by name."""
    return tuple(map(str, value)) if isinstance(value, list | dict) else (value,) if isinstance(value, str) else ()


# -- one decision


def _unknown(decision: Decision, known: Mapping[str, str]) -> Iterable[Problem]:
    for key in SOURCES:
        for name in decision.rights if key == "rights" else listed(decision.keys.get(key)):
            if as_named(name) in known:
                continue
            what = f"'{name}' is no source here"
            hint = "name it by id, path or URL; `digest explain` shows them"
            if key == "rights":
                hint = "if it was renamed or changed, name it anew: it may be shown whole; if deleted, unname it"
            elif "status" in decision.keys and key != "split":
                what += ", and its story is to stay off the site"
                hint = (
                    "if it was renamed or changed, name it anew: its report may be on the site; if deleted, unname it"
                )
            yield Problem(where=decision.at(key, name if key == "rights" else ""), what=what, hint=hint)


def _misplaced(decision: Decision, site: str) -> Iterable[Problem]:
    for alias in listed(decision.keys.get("aliases")):
        if not place_on_site(alias, site):
            hint = "write it like stories/old-name or /2019/some-post/, and not one of the site's own"
            what = f"'{alias}' cannot be an address of a story here"
            yield Problem(where=decision.at("aliases"), what=what, hint=hint)


def _wish(decision: Decision, known: Mapping[str, str], site: str) -> Wish:
    def texts(key: str) -> tuple[str, ...]:
        return tuple(one_line(each) for each in listed(decision.keys.get(key)))

    def sources(key: str) -> tuple[str, ...]:
        found = (known.get(as_named(name)) for name in listed(decision.keys.get(key)))
        return tuple(dict.fromkeys(filter(None, found)))

    def text(key: str) -> str | None:
        return next(iter(texts(key)), None)

    return Wish(
        where=decision.where,
        title=text("title"),
        slug=text("slug"),
        aliases=tuple(
            dict.fromkeys(filter(None, (place_on_site(each, site) for each in listed(decision.keys.get("aliases")))))
        ),
        summary=text("summary"),
        note=text("note"),
        tags=texts("tags"),
        pin=_YES[str(decision.keys.get("pin", "false")).lower()],
        hidden="status" in decision.keys,
        withdrawn=decision.keys.get("status") == "withdrawn",
        reason=text("reason"),
        lead=next(iter(sources("lead")), None),
        join=sources("join"),
        split=sources("split"),
        merge=sources("merge"),
        rights=tuple(
            (known[as_named(name)], right) for name, right in decision.rights.items() if as_named(name) in known
        ),
        facts=decision.facts,
    )


# -- contradictions


def _two_rights(decisions: Iterable[Decision], known: Mapping[str, str]) -> Iterable[Problem]:
    """One source, two rights."""
    first: dict[str, tuple[Right, str]] = {}
    for decision in decisions:
        for name, right in decision.rights.items():
            here = decision.at("rights", name)
            before, there = first.setdefault(known.get(as_named(name), name), (right, here))
            if right is not before:
                hint = f"take one of the two out; until then {max(right, before, key=_narrowness)} holds"
                yield Problem(where=here, what=f"'{name}' is {right} here and {before} in {there}", hint=hint)


def _narrowness(right: Right) -> int:
    return right.narrowness


def _consistent(
    decision: Decision, wish: Wish, earlier: Sequence[tuple[Decision, Wish]], paths: Mapping[str, str]
) -> tuple[tuple[Wish, ...], tuple[Problem, ...]]:
    """A wish without what contradicts it or the ones before it."""
    problems = []
    others = [other for _, other in earlier]
    if circle := next((each for each in wish.merge if is_circle(wish, each, others)), None):
        what = f"it merges the story of {paths[circle]}, and that story is to be merged into this one"
        others_there = [each.at("merge") for each, other in earlier if circle in other.own and other.merge]
        problems.append(Problem(where=decision.at("merge"), what=what, hint=_one_of_two(others_there)))
        wish = replace(wish, merge=tuple(each for each in wish.merge if not is_circle(wish, each, others)))
    if found := contradiction([*others, wish]):
        (a, b), parting = found
        also = [
            each.at("split") if other is parting else _holds(each, other, {a, b})
            for each, other in earlier
            if other is parting or (parting is wish and together(other) & {a, b})
        ]
        if parting is wish and {a, b} & together(wish) and not also:
            also = [_holds(decision, wish, {a, b})]
        what = (
            f"{paths[a]} and {paths[b]} are to be together and apart"
            if a != b
            else f"{paths[a]} is to be in this story and not in it"
        )
        where = decision.at("split") if parting is wish else _holds(decision, wish, {a, b})
        problems.append(Problem(where=where, what=what, hint=_one_of_two(also)))
        alone = replace(wish, join=() if wish.lead else wish.join[:1], split=(), merge=())  # still of its own story
        if not wish.hidden:
            return (alone,), tuple(problems)
        # What is to stay off the site stays off it report by report.
        named = tuple(dict.fromkeys((*([wish.lead] if wish.lead else []), *wish.join, *wish.merge)))
        bare = replace(wish, slug=None, aliases=(), join=(), split=(), merge=(), facts=())
        return (alone, *(replace(bare, lead=each) for each in named if each not in alone.own)), tuple(problems)
    return (wish,), tuple(problems)


def _holds(decision: Decision, wish: Wish, sources: Set[str]) -> str:
    """The line that puts one of these into its story."""
    said = {"join": wish.join, "merge": wish.merge, "lead": (wish.lead,)}
    there = [key for key in said if key in decision.keys]
    return decision.at(next((key for key in there if sources & {*said[key]}), next(iter(there), "title")))


def _one_of_two(others: Sequence[str]) -> str:
    return "take one of the two out" + (f"; the other is in {others[0]}" if others else "")


def _one_each(
    wishes: Sequence[Wish], decisions: Mapping[str, Decision]
) -> tuple[tuple[Wish, ...], tuple[Problem, ...]]:
    """A slug and an alias belong to the first file that claims them."""
    claimed: dict[str, str] = {}
    problems: list[Problem] = []

    def is_free(wish: Wish, key: str, place: str) -> bool:
        first = claimed.setdefault(same_place(place), wish.where)
        if first == wish.where:
            return True
        what = f"'{place}' is what {first} claims too"
        problems.append(Problem(where=decisions[wish.where].at(key), what=what, hint="take it out of one of the two"))
        return False

    ordered = []
    for wish in wishes:
        slug = wish.slug if wish.slug and is_free(wish, "slug", slug_path(wish.slug)) else None
        aliases = tuple(each for each in wish.aliases if is_free(wish, "aliases", each))
        ordered.append(replace(wish, slug=slug, aliases=aliases))
    return tuple(ordered), tuple(problems)
