"""A story at a glance: a few of its sentences."""

from __future__ import annotations

import pytest

from digest.config import Merging
from digest.dangling import stands_alone
from digest.merge import merge
from digest.model import Article, Story
from digest.text import sentences
from tests.builders import group_of
from tests.crowds import crowd
from tests.night import (
    AGROUND,
    AGROUND_TOO,
    COMPANY,
    INQUIRY,
    LIFEBOATS,
    ORRE,
    QUOTE,
    SCHOOL,
    STEERING,
    STEERING_TOO,
    report,
)

SETTINGS = Merging()
SEA = "The Maiden Ledges have taken eleven ships since 1871, and the last of them was the coaster Bright Anna in 1994."
CREW = "The crew of nine kept the pumps of the Lady Corran running by hand through the night and the next morning."
BOLT = "Inspector Hedda Rask had warned Varrey Lines in May that a bolt in the steering was worn and would not last."
TUG = "For the tow to Port Ellery a tug with 9,000 horsepower was hired in Orrin, at 40,000 crowns a day and a night."
SCHEDULE = (
    "Until Monday boats from Port Ellery to Gannock leave at seven and at noon only, and carry no lorries at all."
)
MORE = (SEA, CREW, BOLT, TUG, SCHEDULE)
LONG = (AGROUND, STEERING, LIFEBOATS, COMPANY, INQUIRY, ORRE, QUOTE, SCHOOL, *MORE)
BACKGROUND = (
    "The Lady Corran was built in Orrin in 1988, had new engines in 2019, and has sailed three times a day since then.",
    "Nine out of ten people on the islands use the ferries every week, the province counted in its last yearbook.",
)


def both(*others: Article) -> Story:
    return merge(group_of(report("a", *LONG, *BACKGROUND), *others), SETTINGS)


def test_what_most_sources_share_is_chosen() -> None:
    story = both(report("b", AGROUND_TOO, STEERING_TOO, INQUIRY), report("c", AGROUND_TOO, INQUIRY))
    chosen = [each.text for each in story.glance]
    assert len(chosen) == 3
    assert {AGROUND, INQUIRY} <= set(chosen)


def test_whose_words_they_are_comes_first_then_who_says_so_too() -> None:
    story = both(report("b", AGROUND_TOO, STEERING_TOO), report("c", AGROUND))
    (first,) = [each for each in story.glance if each.text == AGROUND]
    assert first.sources == ("a", "c", "b")


def test_the_sentences_are_the_pages_in_its_order_and_stand_alone() -> None:
    story = both(report("b", AGROUND_TOO, STEERING_TOO, INQUIRY), report("c", QUOTE, LIFEBOATS))
    page = [sentence for paragraph in story.paragraphs for sentence in sentences(paragraph.text, "en")]
    places = [page.index(each.text) for each in story.glance]
    assert places == sorted(places)
    assert len(places) == len(set(places))
    assert all(stands_alone(each.text) for each in story.glance)


def test_a_copy_is_not_asked_what_most_sources_share() -> None:
    copies = [report(name, SEA, BOLT) for name in "cdef"]
    group = group_of(
        report("a", *LONG, *BACKGROUND),
        report("b", AGROUND_TOO, STEERING_TOO, INQUIRY),
        *copies,
        copies={each.id: "a" for each in copies},
    )
    chosen = [each.text for each in merge(group, SETTINGS).glance]
    assert AGROUND in chosen
    assert SEA not in chosen


def test_no_two_sentences_of_it_say_the_same() -> None:
    again = "The Lady Corran ran aground on the Maiden Ledges with 84 passengers on board, the ferry's owner confirmed."
    story = merge(group_of(report("a", *LONG, *BACKGROUND, again), report("b", AGROUND_TOO, STEERING_TOO)), SETTINGS)
    assert len({AGROUND, again} & {each.text for each in story.glance}) == 1


@pytest.mark.parametrize(
    "members",
    [
        [report("a", *LONG, *BACKGROUND)],
        [report("a", AGROUND, STEERING, LIFEBOATS, INQUIRY), report("b", AGROUND_TOO, COMPANY)],
    ],
    ids=["one source", "a short page"],
)
def test_where_nothing_is_gained_there_is_none(members: list[Article]) -> None:
    assert merge(group_of(*members), SETTINGS).glance == ()


def test_one_source_and_its_copies_are_one_voice() -> None:
    group = group_of(report("a", *LONG, *BACKGROUND), report("b", *LONG), copies={"b": "a"})
    assert merge(group, SETTINGS).glance == ()


def test_of_a_very_long_page_its_beginning_is_asked() -> None:
    story = merge(group_of(*crowd(12, paragraphs=60)), SETTINGS)
    page = [sentence for paragraph in story.paragraphs for sentence in sentences(paragraph.text, "en")]
    assert len(page) > 800
    assert len(story.glance) == 5
    assert all(page.index(each.text) < 600 for each in story.glance)
