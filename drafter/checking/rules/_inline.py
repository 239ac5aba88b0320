"""Enumerators inside a paragraph: （1）……；（2）……, 1）……；2）……, ①……；②……."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.hanzi import chinese_number
from drafter.reading.structure.marks import AFTER_COMMA, AFTER_IS, AFTER_MUST, NUMERAL, numeral

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BEFORE = r"(?:(?<=[。；：，、！？;:,])|(?<=[。；：，、！？;:,] )|^[ \t\u3000]*)"
_MARK = re.compile(
    rf"{_BEFORE}(?:"
    rf"(?P<wide>[（(](?P<a>\d{{1,2}})[）)])"
    rf"|(?P<half>(?P<b>\d{{1,2}})[）)])"
    rf"|(?P<han>[（(](?P<c>{NUMERAL})[）)])"
    rf"|(?P<ring>(?P<d>[{CIRCLED}]))"
    rf"|(?P<dot>(?P<e>\d{{1,2}})(?:[.．](?!\d)|、(?!\d)))"
    rf"|(?P<comma>(?P<f>{NUMERAL})、{AFTER_COMMA})"
    rf"|(?P<shi>(?P<g>{NUMERAL})是{AFTER_IS})"
    rf"|(?P<yao>(?P<h>{NUMERAL})要{AFTER_MUST}))"
)
_NUMBERS = "abcdefgh"
_CHECKED = ("wide", "half", "han", "ring")
_LEADS = "：:"
_PARTS = "；;。：:"
_NEAR = 8
"""Characters before an enumerator among which the stop is that it follows."""


class Mark(NamedTuple):
    """An enumerator in a text: its *kind*, what it counts, where it stands."""

    kind: str
    number: int
    start: int
    end: int


def marks(text: str) -> list[Mark]:
    """What looks like an enumerator at the beginning of *text* or after a stop in it."""
    found = []
    for match in _MARK.finditer(text):
        kind = match.lastgroup or ""
        said = next(match[group] for group in _NUMBERS if match[group])
        number = CIRCLED.index(said) + 1 if said in CIRCLED else numeral(said)
        if number is not None:
            found.append(Mark(kind, number, match.start(kind), match.end(kind)))
    return found


def last_of_list(text: str, start: int, number: int) -> int:
    """What the last member of the list counts whose member *number* stands at *start* of *text*."""
    here = marks(text)
    first = next((mark for mark in here if mark.start == start), None)
    for mark in here:
        if first and mark.start > start and mark.kind == first.kind and mark.number == number + 1:
            number += 1
    return number


def breaks(text: str) -> Iterator[tuple[Mark, int]]:
    """Each member of a list inside *text* that is not the one due, and the number that is: （1）……；（3）…….

    Only lists that begin with 1, at the beginning or after ：, and only where the one due stands nowhere before.
    """
    here = marks(text)
    for kind in _CHECKED:
        yield from _breaks(text, [mark for mark in here if mark.kind == kind])


def _breaks(text: str, members: Sequence[Mark]) -> Iterator[tuple[Mark, int]]:
    due = 0
    for mark in members:
        before = text[max(mark.start - _NEAR, 0) : mark.start].rstrip()[-1:]
        if mark.number == 1 and (not before or before in _LEADS):
            due = 2
        elif due and before in _PARTS:
            if mark.number > due and not any(form in text[: mark.start] for form in _forms(mark.kind, due)):
                yield mark, due
            due = mark.number + 1


def _forms(kind: str, number: int) -> tuple[str, ...]:
    """How an enumerator of this *kind* ends, or is written, that counts *number*."""
    if kind == "ring":
        return (CIRCLED[number - 1],)
    written = chinese_number(number) if kind == "han" else str(number)
    return f"{written}）", f"{written})"
