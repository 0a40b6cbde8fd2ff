"""What a person means by a name: a file, a source's id or URL, an address of a story, old ones too, or the decision on
it. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from digest.addresses import canonical, page_place, slug_path, source_path
from digest.model import Article, Edition, Story, Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A story, and the files of it that were meant: all where the name is the story's."""

    story: Story
    files: tuple[Article, ...]
    is_story: bool


def find(edition: Edition, name: str) -> Named | None:
    """What has this name, on the site or hidden; None where nothing has.

    `?` and `#` may be part of a file's name, or begin what follows an address.
    """
    return next((found for each in _asked(name) if (found := _find(edition, each))), None)


def find_withdrawn(edition: Edition, name: str) -> Wish | None:
    """The decision of a withdrawn story whose sources are gone, by its file or by any address that it keeps."""
    for asked in _asked(name):
        for wish in edition.wishes:
            if wish.withdrawn and not wish.own and (asked == wish.where or _place(asked, kept(wish)) is not None):
                return wish
    return None


def kept(wish: Wish) -> tuple[str, ...]:
    """The addresses that a decision gives to its story."""
    return (*([slug_path(wish.slug)] if wish.slug else []), *wish.aliases)


def _asked(name: str) -> Iterable[str]:
    whole = name.strip().removeprefix("./")
    asked = dict.fromkeys(_bare(each) for each in (whole, whole.partition("#")[0], re.split("[?#]", whole)[0]))
    return filter(None, asked)


def _bare(asked: str) -> str:
    return asked.strip("/").removesuffix("/index.html")


def _find(edition: Edition, asked: str) -> Named | None:
    stories = (*edition.stories, *edition.hidden)
    for story in stories:
        if files := tuple(file for file in story.files if _is_called(file, asked)):
            return Named(story=story, files=files, is_story=False)
    if decided := _decided(edition, stories, asked):
        return Named(story=decided, files=decided.files, is_story=True)
    places = {page_place(page.path): page.leads_to for page in edition.pages if page.leads_to}
    places |= {story.address: story.address for story in stories}
    at = _place(asked, places)
    address = places[at] if at is not None else None
    story_there = next((story for story in stories if story.address == address), None)
    return Named(story=story_there, files=story_there.files, is_story=True) if story_there else None


def _place(asked: str, places: Iterable[str]) -> str | None:
    """An address may be given whole, as a browser shows it: the longest place at its end is meant."""
    ends = [at for at in places if asked.removesuffix(".md") == at or asked.endswith(f"/{at}")]
    return max(ends, key=len) if ends else None


def _decided(edition: Edition, stories: Iterable[Story], where: str) -> Story | None:
    """The story that a decision file speaks of, if it is the first to do so or not."""
    own = {source for wish in edition.wishes if wish.where == where for source in wish.own[:1]}
    return next(
        (
            story
            for story in stories
            if (story.group.wish and story.group.wish.where == where) or own & {each.id for each in story.sources}
        ),
        None,
    )


def _is_called(file: Article, asked: str) -> bool:
    if asked in (file.id, file.path) or (file.url is not None and canonical(file.url) == canonical(asked)):
        return True
    return any(asked == place or asked.endswith(f"/{place}") for place in (file.path, source_path(file.id)))
