"""Plain text: a line is a line."""

from __future__ import annotations

from pathlib import Path

from drafter.reading.characters import breaks_in, remark_on, shown
from drafter.reading.encodings import explained
from drafter.reading.source import Source, SourceLine


def read_text(content: bytes, path: Path) -> Source:
    """The lines of a text file, each exactly as it stands. Raises InputFileError for an unknown encoding."""
    text, why = explained(content, path)
    lines, changed = [], 0
    for number, line in enumerate(lines_of(text), 1):
        text, count = shown(line)
        changed += count
        lines.append(SourceLine(number, text, breaks=breaks_in(line)))
    return Source(str(path), False, tuple(lines), (*filter(None, [why]), *remark_on(changed)))


def lines_of(text: str) -> list[str]:
    """The lines of *text* as editors count them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines if lines[-1] else lines[:-1]
