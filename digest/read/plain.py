"""Plain text, pasted or scraped: header lines, then paragraphs; or a whole page, furniture and all. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from digest import dates
from digest.model import PASTED, Block, Cut, Field, Kind, RawArticle
from digest.read.byline import BY, alone, beside, days, signed
from digest.read.fields import gather, is_field
from digest.read.paste import Line, judged
from digest.text import normalise, one_line, without_hidden

_HEADER = re.compile(r"([A-Za-z][A-Za-z _-]{1,24}):\s+(\S.*)")
_MARKDOWN_FOLLOWS = "markdown content:"  # how Jina Reader ends its header
_ENDS_A_SENTENCE = re.compile(r"[.!?…。！？](?:\s?[\"'”“’‘»«)\]])*$")
_BULLET = re.compile(r"([*+•‣◦▪·✓✔➤►]|[-–—](?=\s\S))\s+(?=\S)")


def read(path: str, text: str) -> RawArticle:
    """Blocks are the paragraphs, top to bottom; the headline is still one of them.

    Of a page that was selected as a whole and pasted, they are the article's own lines, and what stands around them is
    left out.
    """
    text = without_hidden(text)
    fields, ignored, body = header(normalise(text))
    lines = whole_page(text if not fields else body)
    if not _is_whole_page(lines):
        blocks = tuple(Block(text=paragraph) for paragraph in paragraphs(body))
        return RawArticle(path=path, format="text", digest="", fields=fields, blocks=blocks, ignored=ignored)
    own, known = judged(lines)
    found = _above(lines, own, known)
    return RawArticle(
        path=path,
        format="page pasted as text",
        digest="",
        fields=found | fields,
        blocks=tuple(_block(line) for line, keep in zip(lines, own, strict=True) if keep),
        left_out=tuple(
            Cut(rule=_name(line, notice, found), text=line.text)
            for line, keep, notice in zip(lines, own, known, strict=True)
            if not keep
        ),
        ignored=ignored,
    )


def header(text: str) -> tuple[dict[str, Field], tuple[str, ...], str]:
    """`Title: …`, `URL Source: …` and their like at the very top, at least two of them; and the text below."""
    lines = text.split("\n")
    pairs: list[tuple[str, object]] = []
    at = 0
    for number, line in enumerate(lines):
        found = _HEADER.fullmatch(line)
        if line.casefold() == _MARKDOWN_FOLLOWS and pairs:
            at = number + 1
            break
        if found and (is_field(found[1]) or pairs):  # below a known key an unknown one is still a key
            pairs.append((found[1], found[2]))
            at = number + 1
        elif line:
            break
    if sum(is_field(key) for key, _ in pairs) < 2:
        return {}, (), text
    fields, ignored = gather(pairs, PASTED)
    return fields, ignored, "\n".join(lines[at:])


def paragraphs(text: str) -> tuple[str, ...]:
    """Paragraphs are parted by blank lines, or stand one to a line."""
    found: list[str] = []
    for chunk in re.split(r"\n\s*\n", text):
        lines = [line.strip() for line in chunk.split("\n") if line.strip()]
        found += lines if _is_one_to_a_line(lines) else [" ".join(lines)]
    return tuple(paragraph for paragraph in found if paragraph)


def _is_one_to_a_line(lines: list[str]) -> bool:
    """Lines that a program wrapped break inside sentences; lines that are paragraphs of their own end with one.

    Wrapped lines end with a full stop by chance, about one in six at 70 characters; paragraphs nearly always do.
    """
    if len(lines) < 2:
        return False
    return sum(bool(_ENDS_A_SENTENCE.search(line)) for line in lines) * 2 > len(lines) or max(map(len, lines)) < 60


# -- a whole page


def whole_page(text: str) -> tuple[Line, ...]:
    """The lines of a paste as it came, its gaps not yet closed. Where a line is longer than any program wraps, each
    line is one piece, but for a table, which is one; elsewhere wrapped lines are joined.
    """
    is_wrapped = all(len(line) <= _WRAPPED for line in text.split("\n"))
    lines: list[Line] = []
    block = 0
    for chunk in re.split(r"\n\s*\n", text):
        parts = [part for part in chunk.split("\n") if part.strip()]
        if not parts:
            continue
        for item in _items(parts, is_wrapped):
            bullet = _BULLET.match(item)
            said = _GAP_BEFORE_A_STOP.sub("", item[bullet.end() :] if bullet else item)
            lines.append(Line(said, bullet[1] if bullet else "", block))
        block += 1
    return tuple(lines)


def _items(parts: Sequence[str], is_wrapped: bool) -> Sequence[str]:
    items = [one_line(part) for part in parts]
    if any(_BULLET.match(item) for item in items):
        return items
    if sum(len(_GAPS.findall(part)) >= 2 for part in parts) * 2 > len(parts):
        return [" ".join(items)]
    longest = max(map(len, items))
    is_menu = sum(len(item) * 2 < longest for item in items) * 2 > len(items)  # wrapped lines are of about one length
    return paragraphs("\n".join(items)) if is_wrapped and not is_menu else items


_WRAPPED = 120  # characters
_GAPS = re.compile(r"\t| {3,}")
_GAP_BEFORE_A_STOP = re.compile(r"(?<=\w) (?=[,.](?:\s|$))")  # where a link ended


def _is_whole_page(lines: Sequence[Line]) -> bool:
    """Menus, buttons and lists of links: a dozen short lines that end no sentence, six of them above the first
    paragraph or below the last.

    Of 791 whole pages 4 in 100 have fewer; of the same articles by themselves, with subheads and lists, 5 have as many.
    """
    paragraphs_at = [at for at, line in enumerate(lines) if _is_paragraph(line)]
    first, last = (paragraphs_at[0], paragraphs_at[-1]) if paragraphs_at else (0, -1)
    loose = [at for at, line in enumerate(lines) if len(line.text) < _LOOSE and not _ENDS_A_SENTENCE.search(line.text)]
    around = sum(not first <= at <= last for at in loose)
    return len(loose) >= _MENUS and around >= _AROUND


_LOOSE = 60  # characters
_MENUS, _AROUND = 12, 6  # lines


def _block(line: Line) -> Block:
    return Block(text=line.text, kind=Kind.ITEM if line.bullet else Kind.PARAGRAPH)


def _name(line: Line, notice: str, found: dict[str, Field]) -> str:
    if "title" in found and line.text == found["title"].value:
        return "headline"
    return notice or ("navigation" if line.bullet else "page furniture")


def _above(lines: Sequence[Line], own: Sequence[bool], known: Sequence[str]) -> dict[str, Field]:
    """The headline above the article's first paragraph, and the byline and the day beside it."""
    first = next((at for at, line in enumerate(lines) if own[at] and _is_paragraph(line)), None)
    if first is None:
        return {}
    texts = [line.text for line in lines]
    said = Counter(
        word for at, text in enumerate(texts) if own[at] for word in set(_LONG_WORD.findall(text.casefold()))
    )
    above = [at for at in range(max(0, first - _HIGHEST), first) if _could_be_headline(lines[at], known[at])]
    best = max(above, key=lambda at: _headline_score(texts, at, first, said), default=None)
    if best is None:
        return {}
    near = beside(texts, best)
    published, _ = days(near)
    names = signed((*near.below, *near.above), "") or alone(near.below, (), "")
    found = {"title": (texts[best],), "published": published[:1], "authors": names}
    return {name: Field(values=values, origin="text") for name, values in found.items() if values}


_HIGHEST = 30  # lines above the first paragraph
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def _is_paragraph(line: Line) -> bool:
    return line.text.count(" ") >= 14 and _ENDS_A_SENTENCE.search(line.text) is not None


def _could_be_headline(line: Line, notice: str) -> bool:
    return (
        not notice
        and not line.bullet
        and 2 <= line.text.count(" ") <= 30
        and line.text[-1] not in ".:,;"
        and not BY.match(line.text)
        and not any(True for _ in dates.shown(line.text))
    )


def _headline_score(texts: Sequence[str], at: int, first: int, said: Counter[str]) -> float:
    """Its words are said in the article, its site says it again (in the path above it, in its links), it is near."""
    mine = set(_LONG_WORD.findall(texts[at].casefold()))
    shared = sum(said[word] > 0 for word in mine) / max(1, len(mine))
    again = sum(texts[at] in text for text in texts) > 1
    return 2 * shared + 0.5 * again + 0.05 * min(12, texts[at].count(" ")) - 0.04 * (first - at)
