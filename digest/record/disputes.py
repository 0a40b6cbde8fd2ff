"""Which paragraphs hold a side of a difference, and which other wordings contradict the paragraph above them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from digest.model import Difference, Paragraph, Side, Twin


def held(text: str, differences: Iterable[Difference]) -> tuple[str, ...]:
    """The ids of the differences of which a text holds the sentence of a side."""
    return tuple(each.id for each in differences if any(side.sentence in text for side in each.sides))


def differs(twin: Twin, paragraph: Paragraph, differences: Iterable[Difference]) -> bool:
    """Does a wording of a paragraph hold a side of a difference that the paragraph itself holds another side of?"""
    return any(
        _takes(theirs, twin.text, [twin.source]) and _takes(ours, paragraph.text, paragraph.voices)
        for each in differences
        for theirs in each.sides
        for ours in each.sides
        if ours is not theirs and theirs.sentence not in paragraph.text and ours.sentence not in twin.text
    )


def _takes(side: Side, text: str, sources: Sequence[str]) -> bool:
    """It has the sentence; or it is of a source of that side, and has the words that matter in another."""
    if side.sentence in text:
        return True
    told = bool({side.source, *side.others} & {*sources})
    return told and bool(side.words) and re.search(rf"(?<!\w){re.escape(side.words)}(?!\w)", text) is not None
