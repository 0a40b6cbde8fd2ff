"""What a reader is told. All frozen."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

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
class Folded:
    """A block that adds nothing to the page, of one of its sources."""

    source: str
    block: Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence, and who says so in whatever words; whose words they are comes first."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a difference: a sentence, the words in it that matter, who wrote it, and who else says so."""

    source: str
    sentence: str
    words: str
    others: tuple[str, ...] = ()


class Matter(StrEnum):
    """What a difference is about."""

    NUMBER = "number"
    SHARE = "share"
    DATE = "date"
    NAME = "name"
    DENIAL = "denial"  # one says that it is, the other that it is not
    QUOTE = "quote"  # one quotation in two wordings


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What an editor decided of a difference: it is one, or it is not to be shown."""

    confirmed: bool
    where: str  # the file that says so
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Sources say different things of one matter: two sides or more."""

    matter: Matter
    sides: tuple[Side, ...]
    is_update: bool = False  # the sides are counts that later reports give anew, in the order of their dates
    verdict: Verdict | None = None

    @property
    def id(self) -> str:
        """What editors call it. It depends on what the sides say, and on nothing else of the story."""
        told = "\n".join(sorted(f"{side.source} {side.words} {side.sentence}" for side in self.sides))
        return hashlib.sha256(told.encode()).hexdigest()[:6]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day of the story, and what a source says happened on it."""

    day: str  # as 2026-01-31
    statement: Statement


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
    folded: tuple[Folded, ...] = ()  # source after source, in its order
    glance: tuple[Statement, ...] = ()  # what most sources share, in the order of the page
    strangers: tuple[str, ...] = ()  # sources of which nothing is like anything in the others: it stands at the end
    differences: tuple[Difference, ...] = ()
    timeline: tuple[Moment, ...] = ()  # earliest first
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
