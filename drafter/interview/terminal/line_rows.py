"""A line of text in as many rows as it needs, divided as Chinese divides: no closing mark begins a row."""

from __future__ import annotations

from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout import BufferControl
from prompt_toolkit.layout.controls import UIContent
from prompt_toolkit.layout.utils import explode_text_fragments

from drafter.interview.lines import rows_of

PREFIX = "  › "
"""What stands before the first row; the others are as far in."""


class RowsControl(BufferControl):
    """A buffer of a single line, each row of it a line of its own to the window."""

    def create_content(self, width: int, height: int, preview_search: bool = False) -> UIContent:
        """The rows of the line in *width* columns, the prefix included."""
        content = super().create_content(width, height, preview_search)
        line = explode_text_fragments(content.get_line(0))
        starts = rows_of("".join(part[1] for part in line), room_of(width))
        rows = [line[start:end] for start, end in zip(starts, [*starts[1:], len(line)], strict=True)]
        at = content.cursor_position.x
        row = max(number for number, start in enumerate(starts) if start <= at)
        return UIContent(rows.__getitem__, len(rows), Point(at - starts[row], row))


def room_of(columns: int) -> int:
    """The columns of a row where the terminal has so many."""
    return max(columns - len(PREFIX), 2)


def prefix(row: int, _: int) -> StyleAndTextTuples:
    """What stands before a row."""
    return [("class:instruction", " " * len(PREFIX) if row else PREFIX)]
