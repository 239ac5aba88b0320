"""Tables on a terminal, and in full where nobody looks at a screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence

from drafter.columns import shortened, width

_GAP = 2
_NARROWEST = 16


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a table; on a terminal its first column gives way so that each row stands on one line."""
    columns = list(zip(head, *rows, strict=True))
    widths = [max(map(width, column)) for column in columns]
    if sys.stdout.isatty():
        room = _terminal_width() - sum(widths[1:]) - _GAP * (len(widths) - 1)
        widths[0] = min(widths[0], max(room, _NARROWEST))
    for row in (head, *rows):
        cells = [shortened(cell, size) for cell, size in zip(row, widths, strict=True)]
        padded = (cell + " " * (size - width(cell) + _GAP) for cell, size in zip(cells, widths, strict=True))
        yield "".join(padded).rstrip()


def _terminal_width() -> int:
    try:
        return os.get_terminal_size().columns
    except OSError:
        return 80
