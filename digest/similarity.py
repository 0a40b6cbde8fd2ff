"""How alike two texts are. Two questions, two measures: *is this a copy?* and *is this about the same?* Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from digest.text import common_words, words

Matrix = NDArray[np.float64]

_MARKS = ".,;:!?…\"'“”„‘’«»‹›()[]{}*"
_CANDIDATE = re.compile(r"(?<![^\s—–/])[^a-z\s—–/][^\s—–/]*")


def names_and_numbers(text: str) -> tuple[str, ...]:
    """The capitalised words and the numbers of a text, in order: what survives when somebody else words it."""
    bare = (word.strip(_MARKS) for word in _CANDIDATE.findall(text))
    return tuple(
        word.removesuffix("’s").removesuffix("'s") for word in bare if word[:1].isdigit() or word[:1].isupper()
    )


def shingles(items: Sequence[str], n: int) -> frozenset[str]:
    """All runs of n neighbours."""
    return frozenset(map(" ".join, zip(*(items[start:] for start in range(n)), strict=False)))


def containment(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the smaller set that the larger has too, 0 to 1."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectors:
    """One row of length 1 for each text, one column for each term."""

    rows: csr_matrix


def word_vectors(texts: Sequence[str], lang: str) -> Vectors:
    """TF-IDF of words: common words weigh nothing, rare ones most."""
    model = TfidfVectorizer(sublinear_tf=True, analyzer=partial(_terms, common=common_words(lang)))
    try:
        return Vectors(rows=csr_matrix(model.fit_transform(texts)))
    except ValueError:  # scikit-learn's word for "no text has any term"
        return Vectors(rows=csr_matrix((len(texts), 1)))


def _terms(text: str, common: frozenset[str]) -> list[str]:
    return [
        term for word in words(text) if (term := word.casefold().removesuffix("’s").removesuffix("'s")) not in common
    ]


def cosines(a: csr_matrix, b: csr_matrix) -> Matrix:
    """All likenesses, 0 to 1: one row for each of a, one column for each of b."""
    return np.asarray((a @ b.T).todense(), dtype=np.float64)
