"""Stage 6: stories in, pages out: Markdown with front matter, and redirects. Pure; the one place that escapes."""

from __future__ import annotations

from collections.abc import Sequence

from digest.config import Config
from digest.model import Page, Story
from digest.render import lists, redirects
from digest.render.story import page

ABOUT = """\
# About

This is a news digest.
Its pages are made from articles of several outlets, by extraction.
Every sentence on a story's page is a sentence of one of its sources.
Beside each paragraph stands who says so, and where the sources differ both wordings are shown.
"""


def render(stories: Sequence[Story], written: Sequence[Page], config: Config) -> tuple[Page, ...]:
    """All pages, in the order of their paths. `written` are the pages that people wrote; an `about.md` among them
    replaces ours.
    """
    made = [
        *(page(story) for story in stories),
        *(redirect for story in stories for redirect in redirects.pages(story)),
        *lists.pages(stories, config),
    ]
    if "about.md" not in {each.path for each in written}:
        made.append(Page(path="about.md", meta={"title": "About", "kind": "page"}, text=ABOUT))
    return tuple(sorted([*made, *written], key=lambda each: each.path))
