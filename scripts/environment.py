"""Makes `.venv` from the locked, hashed requirements, then hands over to a command in it.

Standard library only: this runs on a machine that has Python and nothing else.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
OLDEST = (3, 11)


def hand_over(command: Sequence[str], *, locks: Sequence[str]) -> int:
    """Run `python -m COMMAND` in the project's own environment; return its exit code.

    `locks` are the lock files that must be installed, by name, relative to the project.
    """
    if sys.version_info < OLDEST:
        print(
            f"This needs Python {'.'.join(map(str, OLDEST))} or newer, and is {sys.version.split()[0]}.",
            file=sys.stderr,
        )
        return 2
    if not is_ready(locks):
        fault = set_up(locks)
        if fault:
            print(fault, file=sys.stderr)
            return 1
    # -P keeps the folder that the command is called from out of the import path.
    # UTF-8 mode: file names and output do not depend on the machine's locale.
    surroundings = {**os.environ, "PYTHONUTF8": "1"}
    try:
        return subprocess.run([python(), "-P", "-m", *command], check=False, env=surroundings).returncode
    except KeyboardInterrupt:  # the command itself has heard it too, and has said what there is to say
        return 130


def is_ready(locks: Sequence[str]) -> bool:
    """Has exactly this set-up been finished before, in this place?"""
    return Path(python()).exists() and all(
        stamp(lock).is_file() and stamp(lock).read_text(encoding="utf-8") == wanted(lock) for lock in locks
    )


def set_up(locks: Sequence[str]) -> str | None:
    """Make the environment; return what went wrong, or None. The stamps come last, so a broken run is begun anew."""
    steps = [
        [python(), "-m", "pip", "install", *QUIET, "--require-hashes", "--only-binary", ":all:", *files(locks)],
        [python(), "-m", "pip", "install", *QUIET, "--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT)],
    ]
    if not Path(python()).exists() or not belongs_here():
        print(f"Setting up {VENV} (once, about a minute) ...", file=sys.stderr)
        shutil.rmtree(VENV, ignore_errors=True)
        if subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False).returncode:
            return "Python could not make a virtual environment. On Debian and Ubuntu: apt install python3-venv"
    else:
        print(f"Bringing {VENV} up to date ...", file=sys.stderr)
    for step in steps:
        if subprocess.run(step, check=False).returncode:
            return (
                f"Installing into {VENV} failed: see pip's words above. Mend the cause and run the same command again."
            )
    for lock in locks:
        stamp(lock).write_text(wanted(lock), encoding="utf-8")
    return None


QUIET = (
    "-qq",  # errors only
    "--no-color",
    "--disable-pip-version-check",
    "--no-input",
)


def files(locks: Sequence[str]) -> list[str]:
    """The options of pip for lock files."""
    return [word for lock in locks for word in ("-r", str(ROOT / lock))]


def python() -> str:
    """The Python of the environment."""
    return str(BIN / ("python.exe" if os.name == "nt" else "python"))


def stamp(lock: str) -> Path:
    """The file that says that a lock file is installed."""
    return VENV / f"{lock}.installed"


def belongs_here() -> bool:
    """A copied or moved `.venv` still points to where it was made, and a stale one to another Python."""
    return any(path.read_text(encoding="utf-8").startswith(place()) for path in VENV.glob("*.installed"))


def place() -> str:
    """Where a set-up is good: in this folder, with this Python."""
    return f"{ROOT}\nPython {sys.version_info.major}.{sys.version_info.minor}\n"


def wanted(lock: str) -> str:
    """What a finished set-up is stamped with: this place, this Python, these requirements."""
    project = (ROOT / "pyproject.toml").read_bytes()
    return place() + hashlib.sha256((ROOT / lock).read_bytes() + project).hexdigest() + "\n"
