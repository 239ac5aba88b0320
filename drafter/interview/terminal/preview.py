"""The draft so far as it reads, to leaf through; at a terminal that cannot, printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from drafter.columns import joined, width
from drafter.compose import KeyPath, Question
from drafter.interview.outline import progress, written
from drafter.interview.preview_lines import Marked, Printed, laid_out, marked
from drafter.interview.session import Session
from drafter.interview.terminal.fullscreen import shown, size
from drafter.interview.terminal.look import columns as terminal_columns
from drafter.interview.terminal.look import dumb, say

_WIDEST = 84
_MARGIN = 2
_MARK = "▶ "
_ABOVE = 3
"""How many lines stand above the place that is shown first."""

_KEYS = ("q 返回", "↑↓ 翻")


def preview(session: Session, question: Question | None, *, at: KeyPath | None = None) -> None:
    """Show the draft so far, the place of *question* or of the answer *at* a path marked, until the user has read it.

    Raises KeyboardInterrupt or EOFError when the user leaves.
    """
    draft = marked(session, question, at)
    status = (f"已写 {written(session)}", progress(session))
    if dumb():
        for line in _plain(draft, terminal_columns()):
            say(line)
        say("　".join(status))
        return
    top: int | None = None
    lay_out = cache(partial(laid_out, draft))

    def draw(columns: int, rows: int) -> list[StyleAndTextTuples]:
        nonlocal top
        printed, start = lay_out(_inner(columns))
        room = max(rows - 1, 1)
        if top is None:
            top = start - min(_ABOVE, room // 4)
        top = min(max(top, 0), max(len(printed) - room, 0))
        seen = [_line(line, columns) for line in printed[top : top + room]]
        foot: StyleAndTextTuples = [("class:instruction", f" {_foot(status, columns - 1)}")]
        return [*seen, *([] for _ in range(room - len(seen))), *([foot] if rows > 1 else [])]

    bindings = KeyBindings()

    def goes(to: Callable[[int, int], int], *keys: str) -> None:
        for key in keys:

            @bindings.add(key)
            def _(event: KeyPressEvent) -> None:
                nonlocal top
                top = to(top or 0, max(size()[1] - 2, 1))

    goes(lambda line, page: line - 1, "up", "k")
    goes(lambda line, page: line + 1, "down", "j")
    goes(lambda line, page: line - page, "pageup", "b")
    goes(lambda line, page: line + page, "pagedown", " ")
    goes(lambda line, page: 0, "home", "g")
    goes(lambda line, page: 10**9, "end", "G")
    for key in ("q", "escape", "enter", "c-p", "c-l", "c-b", "p"):

        @bindings.add(key)
        def _back(event: KeyPressEvent) -> None:
            event.app.exit()

    shown(draw, bindings)


def _inner(columns: int) -> int:
    """The columns of the text in a terminal of so many."""
    return max(min(columns - _MARGIN, _WIDEST), 4)


def _line(line: Printed, columns: int) -> StyleAndTextTuples:
    left = max((columns - _MARGIN - _WIDEST) // 2, 0)
    margin = ("class:pointer", _MARK) if line.marked else ("", " " * _MARGIN)
    return [("", " " * left), margin, *line.parts]


def _foot(status: Sequence[str], columns: int) -> str:
    """As much of the *status* as there is room for beside the keys."""
    keys = joined(list(_KEYS), columns) or _KEYS[-1]
    beside = joined(list(status), columns - width(keys) - 2)
    return f"{beside}　{keys}" if beside else keys


def _plain(draft: Marked, columns: int) -> list[str]:
    printed, _ = laid_out(draft, _inner(columns))
    return [f"{_MARK if line.marked else ' ' * _MARGIN}{line.text}".rstrip() for line in printed]
