"""What a reader could see of a page, piece by piece, and the boxes that each piece stands in. Pure.

A piece is a run of text that no block element interrupts: a paragraph, a heading, a button, a cell. A box is a block
element. Boxes are numbered in the order in which they open, so a box and all that is in it are one range of numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from lxml.etree import _Element, iterwalk

from digest.model import Kind

BLOCKS = frozenset(
    "p div li ul ol dl dt dd td th tr table tbody thead tfoot caption h1 h2 h3 h4 h5 h6 blockquote pre section article "
    "header footer nav aside main form button fieldset figure figcaption label address details summary hr center "
    "body noscript dialog menu hgroup search".split()
)
UNSEEN = frozenset(
    "script style template head svg math iframe object canvas select option textarea video audio input".split()
)
# What the class, id and role of an element call it, in the words of those who build pages.
NAMES = {
    "comments": r"comment|disqus|respond|reply|discussion|kommentar",
    "related": r"relat|recommend|more-?(?:on|from|stor|news|like|articles|posts)|popular|trending|most-?(?:read|view)|"
    r"read-?(?:more|next|also)|also-?(?:read|like)|up-?next|suggest|latest|outbrain|taboola|similar|teaser|card|"
    r"carousel|jp-rel|(?:next|prev(?:ious)?)-?(?:post|article)|post-?nav|paginat|listing",
    "navigation": r"\bnav|menu|crumb|topbar|toolbar|navbar|skip",
    "sharing": r"shar(?:e|ing)|social|addthis|follow|facebook|twitter|whatsapp",
    "sign-up": r"newsletter|subscri|sign-?up|opt-?in|mailing|email|mc4wp|paywall|regwall|donat|membership",
    "footer": r"foot|copyright|legal|disclaimer|bottom",
    "header": r"masthead|header|hero",
    "sidebar": r"side-?bar|aside|rail\b|widget|secondary|right-?col|complementary",
    "author": r"author|\bbio\b|byline|contributor|about-?the|writer|profile|autor|auteur",
    "picture": r"caption|credit|figure|photo|image|gallery|slide|media|wp-caption",
    "advertisement": r"\bads?\b|advert|sponsor|promo|dfp|gpt|banner|affiliate|\bcta\b|call-?to-?action|offer|product",
    "tags": r"\btags?\b|tag-?list|categor|topics?|keyword|label|taxonomy|\bmeta\b|post-?meta|entry-?meta",
    "pop-up": r"modal|pop-?up|cookie|consent|gdpr|overlay|dialog|lightbox|toast|alert|notice",
    "contents": r"\btoc\b|table-?of-?contents|jump|anchor",
    "date": r"date|time|publish",
    "article": r"article-?(?:body|content|text|main)|story-?(?:body|content|text)|post-?(?:body|content|text)|"
    r"entry-?content|\bcontent\b|rich-?text|body-?(?:text|content|copy)|\bprose\b|wysiwyg|main-?content|\btext\b",
}
_NAMES = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in NAMES.items()}
_UNSEEN_CLASS = re.compile(
    r"\b(?:sr-only|screen-reader(?:-text)?|visually-?hidden|assistive-text|sf-hidden|a11y-hidden|offscreen)\b",
    re.IGNORECASE,
)
_UNSEEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_DEEPEST = 250  # boxes within boxes; libxml2 itself gives up a little further down
_BOTTOM = 240  # boxes; libxml2 drops all below about 250 elements without a word
_LONGEST_NAME = 200  # characters of a class that are looked at


class Box(NamedTuple):
    """A block element: its tag, what it is called, and the box around it."""

    tag: str
    looks: str  # tag and class: boxes of one kind look the same
    names: frozenset[str]  # keys of NAMES
    parent: int  # the number of the box around it; the outermost box is its own
    depth: int
    hidden: bool
    kind: Kind
    tags_around: frozenset[str]
    names_around: frozenset[str]


class Piece(NamedTuple):
    """A run of text, the number of its box, and the share of it (0 to 1) that is linked."""

    text: str
    box: int
    linked: float


class Layout(NamedTuple):
    """A page as pieces in boxes."""

    pieces: tuple[Piece, ...]
    boxes: tuple[Box, ...]
    ends: tuple[int, ...]  # box -> the number of the last box in it

    @property
    def is_bottomless(self) -> bool:
        """Do boxes stand in each other so deep that the parser drops what lies deeper?"""
        return any(box.depth >= _BOTTOM for box in self.boxes)


def layout(page: _Element) -> Layout:
    """The pieces of a page, top to bottom. Costs time in proportion to the number of elements and characters."""
    return _Walk().through(page)


class _Walk:
    """State of one walk: the boxes that are open, and the text since the last of them opened or closed."""

    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self.ends: list[int] = []
        self.pieces: list[Piece] = []
        self.open: list[int] = []
        self.run: list[tuple[str, bool]] = []  # text, and whether it is linked
        self.links = 0

    def through(self, page: _Element) -> Layout:
        body = page.find("body") if page.tag != "body" else page
        unseen: _Element | None = None  # the outermost element that nobody sees
        for event, element in iterwalk(body if body is not None else page, events=("start", "end", "comment", "pi")):
            if event in ("comment", "pi"):
                if unseen is None:
                    self.say(element.tail)
                continue
            if unseen is not None:
                if event == "end" and element is unseen:
                    unseen = None
                    self.say(element.tail)
            elif event == "start":
                if _is_unseen(element):
                    unseen = element
                else:
                    self.enter(element)
            else:
                self.leave(element)
        self.flush()
        return Layout(pieces=tuple(self.pieces), boxes=tuple(self.boxes), ends=tuple(self.ends))

    def enter(self, element: _Element) -> None:
        tag = element.tag
        if tag in BLOCKS or not self.boxes:
            self.flush()
            if len(self.open) < _DEEPEST:
                self.boxes.append(self.box(element))
                self.ends.append(len(self.boxes) - 1)
                self.open.append(len(self.boxes) - 1)
            else:
                self.open.append(self.open[-1])  # too deep for a box of its own
        elif tag == "br" or (tag == "span" and "br" in (element.get("class") or "").split()[:9]):
            self.run.append(("\n", False))
        elif tag == "a":
            self.links += 1
        self.say(element.text)

    def leave(self, element: _Element) -> None:
        tag = element.tag
        if tag in BLOCKS or len(self.open) == 0:
            self.flush()
            if self.open:
                closed = self.open.pop()
                self.ends[closed] = len(self.boxes) - 1
        elif tag == "a":
            self.links -= 1
        self.say(element.tail)

    def box(self, element: _Element) -> Box:
        called = " ".join(
            value[:_LONGEST_NAME]
            for name in ("class", "id", "role", "itemprop", "data-component", "data-testid")
            if (value := element.get(name))
        )
        names = _names(called)
        around = self.boxes[self.open[-1]] if self.open else None
        hidden = bool(around and around.hidden) or _is_hidden(element)
        return Box(
            tag=element.tag,
            looks=f"{element.tag} {(element.get('class') or '')[:_LONGEST_NAME]}",
            names=names,
            parent=self.open[-1] if self.open else 0,
            depth=len(self.open),
            hidden=hidden,
            kind=_kind(element.tag, around.kind if around else Kind.PARAGRAPH),
            tags_around=(around.tags_around if around else frozenset()) | {element.tag},
            names_around=(around.names_around if around else frozenset()) | names,
        )

    def say(self, text: str | None) -> None:
        if text:
            self.run.append((text, self.links > 0))

    def flush(self) -> None:
        """What was said since the last box opened or closed; an empty line within it (`<br><br>`) parts it."""
        if not self.run:
            return
        part: list[tuple[str, bool]] = []
        breaks = 0
        for text, linked in self.run:
            if text == "\n" and not linked:
                breaks += 1
                part.append((" ", False))
                continue
            if not text.strip():
                part.append((" ", linked))
                continue
            if breaks >= 2:
                self.add(part)
                part = []
            breaks = 0
            part.append((text, linked))
        self.add(part)
        self.run = []

    def add(self, part: Iterable[tuple[str, bool]]) -> None:
        text = " ".join("".join(text for text, _ in part).split())
        if text and self.open:
            linked = sum(len(text.strip()) for text, linked in part if linked)
            self.pieces.append(Piece(text=text, box=self.open[-1], linked=min(1.0, linked / len(text))))


def _is_unseen(element: _Element) -> bool:
    if element.tag in UNSEEN or (element.tag == "dialog" and element.get("open") is None):
        return True
    called = element.get("class")
    return bool(called) and _UNSEEN_CLASS.search(called[:_LONGEST_NAME]) is not None


def _is_hidden(element: _Element) -> bool:
    style = element.get("style")
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(style and _UNSEEN_STYLE.search(style[:_LONGEST_NAME]))
    )


def _kind(tag: str, around: Kind) -> Kind:
    if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return Kind.HEADING
    if tag in ("li", "dt", "dd"):
        return Kind.ITEM
    if tag == "blockquote":
        return Kind.QUOTE
    if tag in ("td", "th"):
        return Kind.CELL
    return Kind.PARAGRAPH if around is Kind.HEADING else around


def _names(called: str) -> frozenset[str]:
    return frozenset().union(*map(_names_of, called.split())) if called else _NAMELESS


_NAMELESS: frozenset[str] = frozenset()


@lru_cache(maxsize=65536)
def _names_of(word: str) -> frozenset[str]:
    """One class name at a time: a site's pages share theirs, so nearly all have been seen before."""
    return frozenset(name for name, pattern in _NAMES.items() if pattern.search(word))
