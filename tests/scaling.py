"""How the time that something takes grows with its input."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

LIMIT = 3.0  # twice the input may take twice the time, and half of that again for the noise of a shared machine
_NOISE = 0.02  # seconds; below this a clock measures something else
_RUNS = 4


def growth(run: Callable[[int], object], size: int) -> float:
    """How many times longer twice the size takes: the best of a few runs each, taken in turn."""
    run(size)  # what is loaded once is loaded now
    once, twice = zip(*((_seconds(run, size), _seconds(run, 2 * size)) for _ in range(_RUNS)), strict=True)
    return float(min(twice) / max(min(once), _NOISE))


def _seconds(run: Callable[[int], object], size: int) -> float:
    gc.collect()
    gc.disable()  # it sweeps at moments of its own
    try:
        begun = time.process_time()
        run(size)
        return time.process_time() - begun
    finally:
        gc.enable()
