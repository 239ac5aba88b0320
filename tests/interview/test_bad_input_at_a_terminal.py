"""What a user may do to an interview at a real pseudo-terminal: nothing breaks, nothing is lost, nothing is in English."""

from __future__ import annotations

import pytest

from drafter.columns import width
from drafter.unfinished import unfinished

from .at_a_terminal import (
    BACKSPACE,
    CTRL_B,
    CTRL_C,
    CTRL_D,
    CTRL_L,
    CTRL_P,
    CTRL_U,
    DOWN,
    ENTER,
    ESCAPE,
    F1,
    FACTS,
    TAB,
    Screen,
    english,
    pasted,
    start,
    written,
)

__all__ = ["start"]

pytestmark = pytest.mark.terminal


def kept() -> str:
    """What there is of the one unfinished draft."""
    (draft,), broken = unfinished()
    assert not broken
    return draft.path.read_text(encoding="utf-8")


# -- what is typed -------------------------------------------------------------------------------------------


def test_a_page_of_text_pasted_with_its_line_breaks(start: type[Screen]) -> None:
    sentence = "责任重于泰山，一刻也松不得。"
    page = "\r\n".join([sentence] * 357)
    screen = start("-t", "small", "-o", "稿.docx")
    screen.answer("讲什么主题？", pasted("数据\n安全"))
    screen.until("▸ 讲什么主题？ 数据安全", "▸ 你在哪个单位？\n")
    screen.type(pasted(page))
    screen.until("一刻也松不得。\n", "第 2 问")
    screen.type(ENTER)
    screen.until("…（4,998 字）", "▸ 哪一天讲？\n")
    assert sentence * 357 in kept().replace("\n", "").replace(" ", "")
    screen.type(CTRL_B)
    screen.until("▸ 你在哪个单位？\n", "一刻也松不得。\n")
    screen.type(TAB, BACKSPACE, ENTER)
    screen.until("…（4,997 字）", "▸ 哪一天讲？\n")


def test_a_page_of_text_pasted_into_a_list(start: type[Screen]) -> None:
    screen = start("-t", "study-seminar", "--seed", "1", *FACTS, "--set", "sections=3")
    screen.answer("题目用哪个？")
    screen.until("▸ 开头一段\n", "F1 全部按键")
    screen.type(pasted("责任重于泰山，\n一刻也松不得。" * 357))
    screen.until("写成：", "（4,998 字）")
    screen.type(CTRL_B)
    screen.until("▸ 开头一段 ← 返回上一问", "▸ 题目用哪个？\n")
    screen.type(ENTER)
    screen.until("▸ 开头一段\n", "接着写：责任重于泰山，一刻也松不得。")
    screen.type(ENTER)
    screen.until("一刻也松不得。\n", "回车 写好了")
    screen.type(ENTER)
    screen.until("▸ 开头一段\n  责任重于泰山，", "…（4,998 字）", "▸ 第一部分的标题\n")


def test_characters_beyond_the_usual_ones(start: type[Screen]) -> None:
    screen = start("-t", "small", "-o", "稿.docx")
    screen.answer("讲什么主题？")
    screen.answer("你在哪个单位？", "𠮷山🎉")
    screen.until("▸ 你在哪个单位？ 𠮷山🎉", "▸ 哪一天讲？\n")
    screen.type(CTRL_B)
    screen.until("▸ 你在哪个单位？\n", "› 𠮷山🎉")
    screen.type(TAB, BACKSPACE, "乡", ENTER)
    screen.until("▸ 你在哪个单位？ 𠮷山乡", "▸ 哪一天讲？\n")
    screen.type(">", ENTER)
    screen.until("▸ 提纲", "单位名称　𠮷山乡")
    screen.type("w")
    assert screen.status() == 0
    assert "𠮷山乡参加市级会议" in written("稿.docx")


