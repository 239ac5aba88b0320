"""Typing a line and ticking several choices; in Chinese, and wiped from the screen when done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window
from questionary.prompts.common import InquirerControl

from drafter.columns import joined, shortened, wrapped
from drafter.interview.completion import Completing
from drafter.interview.keys import Left, Way
from drafter.interview.terminal import plain
from drafter.interview.terminal.bindings import exits_on, leaves_on
from drafter.interview.terminal.look import MARK, STYLE, columns, dumb
from drafter.interview.terminal.typing_line import Ask, Line

_NO_SHORTCUTS: Mapping[str, Way] = MappingProxyType({})


def typed(
    ask: str,
    check: Callable[[str], str | None],
    *,
    help: str = "",
    start: str = "",
    ghost: str = "",
    status: str = "",
    hints: Sequence[str] = (),
    shortcuts: Mapping[str, Way] = _NO_SHORTCUTS,
    complete: Callable[[str], Sequence[Completing]] | None = None,
    keep: Callable[[str], str] | None = None,
) -> str | Left:
    """Let the user type a line, *start* already in it; Tab puts *ghost*, shown while the line is empty, into it.

    *check* says what keeps a line from standing, or None. *shortcuts* are keys that leave the line by a way, with what
    stands in it. *complete* gives what the line up to the cursor may go on with; *keep* keeps a text in the user's own
    bank and gives what is to be said of it.

    Raises Stopped when the user breaks off with something of their own in the line, else KeyboardInterrupt or EOFError.
    """
    asked = Ask(ask, check, help, start, ghost, status, hints, shortcuts, complete, keep)
    return plain.typed(asked) if dumb() else Line(asked).run()


def several(
    ask: str,
    choices: Sequence[str],
    ticked: Sequence[str],
    keys: Mapping[str, Any],
    *,
    optional: bool,
    help: str = "",
    status: str = "",
    hints: Sequence[str] = (),
    shortcuts: Mapping[str, Way] = _NO_SHORTCUTS,
) -> Any:
    """Let the user tick any of *choices*: a tuple of them, what one of *keys* stands for, or Left by a shortcut.

    Left has the ticked choices, divided by “、”. Raises KeyboardInterrupt or EOFError when the user leaves.
    """
    if dumb():
        return plain.several(
            ask, choices, ticked, keys, optional=optional, help=help, status=status, shortcuts=shortcuts
        )
    fault = ""

    def enough(chosen: list[str]) -> bool | str:
        nonlocal fault
        fault = "" if chosen or optional else "至少选一项，用空格选"
        return not fault or " "  # a False would be explained in English

    question = questionary.checkbox(
        "\n  ".join(wrapped(ask, columns() - 2)),
        [
            questionary.Choice(shortened(choice, columns() - 6), value=choice, checked=choice in ticked)
            for choice in choices
        ],
        qmark=MARK,
        style=STYLE,
        instruction="".join(f"\n  {line}" for line in _help_lines(help)),
        validate=enough,
    )
    application = question.application
    bindings = KeyBindings()
    for key, value in keys.items():
        exits_on(bindings, key, value)
    for key, way in shortcuts.items():
        _leaves_with_the_ticks(bindings, key, way, choices)
    leaves_on(bindings)
    own = application.key_bindings
    # The later bindings win: Keys.Any of the checkbox would swallow the others.
    application.key_bindings = merge_key_bindings([own, bindings] if own else [bindings])
    found = _run(application, status, hints, lambda: fault)
    return tuple(found) if isinstance(found, list) else found


def _leaves_with_the_ticks(bindings: KeyBindings, key: str, way: Way, choices: Sequence[str]) -> None:
    @bindings.add(key, eager=True)
    def _(event: KeyPressEvent) -> None:
        lists = (one for one in event.app.layout.find_all_controls() if isinstance(one, InquirerControl))
        ticked = next(lists).selected_options
        event.app.exit(result=Left(way, "、".join(choice for choice in choices if choice in ticked)))


def _run(application: Application[Any], status: str, hints: Sequence[str], fault: Callable[[], str] = str) -> Any:
    """What comes of the prompt, with a foot under it that stays in sight and says the *fault*, if there is one."""
    foot = Window(FormattedTextControl(lambda: _foot(status, hints, fault())), dont_extend_height=True)
    application.layout = Layout(HSplit([application.layout.container, foot]), application.layout.current_window)
    application.erase_when_done = True
    return application.run()


def _help_lines(help: str) -> list[str]:
    return wrapped(help, columns() - 2) if help else []


def _foot(status: str, hints: Sequence[str], fault: str) -> FormattedText:
    room = columns() - 2
    lines = [line for line in (shortened(status, room), joined(list(hints), room)) if line]
    said = [("class:validation-toolbar", f"\n  {fault}")] if fault else []
    return FormattedText([*said, ("class:instruction", "".join(f"\n  {line}" for line in lines))])
