"""`cases/clean/*.md`: what becomes of a file. A case is added without Python.

A case is a Markdown file. Its headline says in a sentence what pattern it shows. In fences stand:

    raw NAME.EXT          the file as somebody committed it; `raw NAME.EXT base64` where it is no text
    sidecar               its NAME.EXT.yml, where it has one
    yaml                  what is expected

What is expected is either `problem`, words that the Problem contains, or any of `kept` and `cut` (all of them, in
order; a cut is written `rule: text`), `kinds` (of what is kept), `origins` (of the fields that are named), and the
fields of an article, dates as 2026-01-31. What is not named is not compared.

The settings are the defaults, but that twelve words make an article: a case shows a pattern, not a long read.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from difflib import unified_diff
from functools import cache
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt

from digest.clean import clean
from digest.config import Reading
from digest.errors import Problem
from digest.model import Article, When
from digest.outlets import Outlets
from digest.read import read

FOLDER = Path(__file__).parent / "cases" / "clean"
READING = Reading(fewest_words=12)
FIELDS = (
    "id title section description authors tags url outlet lang published modified saved is_cut format ignored remarks"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    title: str
    name: str
    data: bytes
    sidecar: bytes | None
    expected: dict[str, object]


@cache
def load(path: Path) -> Case:
    """A case file. Its fences are found by what stands behind the backticks."""
    tokens = MarkdownIt("commonmark").parse(path.read_text(encoding="utf-8"))
    fences = {(token.info.split() or [""])[0]: token for token in tokens if token.type == "fence"}
    unknown = fences.keys() - {"raw", "sidecar", "yaml"}
    assert not unknown, f"{path.name}: a case has no fence called {unknown}"
    _, name, *coded = fences["raw"].info.split()
    expected = yaml.load(fences["yaml"].content, Loader=yaml.BaseLoader)
    misspelled = expected.keys() - {*FIELDS, "problem", "kept", "cut", "kinds", "origins"}
    assert not misspelled, f"{path.name}: nothing called {misspelled} can be compared"
    raw = fences["raw"].content
    return Case(
        title=next((token.content for token in tokens if token.type == "inline"), ""),
        name=name,
        data=base64.b64decode(raw) if coded == ["base64"] else raw.encode(),
        sidecar=fences["sidecar"].content.encode() if "sidecar" in fences else None,
        expected=expected,
    )


def outcome(case: Case) -> Article | Problem:
    raw = read(f"sources/{case.name}", case.data, case.sidecar, largest=READING.largest)
    if isinstance(raw, Problem):
        return raw
    return clean(raw, outlets=Outlets({}, {}), reading=READING)


def described(article: Article, expected: dict[str, object]) -> dict[str, object]:
    """An article in the words of a case, as far as the case speaks of it."""
    origins = expected.get("origins")
    said: dict[str, object] = {name: _said(getattr(article, name)) for name in FIELDS if name != "outlet"}
    said |= {
        "outlet": article.outlet.name if article.outlet else "",
        "kept": [block.text for block in article.blocks],
        "kinds": [block.kind.value for block in article.blocks],
        "cut": [f"{cut.rule}: {cut.text}" for cut in article.removed],
        "origins": {name: article.origins.get(name) for name in origins} if isinstance(origins, dict) else {},
    }
    return {name: said[name] for name in expected}


def _said(value: object) -> object:
    if isinstance(value, When):
        return value.day
    if isinstance(value, bool):
        return str(value).lower()
    return list(value) if isinstance(value, tuple) else value or ""


def compared(expected: dict[str, object], actual: dict[str, object]) -> str:
    """What differs, as a diff of YAML with one thing to a line; nothing where all is as expected."""
    return "\n".join(unified_diff(_lines(expected), _lines(actual), "expected", "actual", lineterm=""))


def _lines(value: dict[str, object]) -> list[str]:
    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=10_000).splitlines()


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.md")), ids=lambda path: path.stem)
def test_a_case_comes_out_as_its_file_says(path: Path) -> None:
    case = load(path)
    result = outcome(case)
    if "problem" in case.expected:
        assert isinstance(result, Problem), f"{case.title}: it became an article"
        assert str(case.expected["problem"]) in str(result)
    else:
        assert isinstance(result, Article), f"{case.title}: {result}"
        difference = compared(case.expected, described(result, case.expected))
        assert not difference, f"{case.title}\n{difference}"


def test_every_case_says_what_it_shows_and_what_it_expects() -> None:
    cases = [load(path) for path in sorted(FOLDER.glob("*.md"))]
    assert len(cases) >= 25
    assert all(case.title.count(" ") >= 3 for case in cases)
    assert all(case.expected for case in cases)


def test_a_wrong_expectation_would_be_noticed() -> None:
    case = load(FOLDER / "section-label-above-headline.md")
    result = outcome(case)
    assert isinstance(result, Article)
    wrongs: list[dict[str, object]] = [{"title": "Another"}, {"kept": []}, {"cut": []}, {"published": "2026-01-01"}]
    for wrong in wrongs:
        assert compared(wrong, described(result, wrong))
