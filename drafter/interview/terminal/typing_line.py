"""The line that is typed at a terminal: its keys, and how it stands on the screen with what belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from prompt_toolkit.application import Application, get_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import FormattedText, StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.layout.processors import AfterInput, HighlightSelectionProcessor

from drafter.columns import joined, shortened, wrapped
from drafter.interview.completion import Completing
from drafter.interview.keys import Left, Stopped, Way
from drafter.interview.lines import (
    character_after,
    character_before,
    clause_after,
    clause_before,
    moved,
    on_one_line,
    rows_of,
)
from drafter.interview.terminal.bindings import ESCAPE_WAIT, leaves_on
from drafter.interview.terminal.completion_list import CompletionList
from drafter.interview.terminal.line_rows import RowsControl, prefix, room_of
from drafter.interview.terminal.look import MARK, STYLE

_FEWEST_ROWS = 3
"""Rows of the line that stay in sight, however much stands above and below it."""


@dataclass(frozen=True)
class Ask:
    """What is asked, and what stands around the line: see prompts.typed."""

    ask: str
    check: Callable[[str], str | None]
    help: str = ""
    start: str = ""
    ghost: str = ""
    status: str = ""
    hints: Sequence[str] = ()
    shortcuts: Mapping[str, Way] = field(default_factory=dict)
    complete: Callable[[str], Sequence[Completing]] | None = None
    keep: Callable[[str], str] | None = None


class Line:
    """A line at the terminal, until it is finished or left."""

    def __init__(self, asked: Ask) -> None:
        self.asked = asked
        self.said: tuple[str, str] = ("", "")
        """A style, and what is said right below the line until typing goes on."""
        self.buffer = Buffer(
            document=Document(asked.start),
            multiline=False,
            on_text_changed=self._changed,
            on_text_insert=self._by_hand,
        )
        self.completions = CompletionList(asked.complete)
        self.application: Application[str | Left] = Application(
            layout=self._layout(), key_bindings=self._bindings(), style=STYLE, erase_when_done=True
        )
        self.application.ttimeoutlen = self.application.timeoutlen = ESCAPE_WAIT

    def run(self) -> str | Left:
        """What was typed, or how the line was left. Raises Stopped, KeyboardInterrupt or EOFError."""
        try:
            return self.application.run()
        except (KeyboardInterrupt, EOFError) as left:
            # Not by a key alone: a window that is closed ends it, too.
            raise (Stopped(self.buffer.text) if self._has_own else left) from None

    @property
    def _has_own(self) -> bool:
        text = self.buffer.text
        return bool(text.strip()) and text != self.asked.start

    def _changed(self, _: Buffer) -> None:
        self.said = ("", "")
        self.completions.stir(
            self.buffer.document.text_before_cursor, self.buffer.document.text_after_cursor, typed=False
        )

    def _by_hand(self, _: Buffer) -> None:
        self.completions.stir(
            self.buffer.document.text_before_cursor, self.buffer.document.text_after_cursor, typed=True
        )

    # -- keys ----------------------------------------------------------------------------------------------

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        for keys, does in (
            (("enter",), self._enter),
            (("tab",), self._tab),
            (("escape",), self._escape),
            (("up",), lambda: self._row(-1)),
            (("down",), lambda: self._row(1)),
            (("backspace",), lambda: self._delete(character_before)),
            (("delete",), lambda: self._delete(character_after)),
            (("escape", "backspace"), lambda: self._delete(clause_before)),
            (("c-w",), lambda: self._delete(clause_before)),
            (("escape", "d"), lambda: self._delete(clause_after)),
            (("c-delete",), lambda: self._delete(clause_after)),
            (("left",), lambda: self._go(character_before)),
            (("right",), lambda: self._go(character_after)),
            (("c-left",), lambda: self._go(clause_before)),
            (("c-right",), lambda: self._go(clause_after)),
            (("escape", "left"), lambda: self._go(clause_before)),
            (("escape", "right"), lambda: self._go(clause_after)),
            (("escape", "b"), lambda: self._go(clause_before)),
            (("escape", "f"), lambda: self._go(clause_after)),
            *(((key,), _nothing) for key in ("c-r", "c-s", "c-p", "c-n", "f1", "s-tab")),
            *([(("c-k",), self._keep)] if self.asked.keep else []),
            *(((key,), self._leaves(way)) for key, way in self.asked.shortcuts.items()),
        ):
            _bind(bindings, keys, does)

        leaves_on(bindings)
        _bind(bindings, ("c-z",), self.buffer.undo, saves=False)
        _bind(bindings, ("c-y",), self.buffer.redo, saves=False)

        @bindings.add(Keys.BracketedPaste)
        def _paste(event: KeyPressEvent) -> None:
            self.buffer.insert_text(on_one_line(event.data), fire_event=False)

        return bindings

    def _enter(self) -> None:
        if self.completions.highlighted is not None:
            self._take()
        elif fault := self.asked.check(self.buffer.text):
            self.said = ("class:validation-toolbar", fault)
        else:
            get_app().exit(result=self.buffer.text)

    def _tab(self) -> None:
        if self.completions.items:
            self._take()
        elif not self.buffer.text:
            self.buffer.insert_text(self.asked.ghost, fire_event=False)
        else:
            document = self.buffer.document
            self.completions.open(document.text_before_cursor, document.text_after_cursor)

    def _take(self) -> None:
        offer = self.completions.items[self.completions.highlighted or 0]
        self.buffer.save_to_undo_stack()
        self.buffer.delete_before_cursor(offer.replaces)
        self.buffer.insert_text(offer.text, fire_event=False)
        self.completions.close()

    def _escape(self) -> None:
        self.completions.shut(self.buffer.document.text_before_cursor)

    def _row(self, by: int) -> None:
        if self.completions.items:
            self.completions.move(by)
        else:
            room = room_of(get_app().output.get_size().columns)
            self.buffer.cursor_position = moved(self.buffer.text, self.buffer.cursor_position, by, room)

    def _delete(self, to: Callable[[str, int], int]) -> None:
        buffer = self.buffer
        if buffer.selection_state:
            buffer.cut_selection()
            return
        ends = sorted((buffer.cursor_position, to(buffer.text, buffer.cursor_position)))
        if ends[0] < ends[1]:
            text = buffer.text
            buffer.document = Document(text[: ends[0]] + text[ends[1] :], ends[0])
            if to is character_before:
                self._by_hand(buffer)

    def _go(self, to: Callable[[str, int], int]) -> None:
        self.buffer.exit_selection()
        self.buffer.cursor_position = to(self.buffer.text, self.buffer.cursor_position)
        self.completions.close()

    def _keep(self) -> None:
        buffer = self.buffer
        text = buffer.document.cut_selection()[1].text if buffer.selection_state else buffer.text
        text = text.strip()
        said = self.asked.keep(text) if self.asked.keep and text else "还没有写，没有可记的"
        self.completions.close()
        self.said = ("class:given", said)

    def _leaves(self, way: Way) -> Callable[[], None]:
        return lambda: get_app().exit(result=Left(way, self.buffer.text))

    # -- the screen ----------------------------------------------------------------------------------------

    def _layout(self) -> Layout:
        ghost = FormattedText([("class:placeholder", self.asked.ghost)])
        control = RowsControl(
            self.buffer,
            input_processors=[
                HighlightSelectionProcessor(),
                AfterInput(lambda: "" if self.buffer.text else ghost),
            ],
        )
        line = Window(
            control,
            height=lambda: Dimension(min=0, max=max(self._rows() - len(self._head()) - len(self._below()), 1)),
            dont_extend_height=True,
            get_line_prefix=prefix,
        )
        head = Window(FormattedTextControl(lambda: _lines(self._head())), dont_extend_height=True)
        below = Window(FormattedTextControl(lambda: _lines(self._below())), dont_extend_height=True)
        return Layout(HSplit([head, line, below]), line)

    @staticmethod
    def _rows() -> int:
        return get_app().output.get_size().rows

    @staticmethod
    def _room() -> int:
        return max(get_app().output.get_size().columns - 3, 6)

    def _head(self) -> list[StyleAndTextTuples]:
        room = self._room()
        ask = [("class:question", line) for line in wrapped(self.asked.ask, room)]
        help_ = [("class:instruction", line) for line in wrapped(self.asked.help, room)] if self.asked.help else []
        lines = [*ask, *help_][: max(self._rows() - _FEWEST_ROWS - 2, 1)]
        return [
            [("class:qmark", "  " if number else f"{MARK} "), (style, line)]
            for number, (style, line) in enumerate(lines)
        ]

    def _hints(self) -> list[str]:
        hints = list(self.asked.hints)
        if not self.buffer.text or not any(hint.startswith(_EMPTY) for hint in hints):
            return hints
        return ["回车 写好了", *(hint for hint in hints if not hint.startswith(_EMPTY))]

    def _below(self) -> list[StyleAndTextTuples]:
        """What stands below the line: what is offered, or else what is said of it and the keys."""
        high = self._rows() - len(self._head())
        if items := self.completions.items:
            line = len(rows_of(self.buffer.text, room_of(get_app().output.get_size().columns)))
            room = max(high - line, min(_FEWEST_ROWS + 2, high - _FEWEST_ROWS))
            return self.completions.lines(room, self._room()) if room > 1 and items else []
        style, said = self.said
        lines: list[StyleAndTextTuples] = [_line(style, f"  {line}") for line in wrapped(said, self._room()) if said]
        foot = [shortened(self.asked.status, self._room()), joined(self._hints(), self._room())]
        if any(foot):
            lines += [[], *[_line("class:instruction", f"  {line}") for line in foot if line]]
        return lines[: max(high - _FEWEST_ROWS, 0)]


_EMPTY = ("回车", "Tab")
"""How the hints begin that hold for an empty line only; with something in it, Enter means that it is written."""


def _line(style: str, text: str) -> StyleAndTextTuples:
    return [(style, text)]


def _lines(lines: Sequence[StyleAndTextTuples]) -> StyleAndTextTuples:
    out: StyleAndTextTuples = []
    for number, line in enumerate(lines):
        out += [*([("", "\n")] if number else []), *line]
    return out


def _bind(bindings: KeyBindings, keys: tuple[str, ...], does: Callable[[], object], *, saves: bool = True) -> None:
    @bindings.add(*keys, save_before=lambda _: saves)
    def _(_: KeyPressEvent) -> None:
        does()


def _nothing() -> None:
    """No history to leaf through, nothing to search."""
