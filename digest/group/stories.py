"""Which articles are one story: average linkage of faded likenesses, with the editors' wishes over everything. Pure.

Where many articles are alike (a hundred on one day's politics), a likeness tells less than in a quiet place. So each is
divided by how crowded its two articles stand, before it is held against the threshold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from digest.config import Grouping
from digest.group.pairs import FAINTEST, Pairs
from digest.group.profiles import Numbers
from digest.linkage import average_link

# On 1,592 labelled articles of six years B-cubed F1 is .934 with their dates, .896 when the same articles come at 200 a
# day, .822 at 1,000 a day, all with one threshold; without this .930, .840 and .731. More of it (0.2) gains .006 there
# and breaks up events of forty reports.
_CROWDED = 0.15
# Who is in the crowd: what is alike on other days, and what is only faintly alike. What is near and much alike is
# probably of one story, and a story of many reports is no crowd.
_OTHER_DAYS = 2.5
_FAINT = 0.2
ONE = 1_000_000  # a likeness of 1, as a whole number

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """What editors want, by number of article."""

    together: tuple[Pair, ...] = ()  # the article that says which story is meant, and one that is joined to it
    apart: tuple[Pair, ...] = ()
    merged: tuple[Pair, ...] = ()  # the whole stories that hold these two

    def by_neighbourhood(self, names: Numbers) -> dict[int, Orders]:
        """The orders of each neighbourhood, by its name; two that are in none together need no order to stay apart."""
        found: dict[int, dict[str, list[Pair]]] = defaultdict(lambda: defaultdict(list))
        for kind in ("together", "apart", "merged"):
            for a, b in getattr(self, kind):
                if names[a] == names[b]:
                    found[int(names[a])][kind].append((a, b))
        return {name: Orders(**{kind: tuple(pairs) for kind, pairs in kinds.items()}) for name, kinds in found.items()}


def likenesses(pairs: Pairs, days: NDArray[np.float64], families: Sequence[int]) -> Numbers:
    """The likeness of each pair in millionths, by how crowded it is around the two."""
    family = np.asarray(families, dtype=np.int64)
    speaks = family == np.arange(len(family))
    a, b = pairs.a, pairs.b
    far = np.abs(days[a] - days[b]) >= _OTHER_DAYS
    strangers = (family[a] != family[b]) & (np.where(far, pairs.plain, pairs.faded) >= FAINTEST)
    strangers &= far | (pairs.faded < _FAINT)
    crowd = np.bincount(a[strangers & speaks[b]], minlength=len(family))
    crowd += np.bincount(b[strangers & speaks[a]], minlength=len(family))
    pressure = 1 + _CROWDED * np.log2(1 + crowd)
    faded = np.where(pairs.faded >= FAINTEST, pairs.faded, 0.0)
    return np.rint(ONE * faded * 2 / (pressure[a] + pressure[b])).astype(np.int64)


def alike(pairs: Pairs, settings: Grouping) -> frozenset[Pair]:
    """The pairs that may well be one story, however crowded it is around them."""
    strong = pairs.faded >= settings.story
    return frozenset(zip(pairs.a[strong].tolist(), pairs.b[strong].tolist(), strict=True))


def without(pairs: Pairs, scores: Numbers, apart: Collection[Pair]) -> Numbers:
    """Scores of which some are nothing."""
    barred = np.array([a << 32 | b for a, b in apart], dtype=np.int64)
    return np.where(np.isin(pairs.a << 32 | pairs.b, barred), 0, scores)


def components(count: int, pairs: Pairs, scores: Numbers, ties: Iterable[Pair], settings: Grouping) -> Numbers:
    """For each article the number of its neighbourhood: no story reaches across two of them.

    Two clusters are joined only if their mean likeness reaches the threshold, so some pair between them does.
    """
    strong = scores >= settings.story * ONE
    tied = np.array(sorted(ties), dtype=np.int64).reshape(-1, 2)
    a, b = np.concatenate([pairs.a[strong], tied[:, 0]]), np.concatenate([pairs.b[strong], tied[:, 1]])
    graph = coo_matrix((np.ones(len(a), dtype=np.int8), (a, b)), shape=(count, count))
    return np.asarray(connected_components(graph, directed=False)[1], dtype=np.int64)


def stories(
    members: Sequence[int],
    scores: Mapping[Pair, int],
    copies: Sequence[Pair],
    dated: NDArray[np.bool_],
    orders: Orders,
    settings: Grouping,
) -> Iterator[tuple[int, ...]]:
    """The stories of one neighbourhood. `copies` are joined whatever they score, `orders` hold over all.

    Dated articles first. Then undated ones join what they are most like, and never tie two stories with dates together:
    what has no date says nothing of when.
    """
    if len(members) == 1:
        yield (members[0],)
        return
    place = {number: at for at, number in enumerate(members)}

    def placed(pairs: Iterable[Pair]) -> list[Pair]:
        return [(place[a], place[b]) for a, b in pairs if a in place and b in place]

    with_dates = [bool(dated[number]) for number in members]
    both = {(place[a], place[b]): score for (a, b), score in scores.items()}
    together, apart = placed(orders.together), placed(orders.apart)
    # Who is joined to what it is not like would lower all means of its story, and drive out who belongs there.
    guests = {
        other for one, other in together if both.get((min(one, other), max(one, other)), 0) < settings.story * ONE
    }
    clusters = average_link(
        len(members),
        {pair: score for pair, score in both.items() if with_dates[pair[0]] and with_dates[pair[1]]},
        threshold=settings.story * ONE,
        together=together,
        alike=[pair for pair in placed(copies) if with_dates[pair[0]] and with_dates[pair[1]]],
        apart=apart,
        guests=guests,
    )
    if not all(with_dates):
        clusters = average_link(
            len(members),
            both,
            threshold=settings.story * ONE,
            together=[pair for cluster in clusters for pair in pairwise(cluster)],
            alike=placed(copies),
            apart=apart,
            anchors=[at for at, is_dated in enumerate(with_dates) if is_dated],
            guests=guests,
        )
    if merged := placed(orders.merged):
        # What is named comes first: what is only alike goes with it as far as nobody keeps it apart.
        named = frozenset(chain.from_iterable(merged))
        ordered = (sorted(cluster, key=lambda at: at not in named) for cluster in clusters)
        alike = [(first, other) for first, *others in ordered for other in others]
        clusters = average_link(len(members), {}, threshold=ONE, together=[*together, *merged, *alike], apart=apart)
    for cluster in clusters:
        yield tuple(members[at] for at in cluster)


def by_neighbourhood(
    names: Numbers, pairs: Pairs, scores: Numbers, wanted: NDArray[np.bool_]
) -> dict[int, dict[Pair, int]]:
    """The likenesses within each of the wanted neighbourhoods, by its name."""
    inside = (names[pairs.a] == names[pairs.b]) & (scores > 0) & wanted[names[pairs.a]]
    found: dict[int, dict[Pair, int]] = defaultdict(dict)
    a, b = pairs.a[inside], pairs.b[inside]
    for name, one, other, score in zip(names[a].tolist(), a.tolist(), b.tolist(), scores[inside].tolist(), strict=True):
        found[name][one, other] = score
    return found
