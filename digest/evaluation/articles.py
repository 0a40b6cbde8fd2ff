"""Labelled texts as reading and cleaning would make articles of them, which never see a label. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from digest import dates
from digest.config import Reading
from digest.evaluation.labelled import MarkedReport
from digest.model import Article, Block, When
from digest.outlets import Outlets
from digest.text import language, length, one_line

_SOME_DAY = When(at=datetime(2026, 9, 1, tzinfo=UTC))
_ENOUGH_TO_TELL = 200  # characters; as in cleaning, where a shorter text is taken to be in the default language


@dataclass(frozen=True, slots=True, kw_only=True)
class Stress:
    """How reports are made harder to tell apart."""

    undated: bool = False
    one_day: bool = False  # all are of the same day
    words: int | None = None  # that are left of each text


WHOLE = Stress()  # as they are


def of_report(report: MarkedReport, stress: Stress = WHOLE) -> Article | None:
    """A report as an article; None where it has no text."""
    published = None if stress.undated else _SOME_DAY if stress.one_day else dates.parse(report.published)
    return of_text(report.id, report.text, stress, title=report.title, outlet=report.outlet, published=published)


def of_text(
    name: str,
    text: str,
    stress: Stress = WHOLE,
    *,
    title: str = "",
    outlet: str = "",
    published: When | None = None,
) -> Article | None:
    """A text as an article; None where there is none. A headline that stands alone is one."""
    blocks = tuple(_blocks(text, stress.words)) or tuple(_blocks(title, None))
    if not blocks:
        return None
    return Article(
        id=name,
        path=f"sources/{name}.txt",
        format="text",
        url=None,
        outlet=Outlets({}, {}).of(url=None, name=outlet),
        title=one_line(title) or None,
        section=None,
        description=None,
        authors=(),
        tags=(),
        lang=likely_language(f"{title} {' '.join(block.text for block in blocks)}"),
        published=published,
        modified=None,
        saved=None,
        blocks=blocks,
        words=sum(length(block.text) for block in blocks),
        removed=(),
        origins={},
        is_cut=False,
    )


def likely_language(text: str) -> str:
    """What cleaning would take the language of a text to be that does not say."""
    return language(text) if len(text) >= _ENOUGH_TO_TELL else Reading().language


def _blocks(text: str, words: int | None) -> Iterator[Block]:
    """Paragraphs parted by blank lines, as far as the first so many words go."""
    for paragraph in re.split(r"\n\s*\n", text):
        found = paragraph.split()
        kept = found if words is None else found[:words]
        words = None if words is None else words - len(kept)
        if kept:
            yield Block(text=" ".join(kept))
