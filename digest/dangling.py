"""Which sentences hang on the one before them, so that nobody understands them without it. Pure.

Words that point back (`he`, `this`, `but`), quotations whose speaker is not named, and "he said" hang; a sentence that
names whom it speaks of stands alone.
"""

from __future__ import annotations

import re

from digest.text import words

_POINTERS = frozenset(
    "he she it they his her its their him them this that these those there such both neither another "
    "but and so then however also instead still yet meanwhile "
    "er sie es ihr sein seine ihre dieser diese dieses das dort aber und doch dann auch dabei damit deshalb "
    "il elle ils elles son sa ses leur cela ceci mais et donc puis ainsi "
    "el ella ellos ellas su sus esto eso pero y lui lei loro questo "
    "ma e ele ela eles elas seu sua isso isto mas".split()
)
# Who speaks is only a pronoun: "…, she said", "…, so er". A pronoun that has its name before it in the sentence, as in
# "Maud Ember said she had paid", stands elsewhere.
_BY_PRONOUN = re.compile(
    r"(?:^|[,;:–—])\s*(?:(?:s?he|they|it|we|i)\s+(?:\w+ly\s+|also\s+)?"
    r"(?:said|says|added|told|wrote|tweeted|noted|asked|continued|explained)\b"
    r"|(?:said|added|asked|wrote)\s+(?:s?he|they)\s*(?:[.,;:]|$)"
    r"|(?:er|sie)\s+(?:sagte|sagt|erklärte|fügte|betonte|schrieb)\b"
    r"|(?:sagte|sagt|erklärte|betonte|schrieb|so)\s+(?:er|sie)\b"
    r"|a-t-(?:il|elle)\b|(?:il|elle)s?\s+(?:a\s+dit|dit|ajoute|explique)\b"
    r"|(?:dijo|añadió)\s+(?:él|ella)\b)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[^.A-Z])[.!?](?:\s|$)")
# "For the people on the quay, it cannot come soon enough": what "it" is stands in the paragraph before.
_OF_SOMETHING = re.compile(
    r"(?:For|In|On|At|To|By|With|After|Before|As|When|If|Until|Since)\b[^.;:]{0,80}?,\s+(?:it|they|this|that)\b"
)
_OPENING = "\"'“„«‘‹"
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]*(?:[\"”“»]|$)")
_SHORTEST = 8  # words of a sentence that says something by itself


def hangs(text: str) -> bool:
    """Does a text begin with something that only what stands before it explains?"""
    found = words(text)
    if not found or text[0] == "…" or text[0].islower() or found[0].casefold() in _POINTERS:
        return True
    unquoted = _QUOTED.sub(" , ", text)
    opening = _SENTENCE_END.split(unquoted, maxsplit=1)[0]
    if _BY_PRONOUN.search(unquoted) or _OF_SOMETHING.match(opening) or _is_nobody_yet(words(opening)):
        return True
    return text[0] in _OPENING and not any(word[0].isupper() for word in words(unquoted))


def stands_alone(sentence: str) -> bool:
    """Does a sentence tell something by itself? It names somebody or something, points to nothing, quotes nobody at
    its beginning, and asks nothing.
    """
    found = words(sentence)
    if len(found) < _SHORTEST or sentence[0] in _OPENING or hangs(sentence) or is_question(sentence):
        return False
    if _POINTS_BACK.search(sentence) or _is_nobody_yet(found):
        return False
    return any(word[0].isupper() or word[0].isdigit() for word in found[1:])


_POINTS_BACK = re.compile(
    r"\b(?:did|do|does|done|doing)\s+(?:this|that|so)\b|\b(?:said|says)\s+(?:that\s+)?(?:it|they|this)\b", re.IGNORECASE
)
_PERSONS = frozenset("he she him his her hers er sie il elle él ella lui lei".split())


def _is_nobody_yet(found: list[str]) -> bool:
    """Does a "she" stand before any name? The first word has its capital from the sentence."""
    first = next((at for at, word in enumerate(found) if word in _PERSONS), None)
    return first is not None and not any(word[0].isupper() for word in found[1:first])


def is_question(sentence: str) -> bool:
    """Does it end as a question does?"""
    return sentence.rstrip("\"'”“’‘»«) ").endswith("?")
