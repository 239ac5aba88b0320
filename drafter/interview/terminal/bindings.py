"""Keys that do the same wherever they are bound: leaving the interview, ending what is shown with a result."""

from __future__ import annotations

from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

ESCAPE_WAIT = 0.1
"""Seconds after which an Esc is an Esc and not the beginning of another key."""


def exits_on(bindings: KeyBindings, key: str, result: object) -> None:
    """Bind *key* to ending what is shown with *result*."""

    @bindings.add(key, eager=True)
    def _(event: KeyPressEvent) -> None:
        event.app.exit(result=result)


def leaves_on(bindings: KeyBindings) -> None:
    """Bind Ctrl-C and Ctrl-D to leaving the interview: KeyboardInterrupt and EOFError."""

    @bindings.add("c-c", eager=True)
    @bindings.add(Keys.SIGINT)
    def _interrupt(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    @bindings.add("c-d", eager=True)
    def _end(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError)
