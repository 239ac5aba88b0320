"""What a speech says below its head: headings, points and paragraphs, in parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from drafter.reading.structure.ending import closing_begins, is_thanks, thanks_begin
from drafter.reading.structure.headings import HeadingMark, read_headings
from drafter.reading.structure.kept import Kept
from drafter.reading.structure.lists import LONGEST_LABEL, PointMark, read_points
from drafter.reading.structure.topics import read_topics

BodyPart = Literal["opening", "body", "closing", "thanks"]
_ENDS = ("。", "！", "；")


@dataclass(slots=True)
class Row:
    """A line below the head: its part, its heading, its points in order, where its topic sentence ends (0: none)."""

    line: Kept
    part: BodyPart = "body"
    heading: HeadingMark | None = None
    points: list[PointMark] = field(default_factory=list)
    topic: int = 0

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def begins(self) -> bool:
        """Whether a point begins the line."""
        return bool(self.topic or (self.points and not self.heading and self.points[0].mark.start == 0))


def read_body(lines: Sequence[Kept]) -> tuple[list[Row], list[str]]:
    """The rows of these lines, and remarks on what is doubtful."""
    headings, remarks = read_headings(lines)
    rows = [Row(line, heading=heading) for line, heading in zip(lines, headings, strict=True)]
    texts = [line.text for line in lines]
    thanks = thanks_begin(texts)
    for row in rows[thanks:]:
        row.part = "thanks" if is_thanks(row.text) else "closing"
        row.heading = None
    starts = [place for place, row in enumerate(rows[:thanks]) if row.heading]
    for row in rows[: starts[0] if starts else 0]:
        row.part = "opening"
    scopes = list(pairwise([*starts, thanks])) or [(0, thanks)]
    for first, end in scopes:
        _read_points(rows[first:end])
    _close(rows, scopes[-1], texts)
    for first, end in scopes:
        _read_topics(rows[first:end])
    _close(rows, scopes[-1], texts)
    if not starts:
        _open(rows[:thanks])
    if after := [row for row in rows[thanks:] if row.part == "closing"]:
        remarks.append(f"致谢以后还有 {len(after)} 行，从第 {after[0].line.line.number} 行起，请看是不是稿子里的话")
    return rows, remarks


def _read_points(rows: Sequence[Row]) -> None:
    found = read_points([(row.text, row.heading.after if row.heading else 0) for row in rows])
    for row, points in zip(rows, found, strict=True):
        row.points = points


def _read_topics(rows: Sequence[Row]) -> None:
    """Look for topic sentences where nothing else numbers the points."""
    plain = [row for row in rows if row.heading is None and row.part == "body"]
    if any(row.begins for row in plain):
        return
    for index, end in read_topics([row.text for row in plain]).items():
        plain[index].topic = end


def _close(rows: list[Row], scope: tuple[int, int], texts: Sequence[str]) -> None:
    """Find the closing among the last paragraphs of the last section, and leave that a body."""
    first, end = scope
    while end > first and rows[end - 1].part == "closing":
        end -= 1
    items = [place for place in range(first, end) if rows[place].heading or rows[place].begins]
    start, after_points = first + 1, None
    if items:
        start = items[-1] + (2 if _has_body(rows, items) else 1)
        if rows[items[-1]].begins and _is_full(rows[items[-1]]):
            after_points = start + _carried(rows, items)
    begins = closing_begins(texts, min(start, end), end, after_points=after_points)
    for row in rows[begins:end]:
        row.part = "closing"
        row.points = []


def _has_body(rows: Sequence[Row], items: Sequence[int]) -> bool:
    """Whether the last of *items* is a heading that the paragraph after it belongs to.

    It is none if it says all in a sentence of its own, or stands in a list, as the one of its level right above does.
    """
    last = rows[items[-1]].heading
    if last is None or last.run_in or rows[items[-1]].text.endswith(_ENDS):
        return False
    above = rows[items[-1] - 1].heading if items[-1] else None
    return above is None or above.level != last.level or above.run_in


def _carried(rows: Sequence[Row], items: Sequence[int]) -> int:
    """How many paragraphs follow each point but the last and go on with it."""
    return min((after - place - 1 for place, after in pairwise(items) if rows[place].begins), default=0)


def _is_full(row: Row) -> bool:
    """Whether a point says all it has to say in its own paragraph, and is no label of what follows."""
    return len(row.text) > LONGEST_LABEL or row.text.endswith(_ENDS)


def _open(rows: Sequence[Row]) -> None:
    """In a speech without headings, what stands before its first point is the opening, or else its first paragraph."""
    begins = next((place for place, row in enumerate(rows) if row.begins), None)
    for row in rows[: min(begins if begins is not None else 1, len(rows))]:
        if row.part == "body":
            row.part = "opening"
            row.points = []
