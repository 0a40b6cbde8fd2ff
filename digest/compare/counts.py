"""The one count of a thing that a report gives, beside another report's. Pure.

Independent reports seldom word a sentence alike, and still each may count the same people. Where both count a thing
once, in sentences that speak of the same and are each other's nearest, the two counts are of one thing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from digest.compare.apart import are_apart
from digest.compare.matters import Claim
from digest.compare.statements import Fact, FactKind, Statement
from digest.quantities import Quantity

_SHARED = 2.0  # the weights of the words that both sentences have beside the thing counted
_NAMES = 1  # of them names
_APART = 3.0  # times the smaller count
_ANOTHER = frozenset("other others another additional more further extra about weitere andere".split())


def counted(pairs: Iterable[tuple[Statement, Statement]], said: Sequence[Statement]) -> Iterator[tuple[Claim, Claim]]:
    """Counts of one thing that differ, each from one of two statements that may speak of the same."""
    once = _once(said)
    for a, b in pairs:
        for one in a.facts:
            thing = _thing(one)
            other = next((fact for fact in b.facts if _thing(fact) == thing), None)
            if not thing or other is None or one.agrees(other) or not _near(one, other) or are_apart(a, one, b, other):
                continue
            if all((source, thing) in once for source in (*a.sources, *b.sources)) and _speak_of_one(a, b, thing):
                yield Claim(a, one), Claim(b, other)


def _once(said: Iterable[Statement]) -> set[tuple[str, str]]:
    """The things that a source gives one count of, however often."""
    counts: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
    for statement in said:
        for fact in statement.facts:
            if thing := _thing(fact):
                for source in statement.sources:
                    counts[source, thing].append(fact)
    return {key for key, facts in counts.items() if all(fact.is_as(facts[0]) for fact in facts)}


def _thing(fact: Fact) -> str:
    """What is counted, in the plural, directly behind a whole number; empty for anything else."""
    amount = fact.value
    if fact.kind is not FactKind.NUMBER or not isinstance(amount, Quantity) or amount.measure or not amount.of:
        return ""
    *before, noun = amount.words.split()
    if "-" in noun or not noun.islower() or _ANOTHER & {word.casefold() for word in before[1:]}:
        return ""
    return amount.of if noun.endswith("s") or noun in _PLURALS else ""


_PLURALS = frozenset("people children men women dead police".split())


def _speak_of_one(a: Statement, b: Statement, thing: str) -> bool:
    """Do they share enough beside what is counted, a name among it, and no day that contradicts?"""
    theirs = {word.key: word for word in b.words if word.fact is None}
    shared = {word.key: word for word in a.words if word.fact is None and word.key in theirs and word.key != thing}
    names = sum(word.is_name and theirs[key].is_name for key, word in shared.items())
    days = [[fact for fact in each.facts if fact.kind in _DAYS] for each in (a, b)]
    apart = all(days) and not any(one.agrees(other) for one in days[0] for other in days[1])
    weight = sum(word.weight for word in shared.values() if word.weight >= 1)
    return weight >= _SHARED and names >= _NAMES and not apart


def _near(one: Fact, other: Fact) -> bool:
    """Two counts of one thing seldom lie far apart; where they do, it is more likely that they are of two."""
    a, b = one.value, other.value
    return isinstance(a, Quantity) and isinstance(b, Quantity) and max(a.low, b.low) <= _APART * min(a.high, b.high)


_DAYS = (FactKind.WEEKDAY, FactKind.DATE)
