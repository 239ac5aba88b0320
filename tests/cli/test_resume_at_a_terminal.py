"""Interviews that end in the middle, at a real pseudo-terminal: nothing but the prompt on the screen is lost."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("没有伪终端", allow_module_level=True)

import pexpect

from drafter.unfinished import unfinished
from tests.cli.conftest import Run
from tests.cli.halfway import left_halfway, small_template
from tests.interview.test_sessions_at_a_terminal import CTRL_C, DOWN, ENTER, PATIENCE, Screen

pytestmark = pytest.mark.terminal


class Session(Screen):
    """A terminal at which any command runs."""

    def __init__(self, *arguments: str, columns: int = 80, rows: int = 24) -> None:
        super().__init__("--help", columns=columns, rows=rows)
        self.close()
        self._child = pexpect.spawn(
            sys.executable,
            ["-c", "from drafter.cli import main; main()", *arguments],
            dimensions=(rows, columns),
            encoding="utf-8",
            timeout=PATIENCE,
        )


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Session]]:
    """Start a command; all that were started are ended with the test."""
    started: list[Session] = []

    class Started(Session):
        def __init__(self, *arguments: str, columns: int = 80, rows: int = 24) -> None:
            super().__init__(*arguments, columns=columns, rows=rows)
            started.append(self)

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LANG", "C.UTF-8")
    small_template()
    yield Started
    for screen in started:
        screen.close()


@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM", "SIGHUP"])
def test_a_program_that_is_ended_loses_no_answer(start: type[Session], name: str) -> None:
    screen = start("new", "-t", "small")
    screen.answer("讲什么主题？", "生态环境")
    screen.answer("你在哪个单位？", "市图书馆")
    screen.until("▸ 哪一天讲？\n")
    screen.type("2026-")
    screen.until("2026-")
    screen.kill(getattr(signal, name))
    assert screen.status() == (None if name == "SIGKILL" else 130)

    screen = start("resume")
    screen.until("▸ 哪一天讲？\n", "第 3 问，共", "  ›\n" if name == "SIGKILL" else "  › 2026-\n")
    assert "讲什么主题" not in screen.text


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_closed_window_loses_nothing_that_stood_in_the_line(start: type[Session], name: str) -> None:
    screen = start("new", "-t", "small")
    screen.answer("讲什么主题？", "生态环境")
    screen.until("▸ 你在哪个单位？\n")
    screen.type("市图书")
    screen.until("市图书")
    screen.kill(getattr(signal, name))
    assert screen.status() == 130

    screen = start("resume")
    screen.until("▸ 你在哪个单位？\n", "› 市图书")


def test_what_stood_in_the_line_stands_there_again(start: type[Session]) -> None:
    screen = start("new", "-t", "small")
    screen.answer("讲什么主题？", "生态环境")
    screen.until("▸ 你在哪个单位？\n")
    screen.type("市图书")
    screen.until("市图书")
    screen.type(CTRL_C)
    assert screen.status() == 130
    assert "已停下，答过的都存好了（1／12）。" in screen.text
    assert "接着来：drafter resume" in screen.text

    screen = start("resume")
    screen.until("▸ 你在哪个单位？\n", "› 市图书")
    screen.type("馆" + ENTER)
    screen.until("▸ 你在哪个单位？ 市图书馆", "▸ 哪一天讲？\n")


def test_one_of_several_is_picked_the_newest_first(start: type[Session]) -> None:
    os.utime(left_halfway("生态环境", "市图书馆").path, (0, 0))
    left_halfway("乡村振兴")
    screen = start("resume")
    screen.until("▸ 接着写哪一篇？\n", "» 1 乡村振兴", "2 生态环境")
    screen.type(DOWN)
    screen.until("» 2 生态环境", "已答 2／12")
    screen.type(ENTER)
    screen.until("▸ 接着写哪一篇？ 生态环境", "▸ 哪一天讲？\n")


def test_a_draft_is_busy_as_long_as_its_window_is_open(start: type[Session], run: Run) -> None:
    screen = start("new", "-t", "small")
    screen.answer("讲什么主题？", "生态环境")
    screen.until("▸ 你在哪个单位？\n")
    assert run("drafts").out.splitlines()[1].endswith("正在写")
    assert "“生态环境”正在别处写" in run("resume").err
    screen.kill(signal.SIGKILL)
    screen.status()
    assert not unfinished()[0][0].busy


def test_deleting_is_asked_about(start: type[Session]) -> None:
    left_halfway("生态环境")
    screen = start("drafts", "--delete", "生态环境")
    screen.until("“生态环境”已答 1／12，删了找不回来，要删吗？", "» 2 否")
    screen.type(ENTER)
    assert screen.status() == 0
    assert "没有删。" in screen.text
    assert len(unfinished()[0]) == 1
    assert not list(Path().glob("*.docx"))
