"""Two statements laid beside each other, word by word. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from digest.compare.statements import Fact, FactKind, Statement

_ENOUGH = 3.5  # the weights of the words in both; "five were killed" may be told of anybody
_CLOSE, _CLOSE_BOTH = 0.6, 0.42  # of the shorter statement, and of the longer one
_LOOSE, _LOOSE_BOTH = 0.55, 0.35
_MOVED = 0.75  # of the longer statement, from which a day may stand anywhere in it
_NEAR = 4  # words on either side of a fact that say what it is about


@dataclass(frozen=True, slots=True, kw_only=True)
class Parallel:
    """Which words of two statements are the same, in one order, and which stand in each other's place."""

    a: Statement
    b: Statement
    same: tuple[tuple[int, int], ...]  # the numbers of words
    replaced: tuple[tuple[range, range], ...]  # runs that stand between the same words; either may be empty
    both: float  # what is the same, as its words weigh

    @property
    def share(self) -> float:
        """How much of the shorter statement is in both, 0 to 1."""
        return self.both / (min(self.a.weight, self.b.weight) or 1)

    @property
    def share_of_both(self) -> float:
        """How much of the longer one."""
        return self.both / (max(self.a.weight, self.b.weight) or 1)

    @property
    def is_close(self) -> bool:
        """Do both say the same, but for details?"""
        return self.both >= _ENOUGH and self.share >= _CLOSE and self.share_of_both >= _CLOSE_BOTH

    @property
    def is_loose(self) -> bool:
        """Or might they, where they contradict each other in one thing only?"""
        enough = self.both >= _ENOUGH and self.share >= _LOOSE and self.share_of_both >= _LOOSE_BOTH
        return enough and sum(not one.agrees(other) for one, other, _ in self.facts()) <= 1

    def facts(self) -> Iterator[tuple[Fact, Fact, float]]:
        """Facts of one kind in one place, and how much the words around them have in common."""
        for i, j in self.same:
            one, other = self.a.words[i].fact, self.b.words[j].fact
            if one and other:
                yield one, other, self._around(i, j)
        if self.share_of_both >= _MOVED:
            yield from ((one, other, self.both) for one, other in self._moved())

    def _moved(self) -> Iterator[tuple[Fact, Fact]]:
        """The one day that each statement names: `on Tuesday it began` lies beside `it began on Monday`."""
        placed = {id(self.a.words[i].fact) for i, _ in self.same}
        for kind in (FactKind.WEEKDAY, FactKind.DATE):
            ours, theirs = ([fact for fact in each.facts if fact.kind is kind] for each in (self.a, self.b))
            if len(ours) == len(theirs) == 1 and id(ours[0]) not in placed:
                yield ours[0], theirs[0]

    def _around(self, i: int, j: int) -> float:
        """The weights of the words near a fact that are near it in both, on its two sides together."""
        return sum(
            self.a.words[k].weight
            for k, m in self.same
            if k != i and abs(k - i) <= _NEAR and abs(m - j) <= _NEAR and (k < i) == (m < j)
        )


def parallel(a: Statement, b: Statement) -> Parallel:
    """Lay two statements beside each other so that as many words as can be are the same."""
    steps = LCSseq.opcodes([word.key for word in a.words], [word.key for word in b.words])
    same: list[tuple[int, int]] = []
    replaced = []
    for step in steps:
        ours, theirs = range(step.src_start, step.src_end), range(step.dest_start, step.dest_end)
        if step.tag == "equal":
            same += zip(ours, theirs, strict=True)
        else:
            replaced.append((ours, theirs))
    both = sum(a.words[i].weight for i, _ in same)
    return Parallel(a=a, b=b, same=tuple(same), replaced=tuple(_joined(replaced)), both=both)


def _joined(runs: Sequence[tuple[range, range]]) -> Iterator[tuple[range, range]]:
    """What is left out and what is put in between the same two words are one replacement."""
    pending: tuple[range, range] | None = None
    for ours, theirs in runs:
        if pending and pending[0].stop == ours.start and pending[1].stop == theirs.start:
            pending = (range(pending[0].start, ours.stop), range(pending[1].start, theirs.stop))
            continue
        if pending:
            yield pending
        pending = (ours, theirs)
    if pending:
        yield pending
