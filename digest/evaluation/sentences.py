"""The task `sentences`: do two sentences say the same?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from digest.alignment import Pairs, likeness
from digest.evaluation.articles import likely_language
from digest.evaluation.labelled import MarkedSentences, Row
from digest.evaluation.scores import agreement, average, average_precision
from digest.paraphrase import sameness

_ALIGNED = 0.115  # from which two sentences of two texts speak of one thing
_LEAST = 0.001  # what is less alike is not
_SAME = 0.5


def predict_sentences(gold: Sequence[MarkedSentences]) -> list[Row]:
    """Of each pair: how alike are the two, and do they say the same?

    Pairs that come with a topic are the sentences of two texts, and asked is which of them speak of one thing: what
    merging and comparing ask of the sentences of a story. Pairs without one are asked whether they are paraphrases.
    """
    lang = likely_language(" ".join(f"{pair.a} {pair.b}" for pair in gold))
    topics: defaultdict[str, list[MarkedSentences]] = defaultdict(list)
    for pair in gold:
        topics[pair.topic].append(pair)
    answers: dict[str, tuple[float, bool]] = {}
    for topic, pairs in topics.items():
        scores = _aligned(pairs, lang) if topic else [sameness(pair.a, pair.b, lang) for pair in pairs]
        least = _ALIGNED if topic else _SAME
        answers |= {pair.id: (score, score >= least) for pair, score in zip(pairs, scores, strict=True)}
    return [{"id": pair.id, "score": round(answers[pair.id][0], 6), "same": answers[pair.id][1]} for pair in gold]


def _aligned(pairs: Sequence[MarkedSentences], lang: str) -> list[float]:
    """How alike the sentences of two texts are, and how much more than to the others'."""
    every = list(dict.fromkeys(sentence for pair in pairs for sentence in (pair.a, pair.b)))
    number = {sentence: at for at, sentence in enumerate(every)}
    near = likeness(every, lang, _LEAST)
    alike = dict(zip(zip(near.ours.tolist(), near.theirs.tolist(), strict=True), near.alike.tolist(), strict=True))
    places = [(number[pair.a], number[pair.b]) for pair in pairs]
    asked = np.array([alike.get(place, 0.0) for place in places])
    ours, theirs = np.array(places).T
    return list(map(float, Pairs(ours=ours, theirs=theirs, alike=asked).mutual().alike))


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
