"""How many points a speaker announces, and how many he makes."""

from __future__ import annotations

import pytest

from tests.checking.conftest import Found, hit

BODY = "各单位要把责任压实到岗位，把措施细化到环节，确保各项任务按期完成。\n"
NUMBERS = "一二三四五"


def announcing(sentence: str, sections: int, below: int = 0) -> str:
    """A speech whose opening says *sentence*, with so many sections, the last of which has so many parts."""
    parts = "".join(f"（{NUMBERS[part]}）抓第{part}项\n{BODY}" for part in range(below))
    headings = "".join(f"{NUMBERS[number]}、抓第{number}件\n{BODY}" for number in range(sections))
    return f"在全县档案工作会议上的讲话\n同志们：\n今年任务很重。{sentence}\n{headings}{parts}"


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("下面，我讲三点意见。", "我讲三点意见"),
        ("下面，我就做好今年的档案工作讲三点意见：", "我就做好今年的档案工作讲三点意见"),
        ("结合工作实际，我谈3点体会。", "我谈3点体会"),
        ("下面，我汇报三个方面的情况。", "我汇报三个方面的情况"),
        ("下面，我从三个方面作一汇报。", "从三个方面作一汇报"),
        ("今天，我从以下三个方面谈一谈。", "从以下三个方面谈一谈"),
    ],
)
def test_an_announcement_that_the_sections_do_not_bear_out_is_a_warning(found: Found, sentence: str, said: str) -> None:
    text = announcing(sentence, 4)
    (finding,) = found("announced-count", text)
    assert (finding.severity, hit(finding, text)) == ("W", said)
    assert "4 个大标题" in finding.message
    assert "“四”" in finding.remedy
    assert not found("announced-count", announcing(sentence, 3))


def test_two_are_written_liang(found: Found) -> None:
    (finding,) = found("announced-count", announcing("下面，我讲三点意见。", 2))
    assert "“两”" in finding.remedy
    assert not found("announced-count", announcing("下面，我讲两点意见。", 2))


@pytest.mark.parametrize(
    "sentence",
    [
        "下面，我讲几点意见。",
        "去年我在会上讲三点意见，大家都落实了。",
        "下面，我先通报情况，再讲三点意见。",
        "刚才李局长讲了三点意见，我都赞成。",
        "县委提出“我讲三点意见”的要求。",
        "下面，我讲三点意见。关于档案进馆，我再讲五点要求。",
        "要从三个方面发力。",
    ],
)
def test_what_announces_no_number_of_sections_is_let_pass(found: Found, sentence: str) -> None:
    assert not found("announced-count", announcing(sentence, 4))


def test_points_below_a_section_may_be_those_announced(found: Found) -> None:
    assert not found("announced-count", announcing("下面，我讲三点意见。", 2, below=3))


def test_a_speech_whose_points_have_no_headings_is_let_pass(found: Found) -> None:
    assert not found("announced-count", announcing("下面，我讲三点意见。", 0))


def test_an_announcement_further_down_counts_something_else(found: Found) -> None:
    assert not found("announced-count", announcing("", 4) + "下面，我讲三点要求。\n")
