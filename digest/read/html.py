"""Saved pages: trafilatura finds the main text, BeautifulSoup the structured data. Pure."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator
from itertools import groupby

import trafilatura
from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, PreformattedString, Tag
from lxml.etree import _Element
from trafilatura.settings import Document

from digest.addresses import web_address
from digest.model import Block, Cut, Field, Kind, RawArticle
from digest.read import saved
from digest.read.fields import gather, layered
from digest.text import one_line, plain, words

_ARTICLES = re.compile(r"(?:\w*Article|\w*Posting|Report)$")
_META = {
    "og:title": "title",
    "twitter:title": "title",
    "og:url": "url",
    "og:site_name": "outlet",
    "og:description": "description",
    "description": "description",
    "author": "author",
    "article:author": "author",
    "article:published_time": "published",
    "article:modified_time": "modified",
    "article:section": "section",
    "article:tag": "tags",
    "keywords": "tags",
}
_BLOCKS = (
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "td",
    "th",
    "tr",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "section",
    "article",
    "header",
    "footer",
    "nav",
    "aside",
    "main",
    "form",
    "button",
    "figure",
    "figcaption",
    "label",
    "dt",
    "dd",
    "option",
    "body",
)
_NEVER_SEEN = ("script", "style", "noscript", "template", "head", "svg")


def read(path: str, text: str) -> RawArticle:
    """Fields from JSON-LD, then the saving tool, meta tags and the page itself; the furniture around the main text is
    left out.
    """
    with warnings.catch_warnings():  # XHTML is read as the HTML that browsers take it for
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        page = saved.without_additions(text)
        soup = BeautifulSoup(page, "lxml")
    blocks = tuple(_main(page))
    told = saved.fields(text)
    title = {"title": told.pop("title")} if "title" in told else {}  # a tool's is the `<title>`, and so stands last
    fields = layered(_json_ld(soup), told, _meta(soup), _page(soup), title)
    return RawArticle(
        path=path, format="HTML", digest="", fields=fields, blocks=blocks, left_out=tuple(_left_out(soup, blocks))
    )


# -- the main text


def _main(text: str) -> list[Block]:
    found = trafilatura.bare_extraction(text, include_comments=False, with_metadata=False)
    return list(_walk(found.body)) if isinstance(found, Document) and found.body is not None else []


def _walk(element: _Element) -> Iterator[Block]:
    """Trafilatura's own small vocabulary: `head`, `p`, `quote`, `list` of `item`, `table` of `cell`."""
    kinds = {
        "head": Kind.HEADING,
        "quote": Kind.QUOTE,
        "item": Kind.ITEM,
        "p": Kind.PARAGRAPH,
        "cell": Kind.PARAGRAPH,
        "code": Kind.PARAGRAPH,
    }
    for child in element:
        nested = any(grandchild.tag in kinds for grandchild in child)
        if child.tag in kinds and not nested:
            if line := one_line(" ".join("".join(child.itertext()).split())):
                yield Block(text=line, kind=kinds[child.tag])
        else:
            yield from _walk(child)


# -- what was left around it


def _left_out(soup: BeautifulSoup, blocks: tuple[Block, ...]) -> Iterator[Cut]:
    """Every visible piece of the page that is not in the main text, top to bottom."""
    kept: set[tuple[str, ...]] = set()
    for block in blocks:
        kept |= _runs(block.text)
    for piece in _visible(soup):
        runs = _runs(piece)
        if runs and len(runs & kept) * 5 < len(runs) * 4:
            yield Cut(rule="page furniture", text=piece)


def _runs(text: str) -> set[tuple[str, ...]]:
    """Runs of up to three words: enough to know a piece of text again, at a cost that grows with the text alone."""
    found = words(plain(text))
    return {tuple(found[i : i + n]) for n in ((1, 2, 3) if len(found) < 3 else (3,)) for i in range(len(found) - n + 1)}


def _visible(soup: BeautifulSoup) -> Iterator[str]:
    strings = [string for string in soup.find_all(string=True) if not isinstance(string, PreformattedString)]
    for block, run in groupby(strings, key=_block_around):
        if block is not None and (line := one_line("".join(run))):
            yield line


def _block_around(string: NavigableString) -> Tag | None:
    """The innermost block that a string stands in; None where no reader sees it."""
    block: Tag | None = None
    for parent in string.parents:
        if parent.name in _NEVER_SEEN:
            return None
        if block is None and parent.name in _BLOCKS:
            block = parent
    return block


# -- fields


def _json_ld(soup: BeautifulSoup) -> dict[str, Field]:
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            data = json.loads(script.get_text(), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            if any(_ARTICLES.match(str(kind)) for kind in _list(node.get("@type"))):
                return _of_node(node)
    return {}


def _nodes(data: object) -> Iterator[dict[str, object]]:
    """The objects of a JSON-LD script: one, a list, or an `@graph`."""
    for item in _list(data):
        if isinstance(item, dict):
            yield item
            yield from (node for node in _list(item.get("@graph")) if isinstance(node, dict))


def _of_node(node: dict[str, object]) -> dict[str, Field]:
    entity = node.get("mainEntityOfPage")
    pairs: list[tuple[str, object]] = [
        ("title", node.get("headline") or node.get("name")),
        ("published", node.get("datePublished")),
        ("modified", node.get("dateModified")),
        ("author", _names(node.get("author"))),
        ("publisher", _names(node.get("publisher"))[:1]),
        ("inLanguage", node.get("inLanguage")),
        ("description", node.get("description")),
        ("section", _list(node.get("articleSection"))[:1]),
        ("keywords", node.get("keywords")),
        (
            "url",
            next(
                (
                    each
                    for each in (node.get("url"), entity, entity.get("@id") if isinstance(entity, dict) else None)
                    if isinstance(each, str) and web_address(each)
                ),
                None,
            ),
        ),
    ]
    fields = gather(((key, value) for key, value in pairs if value), "JSON-LD")[0]
    if str(node.get("isAccessibleForFree")).lower() == "false":
        fields["paywalled"] = Field(values=("true",), origin="JSON-LD")
    return fields


def _names(value: object) -> list[object]:
    return [name for item in _list(value) if (name := item.get("name") if isinstance(item, dict) else item)]


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _meta(soup: BeautifulSoup) -> dict[str, Field]:
    said: dict[str, list[object]] = {}
    for tag in soup.find_all("meta"):
        name = _META.get(str(tag.get("property") or tag.get("name") or "").lower())
        if name and tag.get("content"):
            said.setdefault(name, []).append(str(tag["content"]))
    return gather(said.items(), "meta tag")[0]


def _page(soup: BeautifulSoup) -> dict[str, Field]:
    """The page's own words: its one h1 or its title, its canonical link, a time that is marked up, its language."""
    headings = soup.find_all("h1")
    name = headings[0].get_text(" ") if len(headings) == 1 else soup.title.get_text() if soup.title else ""
    canonical = soup.find("link", rel="canonical")
    time = soup.find("time", attrs={"datetime": True})
    page = soup.find("html")
    pairs = [
        ("title", name),
        ("url", str(canonical.get("href") or "") if canonical else ""),
        ("published", str(time["datetime"]) if time else ""),
        ("lang", str(page.get("lang") or "") if page else ""),
    ]
    return gather(((key, value) for key, value in pairs if value.strip()), "page")[0]
