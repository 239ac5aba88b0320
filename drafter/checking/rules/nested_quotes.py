"""nested-quotes: quotation marks of the wrong level, and 。 both inside and outside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.cues import Cued
from drafter.checking.finding import Finding
from drafter.checking.pairs import Pair
from drafter.checking.rule import Context, Rule
from drafter.checking.whole import Whole, whole
from drafter.reading.speech import Speech

ID = "nested-quotes"
_QUOTATION = re.compile("[“”‘’]")
_TWICE = Cued([(("。”。",), re.compile("。(”)。"))])


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """“ ” directly inside “ ”, ‘ ’ that stand in no “ ”, and 。”。."""
    here = whole(speech)
    for pair in here.pairs.matched.values():
        if pair.opener == "“" and pair.around == "“":
            edits = _become(here, pair, "‘’")
            yield here.finding(
                ID, "E", (pair.start, pair.end + 1), "双引号里面又用了双引号", "里面一层改用单引号‘’", edits
            )
        elif pair.opener == "‘" and not pair.around:
            edits = _become(here, pair, "“”")
            yield here.finding(
                ID, "E", (pair.start, pair.end + 1), "单引号外面没有双引号", "单独使用的引号用双引号“”", edits
            )
    for found in here.matches(_TWICE):
        yield here.finding(
            ID, "E", found.span(), "引号里外都用了句号", "引文独立成句的，留里面的；引文是句子一部分的，留外面的"
        )


def _become(here: Whole, pair: Pair, marks: str) -> list[tuple[int, int, str]]:
    """The mend that gives *pair* other marks, if it has no quotation marks inside."""
    if _QUOTATION.search(here.text, pair.start + 1, pair.end):
        return []
    return [(pair.start, pair.start + 1, marks[0]), (pair.end, pair.end + 1, marks[1])]


RULE = Rule(ID, "E", "引号套用错了层次，或引号里外都有句号", check)
