"""Why two articles are linked, in words that an editor understands. Pure."""

from __future__ import annotations

import numpy as np

from digest.group.profiles import TITLE_ALONE, Profile, Reader
from digest.model import Article, Link

_MOST = 4  # words of each kind that are told


Both = tuple[Profile, Profile]


def link(a: Article, b: Article, score: float, profiles: Both, reader: Reader, copied: float = 0.0) -> Link:
    """Two articles with what they have in common; `copied` is how much of the shorter text is in the other."""
    return Link(a=a.id, b=b.id, score=round(score, 3), why=_why(a, b, profiles, reader, copied))


def _why(a: Article, b: Article, profiles: Both, reader: Reader, copied: float) -> str:
    words, names, numbers = shared(a, b, profiles, reader)
    told = [f"both speak of {', '.join(words)}"] if words else []
    if names:
        told.append(f"both name {', '.join(names)}")
    if numbers:
        told.append(f"both have {', '.join(numbers)}")
    if copied:
        told.insert(0, "copies of one report by what they name, and in which order")
    return "; ".join(told) or "they have no telling word in common"


def shared(
    a: Article, b: Article, profiles: Both, reader: Reader
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The weightiest words, names and numbers that two articles share, as the first of them writes them."""
    if a.lang != b.lang:
        return (), (), ()
    one, other = profiles
    at = np.searchsorted(other.terms, one.terms)
    found = np.flatnonzero((np.append(other.terms, -1)[at] == one.terms) & (one.terms < TITLE_ALONE))
    weighs = one.weights[found] * other.weights[at[found]]
    written = reader.lexicon(a.lang).written
    words: list[str] = []
    names: list[str] = []
    numbers: list[str] = []
    is_name = one.names[found] | other.names[at[found]]
    spelled = one.written[found]
    order = np.argsort(-weighs, kind="stable")[: 4 * _MOST]
    for number, named in zip(spelled[order].tolist(), is_name[order].tolist(), strict=True):
        text = written[number]
        kind = numbers if text[0].isdigit() else names if named else words
        if len(kind) < _MOST and text not in kind:
            kind.append(text)
    return tuple(words), tuple(names), tuple(numbers)
