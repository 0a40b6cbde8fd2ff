"""How much each word of a language tells of what a text is about. Pure, and independent of the articles at hand.

A word's weight is how rare it is in the language at large, by the frequency lists of `wordfreq`. Weights counted from
the articles themselves would group as well, but every new article would then shift the likeness of all others: a story
could change because of one that has nothing to do with it, and nothing could be kept from one build to the next.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Sequence
from functools import cache
from math import log
from typing import NamedTuple
from zlib import crc32

import numpy as np
import Stemmer
import wordfreq
from numpy.typing import NDArray

from digest.text import calendar_words, common_words, english_name, spaced

_RAREST = 4e-6  # of all words; rarer ones weigh no more, for a misspelling tells nothing. Flat from 1e-6 to 1e-5
_MOST = -log(_RAREST)  # what a word weighs that the lists do not know
_WORD = re.compile(r"\w+(?:['’.]\w+)*")
_MARKS = ".,;:!?…\"'“”„‘’«»‹›()[]{}*"
_GENITIVE = ("’s", "'s")
_ENDS = (".", "!", "?", ":", '"', "”", "“", "»")  # of a sentence: a capital after it means nothing
_COMPOUNDING = frozenset("de nl sv da nb no nn fi".split())
_UNSPACED = frozenset("zh ja ko th lo km my".split())  # languages whose words are not parted by spaces
_SHORTEST_COMPOUND, _SHORTEST_PART = 9, 4  # letters
_COUNTED_AS = {"no": "nb", "nn": "nb", "bs": "sh", "hr": "sh", "sr": "sh", "tl": "fil"}  # names that wordfreq has not
_LINKS = ("", "s", "es", "n", "en")  # what stands between the parts of a compound


class Tokens(NamedTuple):
    """The tokens of a text, in order."""

    chunks: NDArray[np.int64]  # for each token the chunk of text that it is from
    numbers: NDArray[np.int64]  # of the tokens in the lexicon


class Lexicon(dict[str, int]):
    """Chunks of text between spaces -> their numbers. A chunk is looked at when it is met first."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._lang = lang
        self._common = common_words(lang) | calendar_words(lang)
        self._stem = stemmer(lang)
        self._listed = _words(lang)
        self._weighs = _weights(lang)
        self._splits = lang in _COMPOUNDING
        self._salt = crc32(lang.encode())  # so that two languages share no terms
        self._known: dict[str, tuple[int, int]] = {}  # chunk without its marks -> its first token, and how many
        self._starts, self._counts, self._ends = array("q"), array("q"), array("b")
        self._terms, self._weights, self._names = array("I"), array("d"), array("b")
        self.written: list[str] = []

    def __missing__(self, chunk: str) -> int:
        number = self[chunk] = len(self._starts)
        bare = chunk.strip(_MARKS)
        if bare not in self._known:
            self._known[bare] = (len(self.written), self._learn(bare))
        start, count = self._known[bare]
        self._starts.append(start)
        self._counts.append(count)
        self._ends.append(chunk.endswith(_ENDS))
        return number

    def _learn(self, bare: str) -> int:
        """How many tokens a chunk without its marks adds to the lexicon."""
        before = len(self.written)
        for written in (bare,) if bare.isalpha() else _WORD.findall(bare):
            word = written.casefold()
            if word[-2:] in _GENITIVE:
                word, written = word[:-2], written[:-2]
            if not word or word in self._common:
                continue
            self._add(word, written, is_name=written[0].isupper() or written[0].isdigit())
            if self._splits and len(word) >= _SHORTEST_COMPOUND:
                for part in _parts(word, self._lang):
                    self._add(part, part, is_name=False)
        return len(self.written) - before

    def _add(self, word: str, written: str, *, is_name: bool) -> None:
        stem = self._stem(word)
        self._terms.append(crc32(stem.encode(), self._salt))
        self._weights.append(self._weighs.get(stem, _MOST))
        self._names.append(is_name)
        self.written.append(written)

    def read(self, text: str, most: int) -> list[int]:
        """The chunks with which a text begins, at most so many."""
        parted = spaced(text, self._listed) if self._lang in _UNSPACED else text
        return list(map(self.__getitem__, parted.split(None, most)[:most]))

    def tokens(self, chunks: Sequence[int] | NDArray[np.int64]) -> Tokens:
        """The tokens of some chunks; common words have none, a compound has several."""
        read = np.asarray(chunks, dtype=np.int64)
        counts = np.frombuffer(self._counts, dtype=np.int64)[read] if len(read) else read
        starts = np.frombuffer(self._starts, dtype=np.int64)[read] if len(read) else read
        before = np.cumsum(counts) - counts
        at = np.repeat(np.arange(len(read)), counts)
        return Tokens(chunks=at, numbers=starts[at] + np.arange(len(at)) - before[at])

    def terms(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        """What is the same for all spellings of a word."""
        return np.frombuffer(self._terms, dtype=np.uint32)[numbers].astype(np.int64) if len(numbers) else numbers

    def weights(self, numbers: NDArray[np.int64]) -> NDArray[np.float64]:
        """How rare the words are: natural logarithms, 0 to 12.5."""
        return np.frombuffer(self._weights, dtype=np.float64)[numbers] if len(numbers) else np.zeros(0)

    def names(self, numbers: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which begin with a capital or a digit."""
        return np.frombuffer(self._names, dtype=np.int8)[numbers] > 0 if len(numbers) else np.zeros(0, dtype=np.bool_)

    def opens(self, chunks: Sequence[int] | NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which chunks begin a sentence: where a capital does not tell a name."""
        read = np.asarray(chunks, dtype=np.int64)
        if not len(read):
            return np.zeros(0, dtype=np.bool_)
        ends = np.frombuffer(self._ends, dtype=np.int8)[read] > 0
        return np.concatenate([[True], ends[:-1]])


@cache
def stemmer(lang: str) -> Callable[[str], str]:
    """Takes the ending off a word; leaves words of a language that nobody has taught it as they are."""
    name = english_name(lang).split()[0].lower() if english_name(lang) else ""
    return Stemmer.Stemmer(name, 0).stemWord if name in Stemmer.algorithms() else str


@cache
def _words(lang: str) -> dict[str, float]:
    """The words of a language that are met at least once in a million, and how often; none where nobody counted."""
    counted = _COUNTED_AS.get(lang, lang)
    if counted not in wordfreq.available_languages("small"):  # asked all the same, it takes English, or raises
        return {}
    by_centibel = wordfreq.get_frequency_list(counted, "small")
    return {word: 10 ** (-number / 100) for number, words in enumerate(by_centibel) for word in words}


@cache
def _weights(lang: str) -> dict[str, float]:
    """How rare the stems of these words are, as natural logarithms."""
    stem = stemmer(lang)
    found: dict[str, float] = {}
    for word, frequency in _words(lang).items():
        found[stem(word)] = found.get(stem(word), 0.0) + frequency
    return {name: -log(max(frequency, _RAREST)) for name, frequency in found.items()}


def _parts(word: str, lang: str) -> tuple[str, ...]:
    """The two words of a compound that the language does not list: `Schiffsglocke` is `schiff` and `glocke`."""
    if not word.isalpha() or word in _words(lang):
        return ()
    known = _words(lang)
    cuts = (
        (min(known[left], known[right]), left, right)
        for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        for link in _LINKS
        if (right := word[at:]) in known
        and word[:at].endswith(link)
        and len(left := word[: at - len(link)]) >= _SHORTEST_PART
        and left in known
    )
    best = max(cuts, default=None)
    return best[1:] if best else ()
