"""Markdown that clipping tools wrote, and what looks like it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import RawArticle
from digest.read import read
from digest.read.clips import unwrapped
from digest.text import words

MARKS = (
    "---",
    "# Title",
    "> ## Excerpt",
    "> quoted",
    "## Metadata",
    "- Author: [[Ada Voss]]",
    "- URL: https://lantern.example/a",
    "## Highlights",
    "## Full Document",
    "- a highlight ([View Highlight](https://read.readwise.io/read/01))",
    "    - Note: mine",
    "[Read on Omnivore](https://omnivore.app/me/a)",
    "[Read Original](https://lantern.example/a)",
    "> a highlight [⤴️](https://omnivore.app/me/a#b)  ^b",
    "id: 1",
    "parent_id: 2",
    "created_time: 2026-09-01",
    "type_: 1",
    "title: Pier",
    "1. one",
    "==marked== [[Pier|the pier]]",
    "",
    "Plain words.",
)
# What is no word of anybody: the addresses of links, and the names of the links that lead back to a tool.
DROPPED = set("View Highlight https read readwise io 01 omnivore app me a b lantern example Pier".split())


@given(st.lists(st.sampled_from(MARKS), max_size=12))
def test_every_line_is_the_article_or_is_cut_or_is_a_heading_of_the_tool(lines: list[str]) -> None:
    clip = unwrapped("\n".join(lines))
    left = {word for text in (clip.body, *(cut.text for cut in clip.cuts)) for word in words(text)}
    lost = {word for line in lines for word in words(line)} - left - DROPPED
    assert lost <= {"Excerpt", "Highlights", "Full", "Document"}


@given(st.lists(st.one_of(st.sampled_from(MARKS), st.text(max_size=20)), max_size=15))
def test_any_clip_is_read(lines: list[str]) -> None:
    data = "\n".join(["---", "title: Pier", *lines, "."]).encode("utf-8", "replace")
    result = read("sources/clip.md", data, None, largest=10_000)
    assert not isinstance(result, RawArticle) or all(block.text for block in result.blocks)


@pytest.mark.parametrize("mark", MARKS)
def test_a_million_characters_of_one_mark_take_no_time(mark: str) -> None:
    body = f"{mark}\n" * (1_000_000 // (len(mark) + 1))
    for text in (body, f"# Title\n## Metadata\n- Author: a\n- URL: b\n## Highlights\n{body}", f"> ## Excerpt\n{body}"):
        begun = time.process_time()
        unwrapped(text)
        assert time.process_time() - begun < 2
