"""Which sentences of a text another text has too, as a reader would say. Pure.

A sentence is there too when most of what it says stands in one sentence of the other, in the same order, and with no
other number and no "not" more. Who had it first is not asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from rapidfuzz.distance import LCSseq

from digest.model import Article, Kind
from digest.text import common_words, negations, plain, sentences, spaced, words

# Between 2 reworded copies and their originals 0.5 finds 32 of 34 sentences; between 24 pairs of independent reports of
# one event it finds 4 of 360, of at most ten words each.
_MOST = 0.5
_COMMON = 0.25  # what a common word weighs, where any other weighs 1: such words stand in any order in any sentence
_FEWEST = 3  # words that two sentences share at least, one of them not a common one, unless they are the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """How many of a report's sentences are also in another."""

    of: int
    also: int

    @property
    def percent(self) -> int:
        """Whole; only all of them are 100, and only none of them 0."""
        if self.also in (0, self.of):
            return 100 if self.also else 0
        return min(99, max(1, round(100 * self.also / self.of)))

    @property
    def told(self) -> str:
        """`12 of its 14 sentences (86 %) are`: what goes before "also in" a name."""
        if self.of == 1:
            return "its one sentence is" if self.also else "its one sentence is not"
        if self.also in (0, self.of):
            return f"all of its {self.of} sentences are" if self.also else f"none of its {self.of} sentences is"
        verb = "is" if self.also == 1 else "are"
        return f"{self.also} of its {self.of} sentences ({self.percent} %) {verb}"


def shared(report: Article, other: Article) -> Shared:
    """The share of a report's sentences that are also in the other."""
    found = also_in(tuple(_sentences(report)), tuple(_sentences(other)), report.lang)
    return Shared(of=len(found), also=sum(found))


def _sentences(report: Article) -> Iterator[str]:
    """A subhead is no sentence."""
    for block in report.blocks:
        if block.kind is not Kind.HEADING:
            yield from sentences(block.text, report.lang)


def also_in(own: Sequence[str], others: Sequence[str], lang: str) -> tuple[bool, ...]:
    """For each sentence whether one of the others says the same. Texts of different languages share none."""
    known = set(map(plain, others))
    found = [plain(each) in known for each in own]
    if len(own) * len(others) > _MOST_PAIRS:
        return tuple(found)
    common = common_words(lang)
    there = [_Sentence.read(each, common) for each in others]

    def is_there(text: str) -> bool:
        sentence = _Sentence.read(text, common)
        return any(_part(sentence, other, common) and not _contradicts(sentence, other) for other in there)

    return tuple(is_known or is_there(each) for each, is_known in zip(own, found, strict=True))


def nearest(texts: Sequence[str], others: Sequence[str], lang: str) -> tuple[str | None, ...]:
    """For each text the one of the others that says most of it in the same order; None where none does."""
    if len(texts) * len(others) > _MOST_PAIRS:
        return (None,) * len(texts)
    common = common_words(lang)
    there = [(_Sentence.read(each, common), each) for each in others]

    def best(text: str) -> str | None:
        own = _Sentence.read(text, common)
        part, found = max(
            ((_part(own, other, common), each) for other, each in there), key=itemgetter(0), default=(0.0, "")
        )
        return found if part else None

    return tuple(map(best, texts))


# Two reports have some 30 sentences each, which takes 2 ms. This many pairs take 0.5 s at worst; of longer texts it is
# only asked which sentences are the same.
_MOST_PAIRS = 100_000


class Said:
    """What texts say, word for word, made to be asked often."""

    def __init__(self, texts: Iterable[str], lang: str) -> None:
        self._lang = lang
        self._sentences: set[str] = set()
        self._texts: list[str] = []
        self._searches = _MOST_SEARCHES
        for text in texts:
            self.add(text)

    def add(self, text: str) -> None:
        self._sentences |= set(map(plain, (text, *sentences(text, self._lang))))
        self._texts.append(plain(text))

    def has(self, text: str) -> bool:
        """Does each of its sentences stand somewhere? What breaks off may go on there."""
        if plain(text) in self._sentences:
            return True
        return all(each in self._sentences or self._stands(each) for each in map(plain, sentences(text, self._lang)))

    def _stands(self, sentence: str) -> bool:
        bare = sentence.rstrip(". ")
        self._searches -= 1
        if self._searches < 0 or not bare:
            return not bare
        whole = re.compile(rf"(?<!\w){re.escape(bare)}(?!\w)")
        return any(bare in text and whole.search(text) for text in self._texts)


_MOST_SEARCHES = 2_000  # sentences that are looked for inside others; of more it is only asked whether they are there


@dataclass(frozen=True, slots=True)
class _Sentence:
    words: tuple[str, ...]
    known: frozenset[str]
    weights: dict[str, float]  # of each word, all its places together
    whole: float  # of all words

    @classmethod
    def read(cls, text: str, common: frozenset[str]) -> _Sentence:
        found = tuple(word.removesuffix("'s") for word in words(spaced(plain(text))))
        weights = {word: times * (_COMMON if word in common else 1.0) for word, times in Counter(found).items()}
        return cls(found, frozenset(found), weights, sum(weights.values()))


def _contradicts(own: _Sentence, other: _Sentence) -> bool:
    """Has each a number that the other has not, or one of them a "not" more? Then it is said otherwise there."""
    ours, theirs = ({word for word in each.known if word[0].isdigit()} for each in (own, other))
    turned = [len(negations(" ".join(each.words))) % 2 for each in (own, other)]
    return bool(ours - theirs and theirs - ours) or turned[0] != turned[1]


def _part(own: _Sentence, other: _Sentence, common: frozenset[str]) -> float:
    """How much of a sentence the other says, 0 to 1; 0 where that is not most of it."""
    if own.words == other.words:
        return 1.0
    enough = _MOST * own.whole
    if sum(own.weights[word] for word in own.known & other.known) < enough:  # this spares most pairs the alignment
        return 0.0
    steps = LCSseq.opcodes(own.words, other.words)
    same = [word for step in steps if step.tag == "equal" for word in own.words[step.src_start : step.src_end]]
    if len(same) < _FEWEST or common.issuperset(same):
        return 0.0
    weight = sum(_COMMON if word in common else 1.0 for word in same)
    return weight / own.whole if weight >= enough else 0.0
