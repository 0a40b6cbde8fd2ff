"""The code holds to its own rules: form, lint, types, and the direction of imports."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CHECKS = {
    "form": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "types": ["mypy"],
    "direction of imports": ["lint-imports"],
}


@pytest.mark.parametrize("name", CHECKS)
def test_the_code_passes(name: str) -> None:
    command, *options = CHECKS[name]
    done = subprocess.run([str(BIN / command), *options], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_module_is_too_long_to_own_one_thing() -> None:
    long = {
        path.name: lines
        for path in (ROOT / "digest").rglob("*.py")
        if (lines := len(path.read_text("utf-8").splitlines())) > 350
    }
    assert not long
