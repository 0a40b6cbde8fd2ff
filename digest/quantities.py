"""Amounts in sentences: a number or a share, how exactly it is meant, and of what. Pure; English and German words.

`nearly half the passengers` is 0.4 to 0.5 of `passengers`; `some 1.4 million people` is 1.26 to 1.54 million of
`people`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.text import words

_UNITS = (
    "zero one two three four five six seven eight nine ten "
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_GERMAN = (
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf "
    "dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig".split()
)
_NUMBERS: dict[str, float] = {
    **{word: value for value, word in enumerate(_UNITS)},
    **{word: 10 * value for value, word in enumerate(_TENS, start=2)},
    **{
        f"{tens}-{unit}": 10 * t + u
        for t, tens in enumerate(_TENS, start=2)
        for u, unit in enumerate(_UNITS[1:10], start=1)
    },
    **{word: value for value, word in enumerate(_GERMAN)},
}
_DOZENS = ("dozen", "dutzend")
_SCALES = {
    "dozen": 12,
    "dutzend": 12,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "bn": 1e9,
    "hundert": 1e2,
    "tausend": 1e3,
    "millionen": 1e6,
    "mio": 1e6,
    "milliarde": 1e9,
    "milliarden": 1e9,
    "mrd": 1e9,
}
_SHARES = {
    "half": 1 / 2,
    "third": 1 / 3,
    "thirds": 1 / 3,
    "quarter": 1 / 4,
    "quarters": 1 / 4,
    "fifth": 1 / 5,
    "fifths": 1 / 5,
    "tenth": 1 / 10,
    "hälfte": 1 / 2,
    "drittel": 1 / 3,
    "viertel": 1 / 4,
    "fünftel": 1 / 5,
}
# How far below and above the number what is meant may lie, as shares of it.
_HEDGES = {
    "about": (0.1, 0.1),
    "around": (0.1, 0.1),
    "some": (0.1, 0.1),
    "roughly": (0.1, 0.1),
    "approximately": (0.1, 0.1),
    "nearly": (0.2, -1e-9),
    "almost": (0.2, -1e-9),
    "just under": (0.1, -1e-9),
    "more than": (-1e-9, 1.0),
    "over": (-1e-9, 1.0),
    "at least": (0.0, 1.0),
    "no fewer than": (0.0, 1.0),
    "no less than": (0.0, 1.0),
    "no more than": (1.0, 0.0),
    "fewer than": (1.0, -1e-9),
    "less than": (1.0, -1e-9),
    "up to": (1.0, 0.0),
    "at most": (1.0, 0.0),
    "etwa": (0.1, 0.1),
    "rund": (0.1, 0.1),
    "ungefähr": (0.1, 0.1),
    "knapp": (0.1, -1e-9),
    "fast": (0.2, -1e-9),
    "mehr als": (-1e-9, 1.0),
    "über": (-1e-9, 1.0),
    "mindestens": (0.0, 1.0),
    "weniger als": (1.0, -1e-9),
    "bis zu": (1.0, 0.0),
    "höchstens": (1.0, 0.0),
}
_BETWEEN = frozenset("of the a an its his her their all der die das des den dem von aller more other new".split())
_TOKEN = re.compile(r"[$€£¥]?\d+(?:[.,]\d+)*%?|\w+(?:-\w+)*|%")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount, between `low` and `high`, of something (`of`, case folded and cut to its stem), as it is written
    (`words`).
    """

    low: float
    high: float
    of: str
    words: str
    is_share: bool = False


