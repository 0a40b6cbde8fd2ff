"""What the tools that save pages write into them, and what hostile pages make of their marks."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.read import saved

URL = "https://lantern.example/pier"
MARKS = (
    "<!-- Page saved with SingleFile ",
    "<!-- saved from url=(0042)",
    "<!-- Mirrored from a by HTTrack ",
    '<meta name="savepage-url" content="',
    '<html data-scrapbook-source="',
    "<html a='",
    "<single-file-infobar>",
    "<single-file-infobar ",
    "<!-- BEGIN WAYBACK TOOLBAR INSERT -->",
    "<!-- FILE ARCHIVED ON 03:48:42 Apr 03, 2014 ",
    "/web/20140403040000/http://",
    "/web/20140403040000/",
    '__wm.wombat("',
    "<link canonical ",
    "<div id=wm-ipp-base>",
    "<!--",
)


def told(text: str) -> dict[str, tuple[str, str]]:
    """Each field's value, and the tool that told it."""
    return {name: (field.value, field.origin) for name, field in saved.fields(text).items()}


@pytest.mark.parametrize("mark", MARKS)
def test_a_million_characters_of_marks_that_lead_nowhere_take_no_time(mark: str) -> None:
    for text in (mark * (1_000_000 // len(mark)), "<html>" + "<!-- BEGIN WAYBACK TOOLBAR INSERT -->" + mark * 20_000):
        begun = time.process_time()
        saved.fields(text)
        saved.without_additions(text)
        assert time.process_time() - begun < 2


@given(st.lists(st.one_of(st.sampled_from(MARKS), st.sampled_from(["-->", '"', ">", "<p>x", URL, "\n"])), max_size=12))
def test_any_mixture_of_marks_is_read(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert isinstance(saved.fields(text), dict)
    assert len(saved.without_additions(text)) <= len(text)


def test_a_page_that_no_tool_saved_says_nothing_and_stays_as_it_is() -> None:
    text = f'<!DOCTYPE html><html lang="en"><head><link rel="canonical" href="{URL}"></head><body>Pier</body></html>'
    assert saved.fields(text) == {}
    assert saved.without_additions(text) == text


@pytest.mark.parametrize(
    ("length", "url", "is_trusted"),
    [
        ("0028", URL, True),
        ("0027", URL, False),
        ("0029", URL, False),
        ("28", URL, False),
        ("0014", "about:internet", False),
        ("0022", "http://internet.e-mail", False),
        ("0027", "file:///C:/Users/a/pier.html"[:27], False),
        ("0029", "https://häfen.example/brücke/", True),
    ],
)
def test_the_note_of_a_browser_counts_if_its_length_is_right(length: str, url: str, is_trusted: bool) -> None:
    text = f"<!DOCTYPE html>\n<!-- saved from url=({length}){url} -->\n<html></html>"
    assert told(text) == ({"url": (url, "browser")} if is_trusted else {})


@given(st.integers(0, 12_000))
def test_an_address_of_any_length_is_counted_with_four_digits_or_more(extra: int) -> None:
    url = f"{URL}/{'a' * extra}"
    text = f"<!-- saved from url=({len(url):04}){url} -->"
    assert told(text) == {"url": (url, "browser")}


def test_what_is_saved_from_a_disk_has_no_address() -> None:
    text = "<html><!--\n Page saved with SingleFile \n url: file:///home/a/pier.html \n saved date: 2026-09-01\n-->"
    assert told(text) == {"saved": ("2026-09-01", "SingleFile")}


def test_an_attribute_is_read_whatever_stands_before_it_and_however_it_is_quoted() -> None:
    text = f"<HTML class=js style=\"a: 'b > c'\" data-scrapbook-source='{URL}?a=1&amp;b=2' data-scrapbook-create=1>"
    assert told(text) == {"url": (f"{URL}?a=1&b=2", "WebScrapBook")}


def test_what_an_attribute_says_behind_the_first_element_is_not_read() -> None:
    assert told(f'<html lang="en"><p data-scrapbook-source="{URL}">') == {}


def test_of_two_tools_the_more_exact_is_believed() -> None:
    by = "by HTTrack Website Copier/3.x [XR&CO'2014], Thu, 10 Sep 2026 07:20:54 GMT"
    mirrored = f"<!-- Mirrored from lantern.example/old {by} -->"
    text = f"<html><!--\n Page saved with SingleFile \n url: {URL} \n-->{mirrored}"
    assert told(text) == {"url": (URL, "SingleFile"), "saved": ("Thu, 10 Sep 2026 07:20:54 GMT", "HTTrack")}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (f"https://web.archive.org/web/20260912051530/{URL}", (URL, "2026-09-12T05:15:30+00:00")),
        (f"http://web.archive.org:80/web/20260912051530if_/{URL}", (URL, "2026-09-12T05:15:30+00:00")),
        (f"/web/20260912051530im_/{URL}", (URL, "2026-09-12T05:15:30+00:00")),
        (URL, None),
        (f"https://web.archive.org/web/2026/{URL}", None),
        (f"https://lantern.example/web/20260912051530/{URL}", None),
    ],
)
def test_the_address_of_a_snapshot_holds_the_original(address: str, expected: tuple[str, str] | None) -> None:
    assert saved.original(address) == expected


def test_every_address_of_a_snapshot_is_as_it_was() -> None:
    archive, digits = "https://web.archive.org/web", "20260912051530"
    page = '<link href="{a}{u}" rel="canonical"><script>{{"url":"{b}{v}"}}</script><img src="{c}{u}.png">'
    before = {"a": f"{archive}/{digits}/", "b": f"{archive}/{digits}/".replace("/", "\\/"), "c": f"/web/{digits}im_/"}
    addresses = {"u": URL, "v": URL.replace("/", "\\/")}
    page, original = page.format(**addresses, **before), page.format(**addresses, **dict.fromkeys(before, ""))
    assert saved.without_additions(page) == original
    assert told(page) == {
        "url": (URL, "Wayback Machine"),
        "saved": ("2026-09-12T05:15:30+00:00", "Wayback Machine"),
    }


def test_an_article_may_lead_to_a_snapshot_without_being_one() -> None:
    page = f'<p>As <a href="https://web.archive.org/web/20260912051530/{URL}">it stood</a> then.</p>'
    assert saved.without_additions(page) == page
    assert saved.fields(page) == {}


def test_an_old_snapshot_has_no_more_than_its_last_comment_to_date_it() -> None:
    page = (
        "<p>Pier</p></html>\n<!--\n     FILE ARCHIVED ON 20:53:27 Jul 2, 2007 AND RETRIEVED FROM THE\n ARCHIVE.\n-->\n"
    )
    assert told(page) == {"saved": ("2 Jul 2007 20:53:27 +0000", "Wayback Machine")}
    assert saved.without_additions(page).strip() == "<p>Pier</p></html>"
