"""What editors write: decisions and pages of their own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digest.editorial import apart, load, read, resolve
from digest.errors import ConfigError
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
        ("lead: [one]", "stories/fire.yml:1: 'lead' is not a text (it takes one value"),
        ("lead: one\npin: perhaps", "stories/fire.yml:2: 'pin' is 'perhaps', neither true nor false"),
        ("lead: one\nstatus: done", "stories/fire.yml:2: 'status' is 'done' (it may be draft, hidden or withdrawn)"),
        ("lead: one\njoin: [two, four]", "stories/fire.yml:2: 'four' is no source here"),
        ("title: Fire", "stories/fire.yml:1: it speaks of no story"),
        ("lead: one\nlead: two", "stories/fire.yml:2: 'lead' stands there twice (take one of the two out)"),
        ("title: Fire: at sea", "stories/fire.yml:1: not YAML"),
        ("- one", "stories/fire.yml:1: not a list of `key: value` lines"),
    ],
)
def test_a_decision_that_cannot_be_used_is_named_with_its_line(tmp_path: Path, text: str, problem: str) -> None:
    _, problems = decided(tmp_path, fire=text)
    assert len(problems) == 1
    assert problem in problems[0]


def rights(folder: Path, **files: str) -> tuple[dict[str, str], list[str]]:
    wishes, problems = decided(folder, **files)
    return {source: right.value for wish in wishes for source, right in wish.rights}, problems


def test_a_decision_may_only_say_what_may_be_shown(tmp_path: Path) -> None:
    text = "rights:\n  sources/a/one.txt: link\n  two: Withheld\n"
    assert rights(tmp_path, fire=text) == ({"one": "link", "two": "withheld"}, [])


@pytest.mark.parametrize(
    ("text", "hold", "problem"),
    [
        (
            "lead: one\nrights:\n  two: link\n  one: lnk",
            {"one": "withheld", "two": "link"},
            "stories/fire.yml:4: the right of 'one' is 'lnk' (it may be full, excerpt, link or withheld; until then",
        ),
        ("lead: one\nrights: link", {"one": "withheld"}, "stories/fire.yml:2: 'rights' is 'link', and not of a source"),
        ("join: [one]\nrights: {four: link}", {}, "stories/fire.yml:2: 'four' is no source here (if it was renamed"),
        (
            "rights:\n  one: full\n  sources/a/one.txt: link",
            {"one": "link"},
            "stories/fire.yml:3: 'sources/a/one.txt' is link here and full in stories/fire.yml:2 (take one",
        ),
    ],
)
def test_a_right_that_cannot_be_used_shows_nothing(
    tmp_path: Path, text: str, hold: dict[str, str], problem: str
) -> None:
    found, problems = rights(tmp_path, fire=text)
    assert found == hold
    assert [each[: len(problem)] for each in problems] == [problem]


def test_two_files_with_two_rights_for_one_source_are_told(tmp_path: Path) -> None:
    _, problems = rights(tmp_path, a="rights: {one: full}", b="rights: {one: link}", c="rights: {one: link}")
    assert [each.partition(" (")[0] for each in problems] == [
        "stories/b.yml:1: 'one' is link here and full in stories/a.yml:1",
        "stories/c.yml:1: 'one' is link here and full in stories/a.yml:1",
    ]


def test_a_file_that_says_what_may_be_shown_and_cannot_be_read_stops_everything(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"stories/fire\.yml:1: not YAML"):
        decided(tmp_path, fire="title: Fire: at sea\nrights:\n  one: link")


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
    (problem,) = problems
    assert problem.startswith(
        "stories/c.yml:2: sources/a/one.txt and sources/three.txt are to be together and apart (take one of the two"
    )
    assert problem.endswith("the other is in stories/a.yml:1)")


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


def test_an_editor_chooses_addresses(tmp_path: Path) -> None:
    (wish,), problems = decided(
        tmp_path,
        fire="""\
