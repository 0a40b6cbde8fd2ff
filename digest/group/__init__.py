"""Stage 3: articles in, groups out: copies first, then stories, then threads. Pure, blind to the order of its input.

    sources     files into sources
    profiles    articles into their weightiest words
    pairs       which articles are near enough in words and days to be compared
    copies      which of them are one report
    stories     which of them are one event
    threads     which stories are sequels of earlier ones
    wishes      what editors want of all that
    why         a link in words

How alike two articles are depends on these two and on how crowded it is around them, on nothing else. So one more
article changes only its own neighbourhood, and what is known of the rest is kept: `regroup` does that.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from digest.config import Grouping
from digest.errors import Problem
from digest.group import copies as copying
from digest.group import stories, threads, why
from digest.group.gather import Gathering
from digest.group.pairs import REACH, Sight, Web, find_pairs
from digest.group.profiles import Profile, Reader
from digest.group.sources import collisions, days_of, one_per_source
from digest.group.stories import ONE
from digest.model import Article, Group, Link, Wish


def group(
    articles: Iterable[Article], wishes: Sequence[Wish], settings: Grouping
) -> tuple[tuple[Group, ...], tuple[Problem, ...]]:
    """Every source in exactly one group; groups in the order of their founders' ids."""
    groups, problems, _ = regroup(articles, wishes, settings, Ground(settings=settings))
    return groups, problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What one grouping found out that the next need not find out again."""

    settings: Grouping
    wishes: tuple[Wish, ...] = ()
    sources: Mapping[str, Article] = field(default_factory=dict)
    snapshots: Mapping[str, tuple[Article, ...]] = field(default_factory=dict)
    reader: Reader = field(default_factory=Reader)
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    prints: copying.Prints = field(default_factory=copying.Prints)
    compared: Mapping[copying.Ids, float] = field(default_factory=dict)  # candidates, and what they share
    copies: Mapping[copying.Ids, float] = field(default_factory=dict)  # those that are copies
    web: Web = field(default_factory=Web)  # of sources
    threads: Web = field(default_factory=Web)  # of founders
    ties: Mapping[tuple[str, str, int], Link] = field(default_factory=dict)  # of threads, by ids and likeness
    groups: tuple[Group, ...] = ()  # without their threads


def regroup(
    articles: Iterable[Article], wishes: Sequence[Wish], settings: Grouping, before: Ground
) -> tuple[tuple[Group, ...], tuple[Problem, ...], Ground]:
    """The same as `group`, from what an earlier grouping left; only what may have changed is looked at again."""
    with _uncollected():
        return _regrouped(articles, wishes, settings, before)


class Remembering:
    """`group` for who groups again and again: what was found out the last time is not found out again."""

    def __init__(self) -> None:
        self._ground: Ground | None = None

    def __call__(
        self, articles: Iterable[Article], wishes: Sequence[Wish], settings: Grouping
    ) -> tuple[tuple[Group, ...], tuple[Problem, ...]]:
        """The same as `group`."""
        before = self._ground or Ground(settings=settings)
        groups, problems, self._ground = regroup(articles, wishes, settings, before)
        return groups, problems


@contextmanager
def _uncollected() -> Iterator[None]:
    """Grouping makes no cycles of objects, and looking for them in all the articles takes a sixth of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _regrouped(
    articles: Iterable[Article], wishes: Sequence[Wish], settings: Grouping, before: Ground
) -> tuple[tuple[Group, ...], tuple[Problem, ...], Ground]:
    before = before if before.settings == settings else Ground(settings=settings)
    sources, snapshots = one_per_source(articles)
    number = {source.id: at for at, source in enumerate(sources)}
    fresh = np.array([not _is(before.sources.get(source.id), source) for source in sources], dtype=np.bool_)
    new = [source for source, is_fresh in zip(sources, fresh.tolist(), strict=True) if is_fresh]
    known = {**before.profiles, **before.reader.profiles(new)}
    profiles = [known[source.id] for source in sources]
    days = days_of(sources)

    near = Sight(reach=REACH * settings.days, fade=settings.days, undated=settings.story / settings.story_undated)
    pairs = before.web.kept(number, fresh).joined(copying.looked_at(find_pairs(profiles, days, fresh, near), profiles))
    prints = before.prints.without(source.id for source in new)
    candidates = copying.candidates(profiles, days, pairs, near.reach)
    compared = copying.compared(sources, candidates, fresh, before.compared, prints)
    alike = {pair: share for pair, share in compared.items() if share >= settings.copy}
    carried = copying.carried(alike, sources, stories.alike(pairs, settings))
    copies = {pair: share for pair, share in alike.items() if pair not in carried}

    scores = stories.likenesses(pairs, days, copying.families(copies, len(sources)))
    scores = stories.without(pairs, scores, carried)
    touched = fresh | pairs.beside(fresh) | before.web.changed(number, pairs, scores)
    touched |= _moved(sources, snapshots, copies, wishes, number, before)
    gathering = Gathering(
        sources=sources,
        snapshots=snapshots,
        profiles=profiles,
        reader=before.reader,
        pairs=pairs,
        scores=scores,
        copies=copies,
        wishes=wishes,
        settings=settings,
    )
    groups, problems = gathering.groups(touched, before.groups)
    web = Web(ids=tuple(source.id for source in sources), pairs=pairs, scores=scores)
    threaded, thread_web, ties = _threaded(groups, known, before, settings)
    return (
        threaded,
        (*collisions(sources, snapshots), *problems),
        Ground(
            settings=settings,
            wishes=tuple(wishes),
            sources={source.id: source for source in sources},
            snapshots=snapshots,
            reader=before.reader,
            profiles={source.id: known[source.id] for source in sources},
            prints=prints,
            compared=_by_id(sources, compared),
            copies=_by_id(sources, copies),
            web=web,
            threads=thread_web,
            ties=ties,
            groups=groups,
        ),
    )


