"""Which paragraphs hold a side of a difference, and which other wordings contradict the paragraph above them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from digest.model import Difference, Paragraph, Side, Twin
from digest.text import negations, sentences


def held(text: str, differences: Iterable[Difference]) -> tuple[str, ...]:
    """The ids of the differences of which a text holds the sentence of a side."""
    return tuple(each.id for each in differences if any(side.sentence in text for side in each.sides))


def differs(twin: Twin, paragraph: Paragraph, differences: Iterable[Difference]) -> bool:
    """Does a wording of a paragraph hold a side of a difference that the paragraph itself holds another side of? Or has
    one of them, both of one sentence, a "not" more: too little to call it a difference, and too much for the same in
    other words.
    """
    ours, theirs = _turned(paragraph.text), _turned(twin.text)
    if ours is not None and theirs is not None and ours != theirs:
        return True
    return any(
        _takes(there, twin.text, [twin.source]) and _takes(here, paragraph.text, paragraph.voices)
        for each in differences
        for there in each.sides
        for here in each.sides
        if here is not there and there.sentence not in paragraph.text and here.sentence not in twin.text
    )


def _turned(text: str) -> bool | None:
    """Is what one sentence says denied in it? Nobody knows it of several."""
    return None if len(sentences(text, "en")) > 1 else len(negations(text)) % 2 == 1


def _takes(side: Side, text: str, sources: Sequence[str]) -> bool:
    """It has the sentence; or it is of a source of that side, and has the words that matter in another."""
    if side.sentence in text:
        return True
    told = bool({side.source, *side.others} & {*sources})
    return told and bool(side.words) and re.search(rf"(?<!\w){re.escape(side.words)}(?!\w)", text) is not None
