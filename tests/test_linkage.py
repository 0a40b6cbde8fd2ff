"""Average linkage."""

from __future__ import annotations

from itertools import combinations, pairwise, product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from digest.linkage import Pair, average_link

Clusters = tuple[tuple[int, ...], ...]
Problem = tuple[int, dict[Pair, int], list[Pair], list[Pair]]
THRESHOLD = 500


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """A handful of things, likenesses that are all different, and two lists of pairs."""
    count = draw(st.integers(1, 7))
    pairs = list(combinations(range(count), 2))
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    scores = draw(st.lists(st.integers(1, 997), unique=True, min_size=len(chosen), max_size=len(chosen)))
    some = st.lists(st.sampled_from(pairs), max_size=3) if pairs else st.just([])
    return count, dict(zip(chosen, scores, strict=True)), draw(some), draw(some)


def home(clusters: Clusters) -> dict[int, int]:
    return {member: name for name, cluster in enumerate(clusters) for member in cluster}


@given(problems())
def test_everything_is_in_exactly_one_cluster(problem: Problem) -> None:
    count, scores, together, apart = problem
    clusters = average_link(count, scores, threshold=THRESHOLD, together=together, apart=apart)
    assert sorted(member for cluster in clusters for member in cluster) == list(range(count))


@given(problems())
def test_what_is_apart_is_never_joined(problem: Problem) -> None:
    count, scores, together, apart = problem
    at = home(average_link(count, scores, threshold=THRESHOLD, together=together, apart=apart))
    assert all(at[a] != at[b] for a, b in apart)


@given(problems())
def test_what_is_together_is_joined_where_nothing_is_apart(
    problem: Problem,
) -> None:
    count, scores, together, _ = problem
    at = home(average_link(count, scores, threshold=THRESHOLD, together=together))
    assert all(at[a] == at[b] for a, b in together)


@given(problems())
def test_what_is_alike_is_joined_where_nothing_is_apart_whatever_it_scores(problem: Problem) -> None:
    count, scores, alike, _ = problem
    at = home(average_link(count, scores, threshold=THRESHOLD, alike=alike))
    assert all(at[a] == at[b] for a, b in alike)


@given(problems(), st.sets(st.integers(0, 6)))
def test_no_cluster_has_two_anchors_unless_they_are_wished_together(problem: Problem, anchors: set[int]) -> None:
    count, scores, together, alike = problem
    wished = home(average_link(count, {}, threshold=THRESHOLD, together=together))
    clusters = average_link(count, scores, threshold=THRESHOLD, together=together, alike=alike, anchors=anchors)
    for cluster in clusters:
        assert len({wished[member] for member in anchors.intersection(cluster)}) <= 1


@given(problems())
def test_what_is_clustered_once_stays_so_with_its_clusters_together(problem: Problem) -> None:
    count, scores, together, apart = problem
    clusters = average_link(count, scores, threshold=THRESHOLD, together=together, apart=apart)
    kept = [pair for cluster in clusters for pair in pairwise(cluster)]
    assert average_link(count, scores, threshold=THRESHOLD, together=kept, apart=apart) == clusters


@given(problems(), st.randoms(use_true_random=False))
def test_numbering_things_otherwise_gives_the_same_clusters(problem: Problem, random: Random) -> None:
    count, scores, _, apart = problem
    # So far apart that no two means are ever the same: then a tie would fall to the lower number.
    scores = {pair: score << 20 * at for at, (pair, score) in enumerate(sorted(scores.items()))}
    names = list(range(count))
    random.shuffle(names)
    renamed = {(min(names[a], names[b]), max(names[a], names[b])): score for (a, b), score in scores.items()}
    clusters = average_link(count, scores, threshold=THRESHOLD, apart=apart)
    again = average_link(count, renamed, threshold=THRESHOLD, apart=[(names[b], names[a]) for a, b in apart])
    assert {frozenset(names[each] for each in cluster) for cluster in clusters} == set(map(frozenset, again))


@given(problems(), st.randoms(use_true_random=False))
def test_the_order_in_which_likenesses_are_told_does_not_matter(problem: Problem, random: Random) -> None:
    count, scores, _, apart = problem
    shuffled = list(scores.items())
    random.shuffle(shuffled)
    clusters = average_link(count, scores, threshold=THRESHOLD, apart=apart)
    assert average_link(count, dict(shuffled), threshold=THRESHOLD, apart=apart[::-1]) == clusters


