"""How a menu looks in a terminal of any size: a line an item, with the highlighted one in full below.

Long lists scroll. The height stays as it is while one moves, types and shuffles.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from drafter.columns import joined, shortened, width, wrapped
from drafter.interview.picking import Item, Menu, Picking
from drafter.interview.terminal.look import MARK

Fragments = list[tuple[str, str]]

CURSOR = "[SetCursorPosition]"
TYPE_HERE = "打字来找：汉字、拼音、声母都行"

_WIDEST = 96
_FEWEST = 5
_FOUND = 8
"""Lines that a list has at least where one can search."""
_DETAIL = 2
"""Lines that are kept free for the highlighted item at least where one can search."""
_LEAST_TEXT = 24
"""Columns of its text that no note takes away."""
_MARGIN = 5
_LOW = 12
"""Rows from which on there is room for more than the list."""

T = TypeVar("T")


class _Line(NamedTuple):
    here: bool
    fragments: Fragments


def screen(picking: Picking[T], columns: int, rows: int) -> Fragments:
    """The menu as it stands in a terminal of so many columns and rows."""
    menu = picking.menu
    head = _head(menu, columns, rows)
    filter_line = [_filter(picking, columns)] if menu.search else []
    foot = _foot(picking, columns, rows)

    inner = max(min(columns - 4, _WIDEST), 2)
    detail = _detail(picking.rows[picking.at], columns, inner) if picking.rows else []
    listing = _list(picking, columns)
    usual = [len(_detail(item, columns, inner)) for item in picking.shown_before]
    room = rows - len(head) - len(filter_line) - len(foot) - 1
    height, below = _heights(menu, len(listing), len(detail), usual, room)
    lines = _window(listing, height)

    out: Fragments = [("class:qmark", f"{MARK} ")]
    for number, (style, line) in enumerate(head):
        out += [("", "  " if number else ""), (style, line), ("", "\n")]
    for fragments in (*filter_line, *lines):
        out += [*fragments, ("", "\n")]
    out += [("", "\n" * (height - len(lines)))]
    shown = detail[:below]
    if shown:
        if len(shown) < len(detail):
            shown[-1] = shortened(shown[-1], inner - 2).rstrip("…") + "…"
        item = picking.rows[picking.at]
        said = "──" if item.detail else f"── 全文 {len(item.text):,} 字 "
        out += [("class:instruction", f"  {said}{'─' * max(inner - width(said), 0)}\n")]
    elif below:
        out += [("", "\n")]
    out += [("class:given", f"  {line}\n") for line in shown] + [("", "\n" * (below - len(shown)))]
    if len(head) + len(filter_line) + height + below + bool(below) + len(foot) < rows - 1:
        out += [("", "\n")]
    out += [("class:instruction", "\n".join(f"  {line}" for line in foot))]
    return out


def _heights(menu: Menu[T], listed: int, detailed: int, usual: Sequence[int], room: int) -> tuple[int, int]:
    """How many lines of *room* the list and what stands below it take: *listed* and *detailed* are what they need now.

    Below, that is as many as the longest of all items needs (*usual* says what each does), so that nothing jumps about;
    where that leaves the list too little, as this one needs.
    """
    size, tallest = listed, detailed
    if menu.search or menu.fresh:
        size = max(len(menu.rows) + bool(menu.ways), _FOUND if menu.search else 0)
        tallest = _DETAIL
    tallest = max(tallest, *usual) if usual else tallest
    below = tallest if size + tallest + 2 <= room else detailed
    below = max(min(below, room - min(size, _FEWEST) - 2), 0)
    spare = room - below - bool(tallest)
    return max(min(spare - (spare > size), size), 1), below


def _head(menu: Menu[T], columns: int, rows: int) -> Fragments:
    ask = wrapped(menu.ask, columns - 2)
    if rows < _LOW:
        return [("class:question", ask[0] if len(ask) == 1 else shortened(menu.ask, columns - 2))]
    help_ = wrapped(menu.help, columns - 2) if menu.help else []
    return [*(("class:question", line) for line in ask), *(("class:instruction", line) for line in help_)]


def _filter(picking: Picking[T], columns: int) -> Fragments:
    """What has been typed, its end if it is long; the cursor stands behind it, where an input method wants it.

    It needs a character to stand on.
    """
    room = columns - 6
    if not picking.typed:
        return [("class:instruction", "  › "), (CURSOR, ""), ("class:placeholder", shortened(TYPE_HERE, room))]
    return [("class:instruction", "  › "), ("", _end(picking.typed, room)), (CURSOR, ""), ("", " ")]


def _end(text: str, room: int) -> str:
    """As much of the end of *text* as *room* columns hold."""
    if width(text) <= room:
        return text
    end = text[-max(room, 1) :]
    while end and width(end) > room - 2:
        end = end[1:]
    return f"…{end}"


def _foot(picking: Picking[T], columns: int, rows: int) -> list[str]:
    menu, room = picking.menu, columns - 2
    hints = list(menu.hints)
    if picking.ticked:
        hints = [
            f"已选 {len(picking.ticked)} 条，回车 用它们",
            *(hint for hint in hints if not hint.startswith("回车")),
        ]
    keys = joined(hints, room)
    lines = [keys] if rows < _LOW else [shortened(menu.status, room), keys]
    return [line for line in lines if line]


def _line_width(columns: int) -> int:
    return max(min(columns - _MARGIN, _WIDEST + _LEAST_TEXT), 1)


def _noted(item: Item[T], columns: int) -> int:
    """The columns that the note of *item* takes, with the space before it: none if there is no room for it."""
    taken = width(item.note) + 2 if item.note else 0
    return taken if _line_width(columns) - taken >= _LEAST_TEXT else 0


def _detail(item: Item[T], columns: int, inner: int) -> list[str]:
    if item.detail or width(item.text) > _line_width(columns) - _noted(item, columns):
        return wrapped(item.detail or item.text, inner)
    return []


def _list(picking: Picking[T], columns: int) -> list[_Line]:
    """The lines of the list, each with whether it is the highlighted one."""
    lines: list[_Line] = []
    rows, size = picking.rows, len(picking.items)
    numbered = 0 if picking.typed else min(size, 9)
    if picking.typed and not rows:
        lines.append(_Line(True, [("class:instruction", f"     {shortened('没有找到，少打几个字看看', columns - 6)}")]))
    for row, item in enumerate(rows):
        if row == size and not picking.typed:
            lines.append(_Line(False, [("class:instruction", f"   {'─' * min(columns - 6, 12)}")]))
        here = row == picking.at
        number = f"{row + 1} " if row < numbered else "  "
        noted = _noted(item, columns)
        room = _line_width(columns) - noted
        text = shortened(item.text, room)
        if row == size and picking.typed:
            text = _own(item.text, room)
        fragments = [
            ("class:pointer", " » " if here else "   "),
            ("class:pointer", "✓ ") if row < size and picking.is_ticked(item) else ("class:instruction", number),
            ("class:highlighted" if here else "", text),
        ]
        if noted:
            fragments.append(("class:instruction", " " * (room - width(text) + 2) + item.note))
        lines.append(_Line(here, fragments))
    return lines


def _own(text: str, room: int) -> str:
    """The row that takes what is typed; a long text with how long it is."""
    if width(text) <= room:
        return text
    count = f"（{len(text) - 3:,} 字）"
    return shortened(text, max(room - width(count), 6)) + count if room > 16 else shortened(text, room)


def _window(lines: list[_Line], size: int) -> list[Fragments]:
    """At most *size* of *lines* around the highlighted one; where some are hidden, the edge says how many."""
    if len(lines) <= size:
        return [line.fragments for line in lines]
    here = next(number for number, line in enumerate(lines) if line.here)
    first = min(max(here - size // 2, 0), len(lines) - size)
    shown = [line.fragments for line in lines[first : first + size]]
    if size > 2:
        above, below = first, len(lines) - first - size
        if above:
            shown[0] = [("class:instruction", f"     ↑ 还有 {above + 1} 行")]
        if below:
            shown[-1] = [("class:instruction", f"     ↓ 还有 {below + 1} 行")]
    return shown
