"""What editors want, as orders on pairs of articles. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from digest.editorial import apart
from digest.group.stories import Orders, Pair
from digest.model import Wish


def own(wish: Wish) -> tuple[str, ...]:
    """A wish's own story: its lead and what is joined to it, without what is split off."""
    return tuple(source for source in (*([wish.lead] if wish.lead else []), *wish.join) if source not in wish.split)


def orders(wishes: Sequence[Wish], number: Mapping[str, int]) -> Orders:
    """Wishes by number of article; what is not there any more is left out."""
    return Orders(
        together=_numbered((pair for wish in wishes for pair in pairwise(_there(own(wish), number))), number),
        apart=_numbered((pair for wish in wishes for pair in apart(wish)), number),
        merged=_numbered(
            (pair for wish in wishes for pair in pairwise(_there((*own(wish)[:1], *wish.merge), number))), number
        ),
    )


def _there(names: Iterable[str], number: Mapping[str, int]) -> list[str]:
    return [name for name in names if name in number]


def _numbered(pairs: Iterable[tuple[str, str]], number: Mapping[str, int]) -> tuple[Pair, ...]:
    return tuple((number[a], number[b]) for a, b in pairs if a in number and b in number)
