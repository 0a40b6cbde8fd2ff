"""A sentence as words in a row, where amounts, days and dates are one word each. Pure.

Two statements can so be laid beside each other: what is said of an amount is in the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from babel import Locale, UnknownLocaleError

from digest.lexicon import stemmer
from digest.number_words import NUMBERS
from digest.quantities import Quantity, quantities
from digest.text import common_words, spaced

_COMMON = 0.25  # what a common word weighs, where any other weighs 1
_FACT = 0.5  # and an amount, a day or a date


class FactKind(StrEnum):
    """What can contradict what."""

    NUMBER = "#number"
    SHARE = "#share"
    WEEKDAY = "#weekday"
    DATE = "#date"
    TIME = "#time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date as far as it is stated, a weekday, or a time of day."""

    weekday: int | None = None  # 0 is Monday
    day: int | None = None
    month: int | None = None
    year: int | None = None
    minute: int | None = None  # of the day
    zone: str = ""

    def agrees(self, other: Day) -> bool:
        """Can both be the same day? Nobody knows of a part that only one states."""
        if self.zone != other.zone:
            return True
        parts = (
            (self.weekday, other.weekday),
            (self.minute, other.minute),
            (self.day, other.day),
            (self.month, other.month),
            (self.year, other.year),
        )
        return all(one is None or another is None or one == another for one, another in parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something in a sentence that another sentence can contradict, as it is written (`words`)."""

    kind: FactKind
    value: Quantity | Day
    words: str

    def is_as(self, other: Fact) -> bool:
        """Is it the very same, however it is written?"""
        if isinstance(self.value, Quantity) and isinstance(other.value, Quantity):
            return self.kind is other.kind and self.value.amount == other.value.amount
        return self.value == other.value

    def agrees(self, other: Fact) -> bool:
        """Can both be true of one thing?"""
        if isinstance(self.value, Quantity) and isinstance(other.value, Quantity):
            return self.value.agrees(other.value)
        if isinstance(self.value, Day) and isinstance(other.value, Day):
            return self.value.agrees(other.value)
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a statement: what is compared of it, how it is written, and how much it tells."""

    key: str
    written: str
    start: int
    weight: float
    fact: Fact | None = None

    @property
    def is_name(self) -> bool:
        """Is it written with a capital? At the beginning of a sentence that means nothing."""
        return self.fact is None and self.written[:1].isupper() and self.start > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence, and who says it in these words."""

    sources: tuple[str, ...]
    sentence: str
    words: tuple[Word, ...]
    weight: float  # of all words
    facts: tuple[Fact, ...]  # left to right


def statement(sources: tuple[str, ...], sentence: str, lang: str) -> Statement:
    """A sentence of the language `lang`."""
    words = tuple(_words(sentence, lang))
    return Statement(
        sources=sources,
        sentence=sentence,
        words=words,
        weight=sum(word.weight for word in words),
        facts=tuple(word.fact for word in words if word.fact),
    )


# -- words


def _words(sentence: str, lang: str) -> Iterator[Word]:
    found = sorted(_facts(sentence, lang), key=lambda each: each[0])
    common, stem = common_words(lang), stemmer(lang)
    at = 0
    for start, end, fact in found:
        yield from _plain(sentence, at, start, common, stem)
        yield Word(key=fact.kind.value, written=fact.words, start=start, weight=_FACT, fact=fact)
        at = max(at, end)
    yield from _plain(sentence, at, len(sentence), common, stem)


def _plain(sentence: str, start: int, end: int, common: frozenset[str], stem: Callable[[str], str]) -> Iterator[Word]:
    piece = sentence[start:end]
    if spaced(piece) != piece:  # a script without spaces: its pairs of characters stand for words
        for pair in spaced(piece).split():
            yield Word(key=pair, written=pair, start=start, weight=1.0)
        return
    for match in _WORD.finditer(piece):
        folded = match[0].casefold().replace("’", "'").removesuffix("'s")
        weight = _COMMON if folded in common else 1.0
        yield Word(key=stem(folded), written=match[0], start=start + match.start(), weight=weight)


_WORD = re.compile(r"\w+(?:['’.]\w+)*")


# -- facts

_Span = tuple[int, int, Fact]


def _facts(sentence: str, lang: str) -> list[_Span]:
    """Days first: the number of a day is no amount of anything."""
    days = [*_days(sentence, lang), *_times(sentence)]
    taken = [(start, end) for start, end, _ in days]
    amounts = (
        (each.start, each.end, Fact(kind=_kind(each), value=each, words=each.words)) for each in quantities(sentence)
    )
    free = (span for span in amounts if not any(span[0] < end and start < span[1] for start, end in taken))
    return [*days, *free]


def _kind(amount: Quantity) -> FactKind:
    return FactKind.SHARE if amount.is_share else FactKind.NUMBER


def _days(sentence: str, lang: str) -> Iterator[_Span]:
    calendar = _calendar(lang)
    if calendar is None:
        return
    for match in calendar.pattern.finditer(sentence):
        if match["weekday"]:
            value, kind = Day(weekday=calendar.weekdays[match["weekday"].casefold()]), FactKind.WEEKDAY
        else:
            number = match["before"] or match["after"]
            value = Day(
                day=_number(number) if number else None,
                month=calendar.months[match["month"].rstrip(".").casefold()],
                year=int(match["year"]) if match["year"] else None,
            )
            kind = FactKind.DATE
        yield match.start(), match.end(), Fact(kind=kind, value=value, words=match[0].rstrip(" ,."))


def _times(sentence: str) -> Iterator[_Span]:
    """`11:24 p.m. ET`; in another zone it would be another time."""
    for match in _TIME.finditer(sentence):
        hour = _number(match["hour"]) or 0
        minute = int(match["minutes"] or 0)
        half = (match["half"] or "").casefold()
        if hour > _LAST_HOUR or minute > _LAST_MINUTE or not (half or match["minutes"] or match["clock"]):
            continue
        at = (hour % 12 + (12 if half[:1] == "p" else 0) if half else hour) * 60 + minute
        value = Day(minute=at, zone=(match["zone"] or "").upper())
        yield match.start(), match.end(), Fact(kind=FactKind.TIME, value=value, words=match[0].strip())


_LAST_HOUR, _LAST_MINUTE = 24, 59
_HOURS = "|".join(word for word, value in NUMBERS.items() if 0 < value <= 12 and value == int(value))
_TIME = re.compile(
    rf"(?<![\d.,:$€£])\b(?P<hour>\d{{1,2}}|{_HOURS})(?:[:.](?P<minutes>\d\d))?(?![\d:])"
    r"(?:\s*(?P<half>[ap]\.?\s?m\b\.?)|\s*(?P<clock>Uhr\b))?(?:\s+(?P<zone>[A-Z]{2,4}T|GMT|UTC|CET|CEST|ET|PT)\b)?",
    re.IGNORECASE,
)


def _number(written: str) -> int | None:
    value = NUMBERS.get(written.casefold(), int(written) if written.isdigit() else 0)
    return int(value) or None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Calendar:
    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    pattern: re.Pattern[str]


@cache
def _calendar(lang: str) -> _Calendar | None:
    """The names of days and months with a capital: `may` and `march` are no months, `May` and `March` are."""
    try:
        locale = Locale.parse(lang)
    except (ValueError, UnknownLocaleError):
        return None
    weekdays = dict(_names(locale.days["format"]["wide"]))
    months = {"sept": 9} if lang == "en" else {}
    for width in ("wide", "abbreviated"):
        months |= {name: number for name, number in _names(locale.months["format"][width]) if len(name) > 2}
    words = "|".join(sorted((word for word in NUMBERS if "-" not in word), key=lambda word: (-len(word), word)))
    day = rf"(?:\d{{1,2}}|{words})"
    pattern = re.compile(
        rf"\b(?P<weekday>{_any(weekdays)})s?\b"
        rf"|(?:\b(?P<before>{day})(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?)?\b(?P<month>{_any(months)})\b\.?"
        rf"(?:\s+(?P<after>{day})(?:st|nd|rd|th)?\b(?!\s*(?:%|percent|people)))?(?:,?\s+(?P<year>(?:1[5-9]|20)\d\d)\b)?"
    )
    return _Calendar(weekdays=weekdays, months=months, pattern=pattern)


def _names(names: Mapping[int, str]) -> Iterator[tuple[str, int]]:
    return ((name.rstrip(".").casefold(), number) for number, name in names.items())


def _any(names: Mapping[str, int]) -> str:
    """With a capital, or all in capitals."""
    written = {form for name in names for form in (name.capitalize(), name.upper())}
    return "|".join(sorted(map(re.escape, written), key=lambda name: (-len(name), name)))
