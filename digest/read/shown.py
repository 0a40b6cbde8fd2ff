"""What a page shows its readers about its article, weighed against what it tells machines. Pure.

Neither is right alone: machines are told of agencies, user names and the day on which a page was set up; readers are
shown the day of the last change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from htmldate import find_date
from lxml.etree import _Element

from digest import dates
from digest.addresses import domain, web_address
from digest.model import Field
from digest.read import byline
from digest.read.boxes import Layout
from digest.read.byline import Beside
from digest.read.fields import gather, layered
from digest.read.metadata import JSON_LD
from digest.read.metadata import told as told_to_machines
from digest.text import one_line, plain, words


def fields_of(text: str, page: _Element, seen: Layout) -> dict[str, Field]:
    """The fields of a page: `text` is its source, `page` the same parsed, `seen` what its readers see."""
    said = told_to_machines(text, page)
    fields = layered(said, _linked(page))
    fields |= _headline(page, said)
    near = _near_headline(seen, fields.get("title"))
    fields |= _authors(page, seen, said, near, fields)
    return fields | _days(page, said, near)


def _linked(page: _Element) -> dict[str, Field]:
    """Its canonical link and its language."""
    link = next((each for each in page.iter("link") if (each.get("rel") or "").lower() == "canonical"), None)
    html = page if page.tag == "html" else page.getroottree().getroot()
    pairs = [("url", (link.get("href") if link is not None else "") or ""), ("lang", html.get("lang") or "")]
    return gather(((key, value) for key, value in pairs if value.strip()), "page")[0]


def _headline(page: _Element, said: Mapping[str, Field]) -> dict[str, Field]:
    """The heading that the page shows, where it is the one that it tells machines of; else the latter, without the
    site's name behind it.
    """
    outlet = _value(said, "outlet")
    head = next((one_line(title.text_content()) for title in page.iter("title")), "")
    told = [text for text in (said["title"].value if "title" in said else "", head) if text]
    headings = [text for each in page.iter("h1") if (text := one_line(each.text_content())) and not _is(text, outlet)]
    likest = max(headings, key=lambda text: max((_alike(text, other) for other in told), default=0.0), default="")
    told_at_length = "title" in said and said["title"].origin == JSON_LD
    is_short = told_at_length and len(words(likest)) * 2 < len(words(said["title"].value))
    if (
        likest
        and not is_short
        and (
            not told
            or ("title" not in said and len(headings) == 1)
            or max(_alike(likest, other) for other in told) >= _SAME_HEADLINE
        )
    ):
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
    mine, other = _said(heading), _said(told)
    return len(mine & other) / max(1, min(len(mine), len(other))) if len(mine) > 1 else float(mine == other)


@lru_cache(maxsize=64)
def _said(text: str) -> frozenset[str]:
    """The words of a heading or a title: a page may hold thousands of the one, and each is held beside the other."""
    return frozenset(words(plain(text)))


def _without_site(text: str, outlet: str, head: str) -> str:
    parts = _BEFORE_SITE.split(text)
    if len(parts) == 1:
        return text
    last = parts[-1]
    is_site = _is(last, outlet) or (text == head and len(last.split()) <= _LONGEST_SITE)
    return text[: text.rindex(last)].rstrip(" |-–—·•»:") if is_site else text


_LONGEST_SITE = 4  # words in the name of a site


def _value(fields: Mapping[str, Field], name: str) -> str:
    return fields[name].value if name in fields else ""


def _near_headline(seen: Layout, title: Field | None) -> Beside:
    """Short pieces from just above the headline to a little below it."""
    wanted = plain(title.value) if title else ""
    texts = [piece.text for piece in seen.pieces]
    at = next((k for k, text in enumerate(texts) if plain(text) == wanted), None)
    if at is None:
        at = next((k for k, piece in enumerate(seen.pieces) if seen.boxes[piece.box].tag == "h1"), None)
    return byline.beside(texts, at)


# -- who wrote it


def _authors(
    page: _Element, seen: Layout, said: Mapping[str, Field], near: Beside, fields: Mapping[str, Field]
) -> dict[str, Field]:
    """The byline beside the headline; else the people that machines are told of; else what is marked up as theirs."""
    told, outlet = said.get("authors"), _value(said, "outlet")
    if names := byline.signed((*near.above[::-1], *near.below), outlet):
        return {"authors": Field(values=names, origin="byline")}
    people = _people_told(told, outlet, fields) if told else ()
    if told and people:
        return {"authors": Field(values=people, origin=told.origin)}
    texts = [piece.text for piece in seen.pieces]
    openings = (" ".join(text.split()[:4]) for text in texts if len(text) > _OPENING)
    names = (
        _marked_names(page, outlet)
        or byline.alone(near.below, openings, outlet)
        or byline.signed((text for text in texts if len(text) <= _SIGNATURE and _SIGNED.match(text)), outlet)
    )
    return {"authors": Field(values=names, origin="byline")} if names else {"authors": told} if told else {}


_OPENING = 60  # characters; a longer text is a paragraph
_SIGNATURE = 200  # characters
_SIGNED = re.compile(r"(?i:written|story|text|words|reporting) (?i:by):? ")


def _people_told(told: Field, outlet: str, fields: Mapping[str, Field]) -> tuple[str, ...]:
    """Without the outlet itself, its address, offices, and what people are."""
    url = web_address(_value(fields, "url"))
    host = domain(url).split(".")[0] if url else ""
    return tuple(
        _BEHIND_A_NAME.split(name)[0]
        for name in told.values
        if not _is(name, outlet) and plain(name).replace(" ", "") != host and byline.is_somebody(name)
    )


_BEHIND_A_NAME = re.compile(r"\s+[|–—-]\s+")


def _marked_names(page: _Element, outlet: str) -> tuple[str, ...]:
    """Names in elements that say they are the author's."""
    for marked in _marked(page):
        found = byline.BY.match(marked)
        if names := byline.people(marked[found.end() :] if found else marked, outlet):
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
        text = one_line(_beginning(element))
        if text and len(text) <= 160 and not _in_comments(element):
            if exact:
                yield text
            else:
                classed.append(text)
        if len(classed) >= 12:
            break
    yield from sorted(classed, key=len)


