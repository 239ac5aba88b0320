"""The lines of a source that may belong to a speech, without what paid sites glue into them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from drafter.reading.source import Source, SourceLine
from drafter.reading.speech import Stretch

_MARK = re.compile(r"(?<![#＃])[#＃]{2,}[ \t]{0,4}[A-Za-z][A-Za-z_-]{2,19}[ \t]{0,4}[#＃]{2,}")
_BLANK = " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\xa0\u2000-\u200d\u2028\u2029\u2060\u3000\ufeff"
_EDGES = re.compile(f"^[{_BLANK}]+|[{_BLANK}]+$")


@dataclass(frozen=True, slots=True)
class Kept:
    """A line without paid marks and without white space around it.

    *index* is its index in the source; *cuts* are places in *text* (ascending), each with how many characters of the
    source line were left out before it in all.
    """

    index: int
    line: SourceLine
    text: str
    cuts: tuple[tuple[int, int], ...]

    def stretch(self, start: int, end: int) -> Stretch:
        """Where the characters *start* to *end* of *text* stand in the source."""
        first = self._place(start)
        return Stretch(self.index, first, self._place(end - 1) + 1 if end > start else first)

    def _place(self, at: int) -> int:
        left_out = 0
        for place, total in self.cuts:
            if place > at:
                break
            left_out = total
        return at + left_out


def keep(source: Source) -> tuple[list[Kept], int]:
    """The lines with text in them, and how many paid marks were taken off."""
    kept: list[Kept] = []
    marks = 0
    for index, line in enumerate(source.lines):
        pieces, found = _pieces(line.text)
        marks += found
        if text := "".join(line.text[start:end] for start, end in pieces):
            kept.append(Kept(index, line, text, tuple(_cuts(pieces))))
    return kept, marks


def _pieces(text: str) -> tuple[list[tuple[int, int]], int]:
    """The stretches of *text* that stay, and how many marks stand between them."""
    marks = [match.span() for match in _MARK.finditer(text)] if "#" in text or "＃" in text else []
    edges = [0, *(place for mark in marks for place in mark), len(text)]
    pieces = [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]
    while pieces and (bare := _stripped(text, *pieces[0], left=True)) != pieces[0]:
        pieces[:1] = [bare] if bare[0] < bare[1] else []
    while pieces and (bare := _stripped(text, *pieces[-1], left=False)) != pieces[-1]:
        pieces[-1:] = [bare] if bare[0] < bare[1] else []
    return pieces, len(marks)


_LEFT, _RIGHT = re.compile(f"[{_BLANK}]*"), re.compile(f"[^{_BLANK}]")


def _stripped(text: str, start: int, end: int, *, left: bool) -> tuple[int, int]:
    if left:
        found = _LEFT.match(text, start, end)
        return (found.end() if found else start), end
    while end > start and not _RIGHT.match(text, end - 1):
        end -= 1
    return start, end


def _cuts(pieces: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    written = 0
    for start, end in pieces:
        yield written, start - written
        written += end - start


def bare(text: str) -> str:
    """*text* without white space around it."""
    return _EDGES.sub("", text)
