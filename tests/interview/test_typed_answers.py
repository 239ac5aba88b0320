"""What a typed line is as an answer."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.compose import Question
from drafter.interview.values import value_of

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("今天", "2026-11-22"),
        ("明天", "2026-11-23"),
        ("后天", "2026-11-24"),
        ("12月1日", "2026-12-01"),
        ("12月1号", "2026-12-01"),
        ("12-01", "2026-12-01"),
        ("１２．１", "2026-12-01"),
        ("1月5日", "2027-01-05"),
        ("10月9日", "2026-10-09"),
        ("2025年3月1号", "2025-03-01"),
    ],
)
def test_a_day_is_taken_as_people_say_it_its_year_the_nearest(line: str, day: str) -> None:
    assert value_of(Question(("fields", "date"), "哪一天讲？", "日期", kind="date"), line, TODAY) == day


@pytest.mark.parametrize("line", ["2月30日", "13月1日", "昨夜", "下周一"])
def test_what_is_no_day_stays_what_it_is(line: str) -> None:
    assert value_of(Question(("fields", "date"), "哪一天讲？", "日期", kind="date"), line, TODAY) == line


@pytest.mark.parametrize(("line", "number"), [("3", 3), ("三", 3), ("两", 2), ("十二", 12), ("几", "几")])
def test_a_number_may_be_written_in_chinese(line: str, number: int | str) -> None:
    assert value_of(Question(("sections",), "几个部分？", "数目", kind="number"), line) == number
