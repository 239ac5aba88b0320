"""drafter check: what it prints, writes and leaves as its exit status."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.columns import width
from drafter.draft import Draft, Paragraph
from drafter.draft import Run as Run_
from drafter.writing import render
from tests.cli.conftest import Run
from tests.writing.conftest import Package

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
错误 2、警告 0、提示 0。其中 2 处可以用 --fix 改。
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
        "稿子.txt:3: “习”→“习近平”；“,”→“，”",
        "改了 2 处，改好的存在 改好.txt。",
        "错误 0、警告 0、提示 0。",
    ]


def test_a_file_with_nothing_to_mend_is_copied_and_says_so(run: Run, file: Write) -> None:
    result = run("check", file("稿子.txt", SOUND), "--fix", "改好.txt", *QUIET)
    assert result.out == "没有可以放心改的地方，照原样存在 改好.txt。\n错误 0、警告 0、提示 0。\n"
    assert Path("改好.txt").read_text(encoding="utf-8") == SOUND


def test_what_a_paid_site_left_is_found_and_taken_off(run: Run, file: Write) -> None:
    name = file("稿子.txt", SOUND.replace("守住", "##paidbegin##守住"))
    assert "稿子.txt:3:7: [E] 付费网站的记号“##paidbegin##”" in run("check", name, *QUIET).out
    assert "稿子.txt:3: 删去“##paidbegin##”" in run("check", name, "--fix", "改好.txt", *QUIET).out
    assert Path("改好.txt").read_text(encoding="utf-8") == SOUND


def test_the_example_in_the_manual_is_true_to_the_letter(run: Run, file: Write, root: Path) -> None:
    page = (root / "docs" / "checking.zh-CN.md").read_text(encoding="utf-8")
    shown = page.split("```console\n$ drafter check 讲话稿.txt\n")[1].split("```")[0]
    text = FAULTY.replace("档案", "安全生产")
    assert run("check", file("讲话稿.txt", text)).out == shown


def test_fix_with_json_keeps_standard_output_json(run: Run, file: Write) -> None:
    result = run("check", file("稿子.txt", FAULTY), "--fix", "改好.txt", *QUIET, "--format", "json")
    assert json.loads(result.out) == []
    assert "改了 2 处，" in result.err


def test_what_cannot_be_mended_is_still_reported_in_the_new_file(run: Run, file: Write) -> None:
    result = run("check", file("稿子.txt", FAULTY + "要对××局督导。\n"), "--fix", "改好.txt", *QUIET)
    assert result.status == 1
    assert "改好.txt:4:3: [E]" in result.out


def test_a_file_is_never_overwritten_unasked(run: Run, file: Write) -> None:
    name = file("稿子.txt", FAULTY)
    other = file("改好.txt", SOUND)
    assert run("check", name, "--fix", other).status == 2
    assert Path(other).read_text(encoding="utf-8") == SOUND
    assert run("check", name, "--fix", other, "--force", *QUIET).status == 0
    assert "习近平" in Path(other).read_text(encoding="utf-8")


@pytest.mark.parametrize("target", ["稿子.txt", "./稿子.txt", "链接.txt"])
def test_a_mended_file_is_never_written_onto_the_one_it_was_read_from(run: Run, file: Write, target: str) -> None:
    name = file("稿子.txt", FAULTY)
    Path("链接.txt").symlink_to(name)
    result = run("check", name, "--fix", target, "--force")
    assert (result.status, result.out) == (2, "")
    assert "原文件" in result.err
    assert Path(name).read_text(encoding="utf-8") == FAULTY


def test_comments_are_never_written_onto_the_document_they_are_about(run: Run) -> None:
    content = render(
        Draft((Run_("在全县档案工作会议上的讲话"),), blocks=(Paragraph((Run_("要压实责任,守住底线。"),)),)), ".docx"
    )
    Path("讲话.docx").write_bytes(content)
    result = run("check", "讲话.docx", "--annotate", "讲话.docx", "--force")
    assert result.status == 2
    assert "讲话-批注.docx" in result.err
    assert Path("讲话.docx").read_bytes() == content


def test_comments_and_mends_go_into_two_files(run: Run) -> None:
    Path("讲话.docx").write_bytes(render(Draft((Run_("在全县档案工作会议上的讲话"),)), ".docx"))
    result = run("check", "讲话.docx", "--annotate", "新.docx", "--fix", "新.docx")
    assert (result.status, result.files) == (2, ("讲话.docx",))


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


@pytest.mark.parametrize("text", ["", " \n\u3000\n\n"])
def test_a_file_without_text_is_no_pass(run: Run, file: Write, text: str) -> None:
    result = run("check", file("空.txt", text))
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("空.txt: 文件里没有讲话的文字，没有检查\n    → ")


def test_files_none_of_which_could_be_checked_have_no_sum_of_findings(run: Run, file: Write) -> None:
    result = run("check", file("空.txt", ""), "没有.txt")
    assert (result.status, result.out) == (2, "2 个文件，一个也没有查成。\n")


def test_the_sum_says_how_many_files_were_left_out(run: Run, file: Write) -> None:
    result = run("check", file("空.txt", ""), file("稿子.txt", SOUND), *QUIET)
    assert (result.status, result.out) == (2, "2 个文件，错误 0、警告 0、提示 0。有 1 个没有查成。\n")


def test_json_of_what_could_not_be_checked_is_still_json(run: Run, file: Write) -> None:
    result = run("check", file("空.txt", ""), "--format", "json")
    assert (result.status, json.loads(result.out)) == (2, [])


MANY = SOUND + "要压实责任,守住底线。\n" * 60 + "习总书记强调，要抓好落实。\n"


def test_of_one_rule_the_first_fifty_findings_are_shown_and_the_rest_counted(run: Run, file: Write) -> None:
    out = run("check", file("稿子.txt", MANY), "--select", "half-width,title-name").out
    assert out.count("（half-width）\n    |") == 50
    assert "稿子.txt: ……同样的毛病还有 10 处（half-width）\n    → 要看全部" in out
    assert "稿子.txt:64:1: [E]" in out
    assert out.endswith("错误 61、警告 0、提示 0。其中 61 处可以用 --fix 改。\n")


def test_fifty_findings_are_all_shown(run: Run, file: Write) -> None:
    text = SOUND + "要压实责任,守住底线。\n" * 50
    assert "还有" not in run("check", file("稿子.txt", text), "--select", "half-width").out


def test_json_leaves_nothing_out(run: Run, file: Write) -> None:
    out = run("check", file("稿子.txt", MANY), "--select", "half-width", "--format", "json").out
    assert len(json.loads(out)) == 60


def test_a_document_has_no_more_comments_of_one_rule_than_somebody_can_read(run: Run, file: Write) -> None:
    result = run("check", file("稿子.txt", SOUND + "“" * 700), "--select", "unpaired", "--annotate", "批注.docx")
    assert "还有 200 处没有写" in result.err
    assert Package(Path("批注.docx").read_bytes()).parts["word/comments.xml"].count(b"<w:comment ") == 500


@pytest.mark.parametrize("before", ["", "责任", "要压实责任，守住底线。" * 20])
@pytest.mark.parametrize("hit", [",", "习总书记", "×" * 300])
@pytest.mark.parametrize("after", ["", "守住底线。", "要压实责任，守住底线。" * 20])
def test_what_is_shown_fits_a_screen_and_the_pointer_stands_below_the_place(
    run: Run, file: Write, before: str, hit: str, after: str
) -> None:
    text = f"{SOUND}要抓{before}{hit}抓{after}\n"
    out = run("check", file("稿子.txt", text), "--select", "half-width,title-name,placeholder").out.splitlines()
    shown, pointer = out[1:3]
    assert max(width(shown), width(pointer)) <= 80
    begun = width(pointer) - width(pointer.lstrip(" |"))
    assert hit.startswith(within(shown, begun, width(pointer)).rstrip("…"))


def within(text: str, first: int, last: int) -> str:
    """The characters of *text* in the columns *first* to *last*."""
    return "".join(each for place, each in enumerate(text) if first <= width(text[:place]) < last)


def test_the_remedy_for_straight_quotes_can_be_read(run: Run, file: Write) -> None:
    out = run("check", file("稿子.txt", SOUND + '要树立"一盘棋"思想。\n'), *QUIET).out
    assert "→ 改成全角的引号（“ ”）\n" in out
    mended = run("check", "稿子.txt", "--fix", "改好.txt", *QUIET).out
    assert '稿子.txt:4: "" → “”\n改了 1 处，' in mended


def test_another_format_is_refused_with_those_there_are(run: Run, file: Write) -> None:
    result = run("check", file("稿子.txt", SOUND), "--format", "xml")
    assert (result.status, result.out) == (2, "")
    assert "可以写：text、json" in result.err


def test_the_help_has_no_stray_space_between_sentences(run: Run) -> None:
    assert "。 " not in run("check", "--help").out
