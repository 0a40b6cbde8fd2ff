"""Stage 4: a group in, its story out: every sentence of every report stands on the page once, and knows who wrote it.
Pure.

The fullest report is the spine. Each other report adds the paragraphs that say what the page does not say yet, where
its own neighbours put them; a paragraph that says the same in other words is a twin and folds under the one it
repeats. Nothing is written here: every text is a text of a source, or an editor's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from digest.addresses import story_path
from digest.config import Merging
from digest.model import Article, Block, Group, Kind, Paragraph, Story, Twin
from digest.similarity import Matrix, cosines, letter_vectors, names_and_numbers, word_vectors
from digest.text import plain, sentences, stands_alone


def merge(group: Group, settings: Merging) -> Story:
    """The story of a group, its differences still to be found."""
    spine = _spine(group)
    title, title_source = _headline(group, spine)
    standfirst, standfirst_source = _standfirst(group, spine)
    return Story(
        group=group,
        address=story_path(group.founder.title, group.founder.id),
        lead=spine.id,
        title=title,
        title_source=title_source,
        standfirst=standfirst,
        standfirst_source=standfirst_source,
        paragraphs=tuple(_Report(group, spine, settings).paragraphs()),
    )


def _spine(group: Group) -> Article:
    """The editor's choice, else the fullest report that is nobody's copy, whole before cut."""
    chosen = group.wish.lead if group.wish else None
    independent = [member for member in group.members if member.id not in group.copies]
    return next((member for member in group.members if member.id == chosen), None) or min(
        independent, key=lambda a: (a.is_cut, -a.words, a.id)
    )


# -- what stands above the report


def _headline(group: Group, spine: Article) -> tuple[str, str | None]:
    """The editor's; else of the members' headlines the one most like the others; else how the report begins."""
    if group.wish and group.wish.title:
        return group.wish.title, None
    titled = [member for member in group.members if member.title]
    if not titled:
        return _beginning(sentences(spine.blocks[0].text, spine.lang)[0]), spine.id
    vectors = word_vectors([member.title or "" for member in titled], spine.lang)
    central = cosines(vectors.rows, vectors.rows).sum(axis=1).round(6)
    best = titled[int(np.argmax(central))]
    return best.title or "", best.id


def _beginning(sentence: str, limit: int = 90) -> str:
    """The first words of a sentence, for a story that no source gives a headline."""
    if len(sentence) <= limit:
        return sentence
    return sentence[:limit].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"


def _standfirst(group: Group, spine: Article) -> tuple[str, str | None]:
    """The editor's summary; else the spine's own; else its first sentence."""
    if group.wish and group.wish.summary:
        return group.wish.summary, None
    own = spine.description
    if own and len(own.split()) >= 6 and not own.endswith(("...", "…")):
        return own, spine.id
    return sentences(spine.blocks[0].text, spine.lang)[0], spine.id


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
    sources: list[str] = field(default_factory=list)
    score: float = 1.0

    def add(self, source: str, text: str, score: float) -> None:
        """Another source says this too; the same words need no fold."""
        if source not in self.sources:
            self.sources.append(source)
        if plain(text) != plain(self.text):
            self.twins.append(Twin(source=source, text=text))
            self.score = min(self.score, score)


class _Report:
    """The merging of one group. Rows of the matrices are all blocks, and all sentences, of all members in order."""

    def __init__(self, group: Group, spine: Article, settings: Merging) -> None:
        others = sorted(
            (member for member in group.members if member is not spine),
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
        self._blocks = blocks
        self._alike = _likeness([block.text for block in blocks])
        self._names = [frozenset(names_and_numbers(block.text)) for block in blocks]
        self._sentences = [sentences(block.text, spine.lang) for block in blocks]
        self._page: list[_Slot] = []

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
                sources=tuple(slot.sources),
                twins=tuple(slot.twins),
                score=round(slot.score, 3),
            )

    def _slot(self, member: Article, number: int, *, on_spine: bool = False) -> _Slot:
        block = member.blocks[number]
        return _Slot(
            source=member.id,
            text=block.text,
            kind=block.kind,
            on_spine=on_spine,
            at=self._rows[member.id] + number,
            sources=[member.id],
        )

    def _add(self, member: Article) -> None:
        """One more report: its twins fold, the rest is put where its neighbours are."""
        twins = [self._twin(member, number) for number in range(len(member.blocks))]
        first = next((slot for slot, _ in twins if slot), None)
        after = self._before(first)
        for number, (slot, score) in enumerate(twins):
            if slot is None:
                after = self._insert(self._slot(member, number), after)
                continue
            slot.add(member.id, member.blocks[number].text, score)
            after = slot
            if unsaid := self._unsaid(member, number):
                after = self._insert(
                    _Slot(source=member.id, text=unsaid, kind=Kind.PARAGRAPH, on_spine=False, sources=[member.id]),
                    after,
                )

    def _twin(self, member: Article, number: int) -> tuple[_Slot | None, float]:
        """The place on the page that already says what this block says, and how alike the two are."""
        row = self._rows[member.id] + number
        best, best_score = None, 0.0
        for slot in self._page:
            if slot.at is None or (slot.kind is Kind.HEADING) != (member.blocks[number].kind is Kind.HEADING):
                continue
            score = float(self._alike[row, slot.at])
            if score > best_score and self._may_be_twins(row, slot.at, score):
                best, best_score = slot, score
        floor = self._settings.twin_of_copy if member.id in self._copies else self._settings.twin
        return (best, best_score) if best_score >= floor else (None, 0.0)

    def _may_be_twins(self, a: int, b: int, score: float) -> bool:
        """Two paragraphs that name different people and numbers only sound alike."""
        return (
            score >= _BEYOND_DOUBT or not (self._names[a] and self._names[b]) or bool(self._names[a] & self._names[b])
        )

    def _unsaid(self, member: Article, number: int) -> str:
        """The sentences of a twin that the page says nowhere, as far as they can be understood alone."""
        row = self._rows[member.id] + number
        own = self._sentences[row]
        if len(own) < 2:
            return ""
        said = [sentence for slot in self._page if slot.at is not None for sentence in self._sentences[slot.at]]
        best = _likeness_between(own, said).max(axis=1)
        fresh = [
            sentence
            for sentence, score in zip(own, best, strict=True)
            if score < self._settings.sentence and stands_alone(sentence)
        ]
        return " ".join(fresh)

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


def _likeness(texts: Sequence[str]) -> Matrix:
    rows = letter_vectors(texts).rows
    return cosines(rows, rows)


def _likeness_between(some: Sequence[str], others: Sequence[str]) -> Matrix:
    rows = letter_vectors([*some, *others]).rows
    return cosines(rows[: len(some)], rows[len(some) :])
