"""No published address is ever lost: random histories of a digest, and every address that it ever had, step by step."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest import desk
from digest.addresses import is_data, page_place
from digest.check import check
from digest.config import Config
from digest.decide import changed
from digest.desk import Change, Desk
from digest.editorial import read
from digest.errors import DecisionError
from digest.model import Article, Edition, Story
from digest.pipeline import tell
from digest.place import own_places
from tests.builders import article, day, outlet

CONFIG = Config(name="The Test Digest", url="https://news.example/")
TEXTS = (
    "The ferry Lady Corran ran aground on the Mennick Ledge off Tharrow with 84 passengers on Monday night.",
    "The council of Port Aldery voted to keep the Fish Hall in public hands and turned the hotel bid down.",
    "Storm petrels on Gannock Stack have doubled since 2019, says a count that was made in the dark of June.",
)
HEADLINES = ("Ferry aground", "Fish Hall saved", "Petrels have doubled", "Night on the ledge", "東京")
SOURCES = 7


def a_file(source: int, version: int) -> Article:
    """A file of a source: each version has a headline, a day and a length of its own."""
    title = (*HEADLINES, None)[(source + 2 * version) % 6]
    return article(
        TEXTS[source % 3] + " More is to be told tomorrow." * (version + source % 2),
        id=f"source-{source}",
        title=f"{title} {source}{version}" if title and version else title,
        path=f"sources/{source}-{version}.txt",
        url=f"https://outlet.example/{source}" if source % 2 else None,
        published=day(1 + (source + version) % 5) if (source + version) % 4 else None,
        outlet=outlet(f"Outlet {source // 2}") if source != 3 else None,
    )


@dataclass(slots=True)
class History:
    """A digest as it is, and all that it ever published."""

    articles: tuple[Article, ...] = ()
    files: dict[str, str] = field(default_factory=dict)
    published: set[str] = field(default_factory=set)
    steps: int = 0
    desk: Desk = field(init=False)

    def __post_init__(self) -> None:
        self.tell()

    def tell(self) -> None:
        decisions = tuple(read(where, text)[0] for where, text in sorted(self.files.items()))
        self.desk = Desk(edition=tell(self.articles, decisions, (), CONFIG), decisions=decisions, config=CONFIG)
        self.published |= self.answered

    @property
    def answered(self) -> set[str]:
        return {page_place(page.path) for page in self.desk.edition.pages if not is_data(page.path)}

    def step(self, kind: str, one: int, other: int) -> Edition:
        """One thing happens; what is refused does not."""
        self.steps += 1
        if kind == "add":
            file = a_file(one % SOURCES, other % 3)
            if file.path not in {each.path for each in self.articles}:
                self.articles = (*self.articles, file)
        elif self.articles:
            a, b = (self.articles[number % len(self.articles)] for number in (one, other))
            with suppress(DecisionError):
                self.make(ASKED[kind](self, self.desk, a, b))
        self.tell()
        return self.desk.edition

    def make(self, change: Change) -> None:
        self.files |= change.write
        self.articles = tuple(each for each in self.articles if each.path not in change.delete)

    def write(self, here: Desk, source: Article, key: str, value: str) -> Change:
        """By hand: a key of the story's file, if it is not there yet and is nobody else's."""
        change = desk.retitle(here, source.path, "As an editor has it")
        where = next(iter(change.write), None) or story_of(here.edition, source.id).group.wish.where  # type: ignore[union-attr]  # it has one
        text = change.write.get(where) or self.files[where]
        if f"{key}:" in text:
            raise DecisionError("there is one")
        texts = {**self.files, where: changed(text, {key: value if key == "slug" else [value, f"/old/{value}.html"]})}
        decisions = tuple(read(each, said)[0] for each, said in sorted(texts.items()))
        if any("is an address of" in each.what for each in tell(self.articles, decisions, (), CONFIG).problems):
            raise DecisionError("it is another's")
        return Change(write={where: texts[where]})


ASKED: dict[str, Callable[[History, Desk, Article, Article], Change]] = {
    "remove": lambda _, here, a, __: desk.remove(here, a.path, reason="It was removed."),
    "join": lambda _, here, a, b: desk.join(here, a.path, b.path),
    "split": lambda _, here, a, __: desk.split(here, a.path),
    "part": lambda _, here, a, b: desk.split(here, a.path, b.path),
    "merge": lambda _, here, a, b: desk.merge(here, a.path, b.path),
    "pin": lambda _, here, a, __: desk.pin(here, a.path),
    "retitle": lambda _, here, a, b: desk.retitle(here, a.path, f"What {b.id} says"),
    "withdraw": lambda _, here, a, __: desk.withdraw(
        here, story_of(here.edition, a.id).address, reason="It was wrong."
    ),
    "slug": lambda self, here, a, __: self.write(here, a, "slug", f"chosen-{self.steps}"),
    "aliases": lambda self, here, a, __: self.write(here, a, "aliases", f"old-{self.steps}"),
}


def story_of(edition: Edition, source: str) -> Story:
    stories = (*edition.stories, *edition.hidden)
    return next(story for story in stories if source in {each.id for each in story.sources})


STEPS = st.tuples(
    st.sampled_from(["add", "add", "add", "remove", *ASKED]), st.integers(0, 2 * SOURCES), st.integers(0, 2 * SOURCES)
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    first=st.lists(st.tuples(st.integers(0, SOURCES), st.integers(0, 2)), min_size=2, max_size=5, unique=True),
    later=st.lists(STEPS, min_size=1, max_size=6),
)
def test_every_address_ever_published_leads_to_its_text_or_to_a_tombstone(
    first: list[tuple[int, int]], later: list[tuple[str, int, int]]
) -> None:
    history = History(articles=tuple({(s % SOURCES, v): a_file(s % SOURCES, v) for s, v in first}.values()))
    for step in later:
        edition = history.step(*step)
        assert history.published == history.answered, step
        assert astray(edition) == [], step
        assert [str(each) for each in check(edition.pages, (), {})] == [], step


def astray(edition: Edition) -> list[str]:
    """The addresses of files that lead to another page than their story's, or to a story that was withdrawn."""
    leads = {page_place(page.path): page for page in edition.pages}
    wrong = []
    for story in (*edition.stories, *edition.hidden):
        for file in story.files:
            for at in own_places(file):
                page = leads[leads[at].leads_to or at]
                kind = page.meta and page.meta["kind"]
                holds = file.id in (page.meta or {}).get("sources", ()) if kind == "story" else kind == "withdrawn"  # type: ignore[operator]  # a list of ids
                if not holds or (kind == "withdrawn") != story.is_withdrawn:
                    wrong.append(at)
    return wrong


def test_an_address_that_leads_astray_would_be_noticed() -> None:
    edition = History(articles=(a_file(0, 0), a_file(1, 0))).desk.edition
    assert astray(edition) == []
    elsewhere = {"s/source-1": story_of(edition, "source-0").address}
    pages = tuple(replace(page, leads_to=elsewhere.get(page_place(page.path), page.leads_to)) for page in edition.pages)
    assert astray(replace(edition, pages=pages)) == ["s/source-1"]
