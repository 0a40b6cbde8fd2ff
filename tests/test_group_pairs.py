"""Which articles are near enough in words and days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from digest.group.pairs import FAINTEST, Pairs, Sight, Web, find_pairs
from digest.group.profiles import Reader
from digest.group.sources import days_of
from digest.model import Article
from tests.builders import article, day
from tests.news import BELL, BRIDGE, BRIDGE_TOO, FERRY, FERRY_FOLLOWED, FERRY_IN_GERMAN, FERRY_REWORDED, FERRY_TOO

SIGHT = Sight(reach=7.0, fade=1.75, undated=0.65)
Likeness = tuple[float, float]  # faded, and as it is

ferry = article(FERRY, id="ferry", title="Ferry Lady Corran runs aground", published=day(2))
too = article(FERRY_TOO, id="too", title="Passengers of stranded ferry taken off", published=day(2))
bridge = article(BRIDGE, id="bridge", title="Mayor of Hallin refuses toll", published=day(2))
stream = [
    ferry,
    too,
    bridge,
    replace(too, id="undated", published=None),
    article(FERRY_REWORDED, id="reworded", title=None, published=day(4)),
    article(FERRY_FOLLOWED, id="followed", title="Lady Corran sails again", published=day(30)),
    article(BRIDGE_TOO, id="bridge-too", title="No toll on Hallin Bridge", published=day(3)),
    article(BELL, id="bell", title="Divers find a bell", published=None),
    article(FERRY_IN_GERMAN, id="german", title="Fähre Lady Corran auf Grund", lang="de", published=day(2)),
]


def found(articles: Sequence[Article], fresh: Sequence[bool] | None = None) -> Pairs:
    known = Reader().profiles(articles)
    new = np.array(fresh if fresh is not None else [True] * len(articles), dtype=np.bool_)
    return find_pairs([known[each.id] for each in articles], days_of(articles), new, SIGHT)


def likenesses(articles: Sequence[Article], pairs: Pairs | None = None) -> dict[frozenset[str], Likeness]:
    pairs = found(articles) if pairs is None else pairs
    rows = zip(pairs.a.tolist(), pairs.b.tolist(), pairs.faded.tolist(), pairs.plain.tolist(), strict=True)
    return {frozenset({articles[a].id, articles[b].id}): (faded, plain) for a, b, faded, plain in rows}


def test_two_reports_of_one_event_are_a_pair_and_others_are_none() -> None:
    pairs = likenesses([ferry, too, bridge])
    assert set(pairs) == {frozenset({"ferry", "too"})}


def test_the_same_text_is_as_alike_as_can_be() -> None:
    ((faded, plain),) = likenesses([ferry, replace(ferry, id="again")]).values()
    assert faded == plain == pytest.approx(1.0, abs=1e-3)


def test_no_likeness_is_more_than_1() -> None:
    """Weights are rounded to whole numbers, and what they make may be a little more."""
    copies = [replace(ferry, id=name, title=f"{name} inquiry into ferry") for name in ("Second", "Third", "Fourth")]
    assert max(plain for _, plain in likenesses(copies).values()) <= 1


def test_likeness_fades_with_the_days_between_and_what_is_out_of_reach_is_no_pair() -> None:
    again = [replace(ferry, id=f"day-{number}", published=day(2 + number)) for number in (1, 3, 7, 8)]
    pairs = likenesses([ferry, *again])
    faded = [pairs[frozenset({"ferry", each.id})][0] for each in again[:3]]
    assert faded == sorted(faded, reverse=True)
    assert faded[0] == pytest.approx(np.exp(-(1**2) / (2 * 1.75**2)), abs=1e-3)
    assert frozenset({"ferry", "day-8"}) not in pairs


def test_what_has_no_date_is_in_reach_of_all_and_a_part_of_its_likeness_is_left() -> None:
    undated = replace(ferry, id="undated", published=None)
    pairs = likenesses([undated, replace(ferry, published=day(300))])
    faded, plain = pairs[frozenset({"ferry", "undated"})]
    assert faded == pytest.approx(0.65, abs=1e-3)
    assert plain == pytest.approx(1.0, abs=1e-3)


def test_an_article_without_a_headline_is_compared_by_its_text_alone() -> None:
    pairs = likenesses([ferry, replace(ferry, id="untitled", title=None)])
    assert pairs[frozenset({"ferry", "untitled"})][1] > 0.85


def test_two_languages_are_no_pair() -> None:
    assert not likenesses([ferry, replace(ferry, id="german", lang="de")])


def test_half_is_left_where_neither_speaks_of_what_the_other_names_most() -> None:
    fire = "A fire in a bakery in {0} spread to three houses, and firemen of {0} fought the flames until the morning."
    one, other = (
        article(fire.format(town), id=town, title="Fire in bakery spreads", published=day(2))
        for town in ("Tharrowby", "Ellerwick")
    )
    ((faded, plain),) = likenesses([one, other]).values()
    assert faded == pytest.approx(plain / 2, abs=1e-5)


def test_a_quarter_is_left_where_both_count_the_same_to_different_numbers() -> None:
    one, other = (replace(ferry, id=name, title=f"{name} inquiry into ferry") for name in ("Second", "Third"))
    ((faded, plain),) = likenesses([one, other]).values()
    assert faded == pytest.approx(plain / 4, abs=1e-5)


def test_words_in_common_by_chance_are_half_a_likeness() -> None:
    one = article("Coxswain xylotrope marmalade", id="a", title=None, published=day(2))
    ((faded, plain),) = likenesses([one, replace(one, id="b")]).values()
    assert faded == pytest.approx(plain / 2, abs=1e-5)


def test_pairs_come_in_order_the_lower_number_first() -> None:
    pairs = found(stream)
    rows = list(zip(pairs.a.tolist(), pairs.b.tolist(), strict=True))
    assert rows == sorted(set(rows))
    assert all(a < b for a, b in rows)
    assert pairs.plain.min() >= FAINTEST
    assert pairs.plain.max() <= 1


def test_the_order_of_the_articles_changes_no_likeness() -> None:
    assert likenesses(stream[::-1]) == likenesses(stream)


@pytest.mark.parametrize("fresh", [{0}, {3}, {0, 3, 7}, {4, 5}, set(), set(range(len(stream)))])
def test_pairs_of_the_fresh_and_those_that_are_kept_are_all_pairs(fresh: set[int]) -> None:
    old = [each for at, each in enumerate(stream) if at not in fresh]
    web = Web(ids=tuple(each.id for each in old), pairs=found(old))
    flags = [at in fresh for at in range(len(stream))]
    number = {each.id: at for at, each in enumerate(stream)}
    kept = web.kept(number, np.array(flags, dtype=np.bool_))
    both = kept.joined(found(stream, flags))
    whole = found(stream)
    assert all(np.array_equal(getattr(both, name), getattr(whole, name)) for name in ("a", "b", "faded", "plain"))


def test_who_has_a_pair_with_one_of_some_is_beside_them() -> None:
    pairs = found([ferry, too, bridge])
    assert pairs.beside(np.array([True, False, False])).tolist() == [False, True, False]


def test_a_web_knows_who_is_changed() -> None:
    articles = [ferry, too, bridge]
    pairs = found(articles)
    scores = np.full(len(pairs), 5)
    web = Web(ids=("ferry", "too", "bridge"), pairs=pairs, scores=scores)
    number = {"ferry": 0, "too": 1, "bridge": 2}
    assert web.changed(number, pairs, scores).tolist() == [False, False, False]
    assert web.changed(number, pairs, scores + 1).tolist() == [True, True, False]
    assert web.changed(number, Pairs.none(), scores[:0]).tolist() == [True, True, False]
    assert web.changed({"ferry": 0, "bridge": 1}, Pairs.none(), scores[:0]).tolist() == [True, False]


@pytest.mark.parametrize("articles", [[], [ferry], [article("The of and.", id="n", title=None)]])
def test_nothing_and_one_article_have_no_pairs(articles: list[Article]) -> None:
    assert len(found(articles)) == 0
