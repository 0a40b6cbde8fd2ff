"""The sources of a story on its page: what each is called, and all that is known of it. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from digest.dates import short_day
from digest.model import Article, Kind, Passage, Right, Story, Version
from digest.render import markdown
from digest.render.changes import changed
from digest.text import counted, plain
from digest.wordings import shared


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


def chip(source: str, names: Mapping[str, str]) -> str:
    """The name of a source, which leads to what is said of it."""
    return markdown.link(names[source], f"#source-{source}")


# -- one report


def section(source: Article, story: Story, names: Mapping[str, str]) -> str:
    """One report: where it is, who wrote it and when, how much of it others share, and what was cut from it."""
    title = source.title or "No headline"
    versions = story.versions.get(source.id, ())
    return markdown.part(
        "source",
        f"### {markdown.text(names[source.id])}",
        markdown.link(title, source.url) if source.url else markdown.text(title),
        markdown.items(markdown.text(line) for line in _about(source, story, names)),
        *(_fold(version) for version in versions if version.passages),
        depth=1,
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
    yield _length(source, story)
    if _are_whole(story, source.id, story.group.copies.get(source.id)):
        yield _shared(source, story.group.copies[source.id], story, names)
    if cuts := Counter(cut.rule for cut in source.removed if cut.rule not in _KEPT_AS_FIELDS):
        yield "Removed: " + ", ".join(f"{rule} × {times}" for rule, times in sorted(cuts.items()))
    if not source.url:
        yield f"File: {source.path}"
    for version in story.versions.get(source.id, ()):
        yield _other_file(version, source)


def _length(source: Article, story: Story) -> str:
    """How long it is; of what is not shown, how much of it is."""
    grant = story.group.grants.get(source.id)
    if grant and grant.right is Right.LINK:
        return f"Link only: {source.words:,} words withheld"
    if grant and grant.withheld:
        return f"Excerpt: {source.words - grant.withheld:,} of {source.words:,} words shown"
    return f"{source.words} words" + (", cut short by a paywall" if source.is_cut else "")


def _are_whole(story: Story, *sources: str | None) -> bool:
    """Only of reports that are shown whole can be said how much they share."""
    return all(source is not None and story.group.right(source) is Right.FULL for source in sources)


_KEPT_AS_FIELDS = ("headline", "byline", "date line", "section label")


def _shared(source: Article, other: str, story: Story, names: Mapping[str, str]) -> str:
    """How much two reports share; which of them was first is not for us to say."""
    speaker = next(each for each in story.sources if each.id == other)
    told = shared(source, speaker).told
    return f"{told[0].upper()}{told[1:]} also in {names[other]}"


# -- its other files


def _other_file(version: Version, source: Article) -> str:
    """`Also kept as sources/a.html, an earlier version: headline “A”; 2 paragraphs and 40 words fewer`."""
    file = version.file
    changes = []
    if file.title and source.title and plain(file.title) != plain(source.title):
        changes.append(f"headline “{file.title}”")
    if file.published and (not source.published or file.published.day != source.published.day):
        changes.append(
            f"published {short_day(file.published, 'en')}" + (" (a guess)" if file.published.guessed else "")
        )
    changes += _sizes(file, source)
    if not version.passages:
        changes.append("it says nothing more" if changes else "the same text")
    return f"Also kept as {file.path}, {_NAMED[version.is_later]}: {'; '.join(changes or ['other wording'])}"


_NAMED = {True: "a later version", False: "an earlier version", None: "another version"}


def _sizes(file: Article, source: Article) -> Iterator[str]:
    """How many paragraphs and words more or fewer than the file that is shown."""
    more: dict[str, list[str]] = {"more": [], "fewer": []}
    for number, one in ((len(file.blocks) - len(source.blocks), "paragraph"), (file.words - source.words, "word")):
        if number:
            more["more" if number > 0 else "fewer"].append(counted(abs(number), one))
    return (f"{' and '.join(sizes)} {which}" for which, sizes in more.items() if sizes)


def _fold(version: Version) -> str:
    """What only this file says; where the file that is shown words it in another way, the words that differ marked."""
    name = _NAMED[version.is_later]
    return markdown.fold(f"{name[0].upper()}{name[1:]} also said", "version", *map(_passage, version.passages))


def _passage(passage: Passage) -> str:
    shape = {Kind.HEADING: "**{}**", Kind.QUOTE: "> {}", Kind.ITEM: "- {}"}.get(passage.block.kind, "{}")
    text = passage.block.text
    return shape.format(markdown.marked(changed(passage.instead, text)) if passage.instead else markdown.text(text))