def _beginning(element: _Element) -> str:
    """Its first characters. Such elements lie within each other, and all text of each would cost its depth."""
    found: list[str] = []
    so_far = 0
    for text in element.itertext():
        found.append(text[:_LOOKED_AT])
        so_far += len(text)
        if so_far >= _LOOKED_AT:
            break
    return "".join(found)[:_LOOKED_AT]


_LOOKED_AT = 300  # characters


_PROFILE = re.compile(
    r"/(?:authors?|contributors?|writers?|people|staff|reporters?|journalists?|autor(?:es)?|auteur|by)/[\w.-]{3,}/?$"
)


def _in_comments(element: _Element) -> bool:
    return any("comment" in f"{each.get('class')} {each.get('id')}".lower() for each in element.iterancestors())


# -- when it was published


def _days(page: _Element, said: Mapping[str, Field], near: Beside) -> dict[str, Field]:
    """The day that the page shows beside its headline goes before the one that it tells machines, unless it is the
    day of a change: many content systems tell machines when a page was set up, or a day in another zone.

    A page that shows nothing but the day of a change, a month or more after the day that it tells machines, is kept up
    to date for years: nobody can say which of the two days its text is of, so that day is a guess.
    """
    published, changed = byline.days(near)
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
        found |= _marked_time(page)
    if changed and "modified" not in said:
        found["modified"] = Field(values=changed[:1], origin="page")
    return found


_A_MONTH = 31  # days


_PUBLISHED = re.compile(r"datepublished|publish|entry-date|post-date", re.IGNORECASE)


def guessed_day(page: _Element, saved: Field | None) -> dict[str, Field]:
    """What htmldate makes of a page: right three times in four, so it is shown as a guess. Never the day on which the
    page was saved, for that stands in it, too; nor New Year, which is what is made of a year alone.
    """
    day = find_date(page, original_date=True, extensive_search=True, max_date=_NO_CLOCK)
    when = dates.parse(saved.value) if saved else None
    if not day or day.endswith("-01-01") or (when and dates.days_between(when, day) <= 1):
        return {}
    return {"published": Field(values=(day,), origin=dates.GUESS)}


_NO_CLOCK = "2099-12-31"  # htmldate would take today, and another day another date


def _marked_time(page: _Element) -> dict[str, Field]:
    """A time that says that it is the publication's: others are those of comments and of other articles."""
    for time in page.iter("time"):
        value = time.get("datetime") or ""
        called = f"{time.get('itemprop') or ''} {time.get('class') or ''}"
        if _PUBLISHED.search(called) and dates.parse(value):
            return {"published": Field(values=(value,), origin="page")}
    return {}
