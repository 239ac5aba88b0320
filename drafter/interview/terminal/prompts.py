"""Typing a line and ticking several choices: at the terminal there is, in Chinese, and wiped from the screen when done."""

from __future__ import annotations

from typing import Any

from drafter.interview.keys import Left
from drafter.interview.terminal import plain
from drafter.interview.terminal.look import dumb
from drafter.interview.terminal.ticking import Several, Ticking
from drafter.interview.terminal.typing_line import Ask, Line

__all__ = ["Ask", "Several", "several", "typed"]


def typed(asked: Ask) -> str | Left:
    """Let the user type a line, `start` already in it; Tab puts `ghost`, shown while the line is empty, into it.

    `check` says what keeps a line from standing, or None. `shortcuts` are keys that leave the line by a way, with what
    stands in it. `complete` gives what the line up to the cursor may go on with; `keep` keeps a text in the user's own
    bank and gives what is to be said of it.

    Raises Stopped when the user breaks off with something of their own in the line, else KeyboardInterrupt or EOFError.
    """
    return plain.typed(asked) if dumb() else Line(asked).run()


def several(asked: Several) -> Any:
    """Let the user tick any of the choices: a tuple of them, what one of the keys stands for, or Left by a shortcut.

    Left has the ticked choices, divided by “、”. Raises KeyboardInterrupt or EOFError when the user leaves.
    """
    return plain.several(asked) if dumb() else Ticking(asked).run()
