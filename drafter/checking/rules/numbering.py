"""numbering: headings and points counted without a gap, in the numbers of their level."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from drafter.checking.finding import Edit, Finding
from drafter.checking.rule import Context, Rule
from drafter.hanzi import HEADING_LEVELS, chinese_number, enumerator
from drafter.reading.speech import Item, Speech

ID = "numbering"
_NUMERAL = re.compile(r"[零一二三四五六七八九十百]+|[0-9]+")
_BY_LEVEL: dict[int, str] = {level: marker for marker, level in HEADING_LEVELS.items()}
_COUNTED = ("一是", "一要", "第一，")
_NUMERALS = "一二三四五六七八九十"


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """Headings out of order under their parent, or with another level's number; points out of order."""
    headings: dict[tuple[int, int], list[Item]] = defaultdict(list)
    points: dict[tuple[int, int], list[Item]] = defaultdict(list)
    for item in speech.items:
        (headings if item.kind == "heading" else points)[item.parent, item.level].append(item)
    for (_, level), siblings in headings.items():
        yield from _headings(speech, level, siblings)
    for siblings in points.values():
        yield from _points(speech, [item for item in siblings if item.marker in _COUNTED])


def _headings(speech: Speech, level: int, siblings: Sequence[Item]) -> Iterator[Finding]:
    marker = _BY_LEVEL[level]
    own = [item for item in siblings if item.marker in (*HEADING_LEVELS, *_COUNTED)]
    due = 1
    for place, item in enumerate(own):
        written = _written(speech, item)
        if item.marker != marker:
            right = enumerator(marker, due, due)
            edits = [_renumbered(speech, item, right)] if item.number == due else []
            yield _finding(item, f"“{written}”不是这一级的序号", f"改成“{right}”", edits)
            due += 1
            continue
        if item.number != due and not _starts_again(level, item, own[place - 1] if place else None):
            yield _out_of_order(speech, item, due, own[place:], marker)
        due = item.number + 1


def _starts_again(level: int, item: Item, before: Item | None) -> bool:
    """Whether a new list of 1. or （1） may begin here: two of them may stand under one heading."""
    return level > 2 and item.number == 1 and before is not None and before.number > 1


def _out_of_order(speech: Speech, item: Item, due: int, rest: Sequence[Item], marker: str) -> Finding:
    """Number *due* was to come. A number written twice is mended, with those after it: nothing can be missing."""
    written = _written(speech, item)
    right = _with_number(written, due)
    if due == 1:
        return _finding(item, f"序号从“{written}”开始，前面没有“{_with_number(written, 1)}”", "补上前面的，或重新编号")
    if item.number == due - 1 and item.number > 0:
        follows = all(
            other.number == item.number + place and other.marker == marker for place, other in enumerate(rest)
        )
        edits = [_renumbered(speech, other, _with_number(_written(speech, other), due + place))
                 for place, other in enumerate(rest)] if follows else []  # fmt: skip
        return _finding(item, f"序号“{written}”重复", f"改成“{right}”，后面的顺次改", edits)
    if item.number > due:
        return _finding(item, f"序号不连续：这里该是“{right}”，写的是“{written}”", f"补上缺的，或改成“{right}”")
    return _finding(item, f"序号倒了回去：这里该是“{right}”，写的是“{written}”", f"改成“{right}”，或理顺上下级")


def _points(speech: Speech, siblings: Sequence[Item]) -> Iterator[Finding]:
    before: Item | None = None
    for item in siblings:
        due = before.number + 1 if before else 1
        twice = before and before.number == item.number == 1 and item.enumerator.index - before.enumerator.index <= 1
        wrong = item.number != due and (item.number != 1 or twice)
        if wrong and not _stands_between(speech, before, item, due):
            yield _point(speech, item, before, due)
        before = item


def _point(speech: Speech, item: Item, before: Item | None, due: int) -> Finding:
    written = _written(speech, item)
    if before is None:
        return _finding(item, f"从“{written}”说起，前面没有“{_with_number(written, 1)}”", "补上前面的，或重新编号")
    right = _with_number(written, due)
    if item.number == before.number:
        return _finding(item, f"“{written}”重复", f"改成“{right}”，后面的顺次改", [_renumbered(speech, item, right)])
    return _finding(item, f"序号不连续：这里该是“{right}”，写的是“{written}”", f"补上缺的，或改成“{right}”")


def _stands_between(speech: Speech, before: Item | None, item: Item, due: int) -> bool:
    """Whether number *due* is there after all, where no point may begin: 我们一是加强领导，二是……"""
    lines = speech.source.lines
    last = item.enumerator.index
    first = before.enumerator.index if before else max(last - 2, 0)
    texts = [lines[index].text for index in range(first, last + 1)]
    texts[-1] = texts[-1][: item.enumerator.start]
    if before:
        texts[0] = texts[0][before.enumerator.end :]
    numeral = chinese_number(due)
    between = "\n".join(texts)
    words = [f"{numeral}{word}" for word in "是要则个"] + [f"第{numeral}", f"其{numeral}"]
    return any(word in between for word in (*words, *(("首先", "一方面") if due == 1 else ("其次", "再次", "另外"))))


def _written(speech: Speech, item: Item) -> str:
    stretch = item.enumerator
    return speech.source.lines[stretch.index].text[stretch.start : stretch.end].strip()


def _with_number(written: str, number: int) -> str:
    """The enumerator *written* as it counts *number*: （二） → （三）, 2. → 3."""
    return _NUMERAL.sub(lambda old: str(number) if old[0].isdecimal() else chinese_number(number), written, count=1)


def _renumbered(speech: Speech, item: Item, right: str) -> Edit:
    stretch = item.enumerator
    written = speech.source.lines[stretch.index].text[stretch.start : stretch.end]
    return Edit(stretch.index, stretch.start, stretch.start + len(written.rstrip()), right)


def _finding(item: Item, message: str, remedy: str, edits: Iterable[Edit] = ()) -> Finding:
    where = item.enumerator
    return Finding(ID, "E", where.index, where.start, where.end, message, remedy, tuple(edits))


RULE = Rule(ID, "E", "标题和分条的序号不连续、重复，或用错了级别", check)
