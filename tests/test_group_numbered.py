"""What a report counts."""

from __future__ import annotations

import pytest

from digest.group.numbered import disagree, numbered


@pytest.mark.parametrize(
    ("text", "lang", "counted"),
    [
        ("The 12th sanctions package is agreed", "en", {("sanctions", 12), ("package", 12)}),
        ("Second inquiry, and the day 3 of it", "en", {("inquiry", 2), ("day", 3)}),
        ("Part 2 of our series", "en", {("part", 2)}),
        ("Two goals in (Round 4)", "en", {("round", 4)}),
        ("Zwölftes Sanktionspaket", "de", {("sanktionspaket", 12)}),
        ("Die 2. Etappe", "de", {("etappe", 2)}),
        ("Troisième journée", "fr", {("journée", 3)}),
        ("Jornada 7", "es", {("jornada", 7)}),
    ],
)
def test_an_ordinal_counts_what_follows_and_a_number_what_stands_before(
    text: str, lang: str, counted: set[tuple[str, int]]
) -> None:
    assert numbered(text, lang) == counted


@pytest.mark.parametrize(
    "text", ["12 dead in a fire", "On the 12th September march", "In 2026 the vote", "nothing is counted", ""]
)
def test_the_dead_days_and_years_are_no_counting(text: str) -> None:
    assert numbered(text, "en") == frozenset()


def test_a_language_without_ordinals_still_has_parts_and_digits() -> None:
    assert numbered("Part 2", "xx") == {("part", 2)}


def test_only_the_beginning_is_looked_at() -> None:
    assert numbered("word " * 100 + "Part 2", "en") == frozenset()


def test_two_reports_disagree_where_they_count_the_same_to_different_numbers() -> None:
    second, third = frozenset({("round", 2)}), frozenset({("round", 3)})
    assert disagree(second, third)
    assert disagree(third, second)
    assert not disagree(second, second)
    assert not disagree(second, frozenset({("stage", 3)}))
    assert not disagree(second, frozenset())


def test_one_number_in_common_is_enough_to_agree() -> None:
    """A report on round 3 may look back to round 2."""
    assert not disagree(frozenset({("round", 2)}), frozenset({("round", 2), ("round", 3)}))
