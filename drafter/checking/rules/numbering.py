"""numbering: headings and points counted without a gap, in the numbers of their level."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from drafter.checking.finding import Edit, Finding
from drafter.checking.rule import Context, Rule
from drafter.checking.rules._inline import CIRCLED, breaks, last_of_list
from drafter.checking.rules._series import Stretched, points_series, series
from drafter.checking.whole import whole
from drafter.hanzi import HEADING_LEVELS, chinese_number, enumerator
from drafter.reading.speech import Item, Speech

ID = "numbering"
_NUMERAL = re.compile(r"[零一二三四五六七八九十百]+|[0-9]+")
_BY_LEVEL: dict[int, str] = {level: marker for marker, level in HEADING_LEVELS.items()}
_COUNTED = ("一是", "一要", "第一，")
_FIRST_INSIDE = ("1）", "1)", "一）", "一)", "①")
_LEAST_INSIDE = 2


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """Headings out of order under their parent, or with another level's number; points, and lists in a paragraph."""
    headings: dict[tuple[int, int], list[Item]] = defaultdict(list)
    points: dict[tuple[int, int], list[Item]] = defaultdict(list)
    for item in speech.items:
        (headings if item.kind == "heading" else points)[item.parent, item.level].append(item)
    for (_, level), siblings in headings.items():
        if not _counts_up(siblings, _BY_LEVEL[level]):
            yield from _headings(speech, level, siblings)
    for siblings in points.values():
        if not _counts_up(siblings, *_COUNTED):
            for listed in points_series(speech, [item for item in siblings if item.marker in _COUNTED]):
                yield from _points(speech, listed)
    yield from _inside(speech)


def _counts_up(siblings: Sequence[Item], *markers: str) -> bool:
    """Whether it shows at once that all is well: 1, 2, 3 … without a break, in the right words."""
    return all(item.number == due and item.marker in markers for due, item in enumerate(siblings, 1))


def _headings(speech: Speech, level: int, siblings: Sequence[Item]) -> Iterator[Finding]:
    marker = _BY_LEVEL[level]
    own = [_stretched(speech, item) for item in siblings if item.marker in (*HEADING_LEVELS, *_COUNTED)]
    for listed in series(own):
        due = 1
        for place, stretch in enumerate(listed):
            item = stretch.items[0]
            if item.marker != marker:
                right = enumerator(marker, due, due)
                edits = [_renumbered(speech, item, right)] if stretch.last == due else []
                yield _finding(item, f"“{_written(speech, item)}”不是这一级的序号", f"改成“{right}”", edits)
                due += 1
                continue
            if item.number != due and not _starts_again(level, item, listed[place - 1].items[0] if place else None):
                yield _out_of_order(speech, item, due, listed[place:], marker)
            due = stretch.last + 1


def _stretched(speech: Speech, item: Item) -> Stretched:
    """A heading with what goes on counting in its own paragraph."""
    where = item.enumerator
    text = speech.source.lines[where.index].text
    following = item.number + 1
    last = item.number
    if str(following) in text or chinese_number(following) in text:
        last = last_of_list(text, where.start, item.number)
    return Stretched((item,), last, item.number == 1 < last)


def _starts_again(level: int, item: Item, before: Item | None) -> bool:
    """Whether a new list of 1. or （1） may begin here: two of them may stand under one heading."""
    return level > 2 and item.number == 1 and before is not None and before.number > 1


def _out_of_order(speech: Speech, item: Item, due: int, rest: Sequence[Stretched], marker: str) -> Finding:
    """Number *due* was to come. A number written twice is mended, with those after it: nothing can be missing."""
    written = _written(speech, item)
    right = _with_number(written, due)
    if due == 1:
        return _finding(item, f"序号从“{written}”开始，前面没有“{_with_number(written, 1)}”", "补上前面的，或重新编号")
    if item.number == due - 1 and item.number > 0:
        follows = all(
            each.first == each.last == item.number + place and each.items[0].marker == marker
            for place, each in enumerate(rest)
        )
        edits = [_renumbered(speech, each.items[0], _with_number(_written(speech, each.items[0]), due + place))
                 for place, each in enumerate(rest)] if follows else []  # fmt: skip
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
