"""The other files of a source: what only they say is kept, and whether they are earlier or later."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from digest.check import check
from digest.model import Article, Block, Passage, Story, When
from digest.record import record
from digest.render.sources import section
from digest.versions import versions
from tests.builders import article, day, group_of, outlet, story_of

WHOLE = """The harbour wall at Sellick gave way on Monday night, and 14 boats were lost in the swell.

Nobody was hurt. Engineers will look at the wall on Friday, when the tide is low."""


def with_files(*others: Article, text: str = WHOLE, **shown: object) -> Story:
    source = article(text, id="wall", outlet=outlet(), **shown)  # type: ignore[arg-type]  # each test gives its own
    story = story_of(group_of(source, snapshots={"wall": others}))
    return story_of(story.group, versions=versions(story))


def other(text: str, path: str = "sources/other.txt", **said: object) -> Article:
    return article(text, id="wall", path=path, **said)  # type: ignore[arg-type]  # each test gives its own


def passages(story: Story) -> list[list[str]]:
    return [[each.block.text for each in version.passages] for version in story.versions["wall"]]


def test_what_the_shown_file_says_too_is_not_kept_twice() -> None:
    """Cut off, wrapped or punctuated in another way, it is still there."""
    cut = other("The harbour wall at Sellick gave way on Monday night")
    torn = other("Engineers will look at the wall on Friday, when the tide is low. Nobody was hurt.")
    assert passages(with_files(cut, torn)) == [[], []]


def test_what_only_another_file_says_is_kept_beside_what_stands_in_its_place() -> None:
    before = other(
        "The harbour wall at Sellick gave way on Monday night, and 9 boats were lost.\n\nThe mayor is on her way."
    )
    story = with_files(before)
    first, second = story.versions["wall"][0].passages
    assert first.block.text.endswith(" 9 boats were lost.")
    assert first.instead == story.sources[0].blocks[0].text
    assert (second.block.text, second.instead) == ("The mayor is on her way.", None)


def test_what_two_files_say_is_kept_once() -> None:
    one, two = other("The mayor is on her way."), other("The mayor is on her way.\n\nShe came.", "sources/two.txt")
    assert passages(with_files(one, two)) == [["The mayor is on her way."], ["She came."]]


def test_a_word_is_not_said_because_a_longer_one_holds_it() -> None:
    assert passages(with_files(other("Nor the sea"), text="Northern waters. Nobody knows. The sea.")) == [
        ["Nor the sea"]
    ]
    assert passages(with_files(other("The har"), other("The harbour..."))) == [["The har"], []]


@pytest.mark.parametrize(
    ("theirs", "ours", "is_later"),
    [
        ({"modified": day(2)}, {"modified": day(1)}, True),
        ({"modified": day(1)}, {"modified": day(2)}, False),
        ({"saved": day(1, 9)}, {"modified": day(1, 17)}, False),
        ({"modified": day(2)}, {"saved": day(1)}, True),
        ({"saved": day(3)}, {"modified": day(1)}, None),
        ({"saved": day(3)}, {"saved": day(1)}, True),
        ({"published": day(1)}, {"published": day(2)}, False),
        ({"published": day(1)}, {"published": day(1, 9)}, None),
        ({"published": When(at=day(1).at, guessed=True)}, {"published": day(2)}, None),
        ({}, {}, None),
    ],
)
def test_whether_it_is_later_is_said_when_it_is_known(
    theirs: dict[str, Any], ours: dict[str, Any], is_later: bool | None
) -> None:
    (version,) = with_files(other("She came.", **theirs), **ours).versions["wall"]
    assert version.is_later is is_later


# -- on the page


def shown(story: Story) -> str:
    ((source, *_),) = (made.sources for made in record([story], "https://news.example/"))
    return section(source, {source.id: source.name})


def test_the_page_says_what_changed_and_folds_what_is_lacking() -> None:
    before = other(
        "The harbour wall at Sellick gave way on Monday night, and 9 boats were lost in the swell.",
        title="Wall *falls*",
        published=day(1),
        saved=day(1),
    )
    page = shown(with_files(before, published=day(2), modified=day(2)))
    assert (
        "an earlier version: headline “Wall \\*falls\\*”; published 1 September 2026; 1 paragraph and 16 words fewer"
        in page
    )
    assert "/// details | An earlier version also said\n" in page
    assert "and ==9== boats were lost" in page


def test_a_file_with_nothing_of_its_own_has_no_fold() -> None:
    assert "- Also kept as sources/other.txt, another version: the same text" in shown(with_files(other(WHOLE)))
    page = shown(with_files(other("Nobody was hurt.")))
    assert "another version: 1 paragraph and 31 words fewer; it says nothing more" in page
    assert "details" not in page


# -- and nothing is lost


def test_a_paragraph_of_another_file_that_stands_nowhere_is_found() -> None:
    story = with_files(other("The mayor is on her way."))
    assert check((), [story], {}) == ()
    (fault,) = check((), [story_of(story.group)], {})
    assert str(fault).startswith("sources/other.txt: a paragraph is lost: The mayor is on her way.")


def test_a_passage_that_its_file_does_not_have_is_found() -> None:
    story = with_files(other("The mayor is on her way."))
    (version,) = story.versions["wall"]
    forged = replace(version, passages=(Passage(block=Block(text="The mayor stays away.")),))
    faults = [str(each) for each in check((), [story_of(story.group, versions={"wall": (forged,)})], {})]
    assert faults[0].startswith("sources/other.txt: a paragraph is lost: The mayor is on her way.")
    assert "a paragraph is not in sources/other.txt: The mayor stays away." in faults[1]
