"""stray-space: white space inside Chinese text, and line breaks inside its sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from drafter.checking.finding import Finding
from drafter.checking.rule import Context, Rule
from drafter.checking.whole import HAN, MARK, Whole, whole
from drafter.draft import LineStyle
from drafter.reading.speech import Speech

ID = "stray-space"
_WHITES = (" ", "\t", "\u00a0", "\u3000", *map(chr, range(0x2002, 0x200C)))
_WHITE = "[ \t\u00a0\u3000\u2002-\u200b]"
_SPACE = re.compile(f"{_WHITE}{_WHITE}*")
_BEFORE = re.compile(f"[{HAN}{MARK},:;!?()]")
_AFTER = re.compile(f"[{HAN}{MARK}]")
_PARTY = ("中共中央", "办公厅", "省委", "市委", "县委", "区委", "州委", "党委")
_STATE = (
    "国务院",
    "中央军委",
    "省政府",
    "市政府",
    "县政府",
    "区政府",
    "州政府",
    "省人民政府",
    "市人民政府",
    "县人民政府",
)
_AROUND = 30
_MOST = 3
"""More spaces than these are no slip: somebody has laid something out with them."""
_HAN_ONLY = re.compile(rf"[{HAN}]\s+[{HAN}]")
_NAMES = re.compile(rf"[{HAN}]{{2,4}}(?:[ \t\u00a0\u3000]+[{HAN}]{{1,4}}(?![{HAN}])){{2,}}")
_PARTITION = re.compile("第[一二三四五六七八九十百0-9]{1,3}(?:部分|[章节条款讲课])")
_BODY = (LineStyle.BODY, LineStyle.SALUTATION)


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """White space between Chinese characters and marks, and line breaks between characters.

    Not in the byline, nor between the parts of a title or heading, nor in a row of names or the title of a document.
    """
    here = whole(speech)
    text = here.text
    if not any(map(text.__contains__, _WHITES)):
        return
    for found in _SPACE.finditer(text):
        start, end = found.span()
        if (
            not start
            or text[start - 1] == "\n"
            or end - start > _MOST
            or not (_BEFORE.match(text, start - 1) and _AFTER.match(text, end))
        ):
            continue
        if "\u3000" in found[0] and _lays_out(text, start):
            continue
        if _belongs(here, start) or _parts_names(text, start) or _parts_issuers(text, start, end):
            continue
        if not _is_break(here, start, end):
            yield here.finding(ID, "W", (start, end), "中文中间有空格", "删去空格", [(start, end, "")])
        elif _HAN_ONLY.match(text, start - 1):
            yield here.finding(ID, "W", (start, end), "句子中间换了行", "不该换行的，删去换行")


def _is_break(here: Whole, start: int, end: int) -> bool:
    """Whether a line break is among the white space, so that it is no slip of the hand."""
    index, at = here.place(start)
    breaks = here.speech.source.lines[index].breaks
    first = bisect_left(breaks, at)
    return first < len(breaks) and breaks[first] < at + end - start


def _lays_out(text: str, start: int) -> bool:
    """Whether a full-width space at *start* stands where people set one: after 第一章, or in a line that ends no sentence."""
    begin, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    line = text[begin : end if end >= 0 else len(text)].rstrip()
    return not line.endswith(("。", "！", "？", "”", "；")) or _PARTITION.fullmatch(line[: start - begin]) is not None


def _parts_names(text: str, start: int) -> bool:
    """Whether the space at *start* stands in a row of names."""
    first = max(start - _AROUND, 0)
    return any(
        first + row.start() <= start < first + row.end() for row in _NAMES.finditer(text[first : start + _AROUND])
    )


def _parts_issuers(text: str, start: int, end: int) -> bool:
    """Whether the space stands in the title of a document, or between two who issue one: 中共中央 国务院."""
    line = text.rfind("\n", 0, start) + 1
    if text.rfind("《", line, start) > text.rfind("》", line, start):
        return bool(_HAN_ONLY.match(text, start - 1))
    return text.endswith(_PARTY, 0, start) and text.startswith(_STATE, end)


def _belongs(here: Whole, start: int) -> bool:
    """Whether the space parts what a title or heading says, or follows the number that Word writes."""
    line = here.line_at(start)
    index, at = here.place(start)
    if at <= len(here.speech.source.lines[index].enumerator):
        return True
    if line.style in _BODY:
        return False
    heading = line.style.value.startswith("heading")
    return not heading or bool(_HAN_ONLY.match(here.text, start - 1))


RULE = Rule(ID, "W", "中文中间的空格", check)
