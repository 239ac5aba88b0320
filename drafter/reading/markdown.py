"""Markdown: a line is a line, and what marks it up is taken off."""

from __future__ import annotations

import re
from pathlib import Path

from drafter.reading.characters import remark_on, shown
from drafter.reading.encodings import explained
from drafter.reading.markup import Marked, unmarked
from drafter.reading.source import Source, SourceLine
from drafter.reading.text import lines_of

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_CLOSING = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_QUOTED = re.compile(r"(?: {0,3}> ?)+")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+(?=\S)")
_BACKSLASH_AT_END = re.compile(r"(?<!\\)(?:\\\\)*(\\)$")
_SPACES_AT_END = re.compile(r"(?<=\S) {2,}$")


def read_markdown(content: bytes, path: Path) -> Source:
    """The lines of a Markdown file without their markup; headings have their level, what is ``**`` is bold.

    A hard break within a paragraph is a space. Any other line end ends a line of the source: who writes Chinese without
    empty lines means paragraphs. Raises InputFileError for an unknown encoding.
    """
    text, why = explained(content, path)
    reader = _Reader(lines_of(text))
    lines = tuple(reader.read())
    return Source(str(path), False, lines, (*filter(None, [why]), *reader.remarks()))


class _Reader:
    """Reads rows one after the other; counts what is left out."""

    def __init__(self, rows: list[str]) -> None:
        self._rows = rows
        self._pictures = self._bullets = self._changed = 0

    def read(self) -> list[SourceLine]:
        lines: list[SourceLine] = []
        at = 0
        while at < len(self._rows):
            number, row = at + 1, self._rows[at]
            at += 1
            last = lines[-1] if lines else None
            if heading := _HEADING.match(row):
                lines.append(self._line(number, _CLOSING.sub("", heading[2] or ""), len(heading[1])))
            elif last and last.text and not last.heading and _UNDERLINE.match(row):
                lines[-1] = SourceLine(last.number, last.text, 1 if "=" in row else 2, last.bold)
                lines.append(SourceLine(number, ""))
            elif _RULE.match(row):
                lines.append(SourceLine(number, ""))
            else:
                text, at = self._whole(row, at)
                lines.append(self._line(number, text))
        return lines

    def remarks(self) -> tuple[str, ...]:
        return (
            *((f"图片没有读：{self._pictures} 张",) if self._pictures else ()),
            *((f"列表的项目符号没有读：{self._bullets} 处",) if self._bullets else ()),
            *remark_on(self._changed),
        )

    def _line(self, number: int, text: str, heading: int = 0) -> SourceLine:
        marked: Marked = unmarked(text)
        self._pictures += marked.pictures
        said, changed = shown(marked.text)
        self._changed += changed
        return SourceLine(number, said, heading, marked.bold)

    def _whole(self, row: str, at: int) -> tuple[str, int]:
        """*row* and the rows from *at* on that hard breaks join to it, and where to go on."""
        row = _QUOTED.sub("", row, count=1) if _QUOTED.match(row) else row
        if bullet := _BULLET.match(row):
            self._bullets += 1
            row = row[bullet.end() :]
        text = row.lstrip(" \t")
        while at < len(self._rows):
            following = self._rows[at]
            if ends := _BACKSLASH_AT_END.search(text):
                text = text[: ends.start(1)]
            elif (ends := _SPACES_AT_END.search(text)) and _goes_on(following):
                text = text[: ends.start()]
            else:
                break
            text += " " + following.lstrip(" \t")
            at += 1
        return text, at


def _goes_on(row: str) -> bool:
    """Whether *row* belongs to the paragraph of the row above it."""
    begins = (_HEADING, _UNDERLINE, _RULE, _QUOTED, _BULLET)
    return bool(row.strip()) and not any(pattern.match(row) for pattern in begins)
