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
        told.insert(0, f"{round(copied * 100)} % of the shorter text is in the other")
    return "; ".join(told) or "they have no telling word in common"


def shared(
    a: Article, b: Article, profiles: Both, reader: Reader
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The weightiest words, names and numbers that two articles share, as the first of them writes them."""
    if a.lang != b.lang:
        return (), (), ()
    one, other = profiles
    common, left, right = np.intersect1d(one.terms, other.terms, assume_unique=True, return_indices=True)
    left, right = left[common < TITLE_ALONE], right[common < TITLE_ALONE]
    weight = one.weights[left] * other.weights[right]
    written = reader.lexicon(a.lang).written
    words: list[str] = []
    names: list[str] = []
    numbers: list[str] = []
    for at in np.lexsort((one.terms[left], -weight)).tolist():
        text = written[int(one.written[left[at]])]
        is_name = bool(one.names[left[at]] or other.names[right[at]])
        kind = numbers if text[0].isdigit() else names if is_name else words
        if len(kind) < _MOST and text not in kind:
            kind.append(text)
    return tuple(words), tuple(names), tuple(numbers)
