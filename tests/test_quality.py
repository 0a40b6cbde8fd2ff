"""Quality is a gate: nothing that is made of labelled data is ever worse than `quality/floors.toml` says."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from digest.evaluation import differences, groups, labelled, pages, sentences, tellings
from digest.evaluation.articles import Stress
from digest.evaluation.labelled import MarkedPage, Row

OWN = Path(__file__).parent / "quality"
PUBLIC = os.environ.get("DIGEST_LABELLED", "")
FOLDERS = {"own": OWN, "public": Path(PUBLIC)}
FLOORS: dict[str, dict[str, dict[str, float]]] = tomllib.loads((OWN / "floors.toml").read_text("utf-8"))
PREDICT: dict[str, Callable[[Path, int], list[Row]]] = {
    "pages": pages.predict_pages,
    "pasted": pages.predict_pasted,
}
JOBS = 2


@cache
def made(name: str, task: str) -> tuple[Row, ...]:
    """What is made of the pages of a set; once for all its figures."""
    return tuple(PREDICT[task](FOLDERS[name], JOBS))


def shortfall(gold: Sequence[MarkedPage], rows: Sequence[Row], figure: str, floor: float, *, fields: bool) -> str:
    """Why a figure is not good enough, and on which page most of it was lost; nothing where it is."""
    reached = pages.score(gold, rows, fields=fields).get(figure, 0.0)
    if reached >= floor:
        return ""
    by_name: Mapping[str, Row] = {str(row["id"]): row for row in rows}
    single = {
        page.id: pages.score([page], [by_name[page.id]] if page.id in by_name else [], fields=fields) for page in gold
    }
    worst = min(sorted(single), key=lambda name: single[name].get(figure, 1.0))
    return (
        f"{figure} is {reached:.4f}, below its floor of {floor} in tests/quality/floors.toml; "
        f"the worst page is {worst} ({single[worst].get(figure, 1.0):.4f})"
    )


@pytest.mark.parametrize(
    ("name", "task", "figure"),
    [
        (name, task, figure)
        for name in FLOORS
        for task in FLOORS[name]
        if task in PREDICT
        for figure in FLOORS[name][task]
    ],
)
def test_no_figure_is_below_its_floor(name: str, task: str, figure: str) -> None:
    if name == "public" and not PUBLIC:
        pytest.skip("set DIGEST_LABELLED to the folder of the public set: html/, gold.jsonl.gz, pasted.jsonl.gz")
    gold = labelled.marked_pages(FOLDERS[name])
    fault = shortfall(gold, made(name, task), figure, FLOORS[name][task][figure], fields=task == "pages")
    assert not fault, fault


@cache
def of_set(task: str) -> Mapping[str, float]:
    """The figures of the public set of stories or copies; skips where there is none."""
    folder = FOLDERS["public"]
    found = [path for each in (folder, folder.parent) for path in sorted(each.glob(f"{task}-*.jsonl.gz"))]
    if not PUBLIC or not found:
        pytest.skip(f"set DIGEST_LABELLED to a folder with {task}-*.jsonl.gz in it or beside it")
    if task == "stories":
        reports = labelled.marked_reports(found[0])
        return groups.score_stories(reports, groups.predict_stories(reports, Stress()))
    pairs = labelled.marked_pairs(found[0])
    return groups.score_copies(pairs, groups.predict_copies(pairs, Stress()))


@pytest.mark.parametrize(
    ("task", "figure"), [(task, figure) for task in ("stories", "copies") for figure in FLOORS["public"][task]]
)
def test_no_figure_of_grouping_is_below_its_floor(task: str, figure: str) -> None:
    reached, floor = of_set(task)[figure], FLOORS["public"][task][figure]
    assert reached >= floor, f"{figure} is {reached:.4f}, below its floor of {floor} in tests/quality/floors.toml"


# -- merging and comparing

SETS = {"merge": "merges.jsonl", "sentences": "sentences.jsonl", "differences": "differences.jsonl"}
# What goes wrong, and how long a page is: of these the floor is a ceiling.
CEILINGS = {
    "invented",
    "lost",
    "wrong_source",
    "repeated",
    "flow_over_longest",
    "said differs: same",
    "said differs: unrelated",
}


@cache
def of_own_set(task: str) -> Mapping[str, float]:
    """The figures of one of the project's own sets."""
    path = OWN / SETS[task]
    if task == "merge":
        stories = labelled.marked_stories(path)
        return tellings.score_merges(stories, tellings.predict_merges(stories))
    if task == "sentences":
        pairs = labelled.marked_sentences(path)
        return sentences.score_sentences(pairs, sentences.predict_sentences(pairs))
    doubtful = labelled.marked_differences(path)
    return differences.score_differences(doubtful, differences.predict_differences(doubtful))