lead: one
slug: fire-at-sea
aliases: [stories/old-name, /2019/Some-Post/, 2019/post.html, "/caf%C3%A9/index.html"]
merge: [two]
status: withdrawn
reason: It was a hoax.
""",
    )
    assert problems == []
    assert (wish.slug, wish.merge) == ("fire-at-sea", ("two",))
    assert wish.aliases == ("stories/old-name", "2019/Some-Post", "2019/post.html", "café")
    assert (wish.hidden, wish.withdrawn, wish.reason) == (True, True, "It was a hoax.")


@pytest.mark.parametrize(
    "alias",
    [
        "../etc",
        "stories/../s",
        "stories//a",
        ".hidden/a",
        "a b",
        "a?b=1",
        "a#b",
        "a\\b",
        "%2e%2e/a",
        "https://elsewhere.example/a",
        "javascript:alert(1)",
        "",
        "/",
        "days",
        "index",
        "index.html",
        "404.html",
        "feed.xml",
        "urls.txt",
        "feed.xml/x",
        "a/README",
        "a/index",
        "assets/x",
        "pagefind/x",
        "a.html/b",
        "a/b/c/d/e/f/g/h/i/j",
        "\u202eevil",
    ],
)
def test_an_alias_is_a_safe_place_on_this_site(alias: str) -> None:
    decision, faults = read("stories/fire.yml", f"lead: one\naliases: [{json.dumps(alias)}]")
    assert faults == ()
    (wish,), (problem,) = resolve([decision], ARTICLES, site="https://news.example/digest/")
    assert wish.aliases == ()
    assert problem.where == "stories/fire.yml:2"


def test_an_alias_may_be_a_whole_address_below_the_site() -> None:
    decision, _ = read("stories/fire.yml", "lead: one\naliases: [https://news.example/digest/2019/a/]")
    (wish,), problems = resolve([decision], ARTICLES, site="https://news.example/digest/")
    assert (wish.aliases, problems) == (("2019/a",), ())


@pytest.mark.parametrize("slug", ["Fire", "fire at sea", "../x", "a/b", "", "index", "a" * 81, "é"])
def test_a_slug_is_small_letters_digits_and_dashes(tmp_path: Path, slug: str) -> None:
    (wish,), (problem,) = decided(tmp_path, fire=f"lead: one\nslug: {slug!r}")
    assert wish.slug is None
    assert problem.startswith(f"stories/fire.yml:2: 'slug' is '{slug}'")


def test_two_files_cannot_have_one_slug_or_one_alias(tmp_path: Path) -> None:
    wishes, problems = decided(
        tmp_path,
        a="lead: one\nslug: fire\naliases: [x]",
        b="lead: two\nslug: fire",
        c="lead: three\naliases: [X, stories/fire, y]",
    )
    assert [(wish.slug, wish.aliases) for wish in wishes] == [("fire", ("x",)), (None, ()), (None, ("y",))]
    assert problems == [
        "stories/b.yml:2: 'stories/fire' is what stories/a.yml claims too (take it out of one of the two)",
        "stories/c.yml:2: 'X' is what stories/a.yml claims too (take it out of one of the two)",
        "stories/c.yml:2: 'stories/fire' is what stories/a.yml claims too (take it out of one of the two)",
    ]


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        (
            {"a": "lead: one\nmerge: [two]\nsplit: [two]"},
            "stories/a.yml:3: sources/two.txt is to be in this story and not in it (take one",
        ),
        (
            {"a": "lead: one\nmerge: [two]", "b": "lead: one\nsplit: [two]"},
            "stories/b.yml:2: sources/a/one.txt and sources/two.txt are to be",
        ),
        (
            {"a": "lead: one\nsplit: [two]", "b": "lead: two\njoin: [one]"},
            "stories/b.yml:2: sources/a/one.txt and sources/two.txt are to be",
        ),
        (
            {"a": "lead: two\nmerge: [one]", "b": "join: [one, two]\nmerge: [two]"},
            "stories/b.yml:2: it merges the story of sources/two.txt",
        ),
        (
            {"a": "lead: one\nmerge: [two]", "b": "lead: two\nmerge: [one]"},
            "stories/b.yml:2: it merges the story of sources/a/one.txt",
        ),
        (
            {"a": "lead: one\nmerge: [two]", "b": "lead: two\nmerge: [three]", "c": "join: [three]\nmerge: [one]"},
            "stories/c.yml:2: it merges the story of sources/a/one.txt",
        ),
        ({"a": "lead: one\nreason: Because."}, "stories/a.yml:2: 'reason' says why a story is withdrawn"),
        ({"a": "status: withdrawn\nreason: x"}, "stories/a.yml:1: it speaks of no story"),
        ({"a": "lead: one\nmerge: [four]"}, "stories/a.yml:2: 'four' is no source here (name it"),
        (
            {"a": "join: [one, four]\nstatus: hidden"},
            "stories/a.yml:1: 'four' is no source here, and its story is to stay",
        ),
    ],
)
def test_a_contradiction_is_an_error_with_its_line(tmp_path: Path, files: dict[str, str], problem: str) -> None:
    wishes, problems = decided(tmp_path, **files)
    assert len(problems) == 1
    assert problem in problems[0]
    assert [wish.where for wish in wishes] == [
        f"stories/{name}.yml" for name in files if "join: [" in files[name] or "lead" in files[name]
    ]


@pytest.mark.parametrize("said", ["lead: one\nmerge: [one]", "join: [one, two]\nmerge: [two]"])
def test_what_is_joined_may_be_merged_too(tmp_path: Path, said: str) -> None:
    _, problems = decided(tmp_path, a=said)
    assert problems == []


def test_a_tombstone_needs_no_source(tmp_path: Path) -> None:
    (wish,), problems = decided(tmp_path, gone="status: withdrawn\nreason: A hoax.\naliases: [stories/fire-9]")
    assert problems == []
    assert (wish.own, wish.withdrawn, wish.aliases) == ((), True, ("stories/fire-9",))


def test_a_contradiction_never_puts_a_hidden_report_on_the_site(tmp_path: Path) -> None:
    """The file that hides wins over the one that splits; two that hide hide each report by itself."""
    wishes, problems = decided(tmp_path, a="lead: one\nsplit: [two]", b="join: [one, two]\nstatus: hidden")
    assert [(wish.split, wish.join, wish.hidden) for wish in wishes] == [((), (), False), ((), ("one", "two"), True)]
    assert len(problems) == 1
    (tmp_path / "more").mkdir()
    wishes, problems = decided(
        tmp_path / "more", a="lead: one\nsplit: [two]\nstatus: draft", b="join: [one, two]\nstatus: hidden"
    )
    assert {each for wish in wishes if wish.hidden for each in wish.own} == {"one", "two"}
    assert len(problems) == 1
