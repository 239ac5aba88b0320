"""Choosing at a real pseudo-terminal: finding, changing, joining and keeping phrases, and looking away meanwhile."""

from __future__ import annotations

import re

import pytest

from .at_a_terminal import (
    BACKSPACE,
    CTRL_C,
    CTRL_K,
    CTRL_P,
    CTRL_R,
    DOWN,
    ENTER,
    ESCAPE,
    F1,
    FACTS,
    TAB,
    UP,
    Screen,
    start,
    written,
)

__all__ = ["start"]

pytestmark = pytest.mark.terminal


def test_phrases_are_found_by_initials_and_by_chinese_and_changed(start: type[Screen]) -> None:
    screen = start("-t", "study-seminar", "--seed", "1", "-o", "稿.docx", *FACTS, "--set", "opening.1=我谈三点认识。")
    screen.answer("全文分几个部分？")
    screen.answer("题目用哪个？")
    screen.until("▸ 第一部分的标题\n", "› 打字来找")
    screen.type("yjgf")
    screen.until("› yjgf", "压紧各方责任，凝聚帮扶力量", gone="自己写")
    screen.type(ESCAPE)
    screen.until("› 打字来找", "自己写")
    screen.type("扣紧")
    shown = screen.until("› 扣紧", "»   扣紧链条，把具体的责任落到人头", gone="自己写")
    assert all("扣紧" in line for line in shown.splitlines() if "大标题 · " in line)
    screen.type(TAB)
    screen.until("› 扣紧链条，把具体的责任落到人头", "回车 写好了")
    screen.type(BACKSPACE * 2, "田头", ENTER)
    screen.until("▸ 第一部分的标题 扣紧链条，把具体的责任落到田头", "▸ 引一句原话")
    screen.type(">", ENTER)
    screen.until("▸ 提纲")
    screen.type("w")
    assert screen.status() == 0
    assert "一、扣紧链条，把具体的责任落到田头" in written("稿.docx")


def test_several_phrases_become_one_paragraph(start: type[Screen]) -> None:
    options = ("-t", "study-seminar", "--seed", "1", "-o", "稿.docx", *FACTS, "--set", "sections=3")
    screen = start(*options, "--set", "opening.1=我谈三点认识。", "--set", "sections.1.heading=站到排头，作出表率")
    screen.answer("题目用哪个？")
    screen.answer("引一句原话？（不引就跳过）")
    shown = screen.until("▸ 第一部分第一段\n", "» 1 ", "F1 全部按键")
    first, third = listed(shown, 1), listed(shown, 3)
    screen.type(" ")
    screen.until("✓ ", "已选 1 条，回车 用它们")
    screen.type(DOWN * 2, " ", ENTER)
    screen.until("回车 写好了")
    screen.once(lambda text: all(one in "".join(text.split()) for one in (first, third)), f"{first}、{third}")
    screen.type("我要从自己做起。", ENTER)
    screen.until("▸ 第一部分第二段\n", "这里和后面")
    screen.type(UP * 2, ENTER)
    screen.until("▸ 提纲")
    screen.type("w")
    assert screen.status() == 0
    paragraph = next(line for line in written("稿.docx").splitlines() if first in line)
    assert paragraph.index(first) < paragraph.index(third)
    assert paragraph.endswith("我要从自己做起。")


def test_there_are_always_other_suggestions(start: type[Screen]) -> None:
    options = ("-t", "study-seminar", "--seed", "1", *FACTS, "--set", "sections=3", "--set", "title=学习体会")
    screen = start(*options, "--set", "opening.1=我谈三点认识。", "--set", "sections.1.heading=站到排头，作出表率")
    screen.answer("引一句原话？（不引就跳过）")
    seen = [in_full(screen.until("▸ 第一部分第一段\n", "» 1 ", "F1 全部按键"))]
    for _ in range(3):
        screen.type(CTRL_R)
        shown = screen.until("» 1 ", gone=seen[-1].splitlines()[-1])
        seen.append(in_full(shown))
        assert listed(shown, 6)
    assert len(set(seen)) == 4


def in_full(shown: str) -> str:
    """What is highlighted, as it stands below the list."""
    return shown.partition("── 全文")[2].partition("──\n")[2].partition("\n  第 ")[0].strip()


def listed(shown: str, number: int) -> str:
    """How the item of a number begins."""
    found = re.search(rf"^ [» ] {number} (.{{12}})", shown, re.MULTILINE)
    assert found, shown
    return found[1]


def test_what_was_kept_is_found_in_the_next_interview(start: type[Screen]) -> None:
    options = ("-t", "study-seminar", "--seed", "1", *FACTS, "--set", "sections=3", "--set", "title=学习体会")
    screen = start(*options, "--set", "opening.1=我谈三点认识。")
    screen.until("▸ 第一部分的标题\n", "› 打字来找")
    screen.type("常下田间，把群众的话听真切", CTRL_K)
    screen.until("已记进“我的句子”（大标题")
    screen.type(CTRL_C)
    assert screen.status() == 130

    screen = start(*options, "--set", "opening.1=我谈三点认识。")
    screen.until("▸ 第一部分的标题\n", "› 打字来找")
    screen.type("cxtj")
    screen.until("»   常下田间，把群众的话听真切", "大标题 · 个人")
    screen.type(ENTER)
    screen.until("▸ 第一部分的标题 常下田间，把群众的话听真切")


def test_a_list_and_a_line_give_way_to_the_preview_and_come_back_as_they_were(start: type[Screen]) -> None:
    screen = start(
        "-t", "study-seminar", "--seed", "1", *FACTS, "--set", "title=学习体会", "--set", "opening.1=我谈三点认识。"
    )
    screen.answer("全文分几个部分？")
    screen.until("▸ 第一部分的标题\n", "› 打字来找")
    screen.type("扣紧", DOWN)
    before = screen.until("› 扣紧", " »   扣紧链条，把各项责任落到人头", "F1 全部按键", gone="自己写").strip()
    screen.type(CTRL_P)
    shown = screen.until("学习体会", "我谈三点认识。", "q 返回")
    assert "▶ 　　一、【待填：第一部分标题】" in shown
    screen.type("q")
    assert screen.settled(before) == before
    screen.type(ESCAPE, F1)
    screen.until("这里要的是“大标题”", "Ctrl-G", "同组的标题都用", "别的键 返回")
    screen.type(" ")
    screen.until("▸ 第一部分的标题\n", "自己写", gone="这里要的是")
    screen.type(ENTER)
    screen.until("▸ 引一句原话？（不引就跳过）\n")
    screen.type("县里的文件说", CTRL_P)
    screen.until("q 返回")
    screen.type("q")
    screen.until("▸ 引一句原话？（不引就跳过）\n", "› 县里的文件说")
