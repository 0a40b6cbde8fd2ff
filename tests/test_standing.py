"""What an editor is told of why a source stands where it stands; the commands they are told do what is said."""

from __future__ import annotations

import shlex
from dataclasses import replace
from typing import Any

import pytest

from digest import desk, receipt
from digest.config import Grouping
from digest.model import Edition, Story
from digest.standing import Move, Register
from tests.builders import article, group_of, link, story_of, wish
from tests.test_desk import CONFIG, HELD, MORE, ONE, TWO, a_desk, after, stories

Data = dict[str, Any]
SETTINGS = Grouping(story=0.15, thread=0.2)


def explained(name: str, here: desk.Desk | None = None) -> Data:
    (answer,) = receipt.find((here or a_desk()).edition, name, CONFIG.grouping)
    return answer


def moves(name: str, here: desk.Desk | None = None) -> list[str]:
    return [each["text"] for each in explained(name, here)["moves"]]


def commands(name: str, here: desk.Desk | None = None) -> list[str]:
    return [command for each in explained(name, here)["moves"] for command in each["commands"]]


def done(here: desk.Desk, command: str) -> desk.Desk:
    """The desk when an editor has typed a command."""
    program, verb, *names = shlex.split(command)
    assert program == "digest"
    first, *others = names
    if verb == "merge":
        return after(here, desk.merge(here, first, *others))
    return after(here, (desk.join if verb == "join" else desk.split)(here, first, *others))


def alone(*, score: float = 0.12, near: str = "b") -> Edition:
    """Two stories of one source each, which are a little alike."""
    a, b = article(id="a", path="sources/a b.txt"), article("Another.", id="b", title="B", path="sources/b.txt")
    tie = {"a": link("a", near, score), "b": link("a", near, score)}
    each = (story_of(group_of(a, runners_up={"a": tie["a"]})), story_of(group_of(b, runners_up={"b": tie["b"]})))
    return Edition(articles=(a, b), stories=each, hidden=(), pages=(), problems=(), fates={})


def told(edition: Edition, number: int = 0) -> tuple[Move, ...]:
    return Register(edition, SETTINGS).standing(edition.stories[number].group.founder).moves


# -- alone


def test_a_report_that_stands_alone_is_told_the_nearest_and_what_is_needed() -> None:
    why, how = told(alone())
    assert why.text == "It stands alone: the most alike report is sources/b.txt with 0.12, and 0.15 is needed"
    assert how == Move(text="To put them together", commands=("digest join sources/b.txt 'sources/a b.txt'",))


def test_a_score_that_is_enough_for_two_is_not_said_to_be_too_little() -> None:
    why, _ = told(alone(score=0.2))
    assert "0.15 is enough for two, but all of a story is asked" in why.text


def test_a_report_like_no_other_is_told_so() -> None:
    assert moves("hall") == ["It stands alone: no other report is near enough in words and days to be likened to it"]


def test_reports_that_an_editor_keeps_apart_are_told_by_which_file() -> None:
    here = a_desk(apart="join: [one]\nsplit: [two]\n")
    assert moves("two", here)[0].startswith("It stands alone: stories/apart.yml keeps it apart from sources/one.txt")
    (ruling,) = explained("two", here)["decisions"]
    assert ruling == {"file": "stories/apart.yml", "naming": ("split",), "says": ()}
    assert explained("two", here)["runner_up"]["score"] >= CONFIG.grouping.story


# -- together


def test_what_is_said_to_take_a_report_out_takes_it_out() -> None:
    here = a_desk()
    (command,) = commands("two", here)
    assert command == "digest split sources/two.txt"
    apart = done(here, command)
    assert stories(apart) == {("one",), ("two",), ("hall",)}


@pytest.mark.parametrize(
    ("files", "verb"),
    [
        ({}, "join"),
        ({"ferry": "lead: two\n"}, "join"),
        ({"fish": "lead: hall\n"}, "merge"),
        ({"fish": "lead: hall\n", "ferry": "lead: two\n"}, "merge"),
    ],
)
def test_what_is_said_to_put_reports_together_does(files: dict[str, str], verb: str) -> None:
    here = a_desk(**files)
    near = {"hall": link("hall", "one", 0.12)}
    told_so = tuple(
        replace(story, group=replace(story.group, runners_up=near)) if story.sources == (HELD,) else story
        for story in here.edition.stories
    )
    (command,) = commands("hall", replace(here, edition=replace(here.edition, stories=told_so)))
    assert command == f"digest {verb} sources/one.txt sources/hall.txt"
    assert stories(done(here, command)) == {("hall", "one", "two")}


