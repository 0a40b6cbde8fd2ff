"""The first two stages for every file: bytes in, an Article or a Problem out.

Reads the disk. Each file has a process of its own, with limits: what it does to its reader, it does to nobody else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from digest.clean import clean
from digest.config import Reading
from digest.errors import Problem
from digest.limits import SECONDS, Exceeded, Failed, limited
from digest.model import Article
from digest.outlets import Outlets
from digest.read import SIDECAR, read


def articles(
    content: Path, paths: Sequence[str], named: Outlets, reading: Reading, jobs: int = 1
) -> Iterator[Article | Problem]:
    """What becomes of each file, in the order of the paths."""
    one = partial(_article, content, named, reading)
    for path, result in zip(paths, limited(one, paths, min(jobs, max(1, len(paths)))), strict=True):
        yield _fault(path, result) if isinstance(result, Exceeded | Failed) else result


def _fault(path: str, fault: Exceeded | Failed) -> Problem:
    if isinstance(fault, Failed):
        return Problem(
            where=path, what=f"reading it failed: {fault.error}", hint="this is our fault: report it, with the file"
        )
    return Problem(
        where=path,
        what=f"reading it takes more than {SECONDS} seconds or a gigabyte of memory",
        hint="paste its text into a new file",
    )


def _article(content: Path, named: Outlets, reading: Reading, path: str) -> Article | Problem:
    sidecar = content / f"{path}{SIDECAR}"
    try:
        data = _bytes(content / path, reading.largest)
        beside = _bytes(sidecar, reading.largest) if sidecar.is_file() and not sidecar.is_symlink() else None
    except OSError as error:
        return Problem(where=path, what=f"cannot be read: {error.strerror}")
    return article(path, data, beside, named=named, reading=reading)


def article(path: str, data: bytes, sidecar: bytes | None, *, named: Outlets, reading: Reading) -> Article | Problem:
    """The first two stages, for one file. Pure."""
    raw = read(path, data, sidecar, largest=reading.largest)
    return raw if isinstance(raw, Problem) else clean(raw, outlets=named, reading=reading)


def _bytes(path: Path, largest: int) -> bytes:
    """At most one byte more than is allowed: enough for `read` to say that it is too many."""
    with path.open("rb") as file:
        return file.read(largest + 1)
