"""Runs a function over items in processes of their own, each item with so much computing and memory and no more.

What an item does to its process, it does to that process alone: the others are finished by a new one.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import TimeoutError as TooLong
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

if sys.platform != "win32":  # where nothing limits a process but the time on the wall
    import resource

Item = TypeVar("Item")
Result = TypeVar("Result")

SECONDS = 10  # of computing for one item
MEMORY = 2**30  # bytes for one item, beyond what the process has when it begins
_ON_THE_WALL = 60  # seconds; for what waits without computing, and for a busy machine
_PAGE = 4096  # bytes, as Linux counts a process's size


@dataclass(frozen=True, slots=True)
class Exceeded:
    """Instead of a result: the item took more than it may."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Instead of a result: a fault of ours, that the item has brought to light."""

    error: str


def limited(
    function: Callable[[Item], Result], items: Sequence[Item], jobs: int, *, seconds: int = SECONDS
) -> Iterator[Result | Exceeded | Failed]:
    """The results in the order of the items. `function` and the items must be importable and picklable."""
    context = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
    if sys.platform != "win32":
        context.set_forkserver_preload(["digest.warmed"])  # imported once, not by every process
    with ProcessPool(max_workers=jobs, initializer=_limit_memory, context=context) as pool:
        coming = [pool.schedule(_one, args=[function, item, seconds], timeout=_ON_THE_WALL) for item in items]
        try:
            for each in coming:
                try:
                    yield each.result()
                except (ProcessExpired, TooLong, MemoryError, RecursionError):
                    yield Exceeded()
                except Exception as error:  # whatever it is: it is this item's, and the others go on
                    yield Failed(f"{type(error).__name__}: {error}")
        finally:
            pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it out


def _one(function: Callable[[Item], Result], item: Item, seconds: int) -> Result:
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, most))
    return function(item)


def _limit_memory() -> None:
    size = Path("/proc/self/statm")
    if sys.platform == "linux" and size.is_file():
        most = int(size.read_text(encoding="ascii").split()[0]) * _PAGE + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