def test_what_an_editor_put_there_is_told_by_file_and_key() -> None:
    here = a_desk(both="join: [one, hall]\n")
    assert moves("hall", here) == [
        "An editor put sources/hall.txt there (join in stories/both.yml): to take it out, take it out of that by hand"
    ]
    answer = explained("hall", here)
    assert answer["links"] == []
    assert answer["decisions"] == [{"file": "stories/both.yml", "naming": ("join",), "says": ("join",)}]


def test_the_best_links_come_first_and_a_copy_is_told_with_its_share() -> None:
    a, b = article(id="a"), article(id="b", path="sources/b.txt")
    pair = group_of(a, b, links=(link("a", "b", 0.2), link("b", "a", 0.9)), copies={"b": "a"})
    edition = Edition(articles=(a, b), stories=(story_of(pair),), hidden=(), pages=(), problems=(), fates={})
    standing = Register(edition, SETTINGS).standing(b)
    assert [each.score for each in standing.bonds] == [0.9, 0.2]
    assert standing.copied is not None
    assert (standing.copied.file, standing.copied.shared.told) == (a.path, "its one sentence is")


@pytest.mark.parametrize(("score", "said"), [(0.07, 1), (0.1, 2)])
def test_another_story_is_offered_only_when_it_is_near(score: float, said: int) -> None:
    a, b, c = article(id="a"), article(id="b"), article(id="c")
    pair = group_of(a, b, runners_up={"a": link("a", "c", score)})
    both = (story_of(pair), story_of(group_of(c)))
    edition = Edition(articles=(a, b, c), stories=both, hidden=(), pages=(), problems=(), fates={})
    found = told(edition)
    assert len(found) == said
    assert found[0].text == "To take it out"
    assert found[-1].commands[-1] == (f"digest join {c.path} {a.path}" if said == 2 else f"digest split {a.path}")


# -- a story


def test_a_story_is_told_with_all_its_sources_in_short() -> None:
    answer = explained("stories/ferry-aground-off-tharrow-one")
    assert [each["file"] for each in answer["sources"]] == [ONE.path, TWO.path]
    assert not {"kept", "cut", "fields"} & answer["sources"][0].keys()
    assert [each["commands"] for each in answer["moves"]] == [
        ("digest split FILE",),
        ("digest join sources/one.txt FILE",),
    ]


def test_a_story_off_the_site_is_told_how_it_comes_back() -> None:
    hidden = a_desk(gone="join: [one]\nstatus: hidden\n")
    assert commands("stories/gone.yml", hidden)[0] == "digest hide sources/one.txt --off"
    assert "digest hide sources/one.txt --off" in commands("one", hidden)
    withdrawn = a_desk(gone="join: [one]\nstatus: withdrawn\nreason: No.\n")
    assert moves("stories/gone.yml", withdrawn)[0].endswith("can that be taken out of stories/gone.yml")


def test_a_decision_that_comes_second_is_told_too() -> None:
    here = a_desk(a="join: [one]\npin: true\n", b="join: [two]\ntitle: Aground\n")
    assert [each["file"] for each in explained("stories/b.yml", here)["decisions"]] == [
        "stories/a.yml",
        "stories/b.yml",
    ]


def test_a_thread_is_told_with_stories_that_are_off_the_site() -> None:
    a, b = article(id="a"), article(id="b", title="B")
    now = story_of(group_of(a, earlier=(link("a", "b", 0.24),)))
    off = story_of(group_of(b, wish=wish(hidden=True)))
    edition = Edition(articles=(a, b), stories=(now,), hidden=(off,), pages=(), problems=(), fates={})
    (kin,) = Register(edition, SETTINGS).standing(a).kin
    assert (kin.title, kin.is_later, kin.is_shown, kin.score, kin.needed) == ("B", False, False, 0.24, 0.2)


# -- names


