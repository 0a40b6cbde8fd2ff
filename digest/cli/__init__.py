"""The doors: `digest build`, `serve`, `check`, `explain`, `add`, and those of `deciding`.

Exit codes: 0 fine, 1 problems, 2 wrong usage.
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.deciding import COMMANDS
from digest.cli.explaining import print_answers
from digest.cli.seen import (
    ROOT,
    below,
    content_option,
    faults_in_words,
    jobs_option,
    json_text,
    made,
    near,
    output_option,
    progress,
    read_bytes,
    say,
    times,
    write,
)
from digest.errors import DigestError, Problem

if TYPE_CHECKING:
    from digest.model import Edition


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

    with faults_in_words():
        settings = config.load(ROOT)
        with progress() as track:
            edition = pipeline.make(content, settings, jobs=jobs, track=track)
        say(edition.problems)
        if report:
            write(report, json_text(receipt.report(edition.in_full, settings.grouping)))
        done = pipeline.publish(edition, content, output, ROOT, settings)
        say(done.problems)
    click.echo(made(edition))
    click.echo(
        f"{done.written} pages written, {done.deleted} deleted, {done.kept} as they were; "
        + ("site built" if done.built else "site as it was")
    )
    click.echo(near(output / "site" / "index.html"))
    sys.exit(1 if strict and (edition.problems or done.problems) else 0)


@main.command()
@content_option
@jobs_option
@click.option("--strict", is_flag=True, help="Warnings count as problems too.")
@click.option(
    "--against",
    metavar="FILE|-",
    help="A list of addresses, one to a line, as a site's urls.txt is: each must still lead somewhere.",
)
def check(content: Path, jobs: int, strict: bool, against: str | None) -> None:
    """Do all that `build` does, and write nothing. Exit with 1 if anything is wrong."""
    from digest import config, pipeline

    with faults_in_words(), progress() as track:
        settings = config.load(ROOT)
        edition = pipeline.make(content, settings, jobs=jobs, track=track)
    if against is not None:
        edition = replace(edition, problems=(*edition.problems, *_lost(against, edition, settings.url)))
    say(edition.problems)
    warnings = len(edition.problems) - len(edition.errors)
    click.echo(f"{made(edition)}: {times(len(edition.errors), 'error')}, {times(warnings, 'warning')}")
    sys.exit(1 if edition.errors or (strict and edition.problems) else 0)


def _lost(name: str, edition: Edition, site: str) -> tuple[Problem, ...]:
    """The addresses of a list that lead nowhere; or that the list cannot be read."""
    from digest.check import lost

    data = read_bytes(name)
    if isinstance(data, Problem):
        return (replace(data, hint="it holds the addresses that were published, one to a line"),)
    try:
        return lost(data.decode("utf-8"), name, edition, site)
    except UnicodeDecodeError:
        return (Problem(where=name, what="not text in UTF-8", hint="it holds addresses, one to a line"),)


@main.command()
@click.argument("name", metavar="FILE|ID|URL|ADDRESS")
@content_option
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def explain(name: str, content: Path, as_json: bool) -> None:
    """Tell what was done with a file, why it is in its story, and what would move it; or show a story in one view."""
    from digest import config, pipeline, receipt

    with faults_in_words():
        settings = config.load(ROOT)
        edition = pipeline.make(content, settings)
    asked = below(name, content)
    answers = receipt.find(edition.in_full, asked, settings.grouping)
    if not answers:
        _say_why_not(asked, name, edition, as_json=as_json)
        sys.exit(1)
    if as_json:
        click.echo(json_text(answers), nl=False)
    else:
        print_answers(answers)


def _say_why_not(asked: str, name: str, edition: Edition, *, as_json: bool) -> None:
    """A file that was set aside is told with its reason; of anything else it is said that nobody knows it."""
    from digest import receipt

    if as_json and asked in edition.fates:
        click.echo(json_text([receipt.set_aside(asked, edition.fates[asked])]), nl=False)
    places = rf"{re.escape(asked)}(?:\.yml)?(?::\d+)?"
    reasons = [each for each in edition.problems if re.fullmatch(places, each.where)]
    hint = "give a file, a source's id or URL, or a story's address"
    say(reasons or [Problem(where=name, what="no source and no story has this name", hint=hint)])


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

    with faults_in_words():
        settings = config.load(ROOT)
        is_url = name.lower().startswith(("http://", "https://"))
        data = filing.fetch(name, largest=settings.reading.largest) if is_url else read_bytes(name)
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
        say([done])
        sys.exit(1)
    click.echo(near(done))


@main.command()
@content_option
@output_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve(content: Path, output: Path, port: int) -> None:
    """Show the site in a browser, and again whenever a file in the content folder changes."""
    from mkdocs.livereload import LiveReloadServer

    from digest import config, pipeline
    from digest.group import Remembering

    grouping = Remembering()

    def make() -> None:
        try:
            settings = config.load(ROOT)
            edition = pipeline.make(content, settings, grouping=grouping)
            say(edition.problems)
            done = pipeline.publish(edition, content, output, ROOT, settings)
        except DigestError as error:
            click.echo(str(error), err=True)
            return
        say(done.problems)
        click.echo(f"{made(edition)}; " + ("site built" if done.built else "site as it was"))

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


for command in COMMANDS:
    main.add_command(command)
