"""The built site in a real browser: Chromium, if it is installed, driven by Playwright."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)

from digest import config, pipeline
from tests.conftest import ROOT, Site
from tests.test_hostile import PAYLOADS, PROSE, article, source

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
OPTIONS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

pytestmark = pytest.mark.skipif(
    CHROMIUM is None and not os.environ.get("CI"),
    reason="no Chromium here: install it (Debian: apt install chromium) to test in a browser",
)


class Quiet(SimpleHTTPRequestHandler):
    """A web server that says nothing, and answers with the site's own 404 page."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            super().send_error(code, message, explain)
            return
        own = Path(self.directory) / "404.html"
        body = own.read_bytes() if own.is_file() else b""
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "CI must have a Chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield browser
        browser.close()


def served(folder: Path, path: str = "") -> Iterator[str]:
    """A folder on a port of this machine, and the address of a path in it."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/{path}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def address(sample: Site) -> Iterator[str]:
    """The site below a path, as GitHub Pages has it."""
    yield from served(sample.html.parent, f"{sample.html.name}/")


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails the test for whatever a reader should never meet."""
    yield from watched(browser, address)


class Faults:
    """Whatever a reader should never meet, as words."""

    def __init__(self, page: Page, host: str) -> None:
        self.words: list[str] = []
        self._host = host
        page.on("pageerror", lambda error: self.words.append(f"error: {error}"))
        page.on("console", self._console)
        page.on("dialog", self._dialog)
        page.on("request", self._request)
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.words.append(f"console: {message.text}")

    def _dialog(self, dialog: Dialog) -> None:
        self.words.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        if self._host not in request.url and not request.url.startswith("data:"):
            self.words.append(f"asked of {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.words.append(f"{response.status} {response.url}")


def watched(browser: Browser, address: str, width: int = 1280) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.set_default_timeout(10_000)
    faults = Faults(page, address.split("/")[2])
    yield page
    context.close()
    assert not faults.words


def test_a_reader_searches_with_the_slash_key_and_follows_a_result(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    expect(page.locator("dialog.search input")).to_be_focused()
    page.keyboard.type("steering alarms inquiry")
    first = page.locator(".search__results a").first
    expect(first).to_have_text("Ferry inquiry told of steering alarms in August")
    first.click()
    expect(page.locator("h1")).to_have_text("Ferry inquiry told of steering alarms in August")


def test_enter_follows_the_first_result_however_fast_it_is_pressed(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("Eichenbohlen")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Deichbau bei Altensiel ruht nach Fund eines alten Bohlenwegs")


def test_an_address_with_an_old_headline_leads_to_the_story(browser: Browser, sample: Site) -> None:
    """At the root, which is where the site's settings say that it stands."""
    story = sample.edition.stories[0]
    page = browser.new_page()
    for address in served(sample.html):
        page.goto(f"{address}stories/what-it-was-called-before-{story.group.founder.id}/")
        expect(page.locator(".page--story h1")).to_have_text(story.title)
        page.goto(f"{address}stories/nothing-of-ours-0123456789/")
        expect(page.locator("h1")).to_have_text("There is no page at this address")
    page.close()


def test_the_search_opens_from_its_button_and_closes_with_escape(page: Page, address: str) -> None:
    page.goto(address + "about/")
    page.get_by_role("button", name="Search").click()
    dialog = page.locator("dialog.search")
    expect(dialog).to_be_visible()
    page.locator(".search__input").fill("zzzzqqqq")
    expect(page.locator(".search__count")).to_have_text("No story found.")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_a_german_story_is_found_from_an_english_page(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("Eichenbohlen")
    first = page.locator(".search__results a").first
    expect(first).to_have_text("Deichbau bei Altensiel ruht nach Fund eines alten Bohlenwegs")


def test_nothing_of_the_search_is_loaded_before_it_is_opened(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "pagefind" in url]


def test_a_chip_leads_to_its_source_and_a_fold_opens(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Ferry with 84 passengers").click()
    fold = page.locator("details.twin").first
    expect(fold.locator("p")).to_be_hidden()
    fold.locator("summary").click()
    expect(fold.locator("p")).to_be_visible()
    page.locator(".told .chips a", has_text="Isle Brief").first.click()
    expect(page.locator(".source:target h3")).to_have_text("Isle Brief")


def test_a_reader_of_an_old_story_goes_on_to_its_sequel_and_back(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Ferry with 84 passengers").click()
    page.locator(".thread a", has_text="Lady Corran sails again").click()
    expect(page.locator("h1")).to_contain_text("Lady Corran sails again")
    fold = page.locator("details.version")
    expect(fold.get_by_text("A piper who had been asked to play")).to_be_hidden()
    fold.locator("summary").click()
    expect(fold.get_by_text("A piper who had been asked to play")).to_be_visible()
    page.locator(".thread a", has_text="Ferry with 84 passengers").click()
    expect(page.locator("h1")).to_contain_text("Ferry with 84 passengers")


def test_an_old_address_leads_to_the_story(page: Page, address: str, sample: Site) -> None:
    story = next(story for story in sample.edition.stories if len(story.sources) == 5)
    page.goto(f"{address}s/{story.sources[-1].id}/")
    page.wait_for_url(f"**/{story.address}/#s-{story.sources[-1].id}")
    expect(page.locator("h1")).to_have_text(story.title)


def test_the_reader_chooses_dark_colours_and_they_stay(page: Page, address: str) -> None:
    page.goto(address)
    scheme = page.locator("body")
    expect(scheme).to_have_attribute("data-md-color-scheme", "default")
    page.locator(".masthead label.md-header__button:visible").click()
    page.locator(".masthead label.md-header__button:visible").click()
    expect(scheme).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(address + "outlets/")
    expect(scheme).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_is_wider_than_the_screen(browser: Browser, address: str, sample: Site, width: int) -> None:
    for page in watched(browser, address, width):
        for path in ("", "outlets/", "days/", "about/", *(f"{story.address}/" for story in sample.edition.stories)):
            page.goto(address + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_payloads_do_nothing_in_a_browser_not_even_when_searched(browser: Browser, tmp_path: Path) -> None:
    content = tmp_path / "content"
    for number, payload in enumerate(PAYLOADS):
        words = f"{payload} findme {PROSE}"
        source(
            content,
            f"{number}.md",
            article(f"{payload} {number}", words, author=payload, site=f"Outlet {payload}", tags=payload),
        )
    settings = config.load(ROOT)
    edition = pipeline.make(content, settings)
    pipeline.publish(edition, content, tmp_path / "out", ROOT, settings)
    for address in served(tmp_path / "out", "site/"):
        for page in watched(browser, address):
            for story in edition.stories:
                page.goto(f"{address}{story.address}/")
                assert story.title in page.title()
            page.keyboard.press("/")
            for asked in ("findme", *PAYLOADS):
                page.locator(".search__input").fill(asked)
                page.wait_for_timeout(300)
            page.locator(".search__input").fill("findme")
            expect(page.locator(".search__results li").first).to_be_visible()
