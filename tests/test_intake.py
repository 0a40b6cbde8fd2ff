"""Every file by itself: what one does to its reader, it does to nobody else."""

from __future__ import annotations

from pathlib import Path

from digest import intake
from digest.config import Reading
from digest.errors import Problem
from digest.model import Article
from digest.outlets import Outlets
from digest.read import find_sources

GOOD = "The {} harbour was closed on Monday.\n\n" + "The master said that the wall would be mended before winter. " * 9


def made(content: Path, jobs: int = 2) -> dict[str, Article | Problem]:
    paths, _ = find_sources(content)
    return dict(zip(paths, intake.articles(content, paths, Outlets({}, {}), Reading(), jobs), strict=True))


def test_a_bomb_costs_itself_and_the_others_are_read(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    for number in range(6):
        (sources / f"{number}.txt").write_text(GOOD.format(number), encoding="utf-8")
    attributes = " ".join(f"a{number}=1" for number in range(100_000))
    (sources / "3-bomb.html").write_text(f"<html><body><p {attributes}>Boom.</p></body></html>", encoding="utf-8")
    results = made(tmp_path)
    bomb = results.pop("sources/3-bomb.html")
    assert isinstance(bomb, Problem)
    assert "takes more than 10 seconds" in str(bomb)
    assert "paste its text" in bomb.hint
    assert all(isinstance(result, Article) for result in results.values())
    assert len(results) == 6


def test_the_number_of_processes_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    for number in range(5):
        (tmp_path / "sources" / f"{number}.txt").write_text(GOOD.format(number), encoding="utf-8")
    assert made(tmp_path, jobs=1) == made(tmp_path, jobs=3)
