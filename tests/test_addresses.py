"""Canonical URLs, ids and the addresses of pages."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.addresses import (
    canonical,
    data_file,
    domain,
    outlet_id,
    page_address,
    page_place,
    place_on_site,
    redirect_file,
    source_id,
    source_path,
    story_path,
    web_address,
)

TRACKING = ["utm_source=mail", "utm_campaign=x&utm_medium=y", "fbclid=a1", "gclid=2", "mc_cid=3", "igshid=4"]
HOSTS = st.sampled_from(["harbour.example", "news.harbour.example", "bücher.example", "m.example", "www.example"])
PATHS = st.lists(
    st.sampled_from(["a", "B", "2026", "café", "a%20b", "x;y", "(z)", "%E2%82%AC", "~me", "."]), max_size=3
).map("/".join)
QUERIES = st.lists(st.sampled_from(["id=1", "id=2", "page=", "q=a+b", "lang=de", "a=%26"]), max_size=3)


@st.composite
def urls(draw: st.DrawFn) -> tuple[str, str, list[str]]:
    return draw(HOSTS), draw(PATHS), draw(QUERIES)


def written(host: str, path: str, query: list[str], *, scheme: str = "https", fragment: str = "") -> str:
    return f"{scheme}://{host}/{path}" + (f"?{'&'.join(query)}" if query else "") + fragment


@given(urls(), st.sampled_from(TRACKING), st.sampled_from(["", "#top", "#a/b"]), st.data())
def test_one_page_has_one_canonical_address_however_it_is_written(
    url: tuple[str, str, list[str]], tracking: str, fragment: str, data: st.DataObject
) -> None:
    host, path, query = url
    once = canonical(written(host, path, query))
    shuffled = data.draw(st.permutations([*query, tracking]))
    for variant in (
        written(host, path, shuffled, scheme="http", fragment=fragment),
        written(f"{host.upper()}:443", path, shuffled),
        written(host, f"{path}/" if path else "", shuffled, fragment=fragment),
    ):
        assert canonical(variant) == once
    assert once is not None
    assert "utm_" not in once
    assert canonical(f"https://{once}") == once


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.harbour.example/a", "http://m.harbour.example/a/", True),
        ("https://amp.harbour.example/a", "https://harbour.example:443/a#x", True),
        ("https://harbour.example/a?b=1&a=2", "https://harbour.example/a?a=2&b=1", True),
        ("https://harbour.example/caf%C3%A9", "https://harbour.example/café", True),
        ("https://harbour.example/a?id=1", "https://harbour.example/a?id=2", False),
        ("https://harbour.example/a", "https://harbour.example/A", False),
        ("https://harbour.example:8080/a", "https://harbour.example/a", False),
        ("https://news.harbour.example/a", "https://harbour.example/a", False),
    ],
)
def test_two_addresses_are_one_page_or_they_are_not(one: str, other: str, same: bool) -> None:
    assert (canonical(one) == canonical(other)) is same


@pytest.mark.parametrize(
    "text",
    [
        "",
        "harbour.example/a",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://harbour.example/",
        "file:///etc/hosts",
        "https://",
        "https:///a",
        "https://har bour.example/",
        "https://harbour.example/a b",
        "https://harbour.example\\@other.example/",
        "https://[::1",
        "https://harbour.example:port/",
        'https://"onload=x.example/',
        "https://harbour.example/a\tb",
        "a note about https://harbour.example/",
    ],
)
def test_what_is_no_web_address_is_refused(text: str) -> None:
    assert web_address(text) is None
    assert canonical(text) is None


@given(st.text(max_size=20), st.text(max_size=40))
def test_a_web_address_can_stand_in_an_attribute_and_stays_itself(host: str, text: str) -> None:
    for written_as in (
        text,
        f"https://{host}",
        f"https://{host}/{text}",
        f"https://harbour.example/{text}",
        f"http://a.example/?{text}#{text}",
    ):
        address = web_address(written_as)
        if address is not None:
            assert re.fullmatch(r"https?://[!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~]+", address)
            assert web_address(address) == address
            assert urlsplit(address).hostname


def test_a_web_address_is_put_together_again() -> None:
    assert web_address(" HTTPS://Harbour.Example ") == "https://harbour.example/"
    assert web_address("https://me:secret@harbour.example/a") == "https://harbour.example/a"
    assert web_address('https://harbour.example/a"><b>') == "https://harbour.example/a%22%3E%3Cb%3E"
    assert web_address("https://bücher.example./x") == "https://xn--bcher-kva.example/x"


def test_an_outlet_has_one_domain_for_all_its_doors() -> None:
    assert {domain(f"https://{door}harbour.example/a") for door in ("", "www.", "www2.", "m.", "amp.", "mobile.")} == {
        "harbour.example"
    }
    assert domain("https://m.example/") == "m.example"


def test_a_source_is_called_by_what_its_curator_says_else_by_its_address_else_by_its_bytes() -> None:
    bytes_of = "0123456789abcdef"
    assert source_id(explicit="Ferry-1", url="https://a.example/", digest=bytes_of) == "ferry-1"
    by_url = source_id(explicit=None, url="https://a.example/x", digest=bytes_of)
    assert by_url == source_id(explicit="../etc", url="http://www.a.example/x/?utm_source=y", digest="ff")
    assert re.fullmatch(r"[0-9a-f]{10}", by_url)
    assert source_id(explicit=None, url=None, digest=bytes_of) == "0123456789"
    assert source_id(explicit="", url="no address", digest=bytes_of) == "0123456789"


def test_the_address_of_a_story_has_its_headline_and_its_founder() -> None:
    assert story_path("Ferry aground!", "3f2a91c07b") == "stories/ferry-aground-3f2a91c07b"
    assert story_path(None, "3f2a91c07b") == "stories/3f2a91c07b" == story_path("東京", "3f2a91c07b")
    assert source_path("3f2a91c07b") == "s/3f2a91c07b"


def test_an_outlet_without_a_domain_has_an_address_too() -> None:
    assert re.fullmatch(r"the-lantern-[0-9a-f]{4}", outlet_id("The Lantern"))
    assert outlet_id("A.B") != outlet_id("A B")
    assert re.fullmatch(r"[0-9a-f]{4}", outlet_id("東京新聞"))


@pytest.mark.parametrize(
    ("path", "place", "address"),
    [
        ("index.md", "", ""),
        ("days/index.md", "days", "days/"),
        ("stories/a-index.md", "stories/a-index", "stories/a-index/"),
        ("s/one/index.html", "s/one", "s/one/"),
        ("2019/a.html", "2019/a.html", "2019/a.html"),
        ("feed.xml", "feed.xml", "feed.xml"),
        ("café/index.html", "café", "caf%C3%A9/"),
    ],
)
def test_a_file_of_the_output_is_found_at_an_address(path: str, place: str, address: str) -> None:
    assert (page_place(path), page_address(path)) == (place, address)
    assert not path.endswith(".html") or redirect_file(place) == path


def test_the_place_of_a_storys_data_cannot_be_given_away() -> None:
    assert data_file("stories/a") == "stories/a/story.json"
    for place in (data_file("stories/a"), "stories/a/Story.JSON/", f"{data_file('stories/a')}/deeper", "story.json"):
        assert place_on_site(place, "https://news.example/") is None
    assert place_on_site("stories/a/story-json", "https://news.example/") == "stories/a/story-json"


@given(st.text(max_size=20) | st.from_regex(r"[a-z/.%2e]{0,20}", fullmatch=True))
def test_a_place_on_the_site_is_a_file_below_it(text: str) -> None:
    place = place_on_site(text, "https://news.example/")
    if place is not None:
        assert place_on_site(f"/{quote(place)}/", "https://news.example/") == place
        parts = redirect_file(place).split("/")
        assert all(part and not part.startswith(".") and part == part.strip() for part in parts)
        assert page_place(redirect_file(place)) == place
