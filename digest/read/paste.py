"""Which lines of a pasted page are the article's own? The questions that the jury is asked. Pure.

A page that was selected as a whole and pasted has lost its boxes. What is left is what each line looks like, how the
lines stand together, what short lines say of that which follows them, and the prose around. As for saved pages, prose
is believed at first, and each round believes the one before.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from digest import jury
from digest.jury import Answers, Beliefs
from digest.read.questions import (
    Column,
    Flags,
    Sizes,
    beside,
    decided,
    flags,
    notices,
    of_beliefs,
    of_notices,
    of_text,
    shifted,
    steps,
)
from digest.text import language

THRESHOLD = 0.4  # of belief; on the labelled pastes word F1 is the same from .35 to .45
_SHORT = 60  # characters; a longer line tells its own story and is no signpost
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Line(NamedTuple):
    """A line or a paragraph of a paste: what it says, the bullet before it, and the number of its block.

    Blocks are parted by blank lines.
    """

    text: str
    bullet: str
    block: int


class Paste:
    """What is true of the lines whatever anybody believes: asked once, used in every round."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.texts = texts = [line.text for line in lines]
        self.lang = language(" ".join(text for text in texts if len(text) > _SHORT))
        self.sizes = Sizes.of(texts)
        self.block = np.array([line.block for line in lines], dtype=np.int64)
        bulleted = flags([bool(line.bullet) for line in lines])
        facts = of_text(texts, self.sizes, "")
        facts["has a bullet"] = bulleted
        facts |= {"names a year": flags([len(text) < 100 and _YEAR.search(text) is not None for text in texts])}
        facts |= {"has a second bullet": flags([line.bullet == "+" for line in lines])}
        facts |= _of_blocks(self.block, bulleted, self.sizes) | _of_signposts(texts, self.sizes)
        self.facts = facts | beside(facts, _ASKED_BESIDE) | _of_place(len(lines))


_ASKED_BESIDE = (
    "ends a sentence",
    "has a bullet",
    "3 words",
    "6 words",
    "12 words",
    "30 words",
    "stands alone",
    "said more than once",
    "capitals ≥ 0.6",
    "names a year",
    "speaks of replies",
    "speaks of others",
    "digits ≥ 0.2",
)


def judged(lines: Sequence[Line]) -> tuple[list[bool], list[str]]:
    """Which lines are the article's own, and which debris rule knows each line, if one does."""
    paste, believed = opened(lines)
    for each in jury.load("pasted"):
        believed = each.beliefs(questions(paste, believed))
    return own_lines(paste, believed).tolist(), notices(paste.texts, paste.lang, believed)


def own_lines(paste: Paste, believed: Beliefs) -> Flags:
    """Which lines are the article's, by what is believed in the end."""
    return decided(believed, THRESHOLD, paste.sizes, _prose(paste))


def opened(lines: Sequence[Line]) -> tuple[Paste, Beliefs]:
    """The paste as the jury sees it, and what it believes before the first round: prose."""
    paste = Paste(lines)
    return paste, np.where(_prose(paste), 0.9, 0.0)


def _prose(paste: Paste) -> Flags:
    return paste.facts["20 words"] & paste.facts["ends a sentence"]


def questions(paste: Paste, believed: Beliefs) -> Answers:
    """All questions and their answers, given what has been believed so far."""
    return (
        paste.facts
        | of_notices(paste.texts, paste.lang, believed)
        | of_beliefs(paste.sizes, believed)
        | _of_company(paste, believed)
    )


def _of_blocks(block: NDArray[np.int64], bulleted: Flags, sizes: Sizes) -> dict[str, Flags]:
    """How the lines stand together."""
    size = np.bincount(block)[block].astype(np.float64)
    bullets = np.bincount(block, weights=bulleted)[block] / size
    length = np.bincount(block, weights=sizes.chars)[block] / size
    return {
        "stands alone": size == 1,
        "opens its block": np.concatenate(([True], block[1:] != block[:-1])),
        "ends its block": np.concatenate((block[1:] != block[:-1], [True])),
        **steps("lines in its block", size, (2, 3, 5, 10, 20)),
        **steps("bullets in its block", bullets, (0.3, 0.9)),
        **steps("characters to a line in its block", length, (15, 25, 40, 80, 150)),
    }


