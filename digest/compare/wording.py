"""Differences that are no amounts: a "not" more or less, another name, other words in a quotation. Pure.

Only between statements that say the same but for the few words in question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from rapidfuzz.distance import JaroWinkler

from digest.compare.parallel import Parallel, parallel
from digest.compare.statements import Statement, Word, statement
from digest.model import Matter, Side
from digest.text import negations, plain

Found = tuple[Matter, tuple[Side, ...]]

_ALL_BUT = 0.85  # of the longer statement, from which a name is all that can be between two
_FRAMED = 0.7  # the same where the words directly around the names are the same
_FRAME = 4  # words directly before and behind a "not" or a name
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{20,})[\"”“»]")
_QUOTE_WORDS = 6  # of a quotation that is long enough to know it again
_QUOTE_SAME = 0.7  # of both wordings of it
_QUOTE_CHANGE = 2  # words; where more are others, it may be another utterance
_SPELLING = 0.85  # likeness of two words that are one, spelled in two ways
_LONGEST_NAME = 3  # words
_REPORTING = frozenset("told tells to on by with according via interview reporters".split())


def of_wording(both: Parallel, names: Set[frozenset[str]], lang: str) -> Iterator[Found]:
    """What two statements differ in beside amounts. `names` are all that the story writes with capitals, each as the
    set of its words: two names that are once written together are one person's.
    """
    yield from _denial(both)
    if both.share_of_both >= _FRAMED and lang not in _CAPITAL_NOUNS:
        yield from _names(both, names)
    yield from _quotations(both, lang)


_CAPITAL_NOUNS = ("de", "lb")  # languages in which a capital tells no name


def _sides(both: Parallel, ours: str, theirs: str) -> tuple[Side, ...]:
    pairs = ((both.a, ours), (both.b, theirs))
    return tuple(
        Side(source=one.sources[0], sentence=one.sentence, words=words, others=one.sources[1:]) for one, words in pairs
    )


# -- denials


def _denial(both: Parallel) -> Iterator[Found]:
    """One says that it is, the other that it is not: all that stands between the same words is a "not" or so."""
    for ours, theirs in both.replaced:
        one, other = both.a.words[ours.start : ours.stop], both.b.words[theirs.start : theirs.stop]
        turned, left = _negation(both.a, ours), _negation(both.b, theirs)
        says_more = any(word.weight >= 1 and not negations(word.written) for word in (*one, *other))
        if bool(turned) != bool(left) and not says_more and _is_framed(both, ours, theirs):
            yield Matter.DENIAL, _sides(both, turned or _written(both.a, one), left or _written(both.b, other))


def _negation(of: Statement, run: range) -> str:
    """The first word of a run that turns its sentence around; `not only` does not."""
    for at in run:
        word, behind = of.words[at], of.words[at + 1 : at + 2]
        if word.fact is None and negations(word.written) and not any(each.written in _ONLY for each in behind):
            return word.written
    return ""


_ONLY = frozenset("only just merely simply nur bloß".split())


def _is_framed(both: Parallel, ours: range, theirs: range) -> bool:
    """Do the same words stand directly before and behind, as far as the statements reach?"""
    same = set(both.same)
    before = min(_FRAME, ours.start, theirs.start)
    after = min(_FRAME, len(both.a.words) - ours.stop, len(both.b.words) - theirs.stop)
    if before + after < _FRAME:
        return False
    return all((ours.start - step, theirs.start - step) in same for step in range(1, before + 1)) and all(
        (ours.stop + step, theirs.stop + step) in same for step in range(after)
    )


# -- names


def _names(both: Parallel, names: Set[frozenset[str]]) -> Iterator[Found]:
    for ours, theirs in both.replaced:
        one, other = (both.a.words[ours.start : ours.stop], both.b.words[theirs.start : theirs.stop])
        if both.share_of_both < _ALL_BUT and not _is_framed(both, ours, theirs):
            continue
        if _is_name(one) and _is_name(other) and not _is_one(one, other, names) and not _is_reporting(both, ours):
            yield Matter.NAME, _sides(both, _written(both.a, one), _written(both.b, other))


def _is_name(words: tuple[Word, ...]) -> bool:
    """One to three words with a capital, none of them an abbreviation."""
    return 0 < len(words) <= _LONGEST_NAME and all(
        word.is_name and len(word.written) > 2 and not word.written.isupper() and "." not in word.written
        for word in words
    )


def _is_one(one: tuple[Word, ...], other: tuple[Word, ...], names: Set[frozenset[str]]) -> bool:
    """Do they share a word, or does the story ever write words of both as one name?"""
    ours, theirs = {word.key for word in one}, {word.key for word in other}
    return bool(ours & theirs) or any(ours & name and theirs & name for name in names)


def _is_reporting(both: Parallel, ours: range) -> bool:
    """Whom somebody told it is the outlet's own affair."""
    return ours.start > 0 and both.a.words[ours.start - 1].key in _REPORTING


def _written(of: Statement, words: tuple[Word, ...]) -> str:
    """As the sentence has it; nothing where there is no word."""
    if not words:
        return ""
    return of.sentence[words[0].start : words[-1].start + len(words[-1].written)]


# -- quotations


def _quotations(both: Parallel, lang: str) -> Iterator[Found]:
    """One quotation in two wordings that differ by more than spelling and small words."""
    for ours in _QUOTED.findall(both.a.sentence):
        for theirs in _QUOTED.findall(both.b.sentence):
            if plain(ours) != plain(theirs):
                yield from _two_wordings(both, ours, theirs, lang)


def _two_wordings(both: Parallel, ours: str, theirs: str, lang: str) -> Iterator[Found]:
    quoted = parallel(statement((), ours, lang), statement((), theirs, lang))
    if min(len(quoted.a.words), len(quoted.b.words)) < _QUOTE_WORDS or quoted.share_of_both < _QUOTE_SAME:
        return
    for mine, others in quoted.replaced:
        one, other = quoted.a.words[mine.start : mine.stop], quoted.b.words[others.start : others.stop]
        at_end = mine.stop == len(quoted.a.words) or mine.start == 0
        long = max(len(one), len(other)) > _QUOTE_CHANGE
        if (
            not at_end
            and not long
            and _tells(quoted.a, one)
            and _tells(quoted.b, other)
            and not _is_spelling(one, other)
        ):
            yield Matter.QUOTE, _sides(both, _written(quoted.a, one), _written(quoted.b, other))
            return


def _tells(of: Statement, words: tuple[Word, ...]) -> bool:
    """Is more than a small word another, and in the quotation itself: not what an outlet put in brackets?"""
    if not any(word.weight >= 1 for word in words) or any(word.key in _SPOKEN for word in words):
        return False
    return not re.search(
        r"[\[\]()]", of.sentence[max(words[0].start - 1, 0) : words[-1].start + len(words[-1].written) + 1]
    )


_SPOKEN = frozenset("gonna gotta wanna cuz".split())  # how one outlet writes what another spells out


def _is_spelling(one: tuple[Word, ...], other: tuple[Word, ...]) -> bool:
    """`F.B.I.` and `FBI`, `everyone` and `everybody`, a word and the letters that are left of it."""
    ours, theirs = (
        "".join(re.sub(r"\W", "", word.written.casefold()) for word in words if word.weight >= 1)
        for words in (one, other)
    )
    return ours.startswith(theirs) or theirs.startswith(ours) or JaroWinkler.similarity(ours, theirs) >= _SPELLING
