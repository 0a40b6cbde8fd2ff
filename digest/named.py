"""What a person means by a name: a file, a source's id or URL, an address of a story, old ones too, or the decision on
it. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass

from digest.addresses import canonical, page_place, source_path
from digest.model import Article, Edition, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A story, and the files of it that were meant: all where the name is the story's."""

    story: Story
    files: tuple[Article, ...]
    is_story: bool


def find(edition: Edition, name: str) -> Named | None:
    """What has this name, on the site or hidden; None where nothing has."""
    asked = name.strip().removeprefix("./").partition("#")[0].strip("/").removesuffix("/index.html")
    stories = (*edition.stories, *edition.hidden)
    for story in stories:
        if files := tuple(file for file in story.files if _is_called(file, asked)):
            return Named(story=story, files=files, is_story=False)
    if decided := next((each for each in stories if each.group.wish and each.group.wish.where == asked), None):
        return Named(story=decided, files=decided.files, is_story=True)
    places = {page_place(page.path): page.leads_to for page in edition.pages if page.leads_to}
    places |= {story.address: story.address for story in stories}
    # An address may be given whole, as a browser shows it: the longest place at its end is meant.
    ends = [at for at in places if asked.removesuffix(".md") == at or asked.endswith(f"/{at}")]
    address = places[max(ends, key=len)] if ends else None
    story_there = next((story for story in stories if story.address == address), None)
    return Named(story=story_there, files=story_there.files, is_story=True) if story_there else None


def _is_called(file: Article, asked: str) -> bool:
    if asked in (file.id, file.path) or (file.url is not None and canonical(file.url) == canonical(asked)):
        return True
    return any(asked == place or asked.endswith(f"/{place}") for place in (file.path, source_path(file.id)))
