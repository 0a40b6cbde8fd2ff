"""What files say about their articles, in the many spellings of the wild, as our own field names. Pure.

Keys are matched without regard to case, `-`, `_`, `.` and spaces. Values stay text here; `clean` gives them types.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from digest.addresses import web_address
from digest.model import PASTED, Field
from digest.text import one_line, split_names

_SPELLINGS = {
    "title": "title headline name fulltitle pagetitle",
    "url": "url link sourceurl originalurl canonical canonicalurl href urlsource savepageurl snapshotcontentlocation",
    "published": "published date datecreated publishdate pubdate datepublished publishedat publishedtime issued",
    "modified": "modified updated dateupdated lastmod datemodified lastmodified",
    # Clippers write the moment of clipping into `created`: it is never the day of publication.
    "saved": "created saved datesaved savedat clipped accessed retrieved archived saveddate timeadded savepagedate",
    "authors": "author authors byline by creator",
    "outlet": "outlet site sitename publisher publication publicationtitle containertitle website",
    "lang": "lang language inlanguage locale",
    "description": "description summary excerpt abstract dek subtitle standfirst",
    "tags": "tags keywords labels categories category",
    "section": "section articlesection",
    "id": "id",
    "rights": "rights",
}
_FIELD = {spelling: name for name, spellings in _SPELLINGS.items() for spelling in spellings.split()}


def _split_tags(text: str) -> tuple[str, ...]:
    return tuple(re.split(r"[,|]", text))


_LISTS: dict[str, Callable[[str], tuple[str, ...]]] = {"authors": split_names, "tags": _split_tags}
_TOOLS = {"clippings", "omnivore", "readwise"}  # tags that clippers put there for themselves
_TEMPLATE = re.compile(r"\{\{.*\}\}|\{%.*%\}|\$\{.*\}")  # left over where a tool found nothing to fill in


# Who may say what may be shown: the curator, beside the file or at its head. A page's own metadata speaks of many
# things under that name, and is never asked.
_MAY_GIVE_RIGHTS = ("sidecar", "front matter", PASTED)


def spelled(key: str) -> str:
    """`Published-Time` and `published_time` are one key."""
    return re.sub(r"[-_.\s]", "", key).casefold()


def gather(pairs: Iterable[tuple[str, object]], origin: str) -> tuple[dict[str, Field], tuple[str, ...]]:
    """Our fields from pairs of key and value, and the keys that say nothing to us. The first of two spellings wins."""
    fields: dict[str, Field] = {}
    ignored = []
    for key, value in pairs:
        texts = _texts(value)
        name = _name(spelled(key), texts)
        if name is None or (name == "rights" and origin not in _MAY_GIVE_RIGHTS):
            ignored.append(key)
        elif name == "rights" and value and not isinstance(value, str):
            fields.setdefault(name, Field(values=(str(value),), origin=origin))  # said, and not understood
        elif texts and (values := _values(name, texts)):
            fields.setdefault(name, Field(values=values, origin=origin))
    return fields, tuple(ignored)


def is_field(key: str) -> bool:
    """Is this a key that files use to say something about their article?"""
    return spelled(key) in _FIELD or spelled(key) in ("source", "permalink")


def layered(*layers: Mapping[str, Field]) -> dict[str, Field]:
    """One set of fields; an earlier layer wins."""
    return {name: field for layer in reversed(layers) for name, field in layer.items()}


def _name(key: str, texts: tuple[str, ...]) -> str | None:
    first = texts[0] if texts else ""
    if key in ("source", "permalink"):
        return "url" if web_address(first) else "outlet" if key == "source" else None
    if key == "status" or key == "draft" or (key == "published" and first.lower() in ("true", "false")):
        return _status(key, first)
    return _FIELD.get(key)


def _status(key: str, value: str) -> str | None:
    """`draft: true` and Jekyll's `published: false` say that a file is not to be published."""
    return (
        "draft"
        if (key, value.lower())
        in (("draft", "true"), ("published", "false"), ("status", "draft"), ("status", "hidden"))
        else None
    )


def _texts(value: object) -> tuple[str, ...]:
    items = (
        [each for item in value for each in (item if isinstance(item, list) else [item])]
        if isinstance(value, list)
        else [value]
    )
    texts = (one_line(str(item)) for item in items if isinstance(item, str | int | float))
    return tuple(text for text in texts if text and not _TEMPLATE.fullmatch(text))


def _values(name: str, texts: tuple[str, ...]) -> tuple[str, ...]:
    if name not in _LISTS:
        return texts[:1]
    pieces = [piece for text in texts for piece in (_LISTS[name](text) if len(texts) == 1 else [text])]
    names = (re.sub(r"^by\s+", "", _wikilinked(piece.strip()), flags=re.IGNORECASE).strip() for piece in pieces)
    return tuple(
        dict.fromkeys(each for each in names if each and each.casefold() not in _TOOLS and not web_address(each))
    )


def _wikilinked(text: str) -> str:
    """What a link of a note-taking app shows: `[[people/maud|Maud Ember]]` is Maud Ember."""
    if not (text.startswith("[[") and text.endswith("]]")):
        return text
    return text[2:-2].rpartition("|")[2]
