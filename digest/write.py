"""Stage 9: pages in, files out: plan first, then apply; only what changed is written. Touches the disk."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from digest import frontmatter
from digest.errors import OutputError
from digest.model import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What has to be done to a folder so that it holds exactly these pages. Paths are below the folder."""

    write: tuple[tuple[str, bytes], ...]
    delete: tuple[str, ...]
    kept: int


def plan(pages: Iterable[Page], folder: Path) -> Plan:
    """Compare pages with a folder. Reads, and changes nothing."""
    wanted = {page.path: content(page) for page in pages}
    write = tuple((path, data) for path, data in sorted(wanted.items()) if _read(folder / path) != data)
    there = (
        {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()}
        if folder.is_dir()
        else set()
    )
    return Plan(write=write, delete=tuple(sorted(there - wanted.keys())), kept=len(wanted) - len(write))


def content(page: Page) -> bytes:
    """The bytes of a page."""
    return (page.text if page.meta is None else frontmatter.dump(page.meta, page.text)).encode("utf-8")


def apply(plan: Plan, folder: Path) -> None:
    """Do it: each file whole or not at all. Raises OutputError."""
    try:
        for path in plan.delete:
            (folder / path).unlink()
        for path, data in plan.write:
            write_whole(folder / path, data)
        for inner in sorted(
            (path for path in folder.rglob("*") if path.is_dir() and not path.is_symlink()), reverse=True
        ):
            if not any(inner.iterdir()):
                inner.rmdir()
    except OSError as error:
        raise OutputError(f"{error.filename or folder}: cannot be written: {error.strerror}") from None


def write_whole(path: Path, data: bytes) -> None:
    """Beside the file, then into its place: a reader sees the old or the new, never half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _read(path: Path) -> bytes | None:
    try:
        return None if path.is_symlink() else path.read_bytes()
    except OSError:
        return None
