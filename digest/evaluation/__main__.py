"""`python3 scripts/evaluate.py TASK DATA`: measure a stage on labelled data."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from digest.errors import DigestError
from digest.evaluation import labelled, pages


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("task", type=click.Choice(["pages", "pasted"]))
@click.argument("data", type=click.Path(path_type=Path))
@click.option(
    "--predictions", type=click.Path(path_type=Path, dir_okay=False), help="Write each prediction, as JSON Lines."
)
@click.option("--jobs", type=click.IntRange(1), default=2, show_default=True, help="Processes.")
def main(task: str, data: Path, predictions: Path | None, jobs: int) -> None:
    r"""Measure TASK on the labelled DATA and print its figures as one line of JSON.

    \b
    pages    reading and cleaning of saved pages: a folder with html/ and gold.jsonl.gz
    pasted   the same of pages as a reader copies them: that folder, with pasted.jsonl.gz
    """
    try:
        gold = labelled.marked_pages(data)
        made = pages.predict_pages(data, jobs) if task == "pages" else pages.predict_pasted(data, jobs)
    except DigestError as error:
        click.echo(f"No labelled data to measure with: {error}", err=True)
        sys.exit(1)
    if predictions:
        labelled.write_rows(predictions, made)
    figures = pages.score(gold, made, fields=task == "pages")
    click.echo(pages.in_one_line(figures))


if __name__ == "__main__":
    main()
