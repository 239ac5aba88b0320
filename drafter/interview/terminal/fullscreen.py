"""What takes the whole screen: drawn anew at every key and at every size, gone without a trace afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from prompt_toolkit.application import Application, get_app
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.styles import Style, merge_styles

from drafter.interview.terminal.bindings import ESCAPE_WAIT, leaves_on
from drafter.interview.terminal.look import STYLE

FEWEST_COLUMNS = 8

_COLOURS = Style.from_dict(
    {
        "open": "fg:#b9770e",
        "here": "reverse",
        "heading": "bold",
        "absent": "fg:#7f8c8d",
        "error": "fg:#b03a2e bold",
        "warning": "fg:#b9770e",
        "said": "fg:#1e8449",
    }
)


def shown(draw: Callable[[int, int], list[StyleAndTextTuples]], bindings: KeyBindings) -> Any:
    """Show the lines that *draw* gives for so many columns and rows until one of *bindings* ends it with a result.

    Raises KeyboardInterrupt or EOFError when the user leaves.
    """

    def text() -> StyleAndTextTuples:
        columns, rows = size()
        lines = draw(columns, rows)[:rows]
        out: StyleAndTextTuples = []
        for number, line in enumerate(lines):
            out += [("", "\n"), *line] if number else line
        return out

    leaves_on(bindings)
    application: Application[Any] = Application(
        layout=Layout(Window(FormattedTextControl(text, focusable=True, show_cursor=False))),
        key_bindings=bindings,
        style=merge_styles([STYLE, _COLOURS]),
        full_screen=True,
    )
    application.ttimeoutlen = application.timeoutlen = ESCAPE_WAIT
    return application.run()


def size() -> tuple[int, int]:
    """The columns, less one that stays empty, and the rows of what is shown now."""
    found = get_app().output.get_size()
    return max(found.columns - 1, FEWEST_COLUMNS), max(found.rows, 1)
