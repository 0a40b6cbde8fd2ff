"""The whole journey over the sample content: what stands on disk at its end."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import feedparser
import pytest

from digest import config, pipeline
from digest.text import plain
from tests.conftest import ROOT, Site


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the text that a reader sees."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self._hidden = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._hidden += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.text += data


def pages(site: Path) -> Iterator[tuple[str, Elements]]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), Elements(path.read_text("utf-8"))


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_the_sample_makes_the_stories_that_it_was_written_for(sample: Site) -> None:
    stories = {story.title: len(story.sources) for story in sample.edition.stories}
    assert stories == {
        "Minister defends two-crown toll on Hallin Bridge": 2,
        "Fish Hall saved as councillors reject hotel bid": 2,
        "Counting in the dark: Gannock Stack's storm petrels have doubled": 2,
        "An island buys its last shop, and ties its hours to the ferry": 1,
        "Deichbau bei Altensiel ruht nach Fund eines alten Bohlenwegs": 2,
        "Dunmarrow to drink from the sea after third dry summer": 2,
        "Ferry inquiry told of steering alarms in August": 2,
        "Ferry with 84 passengers runs aground off Tharrow Haven": 5,
        "Lady Corran sails again as ferry inquiry hears what jammed her steering": 2,
    }


def test_every_file_is_accounted_for(sample: Site) -> None:
    fates = sample.edition.fates
    assert all(fates.values())
    assert [path for path, fate in fates.items() if fate.startswith("set aside")] == ["sources/inbox/untitled-3.txt"]
    assert not sample.edition.errors


def test_the_stories_of_the_ferry_lead_to_each_other(sample: Site) -> None:
    begun = {story.group.founder.id: story.first.day for story in sample.edition.stories if story.first}
    days = {story.first.day: story.group for story in sample.edition.stories if story.group.earlier and story.first}
    assert {day: sorted(begun[link.b] for link in group.earlier) for day, group in days.items()} == {
        "2026-09-07": ["2026-09-02"],
        "2026-09-24": ["2026-09-02", "2026-09-07"],
    }


def test_copies_are_counted_as_copies(sample: Site) -> None:
    ferry = next(story for story in sample.edition.stories if "84 passengers" in story.title)
    outlets = {source.id: source.outlet.name if source.outlet else "" for source in ferry.sources}
    assert {outlets[copy]: outlets[speaker] for copy, speaker in ferry.group.copies.items()} == {
        "Tharrow Mail": "The Harbour Post",
        "Isle Brief": "Varrey Courier",
    }


def test_a_second_build_writes_nothing(sample: Site) -> None:
    def times() -> dict[Path, int]:
        return {path: path.stat().st_mtime_ns for path in sample.output.rglob("*")}

    before = times()
    settings = config.load(ROOT)
    done = pipeline.publish(pipeline.make(ROOT / "content", settings), ROOT / "content", sample.output, ROOT, settings)
    assert (done.written, done.deleted, done.built) == (0, 0, False)
    assert times() == before


def test_the_same_input_gives_the_same_bytes_elsewhere(sample: Site, tmp_path: Path) -> None:
    """Another folder, time zone, locale, hash seed, and two processes."""
    surroundings = {**os.environ, "TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-P", "-m", "digest", "build", "--output", str(tmp_path / "elsewhere"), "--jobs", "2"]
    subprocess.run(command, env=surroundings, cwd=tmp_path, check=True, capture_output=True)
    for part in ("docs", "site"):
        ours, theirs = tree(sample.output / part), tree(tmp_path / "elsewhere" / part)
        assert ours.keys() == theirs.keys()
        assert [path for path in ours if ours[path] != theirs[path]] == []


def test_nothing_is_asked_of_another_host(sample: Site) -> None:
    loads = {
        "script": "src",
        "link": "href",
        "img": "src",
        "iframe": "src",
        "source": "src",
        "video": "src",
        "audio": "src",
        "object": "data",
        "form": "action",
    }
    for path, page in pages(sample.html):
        for tag, attributes in page.elements:
            address = attributes.get(loads.get(tag, ""), "")
            if tag == "link" and attributes.get("rel") == "canonical":
                continue
            assert not urlsplit(address).netloc, f"{path}: <{tag}> asks for {address}"
    for sheet in sample.html.rglob("*.css"):
        assert not re.search(r"url\((?![\"']?(?:data:|#))", sheet.read_text("utf-8")), sheet


def test_no_page_carries_what_no_reader_sees(sample: Site) -> None:
    for path in sample.html.rglob("*.html"):
        html = path.read_text("utf-8")
        assert not re.search(r"\n\s", html), path  # the indentation of templates
        assert "Type to start searching" not in html, path  # the words of a search that is not there


def test_every_link_inside_the_site_leads_somewhere(sample: Site) -> None:
    ids = {
        path: {attributes["id"] for _, attributes in page.elements if "id" in attributes}
        for path, page in pages(sample.html)
    }
    for path, page in pages(sample.html):
        for tag, attributes in page.elements:
            href = attributes.get("href", "")
            if tag != "a" or not href or urlsplit(href).scheme:
                continue
            target = urlsplit(urljoin(f"http://x/{path}", href))
            file = target.path.lstrip("/") + ("index.html" if target.path.endswith("/") else "")
            assert (sample.html / file).is_file(), f"{path}: {href}"
            assert not target.fragment or file not in ids or target.fragment in ids[file], f"{path}: {href}"


def test_each_source_has_an_address_that_leads_to_its_story(sample: Site) -> None:
    for story in sample.edition.stories:
        for source in story.sources:
            page = (sample.html / "s" / source.id / "index.html").read_text("utf-8")
            to = re.search(r"url=([^\"]+)", page)
            assert to, source.id
            assert urljoin(f"/s/{source.id}/", to[1]) == f"/{story.address}/#s-{source.id}"


def test_what_was_cut_is_nowhere(sample: Site) -> None:
    """Not in a page, not in the feed, and not in what the search gives out."""
    cut = "You have 0 free articles left this month"
    assert any(cut in removed.text for article in sample.edition.articles for removed in article.removed)
    made = tree(sample.output / "docs") | tree(sample.html)
    assert not [path for path, data in made.items() if plain(cut) in plain(data.decode("utf-8", "replace"))]


def test_only_stories_are_searched(sample: Site) -> None:
    entry = json.loads((sample.html / "pagefind" / "pagefind-entry.json").read_text("utf-8"))
    assert {lang: index["page_count"] for lang, index in entry["languages"].items()} == {
        "en": len(sample.edition.stories)
    }


@pytest.mark.filterwarnings("ignore::DeprecationWarning:feedparser")
def test_the_feed_is_atom_with_one_entry_per_story(sample: Site) -> None:
    feed = feedparser.parse((sample.html / "feed.xml").read_bytes())
    assert not feed.bozo
    assert feed.version == "atom10"
    assert {entry.title for entry in feed.entries} == {story.title for story in sample.edition.stories}
    base = config.load(ROOT).url
    for entry in feed.entries:
        assert (sample.html / entry.link.removeprefix(base) / "index.html").is_file()
    assert [entry.title for entry in feed.entries if "published" not in entry] == [
        "An island buys its last shop, and ties its hours to the ferry"
    ]


def test_the_sitemap_lists_the_pages_and_no_redirect(sample: Site) -> None:
    root = ElementTree.parse(sample.html / "sitemap.xml").getroot()
    base = config.load(ROOT).url
    listed = {
        element.text.removeprefix(base) for element in root.iter() if element.tag.endswith("loc") and element.text
    }
    assert {story.address + "/" for story in sample.edition.stories} <= listed
    assert not [path for path in listed if path.startswith("s/")]
    assert all((sample.html / path / "index.html").is_file() for path in listed)


def test_every_address_that_is_listed_is_answered(sample: Site) -> None:
    base = config.load(ROOT).url
    listed = (sample.html / "urls.txt").read_text("utf-8").splitlines()
    assert listed == sorted(set(listed))
    for url in listed:
        path = url.removeprefix(base)
        assert (sample.html / path / ("index.html" if path == "" or path.endswith("/") else "")).is_file(), url
    made = {path.relative_to(sample.html).as_posix() for path in sample.html.rglob("index.html")}
    assert {url.removeprefix(base) for url in listed if url.endswith("/")} == {
        path.removesuffix("index.html") for path in made
    }


def test_editors_have_the_last_word(sample: Site) -> None:
    """A headline and an address of their own; two stories that are one; the old addresses of both."""
    shop, water = (
        next(story for story in sample.edition.stories if word in story.title) for word in ("last shop", "from the sea")
    )
    assert shop.address == "stories/little-orrin-shop"
    assert {source.outlet.name for source in water.sources if source.outlet} == {"Hallin Gazette", "The Tideline"}
    for old, story in {
        "stories/customers-buy-the-last-shop-on-little-orrin-45426b07ef": shop,
        "stories/lobster-boats-ask-for-a-hand-on-the-tap-1cea7604af": water,
        "2026/09/dunmarrow-water": water,
    }.items():
        to = re.search(r"url=([^\"]+)", (sample.html / old / "index.html").read_text("utf-8"))
        assert to, old
        assert urlsplit(urljoin(f"/{old}/", to[1])).path == f"/{story.address}/"


def test_a_tombstone_says_why_and_is_listed_nowhere(sample: Site) -> None:
    at = "stories/tagged-seal-found-shot-in-gannock-sound-4be01c97d2"
    html = (sample.html / at / "index.html").read_text("utf-8")
    page = Elements(html)
    assert "This story was withdrawn" in page.text
    assert "The Tideline has taken its report back." in page.text
    assert ("meta", {"name": "robots", "content": "noindex"}) in page.elements
    assert "data-pagefind-body" not in html
    others = [path for path in sample.html.rglob("*") if path.suffix in (".html", ".xml") and at not in path.as_posix()]
    assert [path.parent.name for path in others if at.encode() in path.read_bytes()] == ["4be01c97d2"]


def test_a_page_says_which_language_it_is_in(sample: Site) -> None:
    for story in sample.edition.stories:
        page = Elements((sample.html / story.address / "index.html").read_text("utf-8"))
        assert dict(page.elements)["html"]["lang"] == story.lang


def test_every_kept_sentence_can_be_read_on_the_page(sample: Site) -> None:
    for story in sample.edition.stories:
        seen = plain(Elements((sample.html / story.address / "index.html").read_text("utf-8")).text)
        for source in story.sources:
            for block in source.blocks:
                assert plain(block.text) in seen, f"{source.path}: {block.text}"


def test_a_page_of_five_reports_is_light(sample: Site) -> None:
    (story,) = (story for story in sample.edition.stories if len(story.sources) == 5)
    assert (sample.html / story.address / "index.html").stat().st_size <= 25_000


def test_a_heading_has_an_id_only_where_the_page_leads_there(sample: Site) -> None:
    for story in sample.edition.stories:
        html = (sample.html / story.address / "index.html").read_text("utf-8")
        assert set(re.findall(r'<h\d id="([^"]*)"', html)) <= set(re.findall(r'href="#([^"]*)"', html))
        assert html.count("<h1 id=") == 1  # where "Skip to content" leads
