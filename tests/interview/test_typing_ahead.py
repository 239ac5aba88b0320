"""Keys that are pressed between two prompts: none is shown, none is lost, and the terminal is left as it was found."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Iterator
from typing import Any

import pytest

if sys.platform == "win32":
    pytest.skip("没有伪终端", allow_module_level=True)

import termios

from drafter.interview.terminal import typing_ahead
from drafter.interview.terminal.typing_ahead import typed_ahead

from .at_a_terminal import CTRL_B, ENTER, Screen, start

__all__ = ["start"]

_SLOWLY = """
import select, sys
from drafter.cli import interviews, main
keep = interviews.keep
def slowly(*of):
    print("存着……", flush=True)
    select.select([sys.stdin], [], [])
    keep(*of)
interviews.keep = slowly
main()
"""
"""The program, which keeps an answer only once a further key has been pressed."""


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A terminal of one's own at the standard input."""
    outside, inside = os.openpty()
    with os.fdopen(inside) as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        monkeypatch.setattr(typing_ahead, "dumb", lambda: False)
        yield inside
    os.close(outside)


def shows_keys(terminal: int) -> bool:
    modes: Any = termios.tcgetattr(terminal)
    return bool(modes[3] & termios.ECHO)


@pytest.mark.terminal
def test_what_is_typed_between_two_questions_is_not_shown_and_answers_the_next(start: type[Screen]) -> None:
    screen = start("-t", "small", program=_SLOWLY)
    screen.answer("讲什么主题？", "生态环境")
    screen.until("存着……")
    screen.type("市图书馆", ENTER)
    screen.until("▸ 你在哪个单位？ 市图书馆")
    assert screen.text.count("市图书馆") == 1
    screen.type("2026-05-", CTRL_B)
    screen.until("▸ 哪一天讲？ ← 返回上一问")
    assert "2026-05-" not in screen.text


@pytest.mark.terminal
def test_a_prompt_is_wiped_from_the_terminal_where_a_signal_ends_the_program(start: type[Screen]) -> None:
    screen = start()
    screen.until("▸ 写哪一种？", "Ctrl-C 不写了")
    assert screen.cells.cursor.hidden
    screen.kill(signal.SIGTERM)
    assert screen.status() is None
    assert screen.text.strip() == ""
    assert not screen.cells.cursor.hidden


@pytest.mark.terminal
def test_a_prompt_is_there_again_when_a_program_that_was_stopped_goes_on(start: type[Screen]) -> None:
    screen = start("-t", "small")
    screen.until("▸ 讲什么主题？\n", "› 数据安全")
    screen.kill(signal.SIGTSTP)  # nobody at this terminal would wake it up, so that it goes on at once
    screen.once(lambda text: screen.everything.count("讲什么主题？") > 1 and "讲什么主题？" in text, "又是那一问")


def test_whenever_the_terminal_shows_no_keys_a_signal_would_put_it_right(
    terminal: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, heard = typing_ahead._put, []

    def puts(*of: Any) -> None:
        heard.append(callable(signal.getsignal(signal.SIGTERM)))
        put(*of)

    monkeypatch.setattr(typing_ahead, "_put", puts)
    with typed_ahead():
        pass
    assert heard == [True, True]


def test_the_terminal_shows_no_keys_until_all_is_over(terminal: int) -> None:
    def breaks_down() -> None:
        with typed_ahead():
            assert not shows_keys(terminal)
            raise RuntimeError

    before = termios.tcgetattr(terminal)
    with pytest.raises(RuntimeError):
        breaks_down()
    assert termios.tcgetattr(terminal) == before


@pytest.mark.parametrize("name", ["SIGTSTP", "SIGTERM", "SIGHUP"])
def test_while_it_is_stopped_or_ended_the_terminal_is_as_it_was(
    terminal: int, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = getattr(signal, name)
    shown: list[tuple[bool, object]] = []

    def raised(which: int) -> None:
        shown.append((shows_keys(terminal), signal.getsignal(which)))

    monkeypatch.setattr(signal, "raise_signal", raised)
    with typed_ahead():
        assert callable(signal.getsignal(number))  # else the tests themselves would end here
        os.kill(os.getpid(), number)
        assert shown == [(True, signal.SIG_DFL)]
        assert not shows_keys(terminal)
    assert signal.getsignal(number) is signal.SIG_DFL


def test_a_window_that_is_closed_is_nothing_to_complain_of(monkeypatch: pytest.MonkeyPatch) -> None:
    outside, inside = os.openpty()
    with os.fdopen(inside) as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        monkeypatch.setattr(typing_ahead, "dumb", lambda: False)
        with typed_ahead():
            os.close(outside)


def test_a_terminal_that_only_prints_lines_goes_on_showing_what_is_typed(
    terminal: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typing_ahead, "dumb", lambda: True)
    with typed_ahead():
        assert shows_keys(terminal)


def test_where_there_is_no_terminal_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.setattr(typing_ahead, "dumb", lambda: False)
    with typed_ahead():
        pass
