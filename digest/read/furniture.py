"""Which pieces of a page are the article's own? The questions that the jury is asked. Pure.

At first, prose is believed: pieces of some length that end as sentences do. The first round asks about each piece,
its neighbours, the boxes around it, and how much of what stands there is believed; each later round asks the same
again, and believes the one before. So a short answer between the paragraphs of an interview is kept, and a paragraph
that stands among teasers is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digest import jury
from digest.jury import Answers, Beliefs
from digest.read.boxes import NAMES, Box, Layout
from digest.read.questions import (
    Column,
    Flags,
    Sizes,
    beside,
    flags,
    notices,
    of_beliefs,
    of_notices,
    of_text,
    steps,
)
from digest.text import plain

THRESHOLD = 0.45  # of belief; on the labelled pages word F1 is the same from .40 to .50, and nothing is lost at .45
_TAGS = (
    "nav footer aside header figure figcaption form button table td li blockquote article main address label section "
    "pre details h1 h2 h3 h4 h5 h6 p"
).split()
_OWN_TAGS = "p div li td h1 h2 h3 figcaption blockquote button label".split()
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """What is known of a page's text before anybody is asked."""

    headline: str
    lang: str  # the language that the page declares, or nothing
    told: str  # the text that the page tells machines, or nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """For each piece: is it the article's own, and if not, what is it?"""

    own: tuple[bool, ...]
    names: tuple[str, ...]  # nothing for the article's own


def judged(seen: Layout, said: Testimony) -> Verdict:
    """Which pieces are the article's own, and what the others are. What is marked up as a caption always is one."""
    if not seen.pieces:
        return Verdict(own=(), names=())
    page, believed = opened(seen, said)
    for each in jury.load("pages"):
        believed = each.beliefs(questions(page, believed))
    own = tuple(own_pieces(page, believed).tolist())
    return Verdict(own=own, names=_names(seen, own, notices(page.texts, said.lang, believed), said.headline))


def own_pieces(page: Page, believed: Beliefs) -> Flags:
    """Which pieces are the article's, by what is believed in the end."""
    return (believed >= THRESHOLD) & ~page.facts["in <figcaption>"]


def rescued(seen: Layout, verdict: Verdict, kept: str) -> Verdict:
    """The verdict with a second opinion: pieces of a text that holds all that the jury keeps, and more, are the
    article's own. Where nobody keeps anything, the page is so short that nothing tells its text from the rest, and
    whatever is long enough to be a sentence is kept.
    """
    again = _witnessed([piece.text for piece in seen.pieces], kept) >= _RECOGNISED
    if len(kept.split()) < _SENTENCE:
        again = flags([False] * len(seen.pieces))
    if not again.any() and not any(verdict.own):
        again = flags([piece.text.count(" ") >= _SENTENCE and piece.linked < 0.5 for piece in seen.pieces])
    if again.sum() <= sum(verdict.own) or any(own and not also for own, also in zip(verdict.own, again, strict=True)):
        return verdict
    names = ("" if own else name or "page furniture" for own, name in zip(again, verdict.names, strict=True))
    return Verdict(own=tuple(again.tolist()), names=tuple(names))


_SENTENCE = 12  # words
_RECOGNISED = 0.6  # of a piece's runs of words


def opened(seen: Layout, said: Testimony) -> tuple[Page, Beliefs]:
    """The page as the jury sees it, and what it believes before the first round: prose."""
    texts = [piece.text for piece in seen.pieces]
    told = _witnessed(texts, said.told) if len(said.told) >= _TOLD_AT_LENGTH else np.zeros(len(texts))
    page = Page(seen, said, told)
    return page, np.where(_prose(page), 0.9, 0.0)


def _prose(page: Page) -> Flags:
    return page.facts["20 words"] & page.facts["ends a sentence"] & ~page.facts["half linked"]


_TOLD_AT_LENGTH = 400  # characters; what is shorter is a standfirst that calls itself the article


