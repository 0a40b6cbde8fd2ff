"""The doors: `digest build`, `serve`, `check`, `explain`, `add`. Exit codes: 0 fine, 1 problems, 2 wrong usage."""

from __future__ import annotations

import json
import re
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
ROOT = Path(__file__).resolve().parent.parent
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


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="news-digest")
def main() -> None:
    """A news digest from a git repository: raw articles in, a searchable site out."""


@main.command()
@content_option
@output_option
@jobs_option
@click.option("--strict", is_flag=True, help="Exit with 1 if there is anything to report at all.")
@click.option(
    "--report", type=click.Path(path_type=Path, dir_okay=False), help="Write what was done with each file, as JSON."
)
def build(content: Path, output: Path, jobs: int, strict: bool, report: Path | None) -> None:
    """Make the site: content to OUTPUT/docs (Markdown) and OUTPUT/site (HTML)."""
    from digest import config, pipeline, receipt

    with _faults_in_words():
        settings = config.load(ROOT)
        with _progress() as track:
            edition = pipeline.make(content, settings, jobs=jobs, track=track)
        _say(edition.problems)
        if report:
            _write(report, _json(receipt.report(edition)))
        done = pipeline.publish(edition, content, output, ROOT, settings)
        _say(done.problems)
    click.echo(_made(edition))
    click.echo(
        f"{done.written} pages written, {done.deleted} deleted, {done.kept} as they were; "
        + ("site built" if done.built else "site as it was")
    )
    click.echo(_near(output / "site" / "index.html"))
    sys.exit(1 if strict and (edition.problems or done.problems) else 0)


@main.command()
@content_option
@jobs_option
@click.option("--strict", is_flag=True, help="Warnings count as problems too.")
def check(content: Path, jobs: int, strict: bool) -> None:
    """Do all that `build` does, and write nothing. Exit with 1 if anything is wrong."""
    from digest import config, pipeline

    with _faults_in_words(), _progress() as track:
        edition = pipeline.make(content, config.load(ROOT), jobs=jobs, track=track)
    _say(edition.problems)
    warnings = len(edition.problems) - len(edition.errors)
    click.echo(f"{_made(edition)}: {_times(len(edition.errors), 'error')}, {_times(warnings, 'warning')}")
    sys.exit(1 if edition.errors or (strict and edition.problems) else 0)


@main.command()
@click.argument("name", metavar="FILE|ID|ADDRESS")
@content_option
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def explain(name: str, content: Path, as_json: bool) -> None:
    """Tell what was done with a file: what was cut and by which rule, which story it joined, and why."""
    from digest import config, pipeline, receipt

    with _faults_in_words():
        edition = pipeline.make(content, config.load(ROOT))
    found = receipt.find(edition, _below(name, content))
    if not found:
        asked = _below(name, content)
        reasons = [
            each for each in edition.problems if re.fullmatch(rf"{re.escape(asked)}(?:\.yml)?(?::\d+)?", each.where)
        ]
        _say(
            reasons
            or [
                Problem(
                    where=name,
                    what="no source and no story has this name",
                    hint="give a file, a source's id or URL, or a story's address",
                )
            ]
        )
        sys.exit(1)
    if as_json:
        click.echo(_json([receipt.as_data(each) for each in found]), nl=False)
        return
    for each in found:
        _print_receipt(receipt.as_data(each))


@main.command()
@click.argument("name", metavar="FILE|URL|-")
@content_option
@click.option("--url", help="The article's address, where the file does not tell.")
@click.option("--again", is_flag=True, help="File it even if its source is there already.")
def add(name: str, content: Path, url: str | None, again: bool) -> None:
    """File a source under CONTENT/sources with a good name: a file, a web address, or - for what comes in."""
    from datetime import UTC, datetime

    from digest import add as filing
    from digest import config

    with _faults_in_words():
        settings = config.load(ROOT)
        is_url = name.lower().startswith(("http://", "https://"))
        data = filing.fetch(name, largest=settings.reading.largest) if is_url else _bytes(name)
        done = (
            data
            if isinstance(data, Problem)
            else filing.add(
                data,
                name="" if is_url else name,
                url=name if is_url else url,
                content=content,
                config=settings,
                now=datetime.now(UTC),
                again=again,
            )
        )
    if isinstance(done, Problem):
        _say([done])
        sys.exit(1)
    click.echo(_near(done))


@main.command()
@content_option
@output_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve(content: Path, output: Path, port: int) -> None:
    """Show the site in a browser, and again whenever a file in the content folder changes."""
    from mkdocs.livereload import LiveReloadServer

    from digest import config, pipeline

    def make() -> None:
        try:
            settings = config.load(ROOT)
            edition = pipeline.make(content, settings)
            _say(edition.problems)
            done = pipeline.publish(edition, content, output, ROOT, settings)
        except DigestError as error:
            click.echo(str(error), err=True)
            return
        _say(done.problems)
        click.echo(f"{_made(edition)}; " + ("site built" if done.built else "site as it was"))

    make()
    address = f"http://127.0.0.1:{port}/"
    server = LiveReloadServer(builder=make, host="127.0.0.1", port=port, root=str(output / "site"))
    server.watch(str(content))
    server.watch(str(ROOT / "mkdocs.yml"))
    click.echo(f"{address} (end with Ctrl+C)")
    try:
        server.serve()  # type: ignore[no-untyped-call]  # MkDocs leaves it out
    except OSError as error:
        click.echo(f"{address}: cannot be served: {error.strerror} (choose another --port)", err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        click.echo("")


# -- what a person sees


@contextmanager
def _faults_in_words() -> Iterator[None]:
    """An error of ours is a message and exit code 1; a surprise still crashes."""
    try:
        yield
    except DigestError as error:
        click.echo(str(error), err=True)
        sys.exit(1)


@contextmanager
def _progress() -> Iterator[Track]:
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


def _say(problems: Iterable[Problem]) -> None:
    """Problems on standard error, one to a line, errors first."""
    for problem in sorted(problems, key=lambda each: each.weight is not Weight.ERROR):
        click.echo(f"{problem.weight.value}: {problem}", err=True)


def _made(edition: Edition) -> str:
    stories = _times(len(edition.stories), "story", "stories")
    return f"{stories} from {_times(len(edition.articles), 'article')} in {_times(len(edition.fates), 'file')}"


def _times(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from None


def _near(path: Path) -> str:
    """As seen from where the person stands."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _bytes(name: str) -> bytes | Problem:
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        return Problem(where=name, what=f"cannot be read: {error.strerror}")


def _below(name: str, content: Path) -> str:
    """A file's path below the content folder, however the caller reaches it; any other name as it is."""
    path, folder = Path(name).resolve(), content.resolve()
    return path.relative_to(folder).as_posix() if path.exists() and path.is_relative_to(folder) else name


def _print_receipt(data: Mapping[str, Any]) -> None:
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
        f"       {story['address']} ({_times(len(story['sources']), 'source')})"
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
