"""What can be done in the outline, and how it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from drafter.interview.terminal.outline_screen import View


class Act(Enum):
    """What to do with the highlighted row, or with the whole outline."""

    CHANGE = "change"
    UP = "up"
    DOWN = "down"
    ADD = "add"
    REMOVE = "remove"
    UNDO = "undo"
    PREVIEW = "preview"
    WRITE = "write"
    RETURN = "return"
    HELP = "help"


class Choice(NamedTuple):
    """What to do, with which row, how far the list was scrolled, and whether it was asked for once more."""

    act: Act
    at: int
    first: int = 0
    sure: bool = False


Asker = Callable[[View], Choice]
"""Shows the outline and waits for what is to be done. Raises KeyboardInterrupt or EOFError when the user leaves."""
