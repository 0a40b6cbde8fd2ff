"""Where on the page the pieces of another report belong, in their own order. Pure.

A piece belongs below the paragraph that it is most like, and near those that its own neighbours repeat. Of all ways to
place the pieces without changing their order the one that suits them best together is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from digest.merge.beside import Beside
from digest.merge.slots import Slot
from digest.model import Kind
from digest.similarity import Matrix

_CHANCE = 0.1  # a likeness that two paragraphs of one story have by chance
_NEIGHBOUR = 0.3  # what the place below its neighbour is worth, as a likeness; the one above the next is half of it
_TOGETHER = 0.1  # what it is worth that pieces which were neighbours stay neighbours
_LONG, _BEGINNING = 8, 2  # paragraphs of a long page, and those of it that a reader takes in first
_UNBROKEN = 0.1  # what it is worth not to come between them
_NOWHERE = -1e9


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Paragraphs of one report that stay together, because each hangs on the one before it."""

    slots: tuple[Slot, ...]
    above: Slot | None = None  # on the page: what the paragraph before the piece repeats
    below: Slot | None = None  # the same of the paragraph after it
    hangs: bool = False  # on `above`: it stands directly below that, or nowhere


def places(pieces: Sequence[Piece], beside: Beside) -> list[int | None]:
    """For each piece the number of the slot that it goes below, never falling; None for a piece that hangs on a slot
    that it cannot follow. What is like nothing goes to the end.
    """
    page = beside.page
    at = {id(slot): number for number, slot in enumerate(page)}
    worth = _worth(pieces, beside, at)
    found: list[int | None] = []
    for number, gap in enumerate(_best_together(worth)):
        piece = pieces[number]
        if piece.hangs and piece.above:
            follows = at[id(piece.above)] == gap and gap not in found and not _hangs_below(gap, page)
            found.append(gap if follows else None)
        else:
            found.append(gap)
    return found


def belong(pieces: Sequence[Piece], beside: Beside) -> bool:
    """Is any of them like anything on the page?"""
    slots = [slot for piece in pieces for slot in piece.slots]
    return any(float(beside.block(slot.at).max(initial=0)) > _CHANCE for slot in slots)


def _hangs_below(gap: int, page: Sequence[Slot]) -> bool:
    """Would something lose what it hangs on, if a stranger came between?"""
    return page[gap].block.kind is Kind.HEADING or (gap + 1 < len(page) and page[gap + 1].hangs)


def _worth(pieces: Sequence[Piece], beside: Beside, at: dict[int, int]) -> Matrix:
    """How well each piece would stand below each slot."""
    page = beside.page
    closed = [gap for gap in range(len(page)) if _hangs_below(gap, page)]
    worth = np.zeros((len(pieces), len(page)))
    for number, piece in enumerate(pieces):
        if piece.hangs and piece.above:
            worth[number, at[id(piece.above)]] = _NEIGHBOUR
            continue
        likeness = np.max([beside.block(slot.at) for slot in piece.slots], axis=0)
        worth[number] = np.maximum(likeness - _CHANCE, 0)
        if len(page) >= _LONG:
            worth[number, :_BEGINNING] -= _UNBROKEN
        if piece.above:
            worth[number, at[id(piece.above)]] += _NEIGHBOUR
        if piece.below:
            worth[number, max(at[id(piece.below)] - 1, 0)] += _NEIGHBOUR / 2
        worth[number, closed] = _NOWHERE
    return worth


def _best_together(worth: Matrix) -> list[int]:
    """One column for each row, never falling, of the highest sum; of equals the later ones."""
    best = np.zeros(worth.shape[1])
    reached = []
    for row in worth:
        reached.append(best)
        best = row + np.maximum(np.maximum.accumulate(best), best + _TOGETHER)
    found: list[int] = []
    for before in (best, *reached[:0:-1]):
        if not found:
            found.append(_last_best(before))
            continue
        gap = found[-1]
        free = _last_best(before[: gap + 1])
        found.append(gap if before[gap] + _TOGETHER >= before[free] else free)
    return found[::-1][: len(worth)]


def _last_best(values: Matrix) -> int:
    return int(len(values) - 1 - np.argmax(values[::-1].round(9)))
