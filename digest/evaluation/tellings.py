"""The task `merge`: does a story say what its reports say, all of it, once, in their order, and nothing else?"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from time import process_time

from digest.compare import compare
from digest.config import Grouping, Merging
from digest.evaluation.articles import of_report
from digest.evaluation.labelled import MarkedReport, MarkedStory, Row
from digest.evaluation.scores import average, folded, overlap, words
from digest.group import group
from digest.merge import merge
from digest.model import Article, Group, Story, Wish

FEWEST_WORDS = 5  # of a sentence that is counted; shorter ones are subheads, greetings and the like
SAID_AGAIN = 0.75  # F1 of runs of four letters, from which one sentence repeats another
_LETTERS = 4  # in a run
_GROUPING, _MERGING = Grouping(), Merging()


# -- telling


def predict_merges(gold: Sequence[MarkedStory]) -> list[Row]:
    """Each story as it is told; one without any text has no row. Seconds are those of merging and comparing."""
    for story in gold[:1]:
        _told(story)  # what is loaded once is loaded now
    return [row for story in gold if (row := _told(story))]


def _told(story: MarkedStory) -> Row | None:
    articles = [article for report in story.reports if (article := of_report(report))]
    if not articles:
        return None
    of_one = as_one(articles)
    started = process_time()
    merged = merge(of_one, _MERGING)
    compare(merged)
    seconds = process_time() - started
    return {"story": story.id, **_shown(merged), "seconds": round(seconds, 6)}


def as_one(articles: Sequence[Article]) -> Group:
    """The one group of articles that are known to belong together: an editor says so, and the copies among them are
    found as ever. Nothing of that decision is left in the group.
    """
    wish = Wish(where="labels", join=tuple(sorted(article.id for article in articles)))
    ((only,), _) = group(articles, [wish], _GROUPING)
    return replace(only, wish=None)


def _shown(story: Story) -> dict[str, object]:
    return {
        "paragraphs": [
            {
                "text": paragraph.text,
                "sources": list(paragraph.voices),
                "twins": [{"text": twin.text, "source": twin.source} for twin in paragraph.twins],
            }
            for paragraph in story.paragraphs
        ],
        "folded": [{"text": each.block.text, "source": each.source} for each in story.folded],
    }


# -- scoring


def score_merges(gold: Sequence[MarkedStory], predictions: Iterable[Row]) -> dict[str, float]:
    """The figures of a set. A story that nothing is told of has lost every sentence.

    invented      of the sentences of the paragraphs: stands in no report
    wrong_source  of the same: stands in reports, and in none of those that are named
    repeated      of the same: says in almost the same letters what a sentence above it says
    lost          of the sentences of the reports: stands in no paragraph, no twin and nothing folded
    order         of two sentences of one report: are they in its order? The mean of reports
    flow_over_longest
                  how much longer the paragraphs are than the longest report; the mean of stories, and of each kind
    """
    rows = {str(row["story"]): row for row in predictions}
    figures: defaultdict[str, list[float]] = defaultdict(list)
    for story in gold:
        for name, value in _figures(story, _telling(rows.get(story.id, {}))):
            figures[name].append(value)
    named = ("invented", "lost", "wrong_source", "repeated", "order", "flow_over_longest")
    kinds = sorted(figures.keys() - {*named})
    return {
        "stories": len(gold),
        **{name: average(figures[name]) for name in (*named, *kinds)},
        **_speed(gold, rows.values()),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """What was made of a story, folded for comparing."""

    flow: tuple[tuple[str, frozenset[str]], ...]  # the sentences of the paragraphs, each with the sources named for it
    shown: str  # everything: paragraphs, twins and what is folded


def _telling(row: Row) -> _Telling:
    paragraphs = _items(row.get("paragraphs"))
    twins = [twin for paragraph in paragraphs for twin in _items(paragraph.get("twins"))]
    return _Telling(
        flow=tuple(
            (sentence, _names(paragraph.get("sources")))
            for paragraph in paragraphs
            for sentence in counted_sentences(_text(paragraph))
        ),
        shown=" | ".join(folded(_text(each)) for each in (*paragraphs, *twins, *_items(row.get("folded")))),
    )


def _figures(story: MarkedStory, telling: _Telling) -> Iterator[tuple[str, float]]:
    own = [counted_sentences(report.text) for report in story.reports]
    flow = [sentence for sentence, _ in telling.flow]
    yield from _of_sources(story.reports, telling)
    yield from (("lost", float(sentence not in telling.shown)) for each in own for sentence in each)
    yield from (("repeated", float(again)) for again in repetitions(flow))
    for report in story.reports:
        whole = folded(report.text)
        places = [whole.find(sentence) for sentence in flow if sentence in whole]
        if len(places) > 1:
            yield "order", average([one <= other for one, other in combinations(places, 2)])
    length = _length(flow) / max(1, *map(_length, own))
    yield "flow_over_longest", length
    if story.kind is not None:
        yield f"flow: {story.kind}", length


def _of_sources(reports: Iterable[MarkedReport], telling: _Telling) -> Iterator[tuple[str, float]]:
    whole = {report.id: folded(report.text) for report in reports}
    for sentence, sources in telling.flow:
        inside = {name for name, text in whole.items() if sentence in text}
        yield "invented", float(not inside)
        yield "wrong_source", float(bool(inside) and sources.isdisjoint(inside))


# A sentence ends here by a rule of its own: what is measured does not say how it is measured.
_END = re.compile(r"""(?<=[.!?])["'”’)\]]*\s+(?=["'“‘(\[]?[A-Z0-9])""")


def counted_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text that are long enough to count, folded for comparing."""
    pieces = (piece for line in text.split("\n") for piece in _END.split(line))
    return tuple(folded(piece) for piece in pieces if len(words(piece)) >= FEWEST_WORDS)


def repetitions(sentences: Iterable[str]) -> Iterator[bool]:
    """Of each sentence: does it repeat one before it?"""
    before: list[Counter[Hashable]] = []
    for sentence in sentences:
        runs: Counter[Hashable] = Counter(sentence[at : at + _LETTERS] for at in range(len(sentence) - _LETTERS + 1))
        yield any(_may_repeat(runs, other) and overlap(runs, other).f1 >= SAID_AGAIN for other in before)
        before.append(runs)


def _may_repeat(one: Counter[Hashable], other: Counter[Hashable]) -> bool:
    """Are they near enough in length? It spares most pairs the comparison, and changes no answer."""
    return 2 * min(one.total(), other.total()) >= SAID_AGAIN * (one.total() + other.total())


def _length(sentences: Iterable[str]) -> int:
    return sum(len(sentence.split()) for sentence in sentences)


def _speed(gold: Iterable[MarkedStory], rows: Iterable[Row]) -> dict[str, float]:
    """Milliseconds of processor time for each article of the stories that were told."""
    articles = {story.id: len(story.reports) for story in gold}
    taken = {str(row["story"]): float(str(row["seconds"])) for row in rows if "seconds" in row}
    told = sum(articles.get(story, 0) for story in taken)
    return {"cpu_ms_per_article": 1000 * sum(taken.values()) / told} if told else {}


# -- rows, of which nothing is known


def _items(value: object) -> tuple[Mapping[str, object], ...]:
    return tuple(each for each in value if isinstance(each, dict)) if isinstance(value, list) else ()


def _names(value: object) -> frozenset[str]:
    return frozenset(map(str, value)) if isinstance(value, list) else frozenset()


def _text(item: Mapping[str, object]) -> str:
    return str(item.get("text") or "")
