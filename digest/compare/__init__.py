"""Stage 5: a story in, where its sources differ out. Pure.

Sentences of different sources that say the same of the same are laid beside each other, word by word. Where amounts,
days, names, quoted words or a "not" stand in each other's place and cannot both be true, the sources differ. Silence
before a false alarm: what hedges or rounding can reconcile is no difference, nor is what only one side gives.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from digest.alignment import likeness
from digest.compare.counts import counted
from digest.compare.matters import disputed
from digest.compare.parallel import Parallel, parallel
from digest.compare.statements import FactKind, Statement, statement
from digest.compare.wording import of_wording
from digest.model import Difference, Matter, Side, Story, When
from digest.quantities import quantities
from digest.text import plain, sentences

_ALIKE = 0.15  # from which two sentences are laid beside each other
_PARTNERS = 8  # sentences that one is laid beside at most: the ones most like it
_MATTERS = {
    FactKind.NUMBER: Matter.NUMBER,
    FactKind.SHARE: Matter.SHARE,
    FactKind.WEEKDAY: Matter.DATE,
    FactKind.DATE: Matter.DATE,
    FactKind.TIME: Matter.DATE,
}


def compare(story: Story) -> tuple[Difference, ...]:
    """Differences in the order of the page, one for each matter, however many sources speak of it."""
    if len(story.sources) < 2:
        return ()
    said = _said(story)
    pairs = _pairs(said, story.lang)
    laid = (parallel(one, other) for one, other in pairs)
    beside = [both for both in laid if both.is_close or both.is_loose]
    found = [Difference(matter=_MATTERS[kind], sides=sides) for kind, sides in disputed(beside, counted(pairs, said))]
    found += _of_wording(beside, said, story.lang)
    place = {each.sentence: number for number, each in enumerate(said)}
    published = {source.id: source.published for source in story.sources}
    ordered = sorted(found, key=lambda each: min(place[side.sentence] for side in each.sides))
    return tuple(_dated(each, published) for each in ordered)


# -- what is said


def _said(story: Story) -> list[Statement]:
    """Every sentence in the order of the page, other wordings and what is folded away included, each once."""
    wordings: dict[str, tuple[str, list[str]]] = {}
    for sources, text in _texts(story):
        for sentence in sentences(text, story.lang):
            _, known = wordings.setdefault(plain(sentence), (sentence, []))
            known += [source for source in sources if source not in known]
    return [
        statement(tuple(sources), sentence, story.lang)
        for sentence, sources in wordings.values()
        if not sentence.startswith(_SIGNATURES)
    ]


_SIGNATURES = ("—", "–", "- ")  # a line with a name and a day below what somebody posted


def _texts(story: Story) -> Iterator[tuple[tuple[str, ...], str]]:
    for paragraph in story.paragraphs:
        yield paragraph.voices, paragraph.text
        yield from (((twin.source,), twin.text) for twin in paragraph.twins)
    yield from (((folded.source,), folded.block.text) for folded in story.folded)


def _pairs(said: Sequence[Statement], lang: str) -> list[tuple[Statement, Statement]]:
    """Sentences of different sources that may say the same, each pair once."""
    alike = likeness([each.sentence for each in said], lang, _ALIKE)
    sources = [frozenset(each.sources) for each in said]
    beside = zip(alike.ours.tolist(), alike.theirs.tolist(), strict=True)
    are_two = np.array([sources[one].isdisjoint(sources[other]) for one, other in beside], dtype=bool)
    near = alike.where(are_two).mutual()  # nobody contradicts himself
    near = near.where(near.alike >= _ALIKE)
    order = np.lexsort((near.theirs, -near.alike.round(9), near.ours))
    taken: Counter[int] = Counter()
    pairs: set[tuple[int, int]] = set()
    for one, other in zip(near.ours[order].tolist(), near.theirs[order].tolist(), strict=True):
        taken[one] += 1
        if taken[one] <= _PARTNERS:
            pairs.add((min(one, other), max(one, other)))
    return [(said[one], said[other]) for one, other in sorted(pairs)]


# -- what is found


def _of_wording(beside: Sequence[Parallel], said: Sequence[Statement], lang: str) -> list[Difference]:
    """Each two wordings once, whoever else is found to differ in the same words."""
    names = frozenset(frozenset(run) for each in said for run in _names(each))
    found: dict[tuple[str, ...], Difference] = {}
    for both in beside:
        for matter, sides in of_wording(both, names, lang):
            found.setdefault((matter, *(side.words for side in sides)), Difference(matter=matter, sides=sides))
    return list(found.values())


def _names(each: Statement) -> Iterator[list[str]]:
    """Words with a capital that stand side by side."""
    run: list[str] = []
    for word in each.words:
        if word.written[:1].isupper() and word.fact is None:
            run.append(word.key)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _dated(difference: Difference, published: Mapping[str, When | None]) -> Difference:
    """A count that still grows, and that a later day's report gives higher, is an update: earlier days first."""
    if difference.matter is not Matter.NUMBER or not any(_GROWING.search(side.sentence) for side in difference.sides):
        return difference
    days = [_days(side, published) for side in difference.sides]
    if not all(days):
        return difference
    order = sorted(range(len(days)), key=lambda number: days[number])
    counts = [next((each.low for each in quantities(side.words)), 0.0) for side in difference.sides]
    if all(days[one][-1] < days[other][0] and counts[one] < counts[other] for one, other in pairwise(order)):
        return replace(difference, sides=tuple(difference.sides[number] for number in order), is_update=True)
    return difference


_GROWING = re.compile(
    r"\b(?:so far|toll|confirmed|risen|rose|climbed|now|already|at least|dead|died|killed|deaths|injured|wounded|hurt|"
    r"missing|arrested|evacuated|bisher|mindestens|inzwischen|bereits|Tote|getötet|verletzt|vermisst)\b",
    re.IGNORECASE,
)


def _days(side: Side, published: Mapping[str, When | None]) -> list[str]:
    """The days on which a side was published, in order; none where one is unknown or a guess."""
    dates = [published[source] for source in (side.source, *side.others)]
    known = [when.day for when in dates if when and not when.guessed]
    return sorted(known) if len(known) == len(dates) else []
