"""Which lines begin with a heading, at which level, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.hanzi import HeadingLevel
from drafter.reading.structure.kept import Kept
from drafter.reading.structure.leads import kept_lead
from drafter.reading.structure.marks import Mark, after_blank, first_sentence, goes_on, heading_mark, point_marks

_LONGEST = 60
_LONGEST_BEFORE_COLON = 30
_UNFINISHED = re.compile("[。！？；：，、:;,!?][”’）)]*$")
_LEVELS: tuple[HeadingLevel, ...] = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class HeadingMark:
    """A heading at the head of a line: its enumerator, its level, and where it stands in the text.

    What it says runs from *start* to *end*, without a closing 。; the rest of the line begins at *after*. *run_in*: the
    line goes on. *start* and *end* are equal where a number begins a paragraph that has no heading.
    """

    mark: Mark
    level: HeadingLevel
    start: int
    end: int
    after: int
    run_in: bool


def read_headings(lines: Sequence[Kept]) -> tuple[list[HeadingMark | None], list[str]]:
    """The heading of each line, or None; and remarks on those that are misnumbered."""
    marked = [heading_mark(line.text) for line in lines]
    offset = _outline_offset(lines, marked)
    bold = _bold_lines(lines)
    found: list[HeadingMark | None] = []
    for line, here, is_bold in zip(lines, marked, bold, strict=True):
        if here and goes_on(line.text, here[0].end):
            found.append(_numbered(line, *here))
        elif line.line.heading and len(line.text) <= 2 * _LONGEST:
            level = _LEVELS[min(max(line.line.heading - offset, 1), 4) - 1]
            found.append(_unnumbered(line, level))
        else:
            found.append(_unnumbered(line, 1) if is_bold and not any(marked) else None)
    return found, _mend(lines, found)


def _numbered(line: Kept, mark: Mark, level: HeadingLevel) -> HeadingMark:
    text = line.text
    start = after_blank(text, mark.end)
    end = first_sentence(text, start)
    if not goes_on(text, end):
        own_line = line.line.heading or end - start <= _LONGEST
        return _heading(text, mark, level, start, end) if own_line else _without(text, mark, level, start)
    if end - start <= _LONGEST and kept_lead(text[start:end]):
        return _heading(text, mark, level, start, end)
    colon = text.find("：", start, start + _LONGEST_BEFORE_COLON)
    if start < colon < end:
        return HeadingMark(mark, level, start, colon + 1, colon + 1, True)
    return _without(text, mark, level, start)


def _heading(text: str, mark: Mark, level: HeadingLevel, start: int, end: int) -> HeadingMark:
    closed = end - 1 if text[end - 1] == "。" else end
    return HeadingMark(mark, level, start, closed, end, goes_on(text, end))


def _without(text: str, mark: Mark, level: HeadingLevel, start: int) -> HeadingMark:
    """A number at the head of a paragraph that has no heading."""
    return HeadingMark(mark, level, start, start, start, True)


def _unnumbered(line: Kept, level: HeadingLevel) -> HeadingMark:
    return _heading(line.text, Mark("无", "无", 0, 0, 0), level, 0, len(line.text))


def _outline_offset(lines: Sequence[Kept], marked: Sequence[tuple[Mark, HeadingLevel] | None]) -> int:
    """How much deeper Word's outline levels are than those of headings: 1 where the title is the first."""
    for line, here in zip(lines, marked, strict=True):
        if here and line.line.heading:
            return line.line.heading - here[1]
    return min((line.line.heading for line in lines if line.line.heading), default=1) - 1


def _bold_lines(lines: Sequence[Kept]) -> list[bool]:
    """Which lines are bold headings without a number: short, bold all through, more than one of them."""
    bold = [
        bool(line.line.bold)
        and len(line.text) <= _LONGEST // 2
        and not _UNFINISHED.search(line.text)
        and sum(end - start for start, end in line.line.bold) >= len(line.text)
        and not any(mark.start == 0 for mark in point_marks(line.text))
        for line in lines
    ]
    headings = [here and place + 1 < len(lines) and not bold[place + 1] for place, here in enumerate(bold)]
    return headings if sum(headings) > 1 else [False] * len(lines)


def _mend(lines: Sequence[Kept], found: list[HeadingMark | None]) -> list[str]:
    """Take for headings what is numbered as a point but stands where the next heading is due.

    It is a line of its own without 。, its number is the one due, and it doesn't go on with a list: either the list
    above has another number due, or the next line begins one.
    """
    remarks = []
    due = listed = 0
    for place, line in enumerate(lines):
        heading = found[place]
        if heading:
            due, listed = (heading.mark.number + 1 if heading.level == 1 else due), 0
            continue
        marks = point_marks(line.text)
        mark = _at_start(line.text)
        if (
            mark
            and mark.number == due > 1
            and _stands_alone(line.text, mark)
            and (listed + 1 != mark.number or _begins_list(lines, place + 1))
        ):
            found[place] = _heading(line.text, mark, 1, after_blank(line.text, mark.end), len(line.text))
            wrote = line.text[: mark.end].rstrip("，,：: ")
            remarks.append(f"第 {line.line.number} 行“{wrote}”独占一行，当作第 {due} 个大标题，编号疑有误")
            due, listed = due + 1, 0
        elif marks:
            listed = (mark or marks[-1]).number
    return remarks


def _at_start(text: str) -> Mark | None:
    return next((mark for mark in point_marks(text) if mark.start == 0), None)


def _stands_alone(text: str, mark: Mark) -> bool:
    return mark.end < len(text) <= _LONGEST and "。" not in text and not _UNFINISHED.search(text)


def _begins_list(lines: Sequence[Kept], place: int) -> bool:
    mark = _at_start(lines[place].text) if place < len(lines) else None
    return mark is not None and mark.number == 1
