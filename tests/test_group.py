"""Articles into groups."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.config import Grouping
from digest.group import group
from digest.model import Article, Group, Wish
from tests.builders import article, day, wish

SETTINGS = Grouping()
FERRY = """\
The ferry Lady Corran ran aground on the Maiden Ledges on Wednesday evening with 84 passengers on board.

Captain Ines Callard lost the steering at 18.38 and called the Varrey Coastguard. The lifeboats Oskar Brand and Hope
of Sellick took the passengers to Tharrow Haven, where Doctor Mara Quell met them.

The ferry company Varrey Lines said that it will tow the Lady Corran to Port Ellery on Friday."""
FERRY_TOO = """\
Eighty-four passengers were taken off the stranded ferry Lady Corran by lifeboats on Wednesday night.

The ship lies on the Maiden Ledges, a mile from Tharrow Haven. "We felt a bump, and then the engine was silent," said a
passenger, Nils Orre, who was on his way home from school.

Varrey Lines has cancelled all sailings of the ferry until Monday, and the coastguard asks boats to stay away."""
BRIDGE = """\
Mayor Odile Marrant of Hallin will not sign the order for a toll on the Hallin Bridge, she told the chamber on Thursday.

Minister Tom Besk wants two crowns from every car from January 2027, and five from every lorry.

The Hallin Gazette asked 300 drivers: 61 in Orrin were for the toll, and 14 in Hallin."""
BELL = """\
Two divers found a ship's bell in eleven metres of water off Gannock and left it where it lay.

Nobody knows yet which ship it was from. The museum will look at their photographs."""
FERRY_IN_GERMAN = """\
Die Fähre Lady Corran lief am Mittwochabend mit 84 Fahrgästen auf die Maiden Ledges.

