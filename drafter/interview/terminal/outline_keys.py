"""The outline on the whole screen: moving about in it is done here, whatever changes something is handed back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

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


def ask(view: View) -> Choice:
    """Show the outline until something is to be done."""
    bindings = KeyBindings()

    def draw(columns: int, rows: int) -> list[StyleAndTextTuples]:
        nonlocal view
        lines, first = screen(view, columns, rows)
        view = replace(view, first=first)
        return lines

    def goes(key: str, to: Callable[[int], int]) -> None:
        @bindings.add(key)
        def _(event: KeyPressEvent) -> None:
            nonlocal view
            at = min(max(to(view.at), 0), len(view.rows))
            view = replace(view, at=at, said="", at_risk="")

    def page() -> int:
        return max(size()[1] // 2, 1)

    goes("up", lambda at: at - 1)
    goes("down", lambda at: at + 1)
    goes("k", lambda at: at - 1)
    goes("j", lambda at: at + 1)
    goes("pageup", lambda at: at - page())
    goes("pagedown", lambda at: at + page())
    goes("home", lambda at: 0)
    goes("end", lambda at: len(view.rows))

    @bindings.add("f")
    @bindings.add("tab")
    def _find(event: KeyPressEvent) -> None:
        nonlocal view
        found = next_in_need(view.rows, view.at)
        said = none_in_need(view.rows) if found is None else ""
        view = replace(view, at=view.at if found is None else found, said=said, at_risk="")

    def does(keys: tuple[str, ...], act: Act) -> None:
        @bindings.add(*keys)
        def _(event: KeyPressEvent) -> None:
            sure = act is Act.REMOVE and bool(view.at_risk)
            event.app.exit(result=Choice(act, view.at, view.first, sure))

    @bindings.add(Keys.Any)
    def _forget(event: KeyPressEvent) -> None:
        nonlocal view
        view = replace(view, at_risk="")

    for keys, act in _ACTS.items():
        does(keys, act)

    @bindings.add("enter")
    def _take(event: KeyPressEvent) -> None:
        last = Act.RETURN if view.composition.questions else Act.WRITE
        act = Act.CHANGE if view.at < len(view.rows) else last
        event.app.exit(result=Choice(act, view.at, view.first))

    choice: Choice = shown(draw, bindings)
    return choice
