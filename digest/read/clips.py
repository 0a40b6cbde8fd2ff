"""What clipping tools write into their Markdown beside the article. Pure: a body in, the article's body out.

    MarkDownload  `# Title`, `> ## Excerpt` and a quotation, a rule; then the article
    Joplin        the title on a line of its own; the article; lines `id: …`, `created_time: …` at the end
    Readwise      `# Title`, `## Metadata` and a list; `## Full Document`, `## Highlights` or both
    Omnivore      `# Title`, `#Omnivore`, two links; the article, `## Highlights` or both

A tool is known by the lines that only it writes. What it wrote is used, and left out as Cuts. A highlight is a passage
of the article, and so a paragraph, whether the tool wrote it as an item or as a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from digest.model import Cut, Field
from digest.read.fields import gather
from digest.text import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """The Markdown of an article, and what a tool said of it."""

    body: str
    fields: Mapping[str, Field]
    cuts: tuple[Cut, ...]
    remarks: tuple[str, ...] = ()


def unwrapped(body: str) -> Clip:
    """The article without what the tool that clipped it wrote around it; the body as it is, if none is known."""
    lines = body.split("\n")
    for known in (_markdownload, _joplin, _readwise, _omnivore):
        if clip := known(lines):
            return clip
    return Clip(body=body, fields={}, cuts=())


def of_the_article(pairs: Mapping[str, object]) -> tuple[dict[str, object], tuple[str, ...]]:
    """Front matter without the keys that say something of the note and not of the article, and those keys.

    Joplin notes where a clip was made and when the note was last touched; `updated` is no news of the article.
    """
    is_joplin = {"latitude", "longitude"} <= pairs.keys()
    ignored = tuple(key for key in pairs if is_joplin and key in _OF_THE_NOTE)
    return {key: value for key, value in pairs.items() if key not in ignored}, ignored


_OF_THE_NOTE = ("updated", "latitude", "longitude", "altitude", "completed?", "due")
_FAR = 40  # lines; what a tool writes above an article ends sooner
_ONLY_HIGHLIGHTS = "it holds highlights of an article, not the whole of it"


# -- MarkDownload


def _markdownload(lines: Sequence[str]) -> Clip | None:
    excerpt = _first(lines[:_FAR], r"> ## Excerpt")
    if excerpt is None:
        return None
    rule = _first(lines[excerpt : excerpt + _FAR], r"---")
    end = excerpt + rule if rule is not None else excerpt + 1
    title = _heading(lines[:excerpt])
    quoted = " ".join(line.lstrip("> ") for line in lines[excerpt + 1 : end])
    return Clip(
        body="\n".join(lines[end + (rule is not None) :]),
        fields=_fields("MarkDownload", [("title", title), ("description", quoted)]),
        cuts=_cuts(("clipper's title", lines[:excerpt]), ("clipper's excerpt", [quoted])),
    )


# -- Joplin

_NOTE_LINE = re.compile(r"([a-z_]{2,40}):(?: (.*))?")


def _joplin(lines: Sequence[str]) -> Clip | None:
    """A note as it is exported raw, with its whole record below it."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    begin = end
    while begin and _NOTE_LINE.fullmatch(lines[begin - 1]):
        begin -= 1
    record = {key: value.strip() for key, _, value in (line.partition(":") for line in lines[begin:end])}
    if not {"id", "parent_id", "type_", "created_time"} <= record.keys():
        return None
    pairs = [
        ("title", lines[0] if begin else ""),
        ("url", record.get("source_url", "")),
        ("author", record.get("author", "")),
        ("saved", record.get("user_created_time") or record["created_time"]),
    ]
    return Clip(
        body="\n".join(lines[1:begin]),
        fields=_fields("Joplin", pairs),
        cuts=_cuts(("clipper's title", lines[:1] if begin else []), ("clipper's notes", [" ".join(lines[begin:end])])),
    )


# -- Readwise

_METADATA_LINE = re.compile(r"(?:[-*] )?([A-Z][\w ]{1,30}):\s+(.*)")
_METADATA = {
    "Author": "author",
    "Full Title": "title",
    "URL": "url",
    "Summary": "description",
    "Document Tags": "tags",
    "Published Date": "published",
}
_HIGHLIGHTS = r"#{1,4} (?:Highlights|New highlights added .{1,60})"
_VIEW_HIGHLIGHT = re.compile(r"\s?\(\[View Highlight\]\(https?://[^\s()]{1,400}\)\).*$")
_NOTE = re.compile(r"\s+[-*] \**(?:Note|Tags)\**:")  # what the reader wrote below a highlight


