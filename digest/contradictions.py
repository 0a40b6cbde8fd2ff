"""What editors' wishes say of pairs of sources, and where they cannot all hold. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from digest.model import Wish


def is_circle(wish: Wish, source: str, others: Sequence[Wish]) -> bool:
    """Does the story that is to be merged, or one that is merged into that, name this wish's own story?"""
    ours, reached = set(wish.own), {source}
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


def contradiction(wishes: Sequence[Wish]) -> tuple[tuple[str, str], Wish] | None:
    """Two sources that are to be together and apart, and the wish that keeps them apart."""
    for wish in wishes:
        if both := sorted(together(wish) & set(wish.split)):
            return (both[0], both[0]), wish
    stories: list[set[str]] = []
    for wish in wishes:
        joined = together(wish)
        for other in [group for group in stories if group & joined]:
            stories.remove(other)
            joined |= other
        stories.append(joined)
    found = ((pair, wish) for wish in wishes for pair in apart(wish) for group in stories if set(pair) <= group)
    return next(found, None)
