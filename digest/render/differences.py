"""Where the sources differ, on a story's page: the wordings side by side, who says what and when. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from digest.dates import short_day
from digest.model import Matter
from digest.model.records import Disagreement, Side
from digest.render import markdown
from digest.render.sources import chips
from digest.text import counted

_ABOUT = {
    Matter.NUMBER: "Numbers",
    Matter.SHARE: "Shares",
    Matter.DATE: "Dates",
    Matter.NAME: "Names",
    Matter.DENIAL: "Yes and no",
    Matter.QUOTE: "Wording of a quotation",
}


def differences(found: Sequence[Disagreement], names: Mapping[str, str]) -> Iterator[str]:
    """The whole section, if there is anything to say; what an editor dismissed is folded away at its end."""
    dismissed = [each for each in found if each.verdict and not each.verdict.confirmed]
    if found:
        yield "## Where the sources differ"
        yield from (_difference(each, names) for each in found if each not in dismissed)
    if dismissed:
        said = f"{counted(len(dismissed), 'difference')} that an editor looked at and dismissed"
        yield markdown.fold(said, "dismissed", *(piece for each in dismissed for piece in _dismissed(each, names)))


def anchors(found: Sequence[Disagreement]) -> dict[str, str]:
    """Id of each difference that is shown -> where it stands on the page."""
    return {each.id: f"d-{each.id}" for each in found if each.verdict is None or each.verdict.confirmed}


def _difference(difference: Disagreement, names: Mapping[str, str]) -> str:
    sides = [
        markdown.part(
            "side",
            markdown.quote(markdown.marked(_spanned(side.sentence, side.words))),
            markdown.part("chips", _who(side, names, is_later=difference.is_update and number > 0)),
            depth=1,
        )
        for number, side in enumerate(difference.sides)
    ]
    return markdown.part(
        "difference", *sides, markdown.part("matter", _label(difference)), depth=2, identity=f"d-{difference.id}"
    )


def _label(difference: Disagreement) -> str:
    """What it is about, what an editor says of it, and what editors call it."""
    verdict = difference.verdict
    pieces = [_ABOUT[difference.matter]]
    if verdict:
        pieces.append("**Confirmed by the editor**" + (f": {markdown.text(verdict.note)}" if verdict.note else ""))
    return " · ".join([*pieces, difference.id])


def _who(side: Side, names: Mapping[str, str], *, is_later: bool = False) -> str:
    said = ", ".join(filter(None, ["Later report" if is_later else "", side.day and short_day(side.day, "en")]))
    return f"{chips(side.sources, names)} {f'**{said}**' if is_later else said}".strip()


def _dismissed(difference: Disagreement, names: Mapping[str, str]) -> Iterator[str]:
    yield markdown.items(f"{markdown.text(side.sentence)} {_who(side, names)}" for side in difference.sides)
    note = difference.verdict.note if difference.verdict else None
    yield " · ".join(filter(None, [f"**The editor:** {markdown.text(note)}" if note else "", difference.id]))


def _spanned(sentence: str, words: str) -> Iterator[tuple[str, bool]]:
    """The words of a sentence, and whether they are, or are joined to, the ones that matter."""
    start = sentence.index(words)  # nothing at all is marked where no word matters
    end = start + len(words)
    return (
        (word[0], start < end and word.start() < end and word.end() > start) for word in re.finditer(r"\S+", sentence)
    )
