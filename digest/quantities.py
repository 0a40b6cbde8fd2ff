"""Amounts in sentences: a number or a share, how exactly it is meant, and of what. Pure; English and German words.

`nearly half the passengers` is 0.4 to 0.5 of `passengers`; `some 1.4 million people` is 1.26 to 1.54 million of
`people`. A number is no more exact than it is written: `1,400` may be 1,370, and `84` is 84.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.number_words import (
    DOZENS,
    HEDGES,
    MEASURES,
    NUMBERS,
    PERCENT,
    QUANTIFIERS,
    SCALES,
    SHARES,
    TENS,
)

_BETWEEN = frozenset("of the a an its his her their all der die das des den dem von aller more other new".split())
_MORE = frozenset("another further additional other others more extra weitere weiteren weiterer andere".split())
_NO_NOUN = frozenset(  # what stands behind an amount that says not what it counts
    "in on at by to for from with and or but as than per since until after before over under into is are was were be "
    "has have had will would when who which that it he she they we a "
    "auf am im an bei bis mit und oder aber als seit nach vor ist sind war waren hat haben hatte wird".split()
)
_COMPOUND = rf"(?:{'|'.join(TENS)})-(?:one|two|three|four|five|six|seven|eight|nine)"
_TOKEN = re.compile(rf"[$€£¥]?\d+(?:[.,:]\d+)*%?|\b{_COMPOUND}\b|\w+|%", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d+(?:,\d{3})+|\d{1,3}(?:\.\d{3})+")
_ORDINAL = ("st", "nd", "rd", "th")
_NOON = ("pm", "am", "p", "a", "uhr", "o")
_FINEST = 0.05  # as a share of a number: the most that a round number may be off
_EXACT = 100  # smaller whole numbers are counted, not rounded
_SHARE_WORDS = 0.03  # half is 47 to 53 %
_STRICT = 1e-6  # as a share: "more than 30", "nearly 30" and "30" are one count, told with more or less care
_CONVERTED = 0.05  # who turns miles into kilometres rounds: 5 miles are told as 8 kilometres, and 3 as 5
_YEARS = range(1500, 2101)
_FIRST = frozenset((*NUMBERS, *DOZENS, *(phrase.split()[0] for phrase in QUANTIFIERS))) | frozenset(
    "half hälfte halbe halben a ein einer eine eines das die".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount, between `low` and `high`, of something (`of`, case folded and cut to its stem; empty where the
    sentence does not say), as it is written (`words`), which begins at `start`; its number ends at `end`.
    """

    low: float
    high: float
    of: str
    words: str
    start: int = 0
    end: int = 0
    off: float = 0.0  # how far either may be off, as the number is written
    bound: int = 0  # 1 is "more than", -1 "fewer than": one of low and high is then no more than a guess
    is_range: bool = False  # the sentence gives both low and high
    is_share: bool = False
    is_besides: bool = False  # "another two", "two more": on top of what is counted elsewhere
    measure: str = ""  # "time", "length", …; low, high and off are then in its first unit

    @property
    def amount(self) -> tuple[float, float, int, str]:
        """What is the same for every way to write it."""
        return (round(self.low, 6), round(self.high, 6), self.bound, self.measure)

    def agrees(self, other: Quantity) -> bool:
        """Can both be true? What is of two measures, or counts two things, is not of one."""
        if self.measure != other.measure or (self.of and other.of and self.of != other.of and not self.measure):
            return True
        if self.is_besides != other.is_besides:
            return True
        off = self.off + other.off
        if self.measure and self.of != other.of:
            off = max(off, _CONVERTED * max(self.high, other.high))
        if self.bound == other.bound and self.bound:  # "more than 8,000" and "more than 12,000" are told of two counts
            ours, theirs = (self.low, other.low) if self.bound > 0 else (self.high, other.high)
            return abs(ours - theirs) <= off
        if self.is_range and other.is_range:
            return abs(self.low - other.low) <= off and abs(self.high - other.high) <= off
        is_plain = self.low == self.high or other.low == other.high
        if not is_plain:  # "nearly half" and "more than half" only touch
            off = 0.0
        return self.low <= other.high + off and other.low <= self.high + off


def quantities(sentence: str) -> tuple[Quantity, ...]:
    """The amounts of a sentence, left to right. A time of day is none."""
    tokens = list(_TOKEN.finditer(sentence))
    found = []
    at = 0
    while at < len(tokens):
        amount = (_quantifier(tokens, at) or _range(sentence, tokens, at)) if _may_begin(tokens[at][0]) else None
        if amount is None or amount.end <= at:
            at += 1
            continue
        if quantity := _quantity(sentence, tokens, at, amount):
            found.append(quantity)
        at = amount.end
    return tuple(found)


