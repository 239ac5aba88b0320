"""unpaired: quotation marks, brackets and marks of titles without their partner."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checking.finding import Finding
from drafter.checking.rule import Context, Rule
from drafter.checking.whole import whole
from drafter.reading.speech import Speech

ID = "unpaired"
_NAMES = {"“": "引号", "‘": "单引号", "《": "书名号", "（": "括号", "(": "括号", "【": "方头括号"}
_NAMES |= dict(zip("”’》）)】", _NAMES.values(), strict=True))


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """Each mark that is not closed, or not opened, within its line."""
    here = whole(speech)
    for offset in here.pairs.unmatched:
        mark = here.text[offset]
        lacks = "后一半" if mark in "“‘《（(【" else "前一半"
        shown = f" {mark} " if mark in "“”" else f"“{mark}”"
        message = f"{_NAMES[mark]}{shown}不成对，缺{lacks}"
        yield here.finding(ID, "E", (offset, offset + 1), message, "补上缺的一半，或删去多的一半；看看是不是用反了")


RULE = Rule(ID, "E", "“” ‘’ 《》 （） 【】 不成对", check)
