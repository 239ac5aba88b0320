"""Tables on a terminal, and in full where nobody looks at a screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence

from drafter.columns import shortened, width

_GAP = 2
_NARROWEST = 16
_WIDEST = 72
"""Columns from which on one long cell no longer sets the others apart."""


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a table; on a terminal its first column gives way so that each row stands on one line."""
    lines = [[" ".join(cell.split()) for cell in row] for row in (head, *rows)]
    columns = list(zip(*lines, strict=True))
    widths = [min(max(map(width, column)), _WIDEST) for column in columns]
    narrow = sys.stdout.isatty()
    if narrow:
        room = _terminal_width() - sum(widths[1:]) - _GAP * (len(widths) - 1)
        widths[0] = min(widths[0], max(room, _NARROWEST))
    for row in lines:
        cells = [shortened(cell, size) if narrow else cell for cell, size in zip(row, widths, strict=True)]
        padded = (cell + " " * (max(size - width(cell), 0) + _GAP) for cell, size in zip(cells, widths, strict=True))
        yield "".join(padded).rstrip()


def _terminal_width() -> int:
    try:
        return os.get_terminal_size().columns
    except OSError:
        return 80
