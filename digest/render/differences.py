"""Where the sources differ, on a story's page: the wordings side by side, who says what and when. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from digest.dates import span
from digest.model import Matter
from digest.model.records import Disagreement, Report, Side
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


def differences(found: Sequence[Disagreement], sources: Sequence[Report]) -> Iterator[str]:
    """The whole section, if there is anything to say; what an editor dismissed is folded away at its end."""
    dismissed = [each for each in found if each.verdict and not each.verdict.confirmed]
    said_by = {source.id: source for source in sources}
    if found:
        yield "## Where the sources differ"
        yield from (_box(each, said_by) for each in _boxes(found))
    if dismissed:
        said = f"{counted(len(dismissed), 'difference')} that an editor looked at and dismissed"
        yield markdown.fold(said, "dismissed", *(piece for each in dismissed for piece in _dismissed(each, said_by)))


def anchors(found: Iterable[Disagreement]) -> dict[str, str]:
    """Id of each difference that is shown -> the anchor of its box."""
    return {each.id: _anchor(box[0]) for box in _boxes(found) for each in box}


def _anchor(difference: Disagreement) -> str:
    return f"d-{difference.id}"


def _boxes(found: Iterable[Disagreement]) -> Iterable[Sequence[Disagreement]]:
    """What is shown, those between the same sentences together: a date, a number and a name. An update orders them."""
    boxes: dict[frozenset[str], list[Disagreement]] = {}
    for each in found:
        if each.verdict is None or each.verdict.confirmed:
            boxes.setdefault(frozenset(side.sentence for side in each.sides), []).append(each)
    return [sorted(box, key=lambda each: not each.is_update) for box in boxes.values()]


def _box(box: Sequence[Disagreement], said_by: Mapping[str, Report]) -> str:
    first, *others = box
    sides = [
        markdown.part(
            "side",
            markdown.quote(markdown.spotted(side.sentence, _words(side, box))),
            markdown.part("chips", _who(_sources(side, box), said_by, is_later=first.is_update and number > 0)),
            depth=1,
        )
        for number, side in enumerate(first.sides)
    ]
    labels = [markdown.part("matter", _label(first))]
    labels += [markdown.part("matter", _label(each), identity=_anchor(each)) for each in others]
    return markdown.part("difference", *sides, *labels, depth=2, identity=_anchor(first))


def _words(side: Side, box: Sequence[Disagreement]) -> Iterator[str]:
    """Of its sentence, all that matter."""
    return (each.words for one in box for each in one.sides if each.sentence == side.sentence)


def _sources(side: Side, box: Sequence[Disagreement]) -> Sequence[str]:
    """Whoever says so, of whichever difference."""
    return list(
        dict.fromkeys(
            source for one in box for each in one.sides if each.sentence == side.sentence for source in each.sources
        )
    )


def _label(difference: Disagreement) -> str:
    """What it is about, what an editor says of it, and what editors call it."""
    verdict = difference.verdict
    pieces = [_ABOUT[difference.matter]]
    if verdict:
        pieces.append("**Confirmed by the editor**" + (f": {markdown.text(verdict.note)}" if verdict.note else ""))
    return " · ".join([*pieces, difference.id])


def _who(sources: Sequence[str], said_by: Mapping[str, Report], *, is_later: bool = False) -> str:
    """Their chips, and from when to when they were published."""
    days = [day for each in sources if (day := said_by[each].published)]
    later = ("Later report" if len(sources) == 1 else "Later reports") if is_later else ""
    said = ", ".join(filter(None, [later, markdown.text(span(min(days), max(days))) if days else ""]))
    names = {source.id: source.name for source in said_by.values()}
    return f"{chips(sources, names)} {f'**{said}**' if is_later else said}".strip()


def _dismissed(difference: Disagreement, said_by: Mapping[str, Report]) -> Iterator[str]:
    yield markdown.items(f"{markdown.text(side.sentence)} {_who(side.sources, said_by)}" for side in difference.sides)
    note = difference.verdict.note if difference.verdict else None
    yield " · ".join(filter(None, [f"**The editor:** {markdown.text(note)}" if note else "", difference.id]))
