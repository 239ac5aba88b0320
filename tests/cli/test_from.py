"""drafter new --from: a new draft out of an old speech."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

File = Callable[[str, str], str]

OLD = """\
在全县档案工作会议上的讲话
同志们：
今天我们开一个会，把档案工作的事情议一议。
一、看清形势
档案是历史的凭证，一页也不能丢。
二、抓实工作
一是抓收集。应收的材料按时收齐，按件登记。
收齐以后要当场清点，当场签字。
二是抓保管。库房的温度、湿度每天记录，发现问题马上处理。
三、加强领导
各单位主要负责同志要亲自过问，年底逐家检查。
"""


def test_a_new_draft_is_written_without_a_terminal_and_reads_as_the_old_one(run: Run, file: File) -> None:
    done = run("new", "--from", file("旧稿.txt", OLD), "-o", "新稿.txt")
    assert done.status == 0
    written = Path("新稿.txt").read_text(encoding="utf-8")
    assert [line.strip() for line in written.splitlines() if line.strip()] == OLD.splitlines()


@pytest.mark.parametrize("defaults", [(), ("--defaults",)])
def test_the_theme_is_the_one_that_the_title_names(run: Run, file: File, defaults: tuple[str, ...]) -> None:
    done = run("new", "--from", file("旧稿.txt", OLD), "-o", "新稿.txt", *defaults)
    assert "theme: 档案工作" in Path("新稿.answers.yaml").read_text(encoding="utf-8")
    assert "主题看来是“档案工作”" in done.err


@pytest.mark.parametrize("defaults", [(), ("--defaults",)])
def test_a_theme_that_cannot_be_told_is_left_to_be_filled_in(run: Run, file: File, defaults: tuple[str, ...]) -> None:
    old = file("旧稿.txt", OLD.replace("全县档案工作会议", "座谈会"))
    assert run("new", "--from", old, "-o", "新稿.txt", *defaults).status == 0
    assert "theme: 【待填：主题】" in Path("新稿.answers.yaml").read_text(encoding="utf-8")
    assert "【待填" not in Path("新稿.txt").read_text(encoding="utf-8")


def test_a_theme_that_is_mentioned_once_is_not_what_a_speech_is_about(run: Run, file: File) -> None:
    old = file("旧稿.txt", OLD.replace("一页也不能丢", "一页也不能丢，库房也要讲安全生产"))
    run("new", "--from", old, "-o", "新稿.txt")
    assert "theme: 档案工作" in Path("新稿.answers.yaml").read_text(encoding="utf-8")


def test_what_a_title_says_goes_before_a_theme_that_has_a_word_of_it(run: Run, file: File) -> None:
    old = file("旧稿.txt", OLD.replace("全县档案工作会议", "全县农村人居环境整治工作推进会"))
    run("new", "--from", old, "-o", "新稿.txt")
    assert "theme: 农村人居环境整治" in Path("新稿.answers.yaml").read_text(encoding="utf-8")


def test_what_the_old_speech_lacked_in_its_head_is_said_and_left_out(run: Run, file: File) -> None:
    done = run("new", "--from", file("旧稿.txt", OLD), "-o", "新稿.txt")
    assert "旧稿没有职务、姓名、日期，新稿也没有；要加，在答案文件的 fields 里写" in done.err
    assert "【待填" not in Path("新稿.txt").read_text(encoding="utf-8")


def test_numbers_that_were_mended_are_said_and_a_check_is_recommended(run: Run, file: File) -> None:
    done = run("new", "--from", file("旧稿.txt", OLD.replace("三、", "五、")), "-o", "新稿.txt")
    assert "序号理顺了：“五、”→“三、”。" in done.err
    assert "用 drafter check 把新稿查一遍" in done.err
    assert "序号理顺了" not in run("new", "--from", file("旧稿.txt", OLD), "-o", "又一稿.txt").err


def test_a_heading_with_nothing_below_it_is_shown_as_a_place_to_fill_in(run: Run, file: File) -> None:
    old = file("旧稿.txt", OLD.replace("各单位主要负责同志要亲自过问，年底逐家检查。\n", ""))
    done = run("new", "--from", old, "-o", "新稿.txt")
    assert "三、加强领导\n　　【待填：正文】" in Path("新稿.txt").read_text(encoding="utf-8")
    assert "还有 1 处待填" in done.out


def test_sub_headings_that_become_paragraphs_are_said(run: Run, file: File) -> None:
    old = OLD.replace("二是抓保管。", "（一）抓保管\n").replace("一是抓收集。", "")
    done = run("new", "--from", file("旧稿.txt", old), "-o", "新稿.txt")
    assert "旧稿的 1 个小标题一字不动，排成正文" in done.err


def test_a_theme_that_is_set_stands(run: Run, file: File) -> None:
    run("new", "--from", file("旧稿.txt", OLD), "--set", "theme=史志编修", "-o", "新稿.txt")
    assert "theme: 史志编修" in Path("新稿.answers.yaml").read_text(encoding="utf-8")


def test_the_saved_answers_give_the_same_draft_again(run: Run, file: File) -> None:
    run("new", "--from", file("旧稿.txt", OLD), "-o", "新稿.txt")
    assert run("write", "新稿.answers.yaml", "-o", "又一稿.txt").status == 0
    assert Path("又一稿.txt").read_bytes() == Path("新稿.txt").read_bytes()


def test_a_date_that_is_no_whole_day_is_named_and_left_out(run: Run, file: File) -> None:
    old = file("旧稿.txt", OLD.replace("讲话\n", "讲话\n（2026年5月）\n", 1))
    done = run("new", "--from", old, "-o", "新稿.txt")
    assert done.status == 0
    assert "旧稿的日期“2026年5月”放不进模板，没有收进来" in done.err


def test_the_old_speech_is_never_written_over(run: Run, file: File) -> None:
    old = file("旧稿.txt", OLD)
    for option in ("-o", "--answers-out"):
        done = run("new", "--from", old, option, "./旧稿.txt", "--force")
        assert done.status != 0
        assert f"不能写在旧稿上\n    → {option} 另写一个文件名" in done.err
    assert Path(old).read_text(encoding="utf-8") == OLD


def test_a_missing_value_points_to_the_help_of_the_command(run: Run) -> None:
    done = run("new", "--from")
    assert done.status == 2
    assert "drafter new --help" in done.err


def test_from_and_answers_exclude_each_other(run: Run, file: File) -> None:
    done = run("new", "--from", file("旧稿.txt", OLD), "-a", "旧稿.txt")
    assert done.status != 0
    assert "只能用一个" in done.err
