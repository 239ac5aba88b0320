"""The list to pick from as it stands on screens of all sizes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.formatted_text import to_plain_text

from drafter.columns import joined, shortened, width, wrapped
from drafter.interview.picker import Item, Menu, screen
from drafter.interview.prompts import on_one_line

LONG = "我们要把责任扛在肩上，把任务抓在手上。" * 10
HINTS = ("↑↓ 移动", "回车 选定", "< 上一问")


def menu(size: int = 6, text: str = LONG, ways: int = 5) -> Menu[int]:
    items = [Item(number, f"{number}号{text}") for number in range(size)]
    others = [Item(size + number, f"别的{number}") for number in range(ways)]
    return Menu("第一部分第一段", items, others, {}, "说明" * 10, "第 12 问，共 44 问", HINTS)


def lines(menu: Menu[int], at: int, columns: int, rows: int) -> list[str]:
    return to_plain_text(screen(menu, at, columns, rows)).split("\n")


@pytest.mark.parametrize("at", [0, 3, 5])
def test_the_highlighted_passage_stands_in_full_below_the_list(at: int) -> None:
    shown = lines(menu(), at, 79, 24)
    assert f"{at}号{LONG}" in "".join(line.strip() for line in shown)
    assert "── 全文 192 字 ─" in "".join(shown)
    assert len(shown) <= 24
    assert "第 12 问，共 44 问" in shown[-2]


def test_the_screen_keeps_its_height_while_moving() -> None:
    assert len({len(lines(menu(), at, 79, 30)) for at in range(11)}) == 1


def test_short_choices_are_not_said_twice() -> None:
    shown = "\n".join(lines(menu(text="短"), 0, 79, 24))
    assert shown.count("0号短") == 1
    assert "全文" not in shown


@given(
    columns=st.integers(20, 140),
    rows=st.integers(16, 60),
    size=st.integers(1, 30),
    ways=st.integers(0, 6),
    length=st.integers(0, 40),
    data=st.data(),
)
def test_any_list_fits_any_screen(
    columns: int, rows: int, size: int, ways: int, length: int, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, size + ways - 1))
    shown = lines(menu(size, "说，" * length, ways), at, columns, rows)
    assert len(shown) <= rows
    assert max(map(width, shown)) <= columns
    assert sum("»" in line for line in shown) == 1


def test_a_list_too_long_says_so() -> None:
    shown = "\n".join(lines(menu(40, "短", 5), 20, 79, 24))
    assert "↑ 还有" in shown
    assert "↓ 还有" in shown


@given(st.text(st.characters(blacklist_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=200), st.integers(4, 100))
def test_fitting(text: str, columns: int) -> None:
    assert width(shortened(text, columns)) <= columns
    assert "".join(wrapped(text, columns)) == " ".join(text.split())
    assert all(width(line) <= columns for line in wrapped(text, columns))


def test_wrapped_lines_break_no_word_that_a_line_has_room_for() -> None:
    assert wrapped("可以用 drafter layouts list 看有哪些", 16) == ["可以用 drafter", " layouts list ", "看有哪些"]
    assert max(map(width, wrapped("x" * 40, 12))) == 10


def test_wrapped_lines_do_not_begin_with_a_closing_mark() -> None:
    assert not [line for line in wrapped("一二三四，" * 40, 22) if line.startswith("，")]


def test_joined_leaves_out_what_does_not_fit() -> None:
    assert joined(["回车 选定", "很长很长很长的一句", "< 上一问"], 20) == "回车 选定　< 上一问"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("一\n二", "一二"),
        ("一 \r\n 二", "一二"),
        ("ab\ncd", "ab cd"),
        ("一\n\n二\v三", "一二三"),
        ("一\u2028二", "一二"),
    ],
)
def test_on_one_line(text: str, line: str) -> None:
    assert on_one_line(text) == line
