"""What a report counts: the 12th package, round 3, part two. Pure.

Two reports that count the same thing to different numbers tell of two events, however many words they share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from digest.text import calendar_words, common_words, words

_LOOKED_AT = 200  # characters of headline and lead
_BETWEEN = 2  # words; the 12th *sanctions package* counts packages and sanctions
# Stems: endings of up to three letters follow. In the order of the numbers, from 1.
_ORDINALS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    "de": "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt fünfzehnt "
    "sechzehnt siebzehnt achtzehnt neunzehnt zwanzigst",
    "fr": "premi deuxi troisi quatri cinqui sixi septi huiti neuvi dixi onzi douzi treizi quatorzi quinzi seizi",
    "es": "primer segund tercer cuart quint sext séptim octav noven décim undécim duodécim",
    "it": "prim second terz quart quint sest settim ottav non decim undicesim dodicesim tredicesim quattordicesim",
    "pt": "primeir segund terceir quart quint sext sétim oitav non décim",
    "nl": "eerst tweed derd vierd vijfd zesd zevend achtst negend tiend elfd twaalfd dertiend veertiend",
}
_PARTS = frozenset(
    "part round day week stage matchday chapter episode phase season volume heat quarter leg game match test edition "
    "teil runde tag woche spieltag etappe folge staffel kapitel quartal ausgabe "
    "partie tour jour semaine journée étape épisode saison chapitre trimestre édition "
    "parte ronda jornada etapa día semana capítulo temporada trimestre edición "
    "giornata tappa puntata turno giorno settimana capitolo stagione edizione "
    "rodada dia capítulo edição deel ronde dag aflevering seizoen kwartaal".split()
)
_DIGITS = re.compile(r"(\d{1,3})(?:st|nd|rd|th|\.|ers?|ère|e|ème|º|ª|°|o|a|ste|de)")
_ENDING = 4  # letters after the stem of an ordinal, at most
_MARKS = ",;:!?…\"'“”„‘’«»()[]"


def numbered(text: str, lang: str) -> frozenset[tuple[str, int]]:
    """Each thing that is counted, and to what number."""
    said = text[:_LOOKED_AT].casefold().split()
    counts = list(map(_counts(lang).__getitem__, said))
    if not any(counts):
        return frozenset()
    return frozenset(
        (thing, abs(count))
        for at, count in enumerate(counts)
        if count
        for thing in (_after(said[at + 1 :], lang) if count > 0 else _before(said[:at]))
    )


class _Counts(dict[str, int]):
    """Words -> what they count to: an ordinal 1 and up, a bare number -1 and down, any other word 0."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._stems = {stem: number for number, stem in enumerate(_ORDINALS.get(lang, "").split(), start=1)}
        self._begin = {stem[:3] for stem in self._stems}

    def __missing__(self, word: str) -> int:
        number = self[word] = self._number(word.strip(_MARKS))
        return number

    def _number(self, bare: str) -> int:
        if bare[:1].isdigit():
            ordinal = _DIGITS.fullmatch(bare)
            return int(ordinal[1]) if ordinal else -int(bare) if bare.isdecimal() and len(bare) < 4 else 0
        if bare[:3] not in self._begin:
            return 0
        ends = range(len(bare), max(2, len(bare) - _ENDING - 1), -1)
        return next((self._stems[bare[:end]] for end in ends if bare[:end] in self._stems), 0)


_counts = cache(_Counts)


def _after(said: Sequence[str], lang: str) -> Iterator[str]:
    """What an ordinal counts: the 12th of September counts nothing, and the 12th sanctions package both."""
    things = [word for text in said[:_BETWEEN] for word in words(text)[:1]]
    if things and things[0] not in calendar_words(lang):
        yield from (word for word in things if word not in common_words(lang) and not word[0].isdigit())


def _before(said: Sequence[str]) -> Iterator[str]:
    """What a bare number counts: part 2, and not 12 dead."""
    if said and said[-1].lstrip(_MARKS) in _PARTS:
        yield said[-1].lstrip(_MARKS)


def disagree(a: frozenset[tuple[str, int]], b: frozenset[tuple[str, int]]) -> bool:
    """Do both count the same thing, and never to the same number?"""
    common = {thing for thing, _ in a} & {thing for thing, _ in b}
    return any(
        not {number for name, number in a if name == thing} & {number for name, number in b if name == thing}
        for thing in common
    )
