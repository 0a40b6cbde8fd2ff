"""Profiles into pairs: which articles are near enough in words and days to be asked whether they belong together. Pure.

Only articles within reach of each other in time are compared, in blocks, by products of sparse rows: what it costs
grows with how many articles a day has, and not with how many the archive has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from digest.group.numbered import disagree
from digest.group.profiles import ONE, TITLE, TITLE_ALONE, Numbers, Profile

FAINTEST = 0.10  # likeness; a fainter one is none: it moves no mean across a threshold
REACH = 3.4  # times `days`, which is less than a week: what comes every week in the same words is no copy
LOOK = 0.24  # unfaded likeness from which two articles are looked at as copies; 400 known copies have 0.29 and more
_BLOCK = 512  # articles that are compared with all in their reach at once: what bounds the memory
# Three words in common are chance, however rare they are: the town, that it has trams, and somebody's condition.
_BY_CHANCE = 3
# Where neither article speaks of what the other names most, they tell of two matters in the same words: of fires in two
# towns. Of 27 such pairs among 741 undated ones that are alike enough, 2 are one story.
_STRANGERS = 0.5  # what is left of their likeness
_COUNTED_APART = 0.25  # the same where both count one thing to different numbers: the 12th and the 13th package


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs of articles by number, the lower first and in order: their likeness, faded and as it is."""

    a: Numbers
    b: Numbers
    faded: NDArray[np.float64]
    plain: NDArray[np.float64]
    looked_at: NDArray[np.bool_]  # may they be copies?

    def __len__(self) -> int:
        return len(self.a)

    @classmethod
    def none(cls) -> Pairs:
        """Of nothing."""
        return cls(a=_NONE, b=_NONE, faded=np.zeros(0), plain=np.zeros(0), looked_at=_NONE > 0)

    def chosen(self, which: NDArray[np.bool_] | Numbers) -> Pairs:
        """Some of them, in the order in which they are asked for."""
        return Pairs(**{each.name: getattr(self, each.name)[which] for each in fields(self)})

    def renumbered(self, numbers: Numbers) -> Pairs:
        """With other numbers, which must be in the same order; those with a negative number are left out."""
        if not len(self):
            return self
        a, b = numbers[self.a], numbers[self.b]
        return replace(self, a=a, b=b).chosen((a >= 0) & (b >= 0))

    def beside(self, which: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Which articles have a pair with one of these."""
        found = np.zeros(len(which), dtype=np.bool_)
        found[self.a[which[self.b]]] = found[self.b[which[self.a]]] = True
        return found

    def joined(self, others: Pairs) -> Pairs:
        """With others that are not among them."""
        if not len(others):
            return self
        columns = (each.name for each in fields(self))
        together = Pairs(**{name: np.concatenate([getattr(self, name), getattr(others, name)]) for name in columns})
        return together.chosen(np.lexsort((together.b, together.a)))


_NONE: Numbers = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """Pairs as they were found once: whose they are, by id, and how much each weighed in the end."""

    ids: tuple[str, ...] = ()
    pairs: Pairs = field(default_factory=Pairs.none)
    scores: Numbers = field(default_factory=lambda: _NONE)

    def kept(self, number: Mapping[str, int], fresh: NDArray[np.bool_]) -> Pairs:
        """The pairs of those that are still there and not fresh, by the numbers that they have now."""
        now = self._now(number)
        return self.pairs.renumbered(np.where((now < 0) | np.append(fresh, False)[now], -1, now))

    def changed(self, number: Mapping[str, int], pairs: Pairs, scores: Numbers) -> NDArray[np.bool_]:
        """Of whom there is a pair now that is new or weighs something else, or was one that is gone."""
        now = np.append(self._now(number), -1)
        a, b = now[self.pairs.a], now[self.pairs.b]
        old, new = a << 32 | b, pairs.a << 32 | pairs.b
        at = np.searchsorted(new, old)
        same = (np.append(new, -1)[at] == old) & (np.append(scores, -1)[at] == self.scores) & (a >= 0) & (b >= 0)
        changed = np.zeros(len(number) + 1, dtype=np.bool_)  # the last one stands for those who are gone
        changed[a[~same]] = changed[b[~same]] = True
        as_before = np.zeros(len(new), dtype=np.bool_)
        as_before[at[same]] = True
        changed[pairs.a[~as_before]] = changed[pairs.b[~as_before]] = True
        return changed[:-1]

    def _now(self, number: Mapping[str, int]) -> Numbers:
        return np.array([number.get(identity, -1) for identity in self.ids], dtype=np.int64)


class Table:
    """The profiles of many articles as rows of one matrix, in the order of time; undated ones stand at the end."""

    def __init__(self, profiles: Sequence[Profile], days: NDArray[np.float64], fresh: NDArray[np.bool_]) -> None:
        self.fresh = fresh
        self.order = np.argsort(np.where(np.isnan(days), np.inf, days), kind="stable")
        self.days = days[self.order]
        self.dated = int(np.count_nonzero(~np.isnan(days)))
        ordered = [profiles[number] for number in self.order.tolist()]
        self.fresh_rows = fresh[self.order]
        terms = np.concatenate([_NONE, *(each.terms for each in ordered)])
        weights = np.concatenate([_NONE, *(each.weights for each in ordered)])
        most_named = np.array([each.most_named for each in ordered], dtype=np.int64)
        ends = np.cumsum([0, *(len(each.terms) for each in ordered)])
        self.has_name = most_named >= 0
        named = np.zeros(len(terms), dtype=np.int64)
        named[(ends[:-1] + most_named)[self.has_name]] = 1
        # Only words that a fresh article has can make a pair with one.
        known = np.unique(
            np.concatenate([_NONE, *(profiles[number].terms for number in np.flatnonzero(fresh).tolist())])
        )
        columns = np.searchsorted(known, terms)
        shared = np.append(known, -1)[columns] == terms
        starts = np.concatenate([[0], np.cumsum(shared)])[ends]
        shape = (len(ordered), max(1, len(known)))
        self.words = csr_matrix((weights[shared].astype(np.int32), columns[shared], starts), shape=shape)
        self.has = csr_matrix(((terms[shared] < TITLE_ALONE).astype(np.int32), columns[shared], starts), shape=shape)
        self.named = csr_matrix((named[shared].astype(np.int32), columns[shared], starts), shape=shape)
        self.counts = [each.counts for each in ordered]
        self.has_counts = np.array([bool(each.counts) for each in ordered], dtype=np.bool_)
        self.has_title = np.array(
            [bool(len(each.terms)) and each.terms[-1] >= TITLE_ALONE for each in ordered], dtype=np.bool_
        )

    def within(self, start: int, end: int, reach: float) -> tuple[int, int]:
        """Which of the dated rows are within reach of some of these rows."""
        if end > self.dated:
            return 0, self.dated
        dated = self.days[: self.dated]
        first = np.searchsorted(dated, self.days[start] - reach, side="left")
        return int(first), int(np.searchsorted(dated, self.days[end - 1] + reach, side="right"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """How far is looked, and how likeness fades with the days between."""

    reach: float  # days; what is farther apart is no pair
    fade: float  # days after which likeness has faded to 0.61 of itself
    undated: float  # what is left of it where a date is missing


def find_pairs(profiles: Sequence[Profile], days: NDArray[np.float64], fresh: NDArray[np.bool_], sight: Sight) -> Pairs:
    """All pairs of which one article at least is fresh. `days` has no number where there is no date."""
    table = Table(profiles, days, fresh)
    found = list(_blocks(table, sight))
    if not found:
        return Pairs.none()
    one, other = (table.order[np.concatenate([block[side] for block in found])] for side in (0, 1))
    faded, plain = (np.concatenate([block[side] for block in found]) for side in (2, 3))
    pairs = Pairs(
        a=np.minimum(one, other),
        b=np.maximum(one, other),
        faded=faded,
        plain=plain,
        looked_at=np.zeros(len(one), dtype=np.bool_),
    )
    return pairs.chosen(np.lexsort((pairs.b, pairs.a)))


def _blocks(table: Table, sight: Sight) -> Iterator[tuple[Numbers, Numbers, NDArray[np.float64], NDArray[np.float64]]]:
    fresh = table.fresh_rows
    rows = np.flatnonzero(fresh)
    everywhere = np.arange(len(fresh))
    for part in (rows[rows < table.dated], rows[rows >= table.dated]):
        for start in range(0, len(part), _BLOCK):
            block = part[start : start + _BLOCK]
            first, last = table.within(int(block[0]), int(block[-1]) + 1, sight.reach)
            near = everywhere[(everywhere >= table.dated) | ((everywhere >= first) & (everywhere < last))]
            # A pair of two fresh articles is found once, from the earlier one.
            yield _alike(table, block, near[~fresh[near] | (near >= block[0])], sight)


def _alike(
    table: Table, block: Numbers, near: Numbers, sight: Sight
) -> tuple[Numbers, Numbers, NDArray[np.float64], NDArray[np.float64]]:
    product = (table.words[block] @ table.words[near].T).tocoo()
    enough = product.data >= FAINTEST * (1 - TITLE) * ONE * ONE
    a, b, plain = block[product.row[enough]], near[product.col[enough]], product.data[enough] / (ONE * ONE)
    plain = np.minimum(1.0, np.where(table.has_title[a] & table.has_title[b], plain, plain / (1 - TITLE)))
    once = (a != b) & (~table.fresh_rows[b] | (b > a))
    a, b, plain = a[once], b[once], plain[once]
    apart = np.abs(table.days[a] - table.days[b])
    undated = np.isnan(apart)
    within = undated | (apart <= sight.reach)
    a, b, plain, apart, undated = a[within], b[within], plain[within], apart[within], undated[within]
    fade = np.where(undated, sight.undated, np.exp(-(apart**2) / (2 * sight.fade**2)))
    faded = plain * fade
    near = faded >= FAINTEST
    faded[near] *= _setback(table, a[near], b[near])
    kept = plain >= FAINTEST
    return a[kept], b[kept], np.round(faded[kept], 6), np.round(plain[kept], 6)


def _setback(table: Table, a: Numbers, b: Numbers) -> NDArray[np.float64]:
    one, other = table.has[a], table.has[b]
    known = _sums(table.named[a].multiply(other)) + _sums(one.multiply(table.named[b]))
    strangers = (known == 0) & table.has_name[a] & table.has_name[b]
    strangers |= _sums(one.multiply(other)) <= _BY_CHANCE
    left = np.where(strangers, _STRANGERS, 1.0)
    for at in np.flatnonzero(table.has_counts[a] & table.has_counts[b]).tolist():
        if disagree(table.counts[a[at]], table.counts[b[at]]):
            left[at] = _COUNTED_APART
    return left


def _sums(rows: csr_matrix) -> Numbers:
    return np.asarray(rows.sum(axis=1), dtype=np.int64).ravel()