def _witnessed(texts: Iterable[str], testimony: str) -> Beliefs:
    """The share of each text's runs of three words that the testimony has too."""
    lines = {" ".join(line.split()) for line in testimony.split("\n")}
    known: set[tuple[str, ...]] = set()
    for line in lines:
        known |= _runs(line)
    shares = (1.0 if text in lines else _share(_runs(text), known) for text in texts)
    return np.fromiter(shares, dtype=np.float64)


def _runs(text: str) -> set[tuple[str, ...]]:
    found = _WORD.findall(text.lower())
    return {tuple(found[i : i + 3]) for i in range(len(found) - 2)} if len(found) > 2 else {tuple(found)} - {()}


_WORD = re.compile(r"\w+")


def _share(mine: set[tuple[str, ...]], known: set[tuple[str, ...]]) -> float:
    return len(mine & known) / len(mine) if mine else 0.0


# -- what an editor is told about a piece that is not the article's

_NAMED = {
    "comments": "comments",
    "related": "teaser",
    "sign-up": "newsletter box",
    "advertisement": "advertisement",
    "sharing": "page button",
    "navigation": "navigation",
    "pop-up": "pop-up",
    "tags": "tags",
    "picture": "caption",
    "author": "author box",
    "contents": "table of contents",
    "footer": "page footer",
    "header": "page header",
    "sidebar": "sidebar",
    "date": "date line",
}
_TAGGED = {
    "figcaption": "caption",
    "nav": "navigation",
    "form": "form",
    "button": "page button",
    "footer": "page footer",
    "header": "page header",
    "aside": "sidebar",
}


def _names(seen: Layout, own: Sequence[bool], known: Sequence[str], headline: str) -> tuple[str, ...]:
    """What each piece is: by a debris rule, else by the box nearest to it that says so."""
    wanted = plain(headline)
    return tuple(
        "" if keep else notice or ("headline" if plain(piece.text) == wanted else _name(seen.boxes, piece.box))
        for piece, keep, notice in zip(seen.pieces, own, known, strict=True)
    )


def _name(boxes: Sequence[Box], at: int) -> str:
    while True:
        box = boxes[at]
        for name, told in _NAMED.items():
            if name in box.names:
                return told
        if box.tag in _TAGGED:
            return _TAGGED[box.tag]
        if box.parent == at:
            return "page furniture"
        at = box.parent


# -- the questions


class Page:
    """What is true of a page's pieces whatever anybody believes: asked once, used in every round."""

    def __init__(self, seen: Layout, said: Testimony, told: Beliefs) -> None:
        self.texts = texts = [piece.text for piece in seen.pieces]
        self.lang = said.lang
        linked = np.array([piece.linked for piece in seen.pieces])
        looks: dict[tuple[str, str], int] = {}
        alike = [looks.setdefault((box.looks, seen.boxes[box.parent].looks), len(looks)) for box in seen.boxes]
        self.sizes = Sizes.of(texts)
        self.box = np.array([piece.box for piece in seen.pieces], dtype=np.int64)
        self.parent = np.array([box.parent for box in seen.boxes], dtype=np.int64)
        self.depth = np.array([box.depth for box in seen.boxes], dtype=np.int64)
        self.ends = np.array(seen.ends, dtype=np.int64)
        self.looks = np.array(alike, dtype=np.int64)
        facts = of_text(texts, self.sizes, said.headline) | _of_boxes(seen, self.box)
        facts |= {
            "has a link": linked > 0,
            "a quarter linked": linked >= 0.25,
            "half linked": linked >= 0.5,
            "all linked": linked >= 0.9,
        }
        self.facts = facts | steps("told to machines", told, (0.5, 0.9)) | beside(facts, _ASKED_BESIDE)


_ASKED_BESIDE = (
    "ends a sentence",
    "is a heading",
    "in <li>",
    "4 words",
    "12 words",
    "30 words",
    "half linked",
    "all linked",
    "near related",
    "in a picture",
    "like the headline",
)


def questions(page: Page, believed: Beliefs) -> Answers:
    """All questions and their answers, given what has been believed so far."""
    return (
        page.facts
        | of_notices(page.texts, page.lang, believed)
        | of_beliefs(page.sizes, believed)
        | _of_company(page, page.sizes.chars * believed)
    )


