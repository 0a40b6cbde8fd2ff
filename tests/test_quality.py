"""Quality is a gate: what is made of labelled pages, reports and pairs never falls below `quality/floors.toml`."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from digest.evaluation import groups, labelled, pages
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
