"""numbering: headings and points counted without a gap, in the numbers of their level."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from drafter.checking.finding import Edit, Finding
from drafter.checking.grouping import Group
from drafter.checking.rule import Context, Rule
from drafter.checking.rules._counting import Due, Member, dues
from drafter.checking.rules._inline import CIRCLED, breaks, last_of_list
from drafter.checking.rules._series import Stretched, points_series, series
from drafter.checking.whole import whole
from drafter.hanzi import HEADING_LEVELS, chinese_number
from drafter.reading.speech import Item, Speech

ID = "numbering"
_NUMERAL = re.compile(r"[零一二三四五六七八九十百]+|[0-9]+")
_BY_LEVEL: dict[int, str] = {level: marker for marker, level in HEADING_LEVELS.items()}
_COUNTED = ("一是", "一要", "第一，")
_FIRST_INSIDE = ("1）", "1)", "一）", "一)", "①")
_LEAST_INSIDE = 2
_MOST_IN_WORDS = 9999
_LAST_COUNTED_THROUGH = 2
"""The level down to which headings count on under their parent: 一、 and （一）."""


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """Headings out of order under their parent, or with another level's number; points, and lists in a paragraph."""
    headings: dict[Group, list[Item]] = defaultdict(list)
    points: dict[Group, list[Item]] = defaultdict(list)
    for item, group in whole(speech).groups:
        (headings if item.kind == "heading" else points)[group].append(item)
    for (_, level), siblings in headings.items():
        if not _counts_up(siblings, _BY_LEVEL[level]):
            yield from _headings(speech, level, siblings)
    for siblings in points.values():
        if not _counts_up(siblings, *_COUNTED):
            for listed in points_series(speech, [item for item in siblings if item.marker in _COUNTED]):
                for stretch in _started(listed):
                    yield from _points(speech, stretch)
    yield from _inside(speech)


def _counts_up(siblings: Sequence[Item], *markers: str) -> bool:
    """Whether it shows at once that all is well: 1, 2, 3 … without a break, in the right words."""
    return all(item.number == due and item.marker in markers for due, item in enumerate(siblings, 1))


def _headings(speech: Speech, level: int, siblings: Sequence[Item]) -> Iterator[Finding]:
    marker = _BY_LEVEL[level]
    own = [_stretched(speech, item) for item in siblings if item.marker in (*HEADING_LEVELS, *_COUNTED)]
    for listed in (part for one in series(own) for part in _parts(level, one)):
        items = [stretch.items[0] for stretch in listed]
        members = [
            Member(each.first, each.last, item.marker != marker) for item, each in zip(items, listed, strict=True)
        ]
        right = dues(members)
        wrong: list[int] = []
        for place, (item, member, due) in enumerate(zip(items, members, right, strict=True)):
            if member.strange:
                written = _with_number(marker, due.number)
                edits = [_renumbered(speech, item, written)] if member.first == member.last == due.number else []
                yield _finding(item, f"“{_written(speech, item)}”不是这一级的序号", f"改成“{written}”", edits)
            elif due.gap or member.first != due.number:
                wrong.append(place)
        yield from _out_of_order(speech, items, members, right, wrong)


def _stretched(speech: Speech, item: Item) -> Stretched:
    """A heading with what goes on counting in its own paragraph."""
    where = item.enumerator
    text = speech.source.lines[where.index].text
    following = item.number + 1
    last = item.number
    if str(following) in text or _in_words(following) in text:
        last = last_of_list(text, where.start, item.number)
    return Stretched((item,), last, item.number == 1 < last)


def _parts(level: int, listed: Sequence[Stretched]) -> Iterator[Sequence[Stretched]]:
    """The lists that *listed* is: under one heading there may be two of 1. or of （1）."""
    first = 0
    for place in range(1, len(listed)):
        if level > _LAST_COUNTED_THROUGH and listed[place].first == 1 and listed[place - 1].first > 1:
            yield listed[first:place]
            first = place
    yield listed[first:]


