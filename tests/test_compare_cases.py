"""`cases/compare/*.yml`: where an editor would say that reports differ, and where not. A case is added without Python.

    about: One sentence that an editor would understand.
    falls_short: why          # the program does not reach this yet; who mends it takes the line out
    lang: de                  # of all reports; left out where it is en
    reports:                  # paragraphs parted by blank lines
      a: The ferry carried 84 passengers.
      b: The ferry carried 91 passengers.
    published: {a: 2026-09-07, b: 2026-09-09}  # left out where nobody knows
    copies: {b: a}            # whose copy it is; left out where nobody's
    differences:              # [] where there is nothing to tell
      - matter: number        # or share, date, name, denial, quote
        is_update: true       # a later report knows more; left out where it is none
        sides:                # who says what, in the words that are shown; earlier days first where it is an update
          a: 84 passengers
          b, c: 91 passengers

What is expected is what an editor would sign, not what the program does. The texts are written for the case.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

import pytest
import yaml

from digest.compare import compare
from digest.config import Merging
from digest.merge import merge
from digest.model import Difference, Group, Matter, Story, When
from digest.text import plain
from tests.builders import article, group_of

FOLDER = Path(__file__).parent / "cases" / "compare"
PATHS = sorted(FOLDER.glob("*.yml"))
KEYS = {"about", "falls_short", "lang", "reports", "published", "copies", "differences"}
Told = tuple[str, bool, tuple[tuple[tuple[str, ...], str], ...]]  # matter, is it an update, who says what


@cache
def load(path: Path) -> dict[str, object]:
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(said, dict)
    assert not said.keys() - KEYS, f"{path.name}: a case has no key called {said.keys() - KEYS}"
    return said


def part(path: Path, key: str) -> dict[str, object]:
    found = load(path).get(key, {})
    assert isinstance(found, dict)
    return found


def group(path: Path) -> Group:
    lang = str(load(path).get("lang", "en"))
    days = {name: datetime.fromisoformat(str(day)) for name, day in part(path, "published").items()}
    published = {name: When(at=datetime.combine(day, time(9), UTC)) for name, day in days.items()}
    members = [
        article(str(text), id=name, title=f"Report {name}", lang=lang, published=published.get(name))
        for name, text in part(path, "reports").items()
    ]
    return group_of(*members, copies={name: str(other) for name, other in part(path, "copies").items()})


@cache
def story_of(path: Path) -> Story:
    return merge(group(path), Merging())


@cache
def found_in(path: Path) -> tuple[Difference, ...]:
    return compare(story_of(path))


def expected(path: Path) -> list[Told]:
    """What the case says that is told; of an update the order of the sides matters."""
    differences = load(path)["differences"]
    assert isinstance(differences, list)
    return sorted(
        told(
            str(each["matter"]),
            bool(each.get("is_update")),
            [(tuple(sorted(who.split(", "))), str(words)) for who, words in each["sides"].items()],
        )
        for each in differences
    )


def made(path: Path) -> list[Told]:
    return sorted(
        told(each.matter, each.is_update, [(tuple(sorted((s.source, *s.others))), s.words) for s in each.sides])
        for each in found_in(path)
    )


def told(matter: str, is_update: bool, sides: list[tuple[tuple[str, ...], str]]) -> Told:
    return matter, is_update, tuple(sides if is_update else sorted(sides))


def falls_short(path: Path) -> bool:
    return "falls_short" in load(path)


@pytest.mark.parametrize("path", [path for path in PATHS if not falls_short(path)], ids=lambda path: path.stem)
def test_what_is_told_is_what_an_editor_would_sign(path: Path) -> None:
    assert made(path) == expected(path), load(path)["about"]


@pytest.mark.parametrize("path", [path for path in PATHS if falls_short(path)], ids=lambda path: path.stem)
def test_what_is_said_to_fall_short_still_does(path: Path) -> None:
    assert made(path) != expected(path), "it is as expected now: take the line 'falls_short' out"


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_whatever_is_told_is_in_the_words_of_its_sources(path: Path) -> None:
    reports = {name: plain(str(text)) for name, text in part(path, "reports").items()}
    for difference in found_in(path):
        for side in difference.sides:
            assert side.words in side.sentence
            assert plain(side.sentence) in reports[side.source]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_case_is_whole(path: Path) -> None:
    about, names = str(load(path)["about"]), part(path, "reports").keys()
    assert about.count(" ") >= 4
    assert about.endswith(".")
    assert {*part(path, "published"), *part(path, "copies")} <= names
    for matter, _, sides in expected(path):
        assert matter in {*Matter}
        assert len(sides) >= 2
        for sources, words in sides:
            assert all(words in str(part(path, "reports")[source]) for source in sources)


def test_there_are_cases_for_every_matter_and_as_many_where_silence_is_right() -> None:
    matters = Counter(matter for path in PATHS for matter, _, _ in expected(path))
    assert set(matters) == {*Matter}
    silent = sum(not expected(path) for path in PATHS)
    assert len(PATHS) >= 60
    assert silent >= len(PATHS) / 2
    assert Counter(load(path).get("lang", "en") for path in PATHS)["de"] >= 15


def test_a_wrong_expectation_would_be_noticed() -> None:
    (difference,) = made(FOLDER / "number-of-passengers.yml")
    assert expected(FOLDER / "number-of-passengers.yml") == [difference]
    assert expected(FOLDER / "share-in-percent.yml") != [difference]
    assert expected(FOLDER / "hedged-about.yml") == []
