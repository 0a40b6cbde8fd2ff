"""The task `sentences`: do two sentences say the same?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from digest.evaluation.articles import likely_language
from digest.evaluation.labelled import MarkedSentences, Row
from digest.evaluation.scores import agreement, average, average_precision
from digest.similarity import letter_vectors


def predict_sentences(gold: Sequence[MarkedSentences]) -> list[Row]:
    """Of each pair: how alike are the two, and do they say the same?"""
    lang = likely_language(" ".join(f"{pair.a} {pair.b}" for pair in gold))
    answers = likeness([(pair.a, pair.b) for pair in gold], lang)
    return [
        {"id": pair.id, "score": round(score, 6), "same": same}
        for pair, (score, same) in zip(gold, answers, strict=True)
    ]


def score_sentences(gold: Sequence[MarkedSentences], predictions: Iterable[Row]) -> dict[str, float]:
    """The figures of a set. A pair that nothing is said of is the last, and not the same."""
    rows = {str(row["id"]): row for row in predictions}
    right = [pair.same for pair in gold]
    found = [bool(rows.get(pair.id, {}).get("same")) for pair in gold]
    scores = [float(str(rows.get(pair.id, {}).get("score", -1))) for pair in gold]
    both = agreement(found, right)
    return {
        "pairs": len(gold),
        "average_precision": average_precision(scores, right),
        "p": both.precision,
        "r": both.recall,
        "f1": both.f1,
        "accuracy": average([mine == theirs for mine, theirs in zip(found, right, strict=True)]),
    }


# -- how alike two sentences are: stands in for the product's own answer, until there is one for a list of pairs


def likeness(pairs: Sequence[tuple[str, str]], lang: str) -> list[tuple[float, bool]]:  # noqa: ARG001 - letters ask not
    """Of each pair the cosine of its letters, weighed by all sentences there are, and whether it is high enough."""
    rows = letter_vectors([sentence for pair in pairs for sentence in pair]).rows
    alike = rows[0::2].multiply(rows[1::2]).sum(axis=1)
    return [(float(score), bool(score >= _THE_SAME)) for score in alike.A1]


_THE_SAME = 0.195  # as in compare, where two sentences of so much may speak of the same thing
