"""Saved pages: what is the article's own is kept, the rest is left out by name, and nothing vanishes."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model import RawArticle
from digest.read import furniture, html
from digest.read.boxes import Layout
from digest.read.furniture import judged
from digest.read.questions import Sizes, beside, of_text, shifted, steps
from digest.text import one_line
from tests.builders import MENU, PROSE, web_page
from tests.scaling import LIMIT, growth

TITLE = "Bridge to be mended before winter"  # `clean` makes it a field, where it is still among the paragraphs
SILENT = furniture.Testimony(headline="", lang="", told="")
PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *(f"<p>{paragraph}</p>" for paragraph in PROSE),
                "<ul><li><a href=x>Otters are back</a></li><li>Mill for sale</li></ul>",
                "<div class=share-bar><button>Share</button></div>",
                "<div class='newsletter'><p>Sign up and never miss a word of what happens on the river.</p></div>",
                "<h2>A bridge too many</h2>",
                "<div class=comment><p>Well done, the lot of you, and about time too, if you ask me.</p></div>",
                "<figure><figcaption>The bridge. Photo: A. Voss</figcaption></figure>",
                "<table><tr><td>One<br><br>Two<td>Three</table>",
                "<p></p><p>?</p><p>© . …</p>",
            ]
        ),
        st.text(st.characters(codec="utf-8", exclude_categories=["C"], exclude_characters="<>&"), max_size=60),
    ),
    max_size=12,
)


def page(*pieces: str) -> str:
    return f"<html lang=en><head><title>Bridge | The Lantern</title></head><body>{''.join(pieces)}</body></html>"


def kept(result: RawArticle) -> list[str]:
    return [block.text for block in result.blocks]


def left_out(result: RawArticle) -> dict[str, str]:
    return {cut.text: cut.rule for cut in result.left_out}


def said(*texts: str) -> Counter[str]:
    return Counter(word for text in texts for word in re.findall(r"\w+", text))


def test_the_paragraphs_are_kept_and_all_around_them_is_left_out() -> None:
    result = html.read("sources/bridge.html", web_page())
    assert [text for text in kept(result) if text != TITLE] == list(PROSE)
    assert set(left_out(result)) >= {*MENU, "Otters are back", "© 2026 The Lantern"}


def test_an_editor_is_told_what_each_piece_was_taken_for() -> None:
    names = left_out(html.read("sources/bridge.html", web_page()))
    assert names["Weather"] == "navigation"
    assert names["Otters are back"] == "teaser"


@given(PIECES)
@settings(deadline=None)
def test_what_is_kept_and_what_is_left_out_are_all_that_is_seen(pieces: list[str]) -> None:
    text = page(*pieces)
    result = html.read("sources/a.html", text)
    seen, _ = html.heard(text)
    everything = said(*(one_line(piece.text) for piece in seen.pieces))
    assert said(*kept(result), *(cut.text for cut in result.left_out)) == everything
    assert all(cut.rule for cut in result.left_out)


@given(PIECES)
@settings(deadline=None, max_examples=30)
def test_a_page_is_judged_the_same_twice(pieces: list[str]) -> None:
    text = page(*pieces)
    assert html.read("sources/a.html", text) == html.read("sources/a.html", text)


@pytest.mark.parametrize("text", ["<p>One</p>", "One", "<b>One", "<html>One", "<?xml version='1.0'?><p>One</p>"])
def test_a_page_without_a_frame_is_a_page(text: str) -> None:
    result = html.read("sources/a.html", text)
    assert [*kept(result), *left_out(result)] == ["One"]


@pytest.mark.parametrize("text", ["", " ", "<html></html>", "<!-- x -->", "<html><frameset><frame></frameset></html>"])
def test_a_page_on_which_nothing_is_seen_has_nothing_to_keep(text: str) -> None:
    result = html.read("sources/a.html", text)
    assert (result.blocks, result.left_out) == ((), ())


def test_no_pieces_need_no_verdict() -> None:
    assert judged(Layout(pieces=(), boxes=(), ends=()), SILENT).own == ()


def test_the_text_that_a_page_tells_machines_is_heard() -> None:
    seen, _ = html.heard(web_page())
    told = furniture.Testimony(headline="", lang="en", told="\n".join(PROSE))
    asked, _ = furniture.opened(seen, told)
    witnessed = [text for text, yes in zip(asked.texts, asked.facts["told to machines ≥ 0.9"], strict=True) if yes]
    assert witnessed == list(PROSE)


def test_a_standfirst_that_calls_itself_the_article_is_not_believed() -> None:
    seen, _ = html.heard(web_page())
    asked, _ = furniture.opened(seen, furniture.Testimony(headline="", lang="en", told=PROSE[0]))
    assert not asked.facts["told to machines ≥ 0.5"].any()


@pytest.mark.parametrize(
    "piece",
    [f"<p>{PROSE[0]}</p><ul><li><a href=x>Otters</a></li></ul>", "<h1>Bridge to be mended</h1>", "<div class=author>A"],
)
def test_twice_the_page_takes_about_twice_the_time(piece: str) -> None:
    title = f"<title>{'bridge ' * 2000}</title>"
    assert growth(lambda size: html.read("sources/a.html", f"<html>{title}<body>{piece * size}"), 600) < LIMIT


# -- the questions


def test_a_number_becomes_a_question_by_steps() -> None:
    asked = steps("words", np.array([1.0, 5.0, 9.0]), (5, 9))
    assert {name: answers.tolist() for name, answers in asked.items()} == {
        "words ≥ 5": [False, True, True],
        "words ≥ 9": [False, False, True],
    }


@given(st.lists(st.booleans(), min_size=1, max_size=6), st.integers(-8, 8).filter(bool))
def test_beyond_the_ends_there_is_nothing(values: list[bool], offset: int) -> None:
    moved = shifted(np.array(values), offset)
    expected = [0 <= at + offset < len(values) and values[at + offset] for at in range(len(values))]
    assert moved.tolist() == expected


def test_what_stands_beside_a_text_is_asked_of_both_sides() -> None:
    asked = beside({"short": np.array([True, False, False])}, ["short"])
    assert asked["before: short"].tolist() == [False, True, False]
    assert asked["two before: short"].tolist() == [False, False, True]
    assert asked["after: short"].tolist() == [False, False, False]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The boat left.", True),
        ("“We saw it leave.”", True),
        ("„Es ist weg.“", True),
        ("»Es ist weg.«", True),
        ("« Il est parti. »", True),
        ("船は出た。", True),
        ("Otters are back", False),
        ("Read more:", False),
        ("„Der Fluss ist breiter als früher“", False),
    ],
)
def test_a_sentence_ends_with_its_mark_whatever_quotation_mark_closes_it(text: str, ends: bool) -> None:
    assert of_text([text], Sizes.of([text]), "")["ends a sentence"].tolist() == [ends]


def test_a_text_is_described_by_what_it_looks_like() -> None:
    texts = ["SHARE", "Home | News", "© The Lantern", "Bridge to be mended", "SHARE"]
    asked = of_text(texts, Sizes.of(texts), "Bridge to be mended")
    yes = {name: answers.tolist() for name, answers in asked.items()}
    assert yes["all capitals"] == [True, False, False, False, True]
    assert yes["has a bar"][1]
    assert yes["has a copyright sign"][2]
    assert yes["like the headline ≥ 0.8"] == [False, False, False, True, False]
    assert yes["said more than once"] == [True, False, False, False, True]
    assert yes["said before"] == [False, False, False, False, True]
