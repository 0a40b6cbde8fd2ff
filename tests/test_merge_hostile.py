"""Reports that nobody would write, and crowds of them: a page comes of it, and nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from time import process_time

import pytest

from digest.check import check
from digest.config import Config, Merging
from digest.editorial import Decision
from digest.errors import Weight
from digest.merge import merge
from digest.model import Article, Kind, Story
from digest.pipeline import tell
from tests.builders import article, day, group_of
from tests.crowds import crowd, near_copies
from tests.night import AGROUND, AGROUND_TOO, COMPANY, INQUIRY, LIFEBOATS, SCHOOL, STEERING, report, shown
from tests.scaling import growth

SETTINGS = Merging()
GREEK = (
    "Το πλοίο της γραμμής προσάραξε το βράδυ της Τετάρτης στους βράχους έξω από το λιμάνι με δεκάδες επιβάτες.",
    "Ο δικαστής θα ερευνήσει τον Οκτώβριο γιατί έσπασε το πηδάλιο, ανακοίνωσε ο υπουργός στη Βουλή.",
)
LINK_ONLY = replace(article(AGROUND, id="link", title="Ferry aground"), blocks=())
EVERY_KIND: dict[str, Sequence[Article]] = {
    "all are cut": [report(name, AGROUND, text, is_cut=True) for name, text in zip("abc", "xyz", strict=True)],
    "one is ten times longer": [report("a", *(f"{STEERING[:-1]} {at}." for at in range(30))), report("b", SCHOOL)],
    "Greek": [report("a", AGROUND, STEERING, LIFEBOATS), report("b", *GREEK, lang="el")],
    "Japanese": [report("a", AGROUND, STEERING), report("b", "水曜日にフェリーが座礁した。", lang="ja")],
    "long paragraphs": [
        report("a", " ".join([AGROUND, STEERING] * 160), LIFEBOATS),
        report("b", " ".join([AGROUND_TOO, INQUIRY] * 160), SCHOOL),
    ],
    "one endless sentence": [report("a", "and then the ferry " * 1_700), report("b", AGROUND, "and then " * 2_500)],
    "lists and quotations": [
        report("a", f"- {AGROUND}", f"> {STEERING}", f"- {LIFEBOATS}"),
        report("b", f"> {INQUIRY}", f"- {SCHOOL}", f"> {AGROUND_TOO}"),
    ],
    "subheads only": [report("a", f"# {AGROUND}", f"# {STEERING}"), report("b", f"# {SCHOOL}", LIFEBOATS)],
    "identical": [report(name, AGROUND, STEERING, f"- {LIFEBOATS}") for name in "abcd"],
    "nothing in common": [report("a", AGROUND, STEERING), report("b", *GREEK), report("c", "Seven crates of plums.")],
    "no letters": [report("a", "***"), report("b", "***"), report("c", "—")],
    "no letters beside a report": [report("a", AGROUND, "***", STEERING), report("b", "***")],
    "emoji": [report("a", "🎉🎉🎉"), report("b", "🚢 🚢"), report("c", AGROUND)],
    "no text at all": [LINK_ONLY, replace(LINK_ONLY, id="other")],
    "no text beside a report": [LINK_ONLY, report("a", AGROUND, STEERING), report("b", AGROUND_TOO)],
}


@cache
def story_of(kind: str) -> Story:
    return merge(group_of(*EVERY_KIND[kind]), SETTINGS)


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_whatever_comes_in_nothing_is_lost_and_nothing_invented(kind: str) -> None:
    story = story_of(kind)
    assert check((), [story], {}) == ()
    assert story.title
    assert bool(story.paragraphs) == any(member.blocks for member in story.sources)


def test_identical_files_are_one_page_with_all_names() -> None:
    assert {paragraph.voices for paragraph in story_of("identical").paragraphs} == {("a", "b", "c", "d")}
    assert story_of("identical").folded == ()


def test_of_long_paragraphs_what_is_new_is_told() -> None:
    page = " ".join(shown(story_of("long paragraphs")))
    assert SCHOOL in page
    assert INQUIRY in page


def test_of_a_report_without_letters_nothing_is_added() -> None:
    assert shown(story_of("no letters beside a report")) == [AGROUND, "***", STEERING]
    assert shown(story_of("emoji")) == [AGROUND]


def test_a_list_of_another_report_keeps_its_kinds() -> None:
    kinds = {paragraph.text: paragraph.kind for paragraph in story_of("lists and quotations").paragraphs}
    assert kinds[INQUIRY] is Kind.QUOTE
    assert kinds[SCHOOL] is Kind.ITEM


# -- an editor is told


def test_an_editor_is_told_of_a_report_that_nothing_says_a_place_for() -> None:
    one = report("a", AGROUND, STEERING, LIFEBOATS, COMPANY, published=day(2))
    other = report("b", *GREEK, lang="el", published=day(2))
    copied = report("c", *GREEK, lang="el", published=day(2))
    (problem,) = problems_of([one, other, copied], {"lead": "a", "merge": ["c"]})
    assert problem == (
        "sources/b.txt: none of its paragraphs is like any of stories/ferry-aground-a: they stand at the end of it "
        "(if it does not belong there, take it out with digest split)"
    )
    assert problems_of([one, other], {"lead": "a", "join": ["b"]}) == [], "an editor has said that it belongs there"


def problems_of(articles: Sequence[Article], keys: dict[str, object]) -> list[str]:

    decision = Decision(where="stories/ferry.yml", text="", keys=keys)
    edition = tell(articles, [decision], [], Config(name="Varrey", url="https://varrey.example/"))
    assert {problem.weight for problem in edition.problems} <= {Weight.WARNING}
    return [str(problem) for problem in edition.problems]


# -- crowds


@pytest.mark.parametrize("copied", [True, False], ids=["and are known as copies", "and are not"])
def test_a_hundred_near_copies_are_one_report(copied: bool) -> None:
    members = near_copies(100, paragraphs=12)
    copies = {each.id: members[0].id for each in members[1:]} if copied else {}
    story = merge(group_of(*members, copies=copies), SETTINGS)
    assert len(story.paragraphs) <= 14
    assert check((), [story], {}) == ()
    assert all(len(paragraph.sources) > 60 for paragraph in story.paragraphs[:12])


def test_a_crowd_tells_once_what_all_of_it_tells() -> None:
    members = crowd(20, paragraphs=10)
    story = merge(group_of(*members), SETTINGS)
    assert check((), [story], {}) == ()
    assert story.strangers == ()
    assert len(story.paragraphs) < 0.9 * sum(len(member.blocks) for member in members)


def test_twice_as_many_reports_take_about_twice_the_time() -> None:
    members = crowd(24, paragraphs=12)
    assert growth(lambda size: merge(group_of(*members[:size]), SETTINGS), 12) < 3


@pytest.mark.long
def test_a_hundred_long_reports_take_seconds() -> None:
    members = crowd(100, paragraphs=30)
    begun = process_time()
    merge(group_of(*members), SETTINGS)
    assert process_time() - begun < 10
    assert growth(lambda size: merge(group_of(*members[:size]), SETTINGS), 50) < 2.8
