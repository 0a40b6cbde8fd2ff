"""Dates as people and tools write them, into moments in UTC, and back into words. Pure: no clock, no locale of the
machine.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, get_month_names

from digest.model import When

_JAVASCRIPT = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d{4})")
_ZONE_BEHIND = re.compile(r" \(UTC ?([+-]\d\d:\d\d)\)$")  # 2026-09-10T07:12:36 (UTC +02:00), as a clipper writes it
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?: de)? ([^\W\d]+)\.?,?(?: de)? (\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
GUESS = "guess"  # the origin of a field whose day nobody states
_NEWS = range(1600, 2100)  # years that a report can be of; 0001 and 9999 are what programs write for "none"
_LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl")


def parse(text: str) -> When | None:
    """The moment that a text states, or None. Never filled in: a text without a year states none.

    Reads ISO 8601, RFC 2822, JavaScript's `Date`, and a day with the month's name in seven languages.
    A time without a zone is taken as UTC. Orders that can be read two ways (03/04/2026) are refused.
    """
    text = " ".join(text.split())
    return _iso(text) or _javascript(text) or _mail(text) or _written_out(text)


def _iso(text: str) -> When | None:
    try:
        return _utc(datetime.fromisoformat(_ZONE_BEHIND.sub(r"\1", text)))
    except ValueError:
        return None


def _javascript(text: str) -> When | None:
    found = _JAVASCRIPT.match(text)
    if not found:
        return None
    month, day, year, time, zone = found.groups()
    return _mail(f"{day} {month} {year} {time} {zone}")


def _mail(text: str) -> When | None:
    if not re.search(r"\d{4} \d\d:\d\d", text):
        return None
    try:
        return _utc(parsedate_to_datetime(text))
    except (ValueError, IndexError, TypeError):
        return None


def _written_out(text: str) -> When | None:
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    elif found := _MONTH_FIRST.fullmatch(text):
        month, day, year = found.groups()
    else:
        return None
    number = _months().get(month.casefold())
    try:
        return _utc(datetime(int(year), number, int(day), tzinfo=UTC)) if number else None
    except ValueError:
        return None


def shown(text: str) -> tuple[tuple[str, bool], ...]:
    """The days that a line of a page names, as 2026-01-31, each with whether it is the day of a change.

    Reads days with the month's name, years first, and days with dots; orders that can be read two ways are left out.
    """
    found = []
    before = 0
    for match in _shown().finditer(text):
        if when := _written_out(match[0].replace(".", " ")) or _iso(match[0].replace("/", "-")) or _dotted(match[0]):
            found.append((when.day, _CHANGE.search(text[before : match.start()]) is not None))
        before = match.end()
    return tuple(found)


def days_between(when: When, day: str) -> int:
    """How many days lie between a moment and a day written as 2026-01-31, whichever comes first."""
    return abs((date.fromisoformat(day) - date.fromisoformat(when.day)).days)


_CHANGE = re.compile(
    r"updat|modif|edited|review|revis|correct|verified|checked|aktualisiert|geändert|mise? à jour|actuali|atuali|"
    r"aggiorn|bijgewerkt",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _shown() -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, _months()), key=lambda name: (-len(name), name)))
    return re.compile(
        rf"(?<![\w.])(?:\d{{1,2}}(?:st|nd|rd|th|er|º|\.)?(?: de)? (?:{month})\.?,?(?: de)? \d{{4}}"
        rf"|(?:{month})\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{4}}[-/]\d\d[-/]\d\d"
        r"|\d{1,2}\.\d{1,2}\.\d{4})(?!\d)",
        re.IGNORECASE,
    )


def _dotted(text: str) -> When | None:
    """`31.1.2026`: with dots the day comes first everywhere."""
    found = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text)
    try:
        return _utc(datetime(int(found[3]), int(found[2]), int(found[1]), tzinfo=UTC)) if found else None
    except ValueError:
        return None


def _utc(moment: datetime) -> When | None:
    if moment.year not in _NEWS:
        return None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    ahead = moment.utcoffset() or timedelta()
    try:
        return When(at=moment.astimezone(UTC), offset=int(ahead.total_seconds() // 60))
    except OverflowError:
        return None


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """`september` -> 9, and `sep` and `sept`, in the languages that we read."""
    names = {"sept": 9}
    for lang in _LANGUAGES:
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=lang).items():
                names.setdefault(name.casefold().rstrip("."), number)
    return names


def long_day(day: date, lang: str) -> str:
    """`Monday, 14 September 2026` as the language writes it."""
    return format_date(day, "full", locale=_locale(lang))


def short_day(day: str, lang: str) -> str:
    """2026-09-14 as `14 September 2026`, as the language writes it."""
    return format_date(date.fromisoformat(day), "long", locale=_locale(lang))


def span(first: str, latest: str) -> str:
    """`2–4 September 2026`, `30 August – 2 September 2026`; one day where both are it. In English."""
    end = short_day(latest, "en")
    if first == latest:
        return end
    if first[:7] == latest[:7]:
        return f"{int(first[8:])}–{end}"
    beginning = short_day(first, "en")
    return f"{beginning.removesuffix(f' {int(latest[:4])}')} – {end}"


def _locale(lang: str) -> Locale:
    """English as most of the world writes its dates, day first."""
    try:
        return Locale.parse("en_GB" if lang == "en" else lang.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Locale("en", "GB")
