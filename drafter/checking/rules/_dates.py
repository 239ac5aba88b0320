"""Dates that no calendar has."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator

from drafter.checking.rules._rewriting import value

_FIGURES = re.compile(
    r"(?<![\d.—\-～~])(?<!农历)(?<!阴历)(?<!旧历)(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号])?"
)
_WORDS = re.compile(
    "(?P<year>[〇零一二三四五六七八九]{4})年(?P<month>[一二三四五六七八九十]{1,3})月(?P<day>[一二三四五六七八九十]{1,3})日"
)
_MONTH = re.compile(r"月(?<=[\d一二三四五六七八九十].)")
_BEFORE, _AFTER = 8, 4
"""Characters that a date may have before 月 and after it: 二〇二六年十二, 二十九日."""
_MONTH_AFTER = re.compile("份|底|初|末|[上中下]旬")
_MONTH_BEFORE = ("到", "至", "于", "在", "从", "自")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS = 12


def impossible(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Dates that there are not, each with why: 2月30日, 2026年2月29日, 13月份. Not those of the lunar calendar."""
    for pattern in (_FIGURES, _WORDS):
        for found in _dates(text, pattern):
            year, month, day = (value(found[name]) if found[name] else None for name in ("year", "month", "day"))
            assert month is not None
            if not 1 <= month <= _MONTHS:
                if year or day is not None or _names_a_month(text, found):
                    yield found, "没有这个月"
            elif day is not None and not 1 <= day <= _days(year, month):
                yield found, f"没有这一天，{f'{year} 年 ' if year else ''}{month} 月最多 {_days(year, month)} 天"


def _dates(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What *pattern* finds, looked for round each 月 with a number before it."""
    end = 0
    for month in _MONTH.finditer(text):
        begin = max(end, month.start() - _BEFORE)
        found = pattern.search(text, begin, month.end() + _AFTER)
        if found and found.end("month") == month.start():
            yield found
            end = found.end()


def _days(year: int | None, month: int) -> int:
    return 28 if month == 2 and year and not isleap(year) else _DAYS[month - 1]


def _names_a_month(text: str, found: re.Match[str]) -> bool:
    """Whether figures before 月 name a month, and do not count some: 到13月, but 历时13月."""
    return _MONTH_AFTER.match(text, found.end()) is not None or text.endswith(_MONTH_BEFORE, 0, found.start())
