"""Files into sources."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from digest.group.sources import collisions, days_of, one_per_source
from tests.builders import article, day

SHORT, LONG = "The wall fell.", "The wall fell on Monday night, and nobody was hurt."


def test_the_fullest_file_speaks_and_the_others_stand_behind_it() -> None:
    cut = article(LONG * 3, id="a", path="sources/1.txt", is_cut=True)
    short, long = article(SHORT, id="a", path="sources/2.txt"), article(LONG, id="a", path="sources/3.txt")
    sources, snapshots = one_per_source([cut, short, long])
    assert sources == [long]
    assert snapshots == {"a": (short, cut)}


def test_sources_come_in_the_order_of_their_ids_whatever_the_order_of_the_files() -> None:
    files = [article(SHORT, id=name, path=f"sources/{name}.txt") for name in "cab"]
    assert [source.id for source in one_per_source(files)[0]] == ["a", "b", "c"]
    assert one_per_source(files) == one_per_source(files[::-1])


def test_two_files_of_one_length_are_told_apart_by_their_names() -> None:
    one, other = (article(SHORT, id="a", path=f"sources/{name}.txt") for name in "yx")
    assert one_per_source([one, other])[0] == [other]


def test_a_day_is_a_number_and_none_is_none() -> None:
    days = days_of([article(published=day(1)), article(published=day(2, 12)), article()])
    assert days[1] - days[0] == 1.5
    assert np.isnan(days[2])


def test_an_id_that_two_curators_gave_to_two_things_is_a_problem() -> None:
    one = article(LONG, id="a", path="sources/one.md", url="https://one.example/")
    other = replace(article(SHORT, id="a", path="sources/other.md"), origins={"id": "front matter"})
    (problem,) = collisions(*one_per_source([one, other]))
    assert problem.where == "sources/other.md"
    assert "sources/one.md" in problem.what
    assert not list(collisions(*one_per_source([one, replace(other, origins={})])))
    assert not list(collisions(*one_per_source([one, replace(other, url=one.url)])))