@pytest.mark.parametrize("name", ["sources/no. #1?.txt", "./content/sources/no. #1?.txt"])
def test_marks_of_addresses_in_the_name_of_a_file_are_part_of_it(name: str) -> None:
    odd = article(id="odd", path="sources/no. #1?.txt")
    assert explained(name, a_desk(odd))["file"] == odd.path


@pytest.mark.parametrize("end", ["#source-one", "?from=mail", "?from=mail#source-one", "/?a#b"])
def test_what_follows_an_address_is_not_part_of_a_name(end: str) -> None:
    assert explained(f"http://127.0.0.1:8000/s/one{end}")["id"] == "one"


@pytest.mark.parametrize("status", ["hidden", "withdrawn\nreason: No"])
@pytest.mark.parametrize("off", ["hall", "one"])
def test_no_command_is_told_that_reaches_into_a_story_off_the_site(off: str, status: str) -> None:
    here = a_desk(gone=f"lead: {off}\nstatus: {status}\n")
    near = {"hall": link("hall", "one", 0.12)}

    def near_each(them: tuple[Story, ...]) -> tuple[Story, ...]:
        return tuple(
            replace(each, group=replace(each.group, runners_up=near)) if each.sources == (HELD,) else each
            for each in them
        )

    edition = replace(here.edition, stories=near_each(here.edition.stories), hidden=near_each(here.edition.hidden))
    here = replace(here, edition=edition)
    assert not [each for each in commands("hall", here) if "join" in each or "merge" in each]
    assert any("stories/gone.yml keeps" in each for each in moves("hall", here))
    if off == "one":
        assert not [each for each in commands("stories/gone.yml", here) if "join" in each or "merge" in each]


FOUR = (ONE, TWO, HELD, MORE)


@pytest.mark.parametrize("speaks", [{}, {"z": "lead: hall\ntags: [x]\n"}])
def test_what_was_merged_is_told_and_every_report_of_it_can_leave(speaks: dict[str, str]) -> None:
    here = a_desk(*FOUR, both="lead: one\nmerge: [hall]\n", **speaks)
    undo = "An editor merged the story of sources/hall.txt with this one (merge in stories/both.yml)"
    assert [moves(name, here)[0].startswith(undo) for name in ("one", "two", "hall", "more")] == [
        False,
        False,
        True,
        True,
    ]
    assert any(each.startswith(undo) for each in moves("stories/both.yml", here))
    for name in ("one", "two", "hall", "more"):
        assert commands(name, here)[0].startswith("digest split ")
        assert (name,) in stories(done(here, commands(name, here)[0]))


def near_hall(here: desk.Desk) -> desk.Desk:
    """As if the second report were nearly enough like the Fish Hall."""
    near = {"two": link("hall", "two", 0.12)}
    told_so = tuple(
        replace(each, group=replace(each.group, runners_up=near)) if TWO in each.sources else each
        for each in here.edition.stories
    )
    return replace(here, edition=replace(here.edition, stories=told_so))


@pytest.mark.parametrize("files", [{}, {"a": "lead: two\n"}, {"a": "lead: one\n"}, {"h": "lead: hall\n"}])
def test_what_is_said_to_put_a_report_elsewhere_does(files: dict[str, str]) -> None:
    here = a_desk(**files)
    now = here
    first, second = commands("two", near_hall(here))[1:3]
    for command in (first, second):
        now = done(now, command)
    assert stories(now) == {("one",), ("hall", "two")}


def test_a_report_of_several_that_is_kept_apart_from_the_next_is_told_so() -> None:
    here = near_hall(a_desk(x="lead: hall\nsplit: [two]\n"))
    assert commands("two", here) == ["digest split sources/two.txt"]
    assert moves("two", here)[1].startswith("stories/x.yml keeps it apart from sources/hall.txt")


@pytest.mark.parametrize("name", ["stories/gone.yml", "s/9", "https://news.example/stories/seal-9/", "stories/seal"])
def test_what_is_left_of_a_withdrawn_story_is_told(name: str) -> None:
    text = "status: withdrawn\nreason: It lives.\nslug: seal\naliases: [stories/seal-9, s/9]\n"
    assert explained(name, a_desk(gone=text)) == {
        "withdrawn": {
            "file": "stories/gone.yml",
            "reason": "It lives.",
            "addresses": ["stories/seal", "stories/seal-9", "s/9"],
        }
    }
