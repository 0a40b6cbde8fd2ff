"""What a story's page shows, as plain data: the page and the `story.json` beside it are both made of it. All frozen.

Texts, numbers, ids, and days as 2026-01-31. The fields are those of the JSON, which others read: a change of them is a
change of `theme/story.schema.json`, and one that breaks a reader is a new FORMAT.
"""

from __future__ import annotations

from dataclasses import dataclass

from digest.model.articles import Kind, Right
from digest.model.stories import Matter, Story

FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many reports from how many outlets, how many of them are nobody's copy, and from when to when; beside them
    how many more that may not be named.
    """

    reports: int
    outlets: int
    independent: int
    first: str | None = None
    latest: str | None = None
    withheld: int = 0

    @classmethod
    def of(cls, story: Story) -> Coverage:
        return cls(
            reports=len(story.sources),
            outlets=len(story.outlets),
            independent=story.independent,
            first=story.first.day if story.first else None,
            latest=story.latest.day if story.latest else None,
            withheld=len(story.group.withheld),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """All that a page knows of another story."""

    address: str
    title: str
    day: str  # when it began


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A sentence, and who says so in whatever words; whose words they are comes first."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a difference; `words` are those of the sentence that matter, if any do."""

    sentence: str
    words: str = ""
    sources: tuple[str, ...]  # whose sentence it is comes first
    day: str | None = None  # when that was published


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What an editor decided of a difference."""

    confirmed: bool
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Where sources differ."""

    id: str
    matter: Matter
    is_update: bool = False
    verdict: Ruling | None = None
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Another source's wording of a paragraph; `disputes` are the differences that are shown and of which it holds a
    side, by their ids.
    """

    source: str
    text: str
    differs: bool = False  # it contradicts the paragraph
    disputes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph of the report. It has an anchor where something on the page leads to it. `disputes` are the ids of
    the differences that are shown and of which it holds a side.
    """

    text: str
    kind: Kind = Kind.PARAGRAPH
    voices: tuple[str, ...]
    twins: tuple[Wording, ...] = ()
    disputes: tuple[str, ...] = ()
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A block of a source that adds nothing to the report."""

    source: str
    text: str
    kind: Kind = Kind.PARAGRAPH


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A day of the story, and what a source says happened on it."""

    day: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """How a paragraph that a day's reports brought begins, and where it stands."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """The reports of one day, and what only they brought; `more` additions are not listed."""

    day: str
    sources: tuple[str, ...]
    additions: tuple[Addition, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """Of how many sentences of a report how many are also in another."""

    of: str  # the other source
    sentences: int
    also: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """How many pieces of a file a rule took away."""

    rule: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Remnant:
    """A block that only another file of a source has, and what the file that is shown says in its place."""

    text: str
    kind: Kind = Kind.PARAGRAPH
    instead: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherFile:
    """Another file of a source."""

    file: str
    is_later: bool | None = None  # than the file that is shown; None where nobody can know
    title: str | None = None
    published: str | None = None
    is_guessed: bool = False
    words: int
    paragraphs: int
    passages: tuple[Remnant, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A source of the story, without its text, which is in the paragraphs; `words` are those of the whole report."""

    id: str
    name: str  # as the page calls it
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    file: str
    authors: tuple[str, ...] = ()
    published: str | None = None
    is_guessed: bool = False  # the day of publication
    saved: str | None = None
    right: Right = Right.FULL
    words: int
    withheld: int = 0  # words that are not shown
    paragraphs: int  # that may be shown
    is_cut: bool = False
    copied: Copied | None = None
    removed: tuple[Removed, ...] = ()
    files: tuple[OtherFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything that the page of one story shows."""

    version: int = FORMAT
    id: str
    address: str
    url: str
    lang: str
    title: str
    standfirst: str = ""
    note: str | None = None
    coverage: Coverage
    tags: tuple[str, ...] = ()
    earlier: tuple[Neighbour, ...] = ()
    later: tuple[Neighbour, ...] = ()
    glance: tuple[Saying, ...] = ()
    differences: tuple[Disagreement, ...] = ()
    paragraphs: tuple[Passage, ...] = ()
    folded: tuple[Aside, ...] = ()
    timeline: tuple[Event, ...] = ()
    growth: tuple[Growth, ...] = ()  # latest day first
    sources: tuple[Report, ...]  # the spine of the report first

    @property
    def site(self) -> str:
        """The address of the site, with a slash at its end."""
        return self.url.removesuffix(f"{self.address}/")
