"""Bytes into text: byte-order mark, what the page declares, UTF-8, Windows' Latin, and a guess last. Pure."""

from __future__ import annotations

import codecs

from bs4.dammit import EncodingDetector
from charset_normalizer import from_bytes

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# What pages call Latin-1 is what Windows calls 1252; browsers read it so, and so do we.
_BROWSERS = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
}


def decode(data: bytes, *, is_markup: bool, declared: str | None = None) -> tuple[str | None, str | None]:
    """The text, and a remark where its encoding had to be guessed; no text where it looks like none in any encoding.

    What stands around the text, as an e-mail's header does, may have `declared` its encoding.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), None
    if is_markup and not declared:
        declared = EncodingDetector.find_declared_encoding(data, is_html=is_markup)
    for expected in (_BROWSERS.get((declared or "").lower(), declared), "utf-8"):
        if expected and (text := _strictly(data, expected)) is not None:
            return text, None
    text = _strictly(data, "cp1252")
    if text is not None and _looks_western(text):
        return text, "its encoding was guessed as Windows-1252"
    best = from_bytes(data[:65536]).best()
    if best is None or (text := _strictly(data, best.encoding)) is None or not _looks_written(text):
        return None, None
    return text, f"its encoding was guessed as {best.encoding}"


def _looks_western(text: str) -> bool:
    """Western texts are mostly plain letters; another alphabet read as Windows' Latin is nearly all accents."""
    beyond = sum(character > "\x7f" for character in text)
    return beyond * 4 < len(text) and _looks_written(text)


def _looks_written(text: str) -> bool:
    """Nine of ten characters are letters, digits, spaces or the marks of prose; in noise less than eight are."""
    written = sum(character.isalnum() or character.isspace() or character in _MARKS_OF_PROSE for character in text)
    return written * 10 >= len(text) * 9


_MARKS_OF_PROSE = frozenset(".,;:!?'\"()[]<>/-=&#%…–—‘’“”«»„‚€£°·•*_|+@")


# Python's own codecs that no text is written in; two of them take time that grows with the square of what they read.
_NO_ENCODINGS = {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7"}


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return None if codecs.lookup(name).name in _NO_ENCODINGS else data.decode(name)
    except (ValueError, LookupError):  # UnicodeError is the first; so is a name with a null character in it
        return None