def _readwise(lines: Sequence[str]) -> Clip | None:
    metadata = _first(lines[:_FAR], r"#{1,4} Metadata")
    if metadata is None:
        return None
    after = _first(lines[metadata + 1 :], r"#{1,4} .+")
    below = len(lines) if after is None else metadata + 1 + after
    said = [found.groups() for line in lines[metadata:below] if (found := _METADATA_LINE.fullmatch(line))]
    if len({key for key, _ in said} & _METADATA.keys()) < 2:
        return None
    pairs = [(_METADATA[key], _value(key, value)) for key, value in said if key in _METADATA]
    article, highlights = _sections(lines[below:], r"#{1,4} (?:Full Document|Highlights)")
    return _with_highlights(
        "Readwise",
        [*pairs, ("title", _heading(lines[:metadata]))],
        [("clipper's title", lines[:metadata]), ("clipper's notes", [" ".join(lines[metadata:below])])],
        article,
        highlights,
        _passage_of_item,
    )


def _value(key: str, value: str) -> object:
    if key == "Document Tags":
        return re.findall(r"\[\[([^\[\]]{1,100})\]\]", value)
    return value.strip("<> ")


def _passage_of_item(line: str) -> str | None:
    if _NOTE.match(line):
        return None
    line = _VIEW_HIGHLIGHT.sub("", line)
    return f"\n{line[2:]}" if line.startswith(("- ", "* ")) else line.removeprefix("  ")


# -- Omnivore

_READ_ORIGINAL = re.compile(r"\[Read Original\]\((https?://\S{1,4000})\)")
_BACK = re.compile(r"\s?\[⤴️?\]\(https?://[^\s()]{1,2000}\).*$")


def _omnivore(lines: Sequence[str]) -> Clip | None:
    read_on = _first(lines[:_FAR], r"\[Read on Omnivore\]\(.+\)")
    if read_on is None:
        return None
    original = _first(lines[read_on : read_on + 4], _READ_ORIGINAL.pattern)
    below = read_on + (original or 0) + 1
    url = _READ_ORIGINAL.fullmatch(lines[below - 1].strip())
    article, highlights = _sections(lines[below:], r"#{1,4} (?:Full Content:?|Highlights)")
    return _with_highlights(
        "Omnivore",
        [("title", _heading(lines[:read_on])), ("url", url[1] if url else "")],
        [("clipper's title", lines[:below])],
        article,
        highlights,
        _passage_of_quotation,
    )


def _passage_of_quotation(line: str) -> str | None:
    """Between the quotations stands what the reader wrote."""
    if line.strip() and not line.startswith(">"):
        return None
    return _BACK.sub("", line.lstrip("> "))


# -- for all of them


def _with_highlights(
    tool: str,
    pairs: Sequence[tuple[str, object]],
    written: Sequence[tuple[str, Sequence[str]]],
    article: Sequence[str],
    highlights: Sequence[str],
    passage: Callable[[str], str | None],
) -> Clip:
    """Highlights below an article say again what it says. Alone, they are what there is of it."""
    fields = _fields(tool, pairs)
    if any(line.strip() for line in article):
        cuts = _cuts(*written, ("clipper's highlights", highlights))
        return Clip(body="\n".join(article), fields=fields, cuts=cuts)
    passages = [(line, passage(line)) for line in highlights if not re.fullmatch(_HIGHLIGHTS, line.strip())]
    notes = [line for line, text in passages if text is None]
    return Clip(
        body="\n".join(text for _, text in passages if text is not None),
        fields=fields,
        cuts=_cuts(*written, ("reader's note", notes)),
        remarks=(_ONLY_HIGHLIGHTS,),
    )


def _sections(lines: Sequence[str], heading: str) -> tuple[Sequence[str], Sequence[str]]:
    """The article and the highlights: the second begins with the last heading of that name."""
    at = next((at for at, line in enumerate(lines) if re.fullmatch(_HIGHLIGHTS, line.strip())), len(lines))
    article = [line for line in lines[:at] if not re.fullmatch(heading, line.strip())]
    return article, lines[at:]


def _first(lines: Iterable[str], pattern: str) -> int | None:
    """The number of the first line that is of this form."""
    return next((at for at, line in enumerate(lines) if re.fullmatch(pattern, line.strip())), None)


def _heading(lines: Iterable[str]) -> str:
    """The text of the first heading, as it was before the tool escaped it."""
    title = next((line.lstrip("# ") for line in lines if line.startswith("# ")), "")
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", title)


def _fields(tool: str, pairs: Iterable[tuple[str, object]]) -> dict[str, Field]:
    return gather(pairs, tool)[0]


def _cuts(*written: tuple[str, Sequence[str]]) -> tuple[Cut, ...]:
    return tuple(Cut(rule=rule, text=text) for rule, lines in written for line in lines if (text := one_line(line)))
