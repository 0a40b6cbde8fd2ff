"""What belongs together, and what editors decided about it. All frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from digest.model.articles import Article, Right


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What an editor says of one difference of a story: it is one, or it is none."""

    difference: str  # its id
    confirmed: bool
    note: str | None = None
    where: str  # file and line


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
    rights: tuple[tuple[str, Right], ...] = ()  # of sources, whatever story they are in
    facts: tuple[Fact, ...] = ()  # on the story's differences

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


DEFAULT = "the default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """How much of a source may be shown, who says so, and how many of its words that leaves out."""

    right: Right
    origin: str  # "stories/ferry.yml", "sidecar", "outlets.yml", …, or DEFAULT
    withheld: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Sources on one story. `copies` leads from a copy's id to the id of the report that speaks for it.

    Before `rights` has seen it there are no grants; after that the members have only what may be shown of them, and
    what is withheld is no member, unless nothing else is there.
    """

    members: tuple[Article, ...]  # founder first
    links: tuple[Link, ...] = ()
    copies: Mapping[str, str]
    snapshots: Mapping[str, tuple[Article, ...]]  # source id -> its other files
    runners_up: Mapping[str, Link]  # source id -> the best link to a source of another story
    wish: Wish | None = None
    earlier: tuple[Link, ...] = ()  # to sources of stories that this one is a sequel of: `b` is the other's
    later: tuple[Link, ...] = ()  # to sources of its own sequels
    grants: Mapping[str, Grant] = field(default_factory=dict)  # source id -> what may be shown of it

    @property
    def founder(self) -> Article:
        return self.members[0]

    @property
    def ids(self) -> tuple[str, ...]:
        """Of all its sources, also of those that may not be named."""
        return tuple(dict.fromkeys((*(member.id for member in self.members), *self.grants)))

    def right(self, source: str) -> Right:
        """How much of a source may be shown."""
        return self.grants[source].right if source in self.grants else Right.FULL

    def words_withheld(self, source: str) -> int:
        """How many words of a source are not shown."""
        return self.grants[source].withheld if source in self.grants else 0

    @property
    def withheld(self) -> tuple[str, ...]:
        """The ids of the sources that may not be named."""
        return tuple(source for source, grant in self.grants.items() if grant.right is Right.WITHHELD)
