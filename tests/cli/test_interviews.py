"""Interviews are kept after every answer: leaving, going on, and what stands in the way of keeping."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drafter.answersfile import from_document
from drafter.interview import Session
from drafter.locations import user_state
from drafter.phrases.history import chosen_before
from drafter.unfinished import unfinished
from drafter.yamlfile import read
from tests.cli.conftest import Run
from tests.cli.halfway import (
    SMALL_TEMPLATE,
    Steps,
    answered,
    leaves_after,
    sits_there,
    small_template,
    takes_the_rest,
)

__all__ = ["sits_there"]

Sit = Callable[[Steps], None]
NEW = ("new", "-t", "small")


@pytest.fixture(autouse=True)
def template() -> None:
    small_template()


def kept() -> dict[tuple[str | int, ...], object]:
    """The answers of the one unfinished draft."""
    (draft,), _ = unfinished()
    answers = from_document(read(draft.path), SMALL_TEMPLATE)
    return {path: answer.value for path, answer in answers.by_path.items()}


def test_whoever_leaves_is_told_how_far_it_is_and_how_to_go_on(run: Run, sits_there: Sit) -> None:
    sits_there(leaves_after("生态环境", "市图书馆"))
    result = run(*NEW)
    assert result.status == 130
    assert result.err == "已停下，答过的都存好了（2／12）。\n    → 接着来：drafter resume\n"
    assert kept() == {("fields", "theme"): "生态环境", ("fields", "unit"): "市图书馆"}
    assert result.files == ("templates/small.yaml",)


def test_with_several_unfinished_the_command_names_the_one_that_was_left(run: Run, sits_there: Sit) -> None:
    for theme in ("生态环境", "乡村振兴"):
        sits_there(leaves_after(theme))
        result = run(*NEW)
    assert "接着来：drafter resume 乡村振兴\n" in result.err


def test_where_two_are_called_the_same_the_command_names_the_file(run: Run, sits_there: Sit) -> None:
    sits_there(leaves_after("生态环境"))
    run(*NEW)
    result = run(*NEW)
    newest = unfinished()[0][0].name
    assert f"接着来：drafter resume {newest}\n" in result.err
    sits_there(takes_the_rest)
    run("resume", newest)
    assert newest not in [draft.name for draft in unfinished()[0]]


def test_whoever_leaves_before_the_first_answer_leaves_nothing(run: Run, sits_there: Sit) -> None:
    sits_there(leaves_after())
    result = run(*NEW)
    assert result.status == 130
    assert "什么也没有写" in result.err
    assert unfinished() == ([], [])


def test_every_answer_is_kept_before_the_next_question(run: Run, sits_there: Sit) -> None:
    seen: list[int] = []

    def watches(session: Session) -> Iterator[Session]:
        for value in ("生态环境", "市图书馆", "2026-05-20"):
            session = answered(session, value)
            yield session
            seen.append(len(kept()))
        yield session.accept_rest()

    sits_there(watches)
    assert run(*NEW, "-o", "稿.md").status == 0
    assert seen == [1, 2, 3]


def test_nothing_unfinished_is_left_of_a_document_that_was_written(run: Run, sits_there: Sit) -> None:
    sits_there(takes_the_rest)
    assert run(*NEW, "-o", "稿.md").status == 0
    assert unfinished() == ([], [])
    assert list((user_state() / "drafts").iterdir()) == []


def test_a_document_that_cannot_be_written_leaves_the_draft_to_go_on_with(run: Run, sits_there: Sit) -> None:
    Path("夹").mkdir()

    def loses_the_folder(session: Session) -> Iterator[Session]:
        yield session.accept_rest()
        Path("夹").rmdir()

    sits_there(loses_the_folder)
    result = run(*NEW, "-o", "夹/稿.md")
    assert result.status == 2
    assert "答过的都存好了，可以接着来：drafter resume\n" in result.err
    Path("夹").mkdir()
    sits_there(takes_the_rest)
    assert run("resume").files == ("templates/small.yaml", "夹/稿.answers.yaml", "夹/稿.md")


def test_what_was_gone_back_over_is_kept_and_asked_again(run: Run, sits_there: Sit) -> None:
    def goes_back(session: Session) -> Iterator[Session]:
        session = answered(session, "生态环境", "市图书馆", "2026-05-20").back().back()
        yield session
        raise KeyboardInterrupt

    def looks(session: Session) -> Iterator[Session]:
        assert session.question
        assert session.question.path == ("fields", "unit")
        assert session.taken_back[("fields", "unit")].value == "市图书馆"
        assert session.back().question == Session.of(SMALL_TEMPLATE, session.bank, session.answers).back().question
        yield session.accept_rest()

    sits_there(goes_back)
    assert "（1／12）" in run(*NEW, "-o", "稿.md").err
    assert kept()["fields", "date"] == "2026-05-20"
    sits_there(looks)
    assert run("resume").status == 0
    assert "市图书馆参加" in Path("稿.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["2026-", "写到一半\x07的话", "𠮷" * 30_000])
def test_what_stood_in_the_line_is_there_again_even_if_it_is_no_answer(run: Run, sits_there: Sit, text: str) -> None:
    stood: list[object] = []

    def breaks_off(session: Session) -> Iterator[Session]:
        session = answered(session, "生态环境", "市图书馆")
        assert session.question
        yield session.left_unfinished(session.question, text)
        raise KeyboardInterrupt

    def looks(session: Session) -> Iterator[Session]:
        assert session.question
        stood.append(session.in_line[session.question.path])
        yield session
        raise KeyboardInterrupt

    sits_there(breaks_off)
    assert "（2／12）" in run(*NEW).err
    sits_there(looks)
    assert run("resume").status == 130
    assert stood == [text.replace("\x07", "")]


def test_what_was_typed_where_something_else_was_chosen_is_there_again_until_the_speech_is_finished(
    run: Run, sits_there: Sit
) -> None:
    def chooses_after_all(session: Session) -> Iterator[Session]:
        session = answered(session, "生态环境", "林区管护站").back()
        assert session.question
        yield session.answer(session.question, "市图书馆", "chosen")
        raise KeyboardInterrupt

    def looks(session: Session) -> Iterator[Session]:
        assert session.answers.get("fields", "unit") == "市图书馆"
        assert session.own_words == {("fields", "theme"): "生态环境", ("fields", "unit"): "林区管护站"}
        yield session.accept_rest()

    sits_there(chooses_after_all)
    run(*NEW, "-o", "稿.md")
    sits_there(looks)
    assert run("resume").status == 0
    assert "林区管护站" not in Path("稿.answers.yaml").read_text(encoding="utf-8")


def test_a_named_answers_file_can_be_read_whatever_stood_in_the_line(run: Run, sits_there: Sit) -> None:
    def breaks_off(session: Session) -> Iterator[Session]:
        session = answered(session, "生态环境", "市图书馆")
        assert session.question
        yield session.left_unfinished(session.question, "2026-")
        raise KeyboardInterrupt

    sits_there(breaks_off)
    run(*NEW, "--answers-out", "答.yaml")
    assert run("write", "答.yaml", "-o", "稿.md").status == 0


def test_a_named_answers_file_is_written_on_leaving_too(run: Run, sits_there: Sit) -> None:
    sits_there(leaves_after("生态环境"))
    result = run(*NEW, "--answers-out", "答.yaml")
    assert "，也写在 答.yaml。" in result.err
    assert "生态环境" in Path("答.yaml").read_text(encoding="utf-8")
    assert "run:" not in Path("答.yaml").read_text(encoding="utf-8")
    sits_there(leaves_after("市图书馆"))
    assert run("resume").status == 130
    assert "市图书馆" in Path("答.yaml").read_text(encoding="utf-8")


def test_answers_of_a_finished_speech_are_not_touched_by_a_new_one_that_is_left(run: Run, sits_there: Sit) -> None:
    run(*NEW, "--defaults", "-o", "稿.md")
    before = Path("稿.answers.yaml").read_text(encoding="utf-8")
    Path("稿.docx").write_bytes(b"")
    sits_there(leaves_after())
    run("new", "-a", "稿.answers.yaml", "--set", "theme=乡村振兴")
    assert Path("稿.answers.yaml").read_text(encoding="utf-8") == before


def test_a_draft_may_be_written_as_it_stands(run: Run, sits_there: Sit) -> None:
    def leaves_at_the_end(session: Session) -> Iterator[Session]:
        yield answered(session, "生态环境", "市图书馆").accept_rest().back()
        raise KeyboardInterrupt

    sits_there(leaves_at_the_end)
    run(*NEW)
    (draft,), _ = unfinished()
    assert run("write", str(draft.path), "-o", "稿.md").err == ""
    assert "市图书馆" in Path("稿.md").read_text(encoding="utf-8")


def test_where_drafts_cannot_be_kept_it_is_said_once_and_the_answers_go_beside_the_document(
    run: Run, sits_there: Sit
) -> None:
    user_state().parent.mkdir(parents=True)
    user_state().write_text("占着", encoding="utf-8")
    sits_there(leaves_after("生态环境", "市图书馆", "2026-05-20"))
    result = run(*NEW, "-o", "稿.docx")
    assert result.err.count("眼下存不下来") == 1
    assert "已停下，答过的存在 稿.answers.yaml。不能写入" in result.err
    assert "接着来：drafter new -a 稿.answers.yaml\n" in result.err
    assert "2026-05-20" in Path("稿.answers.yaml").read_text(encoding="utf-8")


def test_where_drafts_cannot_be_kept_the_interview_comes_to_its_end_all_the_same(run: Run, sits_there: Sit) -> None:
    user_state().parent.mkdir(parents=True)
    user_state().write_text("占着", encoding="utf-8")
    sits_there(takes_the_rest)
    assert run(*NEW, "-o", "稿.md").status == 0
    assert Path("稿.md").is_file()


def test_where_nothing_at_all_can_be_kept_it_is_said(run: Run, sits_there: Sit) -> None:
    user_state().parent.mkdir(parents=True)
    user_state().write_text("占着", encoding="utf-8")
    Path("夹").mkdir()

    def loses_the_folder(session: Session) -> Iterator[Session]:
        yield answered(session, "生态环境")
        Path("夹").rmdir()
        raise KeyboardInterrupt

    sits_there(loses_the_folder)
    result = run(*NEW, "-o", "夹/稿.md")
    assert result.status == 130
    assert "已停下，答过的没有存下来。" in result.err


def test_a_fault_of_the_program_loses_nothing(run: Run, sits_there: Sit) -> None:
    def fails(session: Session) -> Iterator[Session]:
        yield answered(session, "生态环境")
        raise RuntimeError("出错")

    sits_there(fails)
    result = run(*NEW)
    assert result.status == 3
    assert "答过的都存好了（1／12）" in result.err
    assert kept() == {("fields", "theme"): "生态环境"}


@pytest.mark.skipif(sys.platform == "win32", reason="没有这样的信号")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_closed_window_is_like_leaving(run: Run, sits_there: Sit, name: str) -> None:
    def is_ended(session: Session) -> Iterator[Session]:
        yield answered(session, "生态环境")
        os.kill(os.getpid(), getattr(signal, name))
        pytest.fail("信号没有送到")

    before = signal.getsignal(getattr(signal, name))
    sits_there(is_ended)
    assert run(*NEW).status == 130
    assert kept() == {("fields", "theme"): "生态环境"}
    assert signal.getsignal(getattr(signal, name)) is before


def test_a_phrase_is_remembered_as_chosen_once_however_often_its_interview_is_gone_on_with(
    run: Run, sits_there: Sit
) -> None:
    def chooses(session: Session) -> Iterator[Session]:
        while session.question and session.question.path[-1] != "heading":
            session = session.accept(session.question)
        assert session.question
        first = session.question.suggestions()[0]
        yield session.answer(session.question, first.text, "chosen", first)
        raise KeyboardInterrupt

    sits_there(chooses)
    assert run("new", "-t", "study-seminar").status == 130
    before = dict(chosen_before())
    assert list(before.values()) == [1]
    sits_there(takes_the_rest)
    assert run("resume").status == 0
    assert dict(chosen_before()) == before


@pytest.mark.usefixtures("sits_there")
def test_quick_without_a_terminal_is_the_same_as_defaults(run: Run) -> None:
    assert run(*NEW, "--quick", "--seed", "1", "-o", "一.md").status == 0
    assert run(*NEW, "--defaults", "--seed", "1", "-o", "二.md").status == 0
    assert Path("一.md").read_bytes() == Path("二.md").read_bytes()


@pytest.mark.parametrize(("value", "quick"), [("生态环境", True), (None, False)])
def test_a_quick_interview_goes_on_quickly_until_the_suggestions_were_taken(
    run: Run, sits_there: Sit, value: str | None, quick: bool
) -> None:
    def steps(session: Session) -> Iterator[Session]:
        yield answered(session, value) if value else session.accept_rest()
        raise KeyboardInterrupt

    sits_there(steps)
    assert run(*NEW, "--quick").status == 130
    assert unfinished()[0][0].run.quick is quick
