"""Grouping takes time in proportion to what comes in, and the benchmark measures it."""

from __future__ import annotations

import json
from collections.abc import Callable
from time import process_time

import pytest
from click.testing import CliRunner

from digest.config import Grouping
from digest.evaluation import benchmark
from digest.evaluation.streams import stream
from digest.group import Ground, group, regroup
from tests.scaling import LIMIT, growth

SETTINGS = Grouping()


def test_a_line_of_figures_for_each_size() -> None:
    done = CliRunner().invoke(benchmark.main, ["group", "--articles", "40", "--articles", "80"])
    assert done.exit_code == 0, done.output
    rows = [json.loads(line) for line in done.output.splitlines()]
    assert [row["articles"] for row in rows] == [40, 80]
    for row in rows:
        assert 0 < row["cpu_seconds_per_1000"] < 60
        assert 0 < row["cpu_seconds_for_one_more"] < 1
        assert 0.05 < row["peak_gb"] < 1
        assert 1 <= row["largest"] <= 40
        assert 0.9 < row["bcubed_precision"] <= 1
        assert 0.5 < row["bcubed_f1"] <= 1


def test_an_archive_that_is_twice_as_long_takes_about_twice_the_time() -> None:
    """At some fifty articles a day: 600 are twelve days, longer than anything reaches that is compared."""
    articles = [article for _, article in stream(1200, per_day=50)]
    assert growth(lambda size: group(articles[:size], [], SETTINGS), 600) < LIMIT


@pytest.mark.long
@pytest.mark.parametrize("size", [3_000, 30_000])
def test_a_stream_of_thousands_a_day_takes_time_in_proportion(size: int) -> None:
    articles = [article for _, article in stream(2 * size)]
    assert growth(lambda size: group(articles[:size], [], SETTINGS), size) < LIMIT


def test_one_more_source_takes_a_small_part_of_the_time_of_all() -> None:
    articles = [article for _, article in stream(1500)]
    _, _, ground = regroup(articles[:-1], [], SETTINGS, Ground(settings=SETTINGS))
    all_of_them = seconds(lambda: group(articles, [], SETTINGS))
    one_more = min(seconds(lambda: regroup(articles, [], SETTINGS, ground)) for _ in range(3))
    assert one_more < all_of_them / 5


def seconds(run: Callable[[], object]) -> float:
    begun = process_time()
    run()
    return process_time() - begun
