"""Typing a line and ticking several choices, with questionary; in Chinese, and wiped from the screen when done."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window

from drafter.columns import joined, shortened, wrapped
from drafter.interview.look import MARK, STYLE, columns
from drafter.interview.picker import exits_on, leaves_on

_BREAKS = re.compile(r"[ \t　]*[\r\n\v\f\x85\u2028\u2029]+[ \t　]*")


def on_one_line(text: str) -> str:
    """*text* with its line breaks taken out, as they come in with what is pasted; Latin words stay apart."""

    def between(found: re.Match[str]) -> str:
        sides = text[: found.start()][-1:], text[found.end() :][:1]
        return " " if all(side.isascii() and side.isalnum() for side in sides) else ""

    return _BREAKS.sub(between, text)


def typed(
    ask: str,
    check: Callable[[str], str | None],
    *,
    help: str = "",
    start: str = "",
    ghost: str = "",
    status: str = "",
    hints: Sequence[str] = (),
) -> str:
    """Let the user type a line, *start* already in it; Tab puts *ghost*, shown while the line is empty, into it.

    *check* says what keeps a line from standing, or None. Raises KeyboardInterrupt or EOFError when the user leaves.
    """
    bindings = KeyBindings()

    @bindings.add(Keys.BracketedPaste)
    def _paste(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text(on_one_line(event.data))

    @bindings.add("tab")
    def _fill(event: KeyPressEvent) -> None:
        if not event.current_buffer.text:
            event.current_buffer.insert_text(ghost)

    @bindings.add("up")
    @bindings.add("down")
    @bindings.add("c-r")
    @bindings.add("c-s")
    def _nothing(event: KeyPressEvent) -> None:
        """No history to leaf through, nothing to search."""

    question = questionary.text(
        "\n  ".join(wrapped(ask, columns() - 2)),
        default=start,
        qmark=MARK,
        style=STYLE,
        instruction="".join(f"\n  {line}" for line in _help_lines(help)) + "\n  ›",
        validate=lambda text: _indented(check(text)) or True,
        validate_while_typing=False,
        placeholder=FormattedText([("class:placeholder", ghost)]),
        key_bindings=bindings,
    )
    return str(_run(question.application, status, hints))


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
) -> Any:
    """Let the user tick any of *choices*: a tuple of them, or what one of *keys* stands for.

    Raises KeyboardInterrupt or EOFError when the user leaves.
    """
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
    leaves_on(bindings)
    own = application.key_bindings
    # The later bindings win: Keys.Any of the checkbox would swallow the others.
    application.key_bindings = merge_key_bindings([own, bindings] if own else [bindings])
    found = _run(application, status, hints, lambda: fault)
    return tuple(found) if isinstance(found, list) else found


def _run(application: Application[Any], status: str, hints: Sequence[str], fault: Callable[[], str] = str) -> Any:
    """What comes of the prompt, with a foot under it that stays in sight and says the *fault*, if there is one."""
    foot = Window(FormattedTextControl(lambda: _foot(status, hints, fault())), dont_extend_height=True)
    application.layout = Layout(HSplit([application.layout.container, foot]), application.layout.current_window)
    application.erase_when_done = True
    return application.run()


def _indented(fault: str | None) -> str | None:
    return f"  {fault}" if fault else None


def _help_lines(help: str) -> list[str]:
    return wrapped(help, columns() - 2) if help else []


def _foot(status: str, hints: Sequence[str], fault: str) -> FormattedText:
    room = columns() - 2
    lines = [line for line in (shortened(status, room), joined(list(hints), room)) if line]
    said = [("class:validation-toolbar", f"\n  {fault}")] if fault else []
    return FormattedText([*said, ("class:instruction", "".join(f"\n  {line}" for line in lines))])
