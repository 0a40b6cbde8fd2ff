"""Stage 5: differences and what editors said of them in, differences with verdicts out. Pure.

A difference that was dismissed stays one of the story: the page folds it away and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from digest.errors import Problem, Weight
from digest.model import Difference, Fact, Group, Story, Verdict, Wish


def verdicts(differences: Iterable[Difference], group: Group, wishes: Iterable[Wish]) -> tuple[Difference, ...]:
    """The differences of a group's story, each with what an editor decided of it, if one did."""
    said = {fact.difference: fact for wish in wishes if {*wish.own[:1]} & {*group.ids} for fact in wish.facts}
    return tuple(_ruled(each, said[each.id]) if each.id in said else each for each in differences)


def _ruled(difference: Difference, fact: Fact) -> Difference:
    return replace(difference, verdict=Verdict(confirmed=fact.confirmed, where=fact.where, note=fact.note))


def outdated(stories: Sequence[Story], wishes: Iterable[Wish]) -> Iterator[Problem]:
    """What editors said of differences that their stories do not have."""
    homes = {source: story for story in stories for source in story.group.ids}
    for wish in wishes:
        for story in (homes[each] for each in wish.own[:1] if each in homes):
            known = {each.id for each in story.differences}
            for fact in wish.facts:
                if fact.difference not in known:
                    what = f"its story has no difference {fact.difference}"
                    yield Problem(where=fact.where, what=what, hint=_way_out(story), weight=Weight.WARNING)


def _way_out(story: Story) -> str:
    there = ", ".join(map(told, story.differences))
    return f"there are: {there}" if there else "its sources differ in nothing now: take it out"


def told(difference: Difference) -> str:
    """`3f2a9c (84 passengers / 91 passengers)`."""
    return f"{difference.id} ({' / '.join(side.words or side.sentence for side in difference.sides)})"
