"""Stage 7: stories in, feeds out: Atom for everything, the sitemap, and the list of all addresses. Pure.

An entry is a story, and its id is that of its founding source: it stays when later reports make the story grow. Atom
demands a date of every entry; one that has none in its sources says 1970-01-01, which is nobody's idea of a real one
and sorts last, and has no `published`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from digest.addresses import is_data, page_address
from digest.config import Config
from digest.model import Page, Story, When

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
LONGEST = 100  # entries of the feed; the site has them all
_UNKNOWN = When(at=datetime(1970, 1, 1, tzinfo=UTC))


def feeds(stories: Sequence[Story], pages: Iterable[Page], config: Config) -> tuple[Page, ...]:
    """`feed.xml` of the newest stories, and `sitemap.xml` of every page that has an address of its own."""
    return (_atom(stories, config), _sitemap(pages, config))


def answered(pages: Iterable[Page], config: Config) -> Page:
    """`urls.txt`: every address that the site promises, of redirects and tombstones too; `check --against` reads it."""
    paths = {"urls.txt", *(page.path for page in pages if not is_data(page.path))}
    return Page(
        path="urls.txt", text="".join(f"{url}\n" for url in sorted(config.url + page_address(p) for p in paths))
    )


def _atom(stories: Sequence[Story], config: Config) -> Page:
    newest = sorted(stories, key=lambda story: (-(story.latest or _UNKNOWN).at.timestamp(), story.address))[:LONGEST]
    feed = Element("feed", {"xmlns": ATOM})
    _say(feed, "title", config.name)
    if config.description:
        _say(feed, "subtitle", config.description)
    _say(feed, "id", config.url)
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{config.url}feed.xml"})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": config.url})
    _say(feed, "updated", _stamp(max((story.latest or _UNKNOWN for story in newest), default=_UNKNOWN)))
    for story in newest:
        _entry(SubElement(feed, "entry", {"xml:lang": story.lang}), story, config)
    return _page("feed.xml", feed)


def _entry(entry: Element, story: Story, config: Config) -> None:
    here = f"{config.url}{story.address}/"
    _say(entry, "title", story.title)
    _say(entry, "id", f"{config.url}s/{story.group.founder.id}/")
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": here})
    if story.first:
        _say(entry, "published", _stamp(story.first))
    _say(entry, "updated", _stamp(story.latest or _UNKNOWN))
    for outlet in story.outlets:
        _say(SubElement(entry, "author"), "name", outlet.name)
    if not story.outlets:
        _say(SubElement(entry, "author"), "name", config.name)
    for tag in story.group.wish.tags if story.group.wish else ():
        SubElement(entry, "category", {"term": tag})
    if story.standfirst:
        _say(entry, "summary", story.standfirst)


def _sitemap(pages: Iterable[Page], config: Config) -> Page:
    """No dates of change: a build does not know when a page last changed, and must not guess."""
    urls = Element("urlset", {"xmlns": SITEMAP})
    for path in sorted(page.path for page in pages if page.meta is not None and page.meta.get("kind") != "withdrawn"):
        _say(SubElement(urls, "url"), "loc", config.url + page_address(path))
    return _page("sitemap.xml", urls)


def _say(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = text


def _stamp(when: When) -> str:
    return when.at.isoformat(timespec="seconds").replace("+00:00", "Z")


def _page(path: str, root: Element) -> Page:
    indent(root)
    return Page(path=path, text='<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n")
