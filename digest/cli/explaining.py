"""What `digest explain` prints: a file's receipt as tables, a story in one view."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from digest.cli.seen import times

Data = Mapping[str, Any]  # as `receipt` makes it


def print_answers(answers: Sequence[Data]) -> None:
    """Each file or story that a name means."""
    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
    for each in answers:
        if "file" in each:
            _file(console, each)
        else:
            _story(console, each)


def _file(console: Console, data: Data) -> None:
    story = data["story"]
    console.print(
        f"[bold]{escape(data['file'])}[/]  {data['format']}, source {data['id']}"
        + (", a cut copy" if data["is_cut_copy"] else "")
        + (f", doubtful: {escape(data['doubtful'])}" if data["doubtful"] else "")
    )
    _table(
        console,
        "Fields",
        ("field", "value", "from"),
        [(name, _words(each["value"]), each["from"]) for name, each in data["fields"].items()],
    )
    _table(console, "Cut", ("rule", "text"), [(cut["rule"], cut["text"]) for cut in data["cut"]])
    _table(console, "Kept", ("kind", "text"), [(block["kind"], block["text"]) for block in data["kept"]])
    console.print(f"Story: [bold]{escape(story['title'])}[/]")
    console.print(f"       {story['address']} ({times(len(story['sources']), 'source')})")
    for label, line in _standing(data):
        console.print(f"{label:<6} {escape(line)}")
    for line in (*data["remarks"], *(f"the key '{key}' means nothing here" for key in data["ignored_keys"])):
        console.print(f"Note:  {escape(line)}")


def _standing(data: Data) -> Iterator[tuple[str, str]]:
    """Why it is there and what would move it: a label and a line each; a label stands once."""
    if data["shown_as"] != data["file"]:
        yield "Shown:", f"{data['shown_as']}, another file of the same source, is fuller"
    if data["copy"]:
        yield "Copy:", f"{data['copy']['told']}, which speaks for both"
    yield from _labelled("Why:", (f"{each['score']:.3f} with {each['file']}: {each['why']}" for each in data["links"]))
    if data["runner_up"]:
        yield "Next:", _runner_up(data["runner_up"])
    yield from _thread(data["thread"])
    yield from _labelled("Said:", map(_ruling, data["decisions"]))
    yield from _labelled("Move:", (line for each in data["moves"] for line in _move(each)))


def _story(console: Console, data: Data) -> None:
    story, sources = data["story"], data["sources"]
    days = " to ".join(dict.fromkeys(filter(None, (story["first"], story["latest"])))) or "undated"
    copies = len(sources) - story["independent"]
    counts = [times(len(sources), "report"), *([f"{story['independent']} independent"] if copies else []), days]
    console.print(f"Story: [bold]{escape(story['title'])}[/]")
    console.print(f"       {story['address']} ({', '.join(counts)}{'' if story['is_shown'] else '; off the site'})")
    for label, line in (*_thread(data["thread"]), *_labelled("Said:", map(_ruling, data["decisions"]))):
        console.print(f"{label:<6} {escape(line)}")
    _table(
        console,
        "Reports",
        ("file", "from", "why it is here"),
        [(each["file"], _from(each), _why(each)) for each in sources],
    )
    near = [(each["file"], each["runner_up"]) for each in sources if each["runner_up"]]
    for own, link in sorted(near, key=lambda each: -each[1]["score"])[:1]:
        console.print(f"Next:  {escape(_runner_up(link, of=own))}")
    for label, line in _labelled("Move:", (line for each in data["moves"] for line in _move(each))):
        console.print(f"{label:<6} {escape(line)}")


def _from(source: Data) -> str:
    """`The Harbour Post, 2026-09-02, 378 words`."""
    spine = "the spine of the page" if source["is_spine"] else ""
    pieces = (source["outlet"], source["published"], times(source["words"], "word"), spine)
    return ", ".join(filter(None, pieces))


def _why(source: Data) -> str:
    if source["copy"]:
        return f"copy: {source['copy']['told']}"
    if source["links"]:
        best = source["links"][0]
        return f"{best['score']:.3f} with {best['file']}: {best['why']}"
    return "an editor put it here" if any(each["naming"] for each in source["decisions"]) else "it stands alone"


def _runner_up(link: Data, of: str = "") -> str:
    between = f"between {of} and" if of else "with"
    needed = f"{link['needed']:.3g} is needed"
    return f"{link['score']:.3f} {between} {link['file']}, of another story ({link['story']}); {needed}: {link['why']}"


def _thread(kin: Sequence[Data]) -> Iterator[tuple[str, str]]:
    for label, wanted in (("Prior", False), ("Since", True)):
        found = (each for each in kin if each["is_later"] is wanted)
        yield from _labelled(
            f"{label}:",
            (
                f"{each['score']:.3f} with {each['title']}, {each['day']} ({each['address']}); "
                f"{each['needed']:.3g} is needed{'' if each['is_shown'] else '; off the site, so not linked'}"
                for each in found
            ),
        )


def _ruling(ruling: Data) -> str:
    """What a decision file says."""
    naming = f"names it in {' and '.join(ruling['naming'])}" if ruling["naming"] else ""
    speaks = f"speaks of its story ({', '.join(ruling['says'])})" if ruling["says"] else ""
    return f"{ruling['file']} {' and '.join(filter(None, (naming, speaks)))}"


def _move(move: Data) -> Iterator[str]:
    if not move["commands"]:
        yield f"{move['text']}."
        return
    first, *others = move["commands"]
    yield f"{move['text']}: {first}"
    yield from (f"  then {each}" for each in others)


def _labelled(label: str, lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(lines):
        yield ("" if number else label), line


def _table(console: Console, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Wrapped to the width of a terminal; in a pipe one row is one line, with tabs."""
    if not console.is_terminal:
        for row in rows:
            click.echo("\t".join((title, *row)))  # rich would turn the tabs into spaces
        return
    table = Table(title=f"{title} ({len(rows)})", title_justify="left", expand=True)
    for number, column in enumerate(columns):
        table.add_column(
            column, overflow="fold", no_wrap=number == 0 and title != "Reports", ratio=1 if column in _WIDE else None
        )
    for row in rows:
        table.add_row(*map(escape, row))
    console.print(table)


_WIDE = ("text", "value", "why it is here")


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
