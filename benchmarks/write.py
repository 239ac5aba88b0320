"""Writing Word files: this writer beside python-docx, docxtpl, pandoc and bare zipfile.

    python -m benchmarks.write [--rounds 50] [--seed 1]

A round has speeches of its own, which every way writes in its turn, one at a time, warm, on one core, in processor
time (pandoc, a process each time, by the clock). What a way starts from (lines, context, Markdown, finished parts) is
made before its time begins; this writer starts from the draft. All must hold the same text. The ratios hold, the times
do not travel.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from benchmarks.measuring import percentile
from benchmarks.speeches import speech
from benchmarks.word_ways import (
    by_docxtpl,
    by_pandoc,
    by_python_docx,
    by_zipfile,
    docxtpl_context,
    docxtpl_template,
    pandoc_reference,
    parts_of,
    texts_of,
)
from drafter.columns import width
from drafter.draft import HEAD, Draft, Line, characters, lines
from drafter.writing import render

_OURS, _DOCXTPL, _STYLES, _RUNS, _PANDOC, _FLOOR = (
    "drafter",
    "docxtpl",
    "python-docx",
    "python-docx，逐段文字设字体",
    "pandoc",
    "zipfile 打包",
)
_AIMS = {_DOCXTPL: 10, _STYLES: 40, _FLOOR: 1}
"""How many times faster than each way this writer is to be."""

_IN_A_ROUND = 5
_PANDOC_ROUNDS = 5

_CLOCK = time.perf_counter if sys.platform == "win32" else time.process_time
"""Processor time: on a busy machine it is mostly the slow ways that are interrupted. Windows measures it too coarsely."""

Way = Callable[[], bytes]
Ways = Callable[[Draft], Mapping[str, Way]]
"""A draft → every way to write it, ready to go."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if sys.platform == "linux":
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        ways = _ways(Path(folder))
        sizes = _checked(ways, speech(arguments.seed))
        taken = _measured(ways, arguments.rounds, arguments.seed)
    _tell(taken, sizes, arguments.rounds)


def _ways(folder: Path) -> Ways:
    template = docxtpl_template()
    reference = folder / "reference.docx"
    reference.write_bytes(pandoc_reference())
    has_pandoc = shutil.which("pandoc") is not None

    def ways(draft: Draft) -> Mapping[str, Way]:
        spaced = _spaced(draft)
        found: dict[str, Way] = {
            _OURS: partial(render, draft, ".docx"),
            _FLOOR: partial(by_zipfile, parts_of(render(draft, ".docx"))),
            _DOCXTPL: partial(by_docxtpl, template, docxtpl_context(spaced)),
            _STYLES: partial(by_python_docx, spaced),
            _RUNS: partial(by_python_docx, spaced, font_in_each_run=True),
        }
        if has_pandoc:
            found[_PANDOC] = partial(by_pandoc, render(draft, ".md"), str(reference))
        return found

    return ways


def _spaced(draft: Draft) -> list[Line | None]:
    """The lines of *draft*, with None for the empty one below its head."""
    printed = list(lines(draft))
    head = sum(line.style in HEAD for line in printed)
    return [*printed[:head], None, *printed[head:]]


def _checked(ways: Ways, draft: Draft) -> dict[str, int]:
    """The size of each way's file; ends the benchmark if one holds another text than the draft."""
    texts = [line.text for line in lines(draft)]
    print(f"每份 {len(texts)} 段、{characters(draft):,} 字")
    sizes = {}
    for name, way in ways(draft).items():
        file = way()
        if texts_of(file) != texts:
            sys.exit(f"{name} 写出的文字同稿子不一样，不能比")
        sizes[name] = len(file)
    return sizes


def _measured(ways: Ways, rounds: int, seed: int) -> dict[str, list[float]]:
    """The seconds of each way, which writes a few documents in each round; the first of them is not counted."""
    chance = random.Random(seed)
    taken: dict[str, list[float]] = {}
    for number in range(rounds):
        drafts = [ways(speech(seed + _IN_A_ROUND * number + each)) for each in range(_IN_A_ROUND)]
        for name in chance.sample(list(drafts[0]), len(drafts[0])):
            if name != _PANDOC or number < _PANDOC_ROUNDS:
                clock = time.perf_counter if name == _PANDOC else _CLOCK
                gc.collect()
                taken.setdefault(name, []).extend([_timed(draft[name], clock) for draft in drafts][1:])
    return taken


def _timed(way: Way, clock: Callable[[], float]) -> float:
    start = clock()
    way()
    return clock() - start


def _tell(taken: Mapping[str, list[float]], sizes: Mapping[str, int], rounds: int) -> None:
    medians = {name: statistics.median(values) for name, values in taken.items()}
    print(f"一次写一份，{rounds} 轮，每轮 {_IN_A_ROUND} 份；后三栏：速度是它的几倍\n")
    rows = [["", "中位数", "90%", "文件", *_AIMS]]
    for name in sizes:
        times = [f"{value * 1e3:.2f} ms" for value in (medians[name], percentile(taken[name], 0.9))]
        ratios = [f"{medians[other] / medians[name]:.2f}" for other in _AIMS]
        rows.append([name, *times, f"{sizes[name] / 1000:.1f} KB", *ratios])
    columns = [max(map(width, column)) + 3 for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = (" " * (room - width(cell)) + cell for cell, room in zip(others, columns[1:], strict=True))
        print(first + " " * (columns[0] - width(first)) + "".join(cells))
    if _PANDOC not in taken:
        print("没有装 pandoc")
    reached = [_reached(name, medians[name] / medians[_OURS], aim) for name, aim in _AIMS.items()]
    print(f"\n{_OURS} 的速度：{'；'.join(reached)}")


def _reached(name: str, ratio: float, aim: int) -> str:
    return f"{name} 的 {ratio:.2f} 倍（目标 {aim} 倍，{'达到' if ratio >= aim else '没有达到'}）"


if __name__ == "__main__":
    main()
