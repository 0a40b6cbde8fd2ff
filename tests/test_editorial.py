"""What editors write: decisions and pages of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.editorial import apart, load, resolve
from digest.model import Wish
from tests.builders import article, wish

ONE = article(id="one", url="https://lantern.example/one", path="sources/a/one.txt")
TWO, THREE = article(id="two"), article(id="three")
ARTICLES = (ONE, TWO, THREE)


def decided(folder: Path, **files: str) -> tuple[tuple[Wish, ...], list[str]]:
    """The wishes of decision files, and their problems in words."""
    (folder / "stories").mkdir()
    for name, text in files.items():
        (folder / "stories" / f"{name}.yml").write_text(text, encoding="utf-8")
    decisions, faults = load(folder)
    wishes, more = resolve(decisions, ARTICLES)
    return wishes, [str(problem) for problem in (*faults, *more)]


def test_a_decision_becomes_a_wish_whose_sources_are_found(tmp_path: Path) -> None:
    wishes, problems = decided(
        tmp_path,
        fire="""\
title: " Fire  at sea "
summary: In short.
note: |
  Two
  lines
tags: [Sea, Safety]
pin: Yes
status: hidden
lead: one
join: [two]
split: [three]
""",
    )
    assert problems == []
    assert wishes == (
        Wish(
            where="stories/fire.yml",
            title="Fire at sea",
            summary="In short.",
            note="Two lines",
            tags=("Sea", "Safety"),
            pin=True,
            hidden=True,
            lead="one",
            join=("two",),
            split=("three",),
        ),
    )


@pytest.mark.parametrize(
    "name",
    [
        "one",
        "sources/a/one.txt",
        "./sources/a/one.txt",
        "content/sources/a/one.txt",
        "https://lantern.example/one",
        "http://www.lantern.example/one/?utm_source=mail",
    ],
)
def test_a_source_is_named_by_id_path_or_address(tmp_path: Path, name: str) -> None:
    wishes, problems = decided(tmp_path, fire=f"lead: {name}")
    assert problems == []
    assert [wish.lead for wish in wishes] == ["one"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("lead: one\ncolour: green", "stories/fire.yml:2: no key is called 'colour'"),
        ("lead: one\njoin: two", "stories/fire.yml:2: 'join' is not a list (write it like [one, two])"),
        ("lead: one\ntags: [[a]]", "stories/fire.yml:2: 'tags' is not a list"),
        ("lead: [one]", "stories/fire.yml:1: 'lead' is not a text"),
        ("lead: one\npin: perhaps", "stories/fire.yml:2: 'pin' is 'perhaps', neither true nor false"),
        ("lead: one\nstatus: done", "stories/fire.yml:2: 'status' is 'done' (it may be draft or hidden)"),
        ("lead: one\njoin: [two, four]", "stories/fire.yml:2: 'four' is no source here"),
        ("title: Fire", "stories/fire.yml:1: it speaks of no story"),
        ("lead: one\nlead: two", "stories/fire.yml:2: 'lead' stands there twice"),
        ("title: Fire: at sea", "stories/fire.yml:1: not YAML"),
        ("- one", "stories/fire.yml:1: not a list of `key: value` lines"),
    ],
)
def test_a_decision_that_cannot_be_used_is_named_with_its_line(tmp_path: Path, text: str, problem: str) -> None:
    _, problems = decided(tmp_path, fire=text)
    assert len(problems) == 1
    assert problem in problems[0]


def test_a_decision_that_cannot_be_used_takes_no_other_with_it(tmp_path: Path) -> None:
    wishes, problems = decided(tmp_path, bad="lead: four", good="lead: one")
    assert [wish.where for wish in wishes] == ["stories/good.yml"]
    assert len(problems) == 1


def test_two_decisions_that_contradict_each_other_are_told_apart(tmp_path: Path) -> None:
    wishes, problems = decided(tmp_path, a="join: [one, two]", b="join: [two, three]", c="lead: one\nsplit: [three]")
    assert [(wish.where, wish.split) for wish in wishes] == [
        ("stories/a.yml", ()),
        ("stories/b.yml", ()),
        ("stories/c.yml", ()),
    ]
    assert problems == [
        "stories/c.yml:2: one and three are to be together and apart (take one of the two out)",
    ]


def test_a_link_in_place_of_a_decision_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yml").write_text("lead: one", encoding="utf-8")
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "fire.yml").symlink_to(tmp_path / "elsewhere.yml")
    decisions, problems = load(tmp_path)
    assert decisions == ()
    assert [str(problem) for problem in problems] == ["stories/fire.yml: not a regular file (links are not followed)"]


def test_no_folder_means_no_decisions(tmp_path: Path) -> None:
    assert load(tmp_path) == ((), ())


def test_what_is_split_off_is_kept_from_what_stays_and_from_each_other() -> None:
    assert apart(wish(lead="a", join=("b",), split=("c", "d"))) == (
        ("a", "c"),
        ("a", "d"),
        ("b", "c"),
        ("b", "d"),
        ("c", "d"),
    )
    assert apart(wish(lead="a", join=("b",))) == ()


@pytest.mark.parametrize(
    "text",
    [
        "lead: one\nstatus: hidden\njoin: [gone]",
        "lead: one\nstatus: hidden\ncolour: green",
        "lead: one\nstatus: hide",
        "lead: one\nstatus: hidden\nnote: a: b",
        "lead: one\nstatus: hidden\nsplit: [one]",
        "join: [one]\nstatus: hidden\nsplit: [one]",
    ],
)
def test_what_is_to_be_hidden_stays_hidden_whatever_else_is_wrong(tmp_path: Path, text: str) -> None:
    (wish,), problems = decided(tmp_path, fire=text)
    assert wish.hidden
    assert "one" in (wish.lead, *wish.join)
    assert problems
