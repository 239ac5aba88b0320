"""drafter check: what it prints, writes and leaves as its exit status."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.draft import Draft, Paragraph
from drafter.draft import Run as Run_
from drafter.writing import render
from tests.cli.conftest import Run

Write = Callable[[str, str], str]

SOUND = "在全县档案工作会议上的讲话\n同志们：\n要压实责任，守住底线。\n"
FAULTY = "在全县档案工作会议上的讲话\n同志们：\n习总书记强调，要压实责任,守住底线。\n"
SAID = """\
稿子.txt:3:1: [E] 称呼不规范：“习总书记”（title-name）
    | 习总书记强调，要压实责任,守住底线。
    | ^^^^^^^^
    → 写成“习近平总书记”
稿子.txt:3:13: [E] 中文里用了半角“,”（half-width）
    | 习总书记强调，要压实责任,守住底线。
    |                         ^
    → 改成全角“，”
错误 2、警告 0、提示 0。
"""
QUIET = ("--ignore", "reading-time")


def test_a_sound_speech_leaves_status_0(run: Run, file: Write) -> None:
    result = run("check", file("稿子.txt", SOUND), *QUIET)
    assert (result.status, result.out, result.err) == (0, "错误 0、警告 0、提示 0。\n", "")


def test_information_alone_leaves_status_0(run: Run, file: Write) -> None:
    result = run("check", file("稿子.txt", SOUND))
    assert result.status == 0
    assert "[I]" in result.out


def test_findings_stand_with_their_place_their_text_and_a_remedy(run: Run, file: Write) -> None:
    result = run("check", file("稿子.txt", FAULTY), *QUIET)
    assert (result.status, result.out) == (1, SAID)


def test_a_long_paragraph_is_shown_around_the_place_only(run: Run, file: Write) -> None:
    text = SOUND + "要压实责任，守住底线。" * 20 + "要自查,自改。" + "要压实责任，守住底线。" * 20 + "\n"
    result = run("check", file("稿子.txt", text), "--select", "half-width")
    shown = result.out.splitlines()[1]
    assert shown.startswith("    | …")
    assert shown.endswith("…")
    assert len(shown) < 60


def test_json_is_a_list_of_objects_with_these_keys(run: Run, file: Write) -> None:
    result = run("check", file("稿子.txt", FAULTY), "--select", "half-width", "--format", "json")
    assert result.status == 1
    assert json.loads(result.out) == [
        {
            "rule": "half-width",
            "severity": "E",
            "path": "稿子.txt",
            "line": 3,
            "column": 13,
            "excerpt": "习总书记强调，要压实责任,守住底线。",
            "message": "中文里用了半角“,”。改成全角“，”",
            "fix": [{"line": 3, "column": 13, "length": 1, "text": "，"}],
        }
    ]


def test_json_of_a_sound_speech_is_an_empty_list(run: Run, file: Write) -> None:
    assert json.loads(run("check", file("稿子.txt", SOUND), *QUIET, "--format", "json").out) == []


def test_a_word_document_is_checked_by_its_paragraphs(run: Run) -> None:
    draft = Draft((Run_("在全县档案工作会议上的讲话"),), blocks=(Paragraph((Run_("要压实责任,守住底线。"),)),))
    Path("讲话.docx").write_bytes(render(draft, ".docx"))
    result = run("check", "讲话.docx", "--select", "half-width")
    assert re.match(r"讲话\.docx:[23]:6: \[E\]", result.out)


def test_rules_can_be_chosen_several_at_once(run: Run, file: Write) -> None:
    result = run("check", file("稿子.txt", FAULTY), "--select", "half-width,title-name", "--ignore", "title-name")
    assert "half-width" in result.out
    assert "title-name" not in result.out


def test_a_misspelt_rule_is_refused_with_the_one_that_was_meant(run: Run, file: Write) -> None:
    result = run("check", file("稿子.txt", FAULTY), "--select", "half-with")
    assert result.status == 2
    assert "是不是 half-width？" in result.err


def test_the_settings_of_the_working_folder_hold(run: Run, file: Write) -> None:
    file("drafter.toml", '[check]\nignore = ["title-name", "reading-time"]\n')
    assert "title-name" not in run("check", file("稿子.txt", FAULTY)).out
    assert "title-name" in run("check", "稿子.txt", "--select", "title-name").out


def test_wrong_settings_are_refused_before_any_work(run: Run, file: Write) -> None:
    file("drafter.toml", "[check]\nunit = 1\n")
    result = run("check", file("稿子.txt", FAULTY))
    assert (result.status, result.out) == (2, "")
    assert "drafter.toml:2:1" in result.err


def test_a_file_that_cannot_be_read_is_reported_and_the_others_are_checked(run: Run, file: Write) -> None:
    result = run("check", "没有.txt", file("稿子.txt", FAULTY), *QUIET)
    assert result.status == 2
    assert "没有.txt" in result.err
    assert "稿子.txt:3:13" in result.out
    assert "2 个文件，错误 2" in result.out


def test_many_files_are_checked_in_turn(run: Run, file: Write) -> None:
    names = [file(f"稿子{number}.txt", FAULTY) for number in range(7)]
    assert "7 个文件，错误 14" in run("check", *names, *QUIET).out


def test_without_a_file_it_says_so(run: Run) -> None:
    result = run("check")
    assert result.status == 2
    assert "文件" in result.err


def test_the_rules_are_listed(run: Run) -> None:
    result = run("check", "--list")
    assert result.status == 0
    assert "half-width" in result.out
    assert "错误" in result.out


def test_fix_writes_a_mended_file_and_says_what_it_mended(run: Run, file: Write) -> None:
    result = run("check", file("稿子.txt", FAULTY), "--fix", "改好.txt", *QUIET)
    assert result.status == 0
    assert Path("改好.txt").read_text(encoding="utf-8") == FAULTY.replace("习总", "习近平总").replace(",", "，")
    assert result.out.splitlines() == [
        "稿子.txt:3: 第 3 行，“习”→“习近平”；“,”→“，”",
        "改了 2 处。",
        "错误 0、警告 0、提示 0。",
    ]


def test_fix_with_json_keeps_standard_output_json(run: Run, file: Write) -> None:
    result = run("check", file("稿子.txt", FAULTY), "--fix", "改好.txt", *QUIET, "--format", "json")
    assert json.loads(result.out) == []
    assert "改了 2 处。" in result.err


def test_what_cannot_be_mended_is_still_reported_in_the_new_file(run: Run, file: Write) -> None:
    result = run("check", file("稿子.txt", FAULTY + "要对××局督导。\n"), "--fix", "改好.txt", *QUIET)
    assert result.status == 1
    assert "改好.txt:4:3: [E]" in result.out


def test_a_file_is_never_overwritten_unasked(run: Run, file: Write) -> None:
    name = file("稿子.txt", FAULTY)
    assert run("check", name, "--fix", name).status == 2
    assert Path(name).read_text(encoding="utf-8") == FAULTY
    assert run("check", name, "--fix", name, "--force", *QUIET).status == 0
    assert "习近平" in Path(name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments", [("--fix", "改好.docx"), ("--annotate", "批注.txt"), ("稿子二.txt", "--fix", "改好.txt")]
)
def test_output_that_makes_no_sense_is_refused_before_any_work(
    run: Run, file: Write, arguments: tuple[str, ...]
) -> None:
    file("稿子二.txt", SOUND)
    result = run("check", file("稿子.txt", FAULTY), *arguments)
    assert (result.status, result.out) == (2, "")
    assert result.files == ("稿子.txt", "稿子二.txt")
