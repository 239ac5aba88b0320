"""The lines of a source that may belong to a speech, without what paid sites glue into them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from drafter.reading.source import Source, SourceLine
from drafter.reading.speech import Stretch

PAID_MARK = re.compile(r"(?<![#＃])[#＃]{2,}[ \t]{0,4}[A-Za-z][A-Za-z_-]{2,19}[ \t]{0,4}[#＃]{2,}")
"""What paid sites glue into a text: ##paidbegin##."""
_BLANK = "".join((
    " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029\u2060\u3000\ufeff", *map(chr, range(0x2000, 0x200E))
))  # fmt: skip


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


def keep(source: Source) -> tuple[list[Kept], list[Stretch]]:
    """The lines with text in them, and the paid marks that are left out of them."""
    kept: list[Kept] = []
    marks: list[Stretch] = []
    for index, line in enumerate(source.lines):
        pieces, found = _pieces(line.text)
        marks += [Stretch(index, *mark) for mark in found]
        if text := "".join(line.text[start:end] for start, end in pieces):
            kept.append(Kept(index, line, text, tuple(_cuts(pieces))))
    return kept, marks


def _pieces(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The stretches of *text* that stay, and those of the marks between them."""
    marks = [match.span() for match in PAID_MARK.finditer(text)] if "#" in text or "＃" in text else []
    edges = [0, *(place for mark in marks for place in mark), len(text)]
    pieces = [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]
    said = [piece for piece in pieces if text[slice(*piece)].strip(_BLANK)]
    if not said:
        return [], marks
    begin = said[0][1] - len(text[slice(*said[0])].lstrip(_BLANK))
    stop = said[-1][0] + len(text[slice(*said[-1])].rstrip(_BLANK))
    return [(max(start, begin), min(end, stop)) for start, end in pieces if begin < end and start < stop], marks


def _cuts(pieces: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    written = 0
    for start, end in pieces:
        yield written, start - written
        written += end - start
