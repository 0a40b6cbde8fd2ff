"""Labelled data: rows of JSON Lines, packed or not. Reads the disk."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from digest.errors import DigestError


class NoDataError(DigestError):
    """The labelled data is not where it was said to be."""


Row = Mapping[str, object]  # of JSON Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPage:
    """A page whose text a person has marked. `present` and `absent` are snippets that must and must not be kept."""

    id: str
    title: str
    author: str
    published: str  # as 2026-01-31, or empty
    text: str
    present: tuple[str, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedReport:
    """A report whose story a person has named; one without a story is only company for the others."""

    id: str
    story: str | None
    title: str
    text: str
    published: str  # as 2026-01-31 or with a time of day, or empty
    outlet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPair:
    """Two texts, and what one is to the other: `kind` says how a copy was made, or why it is none."""

    id: str
    a: str
    b: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedStory:
    """Reports that a person has put together; of a story made from a pair `kind` says what one is to the other."""

    id: str
    reports: tuple[MarkedReport, ...]
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedSentences:
    """Two sentences, and whether a person takes them to say the same."""

    id: str
    a: str
    b: str
    same: bool
    topic: str  # the two texts that they are from: all sentences of one are paired with all of the other; or empty


NO_DIFFERENCE = ("same", "unrelated")  # the kinds of pair that do not contradict each other


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedDifference:
    """Two sentences. `kind` is the matter in which they contradict each other, or why they do not; `what` has the words
    of each that do.
    """

    id: str
    a: str
    b: str
    kind: str
    what: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Do they contradict each other?"""
        return self.kind not in NO_DIFFERENCE


def rows(path: Path) -> tuple[dict[str, object], ...]:
    """The rows of a file. Raises NoDataError where there is none, or where it is not JSON Lines."""
    try:
        data = path.read_bytes()
        lines = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").split("\n")
    except (OSError, ValueError, EOFError) as error:
        raise NoDataError(f"{path}: cannot be read: {error}") from None
    found = tuple(_row(path, number, line) for number, line in enumerate(lines, 1) if line.strip())
    if not found:
        raise NoDataError(f"{path}: there are no rows in it (write each as one JSON object, on a line of its own)")
    return found


def _row(path: Path, number: int, line: str) -> dict[str, object]:
    hint = "write each row as one JSON object, on a line of its own"
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise NoDataError(f"{path}:{number}: not JSON Lines: {error} ({hint})") from None
    if not isinstance(row, dict):
        raise NoDataError(f"{path}:{number}: not JSON Lines: no object ({hint})")
    return row


def marked_pages(folder: Path) -> tuple[MarkedPage, ...]:
    """The pages of a folder that holds `gold.jsonl` or `gold.jsonl.gz`. Raises NoDataError."""
    return tuple(
        MarkedPage(
            id=str(row["id"]),
            title=str(row.get("title") or ""),
            author=str(row.get("author") or ""),
            published=str(row.get("published") or "")[:10],
            text=str(row["text"]),
            present=_texts(row.get("present")),
            absent=_texts(row.get("absent")),
        )
        for row in _with(_one_of(folder, "gold.jsonl.gz", "gold.jsonl"), "id", "text")
    )


def marked_reports(path: Path) -> tuple[MarkedReport, ...]:
    """The reports of a file. Raises NoDataError."""
    return tuple(
        MarkedReport(
            id=str(row["id"]),
            story=None if row["story"] is None else str(row["story"]),
            title=str(row.get("title") or ""),
            text=str(row["text"] or ""),
            published=str(row.get("published") or ""),
            outlet=str(row.get("outlet") or ""),
        )
        for row in _with(path, "id", "story", "text")
    )


def marked_pairs(path: Path) -> tuple[MarkedPair, ...]:
    """The pairs of a file. Raises NoDataError."""
    return tuple(
        MarkedPair(id=str(row["id"]), a=str(row["a"] or ""), b=str(row["b"] or ""), kind=str(row["kind"]))
        for row in _with(path, "id", "a", "b", "kind")
    )


