"""One story's page: headline, where the sources differ, the merged report, the sources. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from rapidfuzz.distance import LCSseq

from digest.dates import short_day, span
from digest.model import Article, Difference, Kind, Page, Paragraph, Side, Story
from digest.render import markdown
from digest.text import plain

CHANGED_AT_MOST = 0.6  # of a twin's words; where more differ, marking them all shows nothing


def page(story: Story) -> Page:
    """The Markdown of a story, with the front matter that the theme and other tools read."""
    return Page(path=f"{story.address}.md", meta=_meta(story), text="\n\n".join(_body(story)))


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


def _body(story: Story) -> Iterator[str]:
    names = chips(story)
    yield f"# {markdown.text(story.title)}"
    if plain(story.standfirst) not in plain(story.paragraphs[0].text):
        yield markdown.part("standfirst", markdown.text(story.standfirst))
    yield markdown.part("facts", facts(story))
    wish = story.group.wish
    if wish and wish.note:
        yield markdown.part("note", f"**From the editor:** {markdown.text(wish.note)}")
    if story.differences:
        yield "## Where the sources differ"
        yield from (_difference(difference, story, names) for difference in story.differences)
    yield "## The report"
    yield from (_told(paragraph, names) for paragraph in story.paragraphs)
    if len({plain(source.title) for source in story.sources if source.title}) > 1:
        yield "## The headlines"
        yield markdown.items(
            f"{markdown.text(source.title)} {_chip(source.id, names)}" for source in in_order(story) if source.title
        )
    yield "## Sources" if len(story.sources) > 1 else "## Source"
    yield from (_source(source, story, names) for source in in_order(story))
    if wish and wish.tags:
        yield markdown.part("tags", "Topics: " + ", ".join(map(markdown.text, wish.tags)))


# -- who says it


def chips(story: Story) -> dict[str, str]:
    """A short name for each source: its outlet's, numbered where two would be the same."""
    known = Counter(source.outlet.name for source in story.sources if source.outlet)
    seen: Counter[str] = Counter()
    names = {}
    for source in in_order(story):
        name = source.outlet.name if source.outlet else "Source" if len(story.sources) > 1 else "Unnamed source"
        seen[name] += 1
        several = known[name] > 1 or (not source.outlet and len(story.sources) > 1)
        names[source.id] = f"{name} {seen[name]}" if several else name
    return names


def in_order(story: Story) -> tuple[Article, ...]:
    """The spine first, then the others as they came in."""
    return tuple(sorted(story.sources, key=lambda source: source.id != story.lead))


def _chip(source: str, names: Mapping[str, str]) -> str:
    return markdown.link(names[source], f"#source-{source}")


def facts(story: Story) -> str:
    """`5 reports from 5 outlets · 3 independent, 2 copies · 2–3 September 2026`."""
    outlets = f" from {count(len(story.outlets), 'outlet')}" if len(story.sources) > 1 and story.outlets else ""
    pieces = [count(len(story.sources), "report") + outlets]
    if story.group.copies:
        pieces.append(f"{story.independent} independent, {count(len(story.group.copies), 'copy', 'copies')}")
    if story.first and story.latest:
        pieces.append(span(story.first, story.latest))
    return " · ".join(map(markdown.text, pieces))


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 report`, `2 reports`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


# -- the report


def _told(paragraph: Paragraph, names: Mapping[str, str]) -> str:
    """A paragraph, who says so in these words, who in others, and those other wordings folded beneath."""
    shape = {Kind.HEADING: "### {}", Kind.QUOTE: "> {}", Kind.ITEM: "- {}"}.get(paragraph.kind, "{}")
    inside = [shape.format(markdown.text(paragraph.text))]
    if len(names) > 1:
        others = dict.fromkeys(twin.source for twin in paragraph.twins if twin.source not in paragraph.voices)
        also = f" in other words {' '.join(_chip(source, names) for source in others)}" if others else ""
        inside.append(markdown.part("chips", " ".join(_chip(source, names) for source in paragraph.voices) + also))
    inside += [
        markdown.fold(f"As {names[twin.source]} has it", "twin", markdown.marked(_changed(paragraph.text, twin.text)))
        for twin in paragraph.twins
    ]
    return markdown.part("told", *inside, depth=1)


def _changed(shown: str, twin: str) -> Iterator[tuple[str, bool]]:
    """The words of a twin, and whether the wording above lacks them there."""
    theirs = twin.split()
    same: set[int] = set()
    for step in LCSseq.opcodes([_bare(word) for word in shown.split()], [_bare(word) for word in theirs]):
        if step.tag == "equal":
            same |= set(range(step.dest_start, step.dest_end))
    several = len(same) >= len(theirs) * (1 - CHANGED_AT_MOST)
    return ((word, several and at not in same) for at, word in enumerate(theirs))


def _bare(word: str) -> str:
    """A comma more or less is no change of wording."""
    return plain(word).strip(".,;:!?\"'()") or word


def _difference(difference: Difference, story: Story, names: Mapping[str, str]) -> str:
    dates = {source.id: source.published for source in story.sources}

    def side(one: Side) -> str:
        when = dates[one.source]
        who = " ".join(_chip(source, names) for source in (one.source, *one.others))
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


# -- the sources


def _source(source: Article, story: Story, names: Mapping[str, str]) -> str:
    """One report: where it is, who wrote it and when, how much of it others share, and what was cut from it."""
    title = source.title or "No headline"
    return markdown.part(
        "source",
        f"### {markdown.text(names[source.id])}",
        markdown.link(title, source.url) if source.url else markdown.text(title),
        markdown.items(markdown.text(line) for line in _about(source, story, names)),
        identity=f"source-{source.id}",
    )


def _about(source: Article, story: Story, names: Mapping[str, str]) -> Iterator[str]:
    if source.authors:
        yield f"By {', '.join(source.authors)}"
    if source.published:
        yield f"Published {short_day(source.published, 'en')}" + (" (a guess)" if source.published.guessed else "")
    elif source.saved:
        yield f"No date of publication; saved on {short_day(source.saved, 'en')}"
    else:
        yield "No date of publication"
    length = f"{source.words} words"
    yield f"{length}, cut short by a paywall" if source.is_cut else length
    if source.id in story.group.copies:
        yield _shared(source, story.group.copies[source.id], story, names)
    if cuts := Counter(cut.rule for cut in source.removed if cut.rule not in _KEPT_AS_FIELDS):
        yield "Removed: " + ", ".join(f"{rule} × {times}" for rule, times in sorted(cuts.items()))
    for snapshot in story.group.snapshots.get(source.id, ()):
        yield f"Also kept as {snapshot.path}"
    if not source.url:
        yield f"File: {source.path}"


_KEPT_AS_FIELDS = ("headline", "byline", "date line", "section label")


def _shared(source: Article, other: str, story: Story, names: Mapping[str, str]) -> str:
    """How much two reports share; which of them was first is not for us to say."""
    common = [paragraph for paragraph in story.paragraphs if {source.id, other} <= set(paragraph.sources)]
    both = sum(max(1, sum(twin.source == source.id for twin in paragraph.twins)) for paragraph in common)
    total = count(len(source.blocks), "paragraph")
    return f"{both} of its {total} {'is' if both == 1 else 'are'} also in {names[other]}"
