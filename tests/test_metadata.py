"""What a page tells machines: JSON-LD, then meta tags."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

from digest.read.metadata import article_body, told
from tests.builders import PROSE
from tests.scaling import LIMIT, growth

JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=10)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                "@type @id @graph headline name author publisher datePublished mainEntity articleBody".split()
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=15,
)


def said(head: str) -> dict[str, tuple[str, ...]]:
    text = f"<html><head>{head}</head><body><p>{PROSE[0]}</p></body></html>"
    return {name: field.values for name, field in told(text, document_fromstring(text)).items()}


def ld(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Bridge",
    "datePublished": "2026-09-02",
    "author": {"name": "Maud Ember"},
}


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        [{"@type": "WebSite", "name": "The Lantern"}, ARTICLE],
        {"@graph": [{"@type": "WebPage", "name": "Page"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
    ],
)
def test_an_article_is_found_wherever_it_stands(data: object) -> None:
    fields = said(ld(data))
    assert fields["title"] == ("Bridge",)
    assert fields["authors"] == ("Maud Ember",)
    assert fields["published"] == ("2026-09-02",)


def test_json_goes_before_meta_tags_and_what_it_leaves_open_they_fill() -> None:
    tags = '<meta property="og:title" content="Shared"><meta property="og:site_name" content="The Lantern">'
    fields = said(ld(ARTICLE) + tags)
    assert fields["title"] == ("Bridge",)
    assert fields["outlet"] == ("The Lantern",)


def test_people_who_are_referred_to_are_found_by_their_number() -> None:
    data = {"@graph": [{**ARTICLE, "author": {"@id": "#1"}}, {"@id": "#1", "@type": "Person", "name": "Per Dahl"}]}
    assert said(ld(data))["authors"] == ("Per Dahl",)


def test_organisations_write_only_where_there_are_no_people() -> None:
    agency = {"@type": "Organization", "name": "Isle Press"}
    assert said(ld({**ARTICLE, "author": [agency, {"name": "Per Dahl"}]}))["authors"] == ("Per Dahl",)
    assert said(ld({**ARTICLE, "author": agency}))["authors"] == ("Isle Press",)


def test_marks_that_were_escaped_twice_are_read() -> None:
    assert said(ld({**ARTICLE, "headline": "The mayor&amp;#8217;s bridge"}))["title"] == ("The mayor’s bridge",)


def test_what_is_not_free_is_behind_a_paywall() -> None:
    assert said(ld({**ARTICLE, "isAccessibleForFree": "False"}))["paywalled"] == ("true",)
    assert "paywalled" not in said(ld({**ARTICLE, "isAccessibleForFree": True}))


def test_a_date_that_is_none_is_not_told() -> None:
    assert "published" not in said('<meta property="article:published_time" content="yesterday">')


def test_an_author_that_is_an_address_is_nobody() -> None:
    assert "authors" not in said('<meta property="article:author" content="https://social.example/maud">')


def test_a_meta_tag_in_the_body_is_not_the_pages() -> None:
    text = f'<html><head></head><body><meta name="author" content="Per Dahl"><p>{PROSE[0]}</p></body></html>'
    assert told(text, document_fromstring(text)) == {}


@pytest.mark.parametrize("script", ["", "{", "[" * 5000, "null", '"x"', "{};", '{"@type": "NewsArticle"} x'])
def test_a_script_that_is_no_json_says_nothing(script: str) -> None:
    assert said(f'<script type="application/ld+json">{script}</script>') == {}


@given(JSON)
def test_any_json_is_read(data: object) -> None:
    escaped = json.dumps(data).replace("<", "\\u003c")
    text = f'<html><head><script type="application/ld+json">{escaped}</script></head><body></body></html>'
    page = document_fromstring(text)
    assert isinstance(told(text, page), dict)
    assert isinstance(article_body(page), str)


def test_the_longest_of_the_texts_that_machines_are_told_is_the_articles() -> None:
    page = document_fromstring(ld([{"articleBody": "Short"}, {"@graph": [{"articleBody": " ".join(PROSE)}]}]) + "<p>x")
    assert article_body(page) == " ".join(PROSE)


def test_twice_the_tags_take_about_twice_the_time() -> None:
    assert growth(lambda size: said('<meta property="article:tag" content="river, bridge">' * size), 2000) < LIMIT
    assert (
        growth(lambda size: said(ld([{"@type": "Thing", "@id": str(n), "name": "x"} for n in range(size)])), 4000)
        < LIMIT
    )
