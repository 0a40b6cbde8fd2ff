r"""What two texts have in common, or two ways to sort the same things, and what is made of it over many. Pure.

Words are what `\w+` finds. An F1 is the harmonic mean of precision and recall; a shingle is a run of four words.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from itertools import accumulate
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


def agreement(found: Sequence[bool], right: Sequence[bool]) -> Overlap:
    """Of two lists of answers to the same questions: how often a yes is right, and a right yes is found."""
    shared = sum(mine and theirs for mine, theirs in zip(found, right, strict=True))
    precision, recall = shared / max(1, sum(found)), shared / max(1, sum(right))
    return Overlap(precision, recall, harmonic(precision, recall))


def average_precision(scores: Sequence[float], right: Sequence[bool]) -> float:
    """Of things ranked by their scores: how many of those down to each right one are right, the mean over the right
    ones. Those of one score rank as they come.
    """
    ranked = sorted(zip(scores, right, strict=True), key=lambda each: -each[0])
    hits = list(accumulate(is_right for _, is_right in ranked))
    shares = [found / rank for rank, (found, (_, is_right)) in enumerate(zip(hits, ranked, strict=True), 1) if is_right]
    return average(shares)


def b_cubed(found: Sequence[str], right: Sequence[str]) -> Overlap:
    """Of two labels for each thing: how much of what it was put with belongs with it, and how much of what belongs
    with it it was put with; the mean over all things. (Bagga and Baldwin, 1998.)
    """
    mine, theirs, both = Counter(found), Counter(right), Counter(zip(found, right, strict=True))
    precision = sum(count * count / mine[label] for (label, _), count in both.items()) / max(1, len(found))
    recall = sum(count * count / theirs[label] for (_, label), count in both.items()) / max(1, len(right))
    return Overlap(precision, recall, harmonic(precision, recall))


def of_pairs(found: Sequence[str], right: Sequence[str]) -> Overlap:
    """Of two labels for each thing: how many of the pairs that were put together belong together, and the reverse."""
    shared = _pairs(Counter(zip(found, right, strict=True)))
    precision, recall = shared / max(1, _pairs(Counter(found))), shared / max(1, _pairs(Counter(right)))
    return Overlap(precision, recall, harmonic(precision, recall))


def _pairs(counts: Counter[str] | Counter[tuple[str, str]]) -> int:
    return sum(count * (count - 1) // 2 for count in counts.values())


def in_one_line(figures: Mapping[str, float]) -> str:
    """Figures as JSON, to four places."""
    return json.dumps({name: round(value, 4) for name, value in figures.items()})
