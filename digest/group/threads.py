"""Which stories are sequels of earlier ones. Pure.

A follow-up is alike in headline and lead, and days have passed: what joins the two is the same likeness that makes
stories, without the fading. Each story is looked at by the report that speaks for it.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from digest.config import Grouping
from digest.group.pairs import Pairs, Sight
from digest.group.stories import ONE, likenesses

_MOST = 3  # earlier stories that one is a sequel of

_AGAIN = 0.7  # unfaded likeness from which it is the same text again: a weekly warning, and no sequel
_SOONEST = 1.0  # days; what is nearer in time and yet another story is another matter

Tie = tuple[int, int, int]  # an earlier story, a later one, and their likeness in millionths


def far(settings: Grouping) -> Sight:
    """Sequels are looked for over weeks, and likeness does not fade."""
    return Sight(reach=settings.thread_days, fade=np.inf, undated=0.0)


def find_threads(pairs: Pairs, days: NDArray[np.float64], settings: Grouping) -> list[Tie]:
    """Sequels among stories, by number, the most alike first for each story. `days` says when each began."""
    scores = likenesses(pairs, days, range(len(days)))
    best: dict[int, list[tuple[int, int]]] = defaultdict(list)
    strong = (scores >= settings.thread * ONE) & (pairs.plain < _AGAIN)
    strong &= np.abs(days[pairs.a] - days[pairs.b]) >= _SOONEST
    for a, b, score in zip(pairs.a[strong].tolist(), pairs.b[strong].tolist(), scores[strong].tolist(), strict=True):
        earlier, later = (a, b) if (days[a], a) <= (days[b], b) else (b, a)
        best[later].append((-score, earlier))
    return [
        (earlier, later, -score) for later, found in sorted(best.items()) for score, earlier in sorted(found)[:_MOST]
    ]
