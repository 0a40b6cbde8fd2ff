"""Stage 4: a group in, its story out: every sentence of every report is on the page and knows who wrote it. Pure.

The fullest report is the spine. Each other report adds the paragraphs that say what the page does not say yet, where
its own neighbours put them; a paragraph that says the same in other words is a twin and folds under the one it
repeats. Nothing is written here: every text is a text of a source, or an editor's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby

import numpy as np

from digest.addresses import story_path
from digest.config import Merging
from digest.model import Article, Block, Group, Kind, Paragraph, Story, Twin
from digest.similarity import cosines, letter_vectors, names_and_numbers, word_vectors
from digest.text import plain, sentences, stands_alone


def merge(group: Group, settings: Merging) -> Story:
    """The story of a group, its differences still to be found."""
    spine = _spine(group)
    return Story(
        group=group,
        address=story_path(group.founder.title, group.founder.id),
        lead=spine.id,
        title=_headline(group, spine),
        standfirst=_standfirst(group, spine),
        paragraphs=tuple(_Report(group, spine, settings).paragraphs()),
    )


def _spine(group: Group) -> Article:
    """The editor's choice, else the fullest report that is nobody's copy, whole before cut."""
    chosen = group.wish.lead if group.wish else None
    independent = [member for member in group.members if member.id not in group.copies]
    return next((member for member in group.members if member.id == chosen and member.blocks), None) or min(
        independent, key=lambda a: (not a.blocks, group.right(a.id).narrowness, a.is_cut, -a.words, a.id)
    )


# -- what stands above the report


def _headline(group: Group, spine: Article) -> str:
    """The editor's; else of the members' headlines the one most like the others; else how the report begins."""
    if group.wish and group.wish.title:
        return group.wish.title
    titles = [member.title for member in group.members if member.title]
    if not titles and not spine.blocks:
        return spine.outlet.name if spine.outlet else "Untitled"
    if not titles:
        return _beginning(sentences(spine.blocks[0].text, spine.lang)[0])
    vectors = word_vectors(titles, spine.lang)
    return titles[int(np.argmax(cosines(vectors.rows, vectors.rows).sum(axis=1).round(6)))]


def _beginning(sentence: str, limit: int = 90) -> str:
    """The first words of a sentence, for a story that no source gives a headline."""
    if len(sentence) <= limit:
        return sentence
    return sentence[:limit].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"


def _standfirst(group: Group, spine: Article) -> str:
    """The editor's summary; else the spine's own; else its first sentence."""
    if group.wish and group.wish.summary:
        return group.wish.summary
    own = spine.description
    if own and len(own.split()) >= 6 and not own.endswith(("...", "…")):
        return own
    return sentences(spine.blocks[0].text, spine.lang)[0] if spine.blocks else ""


# -- the merged report


@dataclass(slots=True)
class _Slot:
    """A place on the page while the page is being made: which block of which source it shows, and what folds under
    it.
    """

    source: str
    text: str
    kind: Kind
    on_spine: bool
    at: int | None = None  # the block's row among all blocks; None for a sentence that stepped out of its paragraph
    twins: list[Twin] = field(default_factory=list)
    voices: list[str] = field(default_factory=list)

    def add(self, source: str, text: str) -> None:
        """Another source says this too; the same words need no fold."""
        if plain(text) != plain(self.text):
            self.twins.append(Twin(source=source, text=text))
        elif source not in self.voices:
            self.voices.append(source)


class _Report:
    """The merging of one group. All its blocks, and all their sentences, are rows of vectors, member after member."""

    def __init__(self, group: Group, spine: Article, settings: Merging) -> None:
        others = sorted(
            (member for member in group.members if member is not spine and member.blocks),
            key=lambda a: (a.id in group.copies, a.is_cut, -a.words, a.id),
        )
        self._members = [spine, *others]
        self._settings = settings
        self._copies = group.copies
        self._rows: dict[str, int] = {}  # the first row of each member
        blocks: list[Block] = []
        for member in self._members:
            self._rows[member.id] = len(blocks)
            blocks += member.blocks
        self._names = [frozenset(names_and_numbers(block.text)) for block in blocks]
        self._sentences = [sentences(block.text, spine.lang) for block in blocks]
        self._first_sentence = [0, *accumulate(map(len, self._sentences))]  # the first sentence's row, block by block
        self._page: list[_Slot] = []
        if others:  # a single report has nobody to be like
            self._block_rows = letter_vectors([block.text for block in blocks]).rows
            self._sentence_rows = letter_vectors([each for own in self._sentences for each in own]).rows

    def paragraphs(self) -> Iterator[Paragraph]:
        """The page, top to bottom."""
        spine, *others = self._members
        self._page = [self._slot(spine, number, on_spine=True) for number in range(len(spine.blocks))]
        for member in others:
            self._add(member)
        for slot in self._page:
            yield Paragraph(
                text=slot.text,
                kind=slot.kind,
                voices=tuple(slot.voices),
                twins=tuple(slot.twins),
            )

    def _slot(self, member: Article, number: int, *, on_spine: bool = False) -> _Slot:
        block = member.blocks[number]
        return _Slot(
            source=member.id,
            text=block.text,
            kind=block.kind,
            on_spine=on_spine,
            at=self._rows[member.id] + number,
            voices=[member.id],
        )

    def _add(self, member: Article) -> None:
        """One more report: its twins fold, the rest is put where its neighbours are."""
        twins = self._twins(member)
        said = [row for slot in self._page if slot.at is not None for row in self._sentences_of(slot.at)]
        after = self._before(next((slot for slot in twins if slot), None))
        for number, (block, slot) in enumerate(zip(member.blocks, twins, strict=True)):
            if slot is None:
                after = self._insert(self._slot(member, number), after)
                continue
            slot.add(member.id, block.text)
            after = slot
            for unsaid in self._unsaid(self._rows[member.id] + number, said):
                fresh = _Slot(source=member.id, text=unsaid, kind=Kind.PARAGRAPH, on_spine=False, voices=[member.id])
                after = self._insert(fresh, after)

    def _twins(self, member: Article) -> list[_Slot | None]:
        """For each block of a report the place on the page that says the same already, if there is one."""
        slots = [slot for slot in self._page if slot.at is not None]
        places = [slot.at for slot in slots if slot.at is not None]
        first = self._rows[member.id]
        alike = cosines(self._block_rows[first : first + len(member.blocks)], self._block_rows[places])
        floor = self._settings.twin_of_copy if member.id in self._copies else self._settings.twin
        found: list[_Slot | None] = []
        for number, block in enumerate(member.blocks):
            ranked = (int(at) for at in np.argsort(-alike[number], kind="stable") if alike[number, at] >= floor)
            best = next(
                (at for at in ranked if self._may_be_twins(block, first + number, slots[at], alike[number, at])), None
            )
            found.append(None if best is None else slots[best])
        return found

    def _may_be_twins(self, block: Block, row: int, slot: _Slot, score: float) -> bool:
        """A subhead is no paragraph's twin, and paragraphs that name different people and numbers only sound alike."""
        if slot.at is None or (slot.kind is Kind.HEADING) != (block.kind is Kind.HEADING):
            return False
        ours, theirs = self._names[row], self._names[slot.at]
        return score >= _BEYOND_DOUBT or not (ours and theirs) or bool(ours & theirs)

    def _unsaid(self, row: int, said: Sequence[int]) -> tuple[str, ...]:
        """The sentences of a twin that the page says nowhere, as far as they can be understood alone.

        Neighbours stay together; sentences that were apart are not put side by side.
        """
        own = self._sentences[row]
        if len(own) < 2:
            return ()
        best = cosines(self._sentence_rows[self._sentences_of(row)], self._sentence_rows[said]).max(axis=1)
        fresh = [score < self._settings.sentence and stands_alone(each) for each, score in zip(own, best, strict=True)]
        runs = groupby(zip(own, fresh, strict=True), key=lambda pair: pair[1])
        return tuple(" ".join(sentence for sentence, _ in run) for is_fresh, run in runs if is_fresh)

    def _sentences_of(self, row: int) -> range:
        """The rows of a block's sentences."""
        return range(self._first_sentence[row], self._first_sentence[row + 1])

    def _before(self, slot: _Slot | None) -> _Slot:
        """The place above a slot, but never above the page's first paragraph; the end where there is no slot."""
        if slot is None:
            return self._page[-1]
        return self._page[max(self._index(slot) - 1, 0)]

    def _insert(self, slot: _Slot, after: _Slot) -> _Slot:
        """Below `after`, and below what other reports have added there already."""
        at = self._index(after) + 1
        if after.source != slot.source:
            while at < len(self._page) and not self._page[at].on_spine and self._page[at].source != slot.source:
                at += 1
        self._page.insert(at, slot)
        return slot

    def _index(self, slot: _Slot) -> int:
        return next(at for at, each in enumerate(self._page) if each is slot)


_BEYOND_DOUBT = 0.6  # from here no name or number in common is asked for
