"""`cases/merge/*.md`: what an editor would make of some reports. A case is added without Python.

    ---
    about: One sentence that an editor would understand.
    strangers: [c]            # sources that nothing says a place for; left out where there are none
    falls_short: why          # the program does not reach this yet; who mends it takes the line out
    ---

    # a

    Paragraphs, parted by blank lines. `## ` begins a subhead, `> ` a quotation, `- ` an item.

    # b, a copy of a, cut, in de

    Only what is so is said: whose copy it is, that its text breaks off, which language it is in (else en).

    # Page

    - a, c: A paragraph of the page, and who says so in these words; whose words they are comes first.
      - b: The same in the words of another source, folded under it.
    - b: The first words … the last words.

    # Folded

    - b: What adds nothing to the page, source after source.

A `…` between spaces, or at the end, stands for words that are left out here. What is expected is what an editor would
sign, not what the program does. The texts are written for the case. The settings are the defaults.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import unified_diff
from functools import cache
from pathlib import Path

import pytest
import yaml

from digest.check import check
from digest.config import Merging
from digest.merge import merge
from digest.model import Article, Group, Story
from tests.builders import article, group_of

FOLDER = Path(__file__).parent / "cases" / "merge"
PATHS = sorted(FOLDER.glob("*.md"))
KEYS = {"about", "strangers", "falls_short"}
PAGE, FOLDED = "Page", "Folded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    about: str
    group: Group
    page: tuple[str, ...]  # as `lines_of` writes it, with words left out
    folded: tuple[str, ...]
    strangers: tuple[str, ...]
    falls_short: str

    def faults(self, story: Story) -> str:
        """What is not as expected, line by line; nothing where all is."""
        expected = [*self.page, f"# {FOLDED}", *self.folded]
        made = [*page_of(story), f"# {FOLDED}", *folded_of(story)]
        signed = [line if short != line and means(short, line) else short for short, line in paired(expected, made)]
        differing = "\n".join(unified_diff(signed, made, "what an editor would sign", "what was made", lineterm=""))
        if set(self.strangers) != set(story.strangers):
            differing += f"\nstrangers: {', '.join(story.strangers) or 'none'}"
        return differing.strip()


def paired(expected: list[str], made: list[str]) -> Iterator[tuple[str, str]]:
    """Each expected line with the first made one that it may stand for, else with itself."""
    left = list(made)
    for short in expected:
        line = next((line for line in left if means(short, line)), short)
        if line in left:
            left.remove(line)
        yield short, line


def means(short: str, line: str) -> bool:
    """Is a line with words left out this one?"""
    pattern = ".*".join(re.escape(piece) for piece in re.split(r" … | …$", short))
    return re.fullmatch(pattern + (".*" if short.endswith(" …") else ""), line) is not None


def page_of(story: Story) -> Iterator[str]:
    for paragraph in story.paragraphs:
        yield f"- {', '.join(paragraph.voices)}: {paragraph.text}"
        yield from (f"  - {twin.source}: {twin.text}" for twin in paragraph.twins)


def folded_of(story: Story) -> Iterator[str]:
    return (f"- {each.source}: {each.block.text}" for each in story.folded)


@cache
def load(path: Path) -> Case:
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    said = yaml.safe_load(head)
    assert not said.keys() - KEYS, f"{path.name}: a case has no key called {said.keys() - KEYS}"
    parts = dict(part.split("\n", 1) for part in re.split(r"^# ", body, flags=re.MULTILINE)[1:])
    lines = {name: tuple(line for line in parts.pop(name, "").splitlines() if line.strip()) for name in (PAGE, FOLDED)}
    return Case(
        about=said["about"],
        group=reports(parts),
        page=lines[PAGE],
        folded=lines[FOLDED],
        strangers=tuple(said.get("strangers", ())),
        falls_short=said.get("falls_short", ""),
    )


def reports(parts: dict[str, str]) -> Group:
    """The reports of a case under what is said of them."""
    members, copies = [], {}
    for heading, text in parts.items():
        name, *remarks = heading.strip().split(", ")
        made: Article = article(re.sub(r"^## ", "# ", text, flags=re.MULTILINE), id=name, title=f"Report {name}")
        for remark in remarks:
            match remark.split():
                case ["cut"]:
                    made = replace(made, is_cut=True)
                case ["in", lang]:
                    made = replace(made, lang=lang)
                case ["a", "copy", "of", other]:
                    copies[name] = other
                case _:
                    raise AssertionError(f"'{remark}' is not to be said of a report")
        members.append(made)
    return group_of(*members, copies=copies)


@cache
def story_of(path: Path) -> Story:
    return merge(load(path).group, Merging())


def name(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", [path for path in PATHS if not load(path).falls_short], ids=name)
def test_the_page_is_what_an_editor_would_sign(path: Path) -> None:
    faults = load(path).faults(story_of(path))
    assert not faults, f"{load(path).about}\n{faults}"


@pytest.mark.parametrize("path", [path for path in PATHS if load(path).falls_short], ids=name)
def test_what_is_said_to_fall_short_still_does(path: Path) -> None:
    assert load(path).faults(story_of(path)), "it is as expected now: take the line 'falls_short' out"


@pytest.mark.parametrize("path", PATHS, ids=name)
def test_whatever_is_made_of_a_case_nothing_of_it_is_invented_or_lost(path: Path) -> None:
    assert check((), [story_of(path)], {}) == ()


@pytest.mark.parametrize("path", PATHS, ids=name)
def test_a_case_is_whole(path: Path) -> None:
    case = load(path)
    assert case.about.count(" ") >= 5
    assert case.about.endswith(".")
    assert case.page
    names = {member.id for member in case.group.members}
    assert {*case.group.copies, *case.group.copies.values(), *case.strangers} <= names
    for line in (*case.page, *case.folded):
        voices, parted, text = line.lstrip("- ").partition(": ")
        assert parted, line
        assert text, line
        assert set(voices.split(", ")) <= names, line


def test_there_are_cases_for_what_newsrooms_meet() -> None:
    assert len(PATHS) >= 25
    assert {member.lang for path in PATHS for member in load(path).group.members} >= {"en", "de", "fr", "el", "ja"}


def test_a_wrong_expectation_would_be_noticed() -> None:
    path = FOLDER / "twins-in-order.md"
    case, story = load(path), story_of(path)
    assert not case.faults(story)
    assert replace(case, page=case.page[1:]).faults(story)
    assert replace(case, page=case.page[::-1]).faults(story)
    assert replace(case, folded=("- a: It did not rain.",)).faults(story)
    assert replace(case, strangers=("b",)).faults(story)
