"""The stories before and after a story, on its page."""

from __future__ import annotations

from dataclasses import replace

from digest.config import Config
from digest.model import Link, Record, Story
from digest.record import record
from digest.render import render
from digest.render.thread import strip
from tests.builders import article, day, group_of, link, story_of


def told(identity: str, number: int, *, earlier: tuple[Link, ...] = (), later: tuple[Link, ...] = ()) -> Story:
    source = article(id=identity, title=f"Story {identity}", published=day(number))
    return story_of(group_of(source, earlier=earlier, later=later))


def among(story: Story, *others: Story) -> Record:
    return record((story, *others), "https://news.example/")[0]


def test_a_page_names_the_stories_before_and_after_by_day() -> None:
    now = told("now", 9, earlier=(link("now", "b", 0.9), link("now", "a", 0.3)), later=(link("now", "z"),))
    known = among(now, told("a", 1), told("b", 4), told("z", 30))
    lines = strip(known).splitlines()
    assert [line for line in lines if line.startswith("- ")] == [
        "- Earlier, 1 September 2026: [Story a](story-a-a.md)",
        "- Earlier, 4 September 2026: [Story b](story-b-b.md)",
        "- Later, 30 September 2026: [Story z](story-z-z.md)",
    ]


def test_a_story_that_is_not_shown_is_never_named() -> None:
    now = told("now", 9, earlier=(link("now", "hidden"),), later=(link("now", "withdrawn"),))
    assert (among(now).earlier, among(now).later) == ((), ())
    made = render([now], [among(now)], (), Config(name="News", url="https://news.example/"))
    front, page = (next(each for each in made if each.path == path) for path in ("index.md", f"{now.address}.md"))
    assert "thread" not in front.text + page.text


def test_of_many_sequels_the_newest_are_named() -> None:
    ids = [f"s{number}" for number in range(9)]
    now = told("now", 1, later=tuple(link("now", each) for each in ids))
    known = among(now, *(told(each, 2 + number) for number, each in enumerate(ids)))
    assert [each.title for each in known.later] == ["Story s5", "Story s6", "Story s7", "Story s8"]


def test_a_headline_in_a_thread_is_escaped() -> None:
    source = article(id="x", title="*Bold* <b>[link](javascript:1)", published=day(1))
    known = among(told("now", 9, earlier=(link("now", "x"),)), story_of(group_of(source)))
    assert "[\\*Bold\\* &lt;b&gt;\\[link\\](javascript:1)](" in strip(known)


def test_a_thread_leads_there_from_wherever_a_page_stands() -> None:
    now = told("now", 9, earlier=(link("now", "a"),))
    elsewhere = replace(among(now, told("a", 1)), address="s/now")
    assert "(../stories/story-a-a.md)" in strip(elsewhere)
