"""What a person types and sees at every door: options, problems, progress, receipts as tables."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from digest.errors import DigestError, OutputError, Problem, Weight

if TYPE_CHECKING:
    from digest.model import Edition
    from digest.pipeline import Track

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[2]
content_option = click.option(
    "--content",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=ROOT / "content",
    help="The folder with sources/.  [default: content]",
)
output_option = click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=ROOT / "build",
    help="Where docs/ and site/ go.  [default: build]",
)
jobs_option = click.option(
    "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes that read files."
)


@contextmanager
def faults_in_words() -> Iterator[None]:
    """An error of ours is a message and exit code 1; a surprise still crashes."""
    try:
        yield
    except DigestError as error:
        click.echo(str(error), err=True)
        sys.exit(1)


@contextmanager
def progress() -> Iterator[Track]:
    """A bar on a terminal, nothing in a pipe."""
    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as bars:

        def track(items: Iterable[T], label: str, total: int) -> Iterable[T]:
            return bars.track(items, total=total, description=label)

        yield track


def say(problems: Iterable[Problem]) -> None:
    """Problems on standard error, one to a line, errors first."""
    for problem in sorted(problems, key=lambda each: each.weight is not Weight.ERROR):
        click.echo(f"{problem.weight.value}: {problem}", err=True)


def made(edition: Edition) -> str:
    stories = times(len(edition.stories), "story", "stories")
    return f"{stories} from {times(len(edition.articles), 'article')} in {times(len(edition.fates), 'file')}"


def times(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from None


def near(path: Path) -> str:
    """As seen from where the person stands."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def json_text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def read_bytes(name: str) -> bytes | Problem:
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        return Problem(where=name, what=f"cannot be read: {error.strerror}")


def below(name: str, content: Path) -> str:
    """A file's path below the content folder, however the caller reaches it; any other name as it is."""
    path, folder = Path(name).resolve(), content.resolve()
    return path.relative_to(folder).as_posix() if path.exists() and path.is_relative_to(folder) else name


def print_receipt(data: Mapping[str, Any]) -> None:
    """A receipt as tables."""
    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
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
    console.print(
        f"Story: [bold]{escape(story['title'])}[/]\n"
        f"       {story['address']} ({times(len(story['sources']), 'source')})"
    )
    if story["copy_of"]:
        console.print(f"       Most of it is also in {escape(story['copy_of'])}, which is fuller and speaks for both.")
    if story["decision"]:
        console.print(f"       An editor decided on it: {escape(story['decision'])}")
    for link in data["links"]:
        console.print(f"       {link['score']:.3f} with {escape(link['file'])}: {escape(link['why'])}")
    if link := data["runner_up"]:
        console.print(
            f"       {link['score']:.3f} with {escape(link['file'])}, of another story: {escape(link['why'])}"
        )
    for line in (*data["remarks"], *(f"the key '{key}' means nothing here" for key in data["ignored_keys"])):
        console.print(f"Note:  {escape(line)}")


def _table(console: Console, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Wrapped to the width of a terminal; in a pipe one row is one line, with tabs."""
    if not console.is_terminal:
        for row in rows:
            click.echo("\t".join((title, *row)))  # rich would turn the tabs into spaces
        return
    table = Table(title=f"{title} ({len(rows)})", title_justify="left", expand=True)
    for number, column in enumerate(columns):
        table.add_column(column, overflow="fold", no_wrap=number == 0, ratio=1 if column in ("text", "value") else None)
    for row in rows:
        table.add_row(*map(escape, row))
    console.print(table)


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
