"""Stage 5: a story in, where its sources differ out. Pure.

Two sentences of different sources that speak of the same thing and give amounts of it that cannot both be true.
Silence before a false alarm: amounts that hedges or rounding can reconcile are none, nor is what only one side gives.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from digest.model import Difference, Side, Story
from digest.quantities import Quantity, content_words, quantities
from digest.similarity import cosines, letter_vectors
from digest.text import common_words, sentences

_ALIKE = 0.20  # of letters, from which two sentences may speak of the same thing (labelled sentence pairs: 0.195)
_ROUNDING = 0.02  # as a share: 1.4 and 1.38 million are one amount, rounded


@dataclass(frozen=True, slots=True)
class _Said:
    source: str
    sentence: str
    amounts: tuple[Quantity, ...]
    about: frozenset[str]


def compare(story: Story) -> tuple[Difference, ...]:
    """Differences in the order of the page, one for each matter, whoever else repeats it."""
    said = list(_said(story))
    if len({each.source for each in said}) < 2:
        return ()
    rows = letter_vectors([each.sentence for each in said]).rows
    alike = cosines(rows, rows)
    pairs = sorted(
        (
            (-alike[a, b], a, b)
            for a in range(len(said))
            for b in range(a + 1, len(said))
            if said[a].source != said[b].source and alike[a, b] >= _ALIKE
        ),
    )
    found: dict[tuple[str, ...], tuple[int, Difference]] = {}
    for _, a, b in pairs:
        for one, other in _conflicts(said[a], said[b]):
            matter = (one.of, *sorted((_spoken(one), _spoken(other))))
            found.setdefault(
                matter,
                (
                    a,
                    Difference(
                        about=one.of,
                        sides=(
                            Side(source=said[a].source, sentence=said[a].sentence, words=one.words),
                            Side(source=said[b].source, sentence=said[b].sentence, words=other.words),
                        ),
                    ),
                ),
            )
    return tuple(difference for _, difference in sorted(found.values(), key=lambda at: at[0]))


def _said(story: Story) -> Iterator[_Said]:
    """Every sentence that gives an amount of something, in the order of the page, other wordings included."""
    common = common_words(story.lang)
    for paragraph in story.paragraphs:
        wordings = [(paragraph.sources[0], paragraph.text), *((twin.source, twin.text) for twin in paragraph.twins)]
        for source, text in wordings:
            for sentence in sentences(text, story.lang):
                if amounts := tuple(amount for amount in quantities(sentence) if amount.of not in common):
                    yield _Said(source, sentence, amounts, content_words(sentence, common))


def _conflicts(a: _Said, b: _Said) -> Iterator[tuple[Quantity, Quantity]]:
    """Amounts of one thing, one on each side, that cannot both be true, while nothing else on either side explains
    them.
    """
    for one in a.amounts:
        others = [other for other in b.amounts if other.of == one.of and other.is_share == one.is_share]
        same = [each for each in a.amounts if each.of == one.of and each.is_share == one.is_share]
        if (
            len(others) == 1
            and len(same) == 1
            and not _agree(one, others[0])
            and len((a.about & b.about) - {one.of}) >= _SHARED
        ):
            yield one, others[0]


_SHARED = 2  # words in common beside the thing counted: two `12 people` of two different sentences are two matters


def _agree(a: Quantity, b: Quantity) -> bool:
    return (
        a.low <= b.high * (1 + _ROUNDING) and b.low <= a.high * (1 + _ROUNDING)
        if not a.is_share
        else a.low <= b.high and b.low <= a.high
    )


def _spoken(amount: Quantity) -> str:
    return f"{amount.low:.6g}–{amount.high:.6g}"
