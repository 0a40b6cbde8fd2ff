"""What a reader is told. All frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from digest.model.articles import Article, Block, Kind, Outlet, When
from digest.model.groups import Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """Another source's wording of a paragraph, whole."""

    source: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A block of the merged report: `voices` say so in these words, the first of them is shown; `twins` in others."""

    text: str
    kind: Kind
    voices: tuple[str, ...]
    twins: tuple[Twin, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """Whoever says so, in whatever words."""
        return tuple(dict.fromkeys((*self.voices, *(twin.source for twin in self.twins))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a difference: a sentence, the words in it that matter, who wrote it, and who else says so."""

    source: str
    sentence: str
    words: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Sources say different things of one matter: two sides or more."""

    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A block that only another file of a source has; `instead` is what the file that is shown says in its place."""

    block: Block
    instead: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """Another file of a source, and what it says that the files before it do not."""

    file: Article
    is_later: bool | None  # than the file that is shown; None where nobody can know
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story, merged: every paragraph knows its sources."""

    group: Group
    address: str  # of its page, from the site's root, without slashes at its ends
    title: str
    standfirst: str
    lead: str  # the source whose report is the spine
    paragraphs: tuple[Paragraph, ...]
    differences: tuple[Difference, ...] = ()
    versions: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)  # source id -> its other files

    @property
    def sources(self) -> tuple[Article, ...]:
        return self.group.members

    @property
    def files(self) -> tuple[Article, ...]:
        """Every file of every source: snapshots too."""
        return tuple(file for source in self.sources for file in (source, *self.group.snapshots.get(source.id, ())))

    @property
    def lang(self) -> str:
        return self.group.founder.lang

    @property
    def is_hidden(self) -> bool:
        """Does an editor keep it off the site, withdrawn or not?"""
        return self.group.wish is not None and (self.group.wish.hidden or self.group.wish.withdrawn)

    @property
    def is_withdrawn(self) -> bool:
        """Does a tombstone stand in its place?"""
        return self.group.wish is not None and self.group.wish.withdrawn

    @property
    def is_withheld(self) -> bool:
        """May no source of it be named?"""
        return len(self.group.withheld) == len(self.group.ids)

    @property
    def is_shown(self) -> bool:
        """Has it a page?"""
        return not (self.is_hidden or self.is_withheld)

    @property
    def is_pinned(self) -> bool:
        """Does an editor keep it on top?"""
        return self.group.wish is not None and self.group.wish.pin

    @property
    def first(self) -> When | None:
        """When the first of its reports was published."""
        return min((a.published for a in self.sources if a.published), default=None)

    @property
    def latest(self) -> When | None:
        """When the last of its reports was published."""
        return max((a.published for a in self.sources if a.published), default=None)

    @property
    def independent(self) -> int:
        """How many of its sources are not copies of another."""
        return len(self.sources) - len(self.group.copies)

    @property
    def outlets(self) -> tuple[Outlet, ...]:
        """Whoever reported it, by name."""
        return tuple(sorted({a.outlet for a in self.sources if a.outlet}, key=lambda outlet: (outlet.name, outlet.id)))
