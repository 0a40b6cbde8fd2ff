"""What files say about their articles, in the many spellings of the wild."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Field
from digest.read.fields import gather, is_field, layered, spelled


def said(key: str, value: object) -> dict[str, tuple[str, ...]]:
    """What one key says, without where it says so."""
    return {name: field.values for name, field in gather([(key, value)], "test")[0].items()}


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("Title", "title"),
        ("HEADLINE", "title"),
        ("full_title", "title"),
        ("URL Source", "url"),
        ("savepage-url", "url"),
        ("Snapshot-Content-Location", "url"),
        ("canonicalUrl", "url"),
        ("date", "published"),
        ("date.created", "published"),
        ("Published Time", "published"),
        ("pubDate", "published"),
        ("last_modified", "modified"),
        ("date_saved", "saved"),
        ("created", "saved"),
        ("time_added", "saved"),
        ("byline", "authors"),
        ("site_name", "outlet"),
        ("container-title", "outlet"),
        ("inLanguage", "lang"),
        ("standfirst", "description"),
        ("categories", "tags"),
        ("articleSection", "section"),
    ],
)
def test_a_key_is_known_however_it_is_spelled(key: str, field: str) -> None:
    value = "https://lantern.example/a" if field == "url" else "Something"
    assert said(key, value) == {field: (value,)}
    assert is_field(key)


def test_source_and_permalink_are_addresses_only_if_they_are() -> None:
    assert said("source", "https://lantern.example/a") == {"url": ("https://lantern.example/a",)}
    assert said("source", "The Lantern") == {"outlet": ("The Lantern",)}
    assert said("permalink", "https://lantern.example/a") == {"url": ("https://lantern.example/a",)}
    assert said("permalink", "/2026/a") == {}


def test_created_is_when_the_clip_was_made() -> None:
    assert said("created", "2026-09-01") == {"saved": ("2026-09-01",)}


@pytest.mark.parametrize(
    ("key", "value", "is_draft"),
    [
        ("draft", "true", True),
        ("draft", "false", False),
        ("published", "False", True),
        ("published", "true", False),
        ("status", "draft", True),
        ("status", "final", False),
    ],
)
def test_a_draft_is_marked_in_one_of_three_ways(key: str, value: str, is_draft: bool) -> None:
    assert ("draft" in said(key, value)) is is_draft
    assert "published" not in said(key, value)


@pytest.mark.parametrize(
    ("value", "authors"),
    [
        ("Ada Voss", ("Ada Voss",)),
        ("By Ada Voss and Per Dahl", ("Ada Voss", "Per Dahl")),
        ("Ada Voss, Per Dahl & Tom Besk; Odile Marrant", ("Ada Voss", "Per Dahl", "Tom Besk", "Odile Marrant")),
        ("Ada Voss und Per Dahl", ("Ada Voss", "Per Dahl")),
        (["[[Ada Voss]]", "Per Dahl, editor", "Ada Voss"], ("Ada Voss", "Per Dahl, editor")),
        (["https://lantern.example/people/ada", "Ada Voss"], ("Ada Voss",)),
        ([["Ada Voss"]], ("Ada Voss",)),  # [[Ada Voss]] without quotation marks, as YAML reads it
        ("[[people/ada|Ada Voss]], [[Per Dahl]]", ("Ada Voss", "Per Dahl")),
        ("Alexandra Sandell", ("Alexandra Sandell",)),  # no "and" inside a name
    ],
)
def test_authors_come_as_a_list_or_in_a_line(value: object, authors: tuple[str, ...]) -> None:
    assert said("author", value) == {"authors": authors}


def test_tags_that_clippers_put_there_for_themselves_go() -> None:
    assert said("tags", ["clippings", "Sea", "Readwise"]) == {"tags": ("Sea",)}
    assert said("tags", "sea | boats,coast") == {"tags": ("sea", "boats", "coast")}
    assert said("tags", ["one, two", "three"]) == {"tags": ("one, two", "three")}


@pytest.mark.parametrize("left_over", ["{{title}}", "{% title %}", "${title}", "", "   ", None, [], {}, [None]])
def test_what_a_tool_did_not_fill_in_says_nothing(left_over: object) -> None:
    assert said("title", left_over) == {}


def test_a_value_becomes_one_line_of_safe_text() -> None:
    assert said("title", " Bell\nfound \u202eoff\u200b Gannock ") == {"title": ("Bell found off Gannock",)}


def test_the_first_of_two_spellings_wins_and_unknown_keys_are_named() -> None:
    fields, ignored = gather([("headline", "One"), ("title", "Two"), ("Colour", "green")], "test")
    assert fields["title"] == Field(values=("One",), origin="test")
    assert ignored == ("Colour",)


def test_an_earlier_layer_wins() -> None:
    one, two = Field(values=("One",), origin="sidecar"), Field(values=("Two",), origin="text")
    assert layered({"title": one}, {"title": two, "lang": two}) == {"title": one, "lang": two}


@given(st.text(max_size=15), st.one_of(st.none(), st.text(max_size=15), st.lists(st.text(max_size=15), max_size=3)))
def test_every_key_is_used_or_named_or_empty(key: str, value: object) -> None:
    fields, ignored = gather([(key, value)], "test")
    assert len(fields) + len(ignored) <= 1
    assert all(field.values and all(field.values) for field in fields.values())
    assert spelled(spelled(key)) == spelled(key)


@pytest.mark.parametrize(
    ("origin", "is_heard"),
    [
        ("sidecar", True),
        ("front matter", True),
        ("header", True),
        ("JSON-LD", False),
        ("meta tag", False),
        ("page", False),
    ],
)
def test_a_page_cannot_say_what_may_be_shown_of_it(origin: str, is_heard: bool) -> None:
    fields, ignored = gather([("Rights", "full")], origin)
    assert ("rights" in fields, ignored) == (is_heard, () if is_heard else ("Rights",))
