"""Which articles are copies of one report: cut, syndicated, reworded or spun by a machine. Pure.

Two candidates are compared by the names and numbers of their whole texts, trimmed to the shorter one: how many of its
pairs of neighbours has the longer, and how many of them all in the same order? They stay when words are swapped, and
two reports of one event seldom have them in the same order. Candidates are alike in headline and lead, or have whole
sentences in common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from digest.group.numbered import disagree
from digest.group.pairs import LOOK, Pairs
from digest.group.profiles import Profile
from digest.model import Article
from digest.similarity import containment, names_and_numbers, shingles
from digest.text import spaced, words

_FEWEST_SENTENCES = 2  # that two texts must share to be looked at
_NEIGHBOURS = 8  # how many of those who share a sentence are compared with each: boilerplate is shared by thousands
_IN_LEAD = 0.25  # share of the names in a lead that a copy has in the same order; the rest may have been cut
_MANY_NAMES = 25  # in the shorter text; with fewer, order is chance now and then
_PHRASES_NEEDED = 3.0  # times the share of runs of three words; false copies among texts of 40 words fall by half
_PHRASES_WEIGH = 1.5  # where words decide: runs of three are broken by every word that is swapped, names are not
_FEWEST_NAMES = 8  # in a text; where there are fewer, those that agree by chance weigh too much: words decide

Pair = tuple[int, int]
Ids = tuple[str, str]


def looked_at(pairs: Pairs, profiles: Sequence[Profile]) -> Pairs:
    """Pairs of which it is known whether they may be copies, for what is alike in headline and lead."""
    may_be = np.zeros(len(pairs), dtype=np.bool_)
    for at in np.flatnonzero(pairs.plain >= LOOK).tolist():
        may_be[at] = _may_be(profiles[pairs.a[at]], profiles[pairs.b[at]])
    return replace(pairs, looked_at=may_be)


def candidates(profiles: Sequence[Profile], days: NDArray[np.float64], pairs: Pairs, reach: float) -> frozenset[Pair]:
    """Pairs that are worth comparing, by number, the lower first."""
    near = zip(pairs.a[pairs.looked_at].tolist(), pairs.b[pairs.looked_at].tolist(), strict=True)
    found = {*near, *_sharing(profiles, days, reach)}
    return frozenset((a, b) for a, b in found if not disagree(profiles[a].counts, profiles[b].counts))


def _may_be(a: Profile, b: Profile) -> bool:
    """Do the leads have names in the same order? It spares most pairs of reports the reading of whole texts."""
    least = min(len(a.names_in_order), len(b.names_in_order))
    if least < _FEWEST_NAMES:
        return True
    common = np.append(b.names_in_order, -1)[np.searchsorted(b.names_in_order, a.names_in_order)] == a.names_in_order
    return int(np.count_nonzero(common)) >= _IN_LEAD * least


def _sharing(profiles: Sequence[Profile], days: NDArray[np.float64], reach: float) -> Iterator[Pair]:
    """Pairs with sentences in common, near enough in time. Each is compared with its nearest neighbours only."""
    if not profiles:
        return
    sentence = np.concatenate([each.sentences for each in profiles])
    number = np.repeat(np.arange(len(profiles)), [len(each.sentences) for each in profiles])
    at = np.where(np.isnan(days), np.inf, days)[number]
    order = np.lexsort((number, at, sentence))
    sentence, number, at = sentence[order], number[order], at[order]
    a, b = [], []
    for step in range(1, _NEIGHBOURS + 1):
        one, other = at[:-step], at[step:]
        same = (sentence[:-step] == sentence[step:]) & (np.isinf(other) | (other <= one + reach))
        a.append(number[:-step][same])
        b.append(number[step:][same])
    one, other = np.concatenate(a), np.concatenate(b)
    both, times = np.unique(np.minimum(one, other) << 32 | np.maximum(one, other), return_counts=True)
    for pair in both[times >= _FEWEST_SENTENCES].tolist():
        yield pair >> 32, pair & 0xFFFFFFFF


def compared(
    sources: Sequence[Article],
    candidates: Iterable[Pair],
    fresh: NDArray[np.bool_],
    before: Mapping[Ids, float],
    prints: Prints,
) -> dict[Pair, float]:
    """How much candidates share; those that were compared before and are not fresh are not compared again."""
    found = {}
    for a, b in sorted(candidates):
        known = None if fresh[a] or fresh[b] else before.get((sources[a].id, sources[b].id))
        found[a, b] = round(prints.share(sources[a], sources[b]), 3) if known is None else known
    return found


@dataclass(slots=True)
class Prints:
    """What is kept of texts to know their copies by; each is read once, when it is first asked for."""

    _names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _phrases: dict[str, frozenset[str]] = field(default_factory=dict)  # runs of three words

    def without(self, changed: Iterable[str]) -> Prints:
        """Those of the other sources."""
        stale = frozenset(changed)
        return Prints(
            {name: kept for name, kept in self._names.items() if name not in stale},
            {name: kept for name, kept in self._phrases.items() if name not in stale},
        )

    def share(self, a: Article, b: Article) -> float:
        """How much of what stays when somebody else words it the shorter text has in common with the other, 0 to 1."""
        one, other = self._of_names(a), self._of_names(b)
        shorter = min(len(one), len(other))
        if shorter > _FEWEST_NAMES:
            pairs = containment(shingles(one, 2), shingles(other, 2))
            named = (pairs + LCSseq.similarity(one, other) / shorter) / 2
            if shorter >= _MANY_NAMES:
                return named
            # A few names fall into one order by chance: some of the words must be the same, too.
            return min(named, _PHRASES_NEEDED * containment(self._of_phrases(a), self._of_phrases(b)))
        return min(1.0, _PHRASES_WEIGH * containment(self._of_phrases(a), self._of_phrases(b)))

    def _of_names(self, article: Article) -> tuple[str, ...]:
        if article.id not in self._names:
            self._names[article.id] = names_and_numbers(article.text)
        return self._names[article.id]

    def _of_phrases(self, article: Article) -> frozenset[str]:
        if article.id not in self._phrases:
            self._phrases[article.id] = shingles([word.casefold() for word in words(spaced(article.text))], 3)
        return self._phrases[article.id]


def carried(copies: Mapping[Pair, float], sources: Sequence[Article], alike: Collection[Pair]) -> frozenset[Pair]:
    """Pairs of a round-up and what it carries: a text that holds several reports on different matters word for word is
    no copy of any, and ties none together.
    """
    held: dict[int, list[int]] = defaultdict(list)
    for a, b in copies:
        longer, shorter = (a, b) if sources[a].words >= sources[b].words else (b, a)
        held[longer].append(shorter)
    round_ups = {
        longer
        for longer, found in held.items()
        for one, other in combinations(sorted(found), 2)
        if (one, other) not in copies and (one, other) not in alike
    }
    return frozenset(pair for pair in copies if round_ups.intersection(pair))


def families(copies: Mapping[Pair, float], count: int) -> list[int]:
    """The number of each article's family: its lowest member."""
    home = list(range(count))

    def find(number: int) -> int:
        while home[number] != number:
            home[number] = number = home[home[number]]
        return number

    for a, b in copies:
        low, high = sorted((find(a), find(b)))
        home[high] = low
    return [find(number) for number in range(count)]
