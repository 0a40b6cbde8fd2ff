"""What a page says about its article: JSON-LD first, then meta tags, then what its readers see. Pure.

BeautifulSoup reads the head, where the meta tags are; the rest of the page has been parsed already.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator, Mapping
from html import unescape

from bs4 import BeautifulSoup, SoupStrainer, XMLParsedAsHTMLWarning
from htmldate import find_date
from lxml.etree import _Element

from digest import dates
from digest.addresses import domain, web_address
from digest.model import Field
from digest.read.boxes import Layout
from digest.read.fields import gather, layered
from digest.text import one_line, plain, split_names, words

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


def metadata(text: str, page: _Element, seen: Layout) -> dict[str, Field]:
    """The fields of a page: `text` is its source, `page` the same parsed, `seen` what its readers see."""
    said, shown = layered(_json_ld(page), _meta(_head(text))), _shown(page, seen)
    outlet = said["outlet"].value if "outlet" in said else ""
    fields = layered(said, shown)
    fields |= _headline(page, said, outlet)
    fields |= _authors(page, seen, said, fields)
    return fields | _days(page, seen, said, fields)


# -- what it tells machines


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
    fields = gather(((key, value) for key, value in pairs if value), "JSON-LD")[0]
    if str(node.get("isAccessibleForFree")).lower() == "false":
        fields["paywalled"] = Field(values=("true",), origin="JSON-LD")
    return fields


def _names(value: object, called: Mapping[str, Mapping[str, object]]) -> list[object]:
    """Of people and organisations, written out or referred to by `@id`; persons first and alone where there are any."""
    found: list[tuple[bool, object]] = []
    for item in _list(value):
        node = called.get(str(item.get("@id")), item) if isinstance(item, dict) and "name" not in item else item
        for name in _list(node.get("name")) if isinstance(node, dict) else [node]:
            found.append((isinstance(node, dict) and "Person" in _list(node.get("@type")), name))
    people = [name for is_person, name in found if is_person]
    return people or [name for _, name in found]


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


# -- what its readers see


def _shown(page: _Element, seen: Layout) -> dict[str, Field]:
    """Its canonical link and its language."""
    link = next((each for each in page.iter("link") if (each.get("rel") or "").lower() == "canonical"), None)
    html = page if page.tag == "html" else page.getroottree().getroot()
    pairs = [("url", (link.get("href") if link is not None else "") or ""), ("lang", html.get("lang") or "")]
    return gather(((key, value) for key, value in pairs if value.strip()), "page")[0]


def _headline(page: _Element, said: Mapping[str, Field], outlet: str) -> dict[str, Field]:
    """The heading that the page shows, where it is the one that it tells machines of; else the latter, without the
    site's name behind it.
    """
    head = next((one_line(title.text_content()) for title in page.iter("title")), "")
    told = [text for text in (said["title"].value if "title" in said else "", head) if text]
    headings = [text for each in page.iter("h1") if (text := one_line(each.text_content())) and not _is(text, outlet)]
    likest = max(headings, key=lambda text: max((_alike(text, other) for other in told), default=0.0), default="")
    if likest and (not told or max(_alike(likest, other) for other in told) >= _SAME_HEADLINE):
        return {"title": Field(values=(likest,), origin="page")}
    if not told:
        return {}
    text, origin = (said["title"].value, said["title"].origin) if "title" in said else (head, "page")
    return {"title": Field(values=(_without_site(text, outlet, head),), origin=origin)}


_SAME_HEADLINE = 0.5
_BEFORE_SITE = re.compile(r"\s+[|\-–—·•»:]\s+|\s*\|\s*")


def _is(text: str, name: str) -> bool:
    return bool(name) and plain(text) == plain(name)


def _alike(heading: str, told: str) -> float:
    """The share of a heading's words that are told too, and of the told ones before the site's name."""
    mine, other = set(words(plain(heading))), set(words(plain(told)))
    return len(mine & other) / max(1, min(len(mine), len(other))) if len(mine) > 1 else float(mine == other)


def _without_site(text: str, outlet: str, head: str) -> str:
    parts = _BEFORE_SITE.split(text)
    if len(parts) == 1:
        return text
    last = parts[-1]
    is_site = _is(last, outlet) or (text == head and len(last.split()) <= _LONGEST_SITE)
    return text[: text.rindex(last)].rstrip(" |-–—·•»:") if is_site else text


_LONGEST_SITE = 4  # words in the name of a site


# -- who wrote it

_BY = re.compile(
    r"\W*(?i:(?:written|posted|published|story|words|text|reported|article|authored|contributed|created|submitted)\s*)?"
    r"(?:(?i:by|von|par|por|di|door|av|author|autor(?:in)?|auteur|text|words|writer)\s*(?:[:\-–|]\s*|\s+|(?=[A-ZÀ-Þ])))"
    r"(?=[\"“']?[^\W\d_a-zà-ÿ])"
)
# What stands behind the names of a byline: marks, numbers, words for when, and what people are.
_AFTER_NAMES = re.compile(
    r"\s*(?:[|•·⋅–—@/(]|\s-\s|\d|\b(?:published|updated|posted|last|on|in|for|with|reviewed|edited|follow|view|min|minutes?|"
    r"jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|"
    r"november|december|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"(?:staff|freelance|senior|contributing|executive|associate|deputy|managing|chief|head|guest|licensed|certified|former|"
    r"digital|political|health|science|business|sports?)?\s*(?:writer|reporter|correspondent|contributor|editor|journalist|"
    r"columnist|director|manager|analyst|officer|founder|co-founder|president|ceo|cto|expert|author|producer|senior|"
    r"executive|professor|ph\.?d|m\.?d|contributors|columnists|redakteur(?:in)?|journaliste|redactora?|redattore))\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_NAME = re.compile(r"[^\W\d_][\w.'’\-]*(?:\s+(?:[^\W\d_][\w.'’\-]*)){0,4}")
_PARTICLES = frozenset("de del della di da van von der den la le el bin ibn al dos du y e af av zu".split())


def _authors(page: _Element, seen: Layout, said: Mapping[str, Field], fields: Mapping[str, Field]) -> dict[str, Field]:
    """The byline beside the headline; else the people that machines are told of; else what is marked up as theirs."""
    told = said.get("authors")
    outlet = said["outlet"].value if "outlet" in said else ""
    host = domain(fields["url"].value).split(".")[0] if "url" in fields and web_address(fields["url"].value) else ""
    near = _near_headline(seen, fields.get("title"))
    if names := _byline(near, outlet):
        return {"authors": Field(values=names, origin="byline")}
    people = (
        tuple(_BEHIND_A_NAME.split(name)[0] for name in told.values if _is_person(name, outlet, host)) if told else ()
    )
    if told and people:
        return {"authors": Field(values=people, origin=told.origin)}
    signed = (piece.text for piece in seen.pieces if len(piece.text) <= 200 and _SIGNED.match(piece.text))
    if names := _marked_names(page, outlet) or _alone(seen, near, outlet) or _byline(list(signed), outlet):
        return {"authors": Field(values=names, origin="byline")}
    return {"authors": told} if told else {}


_BEHIND_A_NAME = re.compile(r"\s+[|–—-]\s+")


def _is_person(name: str, outlet: str, host: str) -> bool:
    """Not the outlet itself, nor its address, nor an office, nor what a template left there."""
    return not (
        _is(name, outlet)
        or (host and plain(name).replace(" ", "") == host)
        or name.casefold() in _NOBODY
        or re.search(r"[/_{}]|\w\.\w+\.\w", name)
    )


_NOBODY = frozenset(
    "admin administrator editor editors staff team guest user author authors by link x y written writer the "
    "redaktion redaction redazione redacción redação contributors".split()
)


def _could_be_names(text: str) -> bool:
    return bool(text.strip()) and len(text) <= 200 and not re.search(r"https?:|\d{2}|@", text)


def _byline(lines: Sequence[str], outlet: str) -> tuple[str, ...]:
    """The names behind the first "By" of some short lines."""
    for line in lines:
        for part in _PARTS.split(line):
            if (found := _BY.match(part)) and (names := _people(part[found.end() :], outlet)):
                return names
    return ()


_PARTS = re.compile(r"\s*[|•·⋅]\s*")
_SIGNED = re.compile(r"(?i:written|story|text|words|reporting) (?i:by):? ")


def _alone(seen: Layout, near: Sequence[str], outlet: str) -> tuple[str, ...]:
    """A line below the headline that is nothing but a name of two words or more, where a day stands in the next line
    or the page says elsewhere who that is.
    """
    below = near[_ABOVE + 1 :] if len(near) > _ABOVE + 1 else near
    starts = {" ".join(piece.text.split()[:4]) for piece in seen.pieces if len(piece.text) > 60}
    for at, line in enumerate(below[:6]):
        name = next((part for part in _PARTS.split(line) if not dates.shown(part)), "")
        if not 2 <= len(name.split()) <= 4 or name.isupper():
            continue
        is_dated = any(dates.shown(other) for other in below[max(0, at - 1) : at + 3])
        is_told = any(start.startswith((f"{name} is", f"{name} has", f"{name} was")) for start in starts)
        if (is_dated or is_told) and (names := _people(name, outlet)):
            return names
    return ()


def _marked_names(page: _Element, outlet: str) -> tuple[str, ...]:
    """Names in elements that say they are the author's."""
    for marked in _marked(page):
        found = _BY.match(marked)
        if names := _people(marked[found.end() :] if found else marked, outlet):
            return names
    return ()


