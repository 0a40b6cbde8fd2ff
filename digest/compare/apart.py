"""Facts that are alike and still not of one thing: what the words beside them say. Pure; English and German words."""

from __future__ import annotations

import re

from digest.compare.statements import Fact, FactKind, Statement, Word
from digest.quantities import Quantity

_BESIDE = 3  # words on either side of a count that say what became of those who are counted
# What becomes of people. Who counts the dead does not contradict who counts the wounded.
_FATES = {
    word: fate
    for fate, words in (
        (
            "dead",
            "kill kills killed killing dead die died dies dying death deaths drowned tot tote toten getötet starben",
        ),
        ("hurt", "injure injured injures injuring injuries hurt wounded wounding verletzt verletzte verletzten"),
        ("missing", "missing vermisst vermisste vermissten"),
        ("saved", "rescued rescue saved unhurt survived gerettet gerettete geretteten"),
        ("held", "arrested arrests detained festgenommen verhaftet"),
    )
    for word in words.split()
}


def are_apart(a: Statement, one: Fact, b: Statement, other: Fact) -> bool:
    """Are two facts of two statements of two things, although nothing in the facts says so?"""
    if _is_of_one(a, b, _COMING) or _on_two_sides(a, b):
        return True
    if one.kind is not other.kind or one.kind is not FactKind.NUMBER:
        return False
    ours, theirs = _place(a, one), _place(b, other)
    if _is_bare(one) and _is_bare(other):
        return _of_two_people(a.words[:ours], b.words[:theirs])
    return _of_two_fates(a, ours, b, theirs) or (not _is_bare(one) and not _is_bare(other) and _is_of_one(a, b, _PAST))


# What is still to come is not what was.
_COMING = re.compile(r"\b(?:will|is to|are to|wird|werden|soll|sollen)\b")  # in small letters: Will is a name
# Who names another time than that of the news counts what was, and who names none counts what is.
_PAST = re.compile(
    r"\b(?:in|since|im Jahr|seit)\s+(?:1[5-9]|20)\d\d\b|\b(?:last year|the year before|a year (?:ago|earlier))\b"
    r"|\b(?:letzte[ns]|vorige[ns]|vergangene[ns]) Jahr",
    re.IGNORECASE,
)


def _is_of_one(a: Statement, b: Statement, pattern: re.Pattern[str]) -> bool:
    """Does only one of the two speak of such a time?"""
    return bool(pattern.search(a.sentence)) != bool(pattern.search(b.sentence))


def _on_two_sides(a: Statement, b: Statement) -> bool:
    """Is one for a thing, and the other against it?"""
    ours, theirs = ({word.written.casefold() for word in each.words} for each in (a, b))
    return _is_for(ours, theirs) or _is_for(theirs, ours)


def _is_for(one: set[str], other: set[str]) -> bool:
    return bool(_FOR & one and _AGAINST & other) and not (_AGAINST & one or _FOR & other)


_FOR, _AGAINST = frozenset({"for", "für"}), frozenset({"against", "gegen"})


def _place(of: Statement, fact: Fact) -> int:
    return next(at for at, word in enumerate(of.words) if word.fact is fact)


def _of_two_fates(a: Statement, ours: int, b: Statement, theirs: int) -> bool:
    one, other = _fates(a, ours), _fates(b, theirs)
    return bool(one) and bool(other) and not one & other


def _fates(of: Statement, place: int) -> set[str]:
    beside = of.words[max(place - _BESIDE, 0) : place + _BESIDE + 1]
    return {fate for word in beside if (fate := _FATES.get(word.written.casefold()))}


def _is_bare(fact: Fact) -> bool:
    return isinstance(fact.value, Quantity) and not fact.value.of


def _of_two_people(before: tuple[Word, ...], before_other: tuple[Word, ...]) -> bool:
    """`Viktor Hale, 54` and `Marta Lund, 37`: each age is that of who is named before it."""
    if not before or not before_other:
        return False
    one, other = before[-1], before_other[-1]
    return one.is_name and other.is_name and one.key != other.key
