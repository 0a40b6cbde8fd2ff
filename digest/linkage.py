"""Average linkage over a sparse set of likenesses. Pure and deterministic.

SciPy's own needs the full matrix, which for 10,000 articles is 800 MB; nearly all pairs of articles share nothing.
Likenesses are whole numbers, so that their sums are the same in whatever order they are added.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

Pair = tuple[int, int]


def average_link(
    count: int,
    scores: Mapping[Pair, int],
    *,
    threshold: float,
    together: Iterable[Pair] = (),
    alike: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    anchors: Collection[int] = (),
    guests: Collection[int] = (),
) -> tuple[tuple[int, ...], ...]:
    """Clusters of 0 … count-1 whose mean likeness to each other was at least `threshold` when they were joined.

    `scores` names each pair once; a pair that is not in it has likeness 0. `together` is joined first, and then
    `alike`, each in its own order and whatever it scores; what is `apart` never shares a cluster. Two clusters that
    both hold one of the `anchors` are joined by `together` only. `guests` count in no mean: they are where `together`
    puts them, and drive nobody else away. Ties fall to the lower numbers.
    """
    clusters = _Clusters(count, scores, apart, anchors, guests)
    for a, b in together:
        clusters.join(clusters.home[a], clusters.home[b])
    for a, b in alike:
        clusters.join_freely(clusters.home[a], clusters.home[b])
    heap = [(-clusters.mean(a, b), a, b) for a in clusters.alive for b in clusters.sums[a] if a < b]
    heapq.heapify(heap)
    while heap:
        mean, a, b = heapq.heappop(heap)
        if -mean < threshold:
            break
        if a in clusters.alive and b in clusters.alive and -mean == clusters.mean(a, b) and clusters.join_freely(a, b):
            for other in clusters.sums[a]:
                fresh = clusters.mean(a, other)
                if fresh >= threshold:
                    heapq.heappush(heap, (-fresh, min(a, other), max(a, other)))
    return tuple(tuple(sorted(clusters.alive[name])) for name in sorted(clusters.alive))


class _Clusters:
    """Which clusters there are, and the sum of likenesses between any two; a cluster is named by its lowest member."""

    def __init__(
        self,
        count: int,
        scores: Mapping[Pair, int],
        apart: Iterable[Pair],
        anchors: Collection[int],
        guests: Collection[int],
    ) -> None:
        self.alive = {number: [number] for number in range(count)}
        self.counting = {number: int(number not in guests) for number in range(count)}  # members that means count
        self.home = list(range(count))
        self.sums: dict[int, dict[int, int]] = defaultdict(dict)
        self.barred: dict[int, set[int]] = defaultdict(set)
        self.anchored = set(anchors)
        for (a, b), score in scores.items():
            if self.counting[a] and self.counting[b]:
                self.sums[a][b] = self.sums[b][a] = score
        for a, b in apart:
            self.barred[a].add(b)
            self.barred[b].add(a)

    def mean(self, a: int, b: int) -> float:
        return self.sums[a].get(b, 0) / max(1, self.counting[a] * self.counting[b])

    def join_freely(self, a: int, b: int) -> bool:
        """Join, unless that would tie two anchors together."""
        return not (a in self.anchored and b in self.anchored) and self.join(a, b)

    def join(self, a: int, b: int) -> bool:
        """Make one of two clusters, named by the lower; False where they are one already or must stay apart."""
        a, b = min(a, b), max(a, b)
        if a == b or b in self.barred[a]:
            return False
        moved = self.alive.pop(b)
        self.alive[a] += moved
        self.counting[a] += self.counting.pop(b)
        for member in moved:
            self.home[member] = a
        if b in self.anchored:
            self.anchored.add(a)
        for other, total in self.sums.pop(b, {}).items():
            self.sums[other].pop(b)
            if other != a:
                self.sums[a][other] = self.sums[other][a] = self.sums[a].get(other, 0) + total
        for other in self.barred.pop(b, set()):
            self.barred[other].discard(b)
            self.barred[other].add(a)
            self.barred[a].add(other)
        return True
