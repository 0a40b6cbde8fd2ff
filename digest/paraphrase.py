"""Do two sentences say the same, in whatever words? Pure.

Eight measures of what they have in common and what only one of them has, weighed by logistic regression on 4,076 pairs
of news sentences that people have marked: right in 76 of 100, where taking all for the same is right in 68.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from math import exp

from rapidfuzz.distance import LCSseq

from digest.alignment import weights
from digest.lexicon import stemmer
from digest.similarity import names_and_numbers
from digest.text import negations, spaced, words

_BIAS = -1.5
_RUN = 4  # words
_LETTERS = 3
_WEIGHT = 20.0  # of two rare names: the unit of what only one sentence says


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What two sentences have in common, each but the counts from 0 to 1; in the order of `WEIGHTS`."""

    stems: float  # share of the longer sentence's stems that both have
    runs: float  # share of the shorter one's runs of four stems
    letters: float  # Dice's coefficient of runs of three letters, squared
    order: float  # the longest common subsequence over the longer sentence, squared
    numbers: int  # how many numbers only one has; of the two counts the higher
    names: float  # share of the names and numbers
    denied: bool  # one has a "not" more
    only: float  # what only one says, as the weights of its words; of the two the higher


WEIGHTS = (0.8, -3.5, 5.2, 5.5, -0.4, -0.8, -0.8, -0.2)


def sameness(a: str, b: str, lang: str) -> float:
    """How likely it is that two sentences of a language say the same, 0 to 1."""
    odds = _BIAS + sum(weight * value for weight, value in zip(WEIGHTS, astuple(_measures(a, b, lang)), strict=True))
    return 1 / (1 + exp(-odds))


def _measures(a: str, b: str, lang: str) -> Measures:
    ours, theirs = _stems(a, lang), _stems(b, lang)
    few, many = sorted((len(set(ours)), len(set(theirs))))
    names = [frozenset(names_and_numbers(sentence)) for sentence in (a, b)]
    numbers = [frozenset(name for name in each if name[0].isdigit()) for each in names]
    told = [weights(sentence, lang) for sentence in (a, b)]
    turned = [len(negations(sentence)) % 2 for sentence in (a, b)]
    return Measures(
        stems=len(set(ours) & set(theirs)) / max(1, many),
        runs=len(_runs(ours) & _runs(theirs)) / max(1, few - _RUN + 1),
        letters=_dice(_letters(a), _letters(b)) ** 2,
        order=(LCSseq.similarity(ours, theirs) / max(1, len(ours), len(theirs))) ** 2,
        numbers=max(len(numbers[0] - numbers[1]), len(numbers[1] - numbers[0])),
        names=len(names[0] & names[1]) / max(1, *map(len, names)),
        denied=turned[0] != turned[1],
        only=max(_only(*told), _only(*reversed(told))) / _WEIGHT,
    )


def _stems(sentence: str, lang: str) -> list[str]:
    stem = stemmer(lang)
    return [stem(word.casefold()) for word in words(spaced(sentence))]


def _runs(stems: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(*(stems[start:] for start in range(_RUN)), strict=False))


def _letters(sentence: str) -> Counter[str]:
    text = " ".join(sentence.casefold().split())
    return Counter(text[at : at + _LETTERS] for at in range(len(text) - _LETTERS + 1))


def _dice(a: Counter[str], b: Counter[str]) -> float:
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def _only(ours: dict[int, float], theirs: dict[int, float]) -> float:
    return sum(weight for term, weight in ours.items() if term not in theirs)
