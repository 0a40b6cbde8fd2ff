"""One story's page: headline, where the sources differ, the merged report, the sources. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from digest.dates import short_day, span
from digest.model import Article, Difference, Kind, Page, Paragraph, Side, Story
from digest.render import markdown
from digest.render.changes import changed
from digest.render.sources import chip, chips, in_order, section
from digest.render.thread import NO_THREAD, Thread, strip
from digest.text import counted, plain


def page(story: Story, thread: Thread = NO_THREAD) -> Page:
    """The Markdown of a story, with the front matter that the theme and other tools read."""
    return Page(path=f"{story.address}.md", meta=_meta(story), text="\n\n".join(_body(story, thread)))


def _meta(story: Story) -> dict[str, object]:
    meta: dict[str, object] = {
        "title": story.title,
        "description": shortened(story.standfirst, 200),
        "kind": "story",
        "lang": story.lang,
        "id": story.group.founder.id,
        "published": story.first.day if story.first else "",
        "updated": story.latest.day if story.latest else "",
        "outlets": [outlet.name for outlet in story.outlets],
        "tags": list(story.group.wish.tags) if story.group.wish else [],
        "sources": [source.id for source in story.sources],
    }
    return {key: value for key, value in meta.items() if value}


def shortened(text: str, limit: int) -> str:
    """Whole words, at most `limit` characters."""
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"


def _body(story: Story, thread: Thread) -> Iterator[str]:
    names = chips(story)
    yield f"# {markdown.text(story.title)}"
    if story.standfirst and not any(plain(story.standfirst) in plain(each.text) for each in story.paragraphs[:1]):
        yield markdown.part("standfirst", markdown.text(story.standfirst))
    yield markdown.part("facts", facts(story))
    if thread != NO_THREAD:
        yield strip(thread, story.address)
    wish = story.group.wish
    if wish and wish.note:
        yield markdown.part("note", f"**From the editor:** {markdown.text(wish.note)}")
    if story.differences:
        yield "## Where the sources differ"
        yield from (_difference(difference, story, names) for difference in story.differences)
    if story.paragraphs:
        yield "## The report"
        yield from (_told(paragraph, names) for paragraph in story.paragraphs)
    if untold := " ".join(_not_shown(story, names)):
        yield markdown.part("facts", untold)
    if len({plain(source.title) for source in story.sources if source.title}) > 1:
        yield "## The headlines"
        yield markdown.items(
            f"{markdown.text(source.title)} {chip(source.id, names)}" for source in in_order(story) if source.title
        )
    yield "## Sources" if len(story.sources) > 1 else "## Source"
    yield from (section(source, story, names) for source in in_order(story))
    if wish and wish.tags:
        yield markdown.part("tags", "Topics: " + ", ".join(map(markdown.text, wish.tags)))


# -- the facts


def facts(story: Story) -> str:
    """`5 reports from 5 outlets · 3 independent, 2 copies · 2–3 September 2026`."""
    outlets = f" from {counted(len(story.outlets), 'outlet')}" if len(story.sources) > 1 and story.outlets else ""
    pieces = [counted(len(story.sources), "report") + outlets]
    if story.group.copies:
        pieces.append(f"{story.independent} independent, {counted(len(story.group.copies), 'copy', 'copies')}")
    if story.first and story.latest:
        pieces.append(span(story.first, story.latest))
    return " · ".join(map(markdown.text, pieces))


def _not_shown(story: Story, names: Mapping[str, str]) -> Iterator[str]:
    """`1,204 words of 2 reports are not shown here: read them at The Lantern, The Tide. 1 more report is withheld.`"""
    partly = [source for source in in_order(story) if story.group.grants and story.group.grants[source.id].withheld]
    if partly:
        number = sum(story.group.grants[source.id].withheld for source in partly)
        verb, them = ("is", "it") if number == 1 else ("are", "them")
        whose = f"{number:,} {'word' if number == 1 else 'words'} of {counted(len(partly), 'report')}"
        yield markdown.text(f"{whose} {verb} not shown here") + _where_to_read(partly, them, names)
    if withheld := len(story.group.withheld):
        yield f"{counted(withheld, 'more report is', 'more reports are')} withheld."


def _where_to_read(sources: Sequence[Article], them: str, names: Mapping[str, str]) -> str:
    there = [markdown.link(names[source.id], source.url) for source in sources if source.url]
    return f": read {them} at {', '.join(there)}." if there else "."


# -- the report


def _told(paragraph: Paragraph, names: Mapping[str, str]) -> str:
    """A paragraph, who says so in these words, who in others, and those other wordings folded beneath."""
    shape = {Kind.HEADING: "### {}", Kind.QUOTE: "> {}", Kind.ITEM: "- {}"}.get(paragraph.kind, "{}")
    inside = [shape.format(markdown.text(paragraph.text))]
    if len(names) > 1:
        others = dict.fromkeys(twin.source for twin in paragraph.twins if twin.source not in paragraph.voices)
        also = f" in other words {' '.join(chip(source, names) for source in others)}" if others else ""
        inside.append(markdown.part("chips", " ".join(chip(source, names) for source in paragraph.voices) + also))
    inside += [
        markdown.fold(f"As {names[twin.source]} has it", "twin", markdown.marked(changed(paragraph.text, twin.text)))
        for twin in paragraph.twins
    ]
    return markdown.part("told", *inside, depth=1)


def _difference(difference: Difference, story: Story, names: Mapping[str, str]) -> str:
    dates = {source.id: source.published for source in story.sources}

    def side(one: Side) -> str:
        when = dates[one.source]
        who = " ".join(chip(source, names) for source in (one.source, *one.others))
        words = markdown.quote(markdown.marked(_spanned(one.sentence, one.words)))
        return markdown.part(
            "side", words, markdown.part("chips", who + (f" {short_day(when, 'en')}" if when else "")), depth=1
        )

    return markdown.part("difference", *map(side, difference.sides), depth=2)


def _spanned(sentence: str, words: str) -> Iterator[tuple[str, bool]]:
    """The words of a sentence, and whether they are, or are joined to, the ones that matter."""
    start = sentence.index(words)  # nothing at all is marked where no word matters
    end = start + len(words)
    return (
        (word[0], start < end and word.start() < end and word.end() > start) for word in re.finditer(r"\S+", sentence)
    )
