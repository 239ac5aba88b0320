"""Picking one of several at the terminal; when something is picked, the whole is wiped from the screen.

What is listed is worked out in `picking`, what it looks like in `picking_screen`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TypeVar

from prompt_toolkit.application import Application, get_app
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Layout, Window

from drafter.interview.keys import Stopped
from drafter.interview.lines import on_one_line
from drafter.interview.picking import Item, Menu, Picked, Picking
from drafter.interview.terminal.bindings import ESCAPE_WAIT, leaves_on
from drafter.interview.terminal.look import STYLE, dumb, echo
from drafter.interview.terminal.picking_screen import screen

__all__ = ["Item", "Menu", "Picked", "choose", "pick"]

_PAGE = 8

T = TypeVar("T")


def pick(menu: Menu[T], start: int = 0) -> Picked[T]:
    """Let the user pick, *start* highlighted first.

    Raises KeyboardInterrupt or EOFError when the user leaves; Stopped if something was typed that could be taken.
    """
    if dumb():
        from drafter.interview.terminal import plain

        return plain.pick(menu, start)
    picking = Picking(menu, start)

    def shown() -> FormattedText:
        size = get_app().output.get_size()
        return FormattedText(screen(picking, size.columns - 1, size.rows))

    application: Application[Picked[T]] = Application(
        layout=Layout(
            Window(
                FormattedTextControl(shown, focusable=True, show_cursor=menu.search is not None),
                dont_extend_height=True,
            )
        ),
        key_bindings=_bindings(picking),
        style=STYLE,
        erase_when_done=True,
    )
    application.ttimeoutlen = ESCAPE_WAIT
    try:
        return application.run()
    except (KeyboardInterrupt, EOFError) as left:
        if picking.own:
            raise Stopped(picking.typed.strip()) from left
        raise


def choose(menu: Menu[T], start: int = 0) -> T:
    """The value that the user picks, which stays on the screen beside its question; see `pick`."""
    chosen = pick(menu, start).value
    echo(menu.ask, next(row.text for row in menu.rows if row.value == chosen))
    return chosen


def _bindings(picking: Picking[T]) -> KeyBindings:
    bindings, menu = KeyBindings(), picking.menu

    def does(key: str, act: Callable[[], object]) -> None:
        @bindings.add(key, eager=True)
        def _(event: KeyPressEvent) -> None:
            act()

    def takes(key: str, taken: Callable[[], Picked[T] | None]) -> None:
        @bindings.add(key, eager=True)
        def _(event: KeyPressEvent) -> None:
            if picked := taken():
                event.app.exit(result=picked)

    def leaves_by(value: T) -> Callable[[], Picked[T]]:
        return lambda: picking.left(value)

    does("up", lambda: picking.move(-1))
    does("down", lambda: picking.move(1))
    does("pageup", lambda: picking.jump(picking.at - _PAGE))
    does("pagedown", lambda: picking.jump(picking.at + _PAGE))
    does("home", lambda: picking.jump(0))
    does("end", lambda: picking.jump(len(picking.rows) - 1))
    does("backspace", picking.delete)
    does("c-u", picking.clear)
    does("escape", picking.clear)
    does("c-r", picking.shuffle)
    takes("enter", picking.taken)
    takes("c-k", picking.kept)
    if menu.editable:
        takes("tab", lambda: picking.taken(to_edit=True))
    if menu.sets:
        takes("c-g", lambda: picking.taken(whole=True))
    for key, value in menu.shortcuts.items():
        takes(key, leaves_by(value))

    @bindings.add(Keys.BracketedPaste)
    def _paste(event: KeyPressEvent) -> None:
        picking.type("".join(filter(_is_text, on_one_line(event.data))))

    @bindings.add(Keys.Any)
    def _any(event: KeyPressEvent) -> None:
        typed = event.data
        if not picking.typed and typed in menu.keys:
            event.app.exit(result=picking.left(menu.keys[typed]))
        elif not picking.typed and typed in tuple("123456789"):
            if int(typed) <= len(picking.items):
                picking.jump(int(typed) - 1)
        elif (typed != " " or not picking.tick()) and all(map(_is_text, typed)):
            picking.type(typed)

    leaves_on(bindings)
    return bindings


def _is_text(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs")
