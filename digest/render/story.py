"""One story's page, from its Record: what is said, who says so, where they differ, how it grew. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from digest.addresses import data_file
from digest.dates import short_day, span
from digest.model import Page
from digest.model.records import Aside, Coverage, Growth, Record, Report
from digest.render import markdown
from digest.render.differences import anchors, differences
from digest.render.sources import chip, chips, section
from digest.render.thread import strip
from digest.render.told import told
from digest.text import counted, plain


def page(record: Record) -> Page:
    """The Markdown of a story, with the front matter that the theme and other tools read."""
    return Page(path=f"{record.address}.md", meta=_meta(record), text="\n\n".join(_body(record)))


def _meta(record: Record) -> dict[str, object]:
    meta: dict[str, object] = {
        "title": record.title,
        "description": shortened(record.standfirst, 200),
        "kind": "story",
        "lang": record.lang,
        "id": record.id,
        "published": record.coverage.first,
        "updated": record.coverage.latest,
        "outlets": sorted({source.outlet for source in record.sources if source.outlet}),
        "tags": list(record.tags),
        "sources": sorted((source.id for source in record.sources), key=lambda each: each != record.id),
    }
    return {key: value for key, value in meta.items() if value}


def shortened(text: str, limit: int) -> str:
    """Whole words, at most `limit` characters."""
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"


def _body(record: Record) -> Iterator[str]:
    names = {source.id: source.name for source in record.sources}
    yield from _head(record)
    yield from _glance(record, names)
    yield from differences(record.differences, record.sources)
    if record.paragraphs:
        yield "## The report"
        boxes = anchors(record.differences)
        yield from (told(passage, names, boxes) for passage in record.paragraphs)
    yield from _more(record, names)
    if untold := " ".join(_not_shown(record)):
        yield markdown.part("facts", untold)
    yield from _timeline(record, names)
    yield from _grown(record, names)
    yield from _headlines(record, names)
    yield "## Sources" if len(record.sources) > 1 else "## Source"
    yield from (section(source, names) for source in record.sources)
    if record.tags:
        yield markdown.part("tags", "Topics: " + ", ".join(map(markdown.text, record.tags)))
    yield markdown.part("facts", markdown.link("This page as data", _beside(data_file(record.address))))


def _beside(path: str) -> str:
    """As seen from a story's page."""
    return path.partition("/")[2]


# -- above the report


def _head(record: Record) -> Iterator[str]:
    yield f"# {markdown.text(record.title)}"
    opening = (plain(each.text) for each in record.paragraphs[:1])
    if record.standfirst and not any(plain(record.standfirst) in text for text in opening):
        yield markdown.part("standfirst", markdown.text(record.standfirst))
    yield markdown.part("facts", facts(record.coverage))
    if record.earlier or record.later:
        yield strip(record)
    if record.note:
        yield markdown.part("note", f"**From the editor:** {markdown.text(record.note)}")


def facts(coverage: Coverage) -> str:
    """`5 reports from 5 outlets · 3 independent, 2 copies · 2–3 September 2026`."""
    many = coverage.reports > 1 and coverage.outlets
    outlets = f" from {counted(coverage.outlets, 'outlet')}" if many else ""
    pieces = [counted(coverage.reports, "report") + outlets]
    if copies := coverage.reports - coverage.independent:
        pieces.append(f"{coverage.independent} independent, {counted(copies, 'copy', 'copies')}")
    if coverage.first and coverage.latest:
        pieces.append(span(coverage.first, coverage.latest))
    return " · ".join(map(markdown.text, pieces))


def _glance(record: Record, names: Mapping[str, str]) -> Iterator[str]:
    if record.glance:
        yield "## At a glance"
        said = (f"{markdown.text(each.text)} {chips(each.sources, names)}".rstrip() for each in record.glance)
        yield markdown.part("glance", markdown.items(said))


# -- the report


def _more(record: Record, names: Mapping[str, str]) -> Iterator[str]:
    """What adds nothing to the report, folded, source after source."""
    folded: dict[str, list[Aside]] = {source.id: [] for source in record.sources}
    for aside in record.folded:
        folded[aside.source].append(aside)
    for source, asides in folded.items():
        if asides:
            blocks = (markdown.shaped(each.kind, markdown.text(each.text), is_folded=True) for each in asides)
            yield markdown.fold(f"More from {names[source]}", "more", *blocks)


def _not_shown(record: Record) -> Iterator[str]:
    """`1,204 words of 2 reports are not shown here: read them at The Lantern, The Tide. 1 more report is withheld.`"""
    partly = [source for source in record.sources if source.withheld]
    if partly:
        number = sum(source.withheld for source in partly)
        verb, them = ("is", "it") if number == 1 else ("are", "them")
        whose = f"{number:,} {'word' if number == 1 else 'words'} of {counted(len(partly), 'report')}"
        yield markdown.text(f"{whose} {verb} not shown here") + _where_to_read(partly, them)
    if withheld := record.coverage.withheld:
        yield f"{counted(withheld, 'more report is', 'more reports are')} withheld."


def _where_to_read(sources: Sequence[Report], them: str) -> str:
    there = [markdown.link(source.name, source.url) for source in sources if source.url]
    return f": read {them} at {', '.join(there)}." if there else "."


# -- below it


def _timeline(record: Record, names: Mapping[str, str]) -> Iterator[str]:
    if record.timeline:
        yield "## Timeline"
        yield markdown.part(
            "timeline",
            markdown.items(
                f"**{_day(each.day)}** {markdown.text(each.text)} {chips(each.sources, names)}".rstrip()
                for each in record.timeline
            ),
        )


def _grown(record: Record, names: Mapping[str, str]) -> Iterator[str]:
    if record.growth:
        yield "## How the story grew"
        yield markdown.part("growth", *(piece for day in record.growth for piece in _day_of_growth(day, record, names)))


def _day_of_growth(growth: Growth, record: Record, names: Mapping[str, str]) -> Iterator[str]:
    """The first day stands last: with its reports the story began."""
    began = " the story began with" if growth is record.growth[-1] else ""
    yield f"**{_day(growth.day)}**{began} {chips(growth.sources, names)}"
    lines = [markdown.link(shortened(each.text, 90), f"#{each.anchor}") for each in growth.additions]
    if lines:
        yield markdown.items(lines)
    if growth.more:
        yield f"and {counted(growth.more, 'more paragraph')}"


def _headlines(record: Record, names: Mapping[str, str]) -> Iterator[str]:
    if len({plain(source.title) for source in record.sources if source.title}) > 1:
        yield "## The headlines"
        yield markdown.items(
            f"{markdown.text(source.title)} {chip(source.id, names)}" for source in record.sources if source.title
        )


def _day(day: str) -> str:
    return markdown.text(short_day(day, "en"))
