"""Articles into their weightiest words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from digest.group.profiles import ONE, TITLE, TITLE_ALONE, WORDS, Profile, Reader
from digest.model import Article
from tests.builders import article
from tests.news import BELL, BRIDGE, FERRY, FERRY_IN_GERMAN, FERRY_TOO

ferry = article(FERRY, id="ferry", title="Ferry Lady Corran runs aground")
others = [
    article(FERRY_TOO, id="too", title="Stranded ferry"),
    article(BRIDGE, id="bridge", title=None),
    article(BELL, id="bell", title="Divers find a bell"),
    article(FERRY_IN_GERMAN, id="german", title="Fähre auf Grund", lang="de"),
    article("The of and.", id="nothing", title="The"),
]


def profile(of: Article, reader: Reader | None = None) -> Profile:
    return (reader or Reader()).profiles([of])[of.id]


def spelled(of: Article) -> dict[str, int]:
    """The words of a profile and their weights, without those of the headline alone."""
    reader = Reader()
    made, written = profile(of, reader), reader.lexicon(of.lang).written
    whole = made.terms < TITLE_ALONE
    return {
        written[at]: weight
        for at, weight in zip(made.written[whole].tolist(), made.weights[whole].tolist(), strict=True)
    }


def same(one: Profile, other: Profile) -> bool:
    """All but the numbers by which a lexicon writes its words."""
    columns = ("terms", "weights", "names", "names_in_order")
    return (
        all(np.array_equal(getattr(one, name), getattr(other, name)) for name in columns)
        and set(one.sentences.tolist()) == set(other.sentences.tolist())
        and (one.counts, one.most_named) == (other.counts, other.most_named)
    )


def test_a_profile_is_whole_numbers_of_one_length() -> None:
    made = profile(ferry)
    assert made.weights.dtype == np.int64
    whole = made.terms < TITLE_ALONE
    assert int((made.weights[whole] ** 2).sum()) == pytest.approx((1 - TITLE) * ONE**2, rel=1e-3)
    assert int((made.weights[~whole] ** 2).sum()) == pytest.approx(TITLE * ONE**2, rel=1e-3)


def test_terms_are_in_order_and_each_is_there_once() -> None:
    made = profile(ferry)
    assert made.terms.tolist() == sorted(set(made.terms.tolist()))


def test_a_profile_is_the_same_whatever_else_is_read_before_and_with_it() -> None:
    alone = profile(ferry)
    reader = Reader()
    reader.profiles(others)
    assert same(reader.profiles([*others, ferry])["ferry"], alone)
    assert same(reader.profiles([ferry, *reversed(others)])["ferry"], alone)


def test_only_the_weightiest_words_are_kept() -> None:
    long = article(" ".join(f"wordling{number}x" for number in range(200)), id="long", title=None)
    assert len(profile(long).terms) == WORDS


def test_a_word_of_the_headline_weighs_more_and_so_does_one_that_is_said_again() -> None:
    words = spelled(article("Corran and Tharrowby met Ellerby; Ellerby left.", id="a", title="Corran"))
    assert words["Corran"] > words["Ellerby"] > words["Tharrowby"]


def test_an_article_without_a_headline_has_its_text_alone() -> None:
    made = profile(replace(ferry, title=None))
    assert made.terms.max() < TITLE_ALONE


def test_what_tells_nothing_has_an_empty_profile() -> None:
    made = profile(others[-1])
    assert (len(made.terms), len(made.sentences), made.most_named) == (0, 0, -1)


def test_a_capital_makes_a_name_but_not_where_a_sentence_begins_nor_in_a_headline() -> None:
    reader = Reader()
    of = article("Passengers of the Corran met Quell.", id="a", title="Ferry Stranded")
    made, written = profile(of, reader), reader.lexicon("en").written
    assert {written[at] for at in made.written[made.names].tolist()} == {"Corran", "Quell"}


def test_the_weightiest_name_is_known() -> None:
    reader = Reader()
    of = article("The ferry Corran met Quell, and Quell met the ferry.", id="a", title=None)
    made = profile(of, reader)
    assert reader.lexicon("en").written[int(made.written[made.most_named])] == "Quell"


def test_long_sentences_are_the_same_in_one_language_and_in_no_two() -> None:
    sentence = "The lifeboats Oskar Brand and Hope of Sellick took all the passengers to Tharrow Haven"
    one, other = profile(article(f"{sentence}. Yes.", id="a")), profile(article(f"No. {sentence}. Why.", id="b"))
    german = profile(article(f"{sentence}. Yes.", id="c", lang="de"))
    assert len(one.sentences) == 1
    assert set(one.sentences.tolist()) == set(other.sentences.tolist())
    assert not set(one.sentences.tolist()) & set(german.sentences.tolist())


def test_what_is_counted_is_read_from_headline_and_first_paragraph() -> None:
    assert profile(article("The fifth round.", id="a", title="Part 2")).counts == {("part", 2), ("round", 5)}
