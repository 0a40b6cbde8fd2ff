"""Web archives: the page out of an MHTML file or a Safari archive, and what the file says of it. Pure.

A page is read as any saved page is; the archive adds the address that the browser was at and the moment it was saved.
"""

from __future__ import annotations

import plistlib
import re
from collections.abc import Mapping
from dataclasses import replace
from xml.parsers.expat import ExpatError

from digest.addresses import web_address
from digest.errors import Problem
from digest.model import Field, RawArticle
from digest.read import html, mime, saved
from digest.read.decode import decode
from digest.read.fields import gather, layered
from digest.text import one_line

_AGAIN = "open the page and save it again, as HTML or as its text"
# What a mail has and a saved page has not: it went from somebody to somebody.
_SENT = ("to", "received", "delivered-to", "return-path", "message-id", "list-unsubscribe")
_PLIST = re.compile(rb"\s*<\?xml[^>]{0,200}>\s*(?:<!DOCTYPE\s+plist\b|<plist\b)")
_NOT_A_PLIST = (ExpatError, ValueError, TypeError, AttributeError, LookupError, OverflowError, RecursionError)


def is_mhtml(message: mime.Part) -> bool:
    """Is it a page that a browser saved, and not a mail? Both are messages of several parts."""
    headers = message.headers
    if "snapshot-content-location" in headers or "<saved by" in headers.get("from", "").lower():
        return True
    is_page = message.type == "multipart/related" or "content-location" in headers
    return is_page and "mime-version" in headers and not any(name in headers for name in _SENT)


def read_mhtml(path: str, message: mime.Part) -> RawArticle | Problem:
    """The first part that is a page. The others are its images, its style sheets and the frames of advertisers."""
    page = next((leaf for leaf in mime.leaves(message) if leaf.type in _PAGES), None)
    text, remark = mime.written(page) if page else (None, None)
    if page is None or not text or not text.strip():
        return Problem(where=path, what="a web archive without a page in it", hint=_AGAIN)
    headers = message.headers
    told = {
        "url": headers.get("snapshot-content-location") or page.headers.get("content-location", ""),
        "saved": headers.get("date", ""),
        "title": mime.readable(headers.get("subject", "")),
    }
    is_cut_off = message.type.startswith("multipart/") and not message.is_whole
    remarks = [remark, "the web archive breaks off before its end" if is_cut_off else None]
    return _page(path, text, "MHTML", told, tuple(each for each in remarks if each))


_PAGES = ("text/html", "application/xhtml+xml")


def is_webarchive(data: bytes) -> bool:
    """Is it one of Apple's property lists, in either of its forms? Archives of Safari are; little else that one saves
    is.
    """
    return data.startswith(b"bplist00") or _PLIST.match(data[:1024]) is not None


def read_webarchive(path: str, data: bytes) -> RawArticle | Problem:
    """The main resource. Python's reader refuses the entities of XML; a plist has none."""
    try:
        archive = plistlib.loads(data)
    except _NOT_A_PLIST:
        return Problem(where=path, what="a web archive that cannot be read: it is damaged", hint=_AGAIN)
    main = archive.get("WebMainResource") if isinstance(archive, dict) else None
    content = main.get("WebResourceData") if isinstance(main, dict) else None
    if not isinstance(main, dict) or not isinstance(content, bytes):
        return Problem(where=path, what="a web archive without a page in it", hint=_AGAIN)
    kind = one_line(str(main.get("WebResourceMIMEType", "text/html")))[:60]
    if kind not in _PAGES:
        return Problem(where=path, what=f"a web archive of '{kind}', not of a page", hint=_AGAIN)
    declared = main.get("WebResourceTextEncodingName")
    text, remark = decode(content, is_markup=True, declared=declared if isinstance(declared, str) else None)
    if not text or not text.strip():
        return Problem(where=path, what="a web archive without a page in it", hint=_AGAIN)
    told = {"url": str(main.get("WebResourceURL", ""))}
    return _page(path, text, "Safari web archive", told, (remark,) if remark else ())


def _page(path: str, text: str, tool: str, told: Mapping[str, str], remarks: tuple[str, ...]) -> RawArticle:
    """JSON-LD first and then the tool, as with any saved page; the archive's title is the page's `<title>`, so last."""
    raw = html.read(path, text)
    pairs = {name: value for name, value in told.items() if name != "url" or web_address(value)}
    if snapshot := saved.original(pairs.get("url", "")):
        pairs |= dict(zip(("url", "saved"), snapshot, strict=True))
    ours = gather(pairs.items(), tool)[0]
    title: dict[str, Field] = {"title": ours.pop("title")} if "title" in ours else {}
    first = {name: field for name, field in raw.fields.items() if field.origin == "JSON-LD"}
    return replace(raw, format=tool, fields=layered(first, ours, raw.fields, title), remarks=(*raw.remarks, *remarks))
