"""Filing a source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
import yaml

from digest.add import add, fetch
from digest.config import Config, Reading
from digest.errors import Problem

CONFIG = Config(name="The Digest", url="https://news.example/", reading=Reading(fewest_words=12))
NOW = datetime(2026, 9, 20, 8, 30, tzinfo=UTC)
BODY = "Two divers found a ship's bell in eleven metres of water off Gannock on Sunday and left it where it lay."
CLIP = f"---\ntitle: Bell found off Gannock\npublished: 2026-09-13\nsite: The Lantern\n---\n{BODY}\n"
PAGE = f"""<!doctype html><html lang="en"><head><title>Bell found off Gannock</title>
<meta property="og:site_name" content="The Lantern"><meta property="article:published_time" content="2026-09-13"></head>
<body><article><h1>Bell found off Gannock</h1><p>{BODY}</p><p>The museum at Tharrow will look at their photographs
before anybody dives there again, its director said on Tuesday.</p></article></body></html>"""


def filed(
    folder: Path, text: str, *, name: str = "x.md", url: str | None = None, again: bool = False
) -> Path | Problem:
    return add(text.encode(), name=name, url=url, content=folder, config=CONFIG, now=NOW, again=again)


def below(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


# -- a file


def test_a_source_is_filed_by_month_under_day_outlet_and_headline(tmp_path: Path) -> None:
    done = filed(tmp_path, CLIP, name="Untitled 3.MD")
    assert done == tmp_path / "sources/2026/09/2026-09-13-the-lantern-bell-found-off-gannock.md"
    assert done.read_bytes() == CLIP.encode()
    assert len(below(tmp_path)) == 1


def test_a_source_without_a_date_or_a_headline_still_has_a_place(tmp_path: Path) -> None:
    done = filed(tmp_path, BODY, name="x.txt")
    assert isinstance(done, Path)
    assert done.parent == tmp_path / "sources/undated"
    assert len(done.stem) == 10


@pytest.mark.parametrize(
    ("name", "text", "ending"),
    [
        ("page.HTM", PAGE, ".htm"),
        ("", PAGE, ".html"),
        ("index.php", PAGE, ".html"),
        ("-", CLIP, ".md"),
        ("notes", BODY, ".txt"),
        ("../../x.txt", BODY, ".txt"),
    ],
)
def test_of_a_name_only_the_ending_is_kept(tmp_path: Path, name: str, text: str, ending: str) -> None:
    done = filed(tmp_path, text, name=name)
    assert isinstance(done, Path)
    assert done.suffix == ending
    assert done.is_relative_to(tmp_path / "sources")


def test_an_address_is_noted_in_a_sidecar_with_the_moment(tmp_path: Path) -> None:
    done = filed(tmp_path, CLIP, url="https://lantern.example/bell")
    assert isinstance(done, Path)
    beside = done.with_name(f"{done.name}.yml")
    assert yaml.safe_load(beside.read_text(encoding="utf-8")) == {
        "url": "https://lantern.example/bell",
        "saved": "2026-09-20T08:30:00+00:00",
    }


def test_a_source_that_is_there_is_not_filed_twice_unless_somebody_insists(tmp_path: Path) -> None:
    first = filed(tmp_path, CLIP, url="https://lantern.example/bell")
    longer = CLIP + "\nThe museum at Tharrow will look at their photographs before anybody dives there again.\n"
    twice = filed(tmp_path, longer, url="http://www.lantern.example/bell/?utm_source=mail")
    assert isinstance(first, Path)
    assert isinstance(twice, Problem)
    assert f"this source is there already: {first.relative_to(tmp_path)}" in str(twice)
    assert len(below(tmp_path)) == 2
    again = filed(tmp_path, longer, url="http://www.lantern.example/bell", again=True)
    assert again == first.with_name("2026-09-13-the-lantern-bell-found-off-gannock-2.md")
    assert len(below(tmp_path)) == 4


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Too few words.", "no article in it"),
        ("", "empty"),
        (f"---\ndraft: true\n---\n{BODY}", "marked as a draft"),
        (BODY * 60_000, "more than 5,242,880"),
    ],
)
def test_what_is_no_article_is_not_filed(tmp_path: Path, text: str, fault: str) -> None:
    problem = filed(tmp_path, text, name="mine.txt")
    assert isinstance(problem, Problem)
    assert fault in problem.what
    assert problem.where == "mine.txt"
    assert below(tmp_path) == []


# -- a web address


class Answers(BaseHTTPRequestHandler):
    """`/page` is a page, `/moved` leads to it, everything else is not there."""

    def do_GET(self) -> None:
        status = {"/page": 200, "/moved": 302}.get(self.path, 404)
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/page")
        self.end_headers()
        self.wfile.write(PAGE.encode() if status == 200 else b"")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Nobody listens."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as served:
        thread = Thread(target=served.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{served.server_port}"
        served.shutdown()
        thread.join()


def test_a_page_is_fetched_as_it_is_and_through_a_redirect(server: str) -> None:
    assert fetch(f"{server}/page", largest=10_000) == PAGE.encode()
    assert fetch(f"{server}/moved", largest=10_000) == PAGE.encode()


def test_no_more_is_fetched_than_tells_that_it_is_too_much(server: str) -> None:
    assert fetch(f"{server}/page", largest=20) == PAGE.encode()[:21]


def test_a_page_that_is_not_there_is_a_problem_with_a_way_out(server: str) -> None:
    problem = fetch(f"{server}/gone", largest=20)
    assert isinstance(problem, Problem)
    assert str(problem) == (
        f"{server}/gone: cannot be fetched: Not Found (save the page in a browser and add the file)"
    )


def test_a_server_that_is_not_there_is_a_problem() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as closed:
        port = closed.server_port
    problem = fetch(f"http://127.0.0.1:{port}/page", largest=20)
    assert isinstance(problem, Problem)
    assert "cannot be fetched" in problem.what


@pytest.mark.parametrize("address", ["file:///etc/hosts", "ftp://a.example/", "lantern.example", "data:text/plain,x"])
def test_only_the_web_is_fetched_from(address: str) -> None:
    problem = fetch(address, largest=20)
    assert isinstance(problem, Problem)
    assert problem.what == "not a web address"


def test_what_was_fetched_is_filed(tmp_path: Path, server: str) -> None:
    data = fetch(f"{server}/page", largest=10_000)
    assert isinstance(data, bytes)
    done = add(data, name="", url=f"{server}/page", content=tmp_path, config=CONFIG, now=NOW)
    assert done == tmp_path / "sources/2026/09/2026-09-13-the-lantern-bell-found-off-gannock.html"
