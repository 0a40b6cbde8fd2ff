"""What the README shows was really printed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")
SHOWN = re.findall(r"```console\n\$ (.*?)\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize(("command", "printed"), SHOWN, ids=[command[:30] for command, _ in SHOWN])
def test_a_command_prints_what_is_shown(command: str, printed: str, tmp_path: Path) -> None:
    """Run in a folder of its own, where the project's content lies as it does beside the README."""
    (tmp_path / "content").symlink_to(ROOT / "content")
    command = command.replace(
        "python3 scripts/build.py", f".venv/bin/digest build --content {ROOT / 'content'} --output build"
    )
    command = command.replace(".venv/bin/digest explain", f".venv/bin/digest explain --content {ROOT / 'content'}")
    command = command.replace(".venv/bin/", f"{Path(sys.executable).parent}/")
    surroundings = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(
        ["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False, env=surroundings
    )
    assert (done.stderr + done.stdout).splitlines() == printed.splitlines()


def test_the_readme_shows_commands() -> None:
    assert len(SHOWN) == 2


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))]
)
def test_every_file_that_is_linked_exists(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    for target in re.findall(r"\]\(((?!https?:|#)[^)#]+)", text):
        assert (ROOT / page).parent.joinpath(target.replace("%20", " ")).exists(), target


def test_the_quoted_lines_stand_in_the_files() -> None:
    sources = {
        path.name: path.read_text("utf-8") for path in (ROOT / "content" / "sources").rglob("*") if path.is_file()
    }
    cells = [cell for line in README.splitlines() if line.startswith("| `") for cell in re.findall(r"`(.+?)`", line)]
    assert len(cells) == 3
    for cell in cells:
        assert any(cell.removesuffix(" …") in text for text in sources.values()), cell
