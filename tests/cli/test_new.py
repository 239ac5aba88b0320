"""drafter new, and drafter write on what it saved."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from drafter.draft import from_json, plain_text
from tests.cli.conftest import Run
from tests.conftest import TEMPLATES

NEW = ("new", "-t", "study-seminar", "--defaults", "--seed", "1", "--set", "sections=1")
"""A short draft, quickly made."""


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_same_seed_gives_the_same_bytes(run: Run, name: str) -> None:
    for output in ("一.docx", "二.docx"):
        assert run("new", "-t", name, "--defaults", "--seed", "1", "-o", output).status == 0
    assert Path("一.docx").read_bytes() == Path("二.docx").read_bytes()
    assert Path("一.answers.yaml").read_bytes() == Path("二.answers.yaml").read_bytes()


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_saved_answers_give_the_same_document_again(run: Run, name: str) -> None:
    run("new", "-t", name, "--defaults", "--seed", "2", "-o", "一.docx")
    assert run("write", "一.answers.yaml", "-o", "二.docx").status == 0
    assert Path("一.docx").read_bytes() == Path("二.docx").read_bytes()


@pytest.mark.parametrize(
    "settings", [["sections=2", "opening.1="], ["sections.5.heading=护好水源"], ["sections.2.points=1", "thanks="]]
)
def test_whatever_is_set_the_saved_answers_give_the_same_document_again(run: Run, settings: list[str]) -> None:
    given = [part for setting in settings for part in ("--set", setting)]
    assert run("new", "-t", "study-seminar", "--defaults", "--seed", "1", *given, "-o", "一.md").status == 0
    run("write", "一.answers.yaml", "-o", "二.md")
    assert Path("一.md").read_text(encoding="utf-8") == Path("二.md").read_text(encoding="utf-8")


def test_another_process_gives_the_same_bytes(run: Run) -> None:
    run(*NEW, "-o", "一.docx")
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    subprocess.run(
        [sys.executable, "-c", "from drafter.cli import main; main()", *NEW, "-o", "二.docx"],
        check=True,
        env=environment,
        stdin=subprocess.DEVNULL,
    )
    assert Path("一.docx").read_bytes() == Path("二.docx").read_bytes()


def test_another_seed_gives_another_draft(run: Run) -> None:
    run(*NEW, "-o", "一.md")
    run(*NEW, "--seed", "2", "-o", "二.md")
    assert Path("一.md").read_text(encoding="utf-8") != Path("二.md").read_text(encoding="utf-8")


def test_without_a_seed_one_is_drawn_and_kept(run: Run) -> None:
    run("new", "-t", "study-seminar", "--defaults", "--set", "sections=1", "-o", "一.md")
    assert "\nseed: 0\n" not in Path("一.answers.yaml").read_text(encoding="utf-8")
    run("write", "一.answers.yaml", "-o", "二.md")
    assert Path("一.md").read_bytes() == Path("二.md").read_bytes()


def test_the_last_line_is_the_path_of_the_document(run: Run) -> None:
    result = run(*NEW, "-o", "稿.docx")
    assert result.out.splitlines()[-1] == "稿.docx"
    assert result.err == ""


def test_a_document_without_a_name_is_named_after_its_title_and_never_over_another(run: Run) -> None:
    run(*NEW)
    assert run(*NEW).files == (
        "安全生产研讨发言材料.answers.yaml",
        "安全生产研讨发言材料.docx",
        "安全生产研讨发言材料（2）.answers.yaml",
        "安全生产研讨发言材料（2）.docx",
    )


def test_answers_go_where_they_are_told(run: Run) -> None:
    assert run(*NEW, "-o", "稿.md", "--answers-out", "答.yaml").files == ("稿.md", "答.yaml")


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md", ".txt", ".json"])
def test_every_format_can_be_written(run: Run, suffix: str) -> None:
    assert run(*NEW, "-o", f"稿{suffix}").files == ("稿.answers.yaml", f"稿{suffix}")


def test_a_draft_in_json_can_be_written_in_another_format(run: Run) -> None:
    run(*NEW, "-o", "稿.json")
    run(*NEW, "-o", "一.docx")
    assert run("write", "稿.json", "-o", "二.docx").status == 0
    assert Path("一.docx").read_bytes() == Path("二.docx").read_bytes()


def test_settings_stand_in_the_draft(run: Run) -> None:
    run(*NEW, "--set", "theme=水利工作", "--set", "title=治水体会", "--set", "name=何 某", "-o", "稿.json")
    draft = from_json(Path("稿.json").read_text(encoding="utf-8"))
    assert (plain_text(draft.title), plain_text(draft.name)) == ("治水体会", "何 某")


def test_answers_in_a_file_are_kept_and_the_rest_is_filled(run: Run) -> None:
    Path("答.yaml").write_text("template: study-seminar\nseed: 3\ntitle: 治水体会\nsections: 2\n", encoding="utf-8")
    assert run("new", "-a", "答.yaml", "--defaults", "-o", "稿.json").status == 0
    draft = from_json(Path("稿.json").read_text(encoding="utf-8"))
    assert plain_text(draft.title) == "治水体会"
    assert [block.enumerator for block in draft.blocks if block.type == "heading"] == ["一、", "二、"]


def test_complete_answers_need_neither_a_terminal_nor_defaults(run: Run) -> None:
    run(*NEW, "-o", "一.docx")
    assert run("new", "-a", "一.answers.yaml", "-o", "二.docx").status == 0
    assert Path("一.docx").read_bytes() == Path("二.docx").read_bytes()


def test_force_replaces_both_files(run: Run) -> None:
    for name in ("稿.md", "稿.answers.yaml"):
        Path(name).write_text("旧", encoding="utf-8")
    assert run(*NEW, "-o", "稿.md", "--force").status == 0
    assert [Path(name).read_text(encoding="utf-8") == "旧" for name in ("稿.md", "稿.answers.yaml")] == [False, False]


@pytest.mark.parametrize(
    ("role", "text"), [("heading", "把每一滴水，用在最要紧的地方"), ("opening", "今天，我说一说治水的几点想法。")]
)
def test_a_bank_given_comes_first(run: Run, role: str, text: str) -> None:
    Path("句.yaml").write_text(f'phrases:\n- {{role: {role}, text: "{text}", parts: [what]}}\n', encoding="utf-8")
    run(*NEW, "--bank", "句.yaml", "-o", "稿.md")
    assert text in Path("稿.md").read_text(encoding="utf-8")


def test_a_broken_bank_is_reported_and_stops_nothing(run: Run) -> None:
    Path("phrasebank").mkdir()
    Path("phrasebank/坏.yaml").write_text("phrases：\n", encoding="utf-8")
    result = run(*NEW, "-o", "稿.md")
    assert result.status == 0
    assert result.err.startswith("句库文件有误，这次没有用它：\n")
    assert "坏.yaml:1:1: 键后面用了全角冒号（：）" in result.err
