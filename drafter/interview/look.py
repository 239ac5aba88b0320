"""How the interview looks: its colours, and the lines that stay on the screen above the prompt."""

from __future__ import annotations

import os

from prompt_toolkit import print_formatted_text
from prompt_toolkit.application import get_app_session
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.styles import Style

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


def columns() -> int:
    """The columns of the terminal, less one that stays empty."""
    return max(get_app_session().output.get_size().columns - 1, 8)


def say(text: str, style: str = "instruction") -> None:
    """Leave a line on the screen."""
    print_formatted_text(FormattedText([(f"class:{style}", text)]), style=STYLE)


def echo(ask: str, answer: str) -> None:
    """Leave a question with its answer on the screen, a long answer cut to a line with its number of characters."""
    room = columns()
    line = " ".join(answer.split())
    beside = room - width(ask) - 4
    if width(line) > beside:
        ask, beside = f"{ask}\n ", room - 4
    if width(line) > beside:
        count = f"（{len(line)} 字）"
        line = shortened(line, beside - width(count)) + count
    parts = [("class:qmark", MARK), ("", f" {ask}"), ("class:given", f" {line}" if line else "")]
    print_formatted_text(FormattedText(parts), style=STYLE)
