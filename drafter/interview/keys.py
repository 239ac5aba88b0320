"""What the user may do instead of answering, and the keys for it: the same at every prompt."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Way(Enum):
    """What the user may do instead of answering."""

    BACK = "back"
    LATER = "later"
    REST = "rest"
    NONE = "none"
    OWN = "own"
    PREVIEW = "preview"
    OUTLINE = "outline"
    HELP = "help"


KEYS = {"<": Way.BACK, "＜": Way.BACK, "《": Way.BACK, "?": Way.LATER, "？": Way.LATER}
"""Keys where nothing is typed. With an input method on, the same keys give the other characters."""

TYPED = {**KEYS, ">": Way.REST, "＞": Way.REST, "》": Way.REST}
"""What stands for a way where it is all that is typed in a line."""

SHORTCUTS = {"c-b": Way.BACK, "c-p": Way.PREVIEW, "c-l": Way.OUTLINE, "f1": Way.HELP}
"""Keys that work at every prompt, whatever has been typed."""


class Left(NamedTuple):
    """A prompt that was left by one of the ways, and what stood in its line."""

    way: Way
    text: str = ""


class Stopped(KeyboardInterrupt):
    """The interview was broken off with something in the line: *text*."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text
