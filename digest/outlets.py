"""Who publishes: `content/outlets.yml`, domain -> name, language, country, rights. Reads the disk, once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from digest import frontmatter
from digest.addresses import domain, outlet_id
from digest.errors import ConfigError, Problem
from digest.model import Outlet, Right
from digest.text import base_language, one_line

_KEYS = {"name", "language", "country", "rights"}
_RIGHTS = re.compile(r"\brights\b[\"']?\s*:")


class Outlets:
    """The outlets that the curator has named, and a sensible answer for all others."""

    def __init__(self, named: Mapping[str, Outlet], languages: Mapping[str, str]) -> None:
        self._by_domain = dict(named)
        self._by_name = {outlet.name.casefold(): outlet for outlet in named.values()}
        self._languages = dict(languages)

    def of(self, *, url: str | None, name: str | None) -> Outlet | None:
        """The outlet of an article by its address, else by the name that the file gives, else by the bare domain."""
        at = domain(url) if url else ""
        known = self._by_domain.get(at) or self._by_name.get((name or "").casefold())
        if known or not (name or at):
            return known
        return Outlet(id=at or outlet_id(name or ""), name=name or at)

    def language(self, outlet: Outlet | None) -> str | None:
        """The language that the curator says an outlet writes in."""
        return self._languages.get(outlet.id) if outlet else None


def load(content: Path) -> tuple[Outlets, tuple[Problem, ...]]:
    """`outlets.yml` of a content folder; an entry that cannot be used is a Problem and the others go on.

    Raises ConfigError where nobody can know what may be shown any more.
    """
    path = content / "outlets.yml"
    if path.is_symlink():
        return Outlets({}, {}), (Problem(where="outlets.yml", what="a link", hint="links are not followed"),)
    if not path.is_file():
        return Outlets({}, {}), ()
    text = ""
    try:
        text = path.read_bytes().decode("utf-8", "replace")
        written = frontmatter.load_yaml(path.read_text(encoding="utf-8"))
    except (frontmatter.FrontMatterError, UnicodeDecodeError, OSError) as error:
        line = getattr(error, "line", 1)
        if _RIGHTS.search(text):
            raise ConfigError(f"outlets.yml:{line}: {error} (mend it: it says what may be shown of whom)") from None
        return Outlets({}, {}), (
            Problem(where=f"outlets.yml:{line}", what=str(error), hint="outlets keep their domains as names"),
        )
    named: dict[str, Outlet] = {}
    languages: dict[str, str] = {}
    problems = []
    for key, entry in written.items():
        at = key.strip().lower().removeprefix("www.")
        fault = _fault(entry)
        if fault or not isinstance(entry, dict):
            hint = "it may have name, language, country, rights"
            problems.append(Problem(where=f"outlets.yml:{_line(text, key)}", what=f"'{key}': {fault}", hint=hint))
            if isinstance(entry, dict) and "rights" in entry:  # whatever is wrong with it, it is to hold something back
                named[at] = Outlet(id=at, name=at, rights=Right.read(entry["rights"]) or Right.WITHHELD)
            continue
        named[at] = Outlet(
            id=at,
            name=one_line(str(entry.get("name") or at)),
            country=one_line(str(entry.get("country") or "")),
            rights=Right.read(entry.get("rights")),
        )
        if lang := base_language(str(entry.get("language") or "")):
            languages[at] = lang
    return Outlets(named, languages), tuple(problems)


def _fault(entry: object) -> str | None:
    if not isinstance(entry, dict):
        return "not a list of `key: value` lines"
    if unknown := sorted(set(entry) - _KEYS):
        return f"no key is called '{unknown[0]}'"
    if wrong := [key for key, value in entry.items() if not isinstance(value, str)]:
        return f"'{wrong[0]}' is not a text"
    if "rights" in entry and not Right.read(entry["rights"]):
        return f"'rights' is '{entry['rights']}' (it may be {Right.choices()}); its reports are withheld until then"
    language = entry.get("language")
    return f"'{language}' is not a language" if language and not base_language(language) else None


def _line(text: str, key: str) -> int:
    """Where an entry begins."""
    found = re.search(rf"^[\"']?{re.escape(key)}[\"']?\s*:", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1
