"""Articles into groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from digest.config import Grouping
from digest.group import Ground, Remembering, group, regroup
from digest.model import Article, Group, Wish
from tests.builders import article, day, wish
from tests.news import BELL, BRIDGE, FERRY, FERRY_FOLLOWED, FERRY_IN_GERMAN, FERRY_TOO

SETTINGS = Grouping()
ferry = article(FERRY, id="ferry", title="Ferry Lady Corran runs aground off Tharrow", published=day(2, 20))
ferry_too = article(FERRY_TOO, id="ferry-too", title="Passengers of stranded ferry taken off", published=day(3))
bridge = article(BRIDGE, id="bridge", title="Mayor of Hallin refuses toll on bridge", published=day(3))
sequel = article(FERRY_FOLLOWED, id="sequel", title="Lady Corran sails again", published=day(20))
bell = article(BELL, id="bell", title="Divers find a bell", published=day(3))


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


def test_an_editor_merges_whole_stories() -> None:
    groups = grouped([ferry, ferry_too, bridge, bell], wish(lead="bridge", merge=("ferry-too",)))
    assert stories(groups) == [{"bell"}, {"ferry", "ferry-too", "bridge"}]


def test_what_an_editor_keeps_apart_stays_out_of_a_story_that_is_merged_and_the_rest_of_it_does_not() -> None:
    groups = grouped(
        [ferry, ferry_too, replace(ferry_too, id="more"), bridge],
        wish("stories/a.yml", lead="ferry", merge=("bridge",)),
        wish("stories/b.yml", lead="more", split=("bridge",)),
    )
    assert stories(groups) == [{"ferry", "ferry-too", "bridge"}, {"more"}]


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


# -- threads


def test_a_story_knows_what_it_is_a_sequel_of_and_its_own_sequels() -> None:
    found = grouped([ferry, bridge, sequel])
    assert stories(found) == [{"bridge"}, {"ferry"}, {"sequel"}]
    assert [len(each.earlier) + len(each.later) for each in found] == [0, 1, 1]
    (back,), (forth,) = found[2].earlier, found[1].later
    assert (back.a, back.b, forth.a, forth.b) == ("sequel", "ferry", "ferry", "sequel")
    assert (back.score, back.why) == (forth.score, forth.why)
    assert "Corran" in back.why


def test_a_thread_leads_from_founder_to_founder() -> None:
    found = {each.founder.id: each for each in grouped([ferry, ferry_too, sequel])}
    assert [link.b for link in found["sequel"].earlier] == ["ferry"]


# -- going on from an earlier grouping


@pytest.mark.parametrize("days", [5, 20])
def test_a_headline_that_is_written_otherwise_is_told_so_by_the_links_to_it(days: int) -> None:
    """Its story is as alike to the others as before: to one that it is a runner-up of, and to one that it follows."""
    later = replace(sequel, published=day(days, 20))
    _, _, ground = regroup([ferry, later], [], SETTINGS, Ground(settings=SETTINGS))
    loud = [replace(each, title=str(each.title).upper()) for each in (ferry, later)]
    for edited in ([loud[0], later], [ferry, loud[1]], loud):
        (one, other), _, _ = regroup(edited, [], SETTINGS, ground)
        assert (one, other) == grouped(edited)
        assert one.runners_up or one.later


def test_a_story_that_nothing_touched_is_the_very_same_value() -> None:
    first, _, ground = regroup([ferry, ferry_too, bridge], [], SETTINGS, Ground(settings=SETTINGS))
    again, _, _ = regroup([ferry, ferry_too, bridge, bell], [], SETTINGS, ground)
    assert {each.founder.id: id(each) for each in first}.items() <= {
        each.founder.id: id(each) for each in again
    }.items()


def gone_on(before: Sequence[Article], after: Sequence[Article], *wishes: Wish) -> tuple[Group, ...]:
    _, _, ground = regroup(before, wishes, SETTINGS, Ground(settings=SETTINGS))
    return regroup(after, wishes, SETTINGS, ground)[0]


def test_what_is_gone_is_gone_from_the_story_that_an_editor_joined_it_to() -> None:
    joined = wish(lead="ferry", join=("bell",))
    assert stories(gone_on([ferry, bell], [ferry], joined)) == [{"ferry"}]
    assert stories(gone_on([ferry], [ferry, bell], joined)) == [{"ferry", "bell"}]


def test_a_copy_that_turns_out_to_be_a_round_up_leaves_its_story() -> None:
    """Nothing in its headline and lead is alike to what it carries, so it has no likeness to it, and had none."""
    own = " ".join(f"Unrelated matter number{at} is told here at length." for at in range(120))
    letter = article(f"{own}\n\n{FERRY}\n\n{BRIDGE}", id="letter", title="Morning letter", published=day(3))
    assert stories(grouped([ferry, letter])) == [{"ferry", "letter"}]
    assert stories(gone_on([ferry, letter], [ferry, letter, bridge])) == [{"bridge"}, {"ferry"}, {"letter"}]
    assert stories(gone_on([ferry, letter, bridge], [ferry, letter])) == [{"ferry", "letter"}]


def test_another_file_of_a_source_stands_behind_it_from_then_on() -> None:
    cut = article(BELL, id="ferry", path="sources/cut.txt", is_cut=True)
    assert gone_on([ferry], [ferry, cut])[0].snapshots == {"ferry": (cut,)}
    assert gone_on([ferry, cut], [ferry])[0].snapshots == {}


def test_who_groups_again_and_again_gets_the_same_as_who_groups_once() -> None:
    remembering = Remembering()
    for given in ([ferry], [ferry, ferry_too], [ferry_too, bridge], [], [ferry, sequel]):
        assert remembering(given, [], SETTINGS) == group(given, [], SETTINGS)


def test_a_report_that_an_editor_joins_tears_nothing_out_of_the_story() -> None:
    again = article(FERRY_TOO, id="again", title=ferry_too.title, published=day(3))
    assert stories(grouped([ferry, ferry_too, again, bridge], wish(lead="ferry", join=("bridge",)))) == [
        {"again", "bridge", "ferry", "ferry-too"}
    ]


# -- whatever comes in


@pytest.mark.parametrize("given", [[], [ferry]])
def test_nothing_and_one_article_are_grouped_too(given: list[Article]) -> None:
    assert stories(grouped(given)) == [{source.id} for source in given]
