"""Small pages at every other address of a story, which lead to where it is now; and tombstones. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from digest.addresses import Redirect, Tombstone, redirect_file
from digest.model import Page
from digest.render import markdown


def redirect(led: Redirect) -> Page:
    """A page that goes elsewhere by itself, with a link for who cannot."""
    path = redirect_file(led.at)
    anchor = f"#s-{led.source}" if led.source else ""
    href = escape(f"{'../' * path.count('/')}{led.to}/{anchor}", quote=True)
    title, lang = escape(led.title, quote=True), escape(led.lang, quote=True)
    return Page(
        path=path,
        leads_to=led.to,
        text=f'<!doctype html>\n<html lang="{lang}">\n'
        f'<meta charset="utf-8">\n<link rel="icon" href="data:,">\n<title>{title}</title>\n'
        f'<meta name="robots" content="noindex">\n<meta http-equiv="refresh" content="0; url={href}">\n'
        f'<link rel="canonical" href="{href.partition("#")[0]}">\n<p><a href="{href}">{title}</a></p>\n</html>\n',
    )


def tombstone(stone: Tombstone) -> Page:
    """The page of a story that was withdrawn: that it was, and why."""
    return Page(
        path=f"{stone.address}.md",
        meta={"title": stone.title, "description": f"{stone.title}.", "kind": "withdrawn"},
        text="\n\n".join(_epitaph(stone)),
    )


def _epitaph(stone: Tombstone) -> Iterator[str]:
    yield f"# {markdown.text(stone.title)}"
    if stone.reason:
        yield markdown.part("note", markdown.text(stone.reason))
    up = "../" * stone.address.count("/")
    yield f"[The front page]({up}index.md) and [the days]({up}days/index.md) lead to every story."
