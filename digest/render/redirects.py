"""Small pages at every address that a source ever gives a story, which lead to where the story is now. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from digest.addresses import source_path, story_path
from digest.model import Page, Story


def pages(story: Story) -> Iterator[Page]:
    """`/s/<id>/` of every source, and the address that the story would have if another source had founded it."""
    here = story.address
    for source in story.sources:
        for at in (source_path(source.id), story_path(source.title, source.id)):
            if at != here:
                yield Page(
                    path=f"{at}/index.html",
                    text=_page(story, f"{'../' * (at.count('/') + 1)}{here}/#source-{source.id}"),
                )


def _page(story: Story, to: str) -> str:
    href, title = escape(to, quote=True), escape(story.title, quote=True)
    return (
        f'<!doctype html>\n<html lang="{escape(story.lang, quote=True)}">\n'
        f'<meta charset="utf-8">\n<link rel="icon" href="data:,">\n<title>{title}</title>\n'
        f'<meta name="robots" content="noindex">\n<meta http-equiv="refresh" content="0; url={href}">\n'
        f'<link rel="canonical" href="{href.partition("#")[0]}">\n<p><a href="{href}">{title}</a></p>\n</html>\n'
    )
