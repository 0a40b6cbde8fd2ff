"""The task `differences`: is it told where two sentences contradict each other, and only there?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from digest.compare import compare
from digest.config import Merging
from digest.evaluation.articles import of_text
from digest.evaluation.labelled import MarkedDifference, Row
from digest.evaluation.scores import agreement, average, folded
from digest.evaluation.tellings import as_one
from digest.merge import merge
from digest.model import Difference


def predict_differences(gold: Iterable[MarkedDifference]) -> list[Row]:
    """Of each pair, told as a story of two reports of one sentence: the words that compare sets side by side."""
    rows: list[Row] = []
    for pair in gold:
        found = _found(pair)
        what = [[_words(difference, side) for side in "ab"] for difference in found]
        rows.append({"id": pair.id, "differs": bool(found), "what": what})
    return rows


def _found(pair: MarkedDifference) -> tuple[Difference, ...]:
    sides = {"a": pair.a, "b": pair.b}
    articles = [article for name, text in sides.items() if (article := of_text(name, text))]
    return compare(merge(as_one(articles), Merging())) if articles else ()


def _words(difference: Difference, source: str) -> str:
    """What the side of a source says; nothing where it has none."""
    return next((side.words for side in difference.sides if source in (side.source, *side.others)), "")


def score_differences(gold: Sequence[MarkedDifference], predictions: Iterable[Row]) -> dict[str, float]:
    """The figures of a set. A pair that nothing is said of does not differ.

    `names_the_fact`: of the differences that are found, how many name the words of `a` that contradict `b`.
    """
    rows = {str(row["id"]): row for row in predictions}
    right = [pair.differs for pair in gold]
    found = [bool(rows.get(pair.id, {}).get("differs")) for pair in gold]
    said: defaultdict[str, list[bool]] = defaultdict(list)
    named = []
    for pair, is_found in zip(gold, found, strict=True):
        said[pair.kind].append(is_found)
        if pair.differs and is_found:
            named.append(_names(rows[pair.id], pair))
    both = agreement(found, right)
    return {
        "pairs": len(gold),
        "p": both.precision,
        "r": both.recall,
        "f1": both.f1,
        "accuracy": average([mine == theirs for mine, theirs in zip(found, right, strict=True)]),
        "names_the_fact": average(named),
        **{f"said differs: {kind}": average(answers) for kind, answers in sorted(said.items())},
    }


def _names(row: Row, pair: MarkedDifference) -> bool:
    """Are the words of `a` among those that are set side by side?"""
    what = row.get("what")
    told = " ".join(str(words) for both in what for words in both) if isinstance(what, list) else ""
    return folded(pair.what[0]) in folded(told)
