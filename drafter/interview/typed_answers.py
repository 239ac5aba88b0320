"""What is typed in a line for a question: what stands as an answer, what is meant for a key, what is worth keeping."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import date, timedelta

from drafter.compose import AnswerValue, Question
from drafter.compose.validation import whole_number
from drafter.hanzi import chinese_number
from drafter.interview.keys import TYPED
from drafter.interview.lines import on_one_line
from drafter.interview.session import Session

_NEVER_LAST = "<＜《>＞"
"""Those of TYPED that no text ends with."""
_AFTER_TEXT = "<＜《?"
"""Those that are meant as keys when they come after a text that stood there already."""

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


def said(text: str, start: str) -> str:
    """What is said by *text* in a line that *start* stood in at first: the key alone where one was added to that."""
    line = on_one_line(text).strip()
    untouched = start and line[:-1].strip() == start.strip()
    return line[-1] if untouched and line[-1:] in tuple(_AFTER_TEXT) else line


def fault_in(text: str, start: str, session: Session, question: Question, *, needed: bool = False) -> str | None:
    """What keeps *text* from being taken as an answer or a key, in Chinese; *start* stood in the line at first.

    A line that is *needed* may not be left empty.
    """
    line = said(text, start)
    if line in TYPED:
        return None
    if not line:
        return "还没有写。只写一个 < 再回车，回到建议" if needed else None
    if line[-1] in _NEVER_LAST:
        return f"末尾多了一个 {line[-1]}：删去它；要用这个键，先全部清空，只写一个 {line[-1]}"
    fault = session.fault(question, value_of(question, line))
    return f"{fault.cause}：{fault.remedy}" if fault else None


def worth_keeping(session: Session, question: Question, text: str) -> str:
    """What of *text*, left unfinished, is kept for when the question is asked again: a field's only if it can stand."""
    line = on_one_line(text).strip()
    if question.kind != "text" or (question.path[0] == "fields" and session.fault(question, line)):
        return ""
    return line
