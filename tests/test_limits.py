"""A process for each item, that may take so much and no more."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

import pytest

from digest import limits
from digest.limits import Exceeded, Failed, limited


def doubled(number: int) -> int:
    return 2 * number


def misbehave(what: str) -> str:
    deeds: dict[str, Callable[[], object]] = {
        "dies": lambda: os.kill(os.getpid(), signal.SIGKILL),
        "hoards": lambda: bytearray(limits.MEMORY + 2**28),
        "falls": lambda: _fall(0),
        "trips": lambda: [][1],
    }
    if what in deeds:
        deeds[what]()
    return what


def spin(what: str) -> str:
    while what == "spins":
        pass
    return what


def _fall(depth: int) -> int:
    return _fall(depth + 1) + 1


def test_results_come_in_the_order_of_the_items() -> None:
    assert list(limited(doubled, range(50), jobs=2)) == [2 * number for number in range(50)]


def test_nothing_to_do_is_nothing_done() -> None:
    assert list(limited(doubled, [], jobs=2)) == []


@pytest.mark.parametrize("deed", ["dies", "hoards", "falls"])
def test_an_item_that_takes_too_much_costs_itself_and_no_other(deed: str) -> None:
    assert list(limited(misbehave, ["a", deed, "b", "c"], jobs=1)) == ["a", Exceeded(), "b", "c"]


def test_a_fault_of_ours_is_one_items_too_and_says_what_it_was() -> None:
    assert list(limited(misbehave, ["a", "trips", "b"], jobs=2)) == [
        "a",
        Failed("IndexError: list index out of range"),
        "b",
    ]


def test_an_item_that_never_ends_is_ended() -> None:
    assert list(limited(spin, ["a", "spins", "b"], jobs=2, seconds=1)) == ["a", Exceeded(), "b"]