_MARKED = re.compile(
    r"(?:^|[\s_-])(?:author|byline|contributor|writer)(?:s|[_-]?names?|[_-]?link)?(?:$|[\s_-])", re.IGNORECASE
)


def _marked(page: _Element) -> Iterator[str]:
    """What elements hold that say they are the author's: `rel`, `itemprop`, then a class."""
    classed: list[str] = []
    for element in page.iter("a", "span", "div", "p", "address", "h2", "h3", "h4", "h5", "li", "strong", "em", "td"):
        called = element.get("class") or ""
        exact = (
            element.get("rel") == "author"
            or element.get("itemprop") == "author"
            or (element.tag == "a" and _PROFILE.search((element.get("href") or "")[:300]) is not None)
        )
        if not exact and not (called and len(called) < 200 and _MARKED.search(called)):
            continue
        text = one_line("".join(element.itertext())[:300])
        if text and len(text) <= 160 and not _in_comments(element):
            if exact:
                yield text
            else:
                classed.append(text)
        if len(classed) >= 12:
            break
    yield from sorted(classed, key=len)


_PROFILE = re.compile(
    r"/(?:authors?|contributors?|writers?|people|staff|reporters?|journalists?|autor(?:es)?|auteur|by)/[\w.-]{3,}/?$"
)