@given(problems())
def test_no_two_clusters_that_may_be_joined_are_alike_enough(
    problem: Problem,
) -> None:
    count, scores, together, apart = problem
    clusters = average_link(count, scores, threshold=THRESHOLD, together=together, apart=apart)
    barred = {frozenset(pair) for pair in apart}
    for one, other in combinations(clusters, 2):
        mean = sum(scores.get((min(p), max(p)), 0) for p in product(one, other)) / (len(one) * len(other))
        assert mean < THRESHOLD or any(frozenset(pair) in barred for pair in product(one, other))


def test_a_chain_of_likenesses_does_not_fuse_what_is_not_alike() -> None:
    chain = {(0, 1): 800, (1, 2): 700, (2, 3): 750}
    assert average_link(4, chain, threshold=500) == ((0, 1), (2, 3))


def test_the_mean_of_all_likenesses_decides_and_not_the_best() -> None:
    assert average_link(3, {(0, 1): 900, (1, 2): 800, (0, 2): 300}, threshold=500) == ((0, 1, 2),)
    assert average_link(3, {(0, 1): 900, (1, 2): 800, (0, 2): 100}, threshold=500) == ((0, 1), (2,))


def test_a_likeness_at_the_threshold_is_enough() -> None:
    assert average_link(2, {(0, 1): 500}, threshold=500) == ((0, 1),)
    assert average_link(2, {(0, 1): 490}, threshold=500) == ((0,), (1,))


def test_a_wish_joins_what_is_not_alike_and_apart_forbids_it() -> None:
    assert average_link(3, {}, threshold=500, together=[(2, 0)]) == ((0, 2), (1,))
    assert average_link(3, {}, threshold=500, together=[(2, 0)], apart=[(0, 2)]) == ((0,), (1,), (2,))
    joined = average_link(3, {(0, 1): 1000, (1, 2): 900}, threshold=400, apart=[(2, 0)])
    assert joined == ((0, 1), (2,))


def test_ties_fall_to_the_lower_numbers() -> None:
    assert average_link(3, {(0, 1): 600, (1, 2): 600}, threshold=500) == ((0, 1), (2,))


def test_what_is_alike_is_joined_after_the_wishes_and_before_the_likenesses() -> None:
    assert average_link(3, {(1, 2): 900}, threshold=500, alike=[(0, 1)]) == ((0, 1), (2,))
    assert average_link(3, {}, threshold=500, together=[(0, 1)], alike=[(1, 2)], apart=[(0, 2)]) == ((0, 1), (2,))


def test_two_anchors_are_joined_by_a_wish_only() -> None:
    assert average_link(2, {(0, 1): 900}, threshold=500, anchors=[0, 1]) == ((0,), (1,))
    assert average_link(2, {}, threshold=500, alike=[(0, 1)], anchors=[0, 1]) == ((0,), (1,))
    assert average_link(2, {}, threshold=500, together=[(0, 1)], anchors=[0, 1]) == ((0, 1),)


def test_what_is_no_anchor_goes_to_the_anchor_that_it_is_most_like_and_ties_none_together() -> None:
    scores = {(0, 2): 800, (1, 2): 900}
    assert average_link(3, scores, threshold=430) == ((0,), (1, 2))
    assert average_link(4, {**scores, (2, 3): 950}, threshold=430, anchors=[0, 1]) == ((0,), (1, 2, 3))
    assert average_link(3, scores, threshold=300) == ((0, 1, 2),)
    assert average_link(3, scores, threshold=300, anchors=[0, 1]) == ((0,), (1, 2))


def test_a_guest_drives_nobody_out_of_the_cluster_it_is_put_into() -> None:
    scores = {(0, 1): 60, (0, 2): 60, (1, 2): 60}
    assert average_link(4, scores, threshold=50, together=[(0, 3)]) == ((0, 3), (1, 2))
    assert average_link(4, scores, threshold=50, together=[(0, 3)], guests=[3]) == ((0, 1, 2, 3),)


def test_what_is_like_a_guest_stays_where_it_is() -> None:
    scores = {(0, 1): 60, (2, 3): 90}
    assert average_link(4, scores, threshold=50, together=[(0, 2)], guests=[2]) == ((0, 1, 2), (3,))
