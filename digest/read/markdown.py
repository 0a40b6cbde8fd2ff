"""Markdown clips: front matter or a header block, then Markdown, which markdown-it reads. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from markdown_it.token import Token

from digest import frontmatter
from digest.model import Block, Field, Kind, RawArticle
from digest.read import clips
from digest.read.fields import gather, is_field, layered
from digest.read.plain import header
from digest.text import one_line


def read(path: str, text: str) -> RawArticle:
    """Blocks are paragraphs, headings, quotations and items; links keep their words, images go."""
    text = text.replace("\r\n", "\n").lstrip("\n")
    written, body, remarks = _front_matter(text)
    if written is None:
        fields, ignored, body = header(body)
    else:
        fields, ignored, remark = _fields(written)
        remarks += (remark,) if remark else ()
    clip = clips.unwrapped(body)
    return RawArticle(
        path=path,
        format="Markdown",
        digest="",
        fields=layered(fields, clip.fields),
        blocks=tuple(_blocks(clip.body)),
        left_out=clip.cuts,
        ignored=ignored,
        remarks=(*remarks, *clip.remarks),
    )


# -- front matter


def _front_matter(text: str) -> tuple[str | None, str, tuple[str, ...]]:
    """The raw front matter, the body, and a remark where it is never closed: then it ends with the last line that looks
    like part of it.
    """
    written, body = frontmatter.split(text)
    if written is not None or not text.startswith("---\n"):
        return written, body, ()
    lines = text.split("\n")
    end = next((at for at, line in enumerate(lines[1:], start=1) if not _IN_FRONT_MATTER.fullmatch(line)), len(lines))
    if not any(is_field(line.partition(":")[0]) for line in lines[1:end]):  # a rule above the text
        return None, body, ()
    remark = f"its front matter is never closed: a line `---` is missing below line {end}"
    return "\n".join(lines[1:end]), "\n".join(lines[end:]), (remark,)


_IN_FRONT_MATTER = re.compile(r"[A-Za-z][\w .-]{0,40}:(?:[ \t].*)?|[ \t]+\S.*|-[ \t].*")


def _fields(written: str) -> tuple[dict[str, Field], tuple[str, ...], str | None]:
    """Fields, the keys that say nothing here, and a remark where the front matter had to be read line by line."""
    remark = None
    try:
        pairs = frontmatter.load_yaml(written)
    except frontmatter.FrontMatterError as error:
        pairs = frontmatter.key_value_lines(written)
        remark = f"its front matter is not YAML (line {error.line + 1}: {error}) and was read line by line"
    pairs, of_the_note = clips.of_the_article(pairs)
    fields, ignored = gather(pairs.items(), "front matter")
    return fields, (*ignored, *of_the_note), remark


# -- the text


def _blocks(body: str) -> Iterator[Block]:
    """Text blocks in order, each with the kind of the innermost thing that it stands in. A number in front of an item
    is the source's own, and stays with its words.
    """
    around: list[Kind] = []
    number = ""
    opened = {"blockquote_open": Kind.QUOTE, "list_item_open": Kind.ITEM, "heading_open": Kind.HEADING}
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        if token.type in opened:
            around.append(opened[token.type])
            number = f"{token.info}{token.markup} " if token.type == "list_item_open" and token.info else ""
        elif token.type.replace("_close", "_open") in opened:
            around.pop()
        elif text := one_line(_unmarked(_text(token))):
            yield Block(text=f"{number}{text}", kind=around[-1] if around else Kind.PARAGRAPH)
            number = ""


def _text(token: Token) -> str:
    if token.type in ("html_block", "html_inline"):
        return BeautifulSoup(token.content, "lxml").get_text(" ") if token.type == "html_block" else ""
    if token.type in ("text", "code_inline", "code_block", "fence"):
        return token.content
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return "" if token.type == "image" else "".join(_text(child) for child in token.children or ())


_WIKILINK = re.compile(r"\[\[(?:[^\[\]|]{1,200}\|)?([^\[\]|]{1,200})\]\]")
_HIGHLIGHT = re.compile(r"==([^=\n]{1,2000})==")


def _unmarked(text: str) -> str:
    """`[[Port Ellery|the port]]` and `==marked==` are links and marks of note-taking apps, which Markdown has not."""
    return _HIGHLIGHT.sub(r"\1", _WIKILINK.sub(r"\1", text))
