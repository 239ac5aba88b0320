"""Whole interviews at a real pseudo-terminal: what is on the screen, and what is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .at_a_terminal import (
    BACKSPACE,
    CTRL_B,
    CTRL_C,
    CTRL_U,
    DOWN,
    END,
    ENTER,
    FACTS,
    HOME,
    PATIENCE,
    TAB,
    UP,
    Screen,
    english,
    start,
    written,
)

__all__ = ["CTRL_C", "DOWN", "ENTER", "PATIENCE", "Screen", "start"]

pytestmark = pytest.mark.terminal

SPEECH = """在云溪县档案工作会上的讲话
同志们：
这次会议的任务是总结档案工作，安排下一步任务。下面，我讲三点意见。
一、认清形势，增强做好档案工作的责任感
档案工作是一项基础工作。各单位要把档案工作摆上日程，真正管起来。
二、突出重点，推动档案工作提质增效
一是抓好收集。该归档的材料一件不少，做到应收尽收。
二是抓好整理。按标准分类编目，做到有据可查。
三、压实责任，确保各项任务落到实处
各单位主要负责同志要亲自过问，及时解决人员、经费方面的困难。
谢谢大家！
"""


def facts_but(*names: str) -> list[str]:
    """All that the basic questions ask for, as options, those called *names* left out."""
    given = [value for value in FACTS if value != "--set" and value.partition("=")[0] not in names]
    return [word for value in given for word in ("--set", value)]


# -- from question to document -------------------------------------------------------------------------------


def test_from_the_start_to_a_word_file(start: type[Screen]) -> None:
    screen = start("--seed", "3", "-o", "稿.docx")
    screen.until("写哪一种？", "» 1 ", "回车 选定")
    screen.type("5")
    screen.until("» 5 工作推进会讲话")
    screen.type("1")
    screen.until("» 1 专题学习研讨发言")
    screen.type(ENTER)
    screen.answer("讲什么主题？", "乡村振兴")
    shown = screen.until("▸ 在什么会上讲？\n", "› 乡村振兴专题学习研讨会", "写会议的名称", "第 2 问，共")
    assert "▸ 讲什么主题？ 乡村振兴" in shown
    screen.answer("在什么会上讲？")
    screen.answer("你在哪个单位？", "青岭镇")
    screen.answer("工作的范围怎么说？")
    screen.answer("对下面的单位怎么称呼？")
    screen.answer("署名的职务？", "镇长")
    screen.answer("署名的姓名？", "周𠮷")
    screen.answer("哪一天讲？", "下个月")
    screen.until("“下个月”不是日期：写成 2026-05-20 这样")
    screen.type(CTRL_U, "2026年5月20日", ENTER)
    screen.answer("全文分几个部分？")
    screen.until("▸ 题目用哪个？\n", "» 1 ", "← 返回上一问")
    screen.type(DOWN, ENTER)
    shown = screen.until("▸ 开头一段\n", "── 全文", "Tab 改一改")
    assert "▸ 题目用哪个？ 在乡村振兴专题学习研讨会上的发言" in shown
    screen.type(UP * 2)
    screen.until("»   这里和后面 27 问都用建议")
    screen.type(ENTER)
    screen.until("▸ 提纲", "已答 38／38", "写成稿子")
    assert not Path("稿.docx").exists()
    screen.type("w")
    assert screen.status() == 0
    assert "稿.docx" in screen.text
    assert "答案存在 稿.answers.yaml" in screen.text
    assert not english(screen.everything)
    text = written("稿.docx")
    assert text.startswith("在乡村振兴专题学习研讨会上的发言\n镇长　周𠮷\n（2026年5月20日）")
    assert "三、" in text
    assert "【待填" not in text


def test_every_kind_of_question_is_answered_by_hand(start: type[Screen]) -> None:
    screen = start("-t", "small", "-o", "稿.docx")
    screen.answer("讲什么主题？")
    screen.answer("你在哪个单位？", "云溪县档案馆")
    screen.answer("哪一天讲？", "2026-05-20")
    screen.until("▸ 哪一级的会议？\n", "» 2 市级")
    screen.type(DOWN, ENTER)
    screen.until("▸ 哪一级的会议？ 县级", "○ 班子成员", "空格 选或不选")
    screen.type(ENTER)
    screen.until("至少选一项，用空格选")
    screen.type(" ", DOWN, " ")
    screen.until("● 班子成员", "● 中层干部", "○ 全体职工")
    screen.type(ENTER)
    screen.until("▸ 有哪些人参加？ 班子成员、中层干部", "▸ 要公开吗？\n", "» 2 否")
    screen.type(ENTER)
    screen.answer("第几次会议？", "两次")
    screen.until("“两次”不是数字")
    screen.type(CTRL_U, "2", ENTER)
    screen.answer("还有什么要交代？")
    screen.until("▸ 还有什么要交代？ （不要）", "▸ 题目用哪个？\n", "2 关于数据安全的几点体会")
    screen.type("2", ENTER)
    screen.until("▸ 开头怎么称呼？\n", "不要这一处")
    screen.type(ENTER)
    screen.until("▸ 开头一段\n")
    screen.type(TAB)
    screen.until("› 云溪县档案馆参加县级会议", "回车 写好了")
    screen.type(CTRL_U, "这次会议开得很及时。", ENTER)
    screen.until("▸ 标题\n")
    screen.type("站到排头，作出表率", ENTER)
    screen.until("▸ 提纲", "已答 12／12")
    screen.type(END, ENTER)
    assert screen.status() == 0
    assert written("稿.docx") == "关于数据安全的几点体会\n\n同志们：\n这次会议开得很及时。\n一、站到排头，作出表率"


def test_going_back_and_forward_again_keeps_what_was_typed(start: type[Screen]) -> None:
    screen = start("-t", "small", "-o", "稿.docx")
    screen.answer("讲什么主题？", "生态环境")
    screen.answer("你在哪个单位？", "青岭镇")
    screen.until("▸ 哪一天讲？\n")
    screen.type(CTRL_B)
    screen.until("▸ 哪一天讲？ ← 返回上一问", "▸ 你在哪个单位？\n", "› 青岭镇")
    screen.type(TAB, "党政办", CTRL_B)
    screen.until("▸ 你在哪个单位？ ← 返回上一问", "› 生态环境")
    screen.type(TAB, "保护", ENTER)
    screen.until("▸ 讲什么主题？ 生态环境保护", "▸ 你在哪个单位？\n", "› 青岭镇党政办")
    screen.type(BACKSPACE * 3, "文化站", ENTER)
    screen.until("▸ 你在哪个单位？ 青岭镇文化站", "▸ 哪一天讲？\n", "第 3 问，共 12 问")
    screen.type("2026-05-20", ENTER)
    screen.until("▸ 哪一级的会议？\n", "» 2 市级")
    screen.type(UP, "<")
    screen.until("▸ 哪一级的会议？ ← 返回上一问", "› 2026-05-20")
    screen.type(ENTER)
    screen.until("▸ 哪一级的会议？\n", gone="▸ 哪一天讲？\n")
    screen.type(UP, ENTER)
    screen.until("▸ 哪一级的会议？ 省级", "○ 班子成员")
    screen.type(" ", ENTER)
    screen.until("▸ 要公开吗？\n")
    screen.type(ENTER)
    screen.answer("第几次会议？", ">")
    screen.until("▸ 提纲")
    screen.type("w")
    assert screen.status() == 0
    text = written("稿.docx")
    assert text.startswith("生态环境保护研讨发言")
    assert "青岭镇文化站参加省级会议" in text


def test_nothing_but_the_basic_facts_is_asked_for_in_a_hurry(start: type[Screen]) -> None:
    screen = start("-t", "study-seminar", "--seed", "1", "--quick", "-o", "稿.docx", *facts_but("theme", "area"))
    screen.until("▸ 讲什么主题？\n", "第 7 问，共 7 问")
    screen.type("全民阅读", ENTER)
    shown = screen.until("▸ 提纲", "读完约", "单位名称　青岭镇", "范围　本单位", "写成稿子")
    assert "错误" not in shown
    screen.type("w")
    assert screen.status() == 0
    text = written("稿.docx")
    assert text.startswith("全民阅读研讨发言材料\n镇长　周明\n")
    assert len(text) > 1200


def test_an_old_speech_is_gone_on_with(start: type[Screen]) -> None:
    Path("去年.txt").write_text(SPEECH, encoding="utf-8")
    screen = start("--from", "去年.txt", "-t", "work-conference", "--seed", "1", "-o", "今年.docx")
    screen.answer("署名的职务？", "局长")
    screen.answer("署名的姓名？", "周明")
    screen.answer("哪一天讲？", "2026-05-20")
    screen.until("▸ 提纲", "主题　云溪县档案工作", "题目　在云溪县档案工作会上的讲话")
    screen.type("w")
    assert screen.status() == 0
    text = written("今年.docx")
    assert "\n局长　周明\n（2026年5月20日）\n" in text
    assert all(line in text for line in SPEECH.splitlines())


# -- the outline ---------------------------------------------------------------------------------------------


def test_what_is_found_is_put_right_and_an_old_name_is_replaced_everywhere(start: type[Screen]) -> None:
    screen = start(
        *("-t", "study-seminar", "--seed", "1", "--quick", "-o", "稿.docx", *FACTS),
        *("--set", "title=在青岭镇学习会上的发言", "--set", "opening.1=青岭镇的乡村振兴，任务有××项。"),
    )
    screen.until("▸ 提纲", "错误 1", "单位名称　青岭镇")
    screen.type("f")
    screen.until("── 开头", "错误：“××”没有填")
    screen.type(ENTER)
    screen.until("▸ 开头一段\n", "» 1 青岭镇的乡村振兴，任务有××项。")
    screen.type(TAB)
    screen.until("› 青岭镇的乡村振兴，任务有××项。", "回车 写好了")
    screen.type(CTRL_U, "青岭镇的乡村振兴，任务有三项。", ENTER)
    shown = screen.until("▸ 提纲", "改了开头")
    assert "错误" not in shown
    screen.type(HOME, DOWN * 2, ENTER)
    screen.until("▸ 你在哪个单位？\n", "› 青岭镇")
    screen.type(CTRL_U, "云溪县档案馆", ENTER)
    screen.until("▸ 别处还有 2 处“青岭镇”，一起换成“云溪县档案馆”吗？", "» 1 一起换")
    screen.type(ENTER)
    screen.until("▸ 提纲", "一起换了", "单位名称　云溪县档案馆")
    screen.type(HOME, ENTER)
    screen.until("▸ 讲什么主题？\n", "› 乡村振兴")
    screen.type(CTRL_U, "数据安全", ENTER)
    screen.until("▸ 别处还有", "处“乡村振兴”，一起换成“数据安全”吗？")
    screen.type(ENTER)
    screen.until("▸ 提纲", "主题　数据安全")
    screen.type("w")
    assert screen.status() == 0
    text = written("稿.docx")
    assert text.startswith("在云溪县档案馆学习会上的发言")
    assert "云溪县档案馆的数据安全，任务有三项。" in text
    assert "青岭镇" not in text
    assert "乡村" not in text


def test_parts_and_points_are_moved_added_removed_and_brought_back(start: type[Screen]) -> None:
    screen = start("-t", "study-seminar", "--seed", "1", "--quick", "-o", "稿.docx", *FACTS, rows=50)
    first, second, third = parts(screen.until("▸ 提纲", "写成稿子"))
    screen.type("f")
    screen.until("也没有待填的")
    screen.type(DOWN * 10)
    screen.until(f" » 一、{first}")
    screen.type("J")
    screen.until(f"一、{second}", f" » 二、{first}", "第 1 部分", "往下挪了", "u 撤销")
    screen.type("d")
    screen.until("再按一次 d，删去整个第 2 部分")
    screen.type("d")
    screen.until("删去了第 2 部分", f"二、{third}")
    screen.type("u")
    screen.until("撤销了：删去了第 2 部分", f" » 二、{first}")
    screen.type("dd", HOME, DOWN * 14)
    point = screen.until(f"二、{third}", " »   一要", gone="三、")
    screen.type("a")
    screen.until("▸ 第一部分第二条的小标题\n", "» 1 ", "这里和后面 1 问都用建议")
    screen.type("群众不满意的事不算完", ENTER)
    screen.until("条“群众不满意的事不算完”的正文", "» 1 ")
    screen.type(ENTER)
    shown = screen.until("▸ 提纲", "加了一条", "二要群众不满意的事不算完")
    assert "四要" in shown
    assert "四要" not in point
    screen.type("w")
    assert screen.status() == 0
    text = written("稿.docx")
    assert parts(text) == [second, third]
    assert "二要群众不满意的事不算完。" in text


def parts(shown: str) -> list[str]:
    """The headings of the parts, in order."""
    return re.findall(r"[一二三四]、(.+)", shown)


# -- leaving and going on ------------------------------------------------------------------------------------


def test_a_killed_program_is_listed_gone_on_with_and_finished(start: type[Screen]) -> None:
    screen = start("-t", "small", "-o", "稿.docx")
    screen.answer("讲什么主题？", "生态环境")
    screen.answer("你在哪个单位？", "云溪县图书馆")
    screen.until("▸ 哪一天讲？\n")
    screen.kill()
    assert screen.status() is None
    assert not list(Path().glob("*.docx"))

    screen = start(command="drafts")
    assert screen.status() == 0
    assert re.search(r"^1 生态环境 +小模板 +2／12 +(今天|昨天)", screen.text, re.MULTILINE)

    screen = start("生态", command="resume")
    screen.until("▸ 哪一天讲？\n", "第 3 问，共 12 问")
    screen.type(">", ENTER)
    screen.until("▸ 提纲", "单位名称　云溪县图书馆", "已答 12／12")
    screen.type("w")
    assert screen.status() == 0
    assert "云溪县图书馆参加市级会议" in written("稿.docx")

    screen = start(command="drafts")
    screen.status()
    assert "没有写了一半的稿子。" in screen.text


def test_stopping_in_the_middle_and_going_on(start: type[Screen]) -> None:
    screen = start("-t", "small")
    screen.answer("讲什么主题？", "生态环境")
    screen.until("▸ 你在哪个单位？\n")
    screen.type("某某", CTRL_C)
    assert screen.status() == 130
    assert "已停下，答过的都存好了（1／12）。" in screen.text
    assert "接着来：drafter resume" in screen.text
    assert not list(Path().glob("讲话稿*"))

    screen = start(command="resume")
    shown = screen.until("▸ 你在哪个单位？\n", "› 某某", "第 2 问，共")
    assert "讲什么主题" not in shown


def test_stopping_before_anything_is_answered(start: type[Screen]) -> None:
    screen = start("-t", "small")
    screen.until("▸ 讲什么主题？\n")
    screen.type(CTRL_C)
    assert screen.status() == 130
    assert "什么也没有写" in screen.text
    screen = start(command="drafts")
    screen.status()
    assert "没有写了一半的稿子。" in screen.text


def test_an_existing_document_is_kept_unless_its_user_says_so(start: type[Screen]) -> None:
    Path("稿.docx").write_text("旧稿", encoding="utf-8")
    screen = start("-t", "small", "-o", "稿.docx")
    screen.until("▸ 稿.docx 已经存在，要覆盖吗？\n", "» 2 否")
    screen.type(ENTER)
    assert screen.status() == 2
    assert Path("稿.docx").read_text(encoding="utf-8") == "旧稿"

    screen = start("-t", "small", "-o", "稿.docx")
    screen.until("» 2 否")
    screen.type(UP, ENTER)
    screen.answer("讲什么主题？", ">")
    screen.until("▸ 提纲")
    screen.type("w")
    assert screen.status() == 0
    assert "数据安全研讨发言" in written("稿.docx")
