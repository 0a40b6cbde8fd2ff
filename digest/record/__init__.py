"""Stage 6: stories in, Records out: all that their pages show, as plain data. Pure.

Nothing is decided here of what is told; what is left to the page is how it looks: marks, the names of days, the order
of its parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from digest.model import Difference, Paragraph, Side, Statement, Story, When
from digest.model.records import (
    Aside,
    Coverage,
    Disagreement,
    Event,
    Neighbour,
    Passage,
    Record,
    Ruling,
    Saying,
    Wording,
)
from digest.model.records import Side as RecordedSide
from digest.record.disputes import differs, held
from digest.record.growth import grown
from digest.record.reports import report
from digest.record.sources import in_order, names
from digest.record.thread import earlier, later


def record(stories: Iterable[Story], site: str) -> tuple[Record, ...]:
    """One for each story, in their order; `site` is the address of the site, with a slash at its end. `stories` are
    those that are shown: no record names another.
    """
    stories = tuple(stories)
    shown = {source: story for story in stories for source in story.group.ids}
    return tuple(_record(story, site, earlier=earlier(story, shown), later=later(story, shown)) for story in stories)


def _record(story: Story, site: str, *, earlier: tuple[Neighbour, ...], later: tuple[Neighbour, ...]) -> Record:
    wish, called = story.group.wish, names(story)
    growth, anchors = grown(story)
    disputed = tuple(each for each in story.differences if each.verdict is None or each.verdict.confirmed)
    published = {source.id: source.published for source in story.sources}
    return Record(
        id=story.group.founder.id,
        address=story.address,
        url=f"{site}{story.address}/",
        lang=story.lang,
        title=story.title,
        standfirst=story.standfirst,
        note=wish.note if wish else None,
        coverage=Coverage.of(story),
        tags=wish.tags if wish else (),
        earlier=earlier,
        later=later,
        glance=tuple(map(_saying, story.glance)),
        differences=tuple(_disagreement(each, published) for each in story.differences),
        paragraphs=tuple(_passage(each, disputed, anchors.get(number)) for number, each in enumerate(story.paragraphs)),
        folded=tuple(Aside(source=each.source, text=each.block.text, kind=each.block.kind) for each in story.folded),
        timeline=tuple(
            Event(day=each.day, text=each.statement.text, sources=each.statement.sources) for each in story.timeline
        ),
        growth=growth,
        sources=tuple(report(source, story, called[source.id]) for source in in_order(story)),
    )


def _saying(statement: Statement) -> Saying:
    return Saying(text=statement.text, sources=statement.sources)


def _passage(paragraph: Paragraph, disputed: Sequence[Difference], anchor: str | None) -> Passage:
    return Passage(
        text=paragraph.text,
        kind=paragraph.kind,
        voices=paragraph.voices,
        twins=tuple(
            Wording(
                source=twin.source,
                text=twin.text,
                differs=differs(twin, paragraph, disputed),
                disputes=held(twin.text, disputed),
            )
            for twin in paragraph.twins
        ),
        disputes=held(paragraph.text, disputed),
        anchor=anchor,
    )


def _disagreement(difference: Difference, published: Mapping[str, When | None]) -> Disagreement:
    def side(one: Side) -> RecordedSide:
        when = published[one.source]
        return RecordedSide(
            sentence=one.sentence,
            words=one.words,
            sources=(one.source, *one.others),
            day=when.day if when else None,
        )

    verdict = difference.verdict
    return Disagreement(
        id=difference.id,
        matter=difference.matter,
        is_update=difference.is_update,
        verdict=Ruling(confirmed=verdict.confirmed, note=verdict.note) if verdict else None,
        sides=tuple(map(side, difference.sides)),
    )
