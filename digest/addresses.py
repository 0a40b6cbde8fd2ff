"""Who a source is and where it is found: canonical URLs, source ids, addresses of pages. Pure and stateless.

An address is made from a source's own id and headline, so it needs no ledger and two builds agree on it.
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from digest.text import slug

_TRACKING = re.compile(r"utm_.*|fbclid|gclid|mc_[ce]id|igshid|_ga|ref_src|cmpid|ito|smid", re.IGNORECASE)
_PORTS = {"http": "80", "https": "443"}
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
_HOST = re.compile(r"[^\s/?#@:\\\"'<>`{}|^]+")


def web_address(text: str) -> str | None:
    """An absolute http(s) address, parsed and put together again, or None. Safe inside an attribute."""
    text = text.strip()
    try:
        parts = urlsplit(text)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme.lower() not in _PORTS or not _HOST.fullmatch(host) or re.search(r"[\s\x00-\x1f\x7f\\]", text):
        return None
    try:
        host = host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        return None
    if not _HOST.fullmatch(host):  # the encoding folds characters: a full-width quotation mark becomes a plain one
        return None
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    fragment = quote(parts.fragment, safe="/%:@!$&'()*+,;=~-._?")
    return (
        f"{parts.scheme.lower()}://{host}{port}{path or '/'}"
        + (f"?{query}" if query else "")
        + (f"#{fragment}" if fragment else "")
    )


def canonical(url: str) -> str | None:
    """What stays the same between two ways to write one page's address; for comparing, not for following."""
    address = web_address(url)
    if not address:
        return None
    parts = urlsplit(address)
    port = f":{parts.port}" if parts.port and str(parts.port) != _PORTS[parts.scheme] else ""
    query = sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k))
    path = quote(unquote(parts.path)).rstrip("/")
    return f"{domain(address)}{port}{path}" + (f"?{urlencode(query)}" if query else "")


def domain(url: str) -> str:
    """`www.harbour.example`, `m.harbour.example` and `amp.harbour.example` are one outlet's."""
    host = (urlsplit(url).hostname or "").lower()
    return re.sub(r"^(?:www\d?|m|mobile|amp)\.(?=.+\.)", "", host)


def source_id(*, explicit: str | None, url: str | None, digest: str) -> str:
    """An id that the curator gave, else a hash of the canonical URL, else a hash of the bytes (`digest`,
    hexadecimal).
    """
    if explicit and _ID.fullmatch(explicit.lower()):
        return explicit.lower()
    same = canonical(url) if url else None
    return hashlib.sha256(same.encode()).hexdigest()[:10] if same else digest[:10]


def story_path(title: str | None, identity: str) -> str:
    """Where the story that this source founded, or would have founded, is found: `stories/ferry-aground-3f2a91c07b`."""
    words = slug(title or "")
    return f"stories/{words}-{identity}" if words else f"stories/{identity}"


def source_path(identity: str) -> str:
    """The short address that every source keeps for ever."""
    return f"s/{identity}"


def outlet_path(identity: str) -> str:
    """An outlet's page."""
    return f"outlets/{identity}"


def outlet_id(name: str) -> str:
    """For an outlet without a domain: its name as an address, and what tells it from a name that looks alike there."""
    return "-".join(filter(None, [slug(name), hashlib.sha256(name.casefold().encode()).hexdigest()[:4]]))
