"""How alike two texts are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.similarity import (
    FEWEST_PAIRS,
    containment,
    copy_score,
    cosines,
    fingerprint,
    letter_vectors,
    names_and_numbers,
    shingles,
    word_vectors,
)

REPORT = (
    "On Wednesday the ferry Lady Corran left Port Ellery at 17.30 with 84 passengers for Tharrow Haven. "
    "Captain Ines Callard lost the steering at 18.38 near the Maiden Ledges and called the Varrey Coastguard. "
    "The lifeboats Oskar Brand and Hope of Sellick took 40 people to Tharrow, and Doctor Mara Quell met them there."
)
REWORDED = (
    "The vessel Lady Corran departed Port Ellery on Wednesday at 17.30 carrying 84 travellers to Tharrow Haven. "
    "At 18.38, close to the Maiden Ledges, skipper Captain Ines Callard found the rudder dead; she radioed the Varrey "
    "Coastguard. The rescue craft Oskar Brand and Hope of Sellick carried 40 persons to Tharrow, where Doctor Mara "
    "Quell was waiting."
)
ANOTHER = (
    "Mayor Odile Marrant of Hallin will not sign the toll on the Hallin Bridge, she told the Chamber on Thursday. "
    "Minister Tom Besk wants 2 crowns from every car from January 2027, and 5 from every lorry of over 12 tonnes. "
    "The Gazette asked 300 drivers in Hallin and Orrin; in Orrin 61 were for it, in Hallin 14."
)
TEXTS = st.lists(st.sampled_from("ferry boat Tharrow 84 Callard sea the of and".split()), max_size=12).map(" ".join)


def test_names_and_numbers_are_what_survives_another_wording() -> None:
    assert names_and_numbers("On Wednesday the ferry’s captain, Ines O’Hara-Lund, saw 1,400 birds.") == (
        "On",
        "Wednesday",
        "Ines",
        "O’Hara-Lund",
        "1,400",
    )


def test_shingles_are_all_runs_of_neighbours() -> None:
    assert shingles("abca", 2) == {("a", "b"), ("b", "c"), ("c", "a")}
    assert shingles("a", 2) == frozenset()


def test_containment_is_the_share_of_the_smaller() -> None:
    assert containment(shingles("abc", 1), shingles("bcdef", 1)) == pytest.approx(2 / 3)
    assert containment(frozenset(), shingles("abc", 1)) == 0.0


def test_a_reworded_report_is_a_copy_and_another_report_is_none() -> None:
    report, reworded, another = fingerprint(REPORT), fingerprint(REWORDED), fingerprint(ANOTHER)
    assert min(len(report.names), len(another.names)) >= FEWEST_PAIRS
    assert copy_score(report, report) == 1.0
    assert copy_score(report, reworded) > 0.6
    assert copy_score(report, another) < 0.1


def test_of_texts_with_few_names_the_words_decide() -> None:
    short, longer = "nobody was hurt when the wall fell", "it was night; nobody was hurt when the wall fell, they say"
    assert copy_score(fingerprint(short), fingerprint(longer)) > 0.9
    assert copy_score(fingerprint(short), fingerprint("a bell was found by two divers at noon")) == 0.0


@given(TEXTS, TEXTS)
def test_likeness_as_a_copy_is_mutual_and_between_0_and_1(one: str, other: str) -> None:
    a, b = fingerprint(one), fingerprint(other)
    assert copy_score(a, b) == copy_score(b, a)
    assert 0.0 <= copy_score(a, b) <= 1.0


@settings(max_examples=40)
@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_cosines_are_mutual_between_0_and_1_and_full_for_the_same_text(texts: list[str]) -> None:
    for vectors in (word_vectors(texts, "en"), letter_vectors(texts)):
        alike = cosines(vectors.rows, vectors.rows)
        assert alike.shape == (len(texts), len(texts))
        assert np.allclose(alike, alike.T)
        assert alike.min() >= 0.0
        assert alike.max() <= 1.0 + 1e-9
        assert all(value == pytest.approx(1.0) or value == 0.0 for value in alike.diagonal())


def test_common_words_make_no_two_texts_alike() -> None:
    vectors = word_vectors(["the bell of the church", "the boat of the captain", "the bell rings"], "en")
    alike = cosines(vectors.rows, vectors.rows)
    assert alike[0, 1] == 0.0
    assert alike[0, 2] > 0.0
    assert vectors.common(0, 2) == ("bell",)
    assert vectors.common(0, 1) == ()


def test_letters_know_an_ending_and_a_compound_again() -> None:
    rows = letter_vectors(["Fährunglück vor Tharrow", "Unglück der Fähre bei Tharrow", "Glocke gefunden"]).rows
    alike = cosines(rows, rows)
    assert alike[0, 1] > 0.3 > alike[0, 2]


def test_texts_without_any_term_are_alike_to_nothing() -> None:
    vectors = word_vectors(["", "the of"], "en")
    assert not cosines(vectors.rows, vectors.rows).any()
    assert vectors.common(0, 1) == ()
