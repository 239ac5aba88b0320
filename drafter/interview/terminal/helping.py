"""The help for a question, on a screen of its own; at a terminal that can only print, printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

from drafter.columns import shortened
from drafter.compose import Question
from drafter.interview.terminal.explaining import explanation
from drafter.interview.terminal.fullscreen import shown
from drafter.interview.terminal.look import columns as terminal_columns
from drafter.interview.terminal.look import dumb, say

_FOOT = "↑↓ 翻　别的键 返回"


def help_for(question: Question, keys: tuple[str, ...]) -> None:
    """Show what *question* asks for and what the *keys* do until the user has read it.

    Raises KeyboardInterrupt or EOFError when the user leaves.
    """
    if dumb():
        for line in explanation(question, (), terminal_columns()):
            say(line)
        return
    read(lambda columns: explanation(question, keys, columns))


def read(page: Callable[[int], Iterable[str]]) -> None:
    """Show the *page*, its lines for so many columns, until the user has read it.

    Raises KeyboardInterrupt or EOFError when the user leaves.
    """
    top = 0

    def draw(columns: int, rows: int) -> list[StyleAndTextTuples]:
        nonlocal top
        lines = list(page(columns))
        room = max(rows - 1, 1)
        top = min(max(top, 0), max(len(lines) - room, 0))
        seen: list[StyleAndTextTuples] = [[("", line)] for line in lines[top : top + room]]
        foot: list[StyleAndTextTuples] = [[("class:instruction", f"  {shortened(_FOOT, columns - 2)}")]]
        return [*seen, *([] for _ in range(room - len(seen))), *(foot if rows > 1 else [])]

    bindings = KeyBindings()

    def scrolls(key: str, step: int) -> None:
        @bindings.add(key)
        def _(event: KeyPressEvent) -> None:
            nonlocal top
            top += step

    scrolls("up", -1)
    scrolls("down", 1)

    @bindings.add(Keys.Any)
    def _back(event: KeyPressEvent) -> None:
        event.app.exit()

    shown(draw, bindings)
