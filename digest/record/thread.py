"""The stories before and after a story: headline, day and address of each, and nothing else. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from digest.model import Link, Story
from digest.model.records import Neighbour

_MOST = 4  # of each; of more sequels the newest: each of them leads on to the others


def earlier(story: Story, shown: Mapping[str, Story]) -> tuple[Neighbour, ...]:
    """The stories that one is a sequel of, by day, among those that are `shown`, by their sources' ids."""
    return _known(story.group.earlier, shown)


def later(story: Story, shown: Mapping[str, Story]) -> tuple[Neighbour, ...]:
    """Its own sequels, in the same way."""
    return _known(story.group.later, shown)


def _known(links: Iterable[Link], shown: Mapping[str, Story]) -> tuple[Neighbour, ...]:
    others = {link.b: shown[link.b] for link in links if link.b in shown}.values()
    dated = sorted((each.first, each.address, each.title) for each in others if each.first)
    return tuple(Neighbour(address=address, title=title, day=first.day) for first, address, title in dated[-_MOST:])
