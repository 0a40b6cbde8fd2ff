"""Whole small sites: `scenarios/NAME/content` makes exactly `scenarios/NAME/docs`, and says exactly `problems.txt`.

To change one, run `python3 scripts/test.py tests/test_scenarios.py --accept` and read the diff before you commit it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from digest import config, pipeline, write
from tests.conftest import ROOT

SCENARIOS = sorted((ROOT / "tests" / "scenarios").iterdir())


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.name)
def test_a_scenario_makes_its_golden_tree(scenario: Path, request: pytest.FixtureRequest) -> None:
    settings = replace(config.load(ROOT), name="The Test Digest", url="https://news.example/", description="")
    edition = pipeline.make(scenario / "content", settings)
    problems = "".join(f"{problem.weight.value}: {problem}\n" for problem in edition.problems)
    made = {page.path: write.content(page).decode("utf-8") for page in edition.pages} | {"../problems.txt": problems}
    golden = scenario / "docs"
    if request.config.getoption("--accept"):
        write.apply(write.plan(edition.pages, golden), golden)
        (scenario / "problems.txt").write_text(problems, "utf-8")
    expected = {
        path.relative_to(golden).as_posix(): path.read_text("utf-8") for path in golden.rglob("*") if path.is_file()
    }
    expected["../problems.txt"] = (scenario / "problems.txt").read_text("utf-8")
    assert sorted(made) == sorted(expected)
    for path in made:
        assert made[path] == expected[path], path