def test_the_end_of_input_is_a_user_who_leaves(start: type[Screen]) -> None:
    screen = start("-t", "small")
    screen.answer("讲什么主题？")
    screen.answer("你在哪个单位？", "青岭镇")
    screen.answer("哪一天讲？", "?")
    screen.until("▸ 哪一级的会议？\n")
    screen.type(CTRL_D)
    assert screen.status() == 130
    assert "已停下，答过的都存好了（3／12）。" in screen.text
    assert "青岭镇" in kept()


# -- the window ----------------------------------------------------------------------------------------------


def test_a_window_of_twenty_columns(start: type[Screen]) -> None:
    screen = start("-t", "small", "-o", "稿.docx", columns=20, rows=12)
    screen.answer("讲什么主题？")
    screen.answer("你在哪个单位？", "青岭镇" * 10)
    screen.until("▸ 哪一天讲？\n")
    screen.type("2026-05-20", ENTER)
    screen.until("▸ 哪一级的会议？\n", "» 2 市级")
    screen.type(CTRL_P)
    screen.until("q 返回")
    screen.type("q")
    screen.until("▸ 哪一级的会议？\n")
    screen.type(F1)
    screen.until("PgUp PgDn", "↑↓ 翻")
    screen.type(ESCAPE)
    screen.until("▸ 哪一级的会议？\n")
    screen.type(CTRL_L)
    screen.until("▸ 提纲", "级别")
    screen.type("q")
    screen.until("▸ 哪一级的会议？\n")
    assert all(width(line) <= 20 for line in screen.text.splitlines())
    screen.type(CTRL_C)
    assert screen.status() == 130
    assert "青岭镇" * 10 in kept()


def test_a_window_that_changes_in_the_middle_of_a_prompt(start: type[Screen]) -> None:
    screen = start("-t", "small", "-o", "稿.docx")
    screen.answer("讲什么主题？")
    screen.until("▸ 你在哪个单位？\n")
    screen.type("云溪县青岭镇农业综合服务中心")
    screen.until("› 云溪县青岭镇农业综合服务中心")
    screen.resize(24, 10)
    screen.until("› 云溪县青岭镇农业综合\n    服务中心\n", "第 2 问，共 12 问　…\n")
    screen.type("站")
    screen.until("    服务中心站\n")
    screen.resize(100, 30)
    screen.until("› 云溪县青岭镇农业综合服务中心站\n", "F1 全部按键")
    screen.type(ENTER)
    screen.answer("哪一天讲？", "?")
    screen.until("▸ 哪一级的会议？\n", "» 2 市级")
    screen.resize(30, 8)
    screen.until("▸ 哪一级的会议？\n", "» 2 市级")
    screen.type(DOWN)
    screen.until("» 3 县级")
    screen.type(ENTER)
    screen.until("○ 班子成员")
    screen.resize(80, 24)
    screen.type(" ", ENTER)
    screen.until("▸ 要公开吗？\n")
    screen.type(CTRL_L)
    screen.until("▸ 提纲", "q 返回")
    screen.resize(40, 12)
    screen.until("▸ 提纲", "↑↓ 移动")
    screen.type(CTRL_C)
    assert screen.status() == 130
    assert "云溪县青岭镇农业综合服务中心站" in kept()


# -- a terminal that can only print --------------------------------------------------------------------------


