"""Numerals: GB/T 15835 as far as it can be told from the text alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.finding import Finding, Severity
from drafter.checking.rule import Context, Rule
from drafter.checking.rules._dates import impossible
from drafter.checking.rules._folded import Folded, folded
from drafter.checking.rules._usages import USAGES
from drafter.reading.speech import Speech

_PERCENT = re.compile(r"\d%")
_IN_WORDS = re.compile(r"百分之(?!百)[零一二三四五六七八九十点几]+")


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """Numerals of mixed or wrong writing, dates that there are not; 百分之三十 only where 30% stands in the same speech."""
    text = folded(speech)
    for usage in USAGES:
        if usage.trigger.search(text.text):
            for found in usage.pattern.finditer(text.text):
                yield _finding(text, found, "W", usage.message, usage.right(found))
    for date, why in impossible(text.text):
        yield text.finding(RULE.id, "W", date.span(), f"“{date[0]}”：{why}", "核对日期")
    if "百分之" in text.text and _PERCENT.search(text.text):
        for found in _IN_WORDS.finditer(text.text):
            yield _finding(text, found, "I", "别处的百分数用的是“%”", "全文统一成一种写法")


def _finding(text: Folded, found: re.Match[str], severity: Severity, message: str, remedy: str) -> Finding:
    return text.finding(RULE.id, severity, found.span(), f"“{found[0]}”：{message}", f"{remedy}（GB/T 15835—2011）")


RULE = Rule("numerals", "W", "数字用法：概数、年份、日期、百分数", check)