@cache
def _signposts() -> dict[str, re.Pattern[str]]:
    said = tomllib.loads(files("digest.read").joinpath("signposts.toml").read_text(encoding="utf-8"))
    return {name: re.compile(pattern) for name, pattern in said.items()}


@lru_cache(maxsize=4096)
def _points_to(text: str) -> tuple[bool, ...]:
    folded = text.casefold()
    return tuple(pattern.search(folded) is not None for pattern in _signposts().values())


def _of_signposts(texts: Sequence[str], sizes: Sizes) -> dict[str, Flags]:
    """What a line speaks of, and what the short lines above it have spoken of since the text began."""
    spoken = np.array([_points_to(text[:200]) for text in texts])
    short = sizes.chars <= _SHORT
    begun = np.cumsum((sizes.words >= 25) & (sizes.chars > _SHORT)) > 0
    facts: dict[str, Flags] = {}
    for at, name in enumerate(_signposts()):
        facts[f"speaks of {name}"] = spoken[:, at] & short
        facts[f"long and speaks of {name}"] = spoken[:, at] & ~short
        said = (spoken[:, at] & short & begun).astype(np.float64)
        above: Column = np.cumsum(said) - said
        facts |= steps(f"below {name}", above, (1, 3, 8))
        facts[f"just below {name}"] = above - shifted(above, -_RECENT) >= 1
    return facts


_RECENT = 12  # lines


def _of_place(count: int) -> dict[str, Flags]:
    at = np.arange(count, dtype=np.float64)
    return steps("lines above", at, (3, 10, 30, 80)) | steps("lines below", count - 1 - at, (3, 10, 30, 80))


def _of_company(paste: Paste, believed: Beliefs) -> dict[str, Flags]:
    """What is believed of the block that a line stands in, of the blocks beside it, and how far the prose is."""
    chars = paste.sizes.chars
    mass = np.bincount(paste.block, weights=chars * believed) / np.maximum(1, np.bincount(paste.block, weights=chars))
    before, after = shifted(mass, -1), shifted(mass, 1)
    prose = (believed > 0.6) & (chars >= 60)
    above, below = _distance(prose), _distance(prose[::-1])[::-1]
    run = _longest_run(believed, chars)
    return {
        **steps("its block is text", mass[paste.block], (0.1, 0.3, 0.6, 0.9)),
        **steps("the block before is text", before[paste.block], (0.3, 0.6, 0.9)),
        **steps("the block after is text", after[paste.block], (0.3, 0.6, 0.9)),
        **steps("lines since text", above, (2, 3, 5, 9, 16)),
        **steps("lines until text", below, (2, 3, 5, 9, 16)),
        "in the longest run of text": run,
    }


def _distance(prose: Flags) -> Column:
    """How many lines ago there was prose; as many as there are lines where there was none."""
    at = np.arange(len(prose))
    last = np.maximum.accumulate(np.where(prose, at, -len(prose)))
    return np.minimum(len(prose), at - last).astype(np.float64)


def _longest_run(believed: Beliefs, chars: Column) -> Flags:
    """The stretch of lines in which belief outweighs disbelief the most: an article is one stretch, with gaps."""
    gains = ((believed - 0.35) * np.sqrt(chars)).tolist()
    best, best_span, total, start = 0.0, (0, 0), 0.0, 0
    for at, gain in enumerate(gains):
        if total <= 0:
            total, start = 0.0, at
        total += gain
        if total > best:
            best, best_span = total, (start, at + 1)
    run = np.zeros(len(believed), dtype=np.bool_)
    run[best_span[0] : best_span[1]] = True
    return run
