"""Saved pages: which of their pieces are the article's own, and what they say about it. Pure.

The page is parsed once. What its readers see of it, piece by piece, is `boxes`; what it says about itself, `metadata`
and `shown`; and `furniture` has a jury decide about each piece.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import trafilatura
from lxml.etree import _Element
from lxml.html import document_fromstring
from trafilatura.settings import Document
from trafilatura.utils import load_html

from digest.model import Block, Cut, Field, RawArticle
from digest.read import saved
from digest.read.boxes import Layout, layout
from digest.read.fields import layered
from digest.read.furniture import Testimony, judged, rescued
from digest.read.metadata import JSON_LD, article_body
from digest.read.shown import fields_of, guessed_day
from digest.text import base_language, length, one_line


def read(path: str, text: str) -> RawArticle:
    """Blocks are the article's own pieces; every other piece that a reader could see is left out, and why is said."""
    page = _parsed(text)
    seen = layout(page)
    fields = _fields(text, page, seen)
    verdict = judged(seen, _testimony(page, fields))
    if sum(length(piece.text) for piece, own in zip(seen.pieces, verdict.own, strict=True) if own) < _NEXT_TO_NOTHING:
        verdict = rescued(seen, verdict, _trafilatura(page))
    return RawArticle(
        path=path,
        format="HTML",
        digest="",
        fields=fields,
        blocks=tuple(
            Block(text=line, kind=seen.boxes[piece.box].kind)
            for piece, keep in zip(seen.pieces, verdict.own, strict=True)
            if keep and (line := one_line(piece.text))
        ),
        left_out=tuple(
            Cut(rule=name, text=line)
            for piece, name in zip(seen.pieces, verdict.names, strict=True)
            if name and (line := one_line(piece.text))
        ),
        remarks=(_BOTTOMLESS,) if seen.is_bottomless else (),
    )


_BOTTOMLESS = "its boxes stand more than 240 deep in each other, and what lies deeper cannot be read: paste its text"
_NEXT_TO_NOTHING = 60  # words


def _trafilatura(page: _Element) -> str:
    """What trafilatura takes for the main text: a second opinion. It takes the page apart, so it is asked last.

    On the labelled pages it is worse than the jury wherever the jury keeps more than this, also where it keeps twice as
    much; where the jury keeps next to nothing, it saves two pages of three.
    """
    found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=False)
    return (found.text or "") if isinstance(found, Document) else ""


def _fields(text: str, page: _Element, seen: Layout) -> dict[str, Field]:
    """What machines are told of the article goes before what the saving tool wrote, and that before all else. The
    tool's title is the page's own name with all that is around it; a day is guessed where nobody names one.
    """
    tool, said = saved.fields(text), fields_of(text, page, seen)
    title = {"title": tool.pop("title")} if "title" in tool else {}
    first = {name: field for name, field in said.items() if field.origin == JSON_LD}
    fields = layered(first, tool, said, title)
    return layered(fields, {} if "published" in fields else guessed_day(page, fields.get("saved")))


def heard(text: str) -> tuple[Layout, Testimony]:
    """A page as the jury hears of it; for those who teach the jury."""
    page = _parsed(text)
    seen = layout(page)
    return seen, _testimony(page, fields_of(text, page, seen))


def _parsed(text: str) -> _Element:
    """The page without the ends of its frame: where one stands too early, a parser loses all that is below it."""
    text = _FRAME_ENDS.sub("", saved.without_additions(text))
    page = load_html(text) if "<" in text else None
    # Trafilatura returns nothing for what is hardly a page: a single paragraph without a frame.
    return page if page is not None else document_fromstring(f"<html><body>{text}</body></html>")


_FRAME_ENDS = re.compile(r"</(?:body|html)\s{0,9}>", re.IGNORECASE)


def _testimony(page: _Element, fields: Mapping[str, Field]) -> Testimony:
    return Testimony(
        headline=fields["title"].value if "title" in fields else "",
        lang=(base_language(fields["lang"].value) or "") if "lang" in fields else "",
        told=article_body(page),
    )
