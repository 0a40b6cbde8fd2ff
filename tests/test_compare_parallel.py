"""Two sentences laid beside each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.compare.parallel import Parallel, parallel
from digest.compare.statements import statement

SENTENCES = st.lists(
    st.sampled_from("the ferry carried 84 91 passengers on Monday Tuesday night not Callard".split()), max_size=12
).map(" ".join)


def beside(one: str, other: str) -> Parallel:
    return parallel(statement(("a",), one, "en"), statement(("b",), other, "en"))


def test_what_stands_between_the_same_words_is_replaced() -> None:
    both = beside("The ferry sailed to Hallin at dawn.", "The ferry sailed slowly to Orrin at dawn.")
    replaced = [
        ([both.a.words[at].written for at in ours], [both.b.words[at].written for at in theirs])
        for ours, theirs in both.replaced
    ]
    assert replaced == [([], ["slowly"]), (["Hallin"], ["Orrin"])]


def test_facts_of_one_kind_in_one_place_are_laid_beside_each_other() -> None:
    both = beside("The ferry carried 84 passengers on Monday.", "The ferry carried 91 passengers on Tuesday.")
    assert [(one.words, other.words) for one, other, _ in both.facts()] == [
        ("84 passengers", "91 passengers"),
        ("Monday", "Tuesday"),
    ]


def test_the_one_day_of_a_sentence_may_stand_anywhere_in_it() -> None:
    both = beside(
        "The inquiry into the accident began its hearings in Tharrow on Monday.",
        "On Tuesday the inquiry into the accident began its hearings in Tharrow.",
    )
    assert [(one.words, other.words) for one, other, _ in both.facts()] == [("Monday", "Tuesday")]


def test_of_two_days_nobody_knows_which_was_moved() -> None:
    both = beside(
        "The inquiry into the accident began on Monday and heard the captain in Tharrow on Friday.",
        "On Tuesday the inquiry into the accident began and heard the captain in Tharrow.",
    )
    assert list(both.facts()) == []


def test_a_few_small_words_in_common_are_not_the_same_statement() -> None:
    both = beside("Five of them were there on Monday.", "Nine of them were there on Friday.")
    assert not both.is_close
    assert not both.is_loose


@given(SENTENCES, SENTENCES)
def test_every_word_is_the_same_or_replaced_once(one: str, other: str) -> None:
    both = beside(one, other)
    for side, words in ((0, both.a.words), (1, both.b.words)):
        same = [pair[side] for pair in both.same]
        replaced = [at for pair in both.replaced for at in pair[side]]
        assert sorted([*same, *replaced]) == list(range(len(words)))
    assert all(both.a.words[i].key == both.b.words[j].key for i, j in both.same)
    assert 0 <= both.share_of_both <= both.share + 1e-9 <= 1 + 1e-6


@given(SENTENCES)
def test_a_sentence_is_all_the_same_as_itself_and_agrees_in_every_fact(sentence: str) -> None:
    both = beside(sentence, sentence)
    assert both.replaced == ()
    assert all(one.agrees(other) for one, other, _ in both.facts())
