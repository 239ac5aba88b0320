"""Phrases whose braces are text: they stand in a draft as they are, whatever becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.reading.docx import paragraphs
from tests.cli.conftest import Run

Write = Callable[[str, str], str]
TEXT = "今天谈一谈{{ theme }}和{{ 7 * 7 }}，也谈{% if a %}渠水{% endif %}，谈{{ measure }}。"
NEW = ("new", "-t", "study-seminar", "--defaults", "--set", "sections=1", "--seed", "1", "--bank", "渠.yaml")


@pytest.fixture(autouse=True)
def bank(run: Run, file: Write) -> None:
    """A bank imported from somebody's text, with a phrase that comes first at the beginning of a speech."""
    run("phrases", "import", file("句.txt", TEXT), "--role", "开头段", "--to", "渠.yaml")


def test_braces_of_a_text_file_stand_literally_in_a_draft(run: Run) -> None:
    result = run(*NEW, "-o", "稿.txt")
    assert (result.status, result.err) == (0, "")
    assert TEXT in Path("稿.txt").read_text(encoding="utf-8")


def test_the_same_words_in_a_bank_file_are_slots_and_are_filled(run: Run, file: Write) -> None:
    frame = "今天在渠首谈一谈{{ theme }}的体会。"
    file("渠.yaml", f'phrases:\n- {{role: opening, text: "{frame}"}}\n')
    run(*NEW, "--set", "theme=水利", "-o", "稿.txt")
    assert "今天在渠首谈一谈水利的体会。" in Path("稿.txt").read_text(encoding="utf-8")


def test_they_stand_in_a_word_document_too(run: Run) -> None:
    run(*NEW, "-o", "稿.docx")
    assert TEXT in paragraphs(Path("稿.docx").read_bytes(), Path("稿.docx"))


@pytest.mark.parametrize("suffix", ["txt", "json"])
def test_they_keep_standing_when_the_answers_are_written_out_again(run: Run, suffix: str) -> None:
    run(*NEW, "-o", "稿.docx")
    result = run("write", "稿.answers.yaml", "-o", f"又.{suffix}")
    assert (result.status, result.err) == (0, "")
    assert TEXT in Path(f"又.{suffix}").read_text(encoding="utf-8")


def test_they_keep_standing_when_the_answers_are_gone_on_from(run: Run) -> None:
    run(*NEW, "-o", "稿.docx")
    run("new", "-a", "稿.answers.yaml", "--defaults", "-o", "又.txt")
    assert TEXT in Path("又.txt").read_text(encoding="utf-8")


def test_markdown_shows_them(run: Run) -> None:
    run(*NEW, "-o", "稿.md")
    assert "{{ theme }}" in Path("稿.md").read_text(encoding="utf-8")


def test_they_are_found_again(run: Run) -> None:
    assert TEXT in run("phrases", "search", "今天谈一谈", "--bank", "渠.yaml").out


def test_they_are_no_mistake(run: Run) -> None:
    assert run("phrases", "check", "渠.yaml").out == "1 个句库文件、1 句，没有毛病。\n"
