"""Whole pages that were selected and pasted: the article's own lines are kept, and nothing vanishes."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model import Kind, RawArticle
from digest.read import plain
from digest.read.paste import Line, judged
from digest.text import normalise
from tests.builders import MENU, PROSE, pasted_page
from tests.scaling import LIMIT, growth

CHUNKS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *PROSE,
                "\n".join(f"  * {name}" for name in MENU),
                "Home\nNews\nSport",
                "  + Otters are back",
                "1. Mill for sale",
                "Share",
                "By Maud Ember",
                "Posted on 2 September 2026",
                "3 comments",
                "© 2026 The Lantern",
                "\n".join(f"  * {number} things to do" for number in range(20)),
            ]
        ),
        st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=80),
    ),
    max_size=25,
)


def read(text: str) -> RawArticle:
    return plain.read("sources/a.txt", text)


def kept(result: RawArticle) -> list[str]:
    return [block.text for block in result.blocks]


def said(*texts: str) -> Counter[str]:
    return Counter(word for text in texts for word in re.findall(r"\w+", text))


def test_the_paragraphs_are_kept_and_all_around_them_is_left_out() -> None:
    result = read(pasted_page())
    assert result.format == "page pasted as text"
    assert kept(result) == list(PROSE)
    assert {cut.text for cut in result.left_out} >= {*MENU, "Otters are back", "Share", "© 2026 The Lantern"}


def test_headline_byline_and_day_stand_above_the_text() -> None:
    fields = {name: field.values for name, field in read(pasted_page()).fields.items()}
    assert fields["title"] == ("Bridge to be mended before winter",)
    assert fields["authors"] == ("Maud Ember",)
    assert fields["published"] == ("2026-09-02",)


def test_an_article_that_was_copied_by_itself_is_left_as_it_is() -> None:
    result = read("Bridge to be mended\n\n" + "\n\n".join(PROSE))
    assert result.format == "text"
    assert kept(result) == ["Bridge to be mended", *PROSE]
    assert result.left_out == ()


@given(CHUNKS)
@settings(deadline=None)
def test_what_is_kept_and_what_is_left_out_are_all_that_was_pasted(chunks: list[str]) -> None:
    text = "\n\n".join(["The Lantern, a newspaper", *chunks])
    result = read(text)
    lines = plain.whole_page(normalise(text))
    everything = said(*(line.text for line in lines))
    if result.format == "page pasted as text":
        assert said(*kept(result), *(cut.text for cut in result.left_out)) == everything
        assert all(cut.rule for cut in result.left_out)
    else:
        assert result.left_out == ()
        assert not everything - said(*kept(result))


@given(CHUNKS)
@settings(deadline=None, max_examples=30)
def test_a_paste_is_judged_the_same_twice(chunks: list[str]) -> None:
    text = pasted_page() + "\n\n" + "\n\n".join(chunks)
    assert read(text) == read(text)


def test_lines_know_their_bullets_and_their_blocks() -> None:
    lines = plain.whole_page("The Lantern\n\n  * Home\n  + Boats\n– a dash is one too\n\n-5 degrees\n\n*no bullet*")
    assert lines == (
        Line("The Lantern", "", 0),
        Line("Home", "*", 1),
        Line("Boats", "+", 1),
        Line("a dash is one too", "–", 1),
        Line("-5 degrees", "", 2),
        Line("*no bullet*", "", 3),
    )


def test_a_kept_line_with_a_bullet_is_an_item_of_a_list() -> None:
    listed = [*PROSE[:2], "The town will have to vote on three things:", "  * whether the toll stays,", *PROSE[2:]]
    kinds = {block.text: block.kind for block in read(pasted_page(listed)).blocks}
    assert kinds.get("whether the toll stays,", Kind.ITEM) is Kind.ITEM
    assert kinds[PROSE[0]] is Kind.PARAGRAPH


@pytest.mark.parametrize("line", ["?", "* ", ":", "…", "a", "A" * 10_000, "1234", "( )"])
def test_a_page_of_one_odd_line_said_again_and_again_is_judged(line: str) -> None:
    own, known = judged([Line(line.strip(), "", number) for number in range(50)])
    assert len(own) == len(known) == 50


def test_twice_the_paste_takes_about_twice_the_time() -> None:
    assert growth(lambda size: read(pasted_page(PROSE * size)), 100) < LIMIT
    assert growth(lambda size: read("\n\n".join(["Menu", "  * Home"] * size)), 400) < LIMIT