def quantities(sentence: str) -> tuple[Quantity, ...]:
    """The amounts of a sentence that say what they are amounts of, left to right. Years and times of day are none."""
    tokens = list(_TOKEN.finditer(sentence))
    found = []
    at = 0
    while at < len(tokens):
        amount = _range(sentence, tokens, at)
        if amount is None:
            at += 1
            continue
        noun = _noun(sentence, tokens, amount.end)
        if noun and not _looks_like_a_time(amount.high, noun[0]):
            start, (below, above) = _hedge(tokens, at)
            found.append(
                Quantity(
                    low=amount.low * (1 - below),
                    high=amount.high * (1 + above),
                    of=stem(noun[0]),
                    is_share=amount.is_share,
                    words=sentence[tokens[start].start() : noun.end()],
                )
            )
        at = amount.end
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number, or two that bound one, and the token behind it."""

    low: float
    high: float
    end: int
    is_share: bool


def _range(sentence: str, tokens: list[re.Match[str]], at: int) -> _Amount | None:
    """`40`, `40–50`, `40 to 50` or `between 40 and 50`, beginning at a token."""
    first = _number(tokens, at)
    if first is None or first.end >= len(tokens):
        return first
    between = sentence[tokens[first.end - 1].end() : tokens[first.end].start()]
    joins = tokens[first.end][0].casefold() in ("to", "bis", "and", "und")
    is_bound = tokens[first.end][0].casefold() in ("to", "bis") or (
        at > 0 and tokens[at - 1][0].casefold() in ("between", "zwischen")
    )
    if between.strip() in ("-", "–", "—"):
        second = _number(tokens, first.end)
    elif joins and is_bound:
        second = _number(tokens, first.end + 1)
    else:
        return first
    if second is None or second.high < first.low:
        return first
    return _Amount(first.low, second.high, second.end, second.is_share)


def _number(tokens: list[re.Match[str]], at: int) -> _Amount | None:
    """The number, or the share of a whole, that begins at a token."""
    words = [token[0].casefold() for token in tokens[at : at + 5]] + [""] * 5
    if words[0] in ("half", "hälfte"):
        scale = next((word for word in words[1:3] if word in _SCALES), None)  # half a million is no share
        if scale:
            return _exactly(_SCALES[scale] / 2, at + words.index(scale) + 1)
        return _exactly(1 / 2, at + 1, is_share=True)
    if words[1] in _SHARES and (words[0] in ("a", "one", "ein", "das", "die") or words[0] in _NUMBERS):
        return _exactly(_NUMBERS.get(words[0], 1) * _SHARES[words[1]], at + 2, is_share=True)
    value = _digits(words[0]) if words[0][-1:].isdigit() or words[0].endswith("%") else _NUMBERS.get(words[0])
    if value is None:
        return _exactly(12, at + 1) if words[0] in _DOZENS else None
    if words[0].endswith("%"):
        return _exactly(value / 100, at + 1, is_share=True)
    if words[1] in ("%", "percent", "prozent"):
        return _exactly(value / 100, at + 2, is_share=True)
    if words[1:3] == ["per", "cent"]:
        return _exactly(value / 100, at + 3, is_share=True)
    end = at + 1
    if words[1:4] == ["and", "a", "half"]:
        value, end = value + 1 / 2, end + 3
    while end < len(tokens) and (times := _SCALES.get(tokens[end][0].casefold())):
        value, end = value * times, end + 1
    return _exactly(value, end)


def _exactly(value: float, end: int, *, is_share: bool = False) -> _Amount:
    return _Amount(value, value, end, is_share)


def _noun(sentence: str, tokens: list[re.Match[str]], end: int) -> re.Match[str] | None:
    """What is counted: the first word behind the amount that carries meaning, with no comma or bracket between."""
    noun = next((token for token in tokens[end : end + 4] if token[0].casefold() not in _BETWEEN), None)
    if noun is None or not noun[0][0].isalpha() or not _is_close(sentence, tokens[end - 1].end(), noun.start()):
        return None
    return noun


def _digits(word: str) -> float | None:
    """`1,400`, `1.400` and `1.4`: a mark before exactly three last digits parts thousands."""
    bare = word.strip("$€£¥%")
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", bare):
        return float(re.sub("[.,]", "", bare))
    try:
        return float(bare.replace(",", "."))
    except ValueError:
        return None


def _hedge(tokens: list[re.Match[str]], at: int) -> tuple[int, tuple[float, float]]:
    """Where the amount begins with its hedge, and how far it may lie off."""
    for length in (3, 2, 1):
        phrase = " ".join(token[0].casefold() for token in tokens[max(at - length, 0) : at])
        if phrase in _HEDGES and length <= at:
            return at - length, _HEDGES[phrase]
    return at, (0.0, 0.0)


def _is_close(sentence: str, start: int, end: int) -> bool:
    """No comma or bracket parts an amount from what it counts."""
    return not re.search(r"[,;:()\"“”.]", sentence[start:end])


def _looks_like_a_time(value: float, noun: str) -> bool:
    return noun.casefold() in ("pm", "am", "p", "a", "uhr", "o") or (
        1900 <= value <= 2100 and value.is_integer() and noun.islower() is False
    )


def stem(word: str) -> str:
    """`passengers` and `passenger` are counted together. Crude, and the same for both sides."""
    folded = word.casefold()
    return re.sub(r"(?:ies|es|s|en|n|e)$", "", folded) if len(folded) > 4 else folded


def content_words(sentence: str, common: frozenset[str]) -> frozenset[str]:
    """What a sentence is about, by its stems."""
    return frozenset(stem(word) for word in words(sentence) if word.casefold() not in common and not word[0].isdigit())
