"""What a typed line is as an answer: a number or a date as people write them, or the text itself."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import date, timedelta

from drafter.compose import AnswerValue, Question
from drafter.compose.validation import whole_number
from drafter.hanzi import chinese_number

_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_DAY = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_DAYS = {"今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2, "大后天": 3}
_HALF_A_YEAR = timedelta(days=183)
_NUMERALS = {chinese_number(number): number for number in range(1, 21)} | {"两": 2}


def value_of(question: Question, line: str, today: date | None = None) -> AnswerValue:
    """What *line* is as an answer: a number or a date as people write them, or the text itself.

    A day without its year is the one nearest to *today*.
    """
    plain = unicodedata.normalize("NFKC", line)
    if question.kind == "number":
        number = whole_number(plain)
        return _NUMERALS.get(plain, line) if number is None else number
    if question.kind == "date":
        return _date(plain, today or date.today()) or line
    return line


def _date(text: str, today: date) -> str | None:
    if text in _DAYS:
        return (today + timedelta(days=_DAYS[text])).isoformat()
    if found := _DATE.fullmatch(text):
        return f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}"
    if not (found := _DAY.fullmatch(text)):
        return None
    nearest = None
    for year in (today.year, today.year - 1, today.year + 1):
        with suppress(ValueError):
            day = date(year, int(found[1]), int(found[2]))
            if abs(day - today) <= _HALF_A_YEAR:
                nearest = nearest or day
    return nearest.isoformat() if nearest else None
