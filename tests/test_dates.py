"""Dates in, moments in UTC out, and back into words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.dates import long_day, parse, short_day, span
from digest.model import When

FIRST, LAST = datetime(1900, 1, 1), datetime(2099, 12, 30)  # noqa: DTZ001 - Hypothesis puts the zones to them


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-09-03", "2026-09-03T00:00:00+00:00"),
        ("2026-09-03T07:15:00Z", "2026-09-03T07:15:00+00:00"),
        ("2026-09-03T01:15:00+02:00", "2026-09-02T23:15:00+00:00"),
        ("2026-09-03 07:15", "2026-09-03T07:15:00+00:00"),
        ("2026-09-03T07:15:00 (UTC -05:00)", "2026-09-03T12:15:00+00:00"),
        ("Thu, 03 Sep 2026 07:15:00 -0800", "2026-09-03T15:15:00+00:00"),
        ("Thu Sep 03 2026 19:12:36 GMT-0800 (Pacific Standard Time)", "2026-09-04T03:12:36+00:00"),
        ("3 September 2026", "2026-09-03T00:00:00+00:00"),
        ("3rd  Sept. 2026", "2026-09-03T00:00:00+00:00"),
        ("September 3, 2026", "2026-09-03T00:00:00+00:00"),
        ("Sep 3rd 2026", "2026-09-03T00:00:00+00:00"),
        ("3. Oktober 2026", "2026-10-03T00:00:00+00:00"),
        ("1er août 2026", "2026-08-01T00:00:00+00:00"),
        ("3 de marzo de 2026", "2026-03-03T00:00:00+00:00"),
        ("3 março 2026", "2026-03-03T00:00:00+00:00"),
        ("3 agosto 2026", "2026-08-03T00:00:00+00:00"),
        ("3 mei 2026", "2026-05-03T00:00:00+00:00"),
    ],
)
def test_a_date_is_read_as_people_and_tools_write_it(text: str, moment: str) -> None:
    when = parse(text)
    assert when is not None
    assert when.at.isoformat() == moment
    assert not when.guessed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31/1",
        "03/04/2026",  # which is the month?
        "2026-02-30",
        "30 February 2026",
        "3 September",
        "September 2026",
        "yesterday",
        "3 Smarch 2026",
        "0001-01-01T00:00:00+14:00",  # before the first moment there is
        "9999-12-31T23:59:59-14:00",
        "Thu, 99 Sep 2026 07:15:00 +0000",
    ],
)
def test_what_is_no_date_or_could_be_two_is_refused(text: str) -> None:
    assert parse(text) is None


@given(st.text(max_size=30))
def test_no_text_makes_the_reader_of_dates_stumble(text: str) -> None:
    when = parse(text)
    assert when is None or when.at.tzinfo is UTC


@given(st.datetimes(min_value=FIRST, max_value=LAST, timezones=st.timezones()))
def test_a_moment_stays_the_same_moment_in_any_zone(moment: datetime) -> None:
    when = parse(moment.isoformat())
    assert when is not None
    assert abs((when.at - moment).total_seconds()) < 1
    again = parse(when.at.isoformat())
    assert again is not None
    assert again.at == when.at


@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)),
    st.sampled_from(["en", "de", "fr", "es", "pt", "it", "nl"]),
)
def test_a_day_that_we_write_in_a_language_we_can_read_again(the_day: date, lang: str) -> None:
    when = When(at=datetime(the_day.year, the_day.month, the_day.day, tzinfo=UTC))
    assert parse(short_day(when.day, lang)) == when


def test_days_are_written_as_the_language_does() -> None:
    assert (
        long_day(date(2026, 9, 14), "en") == "Monday, 14 September 2026"
        or long_day(date(2026, 9, 14), "en") == "Monday 14 September 2026"
    )
    assert short_day("2026-09-03", "en") == "3 September 2026"
    assert short_day("2026-09-03", "de") == "3. September 2026"
    assert short_day("2026-09-03", "qq-invented") == "3 September 2026"


def test_a_span_says_month_and_year_once_where_they_are_the_same() -> None:
    assert span("2026-09-02", "2026-09-02") == "2 September 2026"
    assert span("2026-09-02", "2026-09-04") == "2–4 September 2026"
    assert span("2026-08-30", "2026-09-02") == "30 August – 2 September 2026"
    assert span("2025-12-30", "2026-01-02") == "30 December 2025 – 2 January 2026"
