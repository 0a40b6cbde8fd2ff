"""Articles, their likenesses and the editors' wishes into groups, neighbourhood by neighbourhood. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from digest.config import Grouping
from digest.errors import Problem
from digest.group import why
from digest.group.pairs import Pairs
from digest.group.profiles import Numbers, Profile, Reader
from digest.group.stories import ONE, Orders, Pair, by_neighbourhood, components, stories
from digest.group.wishes import orders
from digest.model import Article, Group, Link, Wish

_LINKS = 2  # the best of each article are told


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """All that is known of the sources, by number."""

    sources: Sequence[Article]  # in the order of their ids
    snapshots: Mapping[str, tuple[Article, ...]]
    profiles: Sequence[Profile]
    reader: Reader
    pairs: Pairs
    scores: Numbers  # of the pairs, in millionths
    copies: Mapping[Pair, float]
    wishes: Sequence[Wish]
    settings: Grouping

    def groups(
        self, touched: NDArray[np.bool_], before: Sequence[Group]
    ) -> tuple[tuple[Group, ...], tuple[Problem, ...]]:
        """All groups; those of `before` stay that stand in a neighbourhood where nothing is `touched`."""
        number = {source.id: at for at, source in enumerate(self.sources)}
        wanted = orders(self.wishes, number)
        ties = (*self.copies, *wanted.together, *wanted.merged)
        names = components(len(self.sources), self.pairs, self.scores, ties, self.settings)
        dirty = np.zeros(len(self.sources), dtype=np.bool_)
        dirty[names[touched]] = True
        kept = [g for g in before if g.founder.id in number and not dirty[names[number[g.founder.id]]]]
        made = self._made(names, dirty, wanted)
        ordered = sorted([*kept, *made], key=lambda each: each.founder.id)
        return self._claimed(ordered)

    def _made(self, names: Numbers, dirty: NDArray[np.bool_], wanted: Orders) -> Iterator[Group]:
        scores = by_neighbourhood(names, self.pairs, self.scores, dirty)
        copies: dict[int, list[Pair]] = defaultdict(list)
        for pair in sorted(self.copies):
            copies[int(names[pair[0]])].append(pair)
        members: dict[int, list[int]] = defaultdict(list)
        for at in np.flatnonzero(dirty[names]).tolist():
            members[int(names[at])].append(at)
        dated = np.array([source.published is not None for source in self.sources], dtype=np.bool_)
        own = wanted.by_neighbourhood(names)
        clusters = [
            cluster
            for name, those in members.items()
            for cluster in stories(
                those, scores.get(name, {}), copies[name], dated, own.get(name, Orders()), self.settings
            )
        ]
        home = np.full(len(self.sources), -1, dtype=np.int64)
        for name, cluster in enumerate(clusters):
            home[list(cluster)] = name
        inside, outside = self._best(home)
        for name, cluster in enumerate(clusters):
            yield self._group(cluster, inside[name], outside, copies[int(names[cluster[0]])])

    def _best(self, home: Numbers) -> tuple[dict[int, list[int]], dict[int, int]]:
        """Rows of pairs: for each cluster the best of each member inside, for each member the best outside."""
        a, b = home[self.pairs.a], home[self.pairs.b]
        told = self.scores > 0
        within = np.flatnonzero(told & (a == b) & (a >= 0))
        inside: dict[int, list[int]] = defaultdict(list)
        for row in sorted({row for _, row in self._ranked(within, _LINKS)}):
            inside[int(a[row])].append(row)
        across = np.flatnonzero(told & (a != b) & ((a >= 0) | (b >= 0)))
        return inside, dict(self._ranked(across, 1))

    def _ranked(self, rows: Numbers, most: int) -> list[tuple[int, int]]:
        """Members with the rows of their best pairs."""
        row = np.concatenate([rows, rows])
        member = np.concatenate([self.pairs.a[rows], self.pairs.b[rows]])
        order = np.lexsort((row, -self.scores[row], member))
        rank = np.arange(len(order)) - np.searchsorted(member[order], member[order])
        best = order[rank < most]
        return list(zip(member[best].tolist(), row[best].tolist(), strict=True))

    def _group(
        self, cluster: Sequence[int], inside: Sequence[int], outside: Mapping[int, int], copies: Sequence[Pair]
    ) -> Group:
        members = tuple(sorted((self.sources[at] for at in cluster), key=founding))
        there = set(cluster)
        copied = [pair for pair in copies if there.issuperset(pair)] if len(cluster) > 1 else []
        rows = sorted(inside, key=lambda row: (-self.scores[row], row))
        linked = {(int(self.pairs.a[row]), int(self.pairs.b[row])) for row in rows}
        return Group(
            members=members,
            links=(
                *(self._link(row) for row in rows),
                *(self._told(a, b, 0.0) for a, b in copied if (a, b) not in linked),
            ),
            copies=speakers([(self.sources[a], self.sources[b]) for a, b in copied]),
            snapshots={each.id: self.snapshots[each.id] for each in members if each.id in self.snapshots},
            runners_up={self.sources[at].id: self._link(outside[at]) for at in cluster if at in outside},
        )

    def _link(self, row: int) -> Link:
        return self._told(int(self.pairs.a[row]), int(self.pairs.b[row]), float(self.scores[row]) / ONE)

    def _told(self, a: int, b: int, score: float) -> Link:
        one, other = self.sources[a], self.sources[b]
        return why.link(
            one, other, score, (self.profiles[a], self.profiles[b]), self.reader, self.copies.get((a, b), 0.0)
        )

    def _claimed(self, groups: Sequence[Group]) -> tuple[tuple[Group, ...], tuple[Problem, ...]]:
        """Groups with what editors say of them. The first decision holds, and hidden is what any of them hides.

        A decision that merges stories speaks for the ones that spoke of each.
        """
        home = {member.id: at for at, each in enumerate(groups) for member in each.members} if self.wishes else {}
        claims: dict[int, list[Wish]] = defaultdict(list)
        for wish in self.wishes:
            if wish.own and wish.own[0] in home:
                claims[home[wish.own[0]]].append(wish)
        said, problems = list(groups), []
        for at, wishes in sorted(claims.items()):
            first, *others = sorted(wishes, key=lambda wish: not wish.merge)
            said[at] = replace(groups[at], wish=replace(first, hidden=any(wish.hidden for wish in wishes)))
            what = f"it speaks of the story that {first.where} speaks of"
            problems += [
                Problem(where=late.where, what=what, hint="put both into one file")
                for late in others
                if not first.merge
            ]
        return tuple(said), tuple(problems)


def founding(article: Article) -> tuple[bool, str, bool, str]:
    """The first to report founds the story. Without dates, one with a headline does, so that the address has words."""
    return (
        article.published is None,
        article.published.at.isoformat() if article.published else "",
        article.title is None,
        article.id,
    )


def speakers(pairs: Sequence[tuple[Article, Article]]) -> dict[str, str]:
    """Of reports that are copies of each other the fullest speaks: whole before cut, longer before shorter, earlier
    before later.
    """
    known = {article.id: article for pair in pairs for article in pair}
    families: dict[str, set[str]] = {}
    for a, b in pairs:
        family = families.get(a.id, {a.id}) | families.get(b.id, {b.id})
        families.update(dict.fromkeys(family, family))
    speaker = {
        identity: min(family, key=lambda each: _fullest(known[each])) for identity, family in sorted(families.items())
    }
    return {identity: speaks for identity, speaks in speaker.items() if speaks != identity}


def _fullest(article: Article) -> tuple[object, ...]:
    return (article.is_cut, -article.words, *founding(article))
