"""What a file holds, a paragraph a line, before anybody asks what it means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

OPAQUE = "\ufffc"
"""Stands for a character of which nothing is to be judged (OBJECT REPLACEMENT CHARACTER)."""

Stretches = tuple[tuple[int, int], ...]
"""Stretches of a text in order, as (start, end)."""


class Spot(NamedTuple):
    """What of a file a character was read from: *start* to *end* (from 0) of a row, *below* the first of its line."""

    below: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of a text file, or a paragraph of a Word document.

    *number* counts from 1, empty ones included; *text* has no line break (one inside a Word paragraph is a space).
    *heading* is the outline level that Word gives the paragraph (1 to 9, 0 for none); *bold* are the stretches of
    *text* that are bold, *literal* those that are code, to be kept to the letter; *enumerator* is the automatic number
    that *text* begins with, which Word would write; *centred* says that the paragraph stands in the middle. *spots* has
    one for each character of *text*; it is empty where *text* is what stands in the file. *breaks* are those of its
    spaces that are line breaks.
    """

    number: int
    text: str
    heading: int = 0
    bold: Stretches = ()
    enumerator: str = ""
    centred: bool = False
    literal: Stretches = ()
    spots: tuple[Spot, ...] = ()
    breaks: tuple[int, ...] = ()

    @property
    def opaque(self) -> str:
        """*text* with nothing to be seen of what is literal; every other character keeps its place."""
        pieces, at = [], 0
        for start, end in self.literal:
            pieces += [self.text[at:start], OPAQUE * (end - start)]
            at = end
        return "".join([*pieces, self.text[at:]])

    def place(self, offset: int) -> tuple[int, int]:
        """The row and the column of the file, both from 1, that the character at *offset* stands in; or *text* ends."""
        if not self.spots:
            return self.number, offset + 1
        if offset < len(self.spots):
            spot = self.spots[offset]
            return self.number + spot.below, spot.start + 1
        spot = self.spots[-1]
        return self.number + spot.below, spot.end + 1

    def spot(self, start: int, end: int) -> Spot | None:
        """What of the file the characters *start* to *end* stand in; None if that is more than a row.

        Where there are none between, it is the place right after the character before it.
        """
        if not self.spots:
            return Spot(0, start, end)
        if start == end:
            below, at = (self.spots[start - 1][::2]) if start else self.spots[0][:2]
            return Spot(below, at, at)
        first, last = self.spots[start], self.spots[end - 1]
        return Spot(first.below, first.start, last.end) if first.below == last.below else None

    def edited(self, start: int, end: int, text: str) -> SourceLine:
        """The line with *text* for its characters *start* to *end*; what is said of the others moves along."""
        longer = len(text) - (end - start)

        def moved(stretches: Stretches) -> Stretches:
            places = (
                (
                    first + longer if first >= end else min(first, start),
                    last if last <= start else max(last, end) + longer,
                )
                for first, last in stretches
            )
            return tuple(place for place in places if place[0] < place[1])

        return replace(
            self,
            text=self.text[:start] + text + self.text[end:],
            bold=moved(self.bold),
            literal=moved(self.literal),
            spots=self._spots_after(start, end, text),
            breaks=tuple(at + longer * (at >= end) for at in self.breaks if not start <= at < end),
        )

    def _spots_after(self, start: int, end: int, text: str) -> tuple[Spot, ...]:
        here = self.spot(start, end)
        if not self.spots or not here:
            return ()
        longer = len(text) - (here.end - here.start)
        written = (Spot(here.below, here.start + at, here.start + at + 1) for at in range(len(text)))
        after = (
            spot._replace(start=spot.start + longer, end=spot.end + longer) if spot.below == here.below else spot
            for spot in self.spots[end:]
        )
        return (*self.spots[:start], *written, *after)


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read: its *path*, whether it is a *word* document, its lines.

    *remarks* say in Chinese what was guessed or left out in reading: an encoding, text boxes, tables, pictures.
    """

    path: str
    word: bool
    lines: tuple[SourceLine, ...]
    remarks: tuple[str, ...] = ()

    def where(self, indices: Iterable[int]) -> str:
        """The lines at *indices* (from 0), each once, as a message names them: 第 3、5 行, of a Word document 第 3、5 段."""
        numbers = dict.fromkeys(self.lines[index].number for index in indices)
        return f"第 {'、'.join(map(str, numbers))} {'段' if self.word else '行'}"
