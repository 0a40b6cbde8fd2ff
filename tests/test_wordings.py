"""Which sentences of a report another has too."""

from __future__ import annotations

import time

import pytest

from digest.check import check
from digest.text import sentences
from digest.versions import versions
from digest.wordings import Said, Shared, also_in, nearest, shared
from tests.builders import article, group_of, story_of

WALL = "The harbour wall at Sellick gave way on Monday night, and the men who built it were called from their beds."


@pytest.mark.parametrize(
    "other",
    [
        WALL,
        WALL.upper().replace("'", "’"),
        "The harbor wall in Sellick gave way on Monday night, and the men that built it were called from bed.",
        f"Residents heard a crack at ten. {WALL}",
        f'"{WALL}" said the mayor.',
    ],
)
def test_a_sentence_is_there_too_when_most_of_it_stands_there_in_the_same_order(other: str) -> None:
    assert also_in([WALL], sentences(other, "en"), "en") == (True,)


@pytest.mark.parametrize(
    "other",
    [
        "",
        "Engineers were called to the harbour at Sellick after its wall had given way.",
        "The council of Sellick will meet on Monday, and the mayor said that the wall was built by men.",
        "Monday night: bed, their, from called were it built who men the and, Sellick at wall harbour the.",
    ],
)
def test_the_same_matter_in_other_words_is_another_sentence(other: str) -> None:
    assert also_in([WALL], sentences(other, "en"), "en") == (False,)


def test_a_sentence_that_is_spread_over_two_is_in_neither_unless_one_has_most_of_it() -> None:
    halves = "The harbour wall at Sellick gave way on Monday night. The men who built it were called from their beds."
    assert also_in(sentences(halves, "en"), [WALL], "en") == (True, True)


def test_common_words_alone_make_no_sentence_the_same() -> None:
    assert also_in(["It was the end of it."], ["It was said at the time that of all this the end was it."], "en") == (
        False,
    )


def test_a_short_sentence_is_there_only_as_it_is() -> None:
    assert also_in(["Nobody slept.", "Nobody sang."], ["Nobody slept."], "en") == (True, False)


def test_a_script_without_spaces_is_compared_by_its_characters() -> None:
    wall = "月曜日の夜、セリックの港の壁が崩れた。"
    assert also_in([wall], ["月曜日の夜遅く、セリックの港の壁が崩れたという。"], "ja") == (True,)
    assert also_in([wall], ["議会は火曜日に会合を開く。"], "ja") == (False,)


def test_the_share_of_a_report_is_told_without_its_subheads() -> None:
    whole = article(f"{WALL} No one was hurt in the streets below.\n\n# What is next\n\nThe tide was at its highest.")
    cut = article(f"# Sellick\n\n{WALL}")
    assert shared(cut, whole) == Shared(of=1, also=1)
    assert shared(whole, cut) == Shared(of=3, also=1)


@pytest.mark.parametrize(
    ("also", "of", "percent"), [(0, 0, 0), (0, 9, 0), (12, 14, 86), (1, 900, 1), (899, 900, 99), (9, 9, 100)]
)
def test_only_all_is_100_and_only_none_is_0_percent(also: int, of: int, percent: int) -> None:
    assert Shared(of=of, also=also).percent == percent


@pytest.mark.parametrize(
    ("also", "of", "told"),
    [
        (12, 14, "12 of its 14 sentences (86 %) are"),
        (1, 3, "1 of its 3 sentences (33 %) is"),
        (7, 7, "all of its 7 sentences are"),
        (0, 7, "none of its 7 sentences is"),
        (1, 1, "its one sentence is"),
        (0, 1, "its one sentence is not"),
    ],
)
def test_a_share_is_told_in_words(also: int, of: int, told: str) -> None:
    assert Shared(of=of, also=also).told == told


def test_the_nearest_wording_is_the_one_that_says_most() -> None:
    longer = f"{WALL} No one was hurt."
    assert nearest([WALL], ["No one was hurt.", WALL.replace("Monday", "Sunday"), longer], "en") == (longer,)
    assert nearest([WALL], ["No one was hurt."], "en") == (None,)
    assert nearest([WALL], [], "en") == (None,)


def test_what_is_said_is_known_sentence_by_sentence() -> None:
    said = Said([f"{WALL} No one was hurt.", "Norway is far."], "en")
    assert said.has(f"No one was hurt. {WALL}")
    assert said.has("The harbour wall at Sellick gave way ...")
    assert not said.has("Nor")
    assert not said.has(f"{WALL} It rained.")


@pytest.mark.parametrize("words", ["The mayor of town {} came.", "One and two and {}.", "{}"])
def test_very_long_texts_are_compared_in_bounded_time(words: str) -> None:
    one = article("\n\n".join(words.format(number) for number in range(20_000)), id="one")
    two = article("\n\n".join(words.format(-number) for number in range(20_000)), id="two")
    before = time.process_time()
    shared(one, two)
    story = story_of(group_of(one, snapshots={"one": (two,)}))
    kept = versions(story)
    assert check((), [story_of(story.group, versions=kept)], {}) == ()
    assert time.process_time() - before < 10
