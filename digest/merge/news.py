"""How much of what a report says a page does not say yet. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from digest.alignment import Alignment
from digest.merge.beside import Beside

_FEWEST = 15.0  # what a paragraph must tell that is new, as the weights of its words: hardly more than one rare name

_ALIKE = 2.0  # how much likeness to a sentence of the page counts against new words
_TELLING = 40  # sentences of a story, below which it counts less: among a few, all share the common words


class News:
    """The sentences of one report beside those of a page. A sentence is news as far as its words are not among those of
    the sentences of the page that are most like it.
    """

    def __init__(self, texts: Alignment, beside: Beside, least: float, *, is_copy: bool) -> None:
        self._texts, self._beside, self._least = texts, beside, least
        self._alike = _ALIKE if is_copy else _ALIKE * min(1.0, texts.size / _TELLING)

    def likeness(self, sentence: int) -> float:
        """To the sentence of the page that is most like it, 0 to 1."""
        return float(self._beside.sentence(sentence).max(initial=0))

    def is_in(self, sentences: Sequence[int]) -> bool:
        """Do these, taken together, say enough that the page does not?"""
        masses = {number: self._texts.mass(number) for number in sentences}
        fresh = sum(self._fresh(number) for number in sentences)
        alike = sum(mass * self.likeness(number) for number, mass in masses.items())
        less = self._alike * alike
        return fresh >= _FEWEST and fresh - less >= self._least * sum(masses.values())

    def _fresh(self, number: int) -> float:
        nearest = self._texts.nearest(self._beside.sentence(number), self._beside.said)
        return self._texts.news(number, nearest)
