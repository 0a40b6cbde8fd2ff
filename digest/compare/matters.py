"""Facts laid beside each other, gathered into matters; a matter on which not all agree is disputed. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from digest.compare.apart import are_apart
from digest.compare.parallel import Parallel
from digest.compare.statements import Fact, FactKind, Statement
from digest.model import Side

_SIDES = 4  # of one difference; from here on more sides say only that nobody knows
_AROUND = 1.0  # the least weight of the words near a fact that both statements have
_AROUND_LOOSE = 2.0  # the same where the statements have less in common


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact in a statement."""

    statement: Statement
    fact: Fact


def disputed(
    beside: Iterable[Parallel], counted: Iterable[tuple[Claim, Claim]]
) -> Iterator[tuple[FactKind, tuple[Side, ...]]]:
    """The sides of each matter that is disputed, first said first."""
    for claims in _matters([*_claims(beside), *counted]):
        sides = _sides(claims)
        if 2 <= len(sides) <= _SIDES:
            yield claims[0].fact.kind, sides


def _claims(beside: Iterable[Parallel]) -> Iterator[tuple[Claim, Claim]]:
    """Facts that stand in the same place of two statements."""
    for both in beside:
        least = _AROUND if both.is_close else _AROUND_LOOSE
        for one, other, around in both.facts():
            if around >= least and not _elsewhere(both, one, other) and not are_apart(both.a, one, both.b, other):
                yield Claim(both.a, one), Claim(both.b, other)


def _matters(claims: Iterable[tuple[Claim, Claim]]) -> list[list[Claim]]:
    """Claims of one thing, gathered: what is of one thing with a claim is so with all that claim is."""
    home: dict[tuple[int, int], list[Claim]] = {}
    for pair in claims:
        ours, theirs = (home.setdefault((id(claim.statement), id(claim.fact)), [claim]) for claim in pair)
        if ours is not theirs:
            ours.extend(theirs)
            home.update({(id(claim.statement), id(claim.fact)): ours for claim in theirs})
    return list({id(together): together for together in home.values()}.values())


def _elsewhere(both: Parallel, one: Fact, other: Fact) -> bool:
    """Does a statement give the other's amount too, in another place? Then the two may not be of one thing."""
    if one.agrees(other):
        return False
    theirs = (fact for fact in both.b.facts if fact is not other)
    ours = (fact for fact in both.a.facts if fact is not one)
    return any(fact.is_as(one) for fact in theirs) or any(fact.is_as(other) for fact in ours)


@dataclass(slots=True)
class _Side:
    """Who says one thing; the first to say it speaks for the others."""

    first: Claim
    sources: list[str] = field(default_factory=list)


def _sides(claims: Sequence[Claim]) -> tuple[Side, ...]:
    """One side for each claim that no other can be reconciled with; none where a source is on two sides."""
    sides: list[_Side] = []
    for claim in claims:
        side = next((each for each in sides if each.first.fact.agrees(claim.fact)), None)
        if side is None:
            side = _Side(claim)
            sides.append(side)
        side.sources += [source for source in claim.statement.sources if source not in side.sources]
    everyone = [source for side in sides for source in side.sources]
    if len(everyone) != len(set(everyone)):
        return ()
    return tuple(
        Side(
            source=side.sources[0],
            sentence=side.first.statement.sentence,
            words=side.first.fact.words,
            others=tuple(side.sources[1:]),
        )
        for side in sides
    )
