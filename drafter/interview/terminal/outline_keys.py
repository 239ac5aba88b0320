"""The outline on the whole screen: moving about in it is done here, whatever changes something is handed back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

from drafter.interview.terminal.fullscreen import shown, size
from drafter.interview.terminal.outline_acts import Act, Choice
from drafter.interview.terminal.outline_screen import View, next_in_need, none_in_need, screen

_ACTS: dict[tuple[str, ...], Act] = {
    ("K",): Act.UP,
    ("escape", "up"): Act.UP,
    ("s-up",): Act.UP,
    ("J",): Act.DOWN,
    ("escape", "down"): Act.DOWN,
    ("s-down",): Act.DOWN,
    ("a",): Act.ADD,
    ("insert",): Act.ADD,
    ("d",): Act.REMOVE,
    ("delete",): Act.REMOVE,
    ("u",): Act.UNDO,
    ("c-z",): Act.UNDO,
    ("p",): Act.PREVIEW,
    ("c-p",): Act.PREVIEW,
    ("f1",): Act.HELP,
    ("w",): Act.WRITE,
    ("q",): Act.RETURN,
    ("c-l",): Act.RETURN,
    ("c-b",): Act.RETURN,
    ("escape",): Act.RETURN,
}
"""With an input method on, the letters do not come through; the other keys do."""


_MOVES: dict[str, Callable[[View], int]] = {
    "up": lambda view: view.at - 1,
    "k": lambda view: view.at - 1,
    "down": lambda view: view.at + 1,
    "j": lambda view: view.at + 1,
    "pageup": lambda view: view.at - _page(),
    "pagedown": lambda view: view.at + _page(),
    "home": lambda view: 0,
    "end": lambda view: len(view.rows),
}
_FINDS = ("f", "tab")


def ask(view: View) -> Choice:
    """Show the outline until something is to be done."""
    outline = _Outline(view)
    choice: Choice = shown(outline.drawn, _bindings(outline))
    return choice


class _Outline:
    """The outline while one moves about in it."""

    def __init__(self, view: View) -> None:
        self.view = view

    def drawn(self, columns: int, rows: int) -> list[StyleAndTextTuples]:
        """The lines of the screen; how far they are scrolled is remembered."""
        lines, first = screen(self.view, columns, rows)
        self.view = replace(self.view, first=first)
        return lines

    def move(self, to: Callable[[View], int]) -> None:
        """Highlight another row."""
        at = min(max(to(self.view), 0), len(self.view.rows))
        self.view = replace(self.view, at=at, said="", at_risk="")

    def find(self) -> None:
        """Highlight the next row that is in need of something, or say that none is."""
        rows, at = self.view.rows, next_in_need(self.view.rows, self.view.at)
        said = none_in_need(rows) if at is None else ""
        self.view = replace(self.view, at=self.view.at if at is None else at, said=said, at_risk="")

    def forget(self) -> None:
        """Nothing is to be removed after all."""
        self.view = replace(self.view, at_risk="")

    def choice(self, act: Act | None) -> Choice:
        """What comes of *act*, or of Enter."""
        view = self.view
        if act is None and view.at < len(view.rows):
            act = Act.CHANGE
        elif act is None:
            act = Act.RETURN if view.composition.questions else Act.WRITE
        return Choice(act, view.at, view.first, act is Act.REMOVE and bool(view.at_risk))


def _bindings(outline: _Outline) -> KeyBindings:
    bindings = KeyBindings()

    def does(keys: tuple[str | Keys, ...], act: Callable[[], None]) -> None:
        @bindings.add(*keys)
        def _(event: KeyPressEvent) -> None:
            act()

    def leaves(keys: tuple[str, ...], act: Act | None) -> None:
        @bindings.add(*keys)
        def _(event: KeyPressEvent) -> None:
            event.app.exit(result=outline.choice(act))

    for key, to in _MOVES.items():
        does((key,), partial(outline.move, to))
    for key in _FINDS:
        does((key,), outline.find)
    does((Keys.Any,), outline.forget)
    for keys, act in _ACTS.items():
        leaves(keys, act)
    leaves(("enter",), None)
    return bindings


def _page() -> int:
    return max(size()[1] // 2, 1)
