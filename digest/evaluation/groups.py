"""The tasks `stories` and `copies`: does grouping put together what a person would?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from time import process_time

from digest.config import Grouping
from digest.evaluation.articles import Stress, of_report, of_text
from digest.evaluation.labelled import MarkedPair, MarkedReport, Row
from digest.evaluation.scores import Overlap, agreement, average, b_cubed, of_pairs
from digest.group import group
from digest.model import Group

NO_COPIES = ("same-story", "same-topic", "non")  # the kinds of pair that are not a copy and its original
_HANDFUL = 8  # articles that are grouped before the clock is read: what is loaded once is loaded then
_SETTINGS = Grouping()


# -- stories


def predict_stories(reports: Sequence[MarkedReport], stress: Stress) -> list[Row]:
    """A label for each report that is grouped; it is the same for reports of one story."""
    articles = [article for report in reports if (article := of_report(report, stress))]
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
        articles = [made for side, text in sides.items() if (made := of_text(side, text, stress))]
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
