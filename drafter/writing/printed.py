"""What all formats share: the printed lines of a draft, and the gap below its head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from drafter.draft import HEAD, Draft, Line, LineStyle, RunKind, Span, lines
from drafter.layouts import Layout

HEADING_LEVELS = {
    LineStyle.HEADING_1: 1,
    LineStyle.HEADING_2: 2,
    LineStyle.HEADING_3: 3,
    LineStyle.HEADING_4: 4,
}


def printed_lines(draft: Draft, layout: Layout) -> Iterator[Line]:
    """The lines of *draft* as they are printed, its head in the order of *layout*.

    The date stands in （）, which are added if it has no brackets.
    """
    for line in lines(draft, layout.head, name_first=layout.byline_order[0] == "name"):
        yield _in_brackets(line) if line.style is LineStyle.DATE else line


def spaced_lines(draft: Draft, layout: Layout) -> Iterator[Line | None]:
    """The printed lines of *draft*, with None for the empty line that divides its head from the speech."""
    below_head = False
    for line in printed_lines(draft, layout):
        in_head = line.style in HEAD
        if below_head and not in_head:
            yield None
        below_head = in_head
        yield line


def _in_brackets(line: Line) -> Line:
    text = line.text.strip()
    if text.startswith(("（", "(")) and text.endswith(("）", ")")):
        return line
    first = line.spans[0]
    if len(line.spans) == 1 and first.kind is RunKind.PLAIN:
        return replace(line, spans=(Span(f"（{first.text}）"),))
    return replace(line, spans=(Span("（"), *line.spans, Span("）")))
