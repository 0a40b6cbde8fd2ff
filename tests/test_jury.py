"""The jury: answers in, beliefs out."""

from __future__ import annotations

import math

import numpy as np
import pytest

from digest import jury
from digest.jury import Jury
from digest.read import furniture, html, paste, plain
from tests.builders import pasted_page, web_page

YES_NO = {"is long": np.array([True, False, True]), "is linked": np.array([False, True, True])}


def test_each_yes_adds_its_weight_to_the_odds() -> None:
    beliefs = Jury(weights={"is long": 2.0, "is linked": -3.0}, bias=0.5).beliefs(YES_NO)
    assert beliefs.tolist() == pytest.approx([1 / (1 + math.exp(-odds)) for odds in (2.5, -2.5, -0.5)])


def test_a_question_without_a_weight_counts_nothing_and_one_nobody_answers_is_not_missed() -> None:
    beliefs = Jury(weights={"is red": 9.0}, bias=0.0).beliefs(YES_NO)
    assert beliefs.tolist() == [0.5, 0.5, 0.5]


def test_a_belief_stays_between_0_and_1_however_heavy_the_weights() -> None:
    beliefs = Jury(weights={"is long": 1e9, "is linked": -1e9}, bias=0.0).beliefs(YES_NO)
    assert 0 <= beliefs.min() <= beliefs.max() <= 1


@pytest.mark.parametrize(("name", "rounds"), [("pages", 2), ("pasted", 3)])
def test_the_juries_of_the_project_sit_in_rounds(name: str, rounds: int) -> None:
    juries = jury.load(name)
    assert len(juries) == rounds
    assert all(math.isfinite(weight) for each in juries for weight in each.weights.values())


def test_every_weight_belongs_to_a_question_that_is_asked() -> None:
    seen, said = html.heard(web_page())
    page, believed = furniture.opened(seen, said)
    pasted, trusted = paste.opened(plain.whole_page(pasted_page()))
    asked = {"pages": furniture.questions(page, believed), "pasted": paste.questions(pasted, trusted)}
    for name, questions in asked.items():
        unasked = {question for each in jury.load(name) for question in each.weights} - questions.keys()
        assert not unasked, f"{name}.json: nobody asks {sorted(unasked)} any more; learn the weights again"