def _may_begin(word: str) -> bool:
    """Can an amount begin with this word? Most words are asked no more than this."""
    return word[-1].isdigit() or word[-1] == "%" or word.casefold() in _FIRST


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number, or two that bound one; how far it may be off as it is written; and the token behind it."""

    low: float
    high: float
    end: int
    is_share: bool = False
    off: float = 0.0
    is_named: bool = False  # `most of`: nobody has written low and high


def _quantity(sentence: str, tokens: list[re.Match[str]], at: int, amount: _Amount) -> Quantity | None:
    following = tokens[amount.end][0].casefold() if amount.end < len(tokens) else ""
    if following in _NOON and not amount.is_share:
        return None
    noun = None if _is_year(tokens[at][0]) else _noun(sentence, tokens, amount.end)
    start, (below, above) = _hedge(tokens, at)
    bound = (above >= 1) - (below >= 1)
    measure, factor = MEASURES.get(noun[0].casefold() if noun else "", ("", 1.0))
    end = tokens[amount.end - 1].end()
    return Quantity(
        low=amount.low * (1 - below) * factor,
        high=amount.high * (1 + above) * factor,
        off=(_STRICT * amount.high if start != at else amount.off) * factor,
        bound=bound,
        is_range=amount.high > amount.low and not amount.is_named,
        of="" if noun is None else stem(noun[0]),
        words=sentence[tokens[start].start() : noun.end() if noun else end],
        start=tokens[start].start(),
        end=end,
        is_share=amount.is_share,
        is_besides=_is_besides(tokens, start, amount.end),
        measure=measure,
    )


def _quantifier(tokens: list[re.Match[str]], at: int) -> _Amount | None:
    """`most of`, `none of`: a share without a number."""
    for length in (4, 3, 2):
        phrase = " ".join(token[0].casefold() for token in tokens[at : at + length])
        if phrase in QUANTIFIERS and at + length <= len(tokens):
            return _Amount(*QUANTIFIERS[phrase], at + length, is_share=True, is_named=True)
    return None


def _range(sentence: str, tokens: list[re.Match[str]], at: int) -> _Amount | None:
    """`40`, `40–50`, `40 to 50` or `between 40 and 50`, beginning at a token."""
    first = _number(tokens, at)
    if first is None or first.end >= len(tokens):
        return first
    between = sentence[tokens[first.end - 1].end() : tokens[first.end].start()]
    joint = tokens[first.end][0].casefold()
    is_bound = joint in ("to", "bis") or (
        joint in ("and", "und") and at > 0 and tokens[at - 1][0].casefold() in ("between", "zwischen")
    )
    if between.strip() in ("-", "–", "—"):
        second = _number(tokens, first.end)
    elif is_bound:
        second = _number(tokens, first.end + 1)
    else:
        return first
    if second is None or second.high < first.low:
        return first
    return _Amount(first.low, second.high, second.end, second.is_share, second.off)


def _number(tokens: list[re.Match[str]], at: int) -> _Amount | None:
    """The number, or the share of a whole, that begins at a token."""
    found = [token[0].casefold() for token in tokens[at : at + 5]] + [""] * 5
    if found[0] in ("half", "hälfte"):
        scale = next((word for word in found[1:3] if word in SCALES), None)  # half a million is no share
        if scale:
            return _Amount(SCALES[scale] / 2, SCALES[scale] / 2, at + found.index(scale) + 1)
        if found[1] in MEASURES or (found[1] in ("a", "an") and found[2] in MEASURES):  # nor is half an hour
            return _Amount(1 / 2, 1 / 2, at + (1 if found[1] in MEASURES else 2))
        return _share(1 / 2, at + 1, _SHARE_WORDS)
    if found[0] in ("halbe", "halben") and found[1] in MEASURES:
        return _Amount(1 / 2, 1 / 2, at + 1)
    if share := _one_in(found):
        return _share(share, at + (4 if found[1] == "out" else 3), 0.0)
    if found[1] in SHARES and (found[0] in ("a", "one", "ein", "das", "die") or found[0] in NUMBERS):
        return _share(NUMBERS.get(found[0], 1) * SHARES[found[1]], at + 2, _SHARE_WORDS)
    is_digits = found[0][-1:].isdigit() or found[0].endswith("%")
    value = _digits(found[0]) if is_digits else NUMBERS.get(found[0])
    if value is None:
        return _Amount(12, 12, at + 1) if found[0] in DOZENS else None
    off = _off(found[0]) if is_digits else 0.0
    if length := _percent(found):
        return _share(value / 100, at + length, off / 100)
    return _scaled(tokens, at, value, off)


def _one_in(found: list[str]) -> float:
    """`one in ten`, `two out of three`, `einer von vier`; 0 where it is none. In ten years is another matter."""
    few, joint = found[0], found[1]
    many, of = (found[3], found[4]) if (joint, found[2]) == ("out", "of") else (found[2], found[3])
    if joint not in ("in", "out", "von") or of in MEASURES:
        return 0.0
    ours, theirs = (_ONE.get(word, float(word) if word.isdecimal() else 0.0) for word in (few, many))
    return ours / theirs if 0 < ours < theirs and ours <= _FEW and theirs in _MANY else 0.0


_ONE = {**NUMBERS, **dict.fromkeys(("einer", "eine", "eines"), 1.0)}
_FEW = 10
_MANY = (*range(2, 21), *range(30, 101, 10))


def _percent(found: list[str]) -> int:
    """How many words a number in percent has; 0 where it is none."""
    if found[0].endswith("%"):
        return 1
    return 2 if found[1] in PERCENT else 3 if found[1:3] == ["per", "cent"] else 0


def _scaled(tokens: list[re.Match[str]], at: int, value: float, off: float) -> _Amount:
    """`1.4 million`, `two and a half million`, `12th`."""
    end = at + 1
    if [token[0].casefold() for token in tokens[end : end + 3]] == ["and", "a", "half"]:
        value, end = value + 1 / 2, end + 3
    while end < len(tokens) and (times := SCALES.get(tokens[end][0].casefold())) and _scales(tokens, end):
        value, off, end = value * times, max(off, 0.5) * times, end + 1
    if end < len(tokens) and tokens[end][0].casefold() in _ORDINAL and tokens[end].start() == tokens[end - 1].end():
        end += 1
    return _Amount(value, value, end, off=min(off, _FINEST * value))


def _scales(tokens: list[re.Match[str]], at: int) -> bool:
    """A letter is a scale only where it is joined to its number: `$5m`, but not `5 m`."""
    between = tokens[at].string[tokens[at - 1].end() : tokens[at].start()]
    return not between.strip(" -") and (len(tokens[at][0]) > 1 or not between)


def _share(value: float, end: int, off: float) -> _Amount:
    return _Amount(value, value, end, is_share=True, off=off)


def _digits(word: str) -> float | None:
    """`1,400`, `1.400` and `1.4`: a mark before exactly three last digits parts thousands."""
    bare = word.strip("$€£¥%")
    if _THOUSANDS.fullmatch(bare):
        return float(re.sub("[.,]", "", bare))
    try:
        return float(bare.replace(",", "."))
    except ValueError:
        return None


def _off(word: str) -> float:
    """How far off what is meant may be: half of the last digit that is written and is no zero. Years and small whole
    numbers are exact.
    """
    bare = word.strip("$€£¥%")
    if word.endswith("%") or (not _THOUSANDS.fullmatch(bare) and re.search("[.,]", bare)):
        decimals = len(re.split("[.,]", bare.rstrip("%"))[-1]) if re.search("[.,]", bare) else 0
        return 0.5 * 10.0**-decimals
    whole = re.sub("[.,]", "", bare)
    if not whole.isdigit() or int(whole) < _EXACT or _is_year(word):
        return 0.0
    return 0.5 * 10.0 ** (len(whole) - len(whole.rstrip("0")))


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and int(word) in _YEARS


def _noun(sentence: str, tokens: list[re.Match[str]], end: int) -> re.Match[str] | None:
    """What is counted: the first word behind the amount that carries meaning, with no comma or bracket between."""
    noun = next((token for token in tokens[end : end + 4] if token[0].casefold() not in _BETWEEN), None)
    if (
        noun is None
        or not noun[0][0].isalpha()
        or noun[0].casefold() in _NO_NOUN
        or not _is_close(sentence, tokens[end - 1].end(), noun.start())
    ):
        return None
    return noun


def _is_besides(tokens: list[re.Match[str]], start: int, end: int) -> bool:
    """`another two`, `two more`, `zwei weitere`."""
    beside = (*tokens[max(start - 1, 0) : start], *tokens[end : end + 1])
    return any(token[0].casefold() in _MORE for token in beside)


def _hedge(tokens: list[re.Match[str]], at: int) -> tuple[int, tuple[float, float]]:
    """Where the amount begins with its hedge, and how far it may lie off."""
    for length in (3, 2, 1):
        phrase = " ".join(token[0].casefold() for token in tokens[max(at - length, 0) : at])
        if phrase in HEDGES and length <= at:
            return at - length, HEDGES[phrase]
    return at, (0.0, 0.0)


def _is_close(sentence: str, start: int, end: int) -> bool:
    """No comma or bracket parts an amount from what it counts."""
    return not re.search(r"[,;:()\"“”.]", sentence[start:end])


def stem(word: str) -> str:
    """`passengers` and `passenger` are counted together. Crude, and the same for both sides."""
    folded = word.casefold()
    return re.sub(r"(?:ies|es|s|en|n|e)$", "", folded) if len(folded) > 4 else folded
