"""What holds of differences whatever the reports say, over random reports of one invented night."""

from __future__ import annotations

from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.compare import compare
from digest.config import Merging
from digest.merge import merge
from digest.model import Difference, Group, Story
from digest.text import plain, sentences
from tests.builders import article, day, group_of
from tests.tellings import stories

often = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# Sentences with a place for an amount, a day, a name and a "not" each.
TOLD = (
    "The coastguard said that the ferry Lady Corran carried {} passengers on {} night.",
    "The storm tore {} boats from their moorings in the harbour of Port Ellery on {}.",
    "The school of Orrin has room for {} pupils, the council said on {} after the flood.",
    "On {1} the pier of Gannock gave way, and {0} people were hurt, the police said.",
)
NAMED = (
    "The coxswain {} had{} seen the crack in the slipway at Port Ellery a week before the lifeboat house was closed."
)
DAYS = ("Monday", "Tuesday", "Friday")
NAMES = ("Tam Aldous", "Piers Rennick", "Aldous")
WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split()
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int) -> str:
    """0 to 99."""
    if number < 20:
        return WORDS[number]
    return TENS[number // 10 - 2] + (f"-{WORDS[number % 10]}" if number % 10 else "")


@st.composite
def reports(draw: st.DrawFn, most: int = 4) -> Group:
    """Reports that tell the same few things, and not always in the same way."""
    members = []
    for name in "abcd"[: draw(st.integers(2, most))]:
        told = [
            each.format(
                draw(st.sampled_from([5, 9, "about 40", "more than 40", 43, "half of the"])),
                draw(st.sampled_from(DAYS)),
            )
            for each in draw(st.permutations(TOLD))[: draw(st.integers(1, 4))]
        ]
        if draw(st.booleans()):
            told.append(NAMED.format(draw(st.sampled_from(NAMES)), draw(st.sampled_from(["", " not"]))))
        published = draw(st.sampled_from([None, day(7), day(9)]))
        members.append(article("\n\n".join(told), id=name, published=published))
    return group_of(*members)


def merged(group: Group) -> Story:
    return merge(group, Merging())


def differences(one: str, other: str) -> tuple[Difference, ...]:
    return compare(merged(group_of(article(one, id="a"), article(other, id="b"))))


EITHER = st.one_of(reports(), stories(most=4))


@often
@given(EITHER)
def test_a_side_shows_words_of_its_sentence_and_a_sentence_of_its_source(group: Group) -> None:
    said = {
        member.id: {plain(sentence) for block in member.blocks for sentence in sentences(block.text, "en")}
        for member in group.members
    }
    for difference in compare(merged(group)):
        for side in difference.sides:
            assert side.words in side.sentence
            assert plain(side.sentence) in said[side.source]


@often
@given(EITHER)
def test_nobody_stands_on_two_sides_and_every_side_says_something_else(group: Group) -> None:
    for difference in compare(merged(group)):
        everyone = [source for side in difference.sides for source in (side.source, *side.others)]
        assert len(everyone) == len(set(everyone))
        assert len(difference.sides) == len({(side.words, side.sentence) for side in difference.sides}) >= 2


@often
@given(EITHER)
def test_differences_are_told_apart_by_their_names(group: Group) -> None:
    found = compare(merged(group))
    assert len({difference.id for difference in found}) == len(found)
    assert [each.id for each in compare(merged(group))] == [each.id for each in found]


@often
@given(EITHER, st.integers(2, 4))
def test_identical_reports_never_differ(group: Group, count: int) -> None:
    text = "\n\n".join(block.text for block in group.founder.blocks)
    assert compare(merged(group_of(*(article(text, id=name) for name in "abcd"[:count])))) == ()


@often
@given(EITHER, st.randoms(use_true_random=False))
def test_the_order_of_the_members_does_not_matter(group: Group, random: Random) -> None:
    members = list(group.members)
    random.shuffle(members)
    again = compare(merged(group_of(*members, copies=group.copies)))
    assert {each.id for each in again} == {each.id for each in compare(merged(group))}


@often
@given(st.sampled_from(TOLD), st.integers(2, 99), st.sampled_from(DAYS))
def test_digits_and_words_are_the_same(sentence: str, number: int, weekday: str) -> None:
    assert differences(sentence.format(number, weekday), sentence.format(in_words(number), weekday)) == ()


@often
@given(
    st.sampled_from(TOLD),
    st.integers(10, 2000),
    st.sampled_from(DAYS),
    st.sampled_from(
        ["about", "some", "nearly", "at least", "up to", "more than", "fewer than", "roughly", "just over"]
    ),
)
def test_a_hedge_before_a_number_contradicts_nobody(sentence: str, number: int, weekday: str, hedge: str) -> None:
    assert differences(sentence.format(number, weekday), sentence.format(f"{hedge} {number}", weekday)) == ()


@often
@given(st.sampled_from(TOLD), st.integers(2, 49), st.sampled_from(DAYS))
def test_twice_the_number_is_another_number(sentence: str, number: int, weekday: str) -> None:
    found = differences(sentence.format(number, weekday), sentence.format(in_words(2 * number), weekday))
    assert len(found) == 1


@often
@given(st.sampled_from(TOLD), st.integers(2, 99), st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_of_two_weekdays_one_is_wrong(sentence: str, number: int, one: str, other: str) -> None:
    assert len(differences(sentence.format(number, one), sentence.format(number, other))) == (one != other)
