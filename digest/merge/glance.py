"""At a glance: three to five sentences of a page, chosen for what most sources share and no two alike. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from digest.alignment import Alignment
from digest.dangling import stands_alone
from digest.merge.slots import Slot
from digest.model import Kind, Statement
from digest.similarity import Matrix
from digest.text import length

_FEWEST, _MOST = 3, 5  # sentences; with fewer there is nothing to take in at a glance
_SHORTEST_PAGE = 250  # words, below which the report itself is read as fast
_EACH = 200  # words of a page for one sentence
_WORDS = range(10, 46)  # of a sentence
_SAYS_SO = 0.5  # likeness from which a source says a sentence in its own words
_AGAIN = 0.8  # how much it counts against a sentence to be like one that is chosen
_FARTHEST = 500  # sentences that may be chosen; what stands below them begins no story
_LATE = 0.3  # how much the end of a page counts less than its beginning


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A source and its sentences, by number. A copy says what its original says and is asked for nothing."""

    source: str
    sentences: Sequence[int]
    is_copy: bool


def glance(page: Sequence[Slot], voices: Iterable[Voice], texts: Alignment) -> tuple[Statement, ...]:
    """The chosen sentences, in the order of the page; none where the page is short or has one independent source."""
    voices = [voice for voice in voices if voice.sentences]
    independent = [voice for voice in voices if not voice.is_copy]
    words = sum(length(slot.block.text) for slot in page)
    speaking = ((number, slot) for slot in page for number in _speaking(slot, texts))
    candidates = list(islice(speaking, _FARTHEST))
    if len(independent) < 2 or words < _SHORTEST_PAGE or len(candidates) < _FEWEST:
        return ()
    numbers = [number for number, _ in candidates]
    said = {voice.source: texts.alike(numbers, voice.sentences).max(axis=1) for voice in voices}
    shared = np.array(
        [
            sum(said[voice.source][row] for voice in independent if voice.source != slot.source)
            for row, (_, slot) in enumerate(candidates)
        ]
    )
    late = np.linspace(1, 1 - _LATE, len(candidates))
    worth = shared * late / (len(independent) - 1)
    chosen = _chosen(worth, lambda row: texts.alike(numbers, [numbers[row]])[:, 0], _how_many(words))
    return tuple(
        Statement(text=texts.text(numbers[row]), sources=tuple(_who(candidates[row][1], row, said))) for row in chosen
    )


def _speaking(slot: Slot, texts: Alignment) -> Iterator[int]:
    """The sentences of a paragraph that tell something by themselves."""
    if slot.block.kind is Kind.PARAGRAPH:
        for number in slot.sentences:
            sentence = texts.text(number)
            if length(sentence) in _WORDS and sentence.endswith(_ENDS) and stands_alone(sentence):
                yield number


_ENDS = (".", ".”", '."', "。", "!", "।")


def _how_many(words: int) -> int:
    return min(_MOST, max(_FEWEST, words // _EACH))


def _chosen(worth: Matrix, alike: Callable[[int], Matrix], count: int) -> list[int]:
    """Rows, in order: the first one, and then one after the other the best that says something else."""
    left = worth.round(9)
    chosen: list[int] = []
    while len(chosen) < min(count, len(worth)):
        best = int(np.argmax(left)) if chosen else 0  # how a report begins tells who did what, where and when
        chosen.append(best)
        left = np.minimum(left, (worth - _AGAIN * alike(best)).round(9))
        left[chosen] = -np.inf
    return sorted(chosen)


def _who(slot: Slot, row: int, said: dict[str, Matrix]) -> Iterator[str]:
    """Whose words they are, then who says so in other words."""
    yield from slot.voices
    for source, likeness in said.items():
        if source not in slot.voices and likeness[row] >= _SAYS_SO:
            yield source
