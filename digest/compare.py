"""Stage 5: a story in, where its sources differ out. Pure.

Two sentences of different sources that speak of the same thing and give amounts of it that cannot both be true, or that
say the same but for a "not". Silence before a false alarm: amounts that hedges or rounding can reconcile are none, nor
is what only one side gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from digest.model import Difference, Matter, Side, Story
from digest.quantities import Quantity, content_words, quantities
from digest.similarity import cosines, letter_vectors
from digest.text import common_words, negations, sentences

_ALIKE = 0.20  # of letters, from which two sentences may speak of the same thing (labelled sentence pairs: 0.195)
_THE_SAME = 0.70  # from which a "not" more or less is all that can be between them
_ROUNDING = 0.02  # as a share: 1.4 and 1.38 million are one amount, rounded
_SHARED = 2  # words in common beside the thing counted: two `12 people` of two different sentences are two matters
_SIDES = 4  # of one difference; from here on more sides say only that nobody knows


@dataclass(frozen=True, slots=True)
class _Said:
    sources: tuple[str, ...]
    sentence: str
    amounts: tuple[Quantity, ...]
    about: frozenset[str]


def compare(story: Story) -> tuple[Difference, ...]:
    """Differences in the order of the page, one for each matter, however many sources speak of it."""
    if len(story.sources) < 2:
        return ()
    said = list(_said(story))
    rows = letter_vectors([each.sentence for each in said]).rows
    alike = cosines(rows, rows)
    pairs = [
        (int(a), int(b)) for a, b in np.argwhere(np.triu(alike, 1) >= _ALIKE) if said[a].sources != said[b].sources
    ]
    denials = [pair for pair in pairs if alike[pair] >= _THE_SAME and _is_denied(said[pair[0]], said[pair[1]])]
    found = [*_of_amounts(said, pairs), *((a, _denial(said[a], said[b])) for a, b in denials)]
    return tuple(difference for _, difference in sorted(found, key=lambda at: at[0]))


def _said(story: Story) -> Iterator[_Said]:
    """Every sentence in the order of the page, other wordings included."""
    common = common_words(story.lang)
    for paragraph in story.paragraphs:
        for sources, text in (
            (paragraph.voices, paragraph.text),
            *(((twin.source,), twin.text) for twin in paragraph.twins),
        ):
            for sentence in sentences(text, story.lang):
                amounts = tuple(amount for amount in quantities(sentence) if amount.of not in common)
                yield _Said(sources, sentence, amounts, content_words(sentence, common))


# -- amounts

Node = tuple[int, Quantity]  # a sentence by its number, and one amount in it


def _of_amounts(said: Sequence[_Said], pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Difference]]:
    """Amounts of one thing, gathered into matters; a matter on which not all agree is a difference."""
    matters: dict[Node, list[Node]] = {}
    for a, b in pairs:
        for one, other in _of_one_thing(said[a], said[b]):
            joined = matters.get((a, one), [(a, one)])
            other_matter = matters.get((b, other), [(b, other)])
            if joined is not other_matter:
                joined.extend(other_matter)
            matters.update(dict.fromkeys(joined, joined))
    for matter in {id(matter): matter for matter in matters.values()}.values():
        sides = _sides(said, sorted(matter, key=lambda node: (node[0], node[1].words)))
        if 2 <= len(sides) <= _SIDES:
            yield (
                min(number for number, _ in matter),
                Difference(matter=Matter.SHARE if matter[0][1].is_share else Matter.NUMBER, sides=sides),
            )


def _of_one_thing(a: _Said, b: _Said) -> Iterator[tuple[Quantity, Quantity]]:
    """The amounts of one thing, where each sentence has one only and they share what else they speak of."""
    for one in a.amounts:
        same = [each for each in a.amounts if (each.of, each.is_share) == (one.of, one.is_share)]
        others = [each for each in b.amounts if (each.of, each.is_share) == (one.of, one.is_share)]
        if len(same) == len(others) == 1 and len((a.about & b.about) - {one.of}) >= _SHARED:
            yield one, others[0]


def _sides(said: Sequence[_Said], matter: Sequence[Node]) -> tuple[Side, ...]:
    """One side for each amount that no other side can be reconciled with; the first to say it speaks for the others."""
    sides: list[tuple[Quantity, Side]] = []
    for number, amount in matter:
        source, *others = said[number].sources
        at = next((at for at, (known, _) in enumerate(sides) if _agree(known, amount)), None)
        if at is None:
            side = Side(source=source, sentence=said[number].sentence, words=amount.words, others=tuple(others))
            sides.append((amount, side))
        else:
            known, side = sides[at]
            more = [each for each in (source, *others) if each not in (side.source, *side.others)]
            sides[at] = (known, replace(side, others=(*side.others, *more)))
    return tuple(side for _, side in sides)


def _agree(a: Quantity, b: Quantity) -> bool:
    rounding = 1.0 if a.is_share else 1 + _ROUNDING
    return a.low <= b.high * rounding and b.low <= a.high * rounding


# -- denials


def _is_denied(a: _Said, b: _Said) -> bool:
    """One says that it is, the other that it is not."""
    return len(negations(a.sentence)) % 2 != len(negations(b.sentence)) % 2


def _denial(a: _Said, b: _Said) -> Difference:
    def side(one: _Said) -> Side:
        source, *others = one.sources
        turned = next(iter(negations(one.sentence)), "")
        return Side(source=source, sentence=one.sentence, words=turned, others=tuple(others))

    return Difference(matter=Matter.DENIAL, sides=(side(a), side(b)))
