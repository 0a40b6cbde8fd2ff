"""The escaping of `render.markdown`, and the gate of `digest.markup`, in Python-Markdown as MkDocs calls it."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from digest.addresses import web_address
from digest.markup import LINES, PARTS
from digest.render import markdown
from digest.text import one_line

EXTENSIONS = ["toc", "tables", "fenced_code", "pymdownx.blocks.details", "pymdownx.mark", "digest.markup"]


def shown(text: str) -> Tag:
    """What a browser gets of a Markdown text."""
    converter = Markdown(extensions=EXTENSIONS, extension_configs={"toc": {"permalink": False}})
    return BeautifulSoup(f"<body>{converter.convert(text)}</body>", "html.parser")


def visible(page: Tag, selector: str = "body") -> str:
    """The words that a reader sees in the one element that a selector names."""
    (element,) = page.select(selector)
    return " ".join(element.get_text().split())


# Whatever begins, ends or changes something in Markdown or in one of the extensions.
MARKS = (
    r"\ ` * _ { } [ ] ( ) # + - . ! ~ = | < > & : ; / ? ^ $ % @ \" ' ––"
    " ** __ == ~~ ++ ``` ~~~ --- === /// //// | |-|-| :-- ![ ]( []: [^1] [TOC] *[a]: [1]: <!--"
    " --> <b> </b> <br/> &amp; &lt &#42; &copy; http://a.example <http://a.example> a@b.example <a@b.example>"
    " 1. 1) 12. - + * # ## > ? : ! !!! ??? $x$ javascript: {: #x }"
    " {.x onclick=y} part details type: id: title: (c) -- --- ... \\* \\\\ é 東 🦭 a b word"
).split()
TEXTS = (
    st.one_of(
        st.lists(st.one_of(st.sampled_from(MARKS), st.text(max_size=3)), min_size=1, max_size=7).map(" ".join),
        st.lists(st.sampled_from(MARKS), min_size=1, max_size=7).map("".join),
        st.text(min_size=1, max_size=20),
    )
    .map(one_line)
    .filter(bool)
)


@settings(max_examples=300)
@given(TEXTS)
@example("1. a list")
@example("1986) was a year")
@example("/// part | card")
@example("a | b")
@example("==marked== ~~gone~~ ^up^")
@example("[TOC]")
@example("[a]: http://b.example")
def test_text_in_a_paragraph_is_the_text_that_went_in(text: str) -> None:
    assert visible(shown(markdown.text(text)), "body > p") == text


@given(TEXTS, st.integers(1, 3))
def test_text_in_a_heading_is_the_text_that_went_in(text: str, level: int) -> None:
    assert visible(shown(f"{'#' * level} {markdown.text(text)}"), f"body > h{level}") == text


@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_text_in_a_list_is_the_text_that_went_in(texts: list[str]) -> None:
    found = shown(markdown.items(map(markdown.text, texts))).select("body > ul > li")
    assert [" ".join(item.get_text().split()) for item in found] == texts


@given(TEXTS)
def test_text_in_a_quotation_is_the_text_that_went_in(text: str) -> None:
    assert visible(shown(markdown.quote(markdown.text(text))), "body > blockquote > p") == text


@given(TEXTS, TEXTS)
def test_text_in_a_fold_is_the_text_that_went_in(summary: str, text: str) -> None:
    page = shown(markdown.fold(summary, "twin", markdown.text(text)))
    assert visible(page, "body > details.twin > summary") == summary
    assert visible(page, "body > details.twin > p") == text


@given(TEXTS, TEXTS, st.sampled_from(sorted(PARTS - LINES)))
def test_text_in_nested_parts_is_the_text_that_went_in(text: str, other: str, name: str) -> None:
    inside = [
        f"### {markdown.text(text)}",
        f"- {markdown.text(other)}",
        f"> {markdown.text(text)}",
        markdown.part("chips", markdown.text(other)),
        markdown.fold(other, "twin", markdown.text(text)),
    ]
    page = shown(markdown.part(name, *inside, identity="s-1", depth=1))
    outside = f"body > div.{name}#s-1"
    assert visible(page, f"{outside} > h3") == visible(page, f"{outside} > blockquote > p") == text
    assert visible(page, f"{outside} > ul > li") == visible(page, f"{outside} > div.chips") == other
    assert visible(page, f"{outside} > details > summary") == other
    assert visible(page, f"{outside} > details > p") == text


@given(TEXTS, st.sampled_from(sorted(LINES)))
def test_text_in_a_part_of_one_line_is_the_text_that_went_in(text: str, name: str) -> None:
    page = shown(markdown.part(name, markdown.text(text)))
    assert visible(page, f"body > div.{name}") == text
    assert not page.select("body > div > *")


IN_ADDRESSES = [*MARKS, "?a=1", "&copy=2", "&amp;b", "%20", "%28", "path", "#top", "(x)"]
ADDRESSES = (
    st.lists(st.sampled_from(IN_ADDRESSES), max_size=5)
    .map(lambda pieces: web_address(f"https://lantern.example/{''.join(pieces)}"))
    .filter(bool)
)


@settings(max_examples=200)
@given(TEXTS, ADDRESSES)
def test_a_link_shows_its_words_and_leads_to_its_address(words: str, address: str) -> None:
    page = shown(f"- {markdown.link(words, address)}, and more")
    assert visible(page, "body > ul > li") == f"{words}, and more"
    (link,) = page.select("a")
    assert " ".join(link.get_text().split()) == words
    assert unquote(str(link["href"])) == unquote(address)


@given(TEXTS, TEXTS)
@example("and 3 more", "\"The 'Tide'\" (Tharrow) & Co, \\*a_b* <i>")
def test_the_title_of_a_link_is_the_text_that_went_in(words: str, title: str) -> None:
    page = shown(f"- {markdown.link(words, '#s-a', title=title)}, and more")
    assert visible(page, "body > ul > li") == f"{words}, and more"
    (link,) = page.select("a")
    assert (link["href"], link["title"]) == ("#s-a", title)


@given(st.lists(st.tuples(TEXTS, st.booleans()), min_size=1, max_size=5))
def test_marked_words_are_the_words_that_went_in_and_only_the_right_ones_are_marked(
    pieces: list[tuple[str, bool]],
) -> None:
    words = [(word, mark) for text, mark in pieces for word in text.split()]
    page = shown(markdown.marked(words))
    assert visible(page, "body > p") == " ".join(word for word, _ in words)
    marked = " ".join(mark.get_text() for mark in page.select("mark"))
    assert marked.split() == [word for word, mark in words if mark]


@settings(max_examples=200)
@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=5), TEXTS)
@example("of", ["118 passengers"], ", all adults")
@example("US", ["$5"], "m")
@example("=", ["="], "=")
@example("*", [":0"], "#")
def test_a_spot_is_marked_with_the_word_that_it_is_part_of_and_no_mark_beside_it(
    before: str, spots: list[str], behind: str
) -> None:
    for line in (before + "".join(spots) + behind, " ".join([before, *spots, behind])):
        page = shown(markdown.spotted(line, spots))
        assert visible(page, "body > p") == " ".join(line.split())
        marks = page.select("mark")
        assert marks
        assert all(any(spot in mark.get_text() for mark in marks) for spot in spots)
    (mark,) = shown(markdown.spotted("118, 18 of them, 8.", ["8"])).select("mark")
    assert (mark.get_text(), str(mark.next_sibling)) == ("8", ".")


# -- the gate

PAYLOADS = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<svg onload=alert(1)>",
    '<a href="javascript:alert(1)" onclick="x">x</a>',
    "<div\nonmouseover=alert(1)>",
    "<!-- <script> -->",
    "<?php x ?>",
    "<![CDATA[<script>]]>",
    "<javascript:alert(1)>",
    "<a@b.example>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;avascript&colon;alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](vbscript:x)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](https://a.example/ \"t' onclick=alert(1)\")",
    '[x](https://a.example/"onclick="alert(1))',
    "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "![x\" onerror=\"alert(1)](https://a.example/x.png)",
    "![x][r]",
    "[x][r]",
    "[r]: javascript:alert(1) 'onclick=x'",
    "\n\n",
    "\n",
    "    ",
    "> ",
    "- ",
    "# ",
    "# {: onclick=alert(1) }",
    "/// details | <img src=x onerror=alert(1)>\n",
    "/// part | card\n",
    "/// part | card onclick=x\n",
    "    id: x\n",
    "    type: \"x onload=alert(1)\"\n",
    "    attrs: {onclick: alert(1), style: 'x', href: 'javascript:alert(1)'}\n",
    "    open: true\n",
    "\n///\n",
    "/// html | script\n",
    "``` {.x onclick=y}\n",
    "```",
    "~~~html\n",
    "a | b\n:-|-:\n",
    "==", "*", "`", "\\", "&lt;script&gt;", "&", "<", ">", "x", " ",
]  # fmt: skip
HARMLESS = frozenset(
    "div p h1 h2 h3 h4 h5 h6 ul ol li blockquote em strong mark a br hr code pre span "
    "details summary table thead tbody tr th td".split()
)
MAY_HAVE = frozenset("id class href title rel open style".split())


@settings(max_examples=500)
@given(st.lists(st.sampled_from(PAYLOADS), max_size=10).map("".join))
@example("/// details | x\n    attrs: {onclick: alert(1), href: 'javascript:alert(1)'}\n\ntext\n\n///")
@example("[x][r]\n\n[r]: javascript:alert(1)")
@example("![x](data:image/svg+xml,x)")
def test_nothing_harmful_comes_through_the_gate(text: str) -> None:
    for element in shown(text).find_all(name=True):
        if element.name == "body":
            continue
        assert element.name in HARMLESS, element
        assert set(element.attrs) <= MAY_HAVE, element
        assert "style" not in element.attrs or re.fullmatch(r"text-align: \w+;", str(element["style"])), element
        href = re.sub(r"[\x00-\x20]", "", str(element.get("href", "")))
        assert href.startswith(("http://", "https://", "mailto:")) or ":" not in href, element


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        ("![A pier](https://a.example/x.png)", "<p><span>A pier</span></p>"),
        ("[x](javascript:alert(1))", "<p><span>x</span></p>"),
        ("[x](about.md#who)", '<p><a href="about.md#who">x</a></p>'),
        ("[x](mailto:me@a.example)", '<p><a href="mailto:me@a.example">x</a></p>'),
        ("[x](https://a.example)", '<p><a href="https://a.example/" rel="noopener nofollow">x</a></p>'),
        ("*x* **y**", "<p><em>x</em> <strong>y</strong></p>"),
    ],
)
def test_the_gate_takes_harm_away_and_leaves_the_text(text: str, html: str) -> None:
    assert shown(text).decode_contents() == f"<body>{html}</body>"


def test_a_part_is_one_of_a_list() -> None:
    assert shown(markdown.part("card", "x")).select("div.card")
    assert not shown(markdown.part("sidebar", "x")).select("div.sidebar")


def test_a_word_of_markdown_that_was_not_escaped_would_be_noticed() -> None:
    assert visible(shown("a *b* c"), "body > p") != "a *b* c"
    assert visible(shown("==a=="), "body > p") != "==a=="