def test_a_terminal_without_a_cursor(start: type[Screen], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    screen = start("-t", "small", "-o", "稿.docx")
    for ask, line in (
        ("讲什么主题？", ""),
        ("你在哪个单位？", "青岭镇"),
        ("哪一天讲？", "2026-05-20"),
        ("哪一级的会议？", "<"),
        ("哪一天讲？", "2026-05-21"),
        ("哪一级的会议？", "3"),
        ("有哪些人参加？", "1 2"),
        ("要公开吗？", ""),
        ("第几次会议？", "2"),
        ("还有什么要交代？", ""),
        ("题目用哪个？", "2"),
        ("开头怎么称呼？", "h"),
        ("开头怎么称呼？", "1"),
        ("开头一段", "!"),
        ("开头一段", "这次会议开得很及时。"),
        ("开头一段", "1"),
        ("标题", ""),
    ):
        screen.once(lambda text, ask=ask: prompted(text) == ask, ask)  # type: ignore[misc]
        screen.type(line, "\n")
    screen.until("提纲　全文 20 字", "编号 改")
    screen.type("写\n")
    assert screen.status() == 0
    assert "回车 用“2026-05-20”　> 余下都用建议" in screen.everything
    assert "\x1b" not in screen.everything
    assert written("稿.docx").startswith("关于数据安全的几点体会\n\n同志们：\n这次会议开得很及时。")


def prompted(text: str) -> str:
    """The question that the program waits for an answer to, behind its mark; empty if it is still printing."""
    return text.rpartition("▸ ")[2].partition("\n")[0] if text.rstrip().endswith("\n›") else ""


# -- the language --------------------------------------------------------------------------------------------


def test_nothing_is_in_english_on_any_screen(start: type[Screen]) -> None:
    screen = start("--seed", "1", "-o", "稿.docx")
    screen.until("写哪一种？", "回车 选定")
    screen.type(ENTER)
    screen.until("▸ 讲什么主题？\n", "F1 全部按键")
    screen.type(F1)
    screen.until("↑↓ 翻")
    screen.type(" ")
    screen.answer("讲什么主题？", "，。")
    screen.until("主题写二到二十个字，不带标点")
    screen.type(CTRL_U, "乡村振兴", ENTER)
    for ask, line in (
        ("在什么会上讲？", ""),
        ("你在哪个单位？", "青岭镇"),
        ("工作的范围怎么说？", ""),
        ("对下面的单位怎么称呼？", ""),
        ("署名的职务？", ""),
        ("署名的姓名？", ""),
        ("哪一天讲？", "下个月"),
    ):
        screen.answer(ask, line)
    screen.until("不是日期")
    screen.type(CTRL_U, ENTER)
    screen.answer("全文分几个部分？", "三个")
    screen.until("“三个”不是数字")
    screen.type(CTRL_U, "3", ENTER)
    screen.answer("题目用哪个？")
    screen.until("▸ 开头一段\n", "F1 全部按键")
    screen.type(F1)
    screen.until("↑↓ 翻")
    screen.type(" ")
    screen.until("▸ 开头一段\n", "F1 全部按键")
    screen.type("责任")
    screen.until("› 责任", "还有")
    screen.type(TAB)
    screen.until("回车 写好了")
    screen.type("，要把责任")
    screen.until("Tab 补上")
    screen.type(ESCAPE, CTRL_P)
    screen.until("q 返回")
    screen.type("q")
    screen.until("回车 写好了")
    screen.type(CTRL_L)
    screen.until("▸ 提纲", "» 开头　【待填：开头】")
    screen.type("d")
    screen.until("不能删")
    screen.type("w")
    screen.until("没有答：")
    screen.type("q")
    screen.until("▸ 开头一段\n", "F1 全部按键")
    screen.type(CTRL_C)
    assert screen.status() == 130
    assert not english(screen.everything)


def test_nothing_is_in_english_where_several_are_ticked(start: type[Screen]) -> None:
    screen = start("-t", "small", "--set", "level=省级", "-o", "稿.docx")
    screen.answer("讲什么主题？")
    screen.answer("你在哪个单位？", "?")
    screen.answer("哪一天讲？", "?")
    screen.until("○ 班子成员", "? 以后填")
    screen.type(ENTER)
    screen.until("至少选一项")
    screen.type(F1)
    screen.until("↑↓ 翻")
    screen.type(" ")
    screen.until("○ 班子成员", "? 以后填")
    screen.type("a", ENTER)
    screen.until("▸ 要公开吗？\n")
    screen.type(CTRL_C)
    assert screen.status() == 130
    screen = start(command="drafts")
    screen.status()
    again = start(command="resume")
    again.until("▸ 要公开吗？\n", "F1 全部按键")
    again.type(CTRL_C)
    assert again.status() == 130
    assert not english(screen.everything + again.everything)
