"""The one count of a thing that each of two reports gives, and what keeps two counts apart."""

from __future__ import annotations

from itertools import product

import pytest

from digest.compare.apart import are_apart
from digest.compare.counts import counted
from digest.compare.statements import statement

BLAZE = "The blaze at the rope works of Sellick kept forty firefighters busy until dawn."
SEEN = "Sixty firefighters came to the rope works when the blaze was seen from Sellick."


def counts(ours: list[str], theirs: list[str]) -> set[frozenset[str]]:
    """What two reports count to different numbers, each sentence of one beside each of the other."""
    a, b = ([statement((source,), each, "en") for each in said] for source, said in (("a", ours), ("b", theirs)))
    return {frozenset((one.fact.words, other.fact.words)) for one, other in counted(product(a, b), [*a, *b])}


def test_two_counts_of_one_thing_differ_whatever_words_they_stand_in() -> None:
    assert counts([BLAZE], [SEEN]) == {frozenset(("forty firefighters", "Sixty firefighters"))}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ([BLAZE, "Ten firefighters were from Hallin."], [SEEN]),  # who counts twice may mean either
        ([BLAZE], [SEEN.replace("Sixty", "Another sixty")]),
        ([BLAZE], [SEEN.replace("Sixty", "Six hundred")]),  # too far apart to be of one thing
        ([BLAZE], [SEEN.replace("Sixty", "About forty")]),
        ([BLAZE], [SEEN.replace("Sellick", "Hallin").replace("rope works", "mill")]),
        ([f"On Monday {BLAZE}"], [f"On Friday {SEEN}"]),  # of two days
        ([BLAZE.replace("firefighters", "minutes")], [SEEN.replace("firefighters", "minutes")]),
        ([BLAZE.replace("forty firefighters", "a firefighter")], [SEEN]),
    ],
)
def test_counts_that_need_not_be_of_one_thing_are_left_alone(ours: list[str], theirs: list[str]) -> None:
    assert counts(ours, theirs) == set()


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("The fire killed five people.", "The fire injured 31 people.", True),
        ("Fünf Menschen wurden getötet.", "31 Menschen wurden verletzt.", True),
        ("The fire killed five people.", "The fire killed 31 people.", False),
        ("The fire killed five people.", "In the fire 31 people were killed or injured.", False),
        ("Viktor Hale, 54, was held.", "So was Marta Lund, 37, was held.", True),
        ("So Viktor Hale, 54, was held.", "So Viktor Hale, 45, was held.", False),
        ("In 2015 they counted five seals.", "They counted nine seals.", True),
        ("They counted five seals, twice as many as last year.", "They counted nine seals.", True),
        ("They counted five seals in 2015.", "They counted nine seals in 2015.", False),
        ("They will pay five crowns.", "They paid nine crowns.", True),
        ("Five people were for it.", "Nine people were against it.", True),
        ("The ship was built in 1986.", "The ship was built in 1988.", False),
    ],
)
def test_the_words_beside_two_counts_tell_that_they_are_of_two_things(one: str, other: str, apart: bool) -> None:
    a, b = statement(("a",), one, "en"), statement(("b",), other, "en")
    assert are_apart(a, a.facts[-1 if "last" not in one else 0], b, b.facts[-1]) is apart
