"""A draft as plain text."""

from __future__ import annotations

from drafter.draft import HEAD, Draft, Line, LineStyle
from drafter.layouts import Layout
from drafter.writing.printed import spaced_lines

INDENT = "　　"
_FLUSH = (*HEAD, LineStyle.SALUTATION)


def render_text(draft: Draft, layout: Layout) -> str:
    """A line a paragraph, body and headings indented by two full-width spaces, an empty line below the head.

    Ends with a line break; a draft without text gives the empty string.
    """
    return "".join(f"{_written(line) if line else ''}\n" for line in spaced_lines(draft, layout))


def _written(line: Line) -> str:
    return line.text if line.style in _FLUSH else INDENT + line.text
