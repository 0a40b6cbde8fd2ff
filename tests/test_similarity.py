"""How alike two texts are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.similarity import (
    containment,
    cosines,
    names_and_numbers,
    shingles,
    word_vectors,
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
    assert shingles("abca", 2) == {"a b", "b c", "c a"}
    assert shingles("a", 2) == frozenset()


def test_containment_is_the_share_of_the_smaller() -> None:
    assert containment(shingles("abc", 1), shingles("bcdef", 1)) == pytest.approx(2 / 3)
    assert containment(frozenset(), shingles("abc", 1)) == 0.0


@settings(max_examples=40)
@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_cosines_are_mutual_between_0_and_1_and_full_for_the_same_text(texts: list[str]) -> None:
    vectors = word_vectors(texts, "en")
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


def test_texts_without_any_term_are_alike_to_nothing() -> None:
    vectors = word_vectors(["", "the of"], "en")
    assert not cosines(vectors.rows, vectors.rows).any()