def _started(points: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The lists that *points* are, each of which begins with 一是; but for one that is written twice in a row."""
    first = 0
    for place in range(1, len(points)):
        before, item = points[place - 1], points[place]
        twice = before.number == 1 and item.enumerator.index - before.enumerator.index <= 1
        if item.number == 1 and not twice:
            yield points[first:place]
            first = place
    yield points[first:]


def _points(speech: Speech, points: Sequence[Item]) -> Iterator[Finding]:
    def explained(place: int) -> bool:
        before = points[place - 1] if place else None
        due = before.number + 1 if before else 1
        return _stands_between(speech, before, points[place], due)

    members = [Member(item.number, item.number) for item in points]
    right = dues(members, explained)
    wrong = [place for place, due in enumerate(right) if due.gap or points[place].number != due.number]
    yield from _out_of_order(speech, points, members, right, wrong)


def _out_of_order(
    speech: Speech, items: Sequence[Item], members: Sequence[Member], right: Sequence[Due], wrong: Sequence[int]
) -> Iterator[Finding]:
    """A finding for each of the places that are *wrong*; those that are all off by the same make one."""
    runs: list[list[int]] = []
    off: int | None = None
    for place in wrong:
        before, off = off, members[place].first - right[place].number
        if runs and runs[-1][-1] == place - 1 and off and off == before:
            runs[-1].append(place)
        else:
            runs.append([place])
    for run in runs:
        yield _break(speech, items, members, right, run)


def _break(
    speech: Speech, items: Sequence[Item], members: Sequence[Member], right: Sequence[Due], run: Sequence[int]
) -> Finding:
    """What is wrong with the first of *run*. A number written twice is mended: nothing can be missing."""
    place = run[0]
    item, due = items[place], right[place].number
    written = _written(speech, item)
    if right[place].gap:
        due = right[place - 1].number + members[place - 1].last - members[place - 1].first + 1 if place else 1
        if not place:
            begins = f"序号从“{written}”开始，前面没有“{_with_number(written, 1)}”"
            return _finding(item, begins, "补上前面的，或重新编号")
    new = _with_number(written, due)
    twice = (place and members[place - 1].last == item.number) or (
        place + 1 < len(items) and right[place + 1].number == item.number == members[place + 1].first
    )
    if twice and not right[place].gap:
        simple = all(members[each].first == members[each].last for each in run) and item.number < due
        edits = [_renumbered(speech, items[each], _with_number(_written(speech, items[each]), right[each].number))
                 for each in run] if simple else []  # fmt: skip
        return _finding(item, f"序号“{written}”重复", f"改成“{new}”{'，后面的顺次改' if len(run) > 1 else ''}", edits)
    if item.number > due:
        return _finding(item, f"序号不连续：这里该是“{new}”，写的是“{written}”", f"补上缺的，或改成“{new}”")
    return _finding(item, f"序号倒了回去：这里该是“{new}”，写的是“{written}”", f"改成“{new}”，或理顺上下级")


def _inside(speech: Speech) -> Iterator[Finding]:
    """（1）……；（3）…… in one paragraph."""
    here = whole(speech)
    for number in sorted({number for first in _FIRST_INSIDE for number in here.lines_with(first)}):
        text = here.texts[number]
        if text.count("）") + text.count(")") < _LEAST_INSIDE and "①" not in text:
            continue
        for mark, due in breaks(text):
            written = text[mark.start : mark.end]
            right = CIRCLED[due - 1] if written in CIRCLED else _with_number(written, due)
            offset = here.offset(here.lines[number].index)
            message = f"序号不连续：这里该是“{right}”，写的是“{written}”"
            span = offset + mark.start, offset + mark.end
            yield here.finding(ID, "E", span, message, f"补上缺的，或改成“{right}”")


def _stands_between(speech: Speech, before: Item | None, item: Item, due: int) -> bool:
    """Whether number *due* is there after all, where no point may begin: 我们一是加强领导，二是……"""
    lines = speech.source.lines
    last = item.enumerator.index
    first = before.enumerator.index if before else max(last - 2, 0)
    texts = [lines[index].text for index in range(first, last + 1)]
    texts[-1] = texts[-1][: item.enumerator.start]
    if before:
        texts[0] = texts[0][before.enumerator.end :]
    numeral = _in_words(due)
    between = "\n".join(texts)
    words = [f"{numeral}{word}" for word in "是要则个"] + [f"第{numeral}", f"其{numeral}"]
    return any(word in between for word in (*words, *(("首先", "一方面") if due == 1 else ("其次", "再次", "另外"))))


def _written(speech: Speech, item: Item) -> str:
    return speech.said(item.enumerator).strip()


def _in_words(number: int) -> str:
    """*number* in Chinese, or in digits where nobody writes it out."""
    return chinese_number(number) if number <= _MOST_IN_WORDS else str(number)


def _with_number(written: str, number: int) -> str:
    """The enumerator *written* as it counts *number*: （二） → （三）, 2. → 3."""
    return _NUMERAL.sub(lambda old: str(number) if old[0].isdecimal() else _in_words(number), written, count=1)


def _renumbered(speech: Speech, item: Item, right: str) -> Edit:
    stretch = item.enumerator
    return Edit(stretch.index, stretch.start, stretch.start + len(speech.said(stretch).rstrip()), right)


def _finding(item: Item, message: str, remedy: str, edits: Iterable[Edit] = ()) -> Finding:
    where = item.enumerator
    return Finding(ID, "E", where.index, where.start, where.end, message, remedy, tuple(edits))


RULE = Rule(ID, "E", "标题和分条的序号不连续、重复，或用错了级别", check)
