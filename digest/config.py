"""Settings: `digest.toml` says how stories are made, `mkdocs.yml` what the site is called and where it stands.

Reads the disk, once. Every key has a default, a type and a sentence; an unknown key is an error.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import NamedTuple, TypeVar

import yaml
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load

from digest.addresses import web_address
from digest.errors import ConfigError
from digest.model import Right


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """[reading]: what a file may be."""

    language: str = field(default="en", metadata={"doc": "the language of a text too short to tell its own"})
    largest: int = field(
        default=5 * 1024 * 1024, metadata={"doc": "bytes; a larger file is set aside", "from_to": (1, 2**30)}
    )
    fewest_words: int = field(
        default=40, metadata={"doc": "a file with fewer words left is not an article", "from_to": (1, 10_000)}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """[grouping]: when sources are one story, and when one is a copy of another."""

    story: float = field(
        default=0.16,
        metadata={"doc": "likeness (0 to 1) from which dated reports are one story", "from_to": (0.01, 1)},
    )
    story_undated: float = field(
        default=0.24, metadata={"doc": "the same where a date is missing", "from_to": (0.01, 1)}
    )
    days: float = field(
        default=1.75, metadata={"doc": "days after which likeness has faded to 0.61 of itself", "from_to": (0.1, 365)}
    )
    thread: float = field(
        default=0.17,
        metadata={"doc": "likeness from which a later story is a sequel of an earlier one", "from_to": (0.01, 1)},
    )
    thread_days: float = field(default=45.0, metadata={"doc": "days between the two, at most", "from_to": (1, 3650)})
    copy: float = field(
        default=0.525, metadata={"doc": "share of names and numbers in the same order that makes a copy"}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """[merging]: what of several reports stands on one page."""

    twin: float = field(default=0.36, metadata={"doc": "likeness (0 to 1) from which two paragraphs are twins"})
    twin_of_copy: float = field(default=0.25, metadata={"doc": "the same where one report is a copy of another"})
    news: float = field(
        default=0.31,
        metadata={
            "doc": "share of what a paragraph says that must be new to the page to stand on it, its likeness to what "
            "stands there taken off twice"
        },
    )
    news_of_copy: float = field(default=0.1, metadata={"doc": "the same where one report is a copy of another"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """[front]: the front page."""

    stories: int = field(
        default=60, metadata={"doc": "how many stories it shows; all are on the pages by day", "from_to": (1, 10_000)}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """[rights]: how much of a source may be shown, where nothing more particular says so."""

    default: str = field(default="full", metadata={"doc": "full, excerpt, link or withheld", "one_of": Right.choices()})
    excerpt_words: int = field(
        default=75, metadata={"doc": "words of an excerpt, at most; no sentence is cut", "from_to": (1, 10_000)}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All settings. `name`, `url`, `description` are MkDocs' `site_name`, `site_url`, `site_description`."""

    name: str
    url: str  # absolute, with a slash at its end
    description: str = ""
    reading: Reading = Reading()
    grouping: Grouping = Grouping()
    merging: Merging = Merging()
    rights: Rights = Rights()
    front: Front = Front()


_SECTIONS = ("reading", "grouping", "merging", "rights", "front")
Section = TypeVar("Section", Reading, Grouping, Merging, Rights, Front)


def load(root: Path) -> Config:
    """The settings in a folder with `mkdocs.yml` and, where defaults do not do, `digest.toml`. Raises ConfigError."""
    name, url, description = _site(root / "mkdocs.yml")
    path = root / "digest.toml"
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"digest.toml: not TOML: {error}") from None
    if unknown := sorted(written.keys() - set(_SECTIONS)):
        raise ConfigError(f"digest.toml: no section is called '{unknown[0]}' (there are: {', '.join(_SECTIONS)})")
    return Config(
        name=name,
        url=url,
        description=description,
        reading=_section(Reading, "reading", written),
        grouping=_section(Grouping, "grouping", written),
        merging=_section(Merging, "merging", written),
        rights=_section(Rights, "rights", written),
        front=_section(Front, "front", written),
    )


class _Key(NamedTuple):
    type: type
    bounds: tuple[float, float]
    choices: str


def _section(kind: type[Section], name: str, written: Mapping[str, object]) -> Section:
    values = written.get(name, {})
    if not isinstance(values, dict):
        raise ConfigError(f"digest.toml: '{name}' is a section (write [{name}])")
    known = {
        each.name: _Key(type(each.default), each.metadata.get("from_to", (0, 1)), each.metadata.get("one_of", ""))
        for each in fields(kind)
    }
    for key, value in values.items():
        if key not in known:
            raise ConfigError(f"digest.toml: [{name}] has no key '{key}' (it has: {', '.join(known)})")
        if type(value) is not known[key].type and not (known[key].type is float and type(value) is int):
            raise ConfigError(f"digest.toml: [{name}] {key} is {value!r}, not {_A[known[key].type]}")
        least, most = known[key].bounds
        if isinstance(value, int | float) and not least <= value <= most:
            raise ConfigError(f"digest.toml: [{name}] {key} is {value}, not between {least} and {most}")
        if known[key].choices and not Right.read(value):
            raise ConfigError(f"digest.toml: [{name}] {key} is '{value}' (it may be {known[key].choices})")
    return kind(**values)


_A = {int: "a whole number", float: "a number", str: "a text in quotes"}


def _site(path: Path) -> tuple[str, str, str]:
    try:
        site = yaml_load(path.read_text(encoding="utf-8"))  # MkDocs' own reader: it knows `!ENV`
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ConfigurationError) as error:
        raise ConfigError(f"{path.name}: cannot be read: {error}") from None
    if not isinstance(site, dict):
        raise ConfigError(f"{path.name}: not a list of `key: value` lines")
    url = web_address(str(site.get("site_url") or ""))
    if not url or "?" in url or "#" in url:
        raise ConfigError(
            f"{path.name}: site_url is {site.get('site_url')!r}, not an address (write it like https://news.example/)"
        )
    return (
        str(site.get("site_name") or "News"),
        url if url.endswith("/") else f"{url}/",
        str(site.get("site_description") or ""),
    )
