"""Average linkage."""

from __future__ import annotations

from itertools import combinations, product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from digest.linkage import Pair, average_link

Clusters = tuple[tuple[int, ...], ...]
THRESHOLD = 0.5


@st.composite
def problems(draw: st.DrawFn) -> tuple[int, dict[Pair, float], list[Pair], list[Pair]]:
    """A handful of things, likenesses that are all different, and what is wished together and apart."""
    count = draw(st.integers(1, 7))
    pairs = list(combinations(range(count), 2))
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    scores = draw(st.lists(st.integers(1, 997), unique=True, min_size=len(chosen), max_size=len(chosen)))
    some = st.lists(st.sampled_from(pairs), max_size=3) if pairs else st.just([])
    # Odd divisors, so that no two means are the same by chance.
    return count, {pair: score / 997 for pair, score in zip(chosen, scores, strict=True)}, draw(some), draw(some)


def home(clusters: Clusters) -> dict[int, int]:
    return {member: name for name, cluster in enumerate(clusters) for member in cluster}


@given(problems())
def test_everything_is_in_exactly_one_cluster(problem: tuple[int, dict[Pair, float], list[Pair], list[Pair]]) -> None:
    count, scores, together, apart = problem
    clusters = average_link(count, scores, threshold=THRESHOLD, together=together, apart=apart)
    assert sorted(member for cluster in clusters for member in cluster) == list(range(count))


@given(problems())
def test_what_is_apart_is_never_joined(problem: tuple[int, dict[Pair, float], list[Pair], list[Pair]]) -> None:
    count, scores, together, apart = problem
    at = home(average_link(count, scores, threshold=THRESHOLD, together=together, apart=apart))
    assert all(at[a] != at[b] for a, b in apart)


@given(problems())
def test_what_is_together_is_joined_where_nothing_is_apart(
    problem: tuple[int, dict[Pair, float], list[Pair], list[Pair]],
) -> None:
    count, scores, together, _ = problem
    at = home(average_link(count, scores, threshold=THRESHOLD, together=together))
    assert all(at[a] == at[b] for a, b in together)


@given(problems(), st.randoms(use_true_random=False))
def test_numbering_things_otherwise_gives_the_same_clusters(
    problem: tuple[int, dict[Pair, float], list[Pair], list[Pair]], random: Random
) -> None:
    count, scores, _, apart = problem
    names = list(range(count))
    random.shuffle(names)
    renamed = {(min(names[a], names[b]), max(names[a], names[b])): score for (a, b), score in scores.items()}
    clusters = average_link(count, scores, threshold=THRESHOLD, apart=apart)
    again = average_link(count, renamed, threshold=THRESHOLD, apart=[(names[b], names[a]) for a, b in apart])
    assert {frozenset(names[each] for each in cluster) for cluster in clusters} == set(map(frozenset, again))


@given(problems())
def test_no_two_clusters_that_may_be_joined_are_alike_enough(
    problem: tuple[int, dict[Pair, float], list[Pair], list[Pair]],
) -> None:
    count, scores, together, apart = problem
    clusters = average_link(count, scores, threshold=THRESHOLD, together=together, apart=apart)
    barred = {frozenset(pair) for pair in apart}
    for one, other in combinations(clusters, 2):
        mean = sum(scores.get((min(p), max(p)), 0.0) for p in product(one, other)) / (len(one) * len(other))
        assert mean < THRESHOLD or any(frozenset(pair) in barred for pair in product(one, other))


def test_a_chain_of_likenesses_does_not_fuse_what_is_not_alike() -> None:
    chain = {(0, 1): 0.8, (1, 2): 0.7, (2, 3): 0.75}
    assert average_link(4, chain, threshold=0.5) == ((0, 1), (2, 3))


def test_the_mean_of_all_likenesses_decides_and_not_the_best() -> None:
    assert average_link(3, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.3}, threshold=0.5) == ((0, 1, 2),)
    assert average_link(3, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.1}, threshold=0.5) == ((0, 1), (2,))


def test_a_likeness_at_the_threshold_is_enough() -> None:
    assert average_link(2, {(0, 1): 0.5}, threshold=0.5) == ((0, 1),)
    assert average_link(2, {(0, 1): 0.49}, threshold=0.5) == ((0,), (1,))


def test_a_wish_joins_what_is_not_alike_and_apart_forbids_it() -> None:
    assert average_link(3, {}, threshold=0.5, together=[(2, 0)]) == ((0, 2), (1,))
    assert average_link(3, {}, threshold=0.5, together=[(2, 0)], apart=[(0, 2)]) == ((0,), (1,), (2,))
    joined = average_link(3, {(0, 1): 1.0, (1, 2): 0.9}, threshold=0.4, apart=[(2, 0)])
    assert joined == ((0, 1), (2,))


def test_ties_fall_to_the_lower_numbers() -> None:
    assert average_link(3, {(0, 1): 0.6, (1, 2): 0.6}, threshold=0.5) == ((0, 1), (2,))
