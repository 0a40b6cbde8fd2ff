"""A made story of many reports: each tells things that others tell too, in other words, and things of its own.

Words are drawn from a list by how common they are, as words of news are; names are made of syllables. The same
arguments give the same reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from random import Random

from wordfreq import top_n_list

from digest.evaluation.streams import COMMON, SYLLABLES
from digest.model import Article
from tests.builders import article

SHARED = 0.3  # of the paragraphs of a report: of those that the whole crowd tells
POOL = 40  # paragraphs of these
Fact = tuple[str, ...]  # the words of a sentence that matter, those that nobody can replace first


def crowd(count: int, paragraphs: int = 30, seed: int = 1) -> list[Article]:
    """So many independent reports of one event, of so many paragraphs each."""
    random = Random(seed)
    desk = _Desk(random)
    common = [desk.facts() for _ in range(POOL)]
    return [_report(desk, common, number, paragraphs) for number in range(count)]


def near_copies(count: int, paragraphs: int = 30, seed: int = 1) -> list[Article]:
    """One report, and others that have its sentences with a word here and there exchanged, most of its paragraphs."""
    random = Random(seed)
    desk = _Desk(random)
    original = [desk.paragraph(desk.facts()) for _ in range(paragraphs)]
    return [
        article(
            "\n\n".join(
                " ".join(desk.swapped(word, 0.04) for word in each.split())
                for each in original
                if number == 0 or random.random() < 0.9
            ),
            id=f"r{number:03}",
        )
        for number in range(count)
    ]


def _report(desk: _Desk, common: Sequence[Sequence[Fact]], number: int, paragraphs: int) -> Article:
    shared = desk.random.sample(common, min(round(SHARED * paragraphs), len(common)))
    told = [*shared, *(desk.facts() for _ in range(paragraphs - len(shared)))]
    desk.random.shuffle(told)
    return article("\n\n".join(map(desk.paragraph, told)), id=f"r{number:03}", title=f"Report {number}")


class _Desk:
    """Writes. Its state is its random numbers."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self._words = [word for word in top_n_list("en", 20_000) if word.isalpha() and word not in COMMON]
        self._weights = list(accumulate(1 / (rank + 30) for rank in range(len(self._words))))
        self._people = [self._name() for _ in range(30)]

    def facts(self) -> list[Fact]:
        """What a paragraph tells: two or three sentences."""
        return [
            (
                self.random.choice(self._people),
                self._name(),
                str(self.random.randint(2, 9_999)),
                *self.random.choices(self._words, cum_weights=self._weights, k=7),
            )
            for _ in range(self.random.choice((2, 2, 3)))
        ]

    def paragraph(self, facts: Sequence[Fact]) -> str:
        """A wording of it: names and numbers stay, one in four other words is another, all stand in a new order."""
        return " ".join(map(self._sentence, facts))

    def _sentence(self, fact: Fact) -> str:
        words = [*(self.swapped(word, 0.25) for word in fact), *self.random.choices(COMMON, k=10)]
        self.random.shuffle(words)
        return "The " + " ".join(words) + "."

    def swapped(self, word: str, share: float) -> str:
        """Names and numbers stay."""
        if not word[0].islower() or self.random.random() >= share:
            return word
        return self.random.choices(self._words, cum_weights=self._weights)[0]

    def _name(self) -> str:
        return "".join(self.random.choices(SYLLABLES, k=3)).capitalize()
