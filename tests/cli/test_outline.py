"""drafter outline: documents in many shapes, formats and encodings, and what is said of each."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

DOCUMENTS = sorted((Path(__file__).parent.parent / "reading" / "structure" / "documents").glob("*.txt"))
ENCODINGS = {
    "GB18030": lambda text: text.encode("gb18030"),
    "UTF-8 带 BOM": lambda text: codecs.BOM_UTF8 + text.encode(),
    "UTF-16": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "UTF-16 BE": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "Windows": lambda text: text.replace("\n", "\r\n").encode(),
}
KEYS = ["title", "salutation", "opening", "sections", "closing", "thanks", "characters", "minutes"]
SECTION_KEYS = ["number", "heading", "run_in", "paragraphs", "points"]
POINT_KEYS = ["marker", "lead", "text", "points"]
SHORT = """\
水利工作研讨发言
各位同志：
谈两点体会。
一、清淤
一是赶早。趁枯水。
二是包段。各管各。
二、加固。分段做。
总之，要抓紧。
谢谢大家！
"""


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_the_outline_of_each_document_is_the_one_that_was_judged_right(
    run: Run, document: Path, golden: Callable[[Path, str], None]
) -> None:
    result = run("outline", str(document))
    assert result.status == 0
    golden(document.with_suffix(".outline"), result.out + "".join(f"! {line}\n" for line in result.err.splitlines()))


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("document", DOCUMENTS[::4], ids=lambda path: path.stem)
def test_the_encoding_makes_no_difference(run: Run, document: Path, encoding: str) -> None:
    Path("稿子.txt").write_bytes(ENCODINGS[encoding](document.read_text(encoding="utf-8")))
    assert run("outline", "稿子.txt").out == run("outline", str(document)).out


def test_json_has_the_keys_of_the_design_and_no_others(run: Run) -> None:
    for document in DOCUMENTS:
        found = json.loads(run("outline", str(document), "--format", "json").out)
        assert list(found) == KEYS
        for section in found["sections"]:
            assert list(section) == SECTION_KEYS
            points = list(section["points"])
            while points:
                point = points.pop()
                assert list(point) == POINT_KEYS
                points += point["points"]


def test_json_says_what_stands_where(run: Run, file: Callable[[str, str], str]) -> None:
    assert json.loads(run("outline", file("稿子.txt", SHORT), "--format", "json").out) == {
        "title": "水利工作研讨发言",
        "salutation": "各位同志：",
        "opening": ["谈两点体会。"],
        "sections": [
            {
                "number": 1,
                "heading": "清淤",
                "run_in": False,
                "paragraphs": [],
                "points": [
                    {"marker": "一是", "lead": "赶早", "text": "趁枯水。", "points": []},
                    {"marker": "二是", "lead": "包段", "text": "各管各。", "points": []},
                ],
            },
            {"number": 2, "heading": "加固", "run_in": True, "paragraphs": ["分段做。"], "points": []},
        ],
        "closing": ["总之，要抓紧。"],
        "thanks": "谢谢大家！",
        "characters": 54,
        "minutes": 0.2,
    }


def test_the_text_shows_lines_and_lengths(run: Run, file: Callable[[str, str], str]) -> None:
    assert run("outline", file("稿子.txt", SHORT)).out.splitlines() == [
        "1  题目　水利工作研讨发言",
        "2  称谓　各位同志：",
        "3  开头　6 字　谈两点体会。",
        "4  一、清淤　22 字",
        "5  　　一是赶早　9 字",
        "6  　　二是包段　9 字",
        "7  二、加固　9 字",
        "8  结尾　7 字　总之，要抓紧。",
        "9  致谢　谢谢大家！",
        "全文 54 字，读完约 0.2 分钟。",
    ]


def test_remarks_go_to_standard_error_and_leave_the_json_alone(run: Run, file: Callable[[str, str], str]) -> None:
    result = run("outline", file("稿子.txt", f"{SHORT}##paidend##\n"), "--format", "json")
    assert result.err == "跳过了付费网站的标记 1 处\n"
    assert json.loads(result.out)["thanks"] == "谢谢大家！"


def test_markdown_is_read_by_its_headings(run: Run, file: Callable[[str, str], str]) -> None:
    text = "# 守好一江清水\n\n同志们：\n\n谈两点体会。\n\n## 一、清淤\n\n**一是赶早。** 趁枯水。\n\n**二是包段。** 各管各。\n"
    found = json.loads(run("outline", file("稿子.md", text), "--format", "json").out)
    assert (found["title"], found["sections"][0]["heading"]) == ("守好一江清水", "清淤")
    assert [point["lead"] for point in found["sections"][0]["points"]] == ["赶早", "包段"]


@pytest.mark.parametrize("text", ["", " \n\n"])
def test_an_empty_file_is_said_to_hold_nothing(run: Run, file: Callable[[str, str], str], text: str) -> None:
    result = run("outline", file("空.txt", text))
    assert (result.status, result.out) == (0, "")
    assert result.err.startswith("空.txt: 文件里没有讲话的文字，列不出结构\n    → ")


def test_an_empty_file_is_an_empty_outline_in_json(run: Run, file: Callable[[str, str], str]) -> None:
    assert json.loads(run("outline", file("空.txt", ""), "--format", "json").out)["sections"] == []


def test_two_files_are_refused_with_what_to_do(run: Run, file: Callable[[str, str], str]) -> None:
    result = run("outline", file("甲.txt", SHORT), file("乙.txt", SHORT))
    assert (result.status, result.out) == (2, "")
    assert "一次只看一个文件" in result.err
    assert "一个一个来" in result.err


@pytest.mark.parametrize("name", ["没有.txt", "旧.doc", "图.png", "坏.docx"])
def test_a_file_that_cannot_be_read_is_told_with_what_to_do(
    run: Run, file: Callable[[str, str], str], name: str
) -> None:
    if name != "没有.txt":
        file(name, "坏的")
    result = run("outline", name)
    assert (result.status, result.out) == (2, "")
    assert name in result.err
    assert "→" in result.err


def test_another_format_is_refused(run: Run, file: Callable[[str, str], str]) -> None:
    result = run("outline", file("稿子.txt", SHORT), "--format", "xml")
    assert (result.status, result.out) == (2, "")
    assert "text" in result.err


def test_the_example_in_the_manual_is_what_the_program_says(
    run: Run, file: Callable[[str, str], str], root: Path
) -> None:
    manual = (root / "docs" / "reading.zh-CN.md").read_text(encoding="utf-8")
    _, shown = manual.split("$ cat 发言.txt\n", 1)
    text, outlined = shown.split("```", 1)[0].split("\n$ drafter outline 发言.txt\n")
    assert run("outline", file("发言.txt", text)).out == outlined


def test_the_help_speaks_chinese_and_explains_every_option(run: Run) -> None:
    result = run("outline", "--help")
    assert (result.status, result.out.splitlines()[0]) == (0, "用法：drafter outline [选项] 文件")
    assert "--format 格式  写成 text" in result.out
