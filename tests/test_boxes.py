"""Pages as pieces in boxes: every word that a reader could see is in one piece, and nothing else is."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

from digest.model import Kind
from digest.read.boxes import Layout, layout
from tests.scaling import LIMIT, growth

BLOCKS = "div section p ul li blockquote table td h2 figure figcaption main article".split()
INLINE = "span b em a font".split()
UNSEEN = "<script>{}</script>|<style>{}</style>|<template>{}</template>|<p class='sr-only'>{}</p>|<!-- {} -->|<?pi {}?>"
# A page as a tree: a leaf is None (a word that is seen), or markup around a word that is not; a branch is a tag and
# what stands in it.
LEAVES = st.one_of(st.none(), st.sampled_from([*UNSEEN.split("|"), "<br>", "<hr>", "<img src='a.png'>"]))
TREES = st.recursive(
    LEAVES, lambda inner: st.tuples(st.sampled_from(BLOCKS + INLINE), st.lists(inner, max_size=4)), max_leaves=25
)


def seen(body: str) -> Layout:
    return layout(document_fromstring(f"<html><head><title>Unseen</title></head><body>{body}</body></html>"))


def texts(body: str) -> list[str]:
    return [piece.text for piece in seen(body).pieces]


def written(tree: object, words: Iterator[str], visible: list[str]) -> str:
    """A tree as markup; the words that a reader could see are noted, in order."""
    if isinstance(tree, tuple):
        tag, inside = tree
        return f"<{tag}>" + "".join(written(each, words, visible) for each in inside) + f"</{tag}>"
    if isinstance(tree, str):
        return tree.replace("{}", f"un{next(words)}")
    word = next(words)
    visible.append(word)
    return f" {word} "


def numbered() -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"seen{number}"


@given(st.lists(TREES, max_size=6))
def test_every_visible_word_is_in_exactly_one_piece_and_in_order(trees: list[object]) -> None:
    visible: list[str] = []
    words = numbered()
    body = "".join(written(tree, words, visible) for tree in trees)
    assert " ".join(texts(body)).split() == visible


@given(st.lists(TREES, max_size=6))
def test_boxes_are_nested_ranges(trees: list[object]) -> None:
    words = numbered()
    page = seen("".join(written(tree, words, []) for tree in trees))
    for number, (box, end) in enumerate(zip(page.boxes, page.ends, strict=True)):
        around = page.boxes[box.parent]
        assert number <= end < len(page.boxes)
        assert box.parent < number or number == 0
        assert end <= page.ends[box.parent]
        assert box.depth == around.depth + 1 or number == 0
        assert around.tags_around <= box.tags_around
        assert around.names_around <= box.names_around
        assert box.hidden or not around.hidden
    assert [piece.box for piece in page.pieces if not 0 <= piece.box < len(page.boxes)] == []


@given(st.text(st.sampled_from("<>/=\"' apdivbrscript!-?&;x\n"), max_size=200))
def test_any_tangle_of_markup_is_walked(body: str) -> None:
    page = seen(f"<p>x</p>{body}")
    assert page.pieces[0].text.startswith("x")
    assert len(page.boxes) == len(page.ends)
    assert all(0 <= piece.linked <= 1 for piece in page.pieces)


def test_an_empty_line_of_line_breaks_parts_a_text_and_a_single_one_does_not() -> None:
    assert texts("The boat<br>left.<br><br>It came<br> <br/>back.<br><br><br>") == [
        "The boat left.",
        "It came",
        "back.",
    ]


def test_a_paragraph_inside_a_sentence_of_markup_is_one_piece() -> None:
    assert texts("<p>The <b>old</b> boat<i>s</i> <a href=x>left</a>.</p>") == ["The old boats left."]


def test_what_stands_around_a_comment_or_an_instruction_stays_together() -> None:
    assert texts("<p>The <!-- old -->boat <?php echo 1 ?>left.</p>") == ["The boat left."]


def test_words_behind_what_nobody_sees_are_seen() -> None:
    assert texts("<p>The <script>var a = '<p>x</p>'</script>boat <svg><text>x</text></svg>left</p>") == [
        "The boat left"
    ]


def test_what_is_never_closed_ends_where_the_next_one_begins() -> None:
    assert texts("<ul><li>One<li>Two</ul><p>Three<p>Four <b>five") == ["One", "Two", "Three", "Four five"]


def test_the_share_that_is_linked_is_told() -> None:
    pieces = seen('<p>Read <a href="x">more</a></p><li><a href="y">Otters</a></li><p>None</p>').pieces
    assert [round(piece.linked, 2) for piece in pieces] == [0.44, 1, 0]


def test_kinds_are_what_the_markup_says() -> None:
    page = seen("<h2>A</h2><p>B</p><ul><li><p>C</p></li></ul><blockquote><p>D</p></blockquote>")
    kinds = [page.boxes[piece.box].kind for piece in page.pieces]
    assert kinds == [Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE]


def test_a_box_knows_what_it_is_called_and_what_is_around_it() -> None:
    page = seen('<div class="share-bar"><p>Tweet</p></div><div id="newsletter-box" style="display: none">Join</div>')
    tweet, join = (page.boxes[piece.box] for piece in page.pieces)
    assert "sharing" in tweet.names_around
    assert "sharing" not in tweet.names
    assert "sign-up" in join.names
    assert join.hidden
    assert not tweet.hidden


@pytest.mark.parametrize("depth", [10, 248, 249, 250, 251, 252])
def test_text_before_inside_and_behind_nested_boxes_is_seen(depth: int) -> None:
    page = seen("before" + "<div>" * depth + "inside" + "</div>" * depth + "behind<p>below</p>")
    assert [piece.text for piece in page.pieces] == ["before", "inside", "behind", "below"]
    assert [page.boxes[piece.box].tag for piece in page.pieces] == ["body", "div", "body", "p"]


@pytest.mark.parametrize("tag", ["div", "b", "a", "table", "li", "blockquote", "p", "font"])
def test_a_thousand_levels_do_no_harm(tag: str) -> None:
    assert texts("<p>before</p>" + f"<{tag}>" * 1000 + "inside" + f"</{tag}>" * 1000)[0] == "before"
    assert texts("<p>before</p>" + f"<{tag}>inside " * 1000)[0] == "before"


def test_an_element_with_very_many_attributes_does_no_harm() -> None:
    many = " ".join(f"data-a{number}={number}" for number in range(5000))
    begun = time.process_time()
    assert texts(f"<p>before</p><div {many} class='{'share ' * 5000}'>inside</div><p>behind</p>") == [
        "before",
        "inside",
        "behind",
    ]
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    "piece", ["<p>The boat left.</p>", "<br>", "<b><a>x</a></b>", "<div>", "<li class=card>a", "</p>"]
)
def test_twice_the_page_takes_about_twice_the_time(piece: str) -> None:
    size = 60_000 // len(piece)
    pages = {number: document_fromstring(f"<html><body>{piece * number}</body></html>") for number in (size, 2 * size)}
    assert growth(lambda number: layout(pages[number]), size) < LIMIT


def test_a_page_without_a_bottom_is_known_and_any_other_is_not() -> None:
    deep = document_fromstring("<html><body>" + "<div>" * 400 + "deep" + "</div>" * 400 + "</body></html>")
    shallow = document_fromstring("<html><body>" + "<div>" * 40 + "deep" + "</div>" * 40 + "</body></html>")
    assert layout(deep).is_bottomless
    assert not layout(shallow).is_bottomless
