"""Stage 7: stories and their records in, pages out: Markdown with front matter, and redirects. Pure; the one place that
escapes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from digest.addresses import Redirect, Tombstone, page_place, same_place
from digest.config import Config
from digest.model import Page, Record, Story
from digest.render import lists, redirects
from digest.render.story import page

ABOUT = """\
# About

This is a news digest.
Its pages are made from articles of several outlets, by extraction.
Every sentence on a story's page is a sentence of one of its sources.
Beside each paragraph stands who says so, and where the sources differ both wordings are shown.
"""


def render(
    stories: Sequence[Story],
    records: Iterable[Record],
    written: Sequence[Page],
    config: Config,
    *,
    led: Iterable[Redirect] = (),
    tombstones: Iterable[Tombstone] = (),
) -> tuple[Page, ...]:
    """All pages, in the order of their paths. `stories` are those that are shown, `records` what their pages show,
    `written` the pages that people wrote: an `about.md` among them replaces ours. `led` are the redirects.
    """
    made = [
        *map(page, records),
        *map(redirects.tombstone, tombstones),
        *lists.pages(stories, config),
    ]
    there = {same_place(page_place(each.path)) for each in made}
    made += [redirects.redirect(each) for each in led if not (each.stands_in and same_place(each.at) in there)]
    if "about.md" not in {each.path for each in written}:
        made.append(Page(path="about.md", meta={"title": "About", "kind": "page"}, text=ABOUT))
    return tuple(sorted([*made, *written], key=lambda each: each.path))
