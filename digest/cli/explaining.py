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
from digest.model import DEFAULT

Data = Mapping[str, Any]  # as `receipt` makes it


def print_answers(answers: Sequence[Data]) -> None:
    """Each file or story that a name means."""
    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
    for each in answers:
        if "file" in each:
            _file(console, each)
        elif "withdrawn" in each:
            _withdrawn(console, each["withdrawn"])
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
    _lines(console, _standing(data))
    _lines(console, _moves(data))
    ignored = (f"the key '{key}' means nothing here" for key in data["ignored_keys"])
    _lines(console, _labelled("Note:", (*data["remarks"], *ignored)))


def _standing(data: Data) -> Iterator[tuple[str, str]]:
    """Why it is there: a label and a line each; a label stands once."""
    right = data["rights"]
    if right["right"] != "full" or right["from"] != DEFAULT:
        untold = f"; {times(right['words_withheld'], 'word')} withheld" if right["words_withheld"] else ""
        yield "Right:", f"{right['right']} ({right['from']}){untold}"
    if data["shown_as"] != data["file"]:
        yield "Shown:", f"{data['shown_as']}, another file of the same source, is fuller"
    if data["copy"]:
        yield "Copy:", f"{data['copy']['told']}, which speaks for both"
    yield from _labelled("Why:", (f"{each['score']:.3f} with {each['file']}: {each['why']}" for each in data["links"]))
    if data["runner_up"]:
        yield "Next:", _runner_up(data["runner_up"])
    yield from _thread(data["thread"])
    yield from _labelled("Said:", map(_ruling, data["decisions"]))


def _story(console: Console, data: Data) -> None:
    story, sources = data["story"], data["sources"]
    days = " to ".join(dict.fromkeys(filter(None, (story["first"], story["latest"])))) or "undated"
    copies = len(sources) - story["independent"]
    counts = [times(len(sources), "report"), *([f"{story['independent']} independent"] if copies else []), days]
    console.print(f"Story: [bold]{escape(story['title'])}[/]")
    console.print(f"       {story['address']} ({', '.join(counts)}{'' if story['is_shown'] else '; off the site'})")
    _lines(console, (*_thread(data["thread"]), *_labelled("Said:", map(_ruling, data["decisions"]))))
    _table(
        console,
        "Reports",
        ("file", "report", "why it is here"),
        [(each["file"], _from(each), _why(each)) for each in sources],
    )
    _lines(console, _labelled("Facts:", (_difference(each, story["address"]) for each in data["differences"])))
    near = [(each["file"], each["runner_up"]) for each in sources if each["runner_up"]]
    nearest = sorted(near, key=lambda each: -each[1]["score"])[:1]
    _lines(console, [("Next:", _runner_up(link, of=own)) for own, link in nearest])
    _lines(console, _moves(data))


def _difference(difference: Data, address: str) -> str:
    """`3f2a9c, a number: 84 passengers / 91 passengers`, and what was decided of it or how to."""
    sides = " / ".join(side["words"] or side["sentence"] for side in difference["sides"])
    verdict = difference["verdict"]
    said = f"digest confirm {address} {difference['id']}, or digest dismiss"
    if verdict:
        said = f"{'confirmed' if verdict['confirmed'] else 'dismissed'} by {verdict['from']}"
    return f"{difference['id']}, {difference['matter']}: {sides} ({said})"


def _withdrawn(console: Console, data: Data) -> None:
    """What is left of a story: its decision."""
    console.print(f"This story was withdrawn by [bold]{escape(data['file'])}[/]; no source of it is here any more")
    _lines(
        console,
        [
            ("Why:", data["reason"] or "no reason is given there"),
            *_labelled("Here:", data["addresses"]),
            (_MOVE, f"These addresses lead to its tombstone as long as {data['file']} is there."),
        ],
    )


def _from(source: Data) -> str:
    """`The Harbour Post, 2026-09-02, 378 words`."""
    spine = "the spine of the page" if source["is_spine"] else ""
    right = f"{source['rights']['right']} ({source['rights']['from']})" if source["rights"]["right"] != "full" else ""
    pieces = (source["outlet"], source["published"], times(source["words"], "word"), right, spine)
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


def _moves(data: Data) -> Iterator[tuple[str, str]]:
    yield from _labelled(_MOVE, (line for each in data["moves"] for line in _move(each)))


_MOVE = "Move:"


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


def _lines(console: Console, lines: Iterable[tuple[str, str]]) -> None:
    """Labels with what they say; on a terminal what is long stays beside its label, but a command can be copied."""
    lines = tuple(lines)
    if not console.is_terminal or any(label == _MOVE for label, _ in lines):
        for label, line in lines:
            click.echo(f"{label:<6} {line}")
        return
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(width=6, no_wrap=True)
    grid.add_column(overflow="fold", ratio=1)
    for label, line in lines:
        grid.add_row(label, escape(line))
    console.print(grid)


def _table(console: Console, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Wrapped to the width of a terminal; in a pipe one row is one line, with tabs."""
    if not console.is_terminal:
        for row in rows:
            click.echo("\t".join((title, *row)))  # rich would turn the tabs into spaces
        return
    table = Table(title=f"{title} ({len(rows)})", title_justify="left", expand=True)
    for number, column in enumerate(columns):
        share = _SHARES.get(column)
        table.add_column(column, overflow="fold", no_wrap=number == 0 and not share, ratio=share)
    for row in rows:
        table.add_row(*map(escape, row))
    console.print(table)


_SHARES = {"text": 1, "value": 1, "file": 3, "report": 2, "why it is here": 4}  # of the width that is left


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
