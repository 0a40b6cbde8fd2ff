"""Amounts in sentences."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from digest.quantities import Quantity, quantities, stem


def only(sentence: str) -> Quantity:
    (found,) = quantities(sentence)
    return found


@pytest.mark.parametrize(
    ("sentence", "low", "high", "of", "words"),
    [
        ("The ship carried 84 passengers.", 84, 84, "passengers", "84 passengers"),
        ("Eighty-four passengers were on it.", 84, 84, "passengers", "Eighty-four passengers"),
        ("It cost 1,400 crowns.", 1400, 1400, "crowns", "1,400 crowns"),
        ("It cost 1.400 crowns.", 1400, 1400, "crowns", "1.400 crowns"),
        ("It cost 1.4 million crowns.", 1.4e6, 1.4e6, "crowns", "1.4 million crowns"),
        ("Now some 1.4 million people live there.", 1.26e6, 1.54e6, "people", "some 1.4 million people"),
        ("By noon about 40 of the boats left.", 36, 44, "boats", "about 40 of the boats"),
        ("More than 300 boats left.", 300, 600, "boats", "More than 300 boats"),
        ("Fewer than 12 boats left.", 0, 12, "boats", "Fewer than 12 boats"),
        ("A dozen boats left.", 12, 12, "boats", "dozen boats"),
        ("At least twenty boats left.", 20, 40, "boats", "At least twenty boats"),
        ("Three hundred boats left.", 300, 300, "boats", "Three hundred boats"),
        ("Some 84 passengers left.", 75.6, 92.4, "passengers", "Some 84 passengers"),
        ("Two dozen boats left.", 24, 24, "boats", "Two dozen boats"),
        ("No fewer than 12 boats left.", 12, 24, "boats", "No fewer than 12 boats"),
        ("They saw 40–50 boats.", 40, 50, "boats", "40–50 boats"),
        ("They saw between 40 and 50 boats.", 40, 50, "boats", "40 and 50 boats"),
        ("They saw 40 to 50 boats.", 40, 50, "boats", "40 to 50 boats"),
        ("Half a million people came.", 5e5, 5e5, "people", "Half a million people"),
        ("Two and a half million people came.", 2.5e6, 2.5e6, "people", "Two and a half million people"),
        ("Es fuhren rund 40 Boote aus.", 36, 44, "boote", "rund 40 Boote"),
        ("Zwölf Boote fuhren aus.", 12, 12, "boote", "Zwölf Boote"),
        ("Es kostet 3 Millionen Kronen.", 3e6, 3e6, "kronen", "3 Millionen Kronen"),
        ("Vierundachtzig Boote fuhren aus.", 84, 84, "boote", "Vierundachtzig Boote"),
        ("Dreißig Boote fuhren aus.", 30, 30, "boote", "Dreißig Boote"),
        ("Zweihundert Boote fuhren aus.", 200, 200, "boote", "Zweihundert Boote"),
    ],
)
def test_an_amount_is_read_with_its_hedge_and_what_it_counts(
    sentence: str, low: float, high: float, of: str, words: str
) -> None:
    found = only(sentence)
    assert (found.low, found.high) == pytest.approx((low, high))
    assert (found.of, found.words, found.is_share) == (stem(of), words, False)


@pytest.mark.parametrize(
    ("sentence", "low", "high", "of"),
    [
        ("Half the passengers were pupils.", 0.5, 0.5, "passengers"),
        ("Nearly half of the passengers were pupils.", 0.4, 0.5, "passengers"),
        ("A third of the passengers were pupils.", 1 / 3, 1 / 3, "passengers"),
        ("Two thirds of voters said no.", 2 / 3, 2 / 3, "voters"),
        ("One in ten voters said no.", 0.1, 0.1, "voters"),
        ("Two out of three voters said no.", 2 / 3, 2 / 3, "voters"),
        ("Einer von vier Wählern sagte nein.", 1 / 4, 1 / 4, "wählern"),
        ("40% of voters said no.", 0.4, 0.4, "voters"),
        ("40 percent of voters said no.", 0.4, 0.4, "voters"),
        ("40 per cent of voters said no.", 0.4, 0.4, "voters"),
        ("Es fehlt die Hälfte der Stimmen.", 0.5, 0.5, "stimmen"),
        ("Es fehlt fast ein Drittel der Stimmen.", 0.8 / 3, 1 / 3, "stimmen"),
    ],
)
def test_a_share_is_a_share_of_something(sentence: str, low: float, high: float, of: str) -> None:
    found = only(sentence)
    assert (found.low, found.high) == pytest.approx((low, high))
    assert (found.of, found.is_share) == (stem(of), True)


@pytest.mark.parametrize("sentence", ["", "Nobody was hurt.", "The boat sails at 5 pm.", "Die Fähre fährt um 5 Uhr."])
def test_times_of_day_are_no_amounts(sentence: str) -> None:
    assert quantities(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("It happened in 2026 Tharrow said.", 2026),  # a year counts nothing
        ("It was 12, people said.", 12),  # a comma between
        ("He counted to 12.", 12),
        ("The bill came to 40 (crowns).", 40),
        ("They sold it for $40 on Friday.", 40),  # what stands behind it is not what it counts
    ],
)
def test_years_and_bare_numbers_are_amounts_of_nothing(sentence: str, number: int) -> None:
    found = only(sentence)
    assert (found.low, found.high, found.of, found.words.strip("$")) == (number, number, "", str(number))


@pytest.mark.parametrize("sentence", ["Almost all", "They left, almost all", "Most of", "None of"])
def test_an_amount_may_end_its_sentence(sentence: str) -> None:
    assert all(found.words in sentence for found in quantities(sentence))


def test_several_amounts_come_left_to_right() -> None:
    found = quantities("The ship carried 84 passengers and a crew of 11 sailors.")
    assert [(each.low, each.of) for each in found] == [(84, stem("passengers")), (11, stem("sailors"))]


@given(st.integers(0, 10**7), st.sampled_from(["boats", "Boote", "people"]))
def test_a_number_is_the_same_with_and_without_marks_between_thousands(number: int, noun: str) -> None:
    assume(number not in range(1500, 2101))  # without marks, these are years
    plain, marked = quantities(f"They counted {number} {noun}."), quantities(f"They counted {number:,} {noun}.")
    assert [(each.low, each.of) for each in plain] == [(each.low, each.of) for each in marked]


@given(st.text(max_size=60))
def test_an_amount_is_written_in_its_sentence_and_lies_between_its_ends(sentence: str) -> None:
    for found in quantities(sentence):
        assert found.words in sentence
        assert found.low <= found.high


@pytest.mark.parametrize(
    ("sentence", "seconds"),
    [
        ("It took half an hour.", 1800),
        ("It took half a minute.", 30),
        ("Es dauerte eine halbe Stunde.", 1800),
        ("It took 90 minutes.", 5400),
        ("It took two days.", 172800),
    ],
)
def test_time_is_measured_in_seconds(sentence: str, seconds: float) -> None:
    found = only(sentence)
    assert (found.low, found.high, found.measure) == (seconds, seconds, "time")


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("5 miles", "8 kilometres", True),  # who converts rounds
        ("3 miles", "8 kilometres", False),
        ("8 kilometres", "9 kilometres", False),
        ("1,370 boats", "1,400 boats", True),
        ("1,370 boats", "1,500 boats", False),
        ("more than 300 boats", "340 boats", True),
        ("more than 300 boats", "300 boats", True),
        ("more than 300 boats", "240 boats", False),
        ("fewer than 300 boats", "more than 300 boats", False),
        ("more than 8,000 boats", "more than 12,000 boats", False),
        ("nearly half of the boats", "more than half of the boats", False),
        ("nearly half of the boats", "half of the boats", True),
        ("nearly half of the boats", "just over half of the boats", False),
        ("nearly 10 boats", "10 boats", True),
        ("seven boats", "another two boats", True),
        ("seven boats", "two more boats", True),
        ("seven boats", "two boats", False),
        ("another seven boats", "another two boats", False),
        ("84 boats", "11 sailors", True),
        ("40 to 50 boats", "46 boats", True),
        ("40 to 50 boats", "60 boats", False),
        ("3 hours", "3 kilometres", True),
    ],
)
def test_two_amounts_agree_where_both_can_be_true(one: str, other: str, agree: bool) -> None:
    ours, theirs = only(f"They saw {one}."), only(f"They saw {other}.")
    assert ours.agrees(theirs) is theirs.agrees(ours) is agree


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_agreement_is_mutual(one: int, other: int) -> None:
    ours, theirs = only(f"They saw {one} boats."), only(f"They saw about {other} boats.")
    assert ours.agrees(theirs) == theirs.agrees(ours)
    assert ours.agrees(ours)


def test_one_and_many_are_counted_together() -> None:
    assert stem("Passengers") == stem("passenger")
    assert stem("Boote") == stem("Boot") == "boot"
    assert stem("gas") == "gas"
