"""Markdown clips: front matter or a header block, then Markdown, which markdown-it reads. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from markdown_it.token import Token

from digest import frontmatter
from digest.model import Block, Field, Kind, RawArticle
from digest.read.fields import gather
from digest.read.plain import header
from digest.text import one_line


def read(path: str, text: str) -> RawArticle:
    """Blocks are paragraphs, headings, quotations and items; links keep their words, images go."""
    written, body = frontmatter.split(text.replace("\r\n", "\n"))
    remarks: tuple[str, ...] = ()
    fields: dict[str, Field] = {}
    ignored: tuple[str, ...] = ()
    if written is not None:
        try:
            pairs = frontmatter.load_yaml(written)
        except frontmatter.FrontMatterError as error:
            pairs = frontmatter.key_value_lines(written)
            remarks = (f"its front matter is not YAML (line {error.line + 1}: {error}) and was read line by line",)
        fields, ignored = gather(pairs.items(), "front matter")
    else:
        fields, ignored, body = header(body)
    return RawArticle(
        path=path,
        format="Markdown",
        digest="",
        fields=fields,
        blocks=tuple(_blocks(body)),
        ignored=ignored,
        remarks=remarks,
    )


def _blocks(body: str) -> Iterator[Block]:
    """Text blocks in order, each with the kind of the innermost thing that it stands in."""
    around: list[Kind] = []
    opened = {"blockquote_open": Kind.QUOTE, "list_item_open": Kind.ITEM, "heading_open": Kind.HEADING}
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        if token.type in opened:
            around.append(opened[token.type])
        elif token.type.replace("_close", "_open") in opened:
            around.pop()
        elif text := one_line(_text(token)):
            yield Block(text=text, kind=around[-1] if around else Kind.PARAGRAPH)


def _text(token: Token) -> str:
    if token.type in ("html_block", "html_inline"):
        return BeautifulSoup(token.content, "lxml").get_text(" ") if token.type == "html_block" else ""
    if token.type in ("text", "code_inline", "code_block", "fence"):
        return token.content
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return "" if token.type == "image" else "".join(_text(child) for child in token.children or ())