def _in_comments(element: _Element) -> bool:
    return any("comment" in f"{each.get('class')} {each.get('id')}".lower() for each in element.iterancestors())


def _near_headline(seen: Layout, title: Field | None) -> list[str]:
    """Short pieces from just above the headline to a little below it."""
    wanted = plain(title.value) if title else ""
    texts = [piece.text for piece in seen.pieces]
    at = next((k for k, piece in enumerate(seen.pieces) if plain(piece.text) == wanted), None)
    if at is None:
        at = next((k for k, piece in enumerate(seen.pieces) if seen.boxes[piece.box].tag == "h1"), None)
    if at is None:
        return []
    return [text for text in texts[max(0, at - _ABOVE) : at + _BELOW] if len(text) <= 200]


_ABOVE, _BELOW = 6, 14  # pieces around the headline where bylines and datelines stand


def _people(text: str, outlet: str) -> tuple[str, ...]:
    """The names at the beginning of a text; none where it begins with something else."""
    text = text.strip().removesuffix(outlet) if not _is(text, outlet) else text
    text = re.sub(r"(?<=[a-zà-ÿ])(?=(?:Published|Updated|Posted|Written|Last|On|[A-Z][a-z]+ \d{1,2},))", " ", text)
    names = split_names(_AFTER_NAMES.sub("", text).strip(" ,.:;|-–—"))
    return names if names and all(_could_be_name(name) for name in names) else ()


