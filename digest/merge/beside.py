"""One report beside a page as it is now: how alike what they say is, found once for all who ask. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digest.alignment import Alignment
from digest.merge.slots import Slot
from digest.similarity import Matrix


class Beside:
    """The blocks of a report and their sentences, by their numbers, beside the slots of a page and theirs."""

    def __init__(self, texts: Alignment, own: Sequence[int], page: Sequence[Slot]) -> None:
        self.page = tuple(page)
        self.said = [number for slot in page for number in slot.sentences]
        self.holders = [slot for slot in page for _ in slot.sentences]  # of these sentences
        numbers = [number for at in own for number in texts.sentences_of(at)]
        self._of_blocks: dict[int, Matrix] = dict(zip(own, texts.blocks(own, [slot.at for slot in page]), strict=True))
        self._of_sentences: dict[int, Matrix] = dict(zip(numbers, texts.alike(numbers, self.said), strict=True))

    def block(self, at: int) -> Matrix:
        """How alike a block is to each slot of the page."""
        return self._of_blocks[at]

    def sentence(self, number: int) -> Matrix:
        """How alike a sentence is to each that is said on the page."""
        return self._of_sentences[number]


def ranked(likeness: Matrix, least: float) -> list[int]:
    """The places of all that is at least so alike, the most alike first; of equals the first."""
    found = np.flatnonzero(likeness >= least)
    return [int(at) for at in found[np.argsort(-likeness[found], kind="stable")]]
