"""How alike the paragraphs and sentences of a story are, and what one of them says that others do not."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.alignment import Alignment, Pairs, likeness
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


# -- pairs of sentences

NIGHT = [AGROUND, AGROUND_TOO, STEERING, STEERING_TOO, COMPANY, INQUIRY]


def pairs(*alike: tuple[int, int, float]) -> Pairs:
    ours, theirs, likenesses = zip(*alike, strict=True) if alike else ((), (), ())
    return Pairs(ours=np.array(ours, int), theirs=np.array(theirs, int), alike=np.array(likenesses, float))


def test_sentences_that_are_alike_are_found_in_both_directions_and_nothing_is_beside_itself() -> None:
    found = likeness(NIGHT, "en", 0.3)
    assert list(zip(found.ours.tolist(), found.theirs.tolist(), strict=True)) == [(0, 1), (1, 0), (2, 3), (3, 2)]
    assert found.alike[0] == pytest.approx(found.alike[1])
    assert found.alike.min() >= 0.3


def test_more_sentences_than_are_laid_side_by_side_at_once_are_all_seen() -> None:
    many = likeness([*NIGHT, *(f"Nobody but {number} knew." for number in range(600)), AGROUND], "en", 0.9)
    beside = set(zip(many.ours.tolist(), many.theirs.tolist(), strict=True))
    assert {(0, 606), (606, 0)} <= beside


@pytest.mark.parametrize("sentences", [[], ["***"], [AGROUND], ["🎉", "—"]])
def test_where_nothing_is_alike_there_are_no_pairs(sentences: list[str]) -> None:
    found = likeness(sentences, "en", 0.1)
    assert len(found.ours) == len(found.mutual().alike) == 0


def test_likeness_counts_in_full_where_one_of_two_is_the_nearest_of_the_other() -> None:
    found = pairs((0, 0, 0.8), (0, 1, 0.4), (1, 1, 0.5)).mutual()
    assert found.alike.tolist() == pytest.approx([0.8, 0.4 * 0.4 / 0.5, 0.5])


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.floats(0, 1)), unique_by=lambda pair: pair[:2]))
def test_mutual_likeness_is_never_more_and_the_nearest_of_all_keep_theirs(alike: list[tuple[int, int, float]]) -> None:
    before = pairs(*alike)
    after = before.mutual()
    assert (after.alike <= before.alike + 1e-9).all()
    assert (after.alike >= 0).all()
    if alike:
        assert after.alike.max() == pytest.approx(before.alike.max())
