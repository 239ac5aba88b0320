"""Markdown: a line is a line, and what marks it up is taken off."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from drafter.reading.characters import breaks_in, remark_on, shown
from drafter.reading.encodings import explained
from drafter.reading.markdown_blocks import Blocks, without_blocks
from drafter.reading.markup import may_be_marked, unmarked
from drafter.reading.source import Source, SourceLine, Spot, Stretches
from drafter.reading.text import lines_of

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_CLOSING = re.compile(r"(?<![^ \t])#+[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_QUOTED = re.compile(r"(?: {0,3}> ?)+")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+(?=\S)")
_HARD_BREAK = re.compile(r"(?<!\\)(?:\\\\)*(\\)$|(?<=\S)( {2,})$")


def read_markdown(content: bytes, path: Path) -> Source:
    """The lines of a Markdown file without their markup; headings have their level, what is ``**`` is bold.

    A hard break within a paragraph is a space. Any other line end ends a line of the source: who writes Chinese without
    empty lines means paragraphs. Code, tables, comments and what else is no speech are empty lines, and said in the
    remarks. Raises InputFileError for an unknown encoding.
    """
    text, why = explained(content, path)
    blocks = without_blocks(lines_of(text))
    reader = _Reader(blocks)
    lines = tuple(reader.read())
    return Source(str(path), False, lines, (*filter(None, [why]), *blocks.remarks, *reader.remarks()))


class _Reader:
    """Reads rows one after the other; counts what is left out."""

    def __init__(self, blocks: Blocks) -> None:
        self._rows, self._left_out, self._references = blocks.rows, blocks.left_out, blocks.references
        self._pictures = self._bullets = self._changed = 0

    def read(self) -> list[SourceLine]:
        lines: list[SourceLine] = []
        at = 0
        while at < len(self._rows):
            number, row = at + 1, self._rows[at]
            at += 1
            last = lines[-1] if lines else None
            if number - 1 in self._left_out:
                lines.append(SourceLine(number, ""))
            elif heading := _HEADING.match(row):
                said = _without_closing(heading[2] or "")
                lines.append(self._line(number, said, _spots(0, max(heading.start(2), 0), said), len(heading[1])))
            elif last and last.text and not last.heading and _UNDERLINE.match(row):
                lines[-1] = replace(last, heading=1 if "=" in row else 2)
                lines.append(SourceLine(number, ""))
            elif _RULE.match(row):
                lines.append(SourceLine(number, ""))
            else:
                text, spots, at = self._whole(row, at)
                lines.append(self._line(number, text, spots))
        return lines

    def remarks(self) -> tuple[str, ...]:
        return (
            *((f"图片没有读：{self._pictures} 张",) if self._pictures else ()),
            *((f"列表的项目符号没有读：{self._bullets} 处",) if self._bullets else ()),
            *remark_on(self._changed),
        )

    def _line(self, number: int, text: str, spots: list[Spot], heading: int = 0) -> SourceLine:
        bold: Stretches = ()
        literal: Stretches = ()
        if may_be_marked(text):
            text, bold, literal, spots, pictures = unmarked(text, spots, self._references)
            self._pictures += pictures
        breaks = breaks_in(text)
        text, changed = shown(text)
        self._changed += changed
        moved = spots if spots != _spots(0, 0, text) else ()
        return SourceLine(number, text, heading, bold, literal=literal, spots=tuple(moved), breaks=breaks)

    def _whole(self, row: str, at: int) -> tuple[str, list[Spot], int]:
        """*row* and the rows from *at* on that hard breaks join to it, where they stand, and where to go on.

        A hard break is a line feed in the text.
        """
        first = at - 1
        begins = quoted.end() if (quoted := _QUOTED.match(row)) else 0
        if bullet := _BULLET.match(row, begins):
            self._bullets += 1
            begins = bullet.end()
        text, begins = _bare(row, begins)
        texts: list[str] = []
        spots: list[Spot] = []
        while (
            at < len(self._rows)
            and at not in self._left_out
            and (ends := _HARD_BREAK.search(text))
            and _goes_on(self._rows[at])
        ):
            end = ends.start(ends.lastindex or 0)
            texts.append(text[:end])
            spots += _spots(at - 1 - first, begins, text[:end])
            spots.append(Spot(at - 1 - first, begins + end, begins + len(text)))
            text, begins = _bare(self._rows[at], 0)
            at += 1
        return "\n".join([*texts, text]), [*spots, *_spots(at - 1 - first, begins, text)], at


def _without_closing(heading: str) -> str:
    """*heading* without the ``#`` that may close it, and the white space before those."""
    closing = _CLOSING.search(heading)
    return heading[: closing.start()].rstrip(" \t") if closing else heading


def _bare(row: str, begins: int) -> tuple[str, int]:
    """*row* from *begins* on without the white space that it begins with then, and where that ends."""
    text = row[begins:].lstrip(" \t")
    return text, len(row) - len(text)


def _spots(below: int, begins: int, text: str) -> list[Spot]:
    """Where the characters of *text* stand that begins at *begins* in a row."""
    return [Spot(below, at, at + 1) for at in range(begins, begins + len(text))]


def _goes_on(row: str) -> bool:
    """Whether *row* belongs to the paragraph of the row above it."""
    begins = (_HEADING, _UNDERLINE, _RULE, _QUOTED, _BULLET)
    return bool(row.strip()) and not any(pattern.match(row) for pattern in begins)
