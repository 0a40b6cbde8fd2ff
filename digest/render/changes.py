"""Which words of a wording another lacks. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import LCSseq

from digest.text import plain

CHANGED_AT_MOST = 0.6  # of a wording's words; where more differ, marking them all shows nothing


def changed(shown: str, twin: str) -> Iterator[tuple[str, bool]]:
    """The words of a twin, and whether the wording above lacks them there."""
    theirs = twin.split()
    same: set[int] = set()
    for step in LCSseq.opcodes([_bare(word) for word in shown.split()], [_bare(word) for word in theirs]):
        if step.tag == "equal":
            same |= set(range(step.dest_start, step.dest_end))
    several = len(same) >= len(theirs) * (1 - CHANGED_AT_MOST)
    return ((word, several and at not in same) for at, word in enumerate(theirs))


def _bare(word: str) -> str:
    """A comma more or less is no change of wording."""
    return plain(word).strip(".,;:!?\"'()") or word
