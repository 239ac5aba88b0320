"""Markdown's code, tables, comments and addresses are no speech: left out, said, and never touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.checking.finding import Edit
from drafter.checking.fixing import edited, fixed_text
from drafter.errors import InputFileError
from drafter.reading import Source, SourceLine
from drafter.reading.markdown import read_markdown
from drafter.reading.source import OPAQUE, Spot

PATH = Path("稿.md")


def markdown(content: str) -> Source:
    return read_markdown(content.encode(), PATH)


def said(content: str) -> dict[int, str]:
    """What each line that says anything says, by its number."""
    return {line.number: line.text for line in markdown(content).lines if line.text}


def mended(content: str, *edits: Edit) -> str:
    return fixed_text(content.encode(), PATH, markdown(content), edits).decode()


# -- what is left out ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
def test_fenced_code_is_left_out_and_said(fence: str) -> None:
    content = f"清淤\n{fence}text\n一、甲,乙\n\n# 丙\n{fence}\n加固\n"
    assert said(content) == {1: "清淤", 7: "加固"}
    assert markdown(content).remarks == ("代码块没有读：1 处，在第 2 行",)


def test_code_within_a_list_or_a_quotation_is_left_out_too() -> None:
    assert said("1. 清淤\n   ```\n   甲,乙\n   ```\n2. 加固\n> 补绿\n> ~~~\n> 丙,丁\n> ~~~\n管护\n") == {
        1: "1. 清淤",
        5: "2. 加固",
        6: "补绿",
        10: "管护",
    }


def test_code_that_has_no_end_is_left_out_and_that_is_said() -> None:
    content = "清淤\n```\n加固\n补绿\n"
    assert said(content) == {1: "清淤"}
    assert markdown(content).remarks[1] == "第 2 行的代码块没有收尾，到第 4 行都没有读"


def test_rows_indented_as_chinese_paragraphs_are_no_code() -> None:
    assert said("    清淤要赶早。\n") == {1: "清淤要赶早。"}


def test_tables_are_left_out_up_to_a_row_without_a_bar() -> None:
    content = "清淤\n| 项目 | 数,量 |\n| --- | ---: |\n| 甲,乙 | 1 |\n加固要赶早。\n"
    assert said(content) == {1: "清淤", 5: "加固要赶早。"}
    assert markdown(content).remarks == ("表格里的文字没有读：1 个表格，在第 2 行",)


def test_bars_without_a_row_of_dashes_make_no_table() -> None:
    assert said("清淤|加固\n补绿|管护\n") == {1: "清淤|加固", 2: "补绿|管护"}


def test_tables_and_code_of_html_are_left_out() -> None:
    content = "<table>\n<tr><td>甲,乙</td></tr>\n</table>\n\n<pre>\n丙\n\n丁\n</pre>\n<div>清淤</div>\n"
    assert said(content) == {10: "清淤"}
    assert markdown(content).remarks == ("代码块没有读：1 处，在第 5 行", "表格里的文字没有读：1 个表格，在第 1 行")


def test_comments_are_left_out_within_a_row_and_over_several() -> None:
    content = "清淤<!-- 甲,乙 -->加固\n<!-- 丙\n```\n丁 -->补绿\n"
    assert said(content) == {1: "清淤加固", 4: "补绿"}
    assert markdown(content).remarks == ("注释没有读：2 处，在第 1 行、第 2 行",)


def test_a_comment_that_has_no_end_is_one_only_at_the_beginning_of_a_row() -> None:
    assert said("清淤<!-- 加固\n补绿\n") == {1: "清淤<!-- 加固", 2: "补绿"}
    assert said("清淤\n<!-- 加固\n\n补绿\n") == {1: "清淤"}
    assert markdown("清淤\n<!-- 加固\n\n补绿\n").remarks[1] == "第 2 行的注释没有收尾，后面的都没有读"


def test_a_comment_in_code_is_code() -> None:
    assert said("写`<!-- 甲 -->`。") == {1: "写<!-- 甲 -->。"}


def test_of_several_comments_each_is_left_out_and_said_where_it_begins() -> None:
    content = "清淤<!-- 甲\n乙 -->加固<!-- 丙 -->\n<!-- 丁 -->\n补绿<!-- 戊\n"
    assert said(content) == {1: "清淤", 2: "加固", 4: "补绿<!-- 戊"}
    assert markdown(content).remarks == ("注释没有读：3 处，在第 1 行、第 2 行、第 3 行",)


@pytest.mark.parametrize("piece", ["渠  \n", "渠\\\n", "渠<!--", "<!-- 甲 -->渠", "# 渠 # \n", "`甲`渠"])
def test_tens_of_thousands_of_marks_are_read(piece: str) -> None:
    content = piece * 20_000
    assert sum(line.opaque.count("渠") for line in markdown(content).lines) == content.count("渠")


def test_what_a_file_says_of_itself_is_left_out() -> None:
    content = "---\ntitle: 讲话\n关键词:\n  - 水利\n---\n# 治水\n"
    assert said(content) == {6: "治水"}
    assert markdown(content).remarks == ("文件开头的属性没有读：第 1 至 5 行",)


@pytest.mark.parametrize(
    "content", ["---\n同志们：\n今天开会。\n\n---\n", "---\n同志们:\n今天开会\n", "---\n\n---\n清淤\n"]
)
def test_a_rule_above_a_speech_begins_no_such_head(content: str) -> None:
    assert not any("属性" in remark for remark in markdown(content).remarks)


def test_of_links_only_what_is_read_stays() -> None:
    content = (
        "见[图](https://a.cn/图_(一),甲)、[表][附]、[文][]和[甲][乙]。\n\n[附]: https://a.cn/x,y\n[文]: b.md '题'\n"
    )
    assert said(content) == {1: "见图、表、文和[甲][乙]。"}
    assert markdown(content).remarks == ("链接的地址没有读：2 处，在第 3 行、第 4 行",)


def test_what_somebody_puts_in_brackets_before_a_colon_is_no_address() -> None:
    assert said("[单位]:某某局\n") == {1: "[单位]:某某局"}


def test_only_the_first_few_places_are_named() -> None:
    assert markdown("```\n```\n\n" * 7).remarks == (
        "代码块没有读：7 处，在第 1 行、第 4 行、第 7 行、第 10 行、第 13 行 等处",
    )


# -- code within a line -------------------------------------------------------------------------------------


def test_code_within_a_line_is_text_that_nobody_judges() -> None:
    (line,) = markdown("先**写 `a, b`**，再看 <https://a.cn/x>。").lines
    assert line.text == "先写 a, b，再看 https://a.cn/x。"
    assert [line.text[start:end] for start, end in line.literal] == ["a, b", "https://a.cn/x"]
    assert line.opaque == f"先写 {OPAQUE * 4}，再看 {OPAQUE * 14}。"


# -- where it stands ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "character", "place"),
    [
        ("清淤,加固\n", ",", (1, 3)),
        ("# 清淤,加固 #\n", ",", (1, 5)),
        ("> - **清淤**,加固\n", ",", (1, 11)),
        ("见`甲`<!-- 乙 -->[丙](丁),戊\n", ",", (1, 21)),
        ("清淤&#65292;加固,补绿\n", ",", (1, 13)),
        ("清淤\\\n加固  \n  补绿,管护\n", ",", (3, 5)),
        ("清淤\\*加固", "*", (1, 3)),
    ],
)
def test_a_character_stands_in_the_row_and_column_of_the_file(
    content: str, character: str, place: tuple[int, int]
) -> None:
    line = markdown(content).lines[0]
    assert line.place(line.text.index(character)) == place


def test_the_end_of_a_line_stands_behind_its_last_character() -> None:
    assert markdown("- 清淤").lines[0].place(2) == (1, 5)
    assert markdown("清淤").lines[0].place(2) == (1, 3)


PIECES = ("渠水", "，", ",", "。", "`", "`a,b`", "**", "*", "\\", "\\*", "&amp;", "<!-- 甲 -->", "[", "](u)", "- ", "> ",
          "# ", "  ", "\n", "\n\n", "\n```\nx,y\n```\n", "\n|甲|乙|\n|-|-|\n|1|2|\n", "|", "---", "<br>", "![图](u)")  # fmt: skip
MARKED = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(MARKED)
def test_every_chinese_character_is_found_in_the_file_where_its_line_says(content: str) -> None:
    rows = content.split("\n")
    for line in markdown(content).lines:
        for offset, character in enumerate(line.text):
            if character in "渠水，。":
                row, column = line.place(offset)
                assert rows[row - 1][column - 1] == character


@given(MARKED, st.data())
def test_a_mend_changes_nothing_else_in_the_file(content: str, data: st.DataObject) -> None:
    source = markdown(content)
    places = [
        (index, at)
        for index, line in enumerate(source.lines)
        for at, character in enumerate(line.text)
        if character == "," and not any(start <= at < end for start, end in line.literal)
    ]
    if not places:
        return
    index, at = data.draw(st.sampled_from(places))
    edit = Edit(index, at, at + 1, "，")
    row, column = source.lines[index].place(at)
    rows = content.split("\n")
    stop = column + rows[row - 1].startswith("\\", column - 1)
    rows[row - 1] = f"{rows[row - 1][: column - 1]}，{rows[row - 1][stop:]}"
    try:
        assert mended(content, edit) == "\n".join(rows)
    except InputFileError:
        assert [line.text for line in markdown("\n".join(rows)).lines] != [
            line.text for line in edited(source, [edit]).lines
        ]


def test_what_is_left_out_stays_byte_for_byte() -> None:
    left_out = (
        "---\r\ntitle: 甲,乙\r\n---\r\n{}\r\n```\r\n丙,丁\r\n```\r\n|戊,|己|\r\n|-|-|\r\n<!-- 庚,\r\n辛 -->{}\r\n"
    )
    content = left_out.format("清淤,加固", "补绿,管护")
    indexes = [index for index, line in enumerate(markdown(content).lines) if line.text]
    assert mended(content, *(Edit(index, 2, 3, "，") for index in indexes)) == left_out.format(
        "清淤，加固", "补绿，管护"
    )


# -- a line after a mend ------------------------------------------------------------------------------------


def test_what_is_said_of_a_line_moves_along_with_a_mend() -> None:
    line = SourceLine(1, "甲, 乙丙", bold=((0, 2),), literal=((3, 5),))
    after = line.edited(1, 3, "，")
    assert (after.text, after.bold, after.literal) == ("甲，乙丙", ((0, 2),), ((2, 4),))


def test_line_breaks_move_along_with_a_mend_and_go_with_what_they_stand_in() -> None:
    line = SourceLine(1, "甲 乙,丙 丁", breaks=(1, 5))
    assert line.edited(3, 4, "——").breaks == (1, 6)
    assert line.edited(0, 2, "").breaks == (3,)


def test_what_is_put_in_beside_a_stretch_is_no_part_of_it() -> None:
    line = SourceLine(1, "甲乙", literal=((0, 1), (1, 2)))
    assert line.edited(1, 1, "，").literal == ((0, 1), (2, 3))
    assert line.edited(0, 1, "").literal == ((0, 1),)


def test_places_move_along_in_the_row_of_the_mend_only() -> None:
    line = SourceLine(4, "甲, 乙", spots=(Spot(0, 2, 3), Spot(0, 5, 6), Spot(0, 6, 7), Spot(1, 0, 1)))
    after = line.edited(1, 2, "——")
    assert [after.place(at) for at in range(5)] == [(4, 3), (4, 6), (4, 7), (4, 8), (5, 1)]


def test_a_mend_over_two_rows_has_no_place_in_the_file() -> None:
    line = SourceLine(1, "甲乙", spots=(Spot(0, 0, 1), Spot(1, 0, 1)))
    assert line.spot(0, 2) is None
    assert line.spot(1, 1) == Spot(0, 1, 1)
