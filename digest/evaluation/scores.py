r"""What two texts have in common, and what is made of it over many. Pure.

Words are what `\w+` finds. An F1 is the harmonic mean of precision and recall; a shingle is a run of four words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Sequence
from statistics import mean
from typing import NamedTuple

_WORD = re.compile(r"\w+")
SHINGLE = 4  # words


class Overlap(NamedTuple):
    """Of two bags: the share of the found that is right, the share of the right that is found, and their F1."""

    precision: float
    recall: float
    f1: float


def words(text: str) -> list[str]:
    """The words of a text as they are written."""
    return _WORD.findall(text)


def overlap(found: Counter[Hashable], right: Counter[Hashable]) -> Overlap:
    """Two empty bags agree; an empty one and any other do not."""
    if not found or not right:
        same = float(not found and not right)
        return Overlap(same, same, same)
    shared = (found & right).total()
    precision, recall = shared / found.total(), shared / right.total()
    return Overlap(precision, recall, harmonic(precision, recall))


def harmonic(precision: float, recall: float) -> float:
    """F1."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def of_words(found: str, right: str) -> Overlap:
    """Words without regard to case."""
    return overlap(Counter(words(found.lower())), Counter(words(right.lower())))


def shingles(text: str) -> Counter[Hashable]:
    """Every run of four words, or the whole of a text that is shorter."""
    found = words(text)
    return Counter(tuple(found[i : i + SHINGLE]) for i in range(max(1, len(found) - SHINGLE + 1)) if found)


def folded(text: str) -> str:
    """Words without case, accents and marks: how fields and snippets are compared."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(words("".join(character for character in plain if not unicodedata.combining(character))))


def average(values: Sequence[float | bool]) -> float:
    """The mean; 0 of nothing."""
    return mean(values) if values else 0.0
