"""Files into sources: two files of one address are one. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from digest.addresses import canonical
from digest.errors import Problem
from digest.model import Article


def one_per_source(articles: Iterable[Article]) -> tuple[list[Article], dict[str, tuple[Article, ...]]]:
    """Two files of one URL are snapshots of one source: the fullest speaks, and the others stand behind it."""
    files: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        files[article.id].append(article)
    ranked = {
        identity: sorted(same, key=lambda a: (a.is_cut, -a.words, a.path)) for identity, same in sorted(files.items())
    }
    return [same[0] for same in ranked.values()], {
        identity: tuple(same[1:]) for identity, same in ranked.items() if same[1:]
    }


def collisions(sources: Iterable[Article], snapshots: Mapping[str, Sequence[Article]]) -> Iterator[Problem]:
    """An id that two curators gave to two things hides one of them."""
    for source in sources:
        for other in snapshots.get(source.id, ()):
            same_page = source.url and other.url and canonical(source.url) == canonical(other.url)
            if "id" in other.origins and not same_page:
                what = f"its id '{other.id}' is that of {source.path} too, which is shown instead"
                yield Problem(where=other.path, what=what, hint="give one of them another id")


def days_of(sources: Sequence[Article]) -> NDArray[np.float64]:
    """When each was published; no number where nobody knows."""
    return np.array([s.published.at.timestamp() / 86400 if s.published else np.nan for s in sources], dtype=np.float64)
