from __future__ import annotations

from drafter.draft import Draft, Heading, Paragraph, Point, Run, RunKind
from drafter.writing import render


def written(*runs: Run) -> str:
    return render(Draft(title=(), blocks=(Paragraph(runs),)), ".md").decode().removesuffix("\n")


def test_the_whole_speech(speech: Draft) -> None:
    assert render(speech, ".md").decode() == (
        "# 在全市深化“一网通办”改革暨优化营商环境工作推进会议上的讲话\n\n"
        "——兼谈窗口作风\n\n"
        "市数据局局长　何某\n\n"
        "（2025年3月18日）\n\n"
        "同志们：\n\n"
        "今天在【待填：地点】开会。“磨刀不误砍柴工”\n\n"
        "## 一、看清窗口服务的分量\n\n"
        "**（一）流程要短，回应“急难愁盼”**。全年压减环节不少于127个，"
        "执行 GB/T 9704-2012 的‘模板’——照着做……\n\n"
        "#### 1.帮办清单\n\n"
        "清单每月更新。\n\n"
        "##### （1）谁来帮\n\n"
        "**一是目录要全**。各部门按月报齐。\n\n"
        "**二是接口要齐**【待填：标准】。统一采用。\n\n"
        "谢谢大家！\n"
    )


def test_punctuation_stands_outside_the_bold_where_the_next_character_would_undo_it() -> None:
    point = Point(1, "", (Run("责任要实。"),), (Run("层层传导。"),))
    assert "**责任要实**。层层传导。" in render(Draft(title=(), blocks=(point,)), ".md").decode()


def test_what_markdown_would_misread_is_escaped() -> None:
    assert written(Run("# 不是标题")) == "\\# 不是标题"
    assert written(Run("1. 不是列表")) == "1\\. 不是列表"
    assert written(Run("- 不是列表")) == "\\- 不是列表"
    assert written(Run("2*3*4 与 `代码` 与 <b>")) == "2\\*3\\*4 与 \\`代码\\` 与 \\<b>"
    assert written(Run("    不是代码")) == "&#32;   不是代码"


def test_what_markdown_reads_right_is_left_alone() -> None:
    for text in ("1.强化责任", "#话题", "a_b", "A&B", "3<5", "—— 破折号", "5-7天", "（1）", "[注]见后"[1:], "!"):
        assert written(Run(text)) == text


def test_line_breaks_inside_a_paragraph_stay() -> None:
    assert written(Run("上\n下")) == "上\\\n下"


def test_a_row_of_dashes_and_bars_after_a_line_break_makes_no_table() -> None:
    assert written(Run("甲|乙\n-|-")) == "甲|乙\\\n\\-|-"
    assert written(Run("甲|乙\n:-|-")) == "甲|乙\\\n\\:-|-"


def test_a_heading_keeps_to_one_line() -> None:
    draft = Draft(title=(Run("上\n下"),), blocks=(Heading(1, "一、", (Run("标题 #"),)),))
    assert render(draft, ".md").decode() == "# 上 下\n\n## 一、标题 \\#\n"


def test_a_placeholder_in_a_lead_is_not_bold() -> None:
    lead = (Run("落实", RunKind.LEAD), Run("【待填：措施】", RunKind.PLACEHOLDER), Run("制度", RunKind.LEAD))
    point = Point(1, "一是", lead, (Run("坚持到底。"),))
    assert (
        render(Draft(title=(), blocks=(point,)), ".md").decode() == "**一是落实**【待填：措施】**制度**。坚持到底。\n"
    )
