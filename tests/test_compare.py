"""Where sources differ."""

from __future__ import annotations

import pytest

from digest.compare import compare
from digest.config import Merging
from digest.merge import merge
from digest.model import Difference, Kind, Matter, Paragraph, Side, Twin
from tests.builders import article, group_of, story_of


def differences(one: str, other: str, *, lang: str = "en") -> tuple[Difference, ...]:
    """What two reports differ in, once they are merged."""
    group = group_of(article(one, id="a", lang=lang), article(other, id="b", lang=lang))
    return compare(merge(group, Merging()))


def words(found: tuple[Difference, ...]) -> list[set[str]]:
    return [{side.words for side in each.sides} for each in found]


def test_two_numbers_that_cannot_both_be_true_are_shown_with_their_sentences() -> None:
    one = "The coastguard said that the ferry Lady Corran carried 84 passengers on Wednesday night."
    other = "The company said that the ferry Lady Corran carried 91 passengers on Wednesday night."
    assert differences(one, other) == (
        Difference(
            matter=Matter.NUMBER,
            sides=(
                Side(source="a", sentence=one, words="84 passengers"),
                Side(source="b", sentence=other, words="91 passengers"),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("one", "other", "words_of_both"),
    [
        (
            "In the poll on the bridge toll 40 percent of the drivers said no.",
            "In the poll on the bridge toll two thirds of the drivers said no.",
            {"40 percent of the drivers", "two thirds of the drivers"},
        ),
        (
            "The bridge in Hallin will cost more than 12 million crowns, the minister said.",
            "The bridge in Hallin will cost 9 million crowns, the minister said.",
            {"more than 12 million crowns", "9 million crowns"},
        ),
        (
            "The ferry Lady Corran was built in Sellick in 1986 Varrey said.",
            "The ferry Lady Corran was built in Sellick in 1987 Varrey said.",
            {"1986", "1987"},
        ),
    ],
)
def test_shares_hedged_amounts_and_years_are_compared_too(one: str, other: str, words_of_both: set[str]) -> None:
    assert words(differences(one, other)) == [words_of_both]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (  # the same, written otherwise
            "The ferry Lady Corran carried 84 passengers on Wednesday night.",
            "The ferry Lady Corran carried eighty-four passengers on Wednesday night.",
        ),
        (  # rounded
            "The bridge in Hallin will cost 1.38 million crowns, the minister said.",
            "The bridge in Hallin will cost 1.4 million crowns, the minister said.",
        ),
        (  # hedged
            "The ferry Lady Corran carried about 80 passengers on Wednesday night.",
            "The ferry Lady Corran carried 84 passengers on Wednesday night.",
        ),
        (
            "The ferry Lady Corran carried more than 80 passengers on Wednesday night.",
            "The ferry Lady Corran carried 84 passengers on Wednesday night.",
        ),
        (  # of different things
            "The ferry Lady Corran carried 84 passengers on Wednesday night.",
            "The ferry Lady Corran carried 11 sailors on Wednesday night.",
        ),
        (  # a number and a share
            "In the poll on the bridge toll 120 of the drivers said no.",
            "In the poll on the bridge toll half of the drivers said no.",
        ),
        (  # only one side counts
            "The ferry Lady Corran carried 84 passengers on Wednesday night.",
            "The ferry Lady Corran carried passengers and sailors on Wednesday night.",
        ),
        (  # of different matters
            "The ferry Lady Corran carried 84 passengers on Wednesday night.",
            "A bus with 12 passengers stood in the snow near Hallin until Friday.",
        ),
        (  # two amounts on one side: one of them explains it
            "The ferry Lady Corran carried 84 passengers, the other ferry 91 passengers, on Wednesday night.",
            "The ferry Lady Corran carried 91 passengers on Wednesday night.",
        ),
    ],
)
def test_there_is_silence_where_both_may_be_true(one: str, other: str) -> None:
    assert differences(one, other) == ()


def test_a_source_does_not_differ_from_itself() -> None:
    sentence = "The ferry Lady Corran carried {} passengers on Wednesday."
    text = f"{sentence.format(84)}\n\n{sentence.format(91)}"
    assert compare(merge(group_of(article(text, id="a")), Merging())) == ()
    assert differences(text, "The repair of the pier in Sellick will cost 9 crowns a head.") == ()


def test_one_matter_is_told_once_whoever_repeats_it() -> None:
    three = [
        f"{who} said that the ferry Lady Corran carried {number} passengers on Wednesday night."
        for who, number in (("The coastguard", 84), ("The company", 91), ("The mayor", 91))
    ]
    group = group_of(*(article(text, id=name) for name, text in zip("abc", three, strict=True)))
    assert words(compare(merge(group, Merging()))) == [{"84 passengers", "91 passengers"}]


def test_the_other_wordings_are_read_too_and_differences_come_in_the_order_of_the_page() -> None:
    def told(text: str, twin: str) -> Paragraph:
        return Paragraph(text=text, kind=Kind.PARAGRAPH, voices=("a",), twins=(Twin(source="b", text=twin),))

    story = story_of(
        group_of(article(id="a"), article(id="b")),
        paragraphs=[
            told("The old wall in Sellick was 40 metres long.", "The old wall in Sellick was 60 metres long."),
            told("The repair in Sellick costs 9 crowns a head.", "The repair in Sellick costs 12 crowns a head."),
        ],
    )
    assert words(compare(story)) == [{"40 metres", "60 metres"}, {"9 crowns", "12 crowns"}]


def test_german_amounts_differ_in_german() -> None:
    found = differences(
        "Auf der Fähre Lady Corran waren am Mittwoch 84 Fahrgäste, sagte die Reederei.",
        "Auf der Fähre Lady Corran waren am Mittwoch 91 Fahrgäste, sagte die Küstenwache.",
        lang="de",
    )
    assert words(found) == [{"84 Fahrgäste", "91 Fahrgäste"}]


def test_all_who_say_a_number_are_named_on_its_side_and_a_matter_is_shown_once() -> None:
    said = "The coastguard said that the ferry Lady Corran carried {} passengers on Wednesday night."
    members = [article(said.format(number), id=name) for name, number in zip("abcd", (84, 91, 84, 91), strict=True)]
    (found,) = compare(merge(group_of(*members), Merging()))
    assert [{side.source, *side.others} for side in found.sides] == [{"a", "c"}, {"b", "d"}]


def test_a_denial_is_a_difference() -> None:
    one = "Viktor Hale, 54, has been charged with the theft of the church bell at Tharrow."
    other = "Viktor Hale, 54, has not been charged with the theft of the church bell at Tharrow."
    (found,) = differences(one, other)
    assert {(side.source, side.words) for side in found.sides} == {("a", ""), ("b", "not")}
