"""How much of what a report says a page does not say yet. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from digest.alignment import Alignment

_FEWEST = 15.0  # what a paragraph must tell that is new, as the weights of its words: hardly more than one rare name

_ALIKE = 2.0  # how much likeness to a sentence of the page counts against new words


class News:
    """The sentences of one report beside those of a page. A sentence is news as far as its words are not among those of
    the sentences of the page that are most like it.
    """

    def __init__(self, texts: Alignment, own: Sequence[int], page: Sequence[int], least: float) -> None:
        self._texts, self._least = texts, least
        alike = texts.alike(own, page)
        self._nearest = {number: texts.nearest(row, page) for number, row in zip(own, alike, strict=True)}
        self._likeness = {number: float(row.max(initial=0)) for number, row in zip(own, alike, strict=True)}

    def likeness(self, sentence: int) -> float:
        """To the sentence of the page that is most like it, 0 to 1."""
        return self._likeness[sentence]

    def is_in(self, sentences: Sequence[int]) -> bool:
        """Do these, taken together, say enough that the page does not?"""
        masses = {number: self._texts.mass(number) for number in sentences}
        fresh = sum(self._texts.news(number, self._nearest[number]) for number in sentences)
        alike = sum(mass * self._likeness[number] for number, mass in masses.items())
        return fresh >= _FEWEST and fresh - _ALIKE * alike >= self._least * sum(masses.values())
