"""What editors want, as orders on pairs of articles. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from digest.editorial import apart
from digest.group.stories import Orders, Pair
from digest.model import Wish


def orders(wishes: Sequence[Wish], number: Mapping[str, int]) -> Orders:
    """Wishes by number of article; what is not there any more is left out."""
    return Orders(
        together=tuple(
            (number[first], number[other])
            for wish in wishes
            for first, *others in [_there(wish.own, number) or [""]]
            for other in others
        ),
        apart=_numbered((pair for wish in wishes for pair in apart(wish)), number),
        merged=_numbered(
            (pair for wish in wishes for pair in pairwise(_there((*wish.own[:1], *wish.merge), number))), number
        ),
    )


def _there(names: Iterable[str], number: Mapping[str, int]) -> list[str]:
    return [name for name in names if name in number]


def _numbered(pairs: Iterable[tuple[str, str]], number: Mapping[str, int]) -> tuple[Pair, ...]:
    return tuple((number[a], number[b]) for a, b in pairs if a in number and b in number)
