"""Debris phrases as data, one TOML file per language, and the one function that loads them.

A rule names what it cuts, gives patterns, and an example for each, which the tests read. A pattern must match the
whole of a paragraph, as `text.plain` writes it: case folded, straight quotes, single spaces. A rule with `inside` also
cuts whole sentences that are glued to the beginning or the end of a paragraph. So a phrase inside an article's own
sentence is never enough.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from digest.text import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of debris in one language."""

    name: str  # what a reader is told, for example "paywall notice"
    lang: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    marks_a_cut_copy: bool  # the text before it stops at a paywall
    inside: bool  # also cut where it is glued to the beginning or the end of a paragraph

    def matches(self, text: str) -> bool:
        """Is the whole of this text debris?"""
        return self.pattern.fullmatch(bare(text)) is not None


def bare(text: str) -> str:
    """As patterns see a text: plain, and without the marks at its end, which do not matter."""
    return plain(text).rstrip(' .:!>"›→|')


def first_match(text: str, rules: Iterable[Rule]) -> Rule | None:
    """The first rule by which the whole of a text is debris."""
    seen = bare(text)
    return next((rule for rule in rules if rule.pattern.fullmatch(seen)), None)


@lru_cache(maxsize=1)
def load() -> tuple[Rule, ...]:
    """The rules of all languages: pages in one language carry notices in another."""
    return tuple(
        Rule(
            name=rule["name"],
            lang=path.name.removesuffix(".toml"),
            pattern=re.compile("|".join(f"(?:{each})" for each in rule["patterns"])),
            examples=tuple(rule["examples"]),
            marks_a_cut_copy=rule.get("marks_a_cut_copy", False),
            inside=rule.get("inside", False),
        )
        for path in sorted(files(__name__).iterdir(), key=lambda path: path.name)
        if path.name.endswith(".toml")
        for rule in tomllib.loads(path.read_text(encoding="utf-8"))["rule"]
    )
