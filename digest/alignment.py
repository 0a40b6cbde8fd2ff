"""How alike the paragraphs and sentences of one story are, and how much one of them says that others do not. Pure.

Likeness is the cosine of TF-IDF vectors, 0 to 1: half of it of runs of three to five letters, which forgive endings and
compounds, half of whole words by their stems. On labelled pairs of news sentences either half alone does worse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import accumulate
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.utils.extmath import safe_sparse_dot

from digest.lexicon import Lexicon, stemmer
from digest.similarity import Matrix
from digest.text import sentences, spaced, words

_NEAREST = 3  # sentences of a page that are asked whether they say what another sentence says
_ROWS = 256  # sentences that are laid beside all others at once: what of it is not alike is soon forgotten


class Alignment:
    """The blocks of one story, numbered, and their sentences, numbered too: block after block."""

    def __init__(self, texts: Sequence[str], lang: str) -> None:
        self.lang = lang
        self.sentences = [sentences(text, lang) for text in texts]
        self._first = [0, *accumulate(map(len, self.sentences))]
        self._every = [sentence for own in self.sentences for sentence in own]
        self._block_rows, self._sentence_rows = _vectors(self._every, self._first, lang)
        self._terms = [weights(sentence, lang) for sentence in self._every]

    @property
    def size(self) -> int:
        """How many sentences the story has."""
        return len(self._every)

    def sentences_of(self, block: int) -> range:
        """The numbers of a block's sentences."""
        return range(self._first[block], self._first[block + 1])

    def text(self, sentence: int) -> str:
        """A sentence as it is written."""
        return self._every[sentence]

    def blocks(self, some: Sequence[int], others: Sequence[int]) -> Matrix:
        """How alike blocks are: one row for each of some, one column for each of the others."""
        return _all_alike(self._block_rows[list(some)], self._block_rows[list(others)])

    def alike(self, some: Sequence[int], others: Sequence[int]) -> Matrix:
        """How alike sentences are, in the same form."""
        return _all_alike(self._sentence_rows[list(some)], self._sentence_rows[list(others)])

    def mass(self, sentence: int) -> float:
        """How much a sentence says: the weights of its words, common ones left out. A rare name weighs 12."""
        return sum(self._terms[sentence].values())

    def news(self, sentence: int, others: Iterable[int]) -> float:
        """How much of that none of the others says."""
        known: set[int] = set().union(*(self._terms[other] for other in others))
        return sum(weight for term, weight in self._terms[sentence].items() if term not in known)

    def nearest(self, likeness: Matrix, others: Sequence[int]) -> list[int]:
        """Those of the others that a sentence is most like; of equals the first."""
        least = np.partition(likeness, -_NEAREST)[-_NEAREST] if len(likeness) > _NEAREST else -np.inf
        among = np.flatnonzero(likeness >= least)
        return [others[at] for at in among[np.argsort(-likeness[among], kind="stable")[:_NEAREST]]]


def _all_alike(some: csr_matrix, others: csr_matrix) -> Matrix:
    """Turning rows into columns takes time: it is done with the fewer of them."""
    if some.shape[0] >= others.shape[0]:
        return _cosines(some, others)
    return np.ascontiguousarray(_cosines(others, some).T)


def _cosines(many: csr_matrix, few: csr_matrix) -> Matrix:
    return np.asarray(safe_sparse_dot(many, csr_matrix(few.T), dense_output=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Sentences beside others, by their numbers, and how alike the two of each pair are: three arrays of one length."""

    ours: NDArray[np.intp]
    theirs: NDArray[np.intp]
    alike: NDArray[np.float64]

    def where(self, chosen: NDArray[np.bool_]) -> Pairs:
        """Only these of the pairs."""
        return Pairs(ours=self.ours[chosen], theirs=self.theirs[chosen], alike=self.alike[chosen])

    def mutual(self) -> Pairs:
        """Likeness counts in full only where one of the two is the other's nearest: what is close to many is less so
        to each. Where there is any likeness, it becomes no more than it was.
        """
        if not len(self.alike):
            return self
        nearest = np.minimum(_most(self.ours, self.alike)[self.ours], _most(self.theirs, self.alike)[self.theirs])
        alike = np.divide(self.alike**2, nearest, out=np.zeros_like(self.alike), where=nearest > 0)
        return Pairs(ours=self.ours, theirs=self.theirs, alike=alike)


def _most(numbers: NDArray[np.intp], alike: NDArray[np.float64]) -> NDArray[np.float64]:
    most = np.zeros(numbers.max() + 1)
    np.maximum.at(most, numbers, alike)
    return most


def likeness(sentences: Sequence[str], lang: str, least: float) -> Pairs:
    """The sentences of one story that are at least so much alike, each beside each other, in both directions.

    A story of a hundred reports has fifty million pairs of sentences, and hardly any of them are alike: they are looked
    at a few rows at a time.
    """
    found = [(np.zeros(0, np.intp), np.zeros(0, np.intp), np.zeros(0))]
    if sentences:
        _, rows = _vectors(sentences, range(len(sentences) + 1), lang)
        columns = csr_matrix(rows.T)
    for start in range(0, len(sentences), _ROWS):
        alike = np.asarray(safe_sparse_dot(rows[start : start + _ROWS], columns, dense_output=True))
        ours, theirs = np.nonzero(alike >= least)
        found.append((ours + start, theirs, alike[ours, theirs]))
    ours, theirs, likenesses = (np.concatenate(each) for each in zip(*found, strict=True))
    return Pairs(ours=ours, theirs=theirs, alike=likenesses).where(ours != theirs)


def _vectors(every: Sequence[str], first: Sequence[int], lang: str) -> tuple[csr_matrix, csr_matrix]:
    """One row for each block, and one for each sentence."""
    letters = CountVectorizer(analyzer="char", ngram_range=(3, 5))
    whole = CountVectorizer(analyzer=partial(_stems, stem=stemmer(lang)))
    starts = np.asarray(first)
    blocks = csr_matrix(  # which sentences each block has
        (np.ones(len(every)), np.arange(len(every)), starts), shape=(len(starts) - 1, len(every))
    )
    halves = []
    for model in (letters, whole):
        try:
            counts = csr_matrix(model.fit_transform(every), dtype=np.float64)
        except ValueError:  # scikit-learn's word for "no text has any term"
            counts = csr_matrix((len(every), 1))
        weights = TfidfTransformer(sublinear_tf=True).fit(counts)
        halves.append([csr_matrix(weights.transform(each)) for each in (blocks @ counts, counts)])
    (block_letters, letters_rows), (block_words, words_rows) = halves
    half = sqrt(1 / 2)
    return (
        csr_matrix(hstack([half * block_letters, half * block_words])),
        csr_matrix(hstack([half * letters_rows, half * words_rows])),
    )


def _stems(text: str, stem: Callable[[str], str]) -> list[str]:
    return [stem(word.casefold()) for word in words(spaced(text))]


def weights(sentence: str, lang: str) -> dict[int, float]:
    """What a sentence speaks of: its terms, common words left out, and what each weighs; a rare name 12."""
    lexicon = _lexicon(lang)
    tokens = lexicon.tokens(lexicon.read(sentence, len(sentence)))
    return dict(zip(lexicon.terms(tokens.numbers).tolist(), lexicon.weights(tokens.numbers).tolist(), strict=True))


@cache
def _lexicon(lang: str) -> Lexicon:
    return Lexicon(lang)
