"""What the tool that saved a page wrote into it: the page's text in, fields or the text without the tool's words out.

Pure. Every search goes through the text once: a tool's mark is looked for as it is, and what follows is read in place,
so a million marks that lead nowhere cost no more than any other text.

    SingleFile       a comment below `<html>`
    Save Page WE     `<meta name="savepage-…">`, at the end of the head
    WebScrapBook     `<html data-scrapbook-…>`
    browsers         `<!-- saved from url=(0042)… -->` above `<html>`
    HTTrack          `<!-- Mirrored from … -->`, above the head or at the very end
    Wayback Machine  a toolbar, a comment at the end, and its own address before all others
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from digest.addresses import web_address
from digest.model import Field
from digest.read.fields import gather, layered

_TOP = 64 * 1024  # characters; an `<html>` with a whole style sheet in its attributes has been seen at 3,000
Pairs = list[tuple[str, object]]


def fields(text: str) -> dict[str, Field]:
    """What the tools say: `url` and `saved`, seldom `published`, and a `title` that is no more than the page's own.

    A snapshot of the Wayback Machine may have been saved by another tool. Its text is as old as the snapshot, so
    that moment is the one that counts.
    """
    others = _others(text)
    return layered(_snapshot(text, others), others)


def without_additions(text: str) -> str:
    """The page as its outlet made it: no infobar, no toolbar, and addresses as they were."""
    text = _without(text, _INFOBAR, _INFOBAR_ENDS)
    if not (_TOOLBAR.search(text) or _snapshot(text, _others(text))):
        return text
    text = _without_last_comment(_without_toolbar(_without(text, _TOOLBAR, _TOOLBAR_ENDS)))
    return _PREFIX.sub("", text)


def original(address: str) -> tuple[str, str] | None:
    """The address of which the Wayback Machine took a snapshot, and when it did; None for any other address."""
    found = _PREFIX.match(address)
    return (address[found.end() :], _moment(found[1])) if found else None


# -- one tool after the other; the more exact comes first


def _others(text: str) -> dict[str, Field]:
    """An address counts only where it is one: pages are saved from disks and from nowhere, too."""
    said = (gather(pairs, tool)[0] for tool, pairs in _told(text))
    return layered(
        *({name: field for name, field in each.items() if name != "url" or web_address(field.value)} for each in said)
    )


def _told(text: str) -> Iterator[tuple[str, Pairs]]:
    top = text[:_TOP]
    yield "SingleFile", _single_file(top)
    yield "Save Page WE", _save_page_we(text)
    yield "WebScrapBook", _web_scrap_book(top)
    yield "browser", _browser(top)
    yield "HTTrack", _httrack(text)


_SINGLE_FILE = re.compile(r"<!--\s*(?:Page saved with|Archive processed by) SingleFile\b")


def _single_file(top: str) -> Pairs:
    """` url: …` and ` saved date: …` on lines of their own; the date may be missing, an ` info: …` may follow."""
    found = _SINGLE_FILE.search(top)
    comment = top[found.end() :].partition("-->")[0] if found else ""
    lines = [line.strip().partition(":") for line in comment.splitlines()]
    return [(key, value.strip()) for key, colon, value in lines if colon and key in ("url", "saved date")]


# The tool writes the attributes in this order and escapes quotes.
_META = re.compile(r'<meta name="savepage-(url|title|pubdate|date)" content="([^"]{0,4000})"')
_META_FIELDS = {"url": "url", "title": "title", "pubdate": "published", "date": "saved"}


def _save_page_we(text: str) -> Pairs:
    """Looked for in the whole text: the style sheets above it are as large as they are."""
    return [
        (_META_FIELDS[found[1]], unescape(found[2]))
        for found in _META.finditer(text)
        if found[2] != "Unknown"  # what it writes where a page has no date of publication
    ]


_HTML = re.compile(r"<html(?=[\s>])", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\s+([^\s=>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
_CREATED = re.compile(r"\d{17}")


def _web_scrap_book(top: str) -> Pairs:
    opened = _HTML.search(top)
    attributes = dict(_attributes(top, opened.end())) if opened else {}
    created = attributes.get("data-scrapbook-create", "")
    return [
        ("url", attributes.get("data-scrapbook-source")),
        ("title", attributes.get("data-scrapbook-title")),
        ("saved", _moment(created) if _CREATED.fullmatch(created) else None),
    ]


def _attributes(top: str, at: int) -> Iterator[tuple[str, str]]:
    while found := _ATTRIBUTE.match(top, at):
        yield found[1].lower(), unescape(found[2] or found[3] or found[4] or "")
        at = found.end()


_SAVED_FROM = re.compile(r"<!-- saved from url=\((\d{4,5})\)")
_COMMENT_ENDS = re.compile(r"\s*-->")
# What Windows writes for a page that came from nowhere in particular, and for one out of an e-mail.
_NOWHERE = ("about:internet", "http://internet.e-mail")


def _browser(top: str) -> Pairs:
    """The address of a "Save page as", if it is as long as the note says. Two hyphens in a row would end the comment,
    so browsers write the second as %2D.
    """
    found = _SAVED_FROM.search(top)
    if not found:
        return []
    end = found.end() + int(found[1])
    url = top[found.end() : end]
    is_whole = _COMMENT_ENDS.match(top, end) is not None and not re.search(r"\s", url)
    return [("url", url.replace("-%2D", "--"))] if is_whole and web_address(url) and url not in _NOWHERE else []


_MIRRORED = "<!-- Mirrored from "
_BY_HTTRACK = re.compile(r"(\S+) by HTTrack\b[^\]]*(?:\],\s*(.+))?")


def _httrack(text: str) -> Pairs:
    """`host/path by HTTrack Website Copier/3.x [XR&CO'2014], Thu, 10 Sep 2026 07:12:36 GMT`: without a scheme."""
    _, mark, rest = text.partition(_MIRRORED)
    found = _BY_HTTRACK.fullmatch(rest[:4096].partition("-->")[0].strip()) if mark else None
    return [("url", f"https://{found[1]}"), ("saved", found[2])] if found else []


# -- the Wayback Machine

# Before every address of a page, whole or from the root, and with `\/` in a script. The letters behind the digits say
# what is asked for: `im_` an image, `js_` a script, `if_` a frame.
_PREFIX = re.compile(
    r"(?<![\w.-])(?:(?:https?:)?\\?/\\?/web\.archive\.org(?::\d{1,5})?)?\\?/web\\?/(\d{14})(?:[a-z]{2}_)?\\?/"
    r"(?=https?:\\?/)",
    re.IGNORECASE,
)
_WOMBAT = re.compile(r'__wm\.wombat\("([^"\s]{1,4000})","(\d{14})"')  # what it tells its own script
_ARCHIVED = re.compile(r"<!--\s*FILE ARCHIVED ON (\d{1,2}:\d\d:\d\d) (\w{3}) (\d{1,2}), (\d{4})\b")
_TAG = re.compile(r"<(?:link|meta)\s[^<>]{0,4000}>", re.IGNORECASE)
_ADDRESS = re.compile(r"""[^\s"'<>]{1,4000}""")
_TOOLBAR, _TOOLBAR_ENDS = (re.compile(f"<!-- {end} WAYBACK TOOLBAR INSERT -->") for end in ("BEGIN", "END"))
_TOOLBAR_ELEMENT = re.compile(r"""<div\s[^<>]{0,200}\bid=["']?wm-ipp-base\b""", re.IGNORECASE)
_DIV = re.compile(r"<(/?)div\b", re.IGNORECASE)
_INFOBAR, _INFOBAR_ENDS = (re.compile(f"<{end}single-?file-infobar[^<>]{{0,200}}>", re.IGNORECASE) for end in ("", "/"))


