"""What a person types and sees at every door: options, problems, progress."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

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
