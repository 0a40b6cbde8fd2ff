"""Saved pages: which of their pieces are the article's own, and what they say about it. Pure.

The page is parsed once. What its readers see of it, piece by piece, is `boxes`; what it says about itself, `metadata`;
and `furniture` has a jury decide about each piece. Trafilatura is the jury's first witness.
"""

from __future__ import annotations

from collections.abc import Mapping

import trafilatura
from lxml.etree import _Element
from lxml.html import document_fromstring
from trafilatura.settings import Document
from trafilatura.utils import load_html

from digest import rules
from digest.model import Block, Cut, Field, RawArticle
from digest.read import saved
from digest.read.boxes import Layout, layout
from digest.read.fields import layered
from digest.read.furniture import Testimony, is_own, what_it_is
from digest.read.metadata import article_body
from digest.read.shown import fields_of
from digest.text import one_line


def read(path: str, text: str) -> RawArticle:
    """Blocks are the article's own pieces; every other piece that a reader could see is left out, and why is said."""
    page = _parsed(text)
    seen = layout(page)
    tool = saved.fields(text)
    title = {"title": tool.pop("title")} if "title" in tool else {}  # the page's own name, with all that is around it
    fields = layered(tool, fields_of(text, page, seen), title)
    said = _testimony(page, seen, fields)
    own = is_own(seen, said)
    names = what_it_is(seen, own, said)
    return RawArticle(
        path=path,
        format="HTML",
        digest="",
        fields=fields,
        blocks=tuple(
            Block(text=line, kind=seen.boxes[piece.box].kind)
            for piece, keep in zip(seen.pieces, own, strict=True)
            if keep and (line := one_line(piece.text))
        ),
        left_out=tuple(
            Cut(rule=name, text=line)
            for piece, name in zip(seen.pieces, names, strict=True)
            if name and (line := one_line(piece.text))
        ),
    )


def heard(text: str) -> tuple[Layout, Testimony]:
    """A page as the jury hears of it; for those who teach the jury."""
    page = _parsed(text)
    seen = layout(page)
    return seen, _testimony(page, seen, fields_of(text, page, seen))


def _parsed(text: str) -> _Element:
    page = load_html(saved.without_additions(text))
    return page if page is not None else document_fromstring("<html><body></body></html>")


def _testimony(page: _Element, seen: Layout, fields: Mapping[str, Field]) -> Testimony:
    return Testimony(
        headline=fields["title"].value if "title" in fields else "",
        notices=[
            rule.name
            if piece.linked < 0.9
            and len(piece.text) <= _LONGEST_NOTICE
            and (rule := rules.first_match(piece.text, rules.load()))
            else ""
            for piece in seen.pieces
        ],
        told=article_body(page),
    )


_LONGEST_NOTICE = 300  # characters; what is linked from end to end is known by that


def _trafilatura(page: _Element) -> str:
    """What trafilatura takes for the main text. It takes the page apart: nobody may look at that afterwards."""
    found = trafilatura.bare_extraction(page, fast=True, include_comments=False, with_metadata=False)
    return (found.text or "") if isinstance(found, Document) else ""