def _snapshot(text: str, others: dict[str, Field]) -> dict[str, Field]:
    """The address and the moment of a snapshot, the best of what tells them first; nothing for any other page."""
    pairs: Pairs = []
    if found := original(others["url"].value if "url" in others else ""):
        pairs += [("url", found[0]), ("saved", found[1])]
    if wombat := _WOMBAT.search(text):
        pairs += [("url", wombat[1]), ("saved", _moment(wombat[2]))]
    for tag in _TAG.finditer(text):
        prefix = _PREFIX.search(tag[0]) if "canonical" in tag[0] or "og:url" in tag[0] else None
        if prefix and (url := _ADDRESS.match(tag[0], prefix.end())):
            pairs += [("url", unescape(url[0])), ("saved", _moment(prefix[1]))]
    if archived := _ARCHIVED.search(text):
        time, month, day, year = archived.groups()
        pairs.append(("saved", f"{day} {month} {year} {time} +0000"))
    return gather(pairs, "Wayback Machine")[0]


def _moment(digits: str) -> str:
    """`20260910071236` and what may follow, in UTC, as a date is written."""
    day, time = digits[:8], digits[8:14]
    return f"{day[:4]}-{day[4:6]}-{day[6:]}T{time[:2]}:{time[2:4]}:{time[4:]}+00:00"


def _without(text: str, opens: re.Pattern[str], ends: re.Pattern[str]) -> str:
    """Everything between two marks goes, and they with it; a mark that is never closed stays."""
    kept, at = [], 0
    while (start := opens.search(text, at)) and (end := ends.search(text, start.end())):
        kept.append(text[at : start.start()])
        at = end.end()
    return "".join([*kept, text[at:]])


def _without_toolbar(text: str) -> str:
    """The toolbar's element, where the comments around it were not saved."""
    opened = _TOOLBAR_ELEMENT.search(text)
    depth = 0
    for tag in _DIV.finditer(text, opened.start()) if opened else ():
        depth += -1 if tag[1] else 1
        if opened and not depth:
            return text[: opened.start()] + text[tag.end() :].partition(">")[2]
    return text


def _without_last_comment(text: str) -> str:
    """What stands below the page: when it was archived and fetched, and whose the rest is."""
    archived = _ARCHIVED.search(text)
    return text[: archived.start()] + text[archived.end() :].partition("-->")[2] if archived else text
