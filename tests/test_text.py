"""Text made safe and even, and split."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from digest.text import (
    base_language,
    common_words,
    language,
    normalise,
    one_line,
    plain,
    sentences,
    slug,
    without_hidden,
    words,
)

# Letters that combine, marks that hide, line breaks of every kind, and characters that are nobody's.
TRICKY = st.text(
    st.one_of(
        st.sampled_from(
            "aé\u0301\u0308 \t\n\r\u2028\x85\x0b\x0c\x00\x1f\xad\u200b\u200c\u202e\ufeff\uffff\u1160ﬁ한가\u00a0"
        ),
        st.characters(),
    ),
    max_size=40,
)


@given(TRICKY)
def test_making_text_even_a_second_time_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    assert one_line(one_line(text)) == one_line(text)
    assert without_hidden(without_hidden(text)) == without_hidden(text)


@given(TRICKY)
def test_even_text_holds_nothing_that_a_reader_cannot_see(text: str) -> None:
    even = normalise(text)
    assert not {unicodedata.category(char) for char in even} & {"Cs"}
    assert not {"\r", "\u2028", "\u202e", "\u200b", "\ufeff", "\x00", "\t"} & set(even)
    assert all(line == line.strip() for line in even.split("\n"))
    assert "\n" not in one_line(text)


def test_a_character_that_reorders_or_hides_others_goes_and_a_joiner_stays() -> None:
    assert without_hidden("pay\u202elap\u200b\xad") == "paylap"
    assert without_hidden("\ue001Share") == "Share"  # the private use of an icon font
    assert without_hidden("می\u200cخواهم 👨\u200d👩") == "می\u200cخواهم 👨\u200d👩"


def test_every_line_break_becomes_one_kind() -> None:
    assert normalise("a\r\nb\rc\u2028d\x85e") == "a\nb\nc\nd\ne"


def test_the_two_ways_to_write_an_accent_are_one() -> None:
    assert normalise("Cafe\u0301") == "Café"


def test_texts_that_differ_in_case_and_typography_are_plainly_the_same() -> None:
    assert plain("“It’s  OVER” – she said…") == plain('"it\'s over" - she said...')
    assert plain("Straße") == plain("STRASSE")


def test_a_word_with_a_mark_inside_is_one_word() -> None:
    assert words("The U.S. paid 1.4 million, don’t they, for the well-known 17.30 boat") == (
        "The U.S paid 1.4 million don’t they for the well-known 17.30 boat".split()
    )


def test_a_paragraph_is_split_where_its_sentences_end() -> None:
    text = "Mr. Voss paid 1.4 million. Why? “Nobody knows,” he said."
    assert sentences(text, "en") == ("Mr. Voss paid 1.4 million.", "Why?", "“Nobody knows,” he said.")


def test_a_german_date_does_not_end_a_sentence() -> None:
    assert sentences("Am 3. September kam das Schiff. Es blieb.", "de") == (
        "Am 3. September kam das Schiff.",
        "Es blieb.",
    )


@given(st.lists(st.sampled_from("One boat left. | Why? | He said: “No.” | 3. | A.B. came | …".split("|")), max_size=8))
def test_sentences_put_together_are_the_paragraph_again(pieces: list[str]) -> None:
    text = one_line(" ".join(pieces))
    assert " ".join(sentences(text, "en")).split() == text.split()


@given(st.text(max_size=200), st.integers(1, 80))
def test_a_slug_is_short_and_safe_in_an_address(text: str, limit: int) -> None:
    made = slug(text, limit)
    assert len(made) <= limit
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not made.startswith("-")
    assert not made.endswith("-")
    assert slug(made, limit) == made


def test_a_slug_keeps_whole_words_and_folds_accents() -> None:
    assert slug("Café Straße: 60 Meter Geschichte!") == "cafe-strasse-60-meter-geschichte"
    assert slug("one two three", limit=9) == "one-two"
    assert slug("東京") == ""


def test_a_language_tag_is_read_however_it_is_written() -> None:
    assert [base_language(tag) for tag in ("en_GB", "EN-us", " de ", "pt-BR")] == ["en", "en", "de", "pt"]
    assert base_language("Klingon, mostly") is None
    assert base_language("") is None


def test_a_long_text_tells_its_language() -> None:
    assert language("Die Werft in Altensiel baut nach zwölf Jahren wieder einen Kutter aus Holz. " * 3) == "de"
    assert language("The yard at Sellick builds a wooden boat again after twelve years without one. " * 3) == "en"


def test_common_words_are_known_for_languages_with_a_list() -> None:
    assert {"the", "and"} <= common_words("en")
    assert "und" in common_words("de")
    assert "ferry" not in common_words("en")
    assert common_words("zu-or-so") == frozenset()
