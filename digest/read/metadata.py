"""What a page tells machines about its article: JSON-LD first, then meta tags. Pure.

BeautifulSoup reads the head, where the meta tags are; the rest of the page has been parsed already.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator, Mapping
from html import unescape

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.filter import SoupStrainer
from lxml.etree import _Element

from digest import dates
from digest.addresses import web_address
from digest.model import Field
from digest.read.fields import gather, layered

JSON_LD = "JSON-LD"  # the origin of what it says
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
    "parsely-author": "author",
    "sailthru.author": "author",
    "dc.creator": "author",
    "citation_author": "author",
    "article:published_time": "published",
    "og:published_time": "published",
    "published_time": "published",
    "datepublished": "published",
    "date": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "dcterms.created": "published",
    "dcterms.date": "published",
    "publish-date": "published",
    "publication_date": "published",
    "pubdate": "published",
    "parsely-pub-date": "published",
    "sailthru.date": "published",
    "citation_publication_date": "published",
    "citation_date": "published",
    "article:modified_time": "modified",
    "og:updated_time": "modified",
    "article:section": "section",
    "article:tag": "tags",
    "keywords": "tags",
}
_HEAD_ENDS = re.compile(r"</head\b|<body\b", re.IGNORECASE)
_LONGEST_HEAD = 400_000  # characters; scripts and styles stand there too


def told(text: str, page: _Element) -> dict[str, Field]:
    """The fields that a page tells machines: `text` is its source, `page` the same parsed."""
    return layered(_json_ld(page), _meta(_head(text)))


def _json_ld(page: _Element) -> dict[str, Field]:
    nodes = [node for script in _scripts(page) for node in _nodes(script)]
    called = {str(node["@id"]): node for node in nodes if "@id" in node and "name" in node}
    for node in nodes:
        if any(_ARTICLES.match(str(kind)) for kind in _list(node.get("@type"))):
            return _of_node(node, called)
    return {}


def _scripts(page: _Element) -> Iterator[object]:
    for script in page.iter("script"):
        if script.get("type") == "application/ld+json" and script.text:
            try:
                yield json.loads(script.text.strip().removesuffix(";"), strict=False)
            except (ValueError, RecursionError):
                continue


def article_body(page: _Element) -> str:
    """The text of the article as the page tells it to machines; empty where it does not."""
    nodes = (node for script in _scripts(page) for node in _nodes(script))
    bodies = (node["articleBody"] for node in nodes if isinstance(node.get("articleBody"), str))
    return max((str(body) for body in bodies), key=len, default="")


def _nodes(data: object) -> Iterator[dict[str, object]]:
    """The objects of a JSON-LD script: one, a list, or an `@graph`."""
    for item in _list(data):
        if isinstance(item, dict):
            yield item
            for name in ("@graph", "mainEntity", "mainEntityOfPage"):
                yield from (node for node in _list(item.get(name)) if isinstance(node, dict))


def _of_node(node: dict[str, object], called: Mapping[str, Mapping[str, object]]) -> dict[str, Field]:
    entity = node.get("mainEntityOfPage")
    pairs: list[tuple[str, object]] = [
        ("title", _unescaped(node.get("headline") or node.get("name"))),
        ("published", node.get("datePublished") or node.get("dateCreated")),
        ("modified", node.get("dateModified")),
        ("author", [_unescaped(name) for name in _names(node.get("author"), called)]),
        ("publisher", _names(node.get("publisher"), called)[:1]),
        ("inLanguage", node.get("inLanguage")),
        ("description", _unescaped(node.get("description"))),
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
    fields = gather(((key, value) for key, value in pairs if value), JSON_LD)[0]
    if str(node.get("isAccessibleForFree")).lower() == "false":
        fields["paywalled"] = Field(values=("true",), origin=JSON_LD)
    return fields


def _names(value: object, called: Mapping[str, Mapping[str, object]]) -> list[object]:
    """Of people, written out or referred to by `@id`; of organisations only where there are no people."""
    people: list[object] = []
    others: list[object] = []
    for item in _list(value):
        node = called.get(str(item.get("@id")), item) if isinstance(item, dict) and "name" not in item else item
        is_other = isinstance(node, dict) and any("Organization" in str(kind) for kind in _list(node.get("@type")))
        names = _list(node.get("name")) if isinstance(node, dict) else [node]
        (others if is_other else people).extend(names)
    return people or others


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _unescaped(value: object) -> object:
    """Content systems write `&#8217;` into JSON, where nothing would read it."""
    return unescape(unescape(value)) if isinstance(value, str) else value


def _head(text: str) -> BeautifulSoup:
    end = _HEAD_ENDS.search(text, 0, _LONGEST_HEAD)
    with warnings.catch_warnings():  # XHTML is read as the HTML that browsers take it for
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        return BeautifulSoup(text[: end.start() if end else 0], "lxml", parse_only=SoupStrainer("meta"))


def _meta(head: BeautifulSoup) -> dict[str, Field]:
    said: dict[str, list[object]] = {}
    for tag in head.find_all("meta"):
        key = _META.get(str(tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower())
        content = unescape(str(tag.get("content") or ""))
        if key and content.strip() and not (key == "published" and dates.parse(content) is None):
            said.setdefault(key, []).append(content)
    authors = [name for name in said.get("author", []) if _could_be_names(str(name))]
    said["author"] = list(dict.fromkeys(authors))
    return gather(
        ((key, values if key == "tags" else values[:1]) for key, values in said.items() if values), "meta tag"
    )[0]


def _could_be_names(text: str) -> bool:
    return len(text) <= 200 and not re.search(r"https?:|\d{2}|@", text)
