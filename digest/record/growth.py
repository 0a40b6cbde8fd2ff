"""How a story grew: which reports came in on which day, and what only they brought to the page. Pure."""

from __future__ import annotations

import hashlib
from collections import defaultdict

from digest.model import Kind, Paragraph, Story
from digest.model.records import Addition, Growth
from digest.record.sources import in_order
from digest.text import sentences

_MOST = 5  # additions of a day that are listed: as many as are read; the page has them all


def grown(story: Story) -> tuple[tuple[Growth, ...], dict[int, str]]:
    """The days of a story whose reports are of more than one, latest first, and the anchors of the paragraphs that
    they lead to, by number. The first day has no additions: all was new then. A day that was guessed is none.
    """
    days = _days(story)
    if len(days) < 2:
        return (), {}
    growth: list[Growth] = []
    anchors: dict[int, str] = {}
    first = min(days)
    for day in sorted(days, reverse=True):
        brought = _brought(story, days[day]) if day != first else {}
        listed = dict(list(brought.items())[:_MOST])
        anchors |= {number: _anchor(paragraph) for number, paragraph in listed.items()}
        additions = tuple(
            Addition(text=_beginning(story, paragraph), anchor=anchors[number]) for number, paragraph in listed.items()
        )
        growth.append(Growth(day=day, sources=days[day], additions=additions, more=len(brought) - len(listed)))
    return tuple(growth), anchors


def _days(story: Story) -> dict[str, tuple[str, ...]]:
    """The sources of each day that is known."""
    days: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for source in in_order(story):
        if source.published and not source.published.guessed:
            days[source.published.day] += (source.id,)
    return dict(days)


def _brought(story: Story, sources: tuple[str, ...]) -> dict[int, Paragraph]:
    """The paragraphs that nobody else tells, by number. A subhead tells nothing."""
    return {
        number: paragraph
        for number, paragraph in enumerate(story.paragraphs)
        if paragraph.kind is not Kind.HEADING and set(paragraph.sources) <= set(sources)
    }


def _anchor(paragraph: Paragraph) -> str:
    """It stays for as long as these words of this source stand on the page."""
    told = f"{paragraph.voices[0]} {paragraph.text}"
    return f"p-{hashlib.sha256(told.encode()).hexdigest()[:8]}"


def _beginning(story: Story, paragraph: Paragraph) -> str:
    """Its first sentence."""
    lang = next(source.lang for source in story.sources if source.id == paragraph.voices[0])
    return sentences(paragraph.text, lang)[0]
