"""Marks that come in pairs, matched: quotation marks, brackets, the marks of titles."""

from __future__ import annotations

import re
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
    """A matched pair: where it opens and closes, and where those around it open, the innermost last."""

    opener: str
    start: int
    end: int
    around: tuple[int, ...]


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
    matched: dict[int, Pair] = {}
    left_over: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    line = 0
    for found in _MARK.finditer(text):
        mark = found[0]
        offset = found.start()
        mark = _WIDE.get(mark, mark)
        if mark in _CLOSERS:
            if not _is_apostrophe(mark, text, offset):
                stack.append((mark, offset))
        elif mark == "\n":
            left_over += [(line, at) for _, at in stack]
            stack.clear()
            line += 1
        elif not _closes(mark, offset, stack, matched, left_over, line) and not _stands_alone(mark, text, offset):
            left_over.append((line, offset))
    left_over += [(line, at) for _, at in stack]
    return Pairs(matched, tuple(_without_running_over(text, sorted(left_over))))


def _closes(
    mark: str,
    offset: int,
    stack: list[tuple[str, int]],
    matched: dict[int, Pair],
    left_over: list[tuple[int, int]],
    line: int,
) -> bool:
    """Close the innermost open partner of *mark*; what was opened inside it and not closed is left over."""
    opener = _OPENERS[mark]
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth][0] == opener:
            left_over += [(line, at) for _, at in stack[depth + 1 :]]
            start = stack[depth][1]
            matched[start] = Pair(opener, start, offset, tuple(at for _, at in stack[:depth]))
            del stack[depth:]
            return True
    return False


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
    for place, (line, offset) in enumerate(left_over):
        if text[offset] != "“":
            continue
        end = text.find("\n", offset)
        closing = next((each for each in left_over[place + 1 :] if text[each[1]] in "“”"), None)
        if end >= 0 and text[end + 1 : end + 9].lstrip()[:1] == "“":
            gone.add(offset)
        elif closing and text[closing[1]] == "”" and line < closing[0] <= line + _FAR:
            gone.update((offset, closing[1]))
    return (offset for _, offset in left_over if offset not in gone)