def _could_be_name(text: str) -> bool:
    """One to five words, each with a capital or a particle between two."""
    parts = text.split()
    return (
        _NAME.fullmatch(text) is not None
        and 2 <= len(text) <= 60
        and not (len(text) <= 3 and text.isupper())
        and text.casefold() not in _NOBODY
        and parts[0][0].isupper()
        and all(part[0].isupper() or part.casefold() in _PARTICLES for part in parts)
        and not (len(parts) > 1 and text.isupper() and len(text) > 40)
    )


# -- when it was published


def _days(page: _Element, seen: Layout, said: Mapping[str, Field], fields: Mapping[str, Field]) -> dict[str, Field]:
    """The day that the page shows beside its headline goes before the one that it tells machines, unless it is the
    day of a change: many content systems tell machines when a page was set up, or a day in another zone.

    A page that shows nothing but the day of a change, a month or more after the day that it tells machines, is kept up
    to date for years: nobody can say which of the two days its text is of, so that day is a guess.
    """
    published, changed = _shown_days(_near_headline(seen, fields.get("title")))
    told = dates.parse(said["published"].value) if "published" in said else None
    modified = dates.parse(said["modified"].value) if "modified" in said else None
    if published and modified and published[0] == modified.day and told and told.day not in published:
        published, changed = (), published
    found: dict[str, Field] = {}
    if told and told.day in published:
        pass
    elif told and not published and any(dates.days_between(told, day) > _A_MONTH for day in changed):
        found["published"] = Field(values=said["published"].values, origin=dates.GUESS)
    elif published:
        found["published"] = Field(values=published[:1], origin="page")
    elif told is None:
        found |= _marked_time(page) or _guessed_day(page)
    if changed and "modified" not in said:
        found["modified"] = Field(values=changed[:1], origin="page")
    return found


_A_MONTH = 31  # days
_DATELINE = 14  # words; a longer line is a sentence that speaks of a day
_LISTING = 3  # different days beside one headline: those of other articles


def _shown_days(near: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The days beside the headline, below it before above it, and the days of changes."""
    below = near[_ABOVE:] if len(near) > _ABOVE else near
    lines = [*below, *near[: len(near) - len(below)][::-1]]
    found = [day for line in lines if line.count(" ") < _DATELINE for day in dates.shown(line)]
    published = tuple(dict.fromkeys(day for day, is_change in found if not is_change))
    changed = tuple(dict.fromkeys(day for day, is_change in found if is_change))
    return (published if len(published) < _LISTING else ()), changed


_PUBLISHED = re.compile(r"datepublished|publish|entry-date|post-date", re.IGNORECASE)


def _guessed_day(page: _Element) -> dict[str, Field]:
    """What htmldate makes of the page: right three times in four, so it is shown as a guess."""
    day = find_date(page, original_date=True, extensive_search=True, max_date=_NO_CLOCK)
    return {"published": Field(values=(day,), origin=dates.GUESS)} if day else {}


_NO_CLOCK = "2099-12-31"  # htmldate would take today, and another day another date


def _marked_time(page: _Element) -> dict[str, Field]:
    """A time that says that it is the publication's: others are those of comments and of other articles."""
    for time in page.iter("time"):
        value = time.get("datetime") or ""
        called = f"{time.get('itemprop') or ''} {time.get('class') or ''}"
        if _PUBLISHED.search(called) and dates.parse(value):
            return {"published": Field(values=(value,), origin="page")}
    return {}
