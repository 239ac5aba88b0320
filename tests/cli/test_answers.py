"""Answers between runs: nothing said is lost in silence, and what rests on a changed field is worked out again."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.cli.output import called
from drafter.draft import Draft
from drafter.errors import OutputError
from drafter.writing import Look
from tests.cli.conftest import Run

NEW = ("new", "-t", "study-seminar", "--seed", "1", "--set", "sections=2")


def text(name: str) -> str:
    return Path(name).read_text(encoding="utf-8")


@pytest.fixture
def written(run: Run) -> str:
    """The answers of a finished draft on 档案工作 with a title its user typed."""
    run(*NEW, "--defaults", "--set", "theme=档案工作", "--set", "sections.1.heading=先把家底摸清", "-o", "一.md")
    return "一.answers.yaml"


def test_two_sections_are_announced_with_liang_instead_of_er(run: Run) -> None:
    run(*NEW, "--defaults", "-o", "一.md")
    assert "两" in text("一.md").split("## ")[0]
    assert "二点" not in text("一.md")


def test_what_the_template_has_no_place_for_is_named(run: Run, written: str) -> None:
    Path(written).write_text(
        text(written).replace("    case: null", "    case: null\n    figure: 三百件"), encoding="utf-8"
    )
    result = run("write", written, "-o", "二.md")
    assert result.status == 0
    place, line, remedy = result.err.rstrip("\n").split("\n")
    assert place.endswith("这里写的内容没有用上：模板在这个位置没有这一项")
    assert (line, remedy) == ("    | figure: 三百件", "    → 核对位置，或换一个模板")


def test_a_changed_theme_renews_what_was_accepted_and_keeps_what_was_given(run: Run, written: str) -> None:
    run("new", "-a", written, "--set", "theme=全民阅读", "--defaults", "-o", "二.md")
    assert text("二.md").startswith("# 全民阅读研讨发言材料")
    assert "档案" not in text("二.md")
    assert "一、先把家底摸清" in text("二.md")


def test_an_unchanged_field_renews_nothing(run: Run, written: str) -> None:
    run("new", "-a", written, "--set", "theme=档案工作", "--defaults", "-o", "二.md")
    assert text("二.md") == text("一.md")


def test_a_default_changed_by_hand_in_the_file_is_kept(run: Run, written: str) -> None:
    changed = text(written).replace("occasion: 档案工作专题学习研讨会", "occasion: 机关读书会")
    assert changed != text(written)
    Path(written).write_text(changed, encoding="utf-8")
    run("write", written, "-o", "二.json")
    run("new", "-a", written, "--defaults", "--answers-out", "三.yaml", "-o", "二.md")
    assert "occasion: 机关读书会" in text("三.yaml")


def test_another_template_may_be_named_for_old_answers(run: Run, written: str) -> None:
    assert run("write", written, "-t", "party-group-seminar", "-o", "二.md").status == 0
    assert "先把家底摸清" in text("二.md")


def test_a_setting_that_the_draft_has_no_place_for_is_named(run: Run) -> None:
    result = run(*NEW, "--defaults", "--set", "sections.9.heading=要紧的话", "-o", "一.md")
    assert result.status == 0
    assert result.err.startswith("--set sections.9.heading: 这里写的内容没有用上")


def test_answers_are_kept_when_the_document_cannot_be_written(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drafter.cli.output.render", unwritable)
    result = run(*NEW, "--defaults", "-o", "一.md")
    assert (result.status, result.files) == (2, ("一.answers.yaml",))
    assert "答案已经存在 一.answers.yaml" in result.err


def unwritable(draft: Draft, suffix: str, look: Look) -> bytes:
    raise OutputError("磁盘空间不足", "清理磁盘")


def test_old_answers_are_saved_under_the_template_they_were_used_with(run: Run, written: str) -> None:
    run("new", "-t", "party-group-seminar", "-a", written, "--defaults", "-o", "二.md")
    assert "template: party-group-seminar\n" in text("二.answers.yaml")


def test_a_template_given_as_a_file_is_found_again(run: Run) -> None:
    Path("自己.d").mkdir()
    Path("自己.d/mine.yaml").write_text(
        "id: mine\nextends: study-seminar\nname: 自己的\nsummary: 试\nregister: 体会\n", encoding="utf-8"
    )
    run("new", "-t", "自己.d/mine.yaml", "--defaults", "-o", "一.md")
    assert run("write", "一.answers.yaml", "-o", "二.md").status == 0
    assert text("二.md") == text("一.md")


def test_going_on_names_a_program_that_the_shell_would_not_find(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "drafter"
    script.touch()
    monkeypatch.setattr("sys.argv", [str(script), "new"])
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert called() == str(script)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    assert called() == "drafter"
