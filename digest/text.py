"""Text as text: made safe and even, split into sentences and words. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import cache

import ftfy
import justext
import py3langid
import sentencex
from babel import Locale, UnknownLocaleError

_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
# Controls, private use, unassigned, surrogates; bidi overrides and zero-width marks that change what a reader sees.
# The joiners U+200C and U+200D stay: Persian, the Indic scripts and emoji are spelled with them.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ue000-\uf8ff\ufff9-\uffff"
    r"\ud800-\udfff\ufdd0-\ufdef\U000e0000-\U000e0fff]|[\U0001fffe-\U0001ffff\U0002fffe-\U0002ffff\U000f0000-\U0010ffff]"
)
_WORD = re.compile(r"\w+(?:['’.\-]\w+)*")


def without_hidden(text: str) -> str:
    """NFC, one kind of line break, no character that hides or reorders others."""
    return unicodedata.normalize("NFC", _HIDDEN.sub("", _LINES.sub("\n", text)))


def normalise(text: str) -> str:
    """The same, with single spaces and none at the ends of lines."""
    return "\n".join(_SPACES.sub(" ", line).strip() for line in without_hidden(text).split("\n"))


def one_line(text: str) -> str:
    """The same on one line."""
    return " ".join(normalise(text).split())


def mended(text: str) -> str:
    """The text that somebody decoded wrongly on its way to us (`â€™` for `’`) as it was written."""
    return ftfy.fix_encoding(text)


def plain(text: str) -> str:
    """For comparing: case folded, straight quotes, single spaces. Not for showing."""
    return " ".join(text.casefold().translate(_STRAIGHT).split())


_STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "…": "..."}
)


def words(text: str) -> list[str]:
    """Words and numbers in order: `U.S.`, `1.4` and `don't` are one each."""
    return _WORD.findall(text)


_BETWEEN_NAMES = re.compile(r",|;|\s+(?:and|und|et|y|e)\s+|&")


def split_names(text: str) -> tuple[str, ...]:
    """`Maud Ember, Ole Brask and Ida Lund` are three."""
    return tuple(dict.fromkeys(name.strip() for name in _BETWEEN_NAMES.split(text) if name.strip()))


_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


_UNSPACED_RUN = re.compile(f"{_UNSPACED.pattern}+")


def spaced(text: str, known: Container[str] = ()) -> str:
    """A script without spaces as its words, parted by spaces; any other text as it is.

    Words are cut off from the left, the longest that is `known` first; single characters that are left over in a row
    are a name. Where no word is known, each pair of neighbouring characters stands for one.
    """
    if text.isascii() or not _UNSPACED.search(text):
        return text
    cut = _known_words if known else _pairs
    return _UNSPACED_RUN.sub(lambda run: f" {' '.join(cut(run[0], known))} ", text)


def _pairs(run: str, _: Container[str]) -> list[str]:
    return [run[at : at + 2] for at in range(max(1, len(run) - 1))]


_LONGEST_WORD = 6  # characters


def _known_words(run: str, known: Container[str]) -> list[str]:
    found, rest, at = [], "", 0
    while at < len(run):
        end = next((end for end in range(min(len(run), at + _LONGEST_WORD), at + 1, -1) if run[at:end] in known), 0)
        if end:
            found += [rest, run[at:end]] if rest else [run[at:end]]
            rest = ""
        elif _HIRAGANA.match(run[at]):  # endings and particles, which tell nothing alone
            found += [rest] if rest else []
            rest = ""
        else:
            rest += run[at]
        at = max(end, at + 1)
    return [*found, rest] if rest else found


_HIRAGANA = re.compile(r"[\u3040-\u309f]")


def length(text: str) -> int:
    """About how many words a text has; in a script without spaces two characters count as one."""
    unspaced = len(_UNSPACED.findall(text))
    return len(_UNSPACED.sub(" ", text).split()) + (unspaced + 1) // 2


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 report`, `2 reports`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def sentences(text: str, lang: str) -> tuple[str, ...]:
    """The sentences of one block, trimmed; joined with spaces they are the block again."""
    pieces = (piece.strip() for piece in sentencex.segment(lang.split("-")[0], text))
    return tuple(piece for piece in pieces if piece)


_NEGATIONS = frozenset(
    "not no never nobody none neither nor without cannot denied denies deny "
    "nicht kein keine keinen keinem keiner nie niemals niemand ohne "
    "pas jamais aucun aucune sans nunca jamás ningún ninguna nadie sin "
    "não nenhum sem non mai nessun nessuna senza".split()
)


def negations(sentence: str) -> tuple[str, ...]:
    """The words of a sentence that turn it around, as they are written."""
    return tuple(word for word in words(sentence) if word.casefold() in _NEGATIONS or word[-3:] in ("n't", "n’t"))


def slug(text: str, limit: int = 60) -> str:
    """`[a-z0-9-]`, whole words, at most `limit` characters; empty where the script has no ASCII form."""
    folded = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode("ascii").lower()
    out = ""
    for word in re.findall(r"[a-z0-9]+", folded.replace("'", "")):
        if len(out) + len(word) + 1 > limit:
            break
        out += f"-{word}" if out else word
    return out


def language(text: str) -> str:
    """The language of a text, as an ISO 639-1 code. A guess: only for texts that do not declare one."""
    code, _ = py3langid.classify(text[:2000])
    return str(code)


_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)


def language_of_script(text: str) -> str | None:
    """The language of a text that is too short for a guess, where its script has but one that is likely."""
    letters = sum(character.isalpha() for character in text)
    return next((lang for lang, script in _SCRIPTS if 4 * len(script.findall(text)) >= letters > 0), None)


def base_language(tag: str) -> str | None:
    """`en_GB` and `EN-us` are `en`; None where nobody knows the language."""
    try:
        return Locale.parse(tag.strip().replace("-", "_")).language
    except (ValueError, TypeError, UnknownLocaleError):
        return None


@cache
def english_name(lang: str) -> str:
    """`de` is `German`; empty where nobody knows the language."""
    try:
        return str(Locale.parse(lang).english_name)
    except (ValueError, UnknownLocaleError):
        return ""


@cache
def common_words(lang: str) -> frozenset[str]:
    """Words too common to tell one text from another; none for a language without a list."""
    name = english_name(lang)
    if name not in justext.get_stoplists():
        return frozenset()
    return frozenset(word.casefold() for word in justext.get_stoplist(name))


@cache
def calendar_words(lang: str) -> frozenset[str]:
    """The names of days and months, long and short: reports of one day share them whatever they are about."""
    try:
        locale = Locale.parse(lang)
    except (ValueError, UnknownLocaleError):
        return frozenset()
    names = (
        name
        for kinds in (locale.days, locale.months)
        for kind in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in kinds[kind][width].values()
    )
    return frozenset(name.casefold().strip(".") for name in names)
