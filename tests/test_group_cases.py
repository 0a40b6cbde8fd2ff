"""`cases/group/*.yml`: which reports an editor would put together. A case is added without Python.

    about: One sentence that an editor would understand.
    articles:
      - id: a
        title: …                          # or left out
        published: 2026-09-03T10:00:00Z   # or left out: undated
        lang: de                          # en where it is left out
        outlet: The Lantern               # or left out
        text: |
          Paragraphs, parted by blank lines.
    groups: [[a, b], [c]]                 # every report in one of them
    copies: [[a, b]]                      # all families of copies, where they are the point
    threads: [[a, c]]                     # the story of `a` is followed by the story of `c`
    no_threads: [[a, d]]                  # the story of `a` is not followed by the story of `d`
    decisions: {fire.yml: {lead: a}}      # files of content/stories/
    error: "…"                            # words of a problem that the decisions bring about
    falls_short: why                      # the program does not reach this yet; who mends it takes the line out

The texts are written for the case, as different desks would write them. What is expected is what an editor would sign,
not what the program does. The settings are the defaults.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import unified_diff
from functools import cache
from pathlib import Path
from random import Random

import pytest
import yaml

from digest import dates
from digest.config import Grouping
from digest.editorial import Decision, resolve
from digest.group import group
from digest.model import Article, Group
from tests import builders

FOLDER = Path(__file__).parent / "cases" / "group"
PATHS = sorted(FOLDER.glob("*.yml"))
KEYS = {"about", "articles", "groups", "copies", "threads", "no_threads", "decisions", "error", "falls_short"}
ARTICLE_KEYS = {"id", "title", "published", "lang", "outlet", "text"}
Sets = list[list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    about: str
    articles: tuple[Article, ...]
    groups: Sets
    copies: Sets | None
    threads: Sets
    no_threads: Sets
    decisions: tuple[Decision, ...]
    error: str
    falls_short: str

    def faults(self, made: Outcome) -> str:
        """What is not as expected, one line each; nothing where all is."""
        return "\n".join(
            filter(
                None,
                [
                    difference("stories", even(self.groups), stories(made)) if self.groups else "",
                    difference("copies", even(self.copies), families(made)) if self.copies is not None else "",
                    *(not_linked(first, second, made, expected=True) for first, second in self.threads),
                    *(not_linked(first, second, made, expected=False) for first, second in self.no_threads),
                ],
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    groups: tuple[Group, ...]
    problems: tuple[str, ...]

    def home(self, name: str) -> Group:
        return next(each for each in self.groups if name in {member.id for member in each.members})


@cache
def load(path: Path) -> Case:
    """A case file; scalars are strings."""
    said = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    misspelled = said.keys() - KEYS
    assert not misspelled, f"{path.name}: a case has no key called {misspelled}"
    return Case(
        about=said["about"],
        articles=tuple(article(path, row) for row in said["articles"]),
        groups=said.get("groups", []),
        copies=said.get("copies"),
        threads=said.get("threads", []),
        no_threads=said.get("no_threads", []),
        decisions=tuple(
            Decision(where=f"stories/{name}", text=yaml.safe_dump(keys, sort_keys=False), keys=keys)
            for name, keys in sorted(said.get("decisions", {}).items())
        ),
        error=said.get("error", ""),
        falls_short=said.get("falls_short", ""),
    )


def article(path: Path, row: dict[str, str]) -> Article:
    misspelled = row.keys() - ARTICLE_KEYS
    assert not misspelled, f"{path.name}: an article has no key called {misspelled}"
    published = dates.parse(row["published"]) if "published" in row else None
    assert bool(published) == ("published" in row), f"{path.name}: {row['id']} has a day that cannot be read"
    return builders.article(
        row["text"],
        id=row["id"],
        title=row.get("title"),
        published=published,
        lang=row.get("lang", "en"),
        outlet=builders.outlet(row["outlet"]) if "outlet" in row else None,
    )


@cache
def outcome(path: Path, seed: int = 0) -> Outcome:
    """What grouping makes of a case; every seed but 0 puts its reports into another order."""
    case = load(path)
    articles = list(case.articles)
    if seed:
        Random(seed).shuffle(articles)
    wishes, faults = resolve(case.decisions, articles)
    groups, problems = group(articles, wishes, Grouping())
    return Outcome(groups=groups, problems=tuple(str(problem) for problem in (*faults, *problems)))


def stories(made: Outcome) -> Sets:
    return even([member.id for member in each.members] for each in made.groups)


def families(made: Outcome) -> Sets:
    """Who is a copy of whom, as sets: the report that speaks, and those it speaks for."""
    found: list[set[str]] = []
    for each in made.groups:
        for copy, speaker in sorted(each.copies.items()):
            family = {copy, speaker}
            for other in [other for other in found if other & family]:
                found.remove(other)
                family |= other
            found.append(family)
    return even(found)


def even(sets: object) -> Sets:
    """Sets in one order, whatever order they came in."""
    assert not isinstance(sets, str)
    return sorted(sorted(each) for each in sets)  # type: ignore[attr-defined]  # a list of lists or of sets


def difference(what: str, expected: Sets, actual: Sets) -> str:
    """What differs, one set to a line; nothing where all is as expected."""
    signed, found = ([", ".join(each) for each in sets] for sets in (expected, actual))
    return "\n".join(unified_diff(signed, found, f"{what} an editor would sign", f"{what} that were made", lineterm=""))


def evidence(made: Outcome) -> str:
    links = {link for each in made.groups for link in (*each.links, *each.runners_up.values())}
    ranked = sorted(links, key=lambda link: (-link.score, link.a, link.b))
    return "\n".join(f"  {link.score:.3f}  {link.a} and {link.b}: {link.why}" for link in ranked)


def not_linked(first: str, second: str, made: Outcome, *, expected: bool) -> str:
    before, after = made.home(first), made.home(second)
    said = {
        after.founder.id in {link.b for link in before.later},
        before.founder.id in {link.b for link in after.earlier},
    }
    return "" if said == {expected} else f"{first} and {second} {'are not' if expected else 'are'} a thread"


def name(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", [path for path in PATHS if not load(path).falls_short], ids=name)
def test_stories_copies_and_threads_are_what_an_editor_would_sign(path: Path) -> None:
    case, made = load(path), outcome(path)
    faults = case.faults(made)
    assert not faults, f"{case.about}\n{faults}\n{evidence(made)}"


@pytest.mark.parametrize("path", [path for path in PATHS if load(path).falls_short], ids=name)
def test_what_is_said_to_fall_short_still_does(path: Path) -> None:
    case, made = load(path), outcome(path)
    assert case.faults(made), "it is as expected now: take the line 'falls_short' out"


@pytest.mark.parametrize("path", PATHS, ids=name)
def test_an_editor_is_told_what_is_wrong_and_nothing_else(path: Path) -> None:
    case, made = load(path), outcome(path)
    if not case.error:
        assert made.problems == (), case.about
    else:
        assert any(case.error in problem for problem in made.problems), f"{case.about}\n{made.problems}"


@pytest.mark.parametrize("path", PATHS, ids=name)
def test_the_order_of_the_files_changes_nothing(path: Path) -> None:
    made = outcome(path)
    for seed in (1, 2, 3):
        assert stories(outcome(path, seed)) == stories(made)
        assert families(outcome(path, seed)) == families(made)


@pytest.mark.parametrize("path", PATHS, ids=name)
def test_a_case_is_whole(path: Path) -> None:
    case = load(path)
    ids = [each.id for each in case.articles]
    assert case.about.count(" ") >= 5
    assert case.about.endswith(".")
    assert len(ids) == len(set(ids))
    assert case.groups or case.error, "it expects nothing"
    if case.groups:
        assert sorted(ids) == sorted(each for story in case.groups for each in story), "each report is in one story"
    for sets in (case.copies or [], case.threads, case.no_threads):
        assert all(len(each) >= 2 and set(each) <= set(ids) for each in sets), sets
    for family in case.copies or []:
        assert any(set(family) <= set(story) for story in case.groups), "copies are of one story"
    for each in case.articles:
        assert 30 <= each.words <= 260, f"{each.id}: {each.words} words are too many or too few for a case"


def test_there_are_cases_for_what_newsrooms_meet() -> None:
    assert len(PATHS) >= 50
    languages = {each.lang for path in PATHS for each in load(path).articles}
    assert languages >= {"en", "de", "fr", "es", "it", "pt", "nl", "ja", "zh", "ru", "ar"}


def test_a_wrong_expectation_would_be_noticed() -> None:
    made = outcome(FOLDER / "cut-copy.yml")
    assert not difference("stories", stories(made), stories(made))
    assert difference("stories", [["whole"], ["cut", "own"]], stories(made))
    assert difference("copies", [], families(made))
