from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.writing.titles import break_title

LIMIT = 40


def broken(title: str) -> list[str]:
    edges = [0, *break_title(title, LIMIT), len(title)]
    return [title[start:end] for start, end in pairwise(edges)]


def test_a_title_that_fits_is_left_alone() -> None:
    assert broken("在全市数字政务工作推进会上的讲话") == ["在全市数字政务工作推进会上的讲话"]
    assert len(broken("政" * 20)) == 1


@pytest.mark.parametrize(
    "lines",
    [
        ("在全市深化“一网通办”改革", "暨优化营商环境工作推进会议上的讲话"),
        ("在2025年全市窗口单位作风建设", "专题研讨会上的交流发言"),
        ("在党组理论学习中心组", "专题研讨会上的发言提纲"),
        ("坚持以人民为中心的发展思想　", "奋力开创政务服务工作新局面"),
    ],
)
def test_a_long_title_breaks_where_a_word_ends(lines: tuple[str, ...]) -> None:
    assert broken("".join(lines)) == list(lines)


def test_a_quotation_stays_whole() -> None:
    for count in range(1, 19):
        lines = broken("在" + "全" * count + "“一二三四五六七八”" + "市" * 12)
        assert any("“一二三四五六七八”" in line for line in lines)


def test_a_book_title_longer_than_a_line_breaks_all_the_same() -> None:
    lines = broken("《" + "文" * 30 + "》")
    assert [len(line) for line in lines] == [16, 16]


def test_a_year_stays_whole() -> None:
    for count in range(8, 24):
        assert any("2025年" in line for line in broken("市" * count + "2025年" + "县" * 14))


def test_a_title_with_line_breaks_of_its_own_is_left_alone() -> None:
    assert break_title("政" * 30 + "\n" + "务" * 30, LIMIT) == []


@given(st.text(st.sampled_from("政务服务的在、，“”《》（）25a 　"), max_size=90))
def test_lines_fit_and_no_character_stands_alone(title: str) -> None:
    lines = broken(title)
    assert "".join(lines) == title
    assert all(sum(1 if character.isascii() else 2 for character in line) <= LIMIT for line in lines)
    if len(lines) > 1 and not set(title) & set("“”《》（）、，25a"):
        assert min(len(line) for line in lines) > 1
