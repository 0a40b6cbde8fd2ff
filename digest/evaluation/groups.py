"""The tasks `stories` and `copies`: does grouping put together what a person would?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from time import process_time

from digest import dates
from digest.config import Grouping, Reading
from digest.evaluation.labelled import MarkedPair, MarkedReport, Row
from digest.evaluation.scores import Overlap, agreement, average, b_cubed, of_pairs
from digest.group import group
from digest.model import Article, Block, Group, When
from digest.outlets import Outlets
from digest.text import language, length, one_line

NO_COPIES = ("same-story", "same-topic", "non")  # the kinds of pair that are not a copy and its original
_SOME_DAY = When(at=datetime(2026, 9, 1, tzinfo=UTC))
_HANDFUL = 8  # articles that are grouped before the clock is read: what is loaded once is loaded then
_ENOUGH_TO_TELL = 200  # characters; as in cleaning, where a shorter text is taken to be in the default language
_SETTINGS = Grouping()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stress:
    """How reports are made harder to tell apart."""

    undated: bool = False
    one_day: bool = False  # all are of the same day
    words: int | None = None  # that are left of each text


# -- stories


def predict_stories(reports: Sequence[MarkedReport], stress: Stress) -> list[Row]:
    """A label for each report that is grouped; it is the same for reports of one story."""
    articles = [article for report in reports if (article := _article(report, stress))]
    group(articles[:_HANDFUL], [], _SETTINGS)
    started = process_time()
    groups, _ = group(articles, [], _SETTINGS)
    seconds = (process_time() - started) / max(1, len(articles))
    return [
        {"id": member.id, "story": each.founder.id, "seconds": round(seconds, 6)}
        for each in groups
        for member in each.members
    ]


def score_stories(gold: Iterable[MarkedReport], predictions: Iterable[Row]) -> dict[str, float]:
    """The figures of a set. A report that was put nowhere stands alone; one without a story is not counted."""
    rows = {str(row["id"]): row for row in predictions}
    right, found = [], []
    for report in gold:
        if report.story is not None:
            right.append(report.story)
            found.append(str(rows[report.id]["story"]) if report.id in rows else f"alone {report.id}")
    return {
        "articles": len(right),
        "stories": len(set(right)),
        "found": len(set(found)),
        **_named("bcubed", b_cubed(found, right)),
        **_named("pair", of_pairs(found, right)),
        **_speed(rows.values(), 1),
    }


# -- copies


def predict_copies(pairs: Sequence[MarkedPair], stress: Stress) -> list[Row]:
    """Of each pair: is one a copy of the other? The score is that of the link between them, where there is one."""
    rows: list[Row] = []
    for pair in (*islice(pairs, 1), *pairs):  # the first one twice: what is loaded once is loaded then
        sides = {"a": pair.a, "b": pair.b}
        articles = [made for side, text in sides.items() if (made := _made(side, "", text, stress))]
        started = process_time()
        groups, _ = group(articles, [], _SETTINGS)
        seconds = process_time() - started
        rows.append(
            {"id": pair.id, "copy": _related(groups), "score": _link(groups), "seconds": round(seconds, 6)},
        )
    return rows[1:]


def _related(groups: Iterable[Group]) -> bool:
    """Are `a` and `b` in one family: is one the other's copy?"""
    return any({"a", "b"} <= {*each.copies, *each.copies.values()} for each in groups)


def _link(groups: Iterable[Group]) -> float:
    links = (link for each in groups for link in (*each.links, *each.runners_up.values()))
    return max((link.score for link in links), default=0.0)


def score_copies(gold: Sequence[MarkedPair], predictions: Iterable[Row]) -> dict[str, float]:
    """The figures of a set. A pair that nothing is said of is no copy."""
    rows = {str(row["id"]): row for row in predictions}
    right = [pair.kind not in NO_COPIES for pair in gold]
    found = [bool(rows.get(pair.id, {}).get("copy")) for pair in gold]
    said: defaultdict[str, list[bool]] = defaultdict(list)
    for pair, is_copy in zip(gold, found, strict=True):
        said[pair.kind].append(is_copy)
    overlap = agreement(found, right)
    return {
        "pairs": len(gold),
        "p": overlap.precision,
        "r": overlap.recall,
        "f1": overlap.f1,
        "accuracy": average([mine == theirs for mine, theirs in zip(found, right, strict=True)]),
        **{f"said copy: {kind}": average(answers) for kind, answers in sorted(said.items())},
        **_speed(rows.values(), 2),
    }


def _named(name: str, overlap: Overlap) -> dict[str, float]:
    return {f"{name}_f1": overlap.f1, f"{name}_p": overlap.precision, f"{name}_r": overlap.recall}


def _speed(rows: Iterable[Row], articles: int) -> dict[str, float]:
    """Seconds of processor time for 1,000 articles; a row is of so many."""
    seconds = [float(str(row["seconds"])) for row in rows if "seconds" in row]
    return {"cpu_s_per_1000": 1000 / articles * average(seconds)} if seconds else {}


# -- articles


def _article(report: MarkedReport, stress: Stress) -> Article | None:
    """What reading and cleaning would make of it, whose labels they never see."""
    published = None if stress.undated else _SOME_DAY if stress.one_day else dates.parse(report.published)
    return _made(report.id, report.title, report.text, stress, outlet=report.outlet, published=published)


def _made(
    name: str, title: str, text: str, stress: Stress, *, outlet: str = "", published: When | None = None
) -> Article | None:
    """An article; None where there is no text. A headline that stands alone is one."""
    blocks = tuple(_blocks(text, stress.words)) or tuple(_blocks(title, None))
    if not blocks:
        return None
    whole = f"{title} {' '.join(block.text for block in blocks)}"
    return Article(
        id=name,
        path=f"sources/{name}.txt",
        format="text",
        url=None,
        outlet=Outlets({}, {}).of(url=None, name=outlet),
        title=one_line(title) or None,
        section=None,
        description=None,
        authors=(),
        tags=(),
        lang=language(whole) if len(whole) >= _ENOUGH_TO_TELL else Reading().language,
        published=published,
        modified=None,
        saved=None,
        blocks=blocks,
        words=sum(length(block.text) for block in blocks),
        removed=(),
        origins={},
        is_cut=False,
    )


def _blocks(text: str, words: int | None) -> Iterator[Block]:
    """Paragraphs parted by blank lines, as far as the first so many words go."""
    for paragraph in re.split(r"\n\s*\n", text):
        found = one_line(paragraph).split()
        kept = found if words is None else found[:words]
        words = None if words is None else words - len(kept)
        if kept:
            yield Block(text=" ".join(kept))
