"""What a page shows of its article, weighed against what it tells machines."""

from __future__ import annotations

import json

import pytest

from digest.read import html
from tests.builders import PROSE, web_page
from tests.scaling import LIMIT, growth


def told(text: str) -> dict[str, tuple[str, ...]]:
    return {name: field.values for name, field in html.read("sources/a.html", text).fields.items()}


def origin(text: str, name: str) -> str:
    return html.read("sources/a.html", text).fields[name].origin


def ld(**said: object) -> str:
    node = {"@type": "NewsArticle", **said}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def test_the_headline_that_is_shown_goes_before_the_title_of_the_page() -> None:
    assert told(web_page())["title"] == ("Bridge to be mended before winter",)


def test_a_title_alone_is_taken_without_the_name_of_the_site() -> None:
    page = web_page().replace("<h1>Bridge to be mended before winter</h1>", "")
    assert told(page)["title"] == ("Bridge to be mended before winter",)


def test_a_heading_that_is_the_name_of_the_site_is_no_headline() -> None:
    head = '<meta property="og:site_name" content="The Lantern">'
    page = web_page(head=head).replace("<body>", "<body><h1>The Lantern</h1>")
    assert told(page)["title"] == ("Bridge to be mended before winter",)


def test_the_canonical_address_and_the_language_are_read() -> None:
    page = web_page(head='<link rel="canonical" href="https://lantern.example/bridge">')
    assert told(page)["url"] == ("https://lantern.example/bridge",)
    assert told(page)["lang"] == ("en",)


def test_the_byline_beside_the_headline_goes_before_the_user_name_in_the_head() -> None:
    page = web_page(head='<meta name="author" content="mauder">', below_headline="<p>By Maud Ember</p>")
    assert told(page)["authors"] == ("Maud Ember",)
    assert origin(page, "authors") == "byline"


def test_the_outlet_is_not_its_own_author() -> None:
    head = '<meta property="og:site_name" content="The Lantern"><meta name="author" content="The Lantern">'
    page = web_page(head=head, below_headline='<a rel="author" href="/staff/maud">Maud Ember</a>')
    assert told(page)["authors"] == ("Maud Ember",)


def test_those_who_comment_are_no_authors() -> None:
    comment = '<div id="comments"><span class="author">Per Dahl</span><p>Well done.</p></div>'
    assert "authors" not in told(web_page(around=comment))


def test_the_day_that_is_shown_goes_before_the_day_that_machines_are_told() -> None:
    page = web_page(head=ld(datePublished="2026-08-20"), below_headline="<p>2 September 2026</p>")
    result = html.read("sources/a.html", page).fields["published"]
    assert result.value in ("2026-09-02", "2026-08-20")
    shown = told(web_page(head='<meta name="date" content="2026-08-20">', below_headline="<p>2 September 2026</p>"))
    assert shown["published"] == ("2026-09-02",)


def test_the_day_of_a_change_is_not_the_day_of_publication() -> None:
    fields = told(web_page(below_headline="<p>Published 2 September 2026</p><p>Updated 4 September 2026</p>"))
    assert fields["published"] == ("2026-09-02",)
    assert fields["modified"] == ("2026-09-04",)


def test_a_page_that_is_kept_up_to_date_for_years_has_a_guessed_day() -> None:
    page = web_page(head='<meta name="date" content="2021-01-05">', below_headline="<p>Updated 4 September 2026</p>")
    assert origin(page, "published") == "guess"


def test_a_time_counts_where_it_says_that_it_is_the_publications() -> None:
    marked = '<time class="entry-date" datetime="2026-09-02T08:00:00Z">Wednesday</time>'
    other = '<div class="comment"><time datetime="2026-09-09T08:00:00Z">Wednesday</time></div>'
    assert told(web_page(below_headline=marked, around=other))["published"] == ("2026-09-02T08:00:00Z",)


@pytest.mark.parametrize("depth", [1, 200])
def test_elements_of_an_author_within_each_other_are_read(depth: int) -> None:
    around = '<div class="author">' * depth + "<i>word </i>" * 200 + "</div>" * depth
    assert told(web_page(around=around))["title"] == ("Bridge to be mended before winter",)


def test_thousands_of_headings_beside_a_long_title_take_time_in_proportion() -> None:
    def read(size: int) -> None:
        headings = "".join(f"<h1>Heading number {number}</h1>" for number in range(size))
        html.read("sources/a.html", f"<html><title>{'bridge ' * size}</title><body>{headings}<p>{PROSE[0]}</p>")

    assert growth(read, 2000) < LIMIT
