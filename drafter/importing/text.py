"""One phrase a line, or a paragraph of a Word file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from drafter.errors import Place
from drafter.files import read_bytes
from drafter.importing.rows import LISTED, Row
from drafter.reading.docx import paragraphs
from drafter.reading.encodings import decode


def text_rows(path: Path) -> Iterator[Row]:
    """The lines of a text file; empty ones and those that begin with # are passed over."""
    text, _ = decode(read_bytes(path), path)
    yield from _rows(text.splitlines(), path)


def word_rows(path: Path) -> Iterator[Row]:
    """The paragraphs of a Word file; the line of a row is the number of its paragraph."""
    yield from _rows(paragraphs(read_bytes(path), path), path)


def _rows(lines: list[str], path: Path) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        bare = line.strip().strip("\ufeff\u3000")
        if bare and not bare.startswith("#"):
            yield Row(LISTED.sub("", bare), Place(str(path), number, 1, line))
