"""A sentence as words in a row, with its amounts, days and times as one word each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.compare.statements import Day, FactKind, Statement, statement


def told(sentence: str, lang: str = "en") -> Statement:
    return statement(("a",), sentence, lang)


def facts(sentence: str, lang: str = "en") -> list[tuple[FactKind, str]]:
    return [(fact.kind, fact.words) for fact in told(sentence, lang).facts]


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("The ferry carried about 84 passengers to Tharrow.", FactKind.NUMBER, "about 84 passengers"),
        ("Half of the passengers were pupils.", FactKind.SHARE, "Half of the passengers"),
        ("The ferry sails on Monday again.", FactKind.WEEKDAY, "Monday"),
        ("The ferry sails on 9 May again.", FactKind.DATE, "9 May"),
        ("The ferry sails on May 9, 2026 again.", FactKind.DATE, "May 9, 2026"),
        ("The ferry sails in Sept. again.", FactKind.DATE, "Sept"),
        ("The ferry sails at 6.38 p.m. again.", FactKind.TIME, "6.38 p.m."),
        ("The ferry sails at 18:38 GMT again.", FactKind.TIME, "18:38 GMT"),
        ("The ferry sails at nine p.m. again.", FactKind.TIME, "nine p.m."),
    ],
)
def test_what_can_be_contradicted_is_one_word_as_it_is_written(sentence: str, kind: FactKind, words: str) -> None:
    assert facts(sentence) == [(kind, words)]
    assert [word.key for word in told(sentence).words if word.fact] == [kind.value]


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("Die Fähre fährt am Montag wieder.", FactKind.WEEKDAY, "Montag"),
        ("Die Fähre fährt am 9. Mai wieder.", FactKind.DATE, "9. Mai"),
        ("Die Fähre fährt um 21 Uhr wieder.", FactKind.TIME, "21 Uhr"),
        ("Die Fähre fährt um 18.38 Uhr wieder.", FactKind.TIME, "18.38 Uhr"),
    ],
)
def test_german_days_and_times_are_read_in_german(sentence: str, kind: FactKind, words: str) -> None:
    assert facts(sentence, "de") == [(kind, words)]


@pytest.mark.parametrize("sentence", ["They may march again.", "The ferry sails again.", "It cost $6.38 again."])
def test_small_letters_are_no_months_and_prices_no_times(sentence: str) -> None:
    assert not {FactKind.DATE, FactKind.TIME} & {kind for kind, _ in facts(sentence)}


@pytest.mark.parametrize("lang", ["xx", "not a language", "ja"])
def test_a_language_without_a_calendar_has_amounts_still(lang: str) -> None:
    assert FactKind.NUMBER in [kind for kind, _ in facts("84 passengers sailed", lang)] or lang == "ja"


def test_nobody_contradicts_a_part_of_a_date_that_he_does_not_give() -> None:
    assert Day(day=9, month=5).agrees(Day(month=5))
    assert Day(day=9, month=5).agrees(Day(day=9, month=5, year=2026))
    assert Day(weekday=0).agrees(Day(day=9, month=5))
    assert not Day(day=9, month=5).agrees(Day(day=2, month=5))
    assert not Day(weekday=0).agrees(Day(weekday=1))


def test_times_of_two_zones_are_not_compared() -> None:
    assert Day(minute=18 * 60, zone="ET").agrees(Day(minute=23 * 60, zone="GMT"))
    assert not Day(minute=18 * 60, zone="GMT").agrees(Day(minute=23 * 60, zone="GMT"))


def test_a_capital_at_the_beginning_of_a_sentence_tells_no_name() -> None:
    assert [word.written for word in told("Nobody saw Ines Callard there.").words if word.is_name] == [
        "Ines",
        "Callard",
    ]


def test_common_words_weigh_least() -> None:
    weights = {word.written: word.weight for word in told("The ferry carried 84 passengers.").words}
    assert weights["The"] < weights["84 passengers"] < weights["ferry"]


@given(st.text(max_size=80), st.sampled_from(["en", "de", "ja", "xx"]))
def test_every_word_is_written_in_its_sentence(sentence: str, lang: str) -> None:
    made = told(sentence, lang)
    assert all(word.written in sentence for word in made.words)
    assert made.weight == pytest.approx(sum(word.weight for word in made.words))
