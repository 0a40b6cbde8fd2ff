"""Who a source is and where it is found: canonical URLs, source ids, addresses of pages. Pure and stateless.

An address is made from a source's own id and headline, so it needs no ledger and two builds agree on it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from digest.text import slug

RESERVED = (
    "index",
    "404",
    "stories",
    "days",
    "outlets",
    "s",
    "assets",
    "pagefind",
    "templates",
)  # the site's own names
LISTS = ("days", "outlets")  # below them stand lists, which come and go with what they list
WITHDRAWN = "This story was withdrawn"
WITHHELD = "This story cannot be shown here"
UNDATED = "undated"  # the day of what has no date
_DATA = "story.json"  # beside a story's page

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


# -- places on the site: `stories/ferry-aground`, without slashes at its ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """An address that leads to a page."""

    at: str
    to: str  # the page's address
    source: str | None = None  # the part of the page that speaks of it
    title: str
    lang: str = "en"
    stands_in: bool = False  # only for as long as no page is there


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """The page in place of a story that was withdrawn. It says nothing of the story but why it is gone."""

    address: str
    reason: str | None
    title: str = WITHDRAWN


def story_path(title: str | None, identity: str) -> str:
    """Where the story that this source founded, or would have founded, is found: `stories/ferry-aground-3f2a91c07b`."""
    words = slug(title or "")
    return f"stories/{words}-{identity}" if words else f"stories/{identity}"


def data_file(address: str) -> str:
    """The file that holds what the page of a story shows."""
    return f"{address}/{_DATA}"


def is_data(path: str) -> bool:
    """Is this such a file? It is there for as long as the page is, and nobody is promised its address."""
    return path.endswith(f"/{_DATA}")


def source_path(identity: str) -> str:
    """The short address that every source keeps for ever."""
    return f"s/{identity}"


def slug_path(chosen: str) -> str:
    """Where an editor wants a story to be found."""
    return f"stories/{chosen}"


def day_path(day: str | None) -> str:
    """The page of a day, as 2026-01-31, or of what has none."""
    return f"days/{day or UNDATED}"


def outlet_path(identity: str) -> str:
    """An outlet's page."""
    return f"outlets/{identity}"


def outlet_id(name: str) -> str:
    """For an outlet without a domain: its name as an address, and what tells it from a name that looks alike there."""
    return "-".join(filter(None, [slug(name), hashlib.sha256(name.casefold().encode()).hexdigest()[:4]]))


def place_on_site(text: str, site: str) -> str | None:
    """The place that an address on this site names, or None where it names none that may be given away.

    `/2019/some-post/`, `stories/old-name`, `old.html` and a whole address below `site` are places.
    """
    text = text.strip()
    if "://" in text:
        if not text.startswith(site):
            return None
        text = text.removeprefix(site)
    place = unicodedata.normalize("NFC", unquote(text)).strip("/").removesuffix("/index.html")
    first, *_ = parts = place.split("/")
    if len(parts) > _DEEPEST or not all(map(_SEGMENT.fullmatch, parts)) or _is_file("/".join([*parts[:-1], ""])):
        return None
    if _AT_ROOT.search(first) or parts[-1].partition(".")[0].casefold() in _INDEX:
        return None
    if _DATA in map(str.casefold, parts):
        return None
    taken = first in _OURS if len(parts) > 1 else first.partition(".")[0] in RESERVED
    return None if taken else place


_SEGMENT = re.compile(r"\w(?:[\w~+,@-]|\.(?!\.|$)){0,99}")
_DEEPEST = 9  # segments
_OURS = ("assets", "pagefind", "templates")  # folders where nothing else may stand
_INDEX = ("index", "readme")  # names that stand for their folder
_AT_ROOT = re.compile(r"\.(?:xml|json|txt)$")  # feeds and the like


def _is_file(place: str) -> bool:
    return re.search(r"\.html?(?:/|$)", place) is not None


def redirect_file(place: str) -> str:
    """The file that answers at a place: `a/index.html` for `a`, and `a.html` for itself."""
    return place if _is_file(place) else f"{place}/index.html"


def page_place(path: str) -> str:
    """The place where a file of the output is found: the front page's is empty."""
    if path.endswith(".md"):
        return re.sub(r"(?:^|/)index$", "", path.removesuffix(".md"))
    return re.sub(r"(?:^|/)index\.html$", "", path)


def page_address(path: str) -> str:
    """The same as an address below the site's root: a page's ends with a slash."""
    place = page_place(path)
    return quote(place if place == path or not place else f"{place}/")


def same_place(place: str) -> str:
    """For comparing: what a file system or a browser may take for one."""
    return unicodedata.normalize("NFC", place).casefold()