@pytest.mark.parametrize(("task", "figure"), [(task, figure) for task in SETS for figure in FLOORS["own"][task]])
def test_no_figure_of_merging_and_comparing_is_worse_than_it_was(task: str, figure: str) -> None:
    reached, floor = of_own_set(task)[figure], FLOORS["own"][task][figure]
    assert reached <= floor if figure in CEILINGS else reached >= floor, (
        f"{figure} is {reached:.4f}, worse than {floor} in tests/quality/floors.toml; "
        f"scripts/evaluate.py {task} tests/quality/{SETS[task]} --predictions FILE writes what was made"
    )


def test_the_own_sets_of_merging_and_comparing_are_whole() -> None:
    reports = labelled.marked_reports(OWN / SETS["merge"])
    assert len(reports) == len({report.id for report in reports})
    assert all(2 <= len(story.reports) <= 4 for story in labelled.marked_stories(OWN / SETS["merge"]))
    assert all(report.title and report.published and report.outlet for report in reports)
    same = labelled.marked_sentences(OWN / SETS["sentences"])
    assert len(same) == len({pair.id for pair in same}) == len({(pair.a, pair.b) for pair in same})
    assert 0.4 <= sum(pair.same for pair in same) / len(same) <= 0.6
    pairs = labelled.marked_differences(OWN / SETS["differences"])
    assert len(pairs) == len({pair.id for pair in pairs}) == len({(pair.a, pair.b) for pair in pairs})
    for pair in pairs:
        assert pair.a != pair.b
        assert bool(pair.what) == pair.differs, pair.id
        assert all(words in text for words, text in zip(pair.what, (pair.a, pair.b), strict=False)), pair.id


def test_a_figure_below_its_floor_names_the_worst_page() -> None:
    gold = labelled.marked_pages(OWN)
    rows: list[Row] = [{"id": page.id, "text": page.text, "title": page.title} for page in gold]
    assert shortfall(gold, rows, "word_f1", 1.0, fields=True) == ""
    rows[3] = {**rows[3], "text": "Nothing of it"}
    assert gold[3].id in shortfall(gold, rows, "word_f1", 0.95, fields=True)
    assert gold[0].id in shortfall(gold, rows[1:], "title", 0.95, fields=True)
    assert "author is 0.0000" in shortfall(gold, rows, "author", 0.5, fields=True)


def test_the_own_set_is_whole() -> None:
    gold = labelled.marked_pages(OWN)
    names = {page.id for page in gold}
    assert len(gold) == len(names) >= 12
    assert {path.stem for path in (OWN / "html").iterdir()} == names == labelled.pasted(OWN).keys()
    for page in gold:
        html, paste = labelled.html(OWN, page.id).decode("utf-8"), labelled.pasted(OWN)[page.id]
        assert 150 <= len(page.text.split()) <= 500, page.id
        assert all(snippet in page.text and snippet in paste for snippet in page.present), page.id
        assert all(snippet not in page.text and snippet in html for snippet in page.absent), page.id
        assert all(paragraph in paste for paragraph in page.text.split("\n\n")), page.id
