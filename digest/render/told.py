"""A paragraph of the report, who says so in these words, who in others, and who differently. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digest.model.records import Passage, Wording
from digest.render import markdown
from digest.render.changes import changed
from digest.render.sources import chips
from digest.text import plain

_OTHERWISE = ("differently", "in other words", "cut short in")  # of a source with several wordings the first holds


def told(passage: Passage, names: Mapping[str, str], boxes: Mapping[str, str]) -> str:
    """The whole of it; `boxes` are the anchors of the differences that the page shows, by id."""
    inside = [markdown.shaped(passage.kind, markdown.text(passage.text))]
    if len(names) > 1:
        led = _disputed(passage.disputes, boxes)
        inside.append(markdown.part("chips", " ".join(filter(None, [*_who(passage, names), *led.values()]))))
    folds = list(_wordings(passage, names, boxes))
    many = len(folds) > _MOST_FOLDS
    if many:
        folds = [markdown.fold(f"{len(folds)} other wordings", "twins", *folds, depth=1)]
    return markdown.part("told", *inside, *folds, depth=1 + many, identity=passage.anchor or "")


_MOST_FOLDS = 4  # more push the next paragraph off the screen


def _who(passage: Passage, names: Mapping[str, str]) -> Iterator[str]:
    """Its own chips, then those of whoever has it otherwise."""
    yield chips(passage.voices, names)
    ways: dict[str, str] = {}
    for twin in passage.twins:
        if twin.source not in passage.voices:
            way = _way(twin, passage)
            ways[twin.source] = min(ways.get(twin.source, way), way, key=_OTHERWISE.index)
    for way in ("in other words", "cut short in", "differently"):
        if others := [source for source, own in ways.items() if own == way]:
            yield f"{way} {chips(others, names)}"


def _way(twin: Wording, passage: Passage) -> str:
    """In which way a wording is another than the paragraph."""
    if twin.differs:
        return "differently"
    return "cut short in" if _is_cut(twin.text, passage.text) else "in other words"


def _is_cut(text: str, whole: str) -> bool:
    """Is it the beginning of the other, and no more?"""
    beginning = plain(text).rstrip(" .")
    return 0 < len(beginning) < len(plain(whole).rstrip(" .")) and plain(whole).startswith(beginning)


def _wordings(passage: Passage, names: Mapping[str, str], boxes: Mapping[str, str]) -> Iterator[str]:
    """Each once, folded, with what the paragraph lacks marked; one of several sources under all of their names."""
    same: dict[tuple[str, bool], list[Wording]] = {}
    for twin in passage.twins:
        same.setdefault((twin.text, twin.differs), []).append(twin)
    there = _disputed(passage.disputes, boxes)
    for twins in same.values():
        first = twins[0]
        way = {"differently": ", differently", "cut short in": ", cut short"}.get(_way(first, passage), "")
        led = (link for box, link in _disputed(first.disputes, boxes).items() if box not in there)
        line = " ".join([markdown.marked(changed(passage.text, first.text)), *led])
        yield markdown.fold(
            f"As {_have(list(dict.fromkeys(names[each.source] for each in twins)))} it{way}", "twin", line
        )


def _have(called: list[str]) -> str:
    """`A has`, `A and B have`, `A, B, C and 4 more have`."""
    if len(called) == 1:
        return f"{called[0]} has"
    last = f"{len(called) - 3} more" if len(called) > 4 else called[-1]
    return f"{', '.join(called[:3] if len(called) > 4 else called[:-1])} and {last} have"


def _disputed(ids: tuple[str, ...], boxes: Mapping[str, str]) -> dict[str, str]:
    """Anchor -> a link to it, one for each box."""
    return {box: markdown.link("disputed", f"#{box}") for box in dict.fromkeys(boxes[each] for each in ids)}
