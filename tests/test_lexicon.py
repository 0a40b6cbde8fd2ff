"""How much each word of a language tells."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from digest.lexicon import Lexicon

Word = tuple[str, int, float, bool]  # as it is written, its term, its weight, and whether it is a name


def read(text: str, lang: str = "en", lexicon: Lexicon | None = None) -> list[Word]:
    """The words of a text that tell something."""
    lexicon = lexicon or Lexicon(lang)
    numbers = lexicon.tokens(lexicon.read(text, 1000)).numbers
    columns = (lexicon.terms(numbers), lexicon.weights(numbers), lexicon.names(numbers))
    return [
        (lexicon.written[number], *rest)
        for number, *rest in zip(numbers.tolist(), *(column.tolist() for column in columns), strict=True)
    ]


def written(text: str, lang: str = "en") -> list[str]:
    return [word for word, *_ in read(text, lang)]


def terms(text: str, lang: str = "en") -> list[int]:
    return [term for _, term, *_ in read(text, lang)]


def test_a_rarer_word_is_heavier_and_one_that_nobody_counted_is_as_heavy_as_the_rarest() -> None:
    weights = [weight for *_, weight, _ in read("police ferry coxswain Tharrowby xyzzyq")]
    assert weights == sorted(weights)
    assert weights[0] < weights[1] < weights[2] <= weights[3] == weights[4]


def test_the_forms_of_a_word_meet_in_its_stem() -> None:
    assert len(set(terms("ferry ferries Ferry FERRY Ferry’s ferries."))) == 1
    assert len(set(terms("Fähre Fähren", "de"))) == 1
    assert len(set(terms("ferry bridge"))) == 2


def test_the_forms_of_a_word_weigh_the_same() -> None:
    assert len({weight for *_, weight, _ in read("runs running run")}) == 1


@pytest.mark.parametrize(
    ("text", "lang"),
    [("Monday, September Wed. the of", "en"), ("Montag im September und der", "de"), ("lundi en janvier, le", "fr")],
)
def test_words_of_the_calendar_and_common_words_tell_nothing(text: str, lang: str) -> None:
    assert written(text, lang) == []


def test_marks_around_a_word_are_none_of_it_and_those_within_are() -> None:
    assert written("“Sellick’s (U.S.) 18.38, coast-guard — don’t!") == [
        "Sellick",
        "U.S",
        "18.38",
        "coast",
        "guard",
        "don’t",
    ]


def test_a_compound_meets_its_parts() -> None:
    assert written("Schiffsglocke", "de") == ["Schiffsglocke", "schiff", "glocke"]
    assert set(terms("Schiff Glocke", "de")) < set(terms("Schiffsglocke", "de"))


def test_a_word_that_the_language_lists_is_no_compound_and_english_has_none() -> None:
    assert written("Fahrgästen Bürgermeister", "de") == ["Fahrgästen", "Bürgermeister"]
    assert written("shipwreckbell") == ["shipwreckbell"]


def test_names_and_numbers_have_a_capital_or_a_digit() -> None:
    assert [is_name for *_, is_name in read("ferry Corran 84 aground")] == [False, True, True, False]


def test_a_sentence_begins_at_the_first_word_and_after_a_full_stop() -> None:
    lexicon = Lexicon("en")
    chunks = lexicon.read("Captain Callard called. Nobody came: she swam", 100)
    assert lexicon.opens(chunks).tolist() == [True, False, False, True, False, True, False]


def test_only_the_beginning_of_a_text_is_read() -> None:
    lexicon = Lexicon("en")
    assert len(lexicon.read("ferry " * 100, 7)) == 7


@pytest.mark.parametrize("text", ["", "  ", "—", "the of"])
def test_a_text_that_tells_nothing_has_no_words(text: str) -> None:
    lexicon = Lexicon("en")
    tokens = lexicon.tokens(lexicon.read(text, 10))
    for column in (lexicon.terms(tokens.numbers), lexicon.weights(tokens.numbers), lexicon.names(tokens.numbers)):
        assert len(column) == 0
    assert len(lexicon.opens([])) == 0


@pytest.mark.parametrize(
    ("text", "lang", "word"),
    [
        ("東京で地震があり、首相が会見した", "ja", "地震"),
        ("北京发生地震，总理发表讲话", "zh", "总理"),
    ],
)
def test_a_script_without_spaces_is_cut_into_words(text: str, lang: str, word: str) -> None:
    found = written(text, lang)
    assert word in found
    assert max(map(len, found)) <= 3


def test_a_script_without_spaces_and_without_counts_is_cut_into_pairs() -> None:
    assert written("กรุงเทพ", "lo")[:2] != []
    assert max(map(len, written("กรุงเทพ", "lo"))) <= 2


@pytest.mark.parametrize("lang", ["xx", "tlh", "gv", "not-a-language", ""])
def test_an_unknown_language_works_and_its_words_weigh_the_same(lang: str, caplog: pytest.LogCaptureFixture) -> None:
    found = read("Zork blip zork", lang)
    assert [word for word, *_ in found] == ["Zork", "blip", "zork"]
    assert found[0][1] == found[2][1] != found[1][1]
    assert len({weight for *_, weight, _ in found}) == 1
    assert not caplog.records


def test_a_language_without_counts_does_not_take_anothers(caplog: pytest.LogCaptureFixture) -> None:
    """Asked for Welsh, the library would answer in English."""
    assert len({weight for *_, weight, _ in read("police ferry", "cy")}) == 1
    assert not caplog.records


@pytest.mark.parametrize(("lang", "text"), [("no", "regjeringen fergen"), ("tl", "bangka ang")])
def test_a_language_is_known_by_its_other_name(lang: str, text: str) -> None:
    assert min(weight for *_, weight, _ in read(text, lang)) < 12


def test_two_languages_share_no_terms() -> None:
    text = "Lady Corran Varrey Ellery 84 ferry"
    assert not set(terms(text)) & set(terms(text, "de"))


def test_the_order_of_reading_changes_nothing_that_matters() -> None:
    texts = ["The Ferry ran aground.", "ferries, Ferry: ferry", "Schiffsglocke aground", "FERRY 84", ""]
    alone = [read(text, "de") for text in texts]
    for seed in range(5):
        lexicon, order = Lexicon("de"), list(range(len(texts)))
        Random(seed).shuffle(order)
        found = {at: read(texts[at], "de", lexicon) for at in order}
        assert [found[at] for at in range(len(texts))] == alone


def test_tokens_know_the_chunks_that_they_are_from() -> None:
    lexicon = Lexicon("de")
    tokens = lexicon.tokens(lexicon.read("die Schiffsglocke lag still", 10))
    assert tokens.chunks.tolist()[:3] == [1, 1, 1]
    assert np.array_equal(np.sort(tokens.chunks), tokens.chunks)
