"""Questions that can be asked of any run of texts, whatever it was read from: what each looks like, what stands beside
it, and how much of what stands there is believed. Pure.

A question has an answer, yes or no, for each text. Numbers become questions by steps: is it at least so much?
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from digest import rules
from digest.jury import Beliefs
from digest.text import words

Column = NDArray[np.float64]
Flags = NDArray[np.bool_]
Number = TypeVar("Number", bound=np.generic)

_ENDS = re.compile(r"[.!?…。！？;](?:\s?[\"'”“’‘»«)\]])*$")
_LOOKED_AT = 300  # characters at the beginning of a text: enough to tell what it is
_WINDOW = 8  # texts above and below that count as near


@dataclass(frozen=True, slots=True)
class Sizes:
    """How long the texts are."""

    words: Column
    chars: Column

    @classmethod
    def of(cls, texts: Sequence[str]) -> Sizes:
        """Words are what spaces part."""
        return cls(
            np.array([text.count(" ") + 1 for text in texts], dtype=np.float64),
            np.array([len(text) for text in texts], dtype=np.float64),
        )


def flags(values: Sequence[bool]) -> Flags:
    """Answers as a column."""
    return np.array(values, dtype=np.bool_)


def steps(name: str, values: Column, limits: Sequence[float]) -> dict[str, Flags]:
    """A number as questions: is it at least so much?"""
    return {f"{name} ≥ {limit}": values >= limit for limit in limits}


def shifted(values: NDArray[Number], offset: int) -> NDArray[Number]:
    """What stands `offset` texts further down; nothing beyond the ends."""
    out = np.zeros_like(values)
    if abs(offset) >= len(values):
        return out
    if offset > 0:
        out[:-offset] = values[offset:]
    else:
        out[-offset:] = values[:offset]
    return out


def beside(facts: dict[str, Flags], names: Sequence[str]) -> dict[str, Flags]:
    """The same asked of the two texts above and below."""
    return {
        f"{where}: {name}": shifted(facts[name], offset)
        for name in names
        for offset, where in ((-2, "two before"), (-1, "before"), (1, "after"), (2, "two after"))
    }


def of_text(texts: Sequence[str], sizes: Sizes, headline: str) -> dict[str, Flags]:
    """What each text looks like by itself."""
    times = Counter(texts)
    seen: set[str] = set()
    wanted = frozenset(words(headline.casefold()))
    looks = [_looks(text) for text in texts]
    again = []
    for text in texts:
        again.append(text in seen)
        seen.add(text)
    likeness = np.array([_likeness(text, wanted) for text in texts])
    facts = {f"{limit} words": sizes.words >= limit for limit in (2, 3, 4, 6, 8, 12, 20, 30, 50)}
    facts |= {name: flags([look[at] for look in looks]) for at, name in enumerate(_LOOKS)}
    facts |= {"said more than once": flags([times[text] > 1 for text in texts]), "said before": flags(again)}
    facts |= {"like the headline": likeness >= 0.5} | steps("like the headline", likeness, (0.2, 0.8))
    facts |= steps("capitals", np.array([_capitals(text) for text in texts]), (0.3, 0.6, 0.9))
    return facts | steps("digits", np.array([_digits(text) for text in texts]), (0.05, 0.2, 0.5))


_LOOKS = (
    "ends a sentence",
    "ends with a colon",
    "is a question",
    "trails off",
    "exclaims",
    "opens with a quotation mark",
    "opens in lower case",
    "all capitals",
    "has a bar",
    "has a copyright sign",
    "has an e-mail address",
    "has a comma",
    "in brackets",
)


@lru_cache(maxsize=4096)
def _looks(text: str) -> tuple[bool, ...]:
    return (
        _ENDS.search(text[-8:]) is not None,
        text[-1] == ":",
        text[-1] == "?",
        text.endswith(("...", "…")),
        text[-1] == "!",
        text[0] in "\"“'‘«„",
        text[0].islower(),
        len(text) < _LOOKED_AT and text.isupper(),
        "|" in text or " · " in text or "•" in text,
        "©" in text,
        "@" in text[:_LOOKED_AT],
        "," in text,
        text[0] in "([" and text[-1] in ")]",
    )


def _likeness(text: str, wanted: frozenset[str]) -> float:
    """The share of words that a short text and the headline have in common."""
    if not wanted or len(text) > _LOOKED_AT:
        return 0.0
    said = set(words(text.casefold()))
    return len(said & wanted) / len(said | wanted)


@lru_cache(maxsize=4096)
def _capitals(text: str) -> float:
    """The share of words with a capital; of long texts, what prose has."""
    if len(text) > _LOOKED_AT:
        return 0.2
    found = text.split()
    return sum(word[0].isupper() for word in found) / len(found)


def _digits(text: str) -> float:
    start = text[:_LOOKED_AT]
    return len(_DIGITS.findall(start)) / len(start)


_DIGITS = re.compile(r"\d")


def of_beliefs(sizes: Sizes, believed: Beliefs) -> dict[str, Flags]:
    """What is believed of each text, of those beside it, and of all that stand above and below."""
    answers = steps("believed", believed, (0.05, 0.2, 0.4, 0.6, 0.8, 0.95))
    for offset in (-3, -2, -1, 1, 2, 3):
        answers |= steps(f"believed at {offset:+}", shifted(believed, offset), (0.2, 0.5, 0.8))
    prose = (believed > 0.6) & (sizes.chars >= 60)
    passed = np.cumsum(prose).astype(np.float64)
    above, below = passed - prose, passed[-1] - passed
    near_above, near_below = _near(sizes, believed)
    return {
        **answers,
        **steps("paragraphs above", above, (1, 2, 4, 8)),
        **steps("paragraphs below", below, (1, 2, 4, 8)),
        **steps("believed above", near_above, (0.1, 0.3, 0.6, 0.9)),
        **steps("believed below", near_below, (0.1, 0.3, 0.6, 0.9)),
    }


def of_notices(texts: Sequence[str], lang: str, believed: Beliefs) -> dict[str, Flags]:
    """Does a debris rule know it? Asked where something near is believed: what stands elsewhere is known by that."""
    known = flags([bool(name) for name in notices(texts, lang, believed)])
    return {"is a notice": known} | beside({"is a notice": known}, ("is a notice",))


def notices(texts: Sequence[str], lang: str, believed: Beliefs) -> list[str]:
    """The debris rule that knows each text near what is believed, or nothing."""
    near = believed >= 0.3
    for offset in range(1, _ASKED + 1):
        near = near | shifted(believed >= 0.3, offset) | shifted(believed >= 0.3, -offset)
    return [
        rule.name if asked and (rule := rules.find(text, lang)) else ""
        for text, asked in zip(texts, near.tolist(), strict=True)
    ]


_ASKED = 3  # texts above and below


def _near(sizes: Sizes, believed: Beliefs) -> tuple[Column, Column]:
    """The share of the characters just above and just below each text that are believed."""
    mass = np.concatenate(([0.0], np.cumsum(sizes.chars * believed)))
    chars = np.concatenate(([0.0], np.cumsum(sizes.chars)))
    at = np.arange(len(believed))
    left, right = np.maximum(0, at - _WINDOW), np.minimum(len(believed), at + 1 + _WINDOW)
    above = (mass[at] - mass[left]) / np.maximum(1, chars[at] - chars[left])
    below = (mass[right] - mass[at + 1]) / np.maximum(1, chars[right] - chars[at + 1])
    return above, below


def decided(believed: Beliefs, threshold: float, sizes: Sizes, prose: Flags) -> Flags:
    """Which texts are the article's own. A jury that keeps next to nothing of the prose has lost its way, as in one
    paste of sixty, and then what is hardly believed is kept, too: of the words that this brings back most are right.
    """
    own = believed >= threshold
    if sizes.words[own].sum() < _LEAST * sizes.words[prose].sum():
        own = believed >= _LAST_RESORT
    return own if own.any() else believed >= _NEAR_THE_TOP * believed.max()


_LEAST = 0.2  # of the words of the prose; the figures are the same from .15 to .35
_LAST_RESORT = 0.1  # of belief
_NEAR_THE_TOP = 0.3  # of the strongest belief; for a text without any prose
