"""Where the sources of a story differ. Which two sentences do is in `cases/compare`."""

from __future__ import annotations

from dataclasses import replace

from digest.compare import compare
from digest.config import Merging
from digest.merge import merge
from digest.model import Block, Difference, Folded, Kind, Matter, Paragraph, Side, Twin, When
from tests.builders import article, day, group_of, story_of


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


def test_all_who_say_a_number_are_named_on_its_side_and_a_matter_is_shown_once() -> None:
    said = "The coastguard said that the ferry Lady Corran carried {} passengers on Wednesday night."
    members = [article(said.format(number), id=name) for name, number in zip("abcd", (84, 91, 84, 91), strict=True)]
    (found,) = compare(merge(group_of(*members), Merging()))
    assert [{side.source, *side.others} for side in found.sides] == [{"a", "c"}, {"b", "d"}]


def test_what_is_folded_away_is_read_too() -> None:
    said = "The coastguard said that the ferry Lady Corran carried {} passengers on Wednesday night."
    story = story_of(
        group_of(article(id="a"), article(id="b")),
        paragraphs=[Paragraph(text=said.format(84), kind=Kind.PARAGRAPH, voices=("a",))],
        folded=[Folded(source="b", block=Block(text=said.format(91)))],
    )
    assert words(compare(story)) == [{"84 passengers", "91 passengers"}]


def test_a_story_of_one_source_and_one_without_sentences_have_no_differences() -> None:
    assert compare(story_of(group_of(article(id="a")))) == ()
    assert compare(story_of(group_of(article(id="a"), article(id="b")), paragraphs=[])) == ()


def test_who_signed_a_post_on_which_day_is_no_sentence_of_the_story() -> None:
    assert (
        differences("— The Varrey Coastguard (@varrey), 3 May 2026", "— The Varrey Coastguard (@varrey), 9 May 2026")
        == ()
    )


def test_an_update_needs_a_known_day_of_every_source() -> None:
    said = "The flood at Aldermere has killed {} people, the governor said."

    def found(*published: When | None) -> Difference:
        members = [
            article(said.format(number), id=name, published=when)
            for name, number, when in zip("abc", (5, 9, 9), published, strict=True)
        ]
        (difference,) = compare(merge(group_of(*members), Merging()))
        return difference

    update = found(day(7), day(9), day(10))
    assert update.is_update
    assert [side.words for side in update.sides] == ["5 people", "9 people"]
    assert not found(day(7), day(9), None).is_update
    assert not found(day(7), day(9), replace(day(10), guessed=True)).is_update
    assert not found(day(9), day(9), day(10)).is_update
    assert not found(day(9), day(7), day(10)).is_update


def test_more_than_four_sides_say_only_that_nobody_knows() -> None:
    said = "The coastguard said that the ferry Lady Corran carried {} passengers on Wednesday night."
    members = [article(said.format(number), id=name) for name, number in zip("abcde", range(61, 99, 8), strict=True)]
    assert compare(merge(group_of(*members), Merging())) == ()
    assert len(compare(merge(group_of(*members[:4]), Merging()))[0].sides) == 4


def test_the_name_of_a_difference_depends_on_what_is_said_and_on_nothing_else() -> None:
    one = "The coastguard said that the ferry Lady Corran carried 84 passengers on Wednesday night."
    other = one.replace("84", "91")
    (found,) = differences(one, other)
    (again,) = differences(f"{one}\n\nNobody was hurt.", f"It rained all day.\n\n{other}")
    assert found.id == again.id
    assert found.id != differences(one, one.replace("84", "92"))[0].id
