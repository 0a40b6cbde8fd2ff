"""Nobody is called Ms Brandreth on a page that has not said who Hale Brandreth is. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from digest.merge.places import Piece
from digest.merge.slots import Slot

_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Herrn?|Frau|Mme|Señora?|Sr|Sra)\.?\s+([^\W\d_][\w’'-]+)")
_GIVEN = r"\b(?!(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Herrn?|Frau|Mme|Señora?|Sr|Sra)\b)[^\W\d_a-z][\w’'.-]*\s+{surname}\b"


def introduced(
    pieces: Iterable[Piece], page: Sequence[Slot], own: Sequence[int], slot: Callable[[int], Slot]
) -> Iterator[Piece]:
    """The pieces, each with the paragraphs of its report that say who is meant, where the page does not say it.

    `own` are the blocks of the report that may go on the page, `slot` makes one of them ready for it.
    """
    said = " ".join(each.block.text for each in page)
    taken: set[int] = set()
    for piece in pieces:
        told = " ".join(each.block.text for each in piece.slots)
        before = [at for at in own if at < piece.slots[0].at and at not in taken]
        unknown = [] if piece.hangs else _unknown(told, said)  # what hangs stands where all are known
        found = {_introduction(name, before, slot) for name in unknown}
        first = [slot(at) for at in sorted(at for at in found if at is not None)]
        said = " ".join([said, told, *(each.block.text for each in first)])
        taken |= {each.at for each in (*first, *piece.slots)}
        yield replace(piece, slots=(*first, *piece.slots))


def _unknown(told: str, said: str) -> list[str]:
    """Surnames that a text has with a courtesy title only, and the page not at all."""
    names = dict.fromkeys(_TITLED.findall(told))
    return [name for name in names if name not in said and not _is_named(name, told)]


def _is_named(surname: str, text: str) -> bool:
    return re.search(_GIVEN.format(surname=re.escape(surname)), text) is not None


def _introduction(surname: str, blocks: Iterable[int], slot: Callable[[int], Slot]) -> int | None:
    """The first block that gives a name in full and can be understood by itself."""
    ready = ((at, slot(at)) for at in blocks)
    return next((at for at, each in ready if not each.hangs and _is_named(surname, each.block.text)), None)
