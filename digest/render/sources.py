"""The sources of a story on its page: what each is called, and all that is known of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from digest.dates import short_day
from digest.model import Right
from digest.model.records import Copied, OtherFile, Remnant, Report
from digest.render import markdown
from digest.render.changes import changed
from digest.text import counted, plain
from digest.wordings import Shared


def chip(source: str, names: Mapping[str, str]) -> str:
    """The name of a source, which leads to what is said of it."""
    return markdown.link(names[source], f"#s-{source}")


def chips(sources: Iterable[str], names: Mapping[str, str]) -> str:
    """Several, of many the first and how many more; none where the story has one source only, which says it all."""
    if len(names) < 2:
        return ""
    found = list(sources)
    shown, more = found[:_MOST], found[_MOST:]
    pieces = [chip(source, names) for source in shown]
    if more:
        title = ", ".join(names[source] for source in more)
        pieces.append(markdown.link(f"and {len(more)} more", f"#s-{more[0]}", title=title))
    return " ".join(pieces)


_MOST = 6  # what stands in two lines on a phone; 30 in the margin are a column of 1,000 px


# -- one report


def section(source: Report, names: Mapping[str, str]) -> str:
    """One report: where it is, who wrote it and when, how much of it others share, and what was cut from it."""
    title = source.title or "No headline"
    return markdown.part(
        "source",
        f"### {markdown.text(source.name)}",
        markdown.link(title, source.url) if source.url else markdown.text(title),
        markdown.items(markdown.text(line) for line in _about(source, names)),
        *(_fold(file) for file in source.files if file.passages),
        depth=1,
        identity=f"s-{source.id}",
    )


def _about(source: Report, names: Mapping[str, str]) -> Iterator[str]:
    by = f"By {', '.join(source.authors)}" if source.authors else ""
    yield " · ".join(filter(None, [by, _published(source), _length(source)]))
    if source.copied:
        yield _shared(source.copied, names)
    if source.removed:
        yield "Removed: " + ", ".join(f"{each.rule} × {each.times}" for each in source.removed)
    if not source.url:
        yield f"File: {source.file}"
    for file in source.files:
        yield _other_file(file, source)


def _published(source: Report) -> str:
    if source.published:
        return f"Published {_dated(source.published, is_guessed=source.is_guessed)}"
    return "No date of publication" + (f"; saved on {short_day(source.saved, 'en')}" if source.saved else "")


def _length(source: Report) -> str:
    """How long it is; of what is not shown whole, how much of it is."""
    if source.right is Right.LINK:
        return f"Link only: {source.words:,} words withheld"
    if source.withheld:
        return f"Excerpt: {source.words - source.withheld:,} of {source.words:,} words shown"
    return f"{source.words:,} words" + (", cut short by a paywall" if source.is_cut else "")


def _dated(day: str, *, is_guessed: bool) -> str:
    return short_day(day, "en") + (" (a guess)" if is_guessed else "")


def _shared(copied: Copied, names: Mapping[str, str]) -> str:
    told = Shared(of=copied.sentences, also=copied.also).told
    return f"{told[0].upper()}{told[1:]} also in {names[copied.of]}"


# -- its other files


def _other_file(file: OtherFile, source: Report) -> str:
    """`Also kept as sources/a.html, an earlier version: headline “A”; 2 paragraphs and 40 words fewer`."""
    changes = []
    if file.title and source.title and plain(file.title) != plain(source.title):
        changes.append(f"headline “{file.title}”")
    if file.published and file.published != source.published:
        changes.append(f"published {_dated(file.published, is_guessed=file.is_guessed)}")
    changes += _sizes(file, source)
    if not file.passages:
        changes.append("it says nothing more" if changes else "the same text")
    return f"Also kept as {file.file}, {_NAMED[file.is_later]}: {'; '.join(changes or ['other wording'])}"


_NAMED = {True: "a later version", False: "an earlier version", None: "another version"}


def _sizes(file: OtherFile, source: Report) -> Iterator[str]:
    """How many paragraphs and words more or fewer than the file that is shown."""
    more: dict[str, list[str]] = {"more": [], "fewer": []}
    for number, one in ((file.paragraphs - source.paragraphs, "paragraph"), (file.words - source.words, "word")):
        if number:
            more["more" if number > 0 else "fewer"].append(counted(abs(number), one))
    return (f"{' and '.join(sizes)} {which}" for which, sizes in more.items() if sizes)


def _fold(file: OtherFile) -> str:
    """What only this file says; where the file that is shown words it in another way, the words that differ marked."""
    name = _NAMED[file.is_later]
    return markdown.fold(f"{name[0].upper()}{name[1:]} also said", "version", *map(_remnant, file.passages))


def _remnant(remnant: Remnant) -> str:
    text = remnant.text
    line = markdown.marked(changed(remnant.instead, text)) if remnant.instead else markdown.text(text)
    return markdown.shaped(remnant.kind, line, is_folded=True)
