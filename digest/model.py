"""The things that travel through the pipeline. All are frozen; each one's type says which stage has made it.

    RawArticle ──clean──▶ Article ──group──▶ Group ──merge──▶ Story ──render──▶ Page

Text in these values is plain Unicode, never HTML and never Markdown: `render` escapes, once.
Times are aware and in UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from digest.errors import Problem, Weight

# -- what a file says


class Kind(StrEnum):
    """What a block of text is on the page it comes from."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    ITEM = "item"
    CELL = "cell"  # of a table


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, a subhead, a quotation or one item of a list: text without line breaks."""

    text: str
    kind: Kind = Kind.PARAGRAPH


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing that a file says about its article, and the part of the file that says so."""

    values: tuple[str, ...]
    origin: str  # "JSON-LD", "meta tag", "front matter", "sidecar", "text", …

    @property
    def value(self) -> str:
        return self.values[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A piece of text that is not the article's, and the rule that says so."""

    rule: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """One file as it was read. Nothing in it is trusted; field names are those of `read.fields`."""

    path: str  # below the content folder, with forward slashes
    format: str
    digest: str  # of the file's bytes, hexadecimal
    fields: Mapping[str, Field]
    blocks: tuple[Block, ...]
    left_out: tuple[Cut, ...] = ()  # page furniture that the format's own reader left out
    ignored: tuple[str, ...] = ()  # keys that nobody here understands
    remarks: tuple[str, ...] = ()  # what a person would want to know of how it was read


# -- what is known of an article


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class When:
    """A moment, in UTC. A day without a time of day is its first moment."""

    at: datetime
    guessed: bool = False
    offset: int = 0  # minutes that clocks were ahead of UTC where it was written

    @property
    def day(self) -> str:
        """As 2026-01-31: the day where it was written."""
        return (self.at + timedelta(minutes=self.offset)).date().isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who published an article."""

    id: str  # its domain, or its name made an address
    name: str
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One file, cleaned: at least one block, each of them the article's own."""

    id: str
    path: str
    format: str
    url: str | None
    outlet: Outlet | None
    title: str | None
    section: str | None
    description: str | None
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    lang: str
    published: When | None
    modified: When | None
    saved: When | None
    blocks: tuple[Block, ...]
    words: int  # about how many, in a script without spaces too
    removed: tuple[Cut, ...]
    origins: Mapping[str, str]  # field -> the part of the file that it is from
    is_cut: bool  # the text stops at a paywall
    doubt: str | None = None  # why a person should look at what was cut
    ignored: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n\n".join(block.text for block in self.blocks)


# -- what belongs together


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What an editor decided about one story: a file of `content/stories/`. Sources are named by id."""

    where: str
    title: str | None = None
    slug: str | None = None  # its page is `stories/<slug>`
    aliases: tuple[str, ...] = ()  # more addresses that lead to it
    summary: str | None = None
    note: str | None = None
    tags: tuple[str, ...] = ()
    pin: bool = False
    hidden: bool = False  # not on the site as a story: a draft, hidden or withdrawn
    withdrawn: bool = False  # and a tombstone stands at its addresses
    reason: str | None = None  # what the tombstone says
    lead: str | None = None
    join: tuple[str, ...] = ()
    split: tuple[str, ...] = ()
    merge: tuple[str, ...] = ()  # the whole story of each of these is part of this one

    @property
    def own(self) -> tuple[str, ...]:
        """The sources that say which story is meant: the lead and what is joined to it, without what is split off."""
        return tuple(each for each in (*([self.lead] if self.lead else []), *self.join) if each not in self.split)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two sources, how alike they are (0 to 1), and in what words a person would be told."""

    a: str
    b: str
    score: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Sources on one story. `copies` leads from a copy's id to the id of the report that speaks for it."""

    members: tuple[Article, ...]  # founder first
    links: tuple[Link, ...] = ()
    copies: Mapping[str, str]
    snapshots: Mapping[str, tuple[Article, ...]]  # source id -> its other files
    runners_up: Mapping[str, Link]  # source id -> the best link to a source of another story
    wish: Wish | None = None
    earlier: tuple[Link, ...] = ()  # to sources of stories that this one is a sequel of: `b` is the other's
    later: tuple[Link, ...] = ()  # to sources of its own sequels

    @property
    def founder(self) -> Article:
        return self.members[0]


# -- what a reader is told


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


# -- what is written


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A file of the output, below its `docs` folder: Markdown with front matter, or finished bytes (feeds,
    redirects).
    """

    path: str
    text: str
    meta: Mapping[str, object] | None = None  # front matter; None where the text is the whole file
    leads_to: str | None = None  # of a redirect: the address of the page that it leads to


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """All that one build makes, before any of it is written."""

    articles: tuple[Article, ...]
    stories: tuple[Story, ...]
    hidden: tuple[Story, ...]  # and withdrawn ones
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    fates: Mapping[str, str]  # every file found -> what became of it
    wishes: tuple[Wish, ...] = ()  # all that editors decided

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.weight is Weight.ERROR)
