"""A jury of yes-or-no questions, each with a weight: is this piece of text the article's own? Pure.

The weights are learned from pages whose text people have marked (`scripts/learn.py`), so no single question decides,
and an editor is told which of them spoke loudest. A verdict is a number from 0 (furniture) to 1 (the article's own).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Answers = Mapping[str, NDArray[np.bool_]]  # question -> one answer for each piece
Beliefs = NDArray[np.float64]  # one for each piece, 0 to 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Jury:
    """Weights in log odds: what a yes adds to the belief that a piece is the article's."""

    weights: Mapping[str, float]
    bias: float

    def beliefs(self, answers: Answers) -> Beliefs:
        """How much the jury believes that each piece is the article's."""
        names = list(answers)
        votes = np.column_stack([answers[name] for name in names]).astype(np.float64)
        odds = votes @ np.array([self.weights.get(name, 0.0) for name in names]) + self.bias
        return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))), dtype=np.float64)


@cache
def load(name: str) -> tuple[Jury, ...]:
    """The juries of one kind of file, in the order in which they sit: each hears what the one before it believed."""
    rounds = json.loads(files("digest.rules").joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return tuple(Jury(weights=each["weights"], bias=each["bias"]) for each in rounds)
