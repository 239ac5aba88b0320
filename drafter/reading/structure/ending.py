"""How a speech ends: closing words and thanks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.reading.structure.names import byline, date

_LONGEST_THANKS = 40
_MOST_CLOSING = 4
_THANKS = re.compile(
    r"(?:(?:最后|再次|衷心|在此)[，,]?)*(?:[^。！!]{0,12}(?:谢谢|感谢)(?:大家|各位|同志们|领导)?[^。！!]{0,12}"
    r"|[^。！!]{0,16}(?:就(?:讲|说|谈|汇报|交流|发言)(?:到)?(?:这里|这么多|这些|到此)|(?:发言|讲话|汇报|交流|讲|说)(?:到此)?"
    r"(?:完了|完毕|结束|为止))[^。！!]{0,8}[。！!，,]?(?:\s*(?:谢谢|感谢)[^。！!]{0,10})?)[。！!]{0,3}"
)
_CLOSES = re.compile(
    r"总之|总的来说|总而言之|综上|一言以蔽之|同志们[，,！!：:]|各位(?:同志|领导|代表|同事|来宾|朋友)[^。]{0,12}[，,！!：:]"
    r"|让我们|以上(?:是|就是|几点|发言|汇报|体会|认识|意见|内容|所[讲谈述])|不当之处|不妥之处|(?:我的|今天的)(?:发言|汇报|体会)"
    r"|特此|此致|最后[，,]|(?:衷心)?祝愿?(?:大家|各位|同志|本次|此次)"
)


def is_thanks(text: str) -> bool:
    """Whether a line only thanks the hearers, or says that the speech is over."""
    return len(text) <= _LONGEST_THANKS and _THANKS.fullmatch(text) is not None


def closes(text: str) -> bool:
    """Whether a paragraph begins as closing words do."""
    return _CLOSES.match(text) is not None


def _signs(texts: Sequence[str]) -> bool:
    """Whether the last lines are a date, or a name and a date."""
    return date(texts[-1]) is not None and (len(texts) == 1 or (len(texts) == 2 and byline(texts[0]) is not None))


def thanks_begin(texts: Sequence[str]) -> int:
    """From which text on the speech only thanks; the number of texts if it doesn't."""
    begins = len(texts)
    for index in range(len(texts) - 1, max(len(texts) - 1 - _MOST_CLOSING, -1), -1):
        if is_thanks(texts[index]):
            begins = index
        elif begins < len(texts) or len(texts[index]) > _LONGEST_THANKS:
            break
    return begins


def closing_begins(texts: Sequence[str], first: int, end: int, *, after_points: int | None = None) -> int:
    """From which of the texts *first* to *end*, the last that are not headings or points, the speech closes.

    From *after_points* on they follow the points of the last section, and belong to none of them. *end* if it doesn't
    close.
    """
    last = range(max(first, end - _MOST_CLOSING), end)
    begins = next((index for index in last if closes(texts[index]) or _signs(texts[index:end])), end)
    if after_points is not None and 0 < end - after_points < _MOST_CLOSING:
        return min(begins, after_points)
    return begins