def _of_boxes(seen: Layout, box: NDArray[np.int64]) -> dict[str, Flags]:
    """What the boxes around each piece are, and what they are called."""
    tags = {tags: [tag in tags for tag in _TAGS] for tags in {each.tags_around for each in seen.boxes}}
    names = {names: [name in names for name in NAMES] for names in {each.names_around for each in seen.boxes}}
    near = {each.names | seen.boxes[each.parent].names for each in seen.boxes}
    nearest = {names: [name in names for name in NAMES] for names in near}
    around = np.array([tags[each.tags_around] for each in seen.boxes])[box]
    called = np.array([names[each.names_around] for each in seen.boxes])[box]
    close = np.array([nearest[each.names | seen.boxes[each.parent].names] for each in seen.boxes])[box]
    own = np.array([each.tag for each in seen.boxes])[box]
    facts = {f"in <{tag}>": around[:, at] for at, tag in enumerate(_TAGS)}
    facts |= {f"is <{tag}>": own == tag for tag in _OWN_TAGS}
    facts |= {f"in {name}": called[:, at] for at, name in enumerate(NAMES)}
    facts |= {f"near {name}": close[:, at] for at, name in enumerate(NAMES)}
    facts["hidden"] = flags([each.hidden for each in seen.boxes])[box]
    facts["is a heading"] = np.isin(own, _HEADINGS)
    facts["in a picture"] = facts["in picture"] | facts["in <figure>"]
    return facts


def _of_company(page: Page, mass: Column) -> dict[str, Flags]:
    """What stands in the same boxes, and in boxes that look the same. `mass` is the characters that are believed."""
    total = max(1.0, float(mass.sum()))
    own, here = _summed(page, mass), _summed(page, page.sizes.chars)
    pure = own / np.maximum(1, here)
    look = page.looks[page.box]
    alike = np.bincount(look, weights=mass, minlength=len(page.looks))
    alike_all = np.bincount(look, weights=page.sizes.chars, minlength=len(page.looks))
    around = page.parent[page.box]
    most, heart = _holding(own, 0.95 * total), _holding(own, 0.7 * total)
    inside = (page.box >= heart) & (page.box <= page.ends[heart])
    lowest, last = _chain(page, pure, heart)
    deep = page.depth[page.box] - page.depth[heart]
    shares, few = (0.02, 0.1, 0.3, 0.6), (0.1, 0.3, 0.6, 0.9)
    return {
        "in the main box": (page.box >= most) & (page.box <= page.ends[most]),
        "in the heart of it": inside,
        **{f"{limit} boxes below the heart": inside & (deep >= limit) for limit in (1, 2, 3, 5)},
        **steps("looks like the text", alike[look] / total, shares),
        **steps("such boxes are text", alike[look] / np.maximum(1, alike_all[look]), few),
        **steps("beside the text", own[around] / total, shares),
        **steps("in company of text", pure[around], few),
        **steps("box of text", pure[page.box], few),
        **steps("every box is text", lowest[page.box], few),
        **steps("outer box is text", last[page.box], few),
    }


def _summed(page: Page, values: Column) -> Column:
    """For each box the sum of what stands in it, at any depth: boxes are ranges, so two looks at a running sum."""
    per_box = np.bincount(page.box, weights=values, minlength=len(page.parent))
    running = np.concatenate(([0.0], np.cumsum(per_box)))
    return np.asarray(running[page.ends + 1] - running[: len(page.parent)])


def _holding(own: Column, least: float) -> int:
    """The innermost box that holds at least so much; such boxes lie within each other, the last opened is innermost."""
    holding = np.flatnonzero(own >= least - 1e-6)
    return int(holding[-1]) if len(holding) else 0


def _chain(page: Page, pure: Column, heart: int) -> tuple[Column, Column]:
    """For each box below the heart: the least pure of the boxes between the two, and the outermost of them."""
    lowest, last, parents = pure.tolist(), pure.tolist(), page.parent.tolist()
    for box in range(heart + 1, int(page.ends[heart]) + 1):
        around = parents[box]
        if around != heart:
            lowest[box] = min(lowest[around], lowest[box])
            last[box] = last[around]
    return np.array(lowest), np.array(last)
