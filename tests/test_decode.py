"""Bytes into text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.read.decode import decode

TEXT = "Bürgermeister – “Kutter” für 40 €"


def page(charset: str) -> str:
    return f'<html><head><meta charset="{charset}"></head><body>{TEXT}</body></html>'


@given(st.text(max_size=50))
def test_utf_8_is_read_as_what_it_is_and_without_a_remark(text: str) -> None:
    text = "".join(char for char in text if not 0xD800 <= ord(char) < 0xE000).lstrip("\ufeff")
    assert decode(text.encode(), is_markup=False) == (text, None)


@pytest.mark.parametrize(
    ("mark", "name"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_decides_and_goes(mark: bytes, name: str) -> None:
    assert decode(mark + TEXT.encode(name), is_markup=False) == (TEXT, None)


@pytest.mark.parametrize(
    ("declared", "written_in"),
    [("utf-8", "utf-8"), ("iso-8859-1", "cp1252"), ("windows-1252", "cp1252"), ("us-ascii", "cp1252")],
)
def test_a_page_is_read_as_it_declares_and_as_browsers_understand_it(declared: str, written_in: str) -> None:
    assert decode(page(declared).encode(written_in), is_markup=True) == (page(declared), None)


def test_a_page_in_another_script_is_read_as_it_declares() -> None:
    text = '<html><head><meta charset="gb2312"></head><body>港口关闭</body></html>'
    assert decode(text.encode("gb18030"), is_markup=True) == (text, None)


def test_a_page_that_declares_wrongly_is_read_as_what_it_is() -> None:
    lied = page("ascii-7").encode("utf-8")
    assert decode(lied, is_markup=True) == (page("ascii-7"), None)


def test_what_a_text_says_of_encodings_is_only_its_text() -> None:
    data = f'<meta charset="utf-16"> {TEXT}'.encode()
    assert (decode(data, is_markup=False)[0] or "").endswith(TEXT)


def test_a_guess_is_remarked() -> None:
    text, remark = decode(TEXT.encode("cp1252"), is_markup=False)
    assert text == TEXT
    assert remark == "its encoding was guessed as Windows-1252"


@given(st.binary(max_size=80), st.booleans())
def test_any_bytes_become_some_text_or_none(data: bytes, is_markup: bool) -> None:
    text, remark = decode(data, is_markup=is_markup)
    assert text is None or isinstance(text, str)
    assert remark is None or "guessed" in remark


def test_another_alphabet_is_not_read_as_western() -> None:
    russian = "Совет города в понедельник решил отремонтировать старый мост через реку до паводка. " * 3
    for encoding in ("cp1251", "koi8-r"):
        assert "решил отремонтировать старый мост" in (decode(russian.encode(encoding), is_markup=False)[0] or "")


def test_noise_is_no_text() -> None:
    noise = bytes((number * number * 7 + number // 3) % 255 + 1 for number in range(20_000))
    assert decode(noise, is_markup=False) == (None, None)


@pytest.mark.parametrize("name", ["punycode", "idna", "undefined", "unicode_escape", "utf-7", "rot13", "a\0b", "none"])
def test_what_no_page_is_written_in_is_not_believed(name: str) -> None:
    assert decode(TEXT.encode(), is_markup=False, declared=name) == (TEXT, None)


def test_what_stands_around_a_text_may_declare_its_encoding() -> None:
    assert decode(TEXT.encode("utf-16-le"), is_markup=False, declared="utf-16-le") == (TEXT, None)
