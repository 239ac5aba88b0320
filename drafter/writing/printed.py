"""What all formats share: the printed lines of a draft, and the gap below its head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.draft import HEAD, Draft, Line, LineStyle, Run, lines, plain_text
from drafter.layouts import Layout

LINE_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
"""A break within a line: every format has one of its own for it."""

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
    return lines(_dated(draft), layout.head, name_first=layout.byline_order[0] == "name")


def spaced_lines(draft: Draft, layout: Layout) -> Iterator[Line | None]:
    """The printed lines of *draft*, with None for the empty line that divides its head from the speech."""
    below_head = False
    for line in printed_lines(draft, layout):
        in_head = line.style in HEAD
        if below_head and not in_head:
            yield None
        below_head = in_head
        yield line


def _dated(draft: Draft) -> Draft:
    date = plain_text(draft.date)
    written = date.strip()
    if not date or (written.startswith(("（", "(")) and written.endswith(("）", ")"))):
        return draft
    return replace(draft, date=(Run("（"), *draft.date, Run("）")))