def _is(known: Article | None, article: Article) -> bool:
    return known is article or known == article


# -- what one grouping leaves to the next


def _by_id(sources: Sequence[Article], shares: Mapping[copying.Pair, float]) -> dict[copying.Ids, float]:
    return {(sources[a].id, sources[b].id): share for (a, b), share in shares.items()}


def _moved(
    sources: Sequence[Article],
    snapshots: Mapping[str, tuple[Article, ...]],
    copies: Mapping[copying.Pair, float],
    wishes: Sequence[Wish],
    number: Mapping[str, int],
    before: Ground,
) -> NDArray[np.bool_]:
    """Of whom something else changed than how alike they are to others: copies, other files, wishes."""
    gone = before.sources.keys() - number.keys()
    named = {name for wish in wishes for name in (*wish.own, *wish.merge, *wish.split)}
    if tuple(wishes) != before.wishes or named & gone:
        return np.ones(len(sources), dtype=np.bool_)
    changed = {identity for pair, _ in _by_id(sources, copies).items() ^ before.copies.items() for identity in pair}
    changed |= {
        identity
        for identity in snapshots.keys() | before.snapshots.keys()
        if snapshots.get(identity) != before.snapshots.get(identity)
    }
    moved = np.zeros(len(sources), dtype=np.bool_)
    moved[[number[identity] for identity in changed if identity in number]] = True
    return moved


def _threaded(
    groups: Sequence[Group], profiles: Mapping[str, Profile], before: Ground, settings: Grouping
) -> tuple[tuple[Group, ...], Web, dict[tuple[str, str, int], Link]]:
    """Groups that know what they are sequels of, and what are theirs."""
    founders = [group.founder for group in groups if group.founder.published]
    number = {founder.id: at for at, founder in enumerate(founders)}
    known = set(before.threads.ids)
    fresh = np.array([f.id not in known or not _is(before.sources.get(f.id), f) for f in founders], dtype=np.bool_)
    days = days_of(founders)
    found = find_pairs([profiles[founder.id] for founder in founders], days, fresh, threads.far(settings))
    pairs = before.threads.kept(number, fresh).joined(found)
    earlier: dict[str, list[Link]] = defaultdict(list)
    later: dict[str, list[Link]] = defaultdict(list)
    links = {}
    for tie in threads.find_threads(pairs, days, settings):
        first, second = founders[tie[0]], founders[tie[1]]
        name = (first.id, second.id, tie[2])
        told = None if fresh[tie[0]] or fresh[tie[1]] else before.ties.get(name)
        links[name] = told or why.link(
            second, first, tie[2] / ONE, (profiles[second.id], profiles[first.id]), before.reader
        )
        earlier[second.id].append(links[name])
        later[first.id].append(replace(links[name], a=first.id, b=second.id))
    threaded = tuple(
        replace(group, earlier=tuple(earlier[group.founder.id]), later=tuple(later[group.founder.id]))
        if group.founder.id in earlier or group.founder.id in later
        else group
        for group in groups
    )
    ids = tuple(founder.id for founder in founders)
    return threaded, Web(ids=ids, pairs=pairs, scores=np.zeros(len(pairs), dtype=np.int64)), links