Kapitänin Ines Callard verlor um 18.38 Uhr die Steuerung und rief die Varrey Coastguard. Die Boote Oskar Brand und Hope
of Sellick brachten die Fahrgäste nach Tharrow Haven."""

ferry = article(FERRY, id="ferry", title="Ferry Lady Corran runs aground off Tharrow", published=day(2, 20))
ferry_too = article(FERRY_TOO, id="ferry-too", title="Passengers of stranded ferry taken off", published=day(3))
bridge = article(BRIDGE, id="bridge", title="Mayor of Hallin refuses toll on bridge", published=day(3))
bell = article(BELL, id="bell", title="Divers find a bell", published=day(3))
BY_ID = {each.id: each for each in (ferry, ferry_too, bridge, bell)}


def grouped(articles: Sequence[Article], *wishes: Wish) -> tuple[Group, ...]:
    return group(articles, wishes, SETTINGS)[0]


def stories(groups: Sequence[Group]) -> list[set[str]]:
    return [{member.id for member in each.members} for each in groups]


# -- what a story is


def test_two_reports_of_one_event_are_one_story_and_another_event_is_not() -> None:
    assert stories(grouped([ferry, ferry_too, bridge, bell])) == [{"bell"}, {"bridge"}, {"ferry", "ferry-too"}]


def test_the_first_to_report_founds_the_story() -> None:
    (found,) = grouped([ferry_too, ferry])
    assert found.founder is ferry
    (undated,) = grouped(
        [
            article(FERRY, id="b", title="Ferry Lady Corran aground"),
            article(FERRY_TOO, id="a", title=None),
            article(FERRY, id="c", title="Ferry Lady Corran aground", published=day(9)),
        ]
    )
    assert [member.id for member in undated.members] == ["c", "b", "a"]


def test_the_same_words_ten_days_later_are_another_story() -> None:
    later = article(FERRY_TOO, id="later", title=ferry_too.title, published=day(13))
    assert stories(grouped([ferry, later])) == [{"ferry"}, {"later"}]


def test_languages_are_never_mixed() -> None:
    german = article(FERRY_IN_GERMAN, id="german", title="Fähre Lady Corran auf Grund", lang="de", published=day(3))
    assert stories(grouped([ferry, german])) == [{"ferry"}, {"german"}]


def test_links_say_how_alike_two_reports_are_and_in_which_words() -> None:
    (found,) = grouped([ferry, ferry_too])
    (link,) = found.links
    assert {link.a, link.b} == {"ferry", "ferry-too"}
    assert SETTINGS.story <= link.score <= 1.0
    assert link.why.startswith("both speak of ")
    assert "ferry" in link.why.casefold()
    assert "both name " in link.why


def test_a_runner_up_is_the_best_link_to_another_story() -> None:
    groups = grouped([ferry, ferry_too], wish(lead="ferry", split=("ferry-too",)))
    assert stories(groups) == [{"ferry"}, {"ferry-too"}]
    assert {link.a for each in groups for link in each.runners_up.values()} == {"ferry"}
    assert set(groups[0].runners_up) == {"ferry"}


# -- copies and snapshots


def test_a_copy_says_who_speaks_for_it() -> None:
    cut = article("\n\n".join(FERRY.split("\n\n")[:2]), id="cut", title="Ferry aground", published=day(2), is_cut=True)
    (found,) = grouped([cut, ferry, ferry_too])
    assert dict(found.copies) == {"cut": "ferry"}


def test_of_three_copies_the_fullest_that_is_whole_speaks() -> None:
    longest = article(f"{FERRY}\n\n{BELL}", id="longest", published=day(1), is_cut=True)
    shorter = article("\n\n".join(FERRY.split("\n\n")[:2]), id="shorter", published=day(1))
    (found,) = grouped([shorter, longest, ferry])
    assert dict(found.copies) == {"longest": "ferry", "shorter": "ferry"}


def test_a_copy_is_in_the_story_however_late_it_came_while_it_is_within_reach() -> None:
    late = article(FERRY, id="late", title="Something else entirely", published=day(7))
    (found,) = grouped([ferry, late])
    assert dict(found.copies) == {"late": "ferry"}


def test_two_files_of_one_source_are_snapshots_and_not_two_voices() -> None:
    cut = article(BELL, id="ferry", path="sources/cut.txt", is_cut=True)
    again = article(FERRY, id="ferry", path="sources/z.txt", title=ferry.title, published=ferry.published)
    (found,) = grouped([cut, again, ferry])
    assert found.members == (ferry,)
    assert found.snapshots == {"ferry": (again, cut)}


# -- wishes


def test_an_editor_joins_what_is_not_alike() -> None:
    groups = grouped([ferry, bell], wish(lead="ferry", join=("bell",)))
    assert stories(groups) == [{"ferry", "bell"}]
    assert groups[0].wish is not None


def test_an_editors_wish_is_stronger_than_a_copy() -> None:
    """One wish takes a report to another story, a second keeps its copy from there."""
    copy = article(FERRY, id="copy", published=day(2))
    groups = grouped(
        [ferry, copy, bell],
        wish("stories/a.yml", lead="bell", join=("ferry",)),
        wish("stories/b.yml", lead="copy", split=("bell",)),
    )
    assert stories(groups) == [{"copy"}, {"bell", "ferry"}]


def test_an_editor_splits_what_is_a_copy() -> None:
    copy = article(FERRY, id="copy", published=day(2))
    groups = grouped([ferry, copy], wish(lead="ferry", split=("copy",)))
    assert stories(groups) == [{"copy"}, {"ferry"}]
    assert all(not each.copies for each in groups)
    assert [each.wish is not None for each in groups] == [False, True]


def test_a_story_that_any_decision_hides_is_hidden() -> None:
    shown, hides = wish("stories/a.yml", lead="ferry", pin=True), wish("stories/b.yml", lead="ferry-too", hidden=True)
    ((only,), problems) = group([ferry, ferry_too], [shown, hides], SETTINGS)
    assert only.wish is not None
    assert (only.wish.hidden, only.wish.pin) == (True, True)
    assert problems


def test_two_wishes_for_one_story_are_a_problem_and_the_first_holds() -> None:
    one, other = wish("stories/a.yml", lead="ferry"), wish("stories/b.yml", lead="ferry-too")
    groups, problems = group([ferry, ferry_too], [one, other], SETTINGS)
    assert [each.wish for each in groups] == [one]
    assert [str(problem) for problem in problems] == [
        "stories/b.yml: it speaks of the story that stories/a.yml speaks of (put both into one file)"
    ]


# -- whatever comes in

SENTENCES = [sentence for text in (FERRY, FERRY_TOO, BRIDGE, BELL) for sentence in text.split("\n\n")]
TITLES = ["Ferry Lady Corran aground", "Stranded ferry: passengers taken off", "Mayor refuses toll", None]


@st.composite
def articles(draw: st.DrawFn) -> list[Article]:
    """A handful of articles of a few sentences; some are copies, some are other files of one source."""
    return [
        article(
            "\n\n".join(draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True))),
            id=draw(st.sampled_from("abcdefg")),
            path=f"sources/{number}.txt",
            title=draw(st.sampled_from(TITLES)),
            lang=draw(st.sampled_from(["en", "en", "de"])),
            published=draw(st.sampled_from([None, *map(day, (1, 2, 3, 9))])),
            is_cut=draw(st.booleans()),
        )
        for number in range(draw(st.integers(0, 7)))
    ]


@st.composite
def editions(draw: st.DrawFn) -> tuple[list[Article], list[Wish]]:
    """Articles and at most one wish, for sources that are there: `editorial.resolve` lets nothing else pass."""
    given = draw(articles())
    names = draw(st.permutations(sorted({source.id for source in given})))
    if not names or draw(st.booleans()):
        return given, []
    stays, leaves = draw(st.integers(1, 3)), draw(st.integers(0, 2))
    wished = wish(lead=names[0], join=tuple(names[1:stays]), split=tuple(names[stays : stays + leaves]))
    return given, [wished]


@settings(max_examples=60)
@given(editions(), st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(edition: tuple[list[Article], list[Wish]], random: Random) -> None:
    given, wished = edition
    shuffled = list(given)
    random.shuffle(shuffled)
    assert group(shuffled, wished, SETTINGS) == group(given, wished, SETTINGS)


@settings(max_examples=60)
@given(editions())
def test_every_source_is_in_one_group_and_every_file_is_kept(edition: tuple[list[Article], list[Wish]]) -> None:
    given, wished = edition
    groups, _ = group(given, wished, SETTINGS)
    members = [member.id for each in groups for member in each.members]
    assert sorted(members) == sorted({source.id for source in given})
    files = [
        file.path for each in groups for member in each.members for file in (member, *each.snapshots.get(member.id, ()))
    ]
    assert sorted(files) == sorted(source.path for source in given)
    assert [each.founder.id for each in groups] == sorted(each.founder.id for each in groups)


@settings(max_examples=60)
@given(editions())
def test_wishes_hold_and_what_a_group_says_is_of_its_own_members(edition: tuple[list[Article], list[Wish]]) -> None:
    given, wished = edition
    groups, _ = group(given, wished, SETTINGS)
    home = {member.id: each.founder.id for each in groups for member in each.members}
    for each in groups:
        ids = {member.id for member in each.members}
        assert set(each.copies) | set(each.copies.values()) | set(each.snapshots) <= ids
        assert not set(each.copies) & set(each.copies.values())  # a speaker is nobody's copy
        assert all({link.a, link.b} <= ids for link in each.links)
        assert all(len({home[link.a], home[link.b]}) == 2 for link in each.runners_up.values())
        assert len({member.lang for member in each.members}) == 1 or wished
    for each_wish in wished:
        kept = {home[name] for name in (str(each_wish.lead), *each_wish.join)}
        assert len(kept) == 1
        assert not kept & {home[name] for name in each_wish.split}
        assert [each.wish for each in groups if each.founder.id in kept] == [each_wish]


@pytest.mark.parametrize("given", [[], [ferry]])
def test_nothing_and_one_article_are_grouped_too(given: list[Article]) -> None:
    assert stories(grouped(given)) == [{source.id} for source in given]
