"""Marks that come in pairs, matched: quotation marks, brackets, the marks of titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_CLOSERS = {"“": "”", "‘": "’", "《": "》", "（": "）", "【": "】"}
_OPENERS = {closer: opener for opener, closer in _CLOSERS.items()}
_MARK = re.compile("[“”‘’《》（）()【】\n]")
_WIDE = {"(": "（", ")": "）"}
_NUMBERED = re.compile(r"(?:^|[。；：，、;:,\s])[0-9一二三四五六七八九十a-zA-Z①-⑳]{1,3}$")
_DEEPEST = 2
_FAR = 3
"""Over how many lines a quotation may run that is opened once and closed once."""


class Pair(NamedTuple):
    """A matched pair: where it opens and closes, and the opening mark of the innermost quotation around it, or ''."""

    opener: str
    start: int
    end: int
    around: str


class Pairs(NamedTuple):
    """The pairs of a text by where they open and where marks stand that have no partner."""

    matched: dict[int, Pair]
    unmatched: tuple[int, ...]


def all_well(text: str) -> bool:
    """Whether every mark has its partner in its line, and no quotation stands in another."""
    if "‘" in text or "’" in text:
        return False
    marks = "".join(_MARK.findall(text)).replace("(", "（").replace(")", "）")
    for _ in range(_DEEPEST):
        marks = marks.replace("《》", "").replace("（）", "").replace("【】", "")
    return not marks.replace("“”", "").replace("（）", "").replace("\n", "")


def pairs(text: str) -> Pairs:
    """The pairs within each line of *text*. Brackets are the same in either width."""
    ends: dict[int, int] = {}
    left_over: list[tuple[int, int]] = []
    opened = _Open()
    line = 0
    for found in _MARK.finditer(text):
        mark = found[0]
        offset = found.start()
        mark = _WIDE.get(mark, mark)
        if mark in _CLOSERS:
            if not _is_apostrophe(mark, text, offset):
                opened.add(mark, offset)
        elif mark == "\n":
            left_over += [(line, at) for at in opened.left()]
            line += 1
        elif (partner := opened.closed_by(mark)) is not None:
            left_over += [(line, at) for at in partner[1:]]
            ends[partner[0]] = offset
        elif not _stands_alone(mark, text, offset):
            left_over.append((line, offset))
    left_over += [(line, at) for at in opened.left()]
    return Pairs(dict(_around(text, ends)), tuple(_without_running_over(text, sorted(left_over))))


class _Open:
    """The marks of a line that are open, and how many of each, so that none is looked for in vain."""

    def __init__(self) -> None:
        self._stack: list[tuple[str, int]] = []
        self._count: Counter[str] = Counter()

    def add(self, mark: str, offset: int) -> None:
        self._stack.append((mark, offset))
        self._count[mark] += 1

    def closed_by(self, closer: str) -> list[int] | None:
        """Where the innermost partner of *closer* opened, and then what opened inside it; all that is open no more."""
        opener = _OPENERS[closer]
        if not self._count[opener]:
            return None
        gone = []
        while True:
            mark, offset = self._stack.pop()
            self._count[mark] -= 1
            gone.append(offset)
            if mark == opener:
                return gone[::-1]

    def left(self) -> list[int]:
        """What is open at the end of a line, and no more after it."""
        offsets = [offset for _, offset in self._stack]
        self._stack.clear()
        self._count.clear()
        return offsets


def _around(text: str, ends: dict[int, int]) -> Iterator[tuple[int, Pair]]:
    """The pairs that open and close so, none of which cross, each with the quotation around it."""
    quotations: list[tuple[str, int]] = []
    for start, end in sorted(ends.items()):
        while quotations and quotations[-1][1] < start:
            quotations.pop()
        opener = _WIDE.get(text[start], text[start])
        yield start, Pair(opener, start, end, quotations[-1][0] if quotations else "")
        if opener in "“‘":
            quotations.append((opener, end))


def _is_apostrophe(mark: str, text: str, offset: int) -> bool:
    after = text[offset + 1 : offset + 2]
    return mark in "‘’" and after.isascii() and after.isalnum() and text[offset - 1 : offset].isascii()


def _stands_alone(mark: str, text: str, offset: int) -> bool:
    """Whether a closing mark needs no partner: the bracket of 1）, an apostrophe."""
    if mark == "）":
        return bool(_NUMBERED.search(text[max(offset - 5, 0) : offset]))
    after = text[offset + 1 : offset + 2]
    return mark == "’" and (after.isdecimal() or (after.isascii() and text[offset - 1 : offset].isascii()))


def _without_running_over(text: str, left_over: Sequence[tuple[int, int]]) -> Iterator[int]:
    """What is left over, but for quotations of several paragraphs: all of them open it, or the first, the last closes."""
    gone: set[int] = set()
    next_quote: tuple[int, int] | None = None
    next_line, end = -1, -1
    for line, offset in reversed(left_over):
        if text[offset] == "“":
            if line != next_line:
                next_line, end = line, text.find("\n", offset)
            if end >= 0 and text[end + 1 : end + 9].lstrip()[:1] == "“":
                gone.add(offset)
            elif next_quote and text[next_quote[1]] == "”" and line < next_quote[0] <= line + _FAR:
                gone.update((offset, next_quote[1]))
        if text[offset] in "“”":
            next_quote = line, offset
    return (offset for _, offset in left_over if offset not in gone)