def marked_stories(path: Path) -> tuple[MarkedStory, ...]:
    """The stories of two members or more of a file of reports, or each pair of a file of pairs as a story of `ID-a` and
    `ID-b`. Stories and their reports are in the order of their ids, whatever that of the rows. Raises NoDataError.
    """
    if any("a" in row for row in rows(path)):
        return tuple(sorted(map(_of_two, marked_pairs(path)), key=lambda story: story.id))
    members: defaultdict[str, list[MarkedReport]] = defaultdict(list)
    for report in sorted(marked_reports(path), key=lambda report: report.id):
        if report.story is not None:
            members[report.story].append(report)
    return tuple(
        MarkedStory(id=story, reports=tuple(reports)) for story, reports in sorted(members.items()) if len(reports) > 1
    )


def _of_two(pair: MarkedPair) -> MarkedStory:
    sides = {f"{pair.id}-a": pair.a, f"{pair.id}-b": pair.b}
    reports = (
        MarkedReport(id=name, story=pair.id, title="", text=text, published="", outlet="")
        for name, text in sides.items()
    )
    return MarkedStory(id=pair.id, reports=tuple(reports), kind=pair.kind)


def marked_sentences(path: Path) -> tuple[MarkedSentences, ...]:
    """The pairs of sentences of a file. Raises NoDataError."""
    found = _with(path, "id", "a", "b", "same")
    for row in found:
        if not isinstance(row["same"], bool):
            raise NoDataError(f"{path}: 'same' of {row['id']} is {row['same']!r} (write true or false)")
        if odd := next((key for key in ("a", "b") if not isinstance(row[key], str)), None):
            raise NoDataError(f"{path}: '{odd}' of {row['id']} is {row[odd]!r} (write a sentence)")
    return tuple(
        MarkedSentences(
            id=str(row["id"]),
            a=str(row["a"]),
            b=str(row["b"]),
            same=row["same"] is True,
            topic=str(row.get("topic") or ""),
        )
        for row in found
    )


def marked_differences(path: Path) -> tuple[MarkedDifference, ...]:
    """The pairs of sentences of a file that may contradict each other. Raises NoDataError."""
    found = tuple(
        MarkedDifference(
            id=str(row["id"]),
            a=str(row["a"] or ""),
            b=str(row["b"] or ""),
            kind=str(row["kind"]),
            what=_texts(row["what"]),
        )
        for row in _with(path, "id", "a", "b", "kind", "what")
    )
    odd = next((pair for pair in found if pair.differs and len(pair.what) != 2), None)
    if odd:
        raise NoDataError(
            f"{path}: 'what' of {odd.id} does not say in what they differ (write the words of a, those of b)"
        )
    return found


def html(folder: Path, page: str) -> bytes:
    """The bytes of a page. Raises NoDataError."""
    path = _one_of(folder / "html", f"{page}.html.gz", f"{page}.html")
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def pasted(folder: Path) -> dict[str, str]:
    """Page -> its text as a reader copies it, whole. Raises NoDataError."""
    return {
        str(row["id"]): str(row["text"])
        for row in _with(_one_of(folder, "pasted.jsonl.gz", "pasted.jsonl"), "id", "text")
    }


def write_rows(path: Path, written: Iterable[Row]) -> None:
    """Rows as JSON Lines, packed where the name ends in `.gz`."""
    data = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in written).encode("utf-8")
    path.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)


def _with(path: Path, *keys: str) -> tuple[dict[str, object], ...]:
    found = rows(path)
    if not all(set(keys) <= row.keys() for row in found):
        named = " or ".join(f"'{key}'" for key in keys)
        raise NoDataError(f"{path}: has a row without {named} (write each as one JSON object with all of them)")
    return found


def _one_of(folder: Path, *names: str) -> Path:
    found = next((folder / name for name in names if (folder / name).is_file()), None)
    if found is None:
        raise NoDataError(f"{folder}: holds no {' or '.join(names)} (give the folder of the labelled pages)")
    return found


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, list) else ()
