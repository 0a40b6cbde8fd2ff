"""Plain text, pasted or scraped: header lines, then paragraphs. Pure."""

from __future__ import annotations

import re

from digest.model import Block, Field, RawArticle
from digest.read.fields import gather, is_field
from digest.text import normalise

_HEADER = re.compile(r"([A-Za-z][A-Za-z _-]{1,24}):\s+(\S.*)")
_MARKDOWN_FOLLOWS = "markdown content:"  # how Jina Reader ends its header
_ENDS_A_SENTENCE = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")


def read(path: str, text: str) -> RawArticle:
    """Blocks are the paragraphs, top to bottom; the headline is still one of them."""
    fields, ignored, body = header(normalise(text))
    blocks = tuple(Block(text=paragraph) for paragraph in paragraphs(body))
    return RawArticle(path=path, format="text", digest="", fields=fields, blocks=blocks, ignored=ignored)


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
    fields, ignored = gather(pairs, "header")
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
