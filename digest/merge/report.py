"""The merged report: one report as the spine, the others adding what the page does not say yet. Pure.

Every block of every report ends up in one of three places: on the page, under the paragraph that says the same, or
among what adds nothing. No text is changed, and none is put together from two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from digest.alignment import Alignment
from digest.config import Merging
from digest.dangling import hangs, stands_alone
from digest.merge.beside import Beside
from digest.merge.glance import Voice, glance
from digest.merge.introductions import introduced
from digest.merge.news import News
from digest.merge.places import Piece, belong, places
from digest.merge.slots import Slot
from digest.merge.twins import Twins
from digest.model import Article, Block, Folded, Kind, Paragraph, Statement
from digest.similarity import Matrix, names_and_numbers
from digest.text import words

_PULLED = 6  # words that nobody says twice by chance
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")  # an item of a list whose shape was lost
_AGAIN = 0.6  # likeness of a sentence to one before it in the same report, from which it is that one again
_MOST = 0.5  # of a paragraph's words
_SAID = 0.6  # likeness of a sentence to one of the page, from which carrying it along would be saying it twice


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What becomes of the blocks of a story."""

    paragraphs: tuple[Paragraph, ...]  # the page, top to bottom
    folded: tuple[Folded, ...]  # what adds nothing to it, source after source
    glance: tuple[Statement, ...]
    strangers: tuple[str, ...]  # sources of which nothing is like anything above it


def report(members: Sequence[Article], copies: Mapping[str, str], settings: Merging) -> Told:
    """The merged report. The first member is the spine, the others add to it in their order."""
    if not any(member.blocks for member in members):
        return Told(paragraphs=(), folded=(), glance=(), strangers=())
    made = _Report(members, copies, settings)
    return Told(
        paragraphs=tuple(slot.paragraph for slot in made.page),
        folded=tuple(made.folded()),
        glance=made.glance(),
        strangers=tuple(made.strangers),
    )


