"""One phrase a line, or a paragraph of a Word file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from drafter.errors import Place
from drafter.files import read_bytes
from drafter.importing.rows import Row
from drafter.reading.docx import paragraphs
from drafter.reading.encodings import decode

_LISTED = re.compile(
    r"^(?:[-*+•·●▪◆○]\s*|\d{1,5}\s*[.、．)）]\s*(?!\d)|[（(]\d{1,5}[)）]\s*|[①-⑳]\s*"
    r"|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)"
)
"""What a list puts before its items."""


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
            yield Row(_LISTED.sub("", bare, count=1), Place(str(path), number, 1, line))
