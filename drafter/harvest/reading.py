"""Many documents read: the speech in each, in batches, in several processes where that pays."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from drafter.errors import DrafterError
from drafter.harvest.texts import Text, ready
from drafter.reading import READERS, read_source

BATCH = 50
"""Documents a task: with one a task, handing them over costs what a second process gains."""

_MOST_PROCESSES = 8


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, and why."""

    path: Path
    why: str


def read_all(paths: Sequence[Path], executor: Executor | None = None) -> Iterator[tuple[int, Text | Unread]]:
    """Each of *paths* as it is read, with its index; not in order where there are many.

    They are read by *executor*; without one, in processes of their own if there are more than a batch of them.
    """
    if executor is None and len(paths) <= BATCH:
        yield from ((index, read_one(path)) for index, path in enumerate(paths))
        return
    with _workers(executor) as workers:
        batches = range(0, len(paths), BATCH)
        tasks = {workers.submit(read_batch, paths[begin : begin + BATCH]): begin for begin in batches}
        for task in as_completed(tasks):
            yield from enumerate(task.result(), tasks[task])


def read_batch(paths: Sequence[Path]) -> list[Text | Unread]:
    """Each of *paths*, in order."""
    return [read_one(path) for path in paths]


def read_one(path: Path) -> Text | Unread:
    """The speech in the file *path*, each line in its place; what is no part of it is left out."""
    from drafter.reading.structure import recognise

    try:
        source = read_source(path)
        spoken = {line.index for line in recognise(source).lines}
        return ready(path.name, (line.text if index in spoken else "" for index, line in enumerate(source.lines)))
    except DrafterError as error:
        return Unread(path, str(error))


def documents_in(folder: Path) -> list[Path]:
    """The documents in *folder* and below it that can be read, in order; none of those that Word has left behind."""
    found = (path for path in folder.rglob("*") if path.suffix.lower() in READERS and path.is_file())
    return sorted(path for path in found if not path.name.startswith(("~$", ".")))


@contextmanager
def _workers(executor: Executor | None) -> Iterator[Executor]:
    if executor is not None:
        yield executor
        return
    with ProcessPoolExecutor(min(os.cpu_count() or 1, _MOST_PROCESSES)) as own:
        yield own
