"""Numerals: GB/T 15835 as far as it can be told from the text alone."""

from __future__ import annotations

import pytest

from drafter.checking.rules import numerals
from tests.checking.rules_b_speech import finder

find = finder(numerals.RULE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("今年办了三、四个实事。", "三、四"),
        ("还有一、二年时间。", "一、二"),
        ("来了七、八百人。", "七、八"),
        ("还要3、4天才能收完。", "3、4"),
        ("全县有10几个村。", "10几"),
        ("投入几10万元。", "几10"),
        ("2026年五月收割。", "2026年五月"),
        ("2026年十二月收官。", "2026年十二月"),
        ("五月20日开镰。", "五月20日"),
        ("5月二十日开镰。", "5月二十日"),
        ("到26年5月完成。", "26年5月"),
        ("从25年底开始。", "25年底"),
        ("25年上半年完成。", "25年上半年"),
        ("到’25年底完成。", "’25年底"),
        ("二零二六年的任务。", "二零二六"),
        ("二O二六年的任务。", "二O二六"),
        ("动员5千人参加。", "5千"),
        ("建设3百户。", "3百"),
        ("增长百分之30。", "百分之30"),
        ("增长10-20%。", "10-20%"),
        ("增长10至20%。", "10至20%"),
        ("解决二个问题。", "二个"),
    ],
)
def test_a_numeral_written_wrong_is_a_warning(text: str, found: str) -> None:
    assert find(text) == [("W", found)]


@pytest.mark.parametrize(
    "text",
    [
        "今年办了三四个实事，还有一两年时间。",
        "一、二、三产业融合发展。",
        "第三、四季度，第二、三次全会。",
        "七、八月份，三、四年级，三、四级风。",
        "二、三个重点要抓。",
        "今天。三、四个重点要抓。",
        "十几个村，几十万元，10多个村。",
        "2026年5月20日，二〇二六年五月二十日。",
        "五月二十日，农历五月，三月三，七一。",
        "干了26年，用10年时间，20年来，30年以上。",
        "判处有期徒刑10年6个月，10年6个月后。",
        "2025—26年度，2026年底，10年底蕴，20年初心。",
        "5千克，3千米，20千瓦，5万人，3亿元。",
        "百分之三十的户，百分之百完成。",
        "增长10%—20%，2025-20%。",
        "十二个，第二个，二十二个，星期二个人来。",
        "2个百分点，3—4个，1、2、3号地。",
        "零二六号，二零的任务。",
    ],
)
def test_a_numeral_written_right_is_let_pass(text: str) -> None:
    assert find(text) == []


def test_percentages_in_words_are_a_note_where_others_are_in_figures() -> None:
    assert find("增长百分之三十，下降5%，百分之百完成。") == [("I", "百分之三十")]
    assert find("增长百分之三十，下降百分之五。") == []
