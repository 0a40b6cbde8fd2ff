"""Differences that are no amounts: a "not", a name, the words of a quotation."""

from __future__ import annotations

import pytest

from digest.compare.parallel import parallel
from digest.compare.statements import statement
from digest.compare.wording import of_wording

SLIPWAY = (
    "The coxswain {} had seen the crack in the slipway at Port Ellery a week before the lifeboat house was closed."
)


def found(one: str, other: str, *names: str, lang: str = "en") -> list[tuple[str, tuple[str, ...]]]:
    both = parallel(statement(("a",), one, lang), statement(("b",), other, lang))
    together = frozenset(frozenset(name.casefold().split()) for name in names)
    return [(matter.value, tuple(side.words for side in sides)) for matter, sides in of_wording(both, together, lang)]


@pytest.mark.parametrize("word", ["not", "never"])
def test_a_not_between_the_same_words_is_a_denial(word: str) -> None:
    one = "Viktor Hale has been charged with the theft of the church bell at Tharrow."
    (denial,) = found(one, one.replace("been", f"{word} been"))
    assert denial == ("denial", ("", word))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The storm sank boats in Sellick and others there.",
            "The storm sank not only boats in Sellick and others there.",
        ),
        ("Nobody was hurt when the roof came down.", "No one was hurt when the roof came down."),
        ("Hale has been charged.", "Hale has not yet, as his lawyer said on Friday in Tharrow, been charged."),
        ("It was not so.", "It was so."),  # too short to know that both speak of one thing
    ],
)
def test_not_every_not_is_a_denial(one: str, other: str) -> None:
    assert found(one, other) == []


def test_another_name_in_the_same_place_is_a_difference() -> None:
    assert found(SLIPWAY.format("Tam Aldous"), SLIPWAY.format("Piers Rennick")) == [
        ("name", ("Tam Aldous", "Piers Rennick"))
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tam Aldous", "Aldous"),
        ("Tam Aldous", "T. Aldous"),
        ("Aldous", "VCG"),
        ("Aldous", "divers"),
        ("Tam", "Aldous"),  # the story has a Tam Aldous
    ],
)
def test_forms_of_one_name_are_no_difference(one: str, other: str) -> None:
    assert found(SLIPWAY.format(one), SLIPWAY.format(other), "Tam Aldous") == []


def test_to_whom_it_was_told_is_the_outlets_own_affair() -> None:
    said = "The bolt in the steering should have been exchanged in May, Hedda Rask told {} on Friday."
    assert found(said.format("Lantern"), said.format("Observer")) == []


def test_where_every_noun_has_a_capital_a_capital_tells_no_name() -> None:
    said = "Das Schiff lag bei Ebbe auf den {} vor Tharrow, und die Reederei schickte einen Schlepper."
    assert found(said.format("Felsen"), said.format("Klippen"), lang="de") == []


QUOTED = "“There was a {} noise, and then it was quiet on the {} deck,” Nils Orre said."


def test_a_quotation_with_another_word_is_a_difference() -> None:
    assert found(QUOTED.format("scraping", "upper"), QUOTED.format("grinding", "upper")) == [
        ("quote", ("scraping", "grinding"))
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("grey", "upper"), ("gray", "upper")),  # spelling
        (("scraping", "upper"), ("scraping [long]", "upper")),  # an outlet's own words
        (("scraping", "upper"), ("loud and long and awful", "upper")),  # another utterance
    ],
)
def test_spelling_and_what_an_outlet_puts_in_is_no_other_wording(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert found(QUOTED.format(*one), QUOTED.format(*other)) == []
