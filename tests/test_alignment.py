"""How alike the paragraphs and sentences of a story are, and what one of them says that others do not."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from digest.alignment import Alignment
from digest.similarity import Matrix
from tests.night import AGROUND, AGROUND_TOO, COMPANY, INQUIRY, LIFEBOATS, STEERING, STEERING_TOO

TEXTS = Alignment([f"{AGROUND} {STEERING}", AGROUND_TOO, STEERING_TOO, COMPANY, INQUIRY, LIFEBOATS], "en")


def test_sentences_are_numbered_block_after_block() -> None:
    assert [list(TEXTS.sentences_of(block)) for block in range(3)] == [[0, 1], [2], [3]]
    assert TEXTS.text(1) == STEERING


def test_the_same_in_other_words_is_the_most_alike() -> None:
    alike = TEXTS.alike([2, 3], [0, 1, 4, 5, 6])
    assert alike.argmax(axis=1).tolist() == [0, 1]
    assert alike.max(axis=1).min() > 0.4
    assert np.sort(alike, axis=1)[:, :-1].max() < 0.25


def test_a_text_is_as_alike_as_can_be_to_itself() -> None:
    assert TEXTS.alike([4], [4]).round(9) == 1
    assert TEXTS.blocks([0], [0]).round(9) == 1


@pytest.mark.parametrize("ask", [TEXTS.alike, TEXTS.blocks])
def test_many_beside_few_and_few_beside_many_are_the_same(ask: Callable[[list[int], list[int]], Matrix]) -> None:
    few, many = [1, 4], [0, 1, 2, 3, 5]
    assert np.array_equal(ask(few, many), ask(many, few).T)
    assert ask(few, many).shape == (2, 5)
    assert ask([], many).shape == (0, 5)


def test_rare_names_say_more_than_common_words() -> None:
    texts = Alignment(["Oskar Brand sailed to Tharrow.", "The people were there and it was so."], "en")
    assert texts.mass(0) > 30
    assert texts.mass(1) < texts.mass(0) / 3


def test_what_the_others_say_is_no_news_whatever_its_ending() -> None:
    texts = Alignment(["The lifeboats are sailing to Tharrow.", "A lifeboat sailed.", "Tharrow."], "en")
    assert texts.news(0, []) == texts.mass(0)
    assert 0 < texts.news(0, [1]) < texts.mass(0)
    assert texts.news(0, [1, 2]) == 0


def test_only_the_nearest_three_are_asked_and_of_equals_the_first() -> None:
    assert TEXTS.nearest(np.array([0.1, 0.5, 0.3, 0.5, 0.3]), [10, 11, 12, 13, 14]) == [11, 13, 12]
    assert TEXTS.nearest(np.array([0.1, 0.5]), [10, 11]) == [11, 10]
    assert TEXTS.nearest(np.array([]), []) == []
    assert TEXTS.nearest(np.zeros(5), [10, 11, 12, 13, 14]) == [10, 11, 12]


@pytest.mark.parametrize("texts", [["***"], ["🎉", "—"], ["***", AGROUND], ["a"], ["東京"], ["の の の", "の"]])
@pytest.mark.parametrize("lang", ["en", "ja", "xx"])
def test_texts_without_words_are_like_nothing(texts: list[str], lang: str) -> None:
    made = Alignment(texts, lang)
    everything = range(len(texts))
    assert np.isfinite(made.blocks(everything, everything)).all()
    assert all(made.news(number, []) == made.mass(number) >= 0 for number in everything)


def test_languages_without_spaces_have_words() -> None:
    texts = Alignment(
        ["フェリーがメイデン岩礁に座礁した。", "メイデン岩礁でフェリーが座礁。", "大臣は調査を約束した。"], "ja"
    )
    alike = texts.alike([0], [1, 2])[0]
    assert alike[0] > 2 * alike[1]
    assert texts.news(0, [1]) < texts.mass(0) / 2
