"""What all formats share: the printed lines of a draft, and where its head ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from drafter.draft import Draft, Line, LineStyle, RunKind, Span, lines

HEAD = (LineStyle.TITLE, LineStyle.SUBTITLE, LineStyle.BYLINE, LineStyle.DATE)
"""The styles of what stands above the speech; an empty line divides it from what follows."""

HEADING_LEVELS = {
    LineStyle.HEADING_1: 1,
    LineStyle.HEADING_2: 2,
    LineStyle.HEADING_3: 3,
    LineStyle.HEADING_4: 4,
}


def printed_lines(draft: Draft) -> Iterator[Line]:
    """The lines of *draft* as they are printed: the date stands in （）, which are added if it has no brackets."""
    for line in lines(draft):
        yield _in_brackets(line) if line.style is LineStyle.DATE else line


def _in_brackets(line: Line) -> Line:
    text = line.text.strip()
    if text.startswith(("（", "(")) and text.endswith(("）", ")")):
        return line
    first = line.spans[0]
    if len(line.spans) == 1 and first.kind is RunKind.PLAIN:
        return replace(line, spans=(Span(f"（{first.text}）"),))
    return replace(line, spans=(Span("（"), *line.spans, Span("）")))
