"""`python3 scripts/evaluate.py TASK DATA`: measure a stage on labelled data."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from digest.errors import DigestError
from digest.evaluation import differences, groups, labelled, pages, sentences, tellings
from digest.evaluation.articles import Stress
from digest.evaluation.labelled import Row
from digest.evaluation.scores import in_one_line

PAGES = ("pages", "pasted")
GROUPS = ("stories", "copies")
TELLINGS = ("merge", "sentences", "differences")


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("task", type=click.Choice([*PAGES, *GROUPS, *TELLINGS]))
@click.argument("data", type=click.Path(path_type=Path))
@click.option(
    "--predictions", type=click.Path(path_type=Path, dir_okay=False), help="Write each prediction, as JSON Lines."
)
@click.option("--jobs", type=click.IntRange(1), default=2, show_default=True, help="Processes, of pages and pasted.")
@click.option("--undated", is_flag=True, help="Take the dates off: stories.")
@click.option("--one-day", is_flag=True, help="Date all on one day: stories.")
@click.option("--words", type=click.IntRange(1), help="Leave so many words of each text: stories, copies.")
def main(
    task: str, data: Path, predictions: Path | None, jobs: int, undated: bool, one_day: bool, words: int | None
) -> None:
    """Measure TASK on the labelled DATA and print its figures as one line of JSON.

    \b
    pages    reading and cleaning of saved pages: a folder with html/ and gold.jsonl.gz
    pasted   the same of pages as a reader copies them: that folder, with pasted.jsonl.gz
    stories  grouping of reports: a file with id, story, title, text, published, outlet
    copies   telling copies of a text from others: a file with id, a, b, kind
    merge    one page out of the reports of a story: the file of stories, or that of copies, each pair a story
    sentences
             telling sentences that say the same from others: a file with id, a, b, same
    differences
             finding what two sentences contradict each other in: a file with id, a, b, kind, what
    """  # noqa: D301 - click wants the character itself
    stress = Stress(undated=undated, one_day=one_day, words=words)
    _refuse_what_does_not_go_together(task, stress)
    try:
        made, figures = _measured(task, data, jobs, stress)
    except DigestError as error:
        click.echo(f"No labelled data to measure with: {error}", err=True)
        sys.exit(1)
    if predictions:
        labelled.write_rows(predictions, made)
    click.echo(in_one_line(figures))


def _refuse_what_does_not_go_together(task: str, stress: Stress) -> None:
    if (stress.undated or stress.one_day) and task != "stories":
        raise click.UsageError(f"--undated and --one-day are for stories, not for {task}")
    if stress.undated and stress.one_day:
        raise click.UsageError("reports without dates are of no day (give --undated or --one-day)")
    if stress.words and task not in GROUPS:
        raise click.UsageError(f"--words is for stories and copies, not for {task}")


def _measured(task: str, data: Path, jobs: int, stress: Stress) -> tuple[list[Row], dict[str, float]]:
    if task in PAGES:
        return _pages(task, data, jobs)
    return _groups(task, data, stress) if task in GROUPS else _tellings(task, data)


def _pages(task: str, data: Path, jobs: int) -> tuple[list[Row], dict[str, float]]:
    gold = labelled.marked_pages(data)
    made = pages.predict_pages(data, jobs) if task == "pages" else pages.predict_pasted(data, jobs)
    return made, pages.score(gold, made, fields=task == "pages")


def _groups(task: str, data: Path, stress: Stress) -> tuple[list[Row], dict[str, float]]:
    if task == "stories":
        reports = labelled.marked_reports(data)
        made = groups.predict_stories(reports, stress)
        return made, groups.score_stories(reports, made)
    pairs = labelled.marked_pairs(data)
    made = groups.predict_copies(pairs, stress)
    return made, groups.score_copies(pairs, made)


def _tellings(task: str, data: Path) -> tuple[list[Row], dict[str, float]]:
    if task == "merge":
        stories = labelled.marked_stories(data)
        made = tellings.predict_merges(stories)
        return made, tellings.score_merges(stories, made)
    if task == "sentences":
        pairs = labelled.marked_sentences(data)
        made = sentences.predict_sentences(pairs)
        return made, sentences.score_sentences(pairs, made)
    doubtful = labelled.marked_differences(data)
    made = differences.predict_differences(doubtful)
    return made, differences.score_differences(doubtful, made)


if __name__ == "__main__":
    main()
