"""The two commands of a fresh machine: what they set up, and when they leave it alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

# Scripts are no package: Python finds them beside the one that runs.
sys.path.insert(0, str(ROOT / "scripts"))
import environment


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The module as if the project stood in an empty folder, with its pip and venv replaced by a notebook."""
    for name in ("requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_text(name, "utf-8")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "BIN", tmp_path / ".venv" / "bin")
    return tmp_path


def pretend(monkeypatch: pytest.MonkeyPatch, root: Path, *, fails: str = "") -> list[str]:
    """Note the commands that would run; `fails` is a word in the one that fails."""
    noted: list[str] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        words = " ".join(command)
        noted.append(words)
        (root / ".venv" / "bin").mkdir(parents=True, exist_ok=True)
        (root / ".venv" / "bin" / "python").touch()
        return subprocess.CompletedProcess(command, 1 if fails and fails in words else 0)

    monkeypatch.setattr("environment.subprocess.run", run)
    return noted


def test_the_first_run_installs_only_what_is_locked_and_the_second_nothing(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = pretend(monkeypatch, elsewhere)
    assert environment.hand_over(["digest", "build"], locks=["requirements.lock"]) == 0
    assert "--require-hashes" in noted[1]
    assert "--no-index" in noted[2]
    assert noted[3].endswith("-P -m digest build")
    del noted[:]
    assert environment.hand_over(["digest", "build"], locks=["requirements.lock"]) == 0
    assert len(noted) == 1


def test_a_changed_lock_file_is_installed_again(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    noted = pretend(monkeypatch, elsewhere)
    environment.hand_over(["digest"], locks=["requirements.lock"])
    (elsewhere / "requirements.lock").write_text("changed", "utf-8")
    del noted[:]
    environment.hand_over(["digest"], locks=["requirements.lock"])
    assert "--require-hashes" in noted[0]


def test_an_installation_that_failed_is_begun_anew(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, elsewhere, fails="--require-hashes")
    assert environment.hand_over(["digest"], locks=["requirements.lock"]) == 1
    noted = pretend(monkeypatch, elsewhere)
    assert environment.hand_over(["digest"], locks=["requirements.lock"]) == 0
    assert any("--require-hashes" in words for words in noted)


def test_an_environment_that_was_moved_is_made_again(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, elsewhere)
    environment.hand_over(["digest"], locks=["requirements.lock"])
    stamp = environment.stamp("requirements.lock")
    stamp.write_text(stamp.read_text("utf-8").replace(str(elsewhere), "/another/place"), "utf-8")
    noted = pretend(monkeypatch, elsewhere)
    environment.hand_over(["digest"], locks=["requirements.lock"])
    assert "-m venv" in noted[0]


def test_the_build_script_works_from_any_folder_and_passes_its_options_on(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "--content", "nowhere"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "'nowhere' does not exist" in done.stderr
