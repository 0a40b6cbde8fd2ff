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
    inside += [_wording(twin, passage, names, boxes) for twin in passage.twins]
    return markdown.part("told", *inside, depth=1, identity=passage.anchor or "")


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


def _wording(twin: Wording, passage: Passage, names: Mapping[str, str], boxes: Mapping[str, str]) -> str:
    """Folded, with what the paragraph lacks marked; it leads to a difference that the paragraph does not lead to."""
    way = {"differently": ", differently", "cut short in": ", cut short"}.get(_way(twin, passage), "")
    there = _disputed(passage.disputes, boxes)
    led = (link for box, link in _disputed(twin.disputes, boxes).items() if box not in there)
    line = " ".join([markdown.marked(changed(passage.text, twin.text)), *led])
    return markdown.fold(f"As {names[twin.source]} has it{way}", "twin", line)


def _disputed(ids: tuple[str, ...], boxes: Mapping[str, str]) -> dict[str, str]:
    """Anchor -> a link to it, one for each box."""
    return {box: markdown.link("disputed", f"#{box}") for box in dict.fromkeys(boxes[each] for each in ids)}
