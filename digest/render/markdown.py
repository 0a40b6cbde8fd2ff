"""Plain Unicode into Markdown. The one place that escapes.

What is written here comes out of Python-Markdown, with the extensions of `mkdocs.yml`, as exactly the text that went
in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby

from digest.model import Kind

_SPECIAL = re.compile(r"[\\`*_\[\]{}#]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "=": "&#61;", "~": "&#126;", "|": "&#124;"}
_ENTITY = re.compile("[&<>=~|]")
_OPENING = re.compile(r"[+\-!:?/]|(\d+)([.)])(?= |$)")  # what begins a heading, a list, a block at the start of a line


def text(raw: str) -> str:
    """One line of text, as Markdown that shows it unchanged wherever it stands in a line or begins one."""
    return _at_start(_inline(" ".join(raw.split())))


def _inline(piece: str) -> str:
    return _ENTITY.sub(lambda found: _ENTITIES[found[0]], _SPECIAL.sub(lambda found: f"\\{found[0]}", piece))


def _at_start(line: str) -> str:
    return (
        _OPENING.sub(
            lambda found: f"{found[1]}&#{ord(found[2])};" if found[1] else f"&#{ord(found[0])};", line, count=1
        )
        if _OPENING.match(line)
        else line
    )


# Characters that an address may have and that would end it in Markdown, or begin a title or an entity.
_IN_ADDRESS = str.maketrans({"(": "%28", ")": "%29", ";": "%3B", "'": "%27"})


def link(words: str, address: str, *, title: str = "") -> str:
    """A link; the address is one that `addresses.web_address` or this package has made. The title is shown to whoever
    points at it.
    """
    told = _NOT_IN_TITLE.sub(lambda found: f"&#{ord(found[0])};", " ".join(title.split()))
    there = address.translate(_IN_ADDRESS)
    return f'[{text(words)}]({there} "{told}")' if told else f"[{text(words)}]({there})"


_NOT_IN_TITLE = re.compile(r"[^\w ,.-]|_")  # any mark might end it


def marked(pieces: Iterable[tuple[str, bool]]) -> str:
    """Words of a text in order, those with True marked; neighbours that are marked are marked as one."""
    runs = [(" ".join(word for word, _ in run), mark) for mark, run in groupby(pieces, key=lambda piece: piece[1])]
    return _at_start(" ".join(f"=={_inline(words)}==" if mark else _inline(words) for words, mark in runs))


def spotted(line: str, spots: Iterable[str]) -> str:
    """A line of text with these pieces of it marked, and no mark beside them; what is part of a word marks the word."""
    line = " ".join(line.split())
    marks = [False] * len(line)
    for spot in filter(None, (" ".join(each.split()) for each in spots)):
        found = re.search(rf"(?<!\w){re.escape(spot)}(?!\w)", line) or re.search(re.escape(spot), line)
        if found:
            start, end = _whole(line, *found.span())
            marks[start:end] = [True] * (end - start)
    runs = [("".join(each for each, _ in run), mark) for mark, run in groupby(zip(line, marks, strict=True), _second)]
    return _at_start("".join(f"=={_inline(run)}==" if mark else _inline(run) for run, mark in runs))


def _whole(line: str, start: int, end: int) -> tuple[int, int]:
    while start and _is_joined(line[start - 1], line[start]):
        start -= 1
    while end < len(line) and _is_joined(line[end], line[end - 1]):
        end += 1
    return start, end


def _is_joined(beside: str, edge: str) -> bool:
    """Is a character part of the same word? Between two signs, of which one is escaped, no mark can begin or end."""
    if beside.isspace():
        return False
    return not _is_sign(beside) or (bool(_SPECIAL.match(beside)) and _is_sign(edge))


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _second(pair: tuple[str, bool]) -> bool:
    return pair[1]


def part(name: str, *inside: str, identity: str = "", depth: int = 0) -> str:
    """A block of `digest.markup`; `depth` is how many blocks are nested in it."""
    fence = "/" * (3 + depth)
    head = f"{fence} part | {name}" + (f"\n    id: {identity}" if identity else "")
    return f"{head}\n\n" + "\n\n".join(piece for piece in inside if piece) + f"\n\n{fence}"


def fold(summary: str, kind: str, *inside: str, depth: int = 0) -> str:
    """What is folded away until a reader opens it; `depth` is how many blocks are nested in it."""
    fence = "/" * (3 + depth)
    return f"{fence} details | {text(summary)}\n    type: {kind}\n\n" + "\n\n".join(inside) + f"\n\n{fence}"


def shaped(kind: Kind, line: str, *, is_folded: bool = False) -> str:
    """A line of Markdown as the block that it is; a subhead that is folded away is none of the page's headings."""
    if kind is Kind.HEADING:
        return f"**{line}**" if is_folded else f"### {line}"
    return {Kind.QUOTE: "> {}", Kind.ITEM: "- {}"}.get(kind, "{}").format(line)


def items(lines: Iterable[str]) -> str:
    """A list; the lines are Markdown already."""
    return "\n".join(f"- {line}" for line in lines)


def quote(line: str) -> str:
    """A block quotation of one line of Markdown."""
    return f"> {line}"
