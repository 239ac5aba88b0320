"""Picking one of several: a line each, with the highlighted one in full below.

Long lists scroll; what is said of the keys and of progress stays in sight; when something is picked, the whole
is wiped from the screen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from prompt_toolkit.application import Application, get_app
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Layout, Window

from drafter.columns import joined, shortened, width, wrapped
from drafter.interview.look import MARK, STYLE

_WIDEST = 96
_FEWEST = 5

T = TypeVar("T")


@dataclass(frozen=True)
class Item(Generic[T]):
    """One of the things to pick from; *detail* is shown below the list where *text* does not say it all."""

    value: T
    text: str
    detail: str = ""


@dataclass(frozen=True)
class Picked(Generic[T]):
    """What was picked, whether to change it before it is taken, and whether all that goes with it is taken, too."""

    value: T
    to_edit: bool = False
    whole: bool = False


@dataclass(frozen=True)
class Menu(Generic[T]):
    """A question with numbered *items*, *ways* out of it below them, and *keys* that pick at a stroke."""

    ask: str
    items: Sequence[Item[T]]
    ways: Sequence[Item[T]] = ()
    keys: Mapping[str, T] = field(default_factory=dict)
    help: str = ""
    status: str = ""
    hints: Sequence[str] = ()
    editable: bool = False
    sets: bool = False
    """Whether something may go with an item."""

    @property
    def rows(self) -> tuple[Item[T], ...]:
        """Everything that can be picked, in order."""
        return (*self.items, *self.ways)


def pick(menu: Menu[T], start: int = 0) -> Picked[T]:
    """Let the user pick, *start* highlighted first. Raises KeyboardInterrupt or EOFError when the user leaves."""
    at = min(start, len(menu.rows) - 1)

    def shown() -> StyleAndTextTuples:
        size = get_app().output.get_size()
        return screen(menu, at, size.columns - 1, size.rows)

    bindings = KeyBindings()

    def move(key: str, step: int) -> None:
        @bindings.add(key)
        def _(event: KeyPressEvent) -> None:
            nonlocal at
            at = (at + step) % len(menu.rows)

    def jump(key: str, row: int) -> None:
        @bindings.add(key)
        def _(event: KeyPressEvent) -> None:
            nonlocal at
            at = row

    for key, step in (("up", -1), ("down", 1), ("c-p", -1), ("c-n", 1)):
        move(key, step)
    jump("home", 0)
    jump("end", len(menu.rows) - 1)
    for row in range(min(len(menu.items), 9)):
        jump(str(row + 1), row)

    @bindings.add("enter")
    def _take(event: KeyPressEvent) -> None:
        event.app.exit(result=Picked(menu.rows[at].value))

    if menu.editable:

        @bindings.add("tab")
        def _edit(event: KeyPressEvent) -> None:
            if at < len(menu.items):
                event.app.exit(result=Picked(menu.rows[at].value, to_edit=True))

    if menu.sets:

        @bindings.add("c-g")
        def _whole(event: KeyPressEvent) -> None:
            if at < len(menu.items):
                event.app.exit(result=Picked(menu.rows[at].value, whole=True))

    for key, value in menu.keys.items():
        exits_on(bindings, key, Picked(value))

    leaves_on(bindings)
    application: Application[Picked[T]] = Application(
        layout=Layout(Window(FormattedTextControl(shown, focusable=True, show_cursor=False), dont_extend_height=True)),
        key_bindings=bindings,
        style=STYLE,
        erase_when_done=True,
    )
    return application.run()


def exits_on(bindings: KeyBindings, key: str, result: object) -> None:
    """Bind *key* to ending what is shown with *result*."""

    @bindings.add(key, eager=True)
    def _(event: KeyPressEvent) -> None:
        event.app.exit(result=result)


def leaves_on(bindings: KeyBindings) -> None:
    """Bind Ctrl-C and Ctrl-D to leaving the interview."""

    @bindings.add("c-c", eager=True)
    @bindings.add(Keys.SIGINT)
    def _interrupt(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    @bindings.add("c-d", eager=True)
    def _end(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError)


def screen(menu: Menu[T], at: int, columns: int, rows: int) -> StyleAndTextTuples:
    """The menu with row *at* highlighted, as it stands in a terminal of so many columns and rows."""
    head = [("class:question", line) for line in wrapped(menu.ask, columns - 2)]
    head += [("class:instruction", line) for line in wrapped(menu.help, columns - 2) if menu.help]
    foot = [line for line in (shortened(menu.status, columns - 2), joined(list(menu.hints), columns - 2)) if line]

    inner = min(columns - 4, _WIDEST)
    details = [_detail(item, _line_width(columns), inner) for item in menu.rows]
    listing = _list(menu, at, columns)
    room = rows - len(head) - len(foot) - 1
    # As high as the longest needs, so that nothing jumps about; where that leaves too little, as this one needs.
    tallest = max(map(len, details))
    below = tallest if len(listing) + tallest + 2 <= room else len(details[at])
    below = max(min(below, room - min(len(listing), _FEWEST) - 2), 0)
    spare = room - below - bool(tallest)
    lines = _window(listing, max(spare - (spare > len(listing)), 1))

    out: StyleAndTextTuples = [("class:qmark", f"{MARK} ")]
    for number, (style, line) in enumerate(head):
        out += [("", "  " if number else ""), (style, line), ("", "\n")]
    for line_fragments in lines:
        out += [*line_fragments, ("", "\n")]
    shown = details[at][:below]
    if shown:
        if len(shown) < len(details[at]):
            shown[-1] = shortened(shown[-1], inner - 2).rstrip("…") + "…"
        said = "──" if menu.rows[at].detail else f"── 全文 {len(menu.rows[at].text)} 字 "
        out += [("class:instruction", f"  {said}{'─' * max(inner - width(said), 0)}\n")]
    elif below:
        out += [("", "\n")]
    out += [("class:given", f"  {line}\n") for line in shown] + [("", "\n" * (below - len(shown)))]
    if len(head) + len(lines) + below + bool(below) + len(foot) < rows - 1:
        out += [("", "\n")]
    out += [("class:instruction", "\n".join(f"  {line}" for line in foot))]
    return out


def _line_width(columns: int) -> int:
    return columns - 5


def _detail(item: Item[T], line: int, inner: int) -> list[str]:
    if item.detail or width(item.text) > line:
        return wrapped(item.detail or item.text, inner)
    return []


def _list(menu: Menu[T], at: int, columns: int) -> list[tuple[bool, StyleAndTextTuples]]:
    """The lines of the list, each with whether it is the highlighted one."""
    lines: list[tuple[bool, StyleAndTextTuples]] = []
    for row, item in enumerate(menu.rows):
        if row == len(menu.items):
            lines.append((False, [("class:instruction", f"   {'─' * min(columns - 6, 12)}")]))
        here = row == at
        number = f"{row + 1} " if row < min(len(menu.items), 9) else "  "
        style = "class:highlighted" if here else ""
        lines.append(
            (
                here,
                [
                    ("class:pointer", " » " if here else "   "),
                    ("class:instruction", number),
                    (style, shortened(item.text, _line_width(columns))),
                ],
            )
        )
    return lines


def _window(lines: list[tuple[bool, StyleAndTextTuples]], size: int) -> list[StyleAndTextTuples]:
    """At most *size* of *lines* around the highlighted one; where some are hidden, the edge says how many."""
    if len(lines) <= size:
        return [line for _, line in lines]
    here = next(number for number, (highlighted, _) in enumerate(lines) if highlighted)
    first = min(max(here - size // 2, 0), len(lines) - size)
    shown = [line for _, line in lines[first : first + size]]
    if size > 2:
        above, below = first, len(lines) - first - size
        if above:
            shown[0] = [("class:instruction", f"     ↑ 还有 {above + 1} 行")]
        if below:
            shown[-1] = [("class:instruction", f"     ↓ 还有 {below + 1} 行")]
    return shown
