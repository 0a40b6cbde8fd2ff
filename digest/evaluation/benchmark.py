"""`python3 scripts/benchmark.py group`: time, memory and growth of grouping, on a made stream of news.

The stream has some 3,300 articles a day: 10,000 are three busy days, and 100,000 a month.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from time import process_time

import click

from digest.config import Grouping
from digest.evaluation.scores import b_cubed, in_one_line
from digest.evaluation.streams import stream
from digest.group import Ground, group, regroup
from digest.model import Article, Group

SIZES = (1_000, 3_000, 10_000, 30_000)  # articles
_SETTINGS = Grouping()
_HANDFUL = 8  # articles that are grouped before the clock is read: what is loaded once is loaded then
_A_GIGABYTE = (
    2**30 if sys.platform == "darwin" else 2**20
)  # in what the system counts: bytes there, kilobytes elsewhere


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("stage", type=click.Choice(["group"]), expose_value=False)
@click.option(
    "--articles",
    "sizes",
    type=click.IntRange(_HANDFUL),
    multiple=True,
    default=SIZES,
    show_default=True,
    help="How many; can be given again for more sizes.",
)
def main(sizes: Sequence[int]) -> None:
    """Measure a STAGE on a made stream of news, and print one line of JSON for each size."""
    for size in sizes:
        click.echo(in_one_line(in_a_fresh_process(size)))


def in_a_fresh_process(count: int) -> dict[str, float]:
    """The figures of so many articles, with the memory of nothing else."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(figures, count).result()


def figures(count: int) -> dict[str, float]:
    """Time is that of the processor. Memory is the most that the whole process had, the articles themselves in it."""
    made = list(stream(count))
    articles = [article for _, article in made]
    one = articles[count // 2]
    others = [article for article in articles if article is not one]
    group(articles[:_HANDFUL], [], _SETTINGS)

    begun = process_time()
    _, _, ground = regroup(others, [], _SETTINGS, Ground(settings=_SETTINGS))
    grouped = process_time()
    groups, _, _ = regroup(articles, [], _SETTINGS, ground)
    ended = process_time()
    return {
        "articles": count,
        "cpu_seconds_per_1000": 1000 * (grouped - begun) / count,
        "cpu_seconds_for_one_more": ended - grouped,
        "peak_gb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _A_GIGABYTE,
        "largest": max(len(each.members) for each in groups),
        **_scores(groups, {article.id: str(event) for event, article in made}, articles),
    }


def _scores(groups: Sequence[Group], events: dict[str, str], articles: Sequence[Article]) -> dict[str, float]:
    home = {member.id: each.founder.id for each in groups for member in each.members}
    found = b_cubed([home[each.id] for each in articles], [events[each.id] for each in articles])
    return {"bcubed_precision": found.precision, "bcubed_recall": found.recall, "bcubed_f1": found.f1}


if __name__ == "__main__":
    main()
