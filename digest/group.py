"""Stage 3: articles in, groups out: copies first, then stories. Pure, and blind to the order of its input.

A story is one event as several outlets report it. Likeness is TF-IDF of the headline's words and of the letters of
headline and text, faded by the days between; stories are what average linkage makes of it. (Single linkage chains: A
like B like C fuses a whole day into one story.) Editors' wishes hold before and over everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from digest.addresses import canonical
from digest.config import Grouping
from digest.editorial import apart
from digest.errors import Problem
from digest.linkage import average_link
from digest.model import Article, Group, Link, Wish
from digest.similarity import Vectors, copy_score, cosines, fingerprint, letter_vectors, word_vectors

# On 1,592 labelled round-up articles of 2013 to 2020, B-cubed F1 / pair F1 by average linkage, the best threshold of
# each: words of headline and 300 characters 0.915 / 0.751, words of headline and whole text 0.924 / 0.778, runs of
# four letters of headline and 2,000 characters 0.928 / 0.779. Letters also know German compounds and endings again,
# which words do not.
LETTERS = 2000  # characters of the text that are looked at
_TEXT, _TITLE = 0.6, 0.4  # the weights of the two likenesses
_WORTH_A_LOOK = 0.20  # likeness of texts from which two reports are compared as copies; copies have over 0.5
_NOTHING = 0.05  # a likeness too small to move any mean across a threshold
_REACH = 4  # times `days`: beyond it likeness has faded to less than a thousandth

Pair = tuple[int, int]


def group(
    articles: Iterable[Article], wishes: Sequence[Wish], settings: Grouping
) -> tuple[tuple[Group, ...], tuple[Problem, ...]]:
    """Every source in exactly one group; groups in the order of their founders' ids."""
    sources, snapshots = _one_per_source(articles)
    likeness = _likeness(sources, settings)
    prints = {
        number: fingerprint(sources[number].text) for number in {number for pair in likeness.texts for number in pair}
    }
    copies = [(a, b) for a, b in likeness.texts if copy_score(prints[a], prints[b]) >= settings.copy]
    together = [pair for wish in wishes for pair in pairwise(_own(wish))]
    clusters = average_link(
        len(sources),
        likeness.scores,
        threshold=settings.story,
        together=[*_numbered(sources, together), *copies],
        apart=_numbered(sources, (pair for wish in wishes for pair in apart(wish))),
    )
    groups, problems = _groups(clusters, sources, snapshots, likeness, copies, wishes)
    return groups, (*_collisions(sources, snapshots), *problems)


def _one_per_source(articles: Iterable[Article]) -> tuple[list[Article], dict[str, tuple[Article, ...]]]:
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


def _collisions(sources: Iterable[Article], snapshots: Mapping[str, Sequence[Article]]) -> Iterator[Problem]:
    """An id that two curators gave to two things hides one of them."""
    for source in sources:
        for other in snapshots.get(source.id, ()):
            same_page = source.url and other.url and canonical(source.url) == canonical(other.url)
            if "id" in other.origins and not same_page:
                what = f"its id '{other.id}' is that of {source.path} too, which is shown instead"
                yield Problem(where=other.path, what=what, hint="give one of them another id")


# -- likeness


@dataclass(frozen=True, slots=True, kw_only=True)
class _Likeness:
    """Likenesses of pairs of sources, by number; a pair that is not there has next to none."""

    scores: Mapping[Pair, float]  # what stories are made of
    texts: Mapping[Pair, float]  # of the texts alone, where high enough for copies
    words: Callable[[int, int], tuple[str, ...]]  # the words that two sources share


def _likeness(sources: Sequence[Article], settings: Grouping) -> _Likeness:
    """Languages are never mixed: words of two languages that look the same mean nothing."""
    scores: dict[Pair, float] = {}
    texts: dict[Pair, float] = {}
    spoken: dict[int, tuple[Vectors, int]] = {}
    for lang in sorted({source.lang for source in sources}):
        numbers = sorted(
            (number for number, source in enumerate(sources) if source.lang == lang),
            key=lambda number: _founding(sources[number]),
        )
        said = [f"{sources[number].title or ''} {sources[number].text[:LETTERS]}" for number in numbers]
        titles = word_vectors([sources[number].title or "" for number in numbers], lang)
        letters = letter_vectors(said, 4, 4)
        vectors = word_vectors(said, lang)
        spoken |= {number: (vectors, row) for row, number in enumerate(numbers)}
        for a, b, text, title in _near([sources[number] for number in numbers], letters, titles, settings):
            pair = (min(numbers[a], numbers[b]), max(numbers[a], numbers[b]))
            one, other = sources[pair[0]], sources[pair[1]]
            score = (_TEXT * text + _TITLE * title if one.title and other.title else text) * _fade(one, other, settings)
            if score >= _NOTHING:
                scores[pair] = score
            if text >= _WORTH_A_LOOK:
                texts[pair] = text

    def words(a: int, b: int) -> tuple[str, ...]:
        (vectors, row), (others, other) = spoken[a], spoken[b]
        return vectors.common(row, other) if vectors is others else ()

    return _Likeness(scores=dict(sorted(scores.items())), texts=dict(sorted(texts.items())), words=words)


_ROWS = 256  # how many sources are compared with their neighbours in time at once: what bounds the memory


