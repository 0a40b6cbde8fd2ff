"""What files say, and what is known of an article. All frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


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


PASTED = "header"  # the origin of lines at the head of a text: the curator's, or pasted along with the text


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


class Right(StrEnum):
    """How much of a source may be shown; the widest first."""

    FULL = "full"
    EXCERPT = "excerpt"  # whole sentences from its beginning
    LINK = "link"  # headline, outlet, author, date and address
    WITHHELD = "withheld"  # not even that there is such a report, but for how many there are

    @property
    def narrowness(self) -> int:
        """For sorting: 0 is the widest."""
        return tuple(Right).index(self)

    @classmethod
    def read(cls, text: object) -> Right | None:
        """As a person wrote it; None where nobody understands it."""
        said = str(text).strip().lower()
        return cls(said) if said in tuple(cls) else None

    @classmethod
    def choices(cls) -> str:
        """`full, excerpt, link or withheld`."""
        *most, last = cls
        return f"{', '.join(most)} or {last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who published an article."""

    id: str  # its domain, or its name made an address
    name: str
    country: str = ""
    rights: Right | None = None  # what may be shown of its reports, where the curator says so


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
    rights: Right | None = None  # what its own file says may be shown of it; what holds is in its group's `grants`
    ignored: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n\n".join(block.text for block in self.blocks)
