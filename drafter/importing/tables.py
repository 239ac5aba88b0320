"""Tables: .csv and .xlsx, with a head that names the columns or without."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.errors import InputFileError, Place
from drafter.files import read_bytes
from drafter.importing.rows import Row
from drafter.reading.encodings import decode
from drafter.reading.packages import package

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

COLUMNS = {
    "text": ("正文", "句子", "语句", "内容", "短语", "词语", "文本", "text"),
    "role": ("成分", "类型", "类别", "role"),
    "topics": ("话题", "topics", "topic"),
    "themes": ("主题", "themes", "theme"),
    "registers": ("语体", "registers", "register"),
    "parts": ("部分", "parts", "part"),
    "set": ("组", "组名", "set"),
    "source": ("出处", "来源", "source"),
    "speaker": ("说话人", "谁说的", "speaker"),
    "verb": ("引述", "verb"),
    "occasion": ("场合", "occasion"),
    "date": ("日期", "时间", "date"),
    "verified": ("核对", "核对过", "verified"),
    "note": ("备注", "说明", "note"),
}
"""A key of a phrase → what a column of it may be called."""

_KEYS = {name: key for key, names in COLUMNS.items() for name in names}
_MOST_CELL = 131_072
_MOST_COLUMNS = 64
_MOST_MERGED = 100_000
_MOST_ABOVE = 5
"""How many rows down the head may stand: above it a table may have a title."""

Cells = Sequence[str]
Line = tuple[int, Cells]


def csv_rows(path: Path) -> Iterator[Row]:
    """The rows of a .csv, in UTF-8 or GB18030, divided by commas, semicolons or tabs."""
    text, _ = decode(read_bytes(path), path)
    csv.field_size_limit(max(len(text), _MOST_CELL))
    first = text.split("\n", 1)[0]
    headed = sum(cell.strip() in _KEYS for cell in first.split("，")) > 1
    delimiter = "，" if headed else max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines: list[Line] = []
    start = 1
    try:
        for cells in reader:
            lines.append((start, cells))
            start = reader.line_num + 1
    except csv.Error as error:
        raise InputFileError(
            "表格从这一行起读不下去", "检查这一行的引号是不是成对", Place(str(path), start, 1)
        ) from error
    yield from _rows(lines, str(path))


def excel_rows(path: Path) -> Iterator[Row]:
    """The rows of every sheet of an .xlsx; a cell merged over several rows counts for each of them."""
    from openpyxl import load_workbook

    content = read_bytes(path)
    with package(content, path, "Excel", ".xlsx"):
        book = load_workbook(io.BytesIO(content), data_only=True)
        tables = [(sheet.title, *_table(sheet)) for sheet in book.worksheets]
    for title, lines, merged in tables:
        yield from _rows(lines, f"{path}[{title}]" if len(tables) > 1 else str(path), merged)


def _table(sheet: Worksheet) -> tuple[Sequence[Line], set[tuple[int, int]]]:
    """The rows of a sheet that hold anything, and which of their cells are but merged with one above or before."""
    cells: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for (row, column), cell in sheet._cells.items():  # sheet.iter_rows() would make every cell up to the last
        if column <= _MOST_COLUMNS and (text := _cell(cell.value)):
            cells[row][column] = text
    merged: set[tuple[int, int]] = set()
    for area in sheet.merged_cells.ranges:
        value = cells.get(area.min_row, {}).get(area.min_col, "")
        for row in range(area.min_row + 1, min(area.max_row, area.min_row + _MOST_MERGED) + 1):
            if value:
                cells[row][area.min_col] = value
                merged.add((row, area.min_col - 1))
    lines = [
        (row, [cells[row].get(column, "") for column in range(1, max(cells[row]) + 1)])
        for row in sorted(cells)
        if cells[row]
    ]
    return lines, merged


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    return str(value).replace("\r", "").strip()


def _rows(lines: Sequence[Line], file: str, merged: set[tuple[int, int]] | None = None) -> Iterator[Row]:
    """The rows under the head, or all if there is none: then the first column that holds anything is the text."""
    filled = [
        (number, [cell.strip() for cell in cells]) for number, cells in lines if any(cell.strip() for cell in cells)
    ]
    if not filled:
        return
    heads = [[_KEYS.get(cell.lower().rstrip("*＊：: ")) for cell in cells] for _, cells in filled[:_MOST_ABOVE]]
    row, head = next(((row, head) for row, head in enumerate(heads) if "text" in head), (0, heads[0]))
    if "text" in head:
        columns = {key: index for index, key in reversed(list(enumerate(head))) if key}
        filled = filled[row + 1 :]
    else:
        if sum(key is not None for key in head) >= 2:
            names = "、".join(cell for cell in filled[0][1] if cell)
            cause = f"表头（{names}）里没有“正文”这一列，不知道哪一列是句子"
            raise InputFileError(cause, "把句子那一列的列名改成“正文”", Place(file, filled[0][0], 1))
        columns = {"text": next(index for index, cell in enumerate(filled[0][1]) if cell)}
    at = columns.pop("text")
    for number, cells in filled:
        said = {key: cells[index] for key, index in columns.items() if index < len(cells) and cells[index]}
        text = cells[at] if at < len(cells) and (number, at) not in (merged or ()) else ""
        if text or (said and (number, at) not in (merged or ())):
            yield Row(text, Place(file, number, at + 1, "，".join(filter(None, cells))), said)
