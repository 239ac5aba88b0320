"""Points under one heading: which enumerators are points, and how deep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafter.reading.structure.marks import LAST, Mark, point_marks

LONGEST_LABEL = 40
"""Up to how many 字 a point is only a label for the paragraphs below it."""


@dataclass(frozen=True, slots=True)
class PointMark:
    """A point: its enumerator in the text of a line, its level below the heading, counted from 1."""

    mark: Mark
    level: int


@dataclass(slots=True)
class _List:
    """A list that is open: its last point, and whether its points begin lines."""

    last: Mark
    at_start: bool


def read_points(texts: Sequence[tuple[str, int]]) -> list[list[PointMark]]:
    """The points of each text under one heading; a text is read from the place given with it on."""
    marks = _accepted([_marks(text, start) for text, start in texts], [start for _, start in texts])
    open_lists: list[_List] = []
    found: list[list[PointMark]] = []
    for here, (_, start) in zip(marks, texts, strict=True):
        found.append([_placed(mark, mark.start == start == 0, here, open_lists) for mark in here])
    return found


def _marks(text: str, start: int) -> list[Mark]:
    marks = [mark for mark in point_marks(text) if mark.start >= start]
    return _paired(text, marks)


def _paired(text: str, marks: list[Mark]) -> list[Mark]:
    """Leave out 一方面 but where 另一方面 begins a later sentence: within one sentence they only join its clauses."""
    sides = [mark for mark in marks if mark.family == "方" and mark.start]
    kept: list[Mark] = [mark for mark in marks if mark.family != "方" or not mark.start]
    waiting = next((mark for mark in marks if mark.family == "方" and not mark.start and mark.number == 1), None)
    for mark in sides:
        if mark.number == 1:
            waiting = mark
        elif waiting and "。" in text[max(mark.start - 3, 0) : mark.start]:
            kept += [waiting, mark] if waiting.start else [mark]
            waiting = None if mark.number > 2 else replace(waiting, start=0)
        else:
            waiting = None
    return sorted(set(kept), key=lambda mark: mark.start)


def _accepted(marks: list[list[Mark]], starts: list[int]) -> list[list[Mark]]:
    """Only those that are members of a list of at least two."""
    inside: list[list[Mark]] = []
    last: dict[str, int] = {}
    for here, start in zip(marks, starts, strict=True):
        first = here[0] if here and here[0].start == start == 0 else None
        taken = [first] if first else []
        for family in dict.fromkeys(mark.family for mark in here):
            group = [mark for mark in here if mark.family == family and mark is not first]
            due = first.number + 1 if first and first.family == family else last.get(family, 0) + 1
            is_list = bool(group) and (
                (group[0].number == 1 and len(group) > 1)
                or (group[0].number == due > 1)
                or (group[0].number == LAST and due > 2)
            )
            if is_list:
                taken += group
        inside.append(sorted(taken, key=lambda mark: mark.start))
        for mark in inside[-1]:
            last[mark.family] = mark.number or last.get(mark.family, 0) + 1
    words = {mark.number for here in inside for mark in here if mark.marker == "首先，"}
    inside = [[mark for mark in here if mark.number != LAST or words - {LAST}] for here in inside]
    counted = Counter(mark.family for here in inside for mark in here)
    numbered_one = {mark.family for here in inside for mark in here if mark.number in (1, 2)}
    return [[mark for mark in here if counted[mark.family] > 1 and mark.family in numbered_one] for here in inside]


def _placed(mark: Mark, at_start: bool, here: Sequence[Mark], lists: list[_List]) -> PointMark:
    """The place of a point among the open *lists*, which are closed and opened to hold it."""
    depth = _depth(mark, at_start, here, lists)
    if mark.number == LAST:
        mark = replace(mark, number=lists[depth].last.number + 1 if depth < len(lists) else 1)
    del lists[depth + 1 :]
    if depth < len(lists):
        lists[depth] = _List(mark, at_start or lists[depth].at_start)
    else:
        lists.append(_List(mark, at_start))
    return PointMark(mark, depth + 1)


def _depth(mark: Mark, at_start: bool, here: Sequence[Mark], lists: list[_List]) -> int:
    own = [depth for depth, each in enumerate(lists) if each.last.family == mark.family]
    due = [depth for depth in own if mark.number in (LAST, lists[depth].last.number + 1)]
    if mark.number == 1:
        if not at_start:
            same_line = [depth for depth in own if not lists[depth].at_start]
            begins = here[0].start == 0 and here[0] is not mark
            return same_line[-1] if same_line else _below_starts(lists) if begins else 0
        same = [depth for depth in own if lists[depth].last.marker == mark.marker]
        return same[0] if same else len([each for each in lists if each.at_start])
    if due:
        return due[0] if at_start else due[-1]
    if own:
        return own[0] if at_start else own[-1]
    return max(len(lists) - 1, 0) if at_start else len(lists)


def _below_starts(lists: list[_List]) -> int:
    return len([each for each in lists if each.at_start])
