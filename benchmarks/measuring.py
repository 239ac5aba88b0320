"""What the benchmarks share: medians, percentiles, and rounds that interleave what is compared."""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


def seconds(work: Callable[[], object]) -> float:
    """How long *work* takes, once."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def each(work: Callable[[T], object], inputs: Sequence[T]) -> list[float]:
    """How long *work* takes for each of *inputs*, in seconds."""
    taken = []
    for one in inputs:
        start = time.perf_counter()
        work(one)
        taken.append(time.perf_counter() - start)
    return taken


def percentile(values: Sequence[float], share: float) -> float:
    """The value that *share* of *values* do not exceed."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def processes(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, float]:
    """The median seconds that each command takes from start to end, the commands taking turns."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
            taken[name].append(time.perf_counter() - start)
    return {name: statistics.median(values) for name, values in taken.items()}


PYTHON = sys.executable
