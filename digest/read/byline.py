"""Who wrote an article and when, in the short lines beside its headline. Pure.

The lines may be pieces of a saved page or lines of a paste: where a byline stands, and how it is worded, is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from digest import dates
from digest.text import plain, split_names

_ABOVE, _BELOW = 6, 14  # lines around the headline where bylines and datelines stand
_LONGEST = 200  # characters; a longer line is a paragraph


class Beside(NamedTuple):
    """The short lines above a headline, nearest first, and below it."""

    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


def beside(lines: Sequence[str], at: int | None) -> Beside:
    """The lines around the headline, which is line number `at`; none where there is none."""
    if at is None:
        return Beside()
    return Beside(
        above=tuple(line for line in lines[max(0, at - _ABOVE) : at][::-1] if len(line) <= _LONGEST),
        below=tuple(line for line in lines[at + 1 : at + _BELOW] if len(line) <= _LONGEST),
    )


def signed(lines: Iterable[str], outlet: str) -> tuple[str, ...]:
    """The names behind the first "By" of some short lines."""
    for line in lines:
        for part in _PARTS.split(line):
            if (found := BY.match(part)) and (names := people(part[found.end() :], outlet)):
                return names
    return ()


_PARTS = re.compile(r"\s*[|•·⋅]\s*")
BY = re.compile(
    r"\W*(?i:(?:written|posted|published|story|words|text|reported|article|authored|contributed|created|submitted|"
    r"geschrieben|écrit|publié|enviado|escrito|publicado|scritto|pubblicato)\s*)?"
    r"(?:(?i:by|von|par|por|di|(?<=scritto )da|(?<=pubblicato )da|door|av|"
    r"author|autor(?:in)?|auteur|text|words|writer)\s*(?:[:\-–|]\s*|\s+|(?=[A-ZÀ-Þ])))"
    r"(?=[\"“']?[^\W\d_a-zà-ÿ])"
)
# What stands behind the names of a byline: marks, numbers, words for when, and what people are.
_AFTER_NAMES = re.compile(
    r"\s*(?:[|•·⋅–—@/(]|\s-\s|\d|\b(?:published|updated|posted|last|on|in|for|with|reviewed|edited|follow|view|min|minutes?|"
    r"jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|"
    r"november|december|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"(?:staff|freelance|senior|contributing|executive|associate|deputy|managing|chief|head|guest|licensed|certified|former|"
    r"digital|political|health|science|business|sports?)?\s*(?:writer|reporter|correspondent|contributor|editor|journalist|"
    r"columnist|director|manager|analyst|officer|founder|co-founder|president|ceo|cto|expert|author|producer|senior|"
    r"veröffentlicht|aktualisiert|publiée?|modifiée?|publicado|actualizado|atualizado|pubblicato|aggiornato|"
    r"(?:am|el|em|il|le)(?=\s+\d)|executive|professor|ph\.?d|m\.?d|contributors|columnists|redakteur(?:in)?|journaliste|redactora?|redattore))\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_NAME = re.compile(r"[^\W\d_][\w.'’\-]*(?:\s+(?:[^\W\d_][\w.'’\-]*)){0,4}")
_PARTICLES = frozenset("de del della di da van von der den la le el bin ibn al dos du y e af av zu".split())


def alone(below: Sequence[str], openings: Iterable[str], outlet: str) -> tuple[str, ...]:
    """A line below the headline that is nothing but a name of two words or more, where a day stands in the next line
    or a paragraph opens by saying who that is. `openings` are the first words of the paragraphs.
    """
    known = set(openings)
    for at, line in enumerate(below[:_NAME_ALONE]):
        name = next((part for part in _PARTS.split(line) if not dates.shown(part)), "")
        if not 2 <= len(name.split()) <= 4 or name.isupper():
            continue
        is_dated = any(dates.shown(other) for other in below[max(0, at - 1) : at + 3])
        is_told = any(opening.startswith((f"{name} is", f"{name} has", f"{name} was")) for opening in known)
        if (is_dated or is_told) and (names := people(name, outlet)):
            return names
    return ()


_NAME_ALONE = 6  # lines below the headline


def is_somebody(name: str) -> bool:
    """Not an office, nor what a template left there."""
    return name.casefold() not in _NOBODY and not _TEMPLATE.search(name)


_TEMPLATE = re.compile(r"[/_{}]|\w\.\w+\.\w")
_NOBODY = frozenset(
    "admin administrator editor editors staff team guest user author authors by link x y written writer the "
    "redaktion redaction redazione redacción redação contributors".split()
)


def people(text: str, outlet: str) -> tuple[str, ...]:
    """The names at the beginning of a text; none where it begins with something else."""
    text = text.strip().removesuffix(outlet) if plain(text) != plain(outlet) else text
    text = re.sub(
        r"(?<=[a-zà-ÿ])(?=(?:Published|Updated|Posted|Written|Last|On|Publi|Veröff|Pubbl|[A-Z][a-z]+ \d{1,2},))",
        " ",
        text,
    )
    names = split_names(_AFTER_NAMES.sub("", text).strip(" ,.:;|-–—"))
    return names if names and all(_could_be_name(name) for name in names) else ()


def _could_be_name(text: str) -> bool:
    """One to five words, each with a capital or a particle between two."""
    parts = text.split()
    return (
        _NAME.fullmatch(text) is not None
        and 2 <= len(text) <= 60
        and not (len(text) <= 3 and text.isupper())
        and text.casefold() not in _NOBODY
        and parts[0][0].isupper()
        and all(part[0].isupper() or part.casefold() in _PARTICLES for part in parts)
        and not (len(parts) > 1 and text.isupper() and len(text) > 40)
    )


def days(lines: Beside) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The days beside the headline, below it before above it, as 2026-01-31; and the days of changes."""
    found = [day for line in (*lines.below, *lines.above) if line.count(" ") < _DATELINE for day in dates.shown(line)]
    published = tuple(dict.fromkeys(day for day, is_change in found if not is_change))
    changed = tuple(dict.fromkeys(day for day, is_change in found if is_change))
    return (published if len(published) < _LISTING else ()), changed


_DATELINE = 14  # words; a longer line is a sentence that speaks of a day
_LISTING = 3  # different days beside one headline: those of other articles
