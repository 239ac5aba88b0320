"""adjacent-marks: 、 between quotations, or between titles of books, that stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.cues import Cued
from drafter.checking.finding import Finding
from drafter.checking.rule import Context, Rule
from drafter.checking.whole import whole
from drafter.reading.speech import Speech

ID = "adjacent-marks"
_QUOTES = re.compile(r"(?<!、)“[^“”\n]*”(?:、“[^“”\n]*”)+(?!、|(?:和|与|及|以及)(?!“))")
_TITLES = re.compile(r"(?<!、)《[^《》\n]*》(?:、《[^《》\n]*》)+(?!、|(?:和|与|及|以及)(?!《))")
_PAIRS = Cued(
    [
        (("”、“",), (_QUOTES, "”、“", "引号")),
        (("》、《",), (_TITLES, "》、《", "书名号")),
    ]
)


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """Each 、 in a row of nothing but quotations, where GB/T 15834 wants none."""
    here = whole(speech)
    for pattern, pair, name in _PAIRS.within(here.text):
        for row in pattern.finditer(here.text):
            offset = row[0].find(pair)
            while offset >= 0:
                start = row.start() + offset + 1
                message = f"并列的{name}之间不用顿号"
                yield here.finding(ID, "W", (start, start + 1), message, "删去这个顿号（GB/T 15834—2011）")
                offset = row[0].find(pair, offset + 1)


RULE = Rule(ID, "W", "并列的引号、书名号之间用了顿号", check)
