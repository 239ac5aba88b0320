from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from drafter.draft import Draft, Run, from_json
from drafter.errors import OutputError
from drafter.writing import FORMATS, check_format, render

WITHOUT_OFFICE = [suffix for suffix in FORMATS if suffix != ".pdf"]


@pytest.mark.parametrize("suffix", WITHOUT_OFFICE)
def test_every_format_gives_the_same_bytes_twice(speech: Draft, suffix: str) -> None:
    assert render(speech, suffix) == render(speech, suffix)


@pytest.mark.parametrize("suffix", WITHOUT_OFFICE)
def test_an_empty_draft_can_be_written(suffix: str) -> None:
    assert isinstance(render(Draft(title=()), suffix), bytes)


def test_the_suffix_may_be_in_capitals(speech: Draft) -> None:
    assert render(speech, ".TXT") == render(speech, ".txt")


@pytest.mark.parametrize("suffix", [".odt", "docx", ".doc", ""])
def test_an_unknown_suffix_is_refused_with_the_formats_there_are(speech: Draft, suffix: str) -> None:
    for refusing in (check_format, lambda suffix: render(speech, suffix)):
        with pytest.raises(OutputError) as caught:
            refusing(suffix)
        assert "→ 把输出文件的扩展名改成其中之一：.docx、.pdf、.html、.md、.txt、.json" in str(caught.value)


@pytest.mark.parametrize("suffix", [*WITHOUT_OFFICE, ".DOCX"])
def test_a_known_suffix_is_let_through(suffix: str) -> None:
    check_format(suffix)


def test_json_comes_back_without_loss(speech: Draft) -> None:
    assert from_json(render(speech, ".json")) == speech


def test_nothing_heavy_is_imported_before_it_is_needed(root: Path) -> None:
    code = "import sys, drafter.writing; print(*{'docx', 'lxml', 'pydantic'} & set(sys.modules))"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root).stdout
    assert printed.strip() == ""


def test_plain_text_indents_the_body_and_sets_the_head_apart(speech: Draft) -> None:
    written = render(speech, ".txt").decode().splitlines()
    assert written[:7] == [
        "在全市深化“一网通办”改革暨优化营商环境工作推进会议上的讲话",
        "——兼谈窗口作风",
        "市数据局局长　何某",
        "（2025年3月18日）",
        "",
        "同志们：",
        "　　今天在【待填：地点】开会。“磨刀不误砍柴工”",
    ]
    assert written[7:9] == ["　　一、看清窗口服务的分量", written[8]]
    assert written[8].startswith("　　（一）流程要短，回应“急难愁盼”。全年")


@pytest.mark.parametrize("date", ["（2025年3月18日）", "(2025年3月18日)"])
def test_a_date_that_has_its_brackets_gets_no_others(date: str) -> None:
    assert render(Draft(title=(), date=(Run(date),)), ".txt").decode() == f"{date}\n"
