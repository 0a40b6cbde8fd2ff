"""The last look: pages in; what stands on them and may not be shown out, as Problems. Pure, and linear.

A canary: nothing gets past `rights`, and this asks again, of the finished pages and by another way. It looks for the
first eight words of every sentence that a source may not show, also in the data beside a page. What another source may
show is no leak, nor is what an editor writes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import chain

from digest.addresses import is_data
from digest.errors import Problem
from digest.model import Article, Group, Page, Right, Wish
from digest.text import length, plain, sentences, spaced, words

_IN_A_ROW = 8  # words: fewer are said by chance, or are a name
Row = tuple[str, ...]


def leaks(
    pages: Iterable[Page], groups: Sequence[Group], wishes: Iterable[Wish], *, excerpt_words: int
) -> tuple[Problem, ...]:
    """One for each page and file. `groups` have all their text, and their grants; `wishes` are what editors say."""
    held = ((file.path, next(_rows(text), None)) for group in groups for file, text in _held_back(group))
    secret = {row: file for file, row in held if row}
    if not secret:
        return ()
    found = {page.path: {row for text in _texts(page) for row in _rows(text)} & secret.keys() for page in pages}
    suspects: set[Row] = set().union(*found.values())
    for text in chain(_allowed(groups, excerpt_words), _edited(wishes)) if suspects else ():
        suspects.difference_update(_rows(text))
    told = {(page, secret[row]): " ".join(row) for page, rows in found.items() for row in sorted(rows & suspects)}
    return tuple(
        Problem(where=page, what=f"what {file} may not show stands there: {row} …", hint=_OURS)
        for (page, file), row in sorted(told.items())
    )


_OURS = "this is a fault of the program: please report it"


def _held_back(group: Group) -> Iterator[tuple[Article, str]]:
    """The sentences of sources that may not be shown whole, and the headlines of those that may not be named."""
    for file, right in _files(group):
        if right is not Right.FULL:
            for text in (*(block.text for block in file.blocks), file.description or ""):
                yield from ((file, sentence) for sentence in sentences(text, file.lang))
        if right is Right.WITHHELD:
            yield file, file.title or ""


def _allowed(groups: Iterable[Group], excerpt_words: int) -> Iterator[str]:
    """What sources may show."""
    for group in groups:
        for file, right in _files(group):
            if right is Right.FULL:
                yield from (block.text for block in file.blocks)
                yield file.description or ""
            if right is Right.EXCERPT:
                yield _first_words((block.text for block in file.blocks), excerpt_words)
            if right is not Right.WITHHELD:
                yield file.title or ""


def _edited(wishes: Iterable[Wish]) -> Iterator[str]:
    """What editors write."""
    for wish in wishes:
        yield from filter(None, (wish.title, wish.summary, wish.note, wish.reason, *(each.note for each in wish.facts)))


def _files(group: Group) -> Iterator[tuple[Article, Right]]:
    for member in group.members:
        for file in (member, *group.snapshots.get(member.id, ())):
            yield file, group.right(member.id)


# -- words in a row


def _texts(page: Page) -> Iterator[str]:
    """What a page says, without the marks that are not words."""
    if is_data(page.path):
        yield from _values(json.loads(page.text))
        return
    yield unescape(_MARKS.sub("", page.text))
    yield from (value for value in (page.meta or {}).values() if isinstance(value, str))


_MARKS = re.compile(r"==|\\")  # of Markdown


def _values(data: object) -> Iterator[str]:
    """Every text in data, each by itself."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from _values(each)


def _rows(text: str) -> Iterator[Row]:
    """Every eight words in a row."""
    found = words(spaced(plain(text)))
    return zip(*(found[at:] for at in range(_IN_A_ROW)), strict=False)


def _first_words(texts: Iterable[str], most: int) -> str:
    """The beginning of a text, in whole words; in a script without spaces, of two characters each."""
    kept = []
    for word in (word for text in texts for word in text.split()):
        long = length(word)
        kept.append(word if long <= most else word[: 2 * most])
        most -= long
        if most <= 0:
            break
    return " ".join(kept)
