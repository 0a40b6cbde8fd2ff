"""The pages that people write themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.errors import Problem
from digest.handwritten import load


def written(folder: Path, name: str, text: str | bytes) -> tuple[dict[str, str], list[Problem]]:
    """The pages of a folder with one file in it, and the problems."""
    (folder / "pages").mkdir()
    (folder / "pages" / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    pages, problems = load(folder)
    return {page.path: page.text for page in pages}, list(problems)


def test_a_page_is_found_at_its_name_and_has_a_headline(tmp_path: Path) -> None:
    pages, problems = written(tmp_path, "how-we-work.md", "---\ntitle: How we work\n---\nText.")
    assert (pages, problems) == ({"how-we-work.md": "# How we work\n\nText."}, [])


def test_a_page_with_a_headline_of_its_own_gets_no_second(tmp_path: Path) -> None:
    assert written(tmp_path, "imprint.md", "# Who we are\n\nText.")[0] == {"imprint.md": "# Who we are\n\nText."}


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("index.md", "x", "'index' cannot be an address"),
        ("stories.md", "x", "'stories' cannot be an address"),
        ("How We Work.md", "x", "'How We Work' cannot be an address"),
        ("imprint.md", "---\ncolour: green\n---\nx", "'colour' is no key of a page"),
        ("imprint.md", "---\ntitle: [a]\n---\nx", "'title' is no key of a page"),
        ("imprint.md", "---\na: b: c\n---\nx", "pages/imprint.md:2: not YAML"),
        ("imprint.md", b"\xff\xfe", "pages/imprint.md:1: 'utf-8' codec can't decode"),
    ],
)
def test_a_page_that_cannot_be_used_is_named(tmp_path: Path, name: str, text: str | bytes, fault: str) -> None:
    pages, problems = written(tmp_path, name, text)
    assert pages == {}
    assert len(problems) == 1
    assert fault in str(problems[0])


def test_no_folder_means_no_pages(tmp_path: Path) -> None:
    assert load(tmp_path) == ((), ())
