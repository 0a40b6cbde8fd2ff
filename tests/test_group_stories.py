"""Which articles are one story."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from digest.config import Grouping
from digest.group.pairs import Pairs
from digest.group.stories import ONE, Orders, Pair, alike, components, likenesses, stories, without

SETTINGS = Grouping(story=0.2)


def pairs_of(rows: dict[Pair, float], plain: float | None = None) -> Pairs:
    """Pairs with their faded likeness; unfaded it is the same where nothing else is said."""
    faded = np.array(list(rows.values()), dtype=np.float64)
    return Pairs(
        a=np.array([a for a, _ in rows], dtype=np.int64),
        b=np.array([b for _, b in rows], dtype=np.int64),
        faded=faded,
        plain=faded if plain is None else np.full(len(rows), plain),
        looked_at=faded < 0,
    )


def told(
    count: int,
    scores: dict[Pair, float],
    *,
    copies: tuple[Pair, ...] = (),
    undated: frozenset[int] = frozenset(),
    together: tuple[Pair, ...] = (),
    apart: tuple[Pair, ...] = (),
    merged: tuple[Pair, ...] = (),
) -> set[frozenset[int]]:
    millionths = {pair: round(score * ONE) for pair, score in scores.items()}
    dated = np.array([number not in undated for number in range(count)])
    orders = Orders(together=together, apart=apart, merged=merged)
    return set(map(frozenset, stories(range(count), millionths, copies, dated, orders, SETTINGS)))


# -- how alike two are, by the crowd around them


def test_in_a_quiet_place_a_likeness_is_what_it_is() -> None:
    assert likenesses(pairs_of({(0, 1): 0.5}), np.zeros(2), range(2)).tolist() == [ONE // 2]


def test_in_a_crowd_a_likeness_tells_less_the_more_there_are() -> None:
    """They are alike to the first of two on another day."""
    days = np.array([0.0, 0.0, *[5.0] * 20])
    scores = [
        likenesses(pairs_of({(0, 1): 0.5} | {(0, 2 + at): 0.12 for at in range(many)}), days, range(22))[0]
        for many in (0, 1, 5, 20)
    ]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 4
    assert scores[-1] > 0.5 * scores[0]


def test_reports_that_are_near_and_much_alike_are_no_crowd() -> None:
    story = dict.fromkeys(combinations(range(10), 2), 0.5)
    assert set(likenesses(pairs_of(story), np.zeros(10), range(10)).tolist()) == {ONE // 2}


def test_of_a_family_of_copies_one_stands_in_the_crowd() -> None:
    days = np.array([0.0, 0.0, 5.0, 5.0, 5.0])
    rows = {(0, 1): 0.5, (0, 2): 0.12, (0, 3): 0.12, (0, 4): 0.12}
    alone, together = likenesses(pairs_of(rows), days, range(5)), likenesses(pairs_of(rows), days, [0, 1, 2, 2, 2])
    assert together[0] > alone[0]


def test_what_has_faded_to_nothing_is_nothing() -> None:
    assert likenesses(pairs_of({(0, 1): 0.05}, plain=0.9), np.array([0.0, 4.0]), range(2)).tolist() == [0]


def test_what_may_be_one_story_is_asked_without_the_crowd() -> None:
    assert alike(pairs_of({(0, 1): 0.2, (0, 2): 0.19}), SETTINGS) == {(0, 1)}


def test_some_scores_are_taken_out() -> None:
    pairs = pairs_of({(0, 1): 0.2, (0, 2): 0.3})
    assert without(pairs, np.array([2, 3]), [(0, 2)]).tolist() == [2, 0]
    assert without(pairs, np.array([2, 3]), []).tolist() == [2, 3]


def test_a_neighbourhood_is_what_is_tied_together_by_whatever_may_join_it() -> None:
    pairs = pairs_of({(0, 1): 0.2, (1, 2): 0.19})
    scores = np.array([200_000, 190_000])
    assert len(set(components(4, pairs, scores, [], SETTINGS).tolist())) == 3
    assert len(set(components(4, pairs, scores, [(3, 2), (2, 0)], SETTINGS).tolist())) == 1


# -- stories


def test_likeness_on_average_makes_a_story() -> None:
    assert told(3, {(0, 1): 0.5, (1, 2): 0.3}) == {frozenset({0, 1}), frozenset({2})}
    assert told(3, {(0, 1): 0.5, (1, 2): 0.3, (0, 2): 0.2}) == {frozenset({0, 1, 2})}


def test_copies_are_one_story_whatever_they_score() -> None:
    assert told(2, {}, copies=((0, 1),)) == {frozenset({0, 1})}


def test_what_has_no_date_joins_what_it_is_most_like_and_ties_nothing_together() -> None:
    assert told(3, {(0, 2): 0.5, (1, 2): 0.6}, undated=frozenset({2})) == {frozenset({0}), frozenset({1, 2})}
    copies = ((0, 2), (1, 2))
    assert told(3, {}, copies=copies, undated=frozenset({2})) == {frozenset({0, 2}), frozenset({1})}


def test_undated_reports_make_stories_of_their_own() -> None:
    assert told(2, {(0, 1): 0.5}, undated=frozenset({0, 1})) == {frozenset({0, 1})}


def test_an_editor_may_tie_dated_ones_together_by_an_undated_one() -> None:
    assert told(3, {}, undated=frozenset({2}), together=((0, 2), (1, 2))) == {frozenset({0, 1, 2})}


def test_whole_stories_are_merged_and_what_is_kept_apart_stays_out() -> None:
    scores = {(0, 1): 0.5, (2, 3): 0.5}
    assert told(4, scores, merged=((0, 2),)) == {frozenset({0, 1, 2, 3})}
    assert told(4, scores, merged=((0, 2),), apart=((1, 3),)) == {frozenset({0, 1, 2}), frozenset({3})}
    assert told(4, scores, merged=((0, 2),), apart=((0, 3), (1, 2))) == {
        frozenset({0, 2}),
        frozenset({1}),
        frozenset({3}),
    }


@st.composite
def neighbourhoods(draw: st.DrawFn) -> tuple[int, dict[Pair, float], tuple[Pair, ...], frozenset[int]]:
    count = draw(st.integers(1, 8))
    pairs = list(combinations(range(count), 2))
    scores = draw(st.dictionaries(st.sampled_from(pairs), st.floats(0.1, 1.0))) if pairs else {}
    copies = draw(st.lists(st.sampled_from(pairs), max_size=4, unique=True)) if pairs else []
    return count, scores, tuple(copies), draw(st.frozensets(st.integers(0, count - 1)))


@given(neighbourhoods())
def test_the_dated_ones_are_told_as_if_there_were_no_others(
    given: tuple[int, dict[Pair, float], tuple[Pair, ...], frozenset[int]],
) -> None:
    count, scores, copies, undated = given
    whole = told(count, scores, copies=copies, undated=undated)
    alone = told(
        count,
        {pair: score for pair, score in scores.items() if undated.isdisjoint(pair)},
        copies=tuple(pair for pair in copies if undated.isdisjoint(pair)),
    )
    assert {each - undated for each in whole} - {frozenset()} == {each - undated for each in alone} - {frozenset()}
