"""Files of other kinds, and what is read from them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from drafter.importing import Row, read_rows

Rows = Callable[[str, str | bytes], list[Row]]
Sheet = Sequence[Sequence[object]]


@pytest.fixture
def rows() -> Rows:
    """Writes a file into the working folder and gives its rows."""

    def read(name: str, content: str | bytes) -> list[Row]:
        path = Path(name)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(read_rows(path))

    return read


def excel(sheets: Mapping[str, Sheet] | Sheet, merged: tuple[str, ...] = ()) -> bytes:
    """An .xlsx with these sheets, or one; *merged* cells of the first."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, table in (sheets if isinstance(sheets, Mapping) else {"表": sheets}).items():
        sheet = book.create_sheet(title)
        for line in table:
            sheet.append(list(line))
    for area in merged:
        book.worksheets[0].merge_cells(area)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def word(*paragraphs: str) -> bytes:
    """A .docx with these paragraphs."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()
