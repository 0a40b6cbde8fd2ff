"""What editors want, as orders on pairs."""

from __future__ import annotations

from digest.group.stories import Orders
from digest.group.wishes import orders
from tests.builders import wish

NUMBER = {"a": 0, "b": 1, "c": 2, "d": 3}


def test_lead_and_join_are_together_and_apart_from_what_is_split() -> None:
    assert orders([wish(lead="a", join=("b", "c"), split=("d",))], NUMBER) == Orders(
        together=((0, 1), (0, 2)), apart=((0, 3), (1, 3), (2, 3))
    )


def test_what_is_split_off_is_apart_from_each_other_too() -> None:
    assert (1, 2) in orders([wish(lead="a", split=("b", "c"))], NUMBER).apart


def test_merged_stories_are_named_by_one_source_each() -> None:
    assert orders([wish(lead="a", join=("b",), merge=("c", "d"))], NUMBER) == Orders(
        together=((0, 1),), merged=((0, 2), (2, 3))
    )


def test_what_is_not_there_any_more_is_left_out_and_the_rest_holds() -> None:
    assert orders([wish(lead="a", join=("gone", "b"), split=("lost", "c"))], NUMBER) == Orders(
        together=((0, 1),), apart=((0, 2), (1, 2))
    )
