"""doubled-stop: two stops where one is due."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.finding import Finding, shortened
from drafter.checking.rule import Context, Rule
from drafter.checking.rules._folded import folded
from drafter.checking.whole import whole
from drafter.hanzi import widened
from drafter.reading.speech import Speech

ID = "doubled-stop"
_DOUBLED = re.compile("[，。；：、？！,;][，。；：、,;]+")
_MOST_SHOWN = 8
_TWICE = 2


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """Runs of stops such as 。。 ，。 、、. The same one written twice is mended."""
    here = whole(speech)
    if "，，" not in folded(speech).level.replace("、", "，"):
        return
    for found in _DOUBLED.finditer(here.text):
        start, end = found.span()
        if found[0].isascii() and here.text[start - 1 : start].isascii():
            continue
        marks = widened(found[0])
        twice = len(marks) == _TWICE and marks[0] == marks[1]
        edits = [(start, end, marks[0])] if twice else []
        remedy = "留一个" + "或".join(f"“{mark}”" for mark in dict.fromkeys(marks))
        if not twice and set(marks) == {"。"}:
            remedy += "；要用省略号，写成“……”"
        yield here.finding(ID, "E", (start, end), f"标点重复：“{shortened(found[0], _MOST_SHOWN)}”", remedy, edits)


RULE = Rule(ID, "E", "标点重复：。。 ，， ，。 等", check)
