"""How the interview looks: its colours, and the lines that stay on the screen above the prompt."""

from __future__ import annotations

import os
import shutil

from prompt_toolkit import print_formatted_text
from prompt_toolkit.application import get_app_session
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.output import Output
from prompt_toolkit.output.plain_text import PlainTextOutput
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.styles import Style
from prompt_toolkit.utils import is_dumb_terminal

from drafter.columns import shortened, width

# Without this, prompt_toolkit asks the terminal where its cursor is, and complains in English if it will not say.
os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")

MARK = "▸"
STYLE = Style.from_dict(
    {
        "qmark": "fg:#b03a2e bold",
        "question": "bold",
        "answer": "",
        "given": "fg:#1f618d",
        "pointer": "fg:#b03a2e bold",
        "highlighted": "bold",
        "selected": "fg:#1f618d",
        "instruction": "fg:#7f8c8d",
        "placeholder": "fg:#7f8c8d",
        "validation-toolbar": "noinherit fg:#b03a2e bold",
    }
)


def dumb() -> bool:
    """Whether the terminal can do no more than print line after line."""
    output = _output()
    if isinstance(output, Vt100_Output):
        return not output.term or is_dumb_terminal(output.term)
    return output is None or isinstance(output, PlainTextOutput) or is_dumb_terminal()


def columns() -> int:
    """The columns of the terminal, less one that stays empty."""
    output = _output()
    if output is None or isinstance(output, PlainTextOutput):
        return max(shutil.get_terminal_size().columns - 1, 8)
    return max(output.get_size().columns - 1, 8)


def _output() -> Output | None:
    """What the terminal is written to; None on Windows where the window is no console, as under Git Bash."""
    try:
        return get_app_session().output
    except Exception as error:
        # Its class can only be imported on Windows.
        if type(error).__name__ != "NoConsoleScreenBufferError":
            raise
        return None


def say(text: str, style: str = "instruction") -> None:
    """Leave a line on the screen."""
    _put([(f"class:{style}", text)])


def echo(ask: str, answer: str) -> None:
    """Leave a question with its answer on the screen, a long answer cut to a line with its number of characters."""
    room = columns()
    line = " ".join(answer.split())
    beside = room - width(ask) - 4
    if width(line) > beside:
        ask, beside = f"{ask}\n ", room - 4
    if width(line) > beside:
        count = f"（{len(line):,} 字）"
        line = shortened(line, beside - width(count)) + count
    _put([("class:qmark", MARK), ("", f" {ask}"), ("class:given", f" {line}" if line else "")])


def _put(parts: list[tuple[str, str]]) -> None:
    if dumb():
        print("".join(text for _, text in parts))
    else:
        print_formatted_text(FormattedText(parts), style=STYLE)
