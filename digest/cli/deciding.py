"""The editor's doors: `digest join`, `split`, `merge`, `pin`, `retitle`, `confirm`, `dismiss`, `hide`, `withdraw` and
`remove`.

They write the decision file of a story in `CONTENT/stories/`, or make one, and say what they wrote.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.seen import ROOT, below, content_option, faults_in_words, near, progress
from digest.errors import OutputError

if TYPE_CHECKING:
    from digest.desk import Change, Desk

_NAME = "FILE|ID|URL|ADDRESS"


@click.command()
@click.argument("first", metavar=_NAME)
@click.argument("others", metavar=_NAME, nargs=-1, required=True)
@content_option
def join(first: str, others: tuple[str, ...], content: Path) -> None:
    """These reports belong to one story: that of the first."""
    from digest import desk

    _decide(content, lambda here: desk.join(here, *(below(each, content) for each in (first, *others))))


@click.command()
@click.argument("source", metavar=_NAME)
@click.argument("stays", metavar="[FROM]...", nargs=-1)
@content_option
def split(source: str, stays: tuple[str, ...], content: Path) -> None:
    """A report does not belong to a story: not with these reports, or not with any that it is with now."""
    from digest import desk

    _decide(content, lambda here: desk.split(here, *(below(each, content) for each in (source, *stays))))


@click.command()
@click.argument("story", metavar=_NAME)
@click.argument("other", metavar=_NAME)
@content_option
def merge(story: str, other: str, content: Path) -> None:
    """The whole other story becomes part of the first; its addresses lead there."""
    from digest import desk

    _decide(content, lambda here: desk.merge(here, below(story, content), below(other, content)))


@click.command()
@click.argument("story", metavar=_NAME)
@click.option("--off", is_flag=True, help="No longer.")
@content_option
def pin(story: str, off: bool, content: Path) -> None:
    """Keep a story on top of the front page."""
    from digest import desk

    _decide(content, lambda here: desk.pin(here, below(story, content), off=off))


@click.command()
@click.argument("story", metavar=_NAME)
@click.argument("headline")
@content_option
def retitle(story: str, headline: str, content: Path) -> None:
    """Give a story another headline. Its address stays."""
    from digest import desk

    _decide(content, lambda here: desk.retitle(here, below(story, content), headline))


@click.command()
@click.argument("story", metavar=_NAME)
@click.argument("difference", metavar="DIFFERENCE")
@click.option("--note", help="What readers are told.")
@content_option
def confirm(story: str, difference: str, note: str | None, content: Path) -> None:
    """The sources of a story do differ there: six characters that stand on its page name a difference."""
    from digest import desk

    _decide(content, lambda here: desk.confirm(here, below(story, content), difference, note=note))


@click.command()
@click.argument("story", metavar=_NAME)
@click.argument("difference", metavar="DIFFERENCE")
@click.option("--note", help="What readers are told.")
@content_option
def dismiss(story: str, difference: str, note: str | None, content: Path) -> None:
    """What the page shows as a difference is none: it is folded away there."""
    from digest import desk

    _decide(content, lambda here: desk.dismiss(here, below(story, content), difference, note=note))


@click.command()
@click.argument("story", metavar=_NAME)
@click.option("--off", is_flag=True, help="Show it again.")
@content_option
def hide(story: str, off: bool, content: Path) -> None:
    """Take a story off the site without a trace; its addresses lead nowhere."""
    from digest import desk

    _decide(content, lambda here: desk.hide(here, below(story, content), off=off))


@click.command()
@click.argument("story", metavar=_NAME)
@click.option("--reason", required=True, help="What readers are told.")
@content_option
def withdraw(story: str, reason: str, content: Path) -> None:
    """Take a story off the site; its addresses say that it was withdrawn, and why."""
    from digest import desk

    _decide(content, lambda here: desk.withdraw(here, below(story, content), reason=reason))


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--reason", help="What readers are told where nothing of its story stays.")
@content_option
def remove(file: str, reason: str | None, content: Path) -> None:
    """Delete one source; the addresses that only it gave lead to what stays of its story, or to a tombstone."""
    from digest import desk

    _decide(content, lambda here: desk.remove(here, below(file, content), reason=reason))


COMMANDS = (join, split, merge, pin, retitle, confirm, dismiss, hide, withdraw, remove)


def _decide(content: Path, ask: Callable[[Desk], Change]) -> None:
    """Ask for a change and make it: all files are read before the first is written."""
    with faults_in_words():
        change = ask(_desk(content))
        _apply(change, content)
    for line in change.said:
        click.echo(line)
    for where in change.write:
        click.echo(f"wrote {near(content / where)}")


def _desk(content: Path) -> Desk:
    from digest import config, editorial, handwritten, pipeline
    from digest.desk import Desk

    settings = config.load(ROOT)
    with progress() as track:
        edition = pipeline.make(content, settings, track=track)
    decisions, written = editorial.load(content)[0], handwritten.load(content)[0]
    taken = frozenset(f"stories/{path.name}" for path in (content / "stories").glob("*"))
    return Desk(edition=edition.in_full, decisions=decisions, written=written, taken=taken, config=settings)


def _apply(change: Change, content: Path) -> None:
    """Decisions first: a file is only deleted when its addresses are taken care of. Raises OutputError."""
    from digest.read import SIDECAR
    from digest.write import write_whole

    try:
        for where, text in sorted(change.write.items()):
            write_whole(content / where, text.encode("utf-8"))
        for path in change.delete:
            for each in (path, path + SIDECAR):
                (content / each).unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{error.filename or content}: cannot be written: {error.strerror}") from None
