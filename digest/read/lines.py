"""The HTML of an e-mail, or its plain text, as the lines that its reader sees. Pure.

A mail has no furniture around a main text, so nothing is guessed here as it is for a page. Its HTML is tables inside
tables: a line is what stands between two elements that begin a new one, whatever they are there for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from digest.model import Kind
from digest.text import normalise, one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line, the block that it is part of (lines of one block follow each other), and its links: address, words."""

    text: str
    block: int
    kind: Kind = Kind.PARAGRAPH
    links: tuple[tuple[str, str], ...] = ()
    is_hidden: bool = False


# Elements that stand inside a line. Every other one begins a new line, and a block of its own.
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark o:p q s samp small span "
    "strike strong sub sup time tt u var wbr".split()
)
_NEVER_SEEN = frozenset("head script style template title noscript svg select textarea".split())
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# How the preview line that a mail shows in the inbox, and nowhere else, is kept out of sight.
_HIDES = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?:max-height|font-size|opacity)\s*:\s*0(?:px)?\s*(?:;|!|$)"
    r"|font-size\s*:\s*1px",
    re.IGNORECASE,
)


def of_html(html: str) -> tuple[Line, ...]:
    """Top to bottom. What is hidden comes too, and says so."""
    root = etree.fromstring(html.encode("utf-8", "replace"), etree.HTMLParser(encoding="utf-8", no_network=True))
    return tuple(_Reader().read(root)) if root is not None else ()


def of_text(text: str) -> tuple[Line, ...]:
    """Blank lines part blocks. An address in brackets is where the words before it lead, and no word itself; the `>`
    before each line of a mail that was forwarded is none either.
    """
    lines = []
    block = 0
    for quoted in normalise(text).split("\n"):
        line = quoted.lstrip("> ")
        links = tuple((address, address) for address in ADDRESS.findall(line)) if "://" in line else ()
        block += not line
        if words := " ".join(_BRACKETED.sub("", line).split()) if links else line:
            lines.append(Line(text=words, block=block, links=links))
    return tuple(lines)


ADDRESS = re.compile(r"https?://[^\s<>\[\]()\"]{4,2000}")
_BRACKETED = re.compile(r"\s?<https?://[^\s<>]{4,2000}>|\s?\[https?://[^\s\[\]]{4,2000}\]")


class _Reader:
    """The line that is being read, and the elements around it: one walk through the page, without recursion."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._links: list[tuple[str, str]] = []
        self._block = 0
        self._hidden = 0  # how many of the elements around hide what is in them
        self._skipped = 0
        self._kinds = [Kind.PARAGRAPH]
        self._address = ""

    def read(self, root: _Element) -> Iterator[Line]:
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event == "start":
                yield from self._open(element)
                self._add(element.text)
            elif event == "end":
                yield from self._close(element)
            if event != "start":
                self._add(element.tail)
        yield from self._line()

    def _open(self, element: _Element) -> Iterator[Line]:
        tag = element.tag
        self._skipped += tag in _NEVER_SEEN
        if hides := _hides(element):
            yield from self._line()
            self._hidden += hides
        if tag == "br":
            yield from self._line()
            self._block += _is_break(element)
        elif tag not in _INLINE:
            yield from self._line()
            self._block += 1
        if kind := _kind(element):
            self._kinds.append(kind)
        if tag == "a":
            self._address = element.get("href") or ""

    def _close(self, element: _Element) -> Iterator[Line]:
        tag = element.tag
        if hides := _hides(element):
            yield from self._line()
            self._hidden -= hides
        if tag not in _INLINE and tag != "br":
            yield from self._line()
            self._block += 1
        if _kind(element):
            self._kinds.pop()
        if tag == "a":
            self._address = ""
        self._skipped -= tag in _NEVER_SEEN

    def _add(self, text: str | None) -> None:
        if not text or self._skipped:
            return
        self._words.append(text)
        if self._address and text.strip():
            self._links.append((self._address, one_line(text)))

    def _line(self) -> Iterator[Line]:
        """What was read since the last line, if that was anything."""
        text = one_line("".join(self._words))
        if text:
            yield Line(
                text=text,
                block=self._block,
                kind=self._kinds[-1],
                links=tuple(self._links),
                is_hidden=self._hidden > 0,
            )
        self._words, self._links = [], []


def _hides(element: _Element) -> bool:
    return element.get("hidden") is not None or _HIDES.search((element.get("style") or "")[:2000]) is not None


def _is_break(element: _Element) -> bool:
    """The second of two line breaks: an empty line, and so the end of a paragraph."""
    before = element.getprevious()
    return before is not None and before.tag == "br" and not (before.tail or "").strip()


def _kind(element: _Element) -> Kind | None:
    """A mail that is forwarded is often one long quotation, which makes none of its paragraphs one."""
    if element.tag in _HEADINGS:
        return Kind.HEADING
    if element.tag == "li":
        return Kind.ITEM
    is_quote = (
        element.tag == "blockquote" and element.get("type") != "cite" and "quote" not in (element.get("class") or "")
    )
    return Kind.QUOTE if is_quote else None
