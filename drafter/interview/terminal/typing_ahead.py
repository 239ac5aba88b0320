"""Keys that are pressed while no prompt is there: they wait for the next one, and nothing of them is on the screen."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

from prompt_toolkit.application import Application, get_app_or_none

from drafter.interview.terminal.look import dumb

_GIVING_WAY = ("SIGTSTP", "SIGTERM", "SIGHUP", "SIGQUIT")
"""Signals that leave the terminal to somebody else, for good or for a while."""

Modes = list[Any]


@contextmanager
def typed_ahead() -> Iterator[None]:
    """Between its prompts, the terminal keeps every key as it is and shows none; only Ctrl-C is heard at once.

    Afterwards, and while the program is stopped, it is as it was. A terminal that only prints lines needs its echo;
    Windows shows nothing of such keys anyway.
    """
    if sys.platform == "win32" or dumb():
        yield
        return
    import termios

    try:
        terminal = sys.stdin.fileno()
        before = termios.tcgetattr(terminal)
    except (termios.error, OSError, ValueError):  # no terminal
        yield
        return
    with _gives_way(terminal, before):
        _put(terminal, _quiet(terminal, before))
        try:
            yield
        finally:
            _put(terminal, before)


def _quiet(terminal: int, modes: Modes) -> Modes:
    """The *modes* that prompts give a terminal, but for Ctrl-C."""
    import termios

    quiet = [*modes[:6], list(modes[6])]
    quiet[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    quiet[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    quiet[6][termios.VMIN], quiet[6][termios.VTIME] = 1, 0
    quiet[6][termios.VSUSP] = bytes([os.fpathconf(terminal, "PC_VDISABLE")])
    return quiet


def _put(terminal: int, modes: Modes) -> None:
    import termios

    with suppress(termios.error):  # its window is closed
        termios.tcsetattr(terminal, termios.TCSANOW, modes)


def _draw_anew(prompt: Application[Any]) -> None:
    prompt.renderer.reset()  # it may have been in the middle of drawing
    prompt.invalidate()


@contextmanager
def _gives_way(terminal: int, before: Modes) -> Iterator[None]:
    """While a signal ends or stops the program, the *terminal* is as it was *before*, and the prompt wiped from it."""
    import termios

    def give_way(number: int, frame: FrameType | None) -> None:
        now = before
        with suppress(termios.error):
            now = termios.tcgetattr(terminal)
        prompt = get_app_or_none()
        if prompt and prompt.is_running:
            with suppress(OSError, RuntimeError):  # its window is closed, or the signal came in the middle of writing
                prompt.renderer.erase()
        _put(terminal, before)
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)
        signal.signal(number, give_way)  # it was stopped, and goes on
        _put(terminal, now)
        if prompt and prompt.loop:
            prompt.loop.call_soon_threadsafe(_draw_anew, prompt)

    numbers: list[int] = []
    if threading.current_thread() is threading.main_thread():
        numbers = [getattr(signal, name) for name in _GIVING_WAY]
    # What is ignored, as under nohup, stays so.
    handlers = {each: signal.signal(each, give_way) for each in numbers if signal.getsignal(each) is signal.SIG_DFL}
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
