"""What editors' wishes say of pairs of sources, and where they cannot all hold. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, product

from digest.model import Wish


def is_circle(wish: Wish, source: str, others: Sequence[Wish]) -> bool:
    """Does the story that is to be merged, or one that is merged into that, name this wish's own story?

    To merge what is in `join` too is said twice, and no circle.
    """
    ours, reached = {*wish.own} - {source}, {source}
    while not reached & ours:
        more = {each for other in others if reached & set(other.own) for each in other.merge} - reached
        if not more:
            return False
        reached |= more
    return True


def together(wish: Wish) -> set[str]:
    """What a wish puts into one story, as far as it names it."""
    return {*wish.join, *wish.merge, *([wish.lead] if wish.lead else [])}


def apart(wish: Wish) -> tuple[tuple[str, str], ...]:
    """The pairs that a wish keeps apart: what is split off, from whatever stays and from each other."""
    pairs = {*product(together(wish), wish.split), *product(wish.split, wish.split)}
    return tuple(sorted({(min(a, b), max(a, b)) for a, b in pairs if a != b}))


def contradiction(wishes: Iterable[Wish]) -> tuple[tuple[str, str], Wish] | None:
    """Two sources that are to be together and apart, and the wish that keeps them apart."""
    wishes = tuple(wishes)
    leaders: dict[str, str] = {}  # from each source to another of its story, and in the end to one that leads to itself

    def leader(source: str) -> str:
        while (above := leaders.setdefault(source, source)) != source:
            leaders[source] = leaders[above]
            source = leaders[source]
        return source

    for wish in wishes:
        if both := sorted(together(wish) & set(wish.split)):
            return (both[0], both[0]), wish
        for a, b in pairwise(sorted(together(wish))):
            leaders[leader(a)] = leader(b)
    found = ((pair, wish) for wish in wishes for pair in apart(wish) if leader(pair[0]) == leader(pair[1]))
    return next(found, None)
