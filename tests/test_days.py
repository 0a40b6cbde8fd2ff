"""Which day a sentence tells of. Its report is of Wednesday, 2 September 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.days import day_of

WEDNESDAY = "2026-09-02"


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The ferry ran aground on Monday.", "2026-08-31"),
        ("The ferry ran aground on Wednesday evening.", "2026-09-02"),
        ("The ferry ran aground on Thursday.", "2026-08-27"),
        ("The company will tow the ferry to Port Ellery on Friday.", "2026-09-04"),
        ("The captain is to give evidence on Monday.", "2026-09-07"),
        ("The company said it will tow the ferry to Port Ellery on Friday.", "2026-09-04"),
        ("The company said on Monday it will tow the ferry to Port Ellery.", "2026-08-31"),
        ("On Monday the company said it will tow the ferry.", "2026-08-31"),
        ("On Friday the company will tow the ferry.", "2026-09-04"),
        ("The council, which will vote again, met on Tuesday.", "2026-09-01"),
        ("They handed in 3,400 signatures on Monday.", "2026-08-31"),
        ("It opened last Wednesday.", "2026-08-26"),
        ("It opens next Wednesday.", "2026-09-09"),
        ("The wall fell yesterday.", "2026-09-01"),
        ("The wall will be mended tomorrow.", "2026-09-03"),
        ("The wall fell on 2 September 2019.", "2019-09-02"),
        ("The wall fell on Monday, 31 August.", "2026-08-31"),
        ("The wall fell on August 31st.", "2026-08-31"),
        ("The wall fell on 28 June.", "2026-06-28"),
        ("The wall will be mended on 14 December.", "2026-12-14"),
    ],
)
def test_a_day_is_found(sentence: str, day: str) -> None:
    assert day_of(sentence, "en", WEDNESDAY) == day


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Die Fähre lief am Mittwochabend auf Grund.", "2026-09-02"),
        ("Der Verband hat die Arbeiten am Montag eingestellt.", "2026-08-31"),
        ("Er spürte am Freitagnachmittag einen Widerstand.", "2026-08-28"),
        ("Die Fähre wird am Freitag abgeschleppt.", "2026-09-04"),
        ("Der Rat hat gestern getagt.", "2026-09-01"),
        ("Die Mauer brach am 31. August.", "2026-08-31"),
        ("Die Mauer brach am 31.8.2019.", "2019-08-31"),
        ("Die Kapitänin soll am kommenden Montag aussagen.", "2026-09-07"),
        ("Am Sonntag dürfen Besucher an die Grube.", None),
        ("Seit Montag stehen die Maschinen still.", None),
        ("Am Morgen war die Grube leer.", None),
        ("Sie hatten jeden Montag getagt.", None),
        ("Der Rat sollte am Montag tagen.", None),
    ],
)
def test_a_day_is_found_in_german(sentence: str, day: str | None) -> None:
    assert day_of(sentence, "de", WEDNESDAY) == day


@pytest.mark.parametrize(
    "sentence",
    [
        "The wall fell at night.",
        "The inquiry opened on Monday and will hear the captain on Friday.",  # two days
        "The shop will close on Wednesday.",  # today, or in a week
        "Trains stop on Sunday.",  # neither was nor will be
        "The council met every Monday.",
        "Sailings were cancelled until Friday.",
        "He was born on a Monday in 1911.",
        "She had won on Good Friday.",
        "Tuesday's storm had been the third.",
        "The shop was shut on Mondays.",
        'The mayor wept: "It fell on Monday."',  # the day when she said so is not known
        "The wall fell on 20 February.",  # of which year?
        "The wall fell on 31 August last year.",
        "The wall fell on 31 August, as it had in 1911.",
        "The wall fell on 30 February.",
        "The wall fell on 28 December.",  # the nearest is still to come
        "It may rain in March.",
        "The captain was expected on Friday.",
        "The passengers were asked to return on Monday.",
        "The council had decided to close the school on Monday.",
        "The company said it would tow the ferry on Friday.",
        "A vote scheduled for Friday had been called off.",
    ],
)
def test_a_day_that_can_be_read_two_ways_is_none(sentence: str) -> None:
    assert day_of(sentence, "en", WEDNESDAY) is None


def test_a_date_without_a_year_is_of_the_nearest_year() -> None:
    assert day_of("The wall fell on 28 December.", "en", "2027-01-02") == "2026-12-28"
    assert day_of("The wall will be mended on 2 January.", "en", "2026-12-28") == "2027-01-02"


def test_without_a_day_of_publication_only_a_whole_date_is_one() -> None:
    assert day_of("The wall fell on Monday.", "en", None) is None
    assert day_of("The wall fell on 31 August.", "en", None) is None
    assert day_of("The wall fell on 31 August 2026.", "en", None) == "2026-08-31"


def test_other_languages_have_whole_dates_only() -> None:
    assert day_of("Le mur est tombé le 31 août 2026.", "fr", WEDNESDAY) == "2026-08-31"
    assert day_of("Le mur est tombé lundi.", "fr", WEDNESDAY) is None


@given(st.dates(date(2000, 1, 10), date(2050, 12, 20)), st.integers(0, 6))
def test_a_weekday_of_the_past_is_within_a_week_and_never_ahead(published: date, back: int) -> None:
    then = published - timedelta(days=back)
    assert day_of(f"The wall fell on {then:%A}.", "en", published.isoformat()) == then.isoformat()


@given(st.text(max_size=60), st.sampled_from(["en", "de", "fr"]))
def test_any_text_has_a_day_or_none(text: str, lang: str) -> None:
    found = day_of(text, lang, WEDNESDAY)
    assert found is None or date.fromisoformat(found)
