"""Which paragraphs of another report say what a paragraph of the page says already. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digest.alignment import Alignment
from digest.merge.beside import Beside, ranked
from digest.merge.slots import Slot
from digest.model import Block, Kind
from digest.paraphrase import sameness
from digest.similarity import names_and_numbers
from digest.text import plain, words

_BEYOND_DOUBT = 0.6  # a likeness of paragraphs from which no name or number in common is asked for
_ASKED = 0.35  # a likeness of sentences from which it is asked whether they say the same
_SAME = 0.5  # how likely that is
_SAME_WORDS = 0.68  # hardly a word is another
_MOST = 0.5  # of a paragraph's words


class Twins:
    """The paragraphs of one report beside a page as it is now."""

    def __init__(self, texts: Alignment, blocks: Sequence[Block], beside: Beside, twin: float) -> None:
        self._texts, self._blocks, self._beside, self._twin = texts, blocks, beside, twin

    def of(self, own: Sequence[int]) -> dict[int, Slot]:
        """Block -> the slot that says the same; blocks that nothing on the page says are left out."""
        found = ((at, self._twin_of(at)) for at in own)
        return {at: slot for at, slot in found if slot}

    def _twin_of(self, at: int) -> Slot | None:
        block, page = self._blocks[at], self._beside.page
        if block.kind is Kind.HEADING:
            same = plain(block.text)
            headings = (slot for slot in page if slot.block.kind is Kind.HEADING)
            return next((slot for slot in headings if plain(slot.block.text) == same), None)
        alike = self._beside.block(at)
        nearest = ranked(alike, self._twin)
        whole = next((page[each] for each in nearest if self._may_be_twins(at, page[each], alike[each])), None)
        return whole or self._by_sentences(at)

    def _may_be_twins(self, at: int, slot: Slot, score: float) -> bool:
        """Paragraphs that name different people and numbers only sound alike."""
        if slot.block.kind is Kind.HEADING:
            return False
        ours, theirs = (frozenset(names_and_numbers(block.text)) for block in (self._blocks[at], slot.block))
        return score >= _BEYOND_DOUBT or not (ours and theirs) or bool(ours & theirs)

    def _by_sentences(self, at: int) -> Slot | None:
        """The slot that says most of a paragraph that was parted or put together in another way, or one of its
        sentences word for word.
        """
        sizes = {number: len(words(self._texts.text(number))) for number in self._texts.sentences_of(at)}
        shares: dict[int, float] = {}
        best: tuple[float, int] = (0.0, 0)
        for number, size in sizes.items():
            row = self._beside.sentence(number)
            nearest = int(np.argmax(row))
            if row[nearest] >= _ASKED and self._says(number, self._beside.said[nearest]):
                holder = id(self._beside.holders[nearest])
                shares[holder] = shares.get(holder, 0.0) + size
            if row[nearest] >= _SAME_WORDS and size >= _LONG_ENOUGH:
                best = max(best, (float(row[nearest]), -nearest))
        if shares and sum(shares.values()) >= _MOST * sum(sizes.values()):
            most = max(shares.values())
            return next(slot for slot in self._beside.page if shares.get(id(slot)) == most)
        return self._beside.holders[-best[1]] if best[0] else None

    def _says(self, one: int, other: int) -> bool:
        return sameness(self._texts.text(one), self._texts.text(other), self._texts.lang) >= _SAME


_LONG_ENOUGH = 5  # words of a sentence that is not said by chance in the same words
