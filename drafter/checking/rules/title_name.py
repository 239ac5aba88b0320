"""title-name: the name of the General Secretary written short."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.cues import Cued
from drafter.checking.finding import Finding
from drafter.checking.rule import Context, Rule
from drafter.checking.whole import whole
from drafter.reading.speech import Speech

ID = "title-name"
_SHORT = Cued([(("习总书记",), re.compile("(?<![学研复温自补])习(?=总书记)"))])
"""习 after 学 belongs to 学习, and so on."""


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """习总书记, but not 学习总书记……."""
    here = whole(speech)
    for found in here.matches(_SHORT):
        start = found.start()
        edits = [(start, start + 1, "习近平")]
        yield here.finding(ID, "E", (start, start + 4), "称呼不规范：“习总书记”", "写成“习近平总书记”", edits)


RULE = Rule(ID, "E", "“习总书记”应写“习近平总书记”", check)
