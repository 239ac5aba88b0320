"""Fitting Chinese text into the columns of a terminal, where a character takes one or two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_WIDE = frozenset("，。；：、？！（）《》【】　")
_NARROW = frozenset("“”‘’—…·≈×")
_HANGING = "，。；：、？！”’）》】…"


@cache
def columns_of(character: str) -> int:
    """The columns that a character takes, by wcwidth; for the usual ones without importing it."""
    if "\u4e00" <= character <= "\u9fff" or character in _WIDE:
        return 2
    if " " <= character <= "~" or character in _NARROW:
        return 1
    from wcwidth import wcwidth

    return max(wcwidth(character), 0)


def width(text: str) -> int:
    """The columns that *text* takes."""
    return sum(columns_of(character) for character in text)


def shortened(text: str, columns: int) -> str:
    """*text* on one line of at most *columns* columns, cut off with … where it does not fit."""
    line = " ".join(text.splitlines())
    if width(line) <= columns:
        return line
    kept, used = "", 0
    for character in line:
        used += columns_of(character)
        if used > columns - 2:
            break
        kept += character
    return f"{kept}…" if columns > 0 else ""


def wrapped(text: str, columns: int) -> list[str]:
    """*text* on lines of at most *columns* columns, none of them beginning with a closing mark or inside a Latin word."""
    room = max(columns - 2, 2)
    lines, line, used = [], "", 0
    for unit in _units(" ".join(text.split()), room):
        size = width(unit)
        hangs = unit in _HANGING and used + size <= room + 2
        if used + size > room and not hangs:
            lines.append(line)
            line, used = "", 0
        line, used = line + unit, used + size
    return [*lines, line]


def _units(text: str, room: int) -> Iterator[str]:
    """The words and characters that a line does not break, words that no line has *room* for by characters."""
    for word in re.findall("[!-~]+|.", text):
        yield from [word] if len(word) <= room else word


def joined(words: list[str], columns: int) -> str:
    """As many of *words*, in their order, as one line of *columns* columns takes."""
    line = ""
    for word in words:
        longer = f"{line}　{word}" if line else word
        if width(longer) <= columns:
            line = longer
    return line
