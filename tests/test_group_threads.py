"""Which stories are sequels of earlier ones."""

from __future__ import annotations

import pytest

from digest.config import Grouping
from digest.group import group
from digest.model import Article
from tests.builders import article, day
from tests.news import BELL, FERRY, FERRY_FOLLOWED, FERRY_TOO

SETTINGS = Grouping()


def report(text: str, name: str, number: float | None, title: str = "Ferry Lady Corran runs aground") -> Article:
    when = None if number is None else day(int(number), int(24 * (number % 1)))
    return article(text, id=name, title=title, published=when)


def sequels(*articles: Article, settings: Grouping = SETTINGS) -> set[tuple[str, str]]:
    """Founders of stories, earlier and later."""
    return {(link.b, link.a) for each in group(articles, [], settings)[0] for link in each.earlier}


def test_what_follows_weeks_later_is_a_sequel() -> None:
    assert sequels(report(FERRY, "ferry", 2), report(FERRY_FOLLOWED, "sequel", 23, "Lady Corran sails again")) == {
        ("ferry", "sequel")
    }


def test_the_same_text_again_is_no_sequel() -> None:
    assert sequels(report(FERRY, "ferry", 2), report(FERRY, "again", 23)) == set()


def test_another_matter_is_no_sequel() -> None:
    assert sequels(report(FERRY, "ferry", 2), report(BELL, "bell", 23, "Divers find a bell")) == set()


@pytest.mark.parametrize(("number", "follows"), [(2.5, False), (46.5, True), (47.5, False)])
def test_a_sequel_comes_a_day_later_at_least_and_within_the_days_of_the_setting(number: float, follows: bool) -> None:
    """At half a day both are one story, or none is the other's sequel."""
    found = sequels(report(FERRY, "ferry", 2), report(FERRY_FOLLOWED, "sequel", number, "Lady Corran sails again"))
    assert found == ({("ferry", "sequel")} if follows else set())


def test_the_setting_says_how_many_days_and_how_alike() -> None:
    two = report(FERRY, "ferry", 2), report(FERRY_FOLLOWED, "sequel", 23, "Lady Corran sails again")
    assert sequels(*two, settings=Grouping(thread_days=20.0)) == set()
    assert sequels(*two, settings=Grouping(thread=0.9)) == set()


def test_what_has_no_date_is_in_no_thread() -> None:
    assert (
        sequels(report(FERRY, "ferry", 2), report(FERRY_FOLLOWED, "sequel", None, "Lady Corran sails again")) == set()
    )


def test_the_most_alike_three_are_told_the_best_first() -> None:
    texts = [FERRY, FERRY_TOO, *(f"{FERRY_TOO}\n\n{FERRY.split(chr(10))[0]} It was night {at}." for at in range(3))]
    older = [report(text, f"old-{at}", 1 + 9 * at) for at, text in enumerate(texts)]
    groups, _ = group([*older, report(FERRY_FOLLOWED, "sequel", 43, "Lady Corran sails again")], [], SETTINGS)
    found = next(each for each in groups if each.founder.id == "sequel").earlier
    assert len(found) == 3
    assert [link.score for link in found] == sorted((link.score for link in found), reverse=True)
