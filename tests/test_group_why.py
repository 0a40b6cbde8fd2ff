"""A link in words."""

from __future__ import annotations

from digest.group import why
from digest.group.profiles import Reader
from digest.model import Article, Link
from tests.builders import article
from tests.news import BELL, BRIDGE, FERRY, FERRY_TOO

ferry = article(FERRY, id="ferry", title="Ferry Lady Corran runs aground")
too = article(FERRY_TOO, id="too", title="Passengers of stranded ferry taken off")


def link(one: Article, other: Article, copied: float = 0.0) -> Link:
    reader = Reader()
    known = reader.profiles([one, other])
    return why.link(one, other, 0.41234, (known[one.id], known[other.id]), reader, copied)


def shared(one: str, other: str) -> tuple[tuple[str, ...], ...]:
    reader = Reader()
    articles = article(one, id="one", title=None), article(other, id="other", title=None)
    known = reader.profiles(articles)
    return why.shared(*articles, (known["one"], known["other"]), reader)


def test_words_names_and_numbers_are_told_apart() -> None:
    one = "On the quay the ferry Corran met 84 passengers from Tharrow."
    other = "All 84 passengers of the ferry to Tharrow praise the Corran."
    words, names, numbers = shared(one, other)
    assert set(words) == {"ferry", "passengers"}
    assert set(names) == {"Corran", "Tharrow"}
    assert numbers == ("84",)


def test_the_weightiest_come_first_and_at_most_four_of_each_kind() -> None:
    text = "we saw xylotropes, marmalade, coxswains, ferries and lifeboats of Corran, Tharrow, Varrey, Ellery and Quell"
    words, names, _ = shared(text, text)
    assert len(words) == len(names) == 4
    ordered, _, _ = shared("The xylotrope met police.", "Our police saw a xylotrope.")
    assert ordered == ("xylotrope", "police")


def test_a_word_is_told_as_the_first_of_the_two_writes_it() -> None:
    assert shared("we saw ferries", "one ferry left") == (("ferries",), (), ())
    assert shared("one ferry left", "we saw ferries") == (("ferry",), (), ())


def test_a_link_has_its_score_and_a_sentence() -> None:
    made = link(ferry, too)
    assert (made.a, made.b, made.score) == ("ferry", "too", 0.412)
    assert made.why.startswith("both speak of ")
    assert "; both name Corran" in made.why


def test_of_a_copy_it_is_told_first_that_it_is_one() -> None:
    assert link(ferry, too, copied=0.734).why.startswith("copies of one report by what they name")


def test_where_nothing_is_in_common_it_says_so() -> None:
    assert (
        link(article(BELL, id="a"), article(BRIDGE, id="b", title="Toll")).why == "they have no telling word in common"
    )


def test_two_languages_have_no_word_in_common() -> None:
    german = article(FERRY, id="german", title=ferry.title, lang="de")
    assert link(ferry, german).why == "they have no telling word in common"
