"""Fitting Chinese text into the columns of a terminal, where a character takes one or two."""

from __future__ import annotations

from wcwidth import wcwidth

_HANGING = "，。；：、？！”’）》】…"


def width(text: str) -> int:
    """The columns that *text* takes."""
    return sum(max(wcwidth(character), 0) for character in text)


def shortened(text: str, columns: int) -> str:
    """*text* on one line of at most *columns* columns, cut off with … where it does not fit."""
    line = " ".join(text.splitlines())
    if width(line) <= columns:
        return line
    kept, used = "", 0
    for character in line:
        used += max(wcwidth(character), 0)
        if used > columns - 2:
            break
        kept += character
    return f"{kept}…" if columns > 0 else ""


def wrapped(text: str, columns: int) -> list[str]:
    """*text* on lines of at most *columns* columns, none of them beginning with a closing mark."""
    room = max(columns - 2, 2)
    lines, line, used = [], "", 0
    for character in " ".join(text.split()):
        size = max(wcwidth(character), 0)
        hangs = character in _HANGING and used + size <= room + 2
        if used + size > room and not hangs:
            lines.append(line)
            line, used = "", 0
        line, used = line + character, used + size
    return [*lines, line]


def joined(words: list[str], columns: int) -> str:
    """As many of *words*, in their order, as one line of *columns* columns takes."""
    line = ""
    for word in words:
        longer = f"{line}　{word}" if line else word
        if width(longer) <= columns:
            line = longer
    return line
