"""The stories before and after a story, on its page: headline, day and address of each, and nothing else. Pure.

They stand above the report: who comes to an old story by a search should see first that it went on.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from digest.dates import short_day
from digest.model import Link, Story, When
from digest.render import markdown

_MOST = 4  # of each; of more sequels the newest: each of them leads on to the others


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """All that a page knows of another story."""

    address: str
    title: str
    began: When


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The stories that one is a sequel of, and its own sequels, by day."""

    earlier: tuple[Neighbour, ...] = ()
    later: tuple[Neighbour, ...] = ()


NO_THREAD = Thread()


def thread(story: Story, shown: Mapping[str, Story]) -> Thread:
    """The neighbours of a story among those that are `shown`, by their sources' ids: no other is ever named."""
    return Thread(earlier=_known(story.group.earlier, shown), later=_known(story.group.later, shown))


def _known(links: Iterable[Link], shown: Mapping[str, Story]) -> tuple[Neighbour, ...]:
    others = {link.b: shown[link.b] for link in links if link.b in shown}.values()
    found = [Neighbour(address=each.address, title=each.title, began=each.first) for each in others if each.first]
    return tuple(sorted(found, key=lambda each: (each.began, each.address))[-_MOST:])


def strip(known: Thread, address: str) -> str:
    """The thread on the page at this address."""
    lines = [("Earlier", each) for each in known.earlier] + [("Later", each) for each in known.later]
    return markdown.part(
        "thread",
        markdown.items(
            f"{which}, {markdown.text(short_day(each.began, 'en'))}: {markdown.link(each.title, _way(address, each))}"
            for which, each in lines
        ),
    )


def _way(address: str, other: Neighbour) -> str:
    return posixpath.relpath(f"{other.address}.md", posixpath.dirname(address))