def _near(
    sources: Sequence[Article], letters: Vectors, titles: Vectors, settings: Grouping
) -> Iterator[tuple[int, int, float, float]]:
    """Pairs of sources, in the order of time, that are near enough to be one story, with the likeness of text and
    title.
    """
    days = np.array([source.published.at.timestamp() / 86400 if source.published else np.inf for source in sources])
    for start in range(0, len(sources), _ROWS):
        rows = slice(start, min(start + _ROWS, len(sources)))
        # To the right of a row stand what came later and, at the very end, what has no date: that may belong anywhere.
        near = np.flatnonzero((days <= days[rows.stop - 1] + _REACH * settings.days) | np.isinf(days))
        near = near[near >= start]
        by_text = cosines(letters.rows[rows], letters.rows[near])
        by_title = cosines(titles.rows[rows], titles.rows[near])
        for row, column in np.argwhere(by_text >= _NOTHING):
            a, b = start + int(row), int(near[column])
            if a < b:
                yield a, b, float(by_text[row, column]), float(by_title[row, column])


def _fade(a: Article, b: Article, settings: Grouping) -> float:
    """1 on the same day, falling with the square of the days between; undated reports must be the more alike."""
    if not (a.published and b.published):
        return settings.story / settings.story_undated
    days = (a.published.at - b.published.at).total_seconds() / 86400
    return float(np.exp(-(days**2) / (2 * settings.days**2)))


# -- wishes


def _own(wish: Wish) -> tuple[str, ...]:
    """A wish's own story: its lead and what is joined to it, without what is split off."""
    return tuple(source for source in (*([wish.lead] if wish.lead else []), *wish.join) if source not in wish.split)


def _numbered(sources: Sequence[Article], pairs: Iterable[tuple[str, str]]) -> list[Pair]:
    number = {source.id: at for at, source in enumerate(sources)}
    return [(number[a], number[b]) for a, b in pairs if a in number and b in number]


# -- groups


def _groups(
    clusters: Sequence[Sequence[int]],
    sources: Sequence[Article],
    snapshots: Mapping[str, tuple[Article, ...]],
    likeness: _Likeness,
    copies: Iterable[Pair],
    wishes: Sequence[Wish],
) -> tuple[tuple[Group, ...], tuple[Problem, ...]]:
    home = {number: name for name, cluster in enumerate(clusters) for number in cluster}
    link = _linker(likeness, sources)
    inside: dict[int, list[tuple[float, Pair]]] = defaultdict(list)
    copied: dict[int, list[tuple[Article, Article]]] = defaultdict(list)
    runners_up: dict[int, tuple[float, Pair]] = {}
    for pair, score in likeness.scores.items():
        if home[pair[0]] == home[pair[1]]:
            inside[home[pair[0]]].append((score, pair))
            continue
        for number in pair:
            runners_up[number] = max(runners_up.get(number, (0.0, pair)), (score, pair))
    for a, b in sorted(copies):
        if home[a] == home[b]:
            copied[home[a]].append((sources[a], sources[b]))
    groups, problems = [], []
    for name, cluster in enumerate(clusters):
        members = tuple(sorted((sources[number] for number in cluster), key=_founding))
        ids = {member.id for member in members}
        claims = [wish for wish in wishes if _own(wish) and _own(wish)[0] in ids]
        what = f"it speaks of the story that {claims[0].where} speaks of" if claims else ""
        problems += [Problem(where=late.where, what=what, hint="put both into one file") for late in claims[1:]]
        best_first = sorted(inside[name], key=lambda scored: (-scored[0], scored[1]))
        group = Group(
            members=members,
            links=tuple(link(pair, score) for score, pair in best_first),
            copies=_speakers(copied[name]),
            snapshots={each: snapshots[each] for each in sorted(ids) if each in snapshots},
            runners_up={
                sources[each].id: link(runners_up[each][1], runners_up[each][0])
                for each in cluster
                if each in runners_up
            },
            # The first decision holds, and hidden is what any of them hides.
            wish=replace(claims[0], hidden=any(each.hidden for each in claims)) if claims else None,
        )
        groups.append(group)
    return tuple(sorted(groups, key=lambda each: each.founder.id)), tuple(problems)


def _founding(article: Article) -> tuple[bool, str, bool, str]:
    """The first to report founds the story. Without dates, one with a headline does, so that the address has words."""
    return (
        article.published is None,
        article.published.at.isoformat() if article.published else "",
        article.title is None,
        article.id,
    )


def _linker(likeness: _Likeness, sources: Sequence[Article]) -> Callable[[Pair, float], Link]:
    def link(pair: Pair, score: float) -> Link:
        a, b = pair
        shared = likeness.words(a, b)
        return Link(
            a=sources[a].id,
            b=sources[b].id,
            score=round(score, 3),
            why=f"both speak of {', '.join(shared)}" if shared else "an editor joined them",
        )

    return link


def _speakers(pairs: Sequence[tuple[Article, Article]]) -> dict[str, str]:
    """Of reports that are copies of each other the fullest speaks: whole before cut, longer before shorter, earlier
    before later.
    """
    known = {article.id: article for pair in pairs for article in pair}
    families: dict[str, set[str]] = {}
    for a, b in pairs:
        family = families.get(a.id, {a.id}) | families.get(b.id, {b.id})
        families.update(dict.fromkeys(family, family))
    speakers = {
        identity: min(family, key=lambda each: _fullest(known[each])) for identity, family in sorted(families.items())
    }
    return {identity: speaker for identity, speaker in speakers.items() if speaker != identity}


def _fullest(article: Article) -> tuple[object, ...]:
    return (article.is_cut, -article.words, *_founding(article))