class _Report:
    def __init__(self, members: Sequence[Article], copies: Mapping[str, str], settings: Merging) -> None:
        self._copies, self._settings = copies, settings
        self._blocks = [block for member in members for block in member.blocks]
        self._source = [member.id for member in members for _ in member.blocks]
        self._texts = Alignment([block.text for block in self._blocks], members[0].lang)
        self._left: set[int] = set()  # the blocks that add nothing
        self.strangers: list[str] = []
        self.page: list[Slot] = []
        start = 0
        for member in members:
            own = self._said_once(range(start, start + len(member.blocks)))
            if self.page:
                self._add(own, copies.get(member.id))
            else:
                self.page = [self._slot(at) for at in own]
            start += len(member.blocks)

    def folded(self) -> Iterator[Folded]:
        """What adds nothing."""
        return (Folded(source=self._source[at], block=self._blocks[at]) for at in sorted(self._left))

    def glance(self) -> tuple[Statement, ...]:
        """The page in a few of its sentences."""
        own = {source: list(blocks) for source, blocks in groupby(range(len(self._blocks)), self._source.__getitem__)}
        voices = (
            Voice(
                source=source,
                sentences=[number for at in blocks for number in self._texts.sentences_of(at)],
                is_copy=source in self._copies,
            )
            for source, blocks in own.items()
        )
        return glance(self.page, voices, self._texts)

    def _said_once(self, own: range) -> list[int]:
        """The blocks of a report without those that mostly repeat, word for word, what it has said before: a pulled
        quote, a post that is quoted and then shown.
        """
        numbers = [number for at in own for number in self._texts.sentences_of(at)]
        alike, first = self._texts.alike(numbers, numbers), next(iter(numbers), 0)
        fresh = []
        for at in own:
            ours = self._texts.sentences_of(at)
            sizes = [len(words(sentence)) for sentence in self._texts.sentences[at]]
            start = ours.start - first
            again = sum(
                size
                for number, size in zip(ours, sizes, strict=True)
                if self._is_again(number, numbers, alike[number - first, :start])
            )
            if again >= _MOST * sum(sizes) and again >= _PULLED:
                self._left.add(at)
            else:
                fresh.append(at)
        return fresh

    def _is_again(self, number: int, before: Sequence[int], alike: Matrix) -> bool:
        """Hardly a word is another, and no name or number stands in another's place."""
        ours = frozenset(names_and_numbers(self._texts.text(number)))
        return any(
            ours <= theirs or theirs <= ours
            for at in np.flatnonzero(alike >= _AGAIN).tolist()
            if (theirs := frozenset(names_and_numbers(self._texts.text(before[at])))) or not ours
        )

    def _slot(self, at: int, sentences: Sequence[int] | None = None) -> Slot:
        """A whole block, or some neighbouring sentences of it."""
        own = self._texts.sentences_of(at)
        block = self._blocks[at]
        if sentences is not None and len(sentences) < len(own):
            block = Block(text=" ".join(self._texts.sentences[at][number - own.start] for number in sentences))
        return Slot(
            source=self._source[at],
            block=block,
            at=at,
            sentences=sentences or own,
            hangs=self._hangs(at) if block is self._blocks[at] else hangs(block.text),
            voices=[self._source[at]],
        )

    def _hangs(self, at: int) -> bool:
        """On the block before it: the items of a list, a quotation, "he said", what a colon announces."""
        block = self._blocks[at]
        if block.kind is Kind.HEADING:
            return False
        is_first = at == 0 or self._source[at - 1] != self._source[at]
        announced = not is_first and _announces(self._blocks[at - 1])
        listed = block.kind is not Kind.PARAGRAPH or _NUMBERED.match(block.text) is not None
        return announced or listed or hangs(block.text)

    # -- one more report

    def _add(self, own: Sequence[int], original: str | None) -> None:
        """Its twins fold under what they repeat, what is new goes where it belongs, the rest adds nothing."""
        twin, least = self._settings.twin, self._settings.news
        if original:
            twin, least = self._settings.twin_of_copy, self._settings.news_of_copy
            own = self._without_echoes(own, original)
        beside = Beside(self._texts, own, self.page)
        twins = Twins(self._texts, self._blocks, beside, twin).of(own)
        found = self._pieces(own, twins, News(self._texts, beside, least, is_copy=original is not None))
        pieces = list(introduced(found, self.page, [at for at in own if at not in twins], self._slot))
        for at, slot in twins.items():
            slot.add(self._source[at], self._blocks[at].text)
        shown: set[int] = set()
        for piece, gap in reversed(list(zip(pieces, places(pieces, beside), strict=True))):
            if gap is not None:
                self.page[gap + 1 : gap + 1] = piece.slots
                shown.update(slot.at for slot in piece.slots)
        self._left.update(at for at in own if at not in twins and at not in shown)
        if shown and not twins and not belong(pieces, beside):
            self.strangers.append(self._source[own[0]])

    def _without_echoes(self, own: Sequence[int], original: str) -> list[int]:
        """The blocks of a copy but those that its original has too and that were left out there: they add as little."""
        left = [at for at in self._left if self._source[at] == original]
        if not (left and own):
            return list(own)
        alike = self._texts.blocks(own, left).max(axis=1)
        echoes = {at for at, likeness in zip(own, alike, strict=True) if likeness >= self._settings.twin_of_copy}
        self._left |= echoes
        return [at for at in own if at not in echoes]

    def _pieces(self, own: Sequence[int], twins: Mapping[int, Slot], news: News) -> Iterator[Piece]:
        """What of a report goes on the page, in its order."""
        for chain in self._chains(own, twins, news):
            told = [news.is_in(slot.sentences) for slot in chain.slots]
            while told and (sum(told) * 2 < len(told) or not told[-1] or _announces(chain.slots[len(told) - 1].block)):
                told.pop()  # few are carried along for another's sake, and none that announces what is not there
            if told:
                hanging = chain.slots[0].hangs and chain.above is not None
                slots = tuple(chain.slots[: len(told)])
                yield Piece(slots=slots, above=chain.above, below=chain.below, hangs=hanging)

    def _chains(self, own: Sequence[int], twins: Mapping[int, Slot], news: News) -> list[_Chain]:
        """A report without its twins, parted wherever something begins that can be understood by itself."""
        chains: list[_Chain] = []
        is_open = False  # may what comes now hang on the last chain?
        is_cut_off = False  # is what it would hang on left out?
        above: Slot | None = None  # what the paragraph before this one repeats
        before = own[0] - 1 if own else 0
        for at in own:
            if at != before + 1:  # the paragraph between is left out
                is_open, is_cut_off, above = False, True, None
            before = at
            if twin := twins.get(at):
                if chains and is_open:
                    chains[-1].below = twin
                runs = list(self._unsaid(at, news))
                chains += [_Chain([self._slot(at, run)], above=twin) for run in runs]
                is_open = bool(runs) and runs[-1][-1] == self._texts.sentences_of(at)[-1]
                is_cut_off, above = False, twin
            elif self._blocks[at].kind is Kind.HEADING:  # it would stand above what is not its own
                is_open, is_cut_off, above = False, True, None
            elif (slot := self._slot(at)).hangs and is_open:
                chains[-1].slots.append(slot)
            elif slot.hangs and above and not self._speaks_of_all(above, at - 1):
                is_open, is_cut_off, above = False, True, None
            elif not (slot.hangs and is_cut_off):
                chains.append(_Chain([slot], above=above))
                is_open, is_cut_off, above = True, False, None
        return chains

    def _speaks_of_all(self, slot: Slot, at: int) -> bool:
        """Does a slot name whomever a block names? Else what hangs on the block would speak of another there."""
        _, _, text = self._blocks[at].text.partition(" ")  # the first word has its capital from the sentence
        named = (name for name in names_and_numbers(text) if not name[0].isdigit())
        return frozenset(named) <= frozenset(names_and_numbers(slot.block.text))

    def _unsaid(self, at: int, news: News) -> Iterator[Sequence[int]]:
        """The sentences of a twin that the page says nowhere, neighbours together, with the sentence that the first of
        them hangs on; none where that one would be said twice.
        """
        own = self._texts.sentences_of(at)
        if len(own) < 2:
            return
        text = dict(zip(own, self._texts.sentences[at], strict=True))
        for is_fresh, run in groupby(own, key=lambda number: news.is_in([number])):
            numbers = list(run)
            if not is_fresh:
                continue
            start = numbers[0]
            while not stands_alone(text[start]) and start > own[0] and news.likeness(start - 1) < _SAID:
                start -= 1
            if stands_alone(text[start]):
                yield range(start, numbers[-1] + 1)


def _announces(block: Block) -> bool:
    return block.text.rstrip().endswith(":")


@dataclass(slots=True)
class _Chain:
    """Blocks that hang on each other, and what the page has of the blocks before and after them."""

    slots: list[Slot]
    above: Slot | None = None
    below: Slot | None = None
