"""empty-part: a heading with nothing below it, a number with nothing after it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from drafter.checking.cues import Cued
from drafter.checking.finding import Finding
from drafter.checking.rule import Context, Rule
from drafter.checking.whole import whole
from drafter.draft import LineStyle
from drafter.reading.speech import Item, Speech
from drafter.reading.structure.marks import NUMERAL

ID = "empty-part"
_BARE = re.compile(
    rf"\s*((?:{NUMERAL}[、是要]|[（(]{NUMERAL}[）)]|第{NUMERAL}[，、]|[0-9]{{1,2}}[.．、])[，。；：]?)\s*"
)
_LONGEST_BARE = 12
_NOTHING = Cued([(("是。", "是；"), re.compile(rf"(?<=[。；：]){NUMERAL}是[。；]"))])


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """Headings without a body among siblings that have one, and enumerators without text."""
    here = whole(speech)
    spans = []
    for line, text in zip(here.lines, here.texts, strict=True):
        if len(text) <= _LONGEST_BARE and (bare := _BARE.fullmatch(text)):
            spans.append((here.offset(line.index, bare.start(1)), here.offset(line.index, bare.end(1))))
    spans += [found.span() for found in here.matches(_NOTHING)]
    for start, end in spans:
        yield here.finding(ID, "E", (start, end), f"“{here.text[start:end]}”后面没有内容", "写上内容，或删去这个序号")
    yield from _without_body(speech)


def _without_body(speech: Speech) -> Iterator[Finding]:
    headings = [item for item in speech.items if item.kind == "heading"]
    families: dict[tuple[int, int], list[tuple[Item, bool]]] = defaultdict(list)
    body = sorted(line.index for line in speech.lines if line.style is LineStyle.BODY)
    for item, following in zip_longest(headings, headings[1:]):
        families[item.parent, item.level].append((item, _has_body(speech, item, following, body)))
    for family in families.values():
        empty = [item for item, filled in family if not filled]
        if len(empty) * 2 < len(family) or (len(family) == 1 and family[0][0].level == 1 and empty):
            for item in empty:
                where = item.text
                yield Finding(
                    ID, "E", where.index, where.start, where.end, "这个标题下面没有内容", "写上内容，或删去这个标题"
                )


def _has_body(speech: Speech, item: Item, following: Item | None, body: Sequence[int]) -> bool:
    if not item.text.end > item.text.start:
        return True  # the number alone has been found already
    text = speech.source.lines[item.text.index].text
    if text[item.text.end :].strip(" \t\u3000。：:"):
        return True
    if following and following.level > item.level:
        return True
    end = following.enumerator.index if following else len(speech.source.lines)
    first = bisect_right(body, item.text.index)
    return first < len(body) and body[first] < end


RULE = Rule(ID, "E", "标题下面、序号后面没有内容", check)
