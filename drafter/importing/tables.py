"""Tables: .csv and .xlsx, with a head that names the columns or without."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from drafter.errors import InputFileError, Place
from drafter.files import read_bytes
from drafter.importing.rows import Row
from drafter.reading.encodings import decode

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

Cells = Sequence[str]
Line = tuple[int, Cells]


def csv_rows(path: Path) -> Iterator[Row]:
    """The rows of a .csv, in UTF-8 or GB18030, divided by commas, semicolons or tabs."""
    text, _ = decode(read_bytes(path), path)
    csv.field_size_limit(max(len(text), _MOST_CELL))
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t，", key=first.count) if any(mark in first for mark in ",;\t，") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
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
    from openpyxl.utils.exceptions import InvalidFileException

    content = read_bytes(path)
    try:
        book = load_workbook(io.BytesIO(content), data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError, TypeError) as error:
        raise InputFileError(
            "这不是 Excel 文件，或者文件坏了", "用 Excel 或 WPS 打开看看，另存为 .xlsx 再试", Place(str(path))
        ) from error
    for sheet in book.worksheets:
        table = [[_cell(value) for value in row] for row in sheet.iter_rows(values_only=True)]
        for area in sheet.merged_cells.ranges:
            value = table[area.min_row - 1][area.min_col - 1]
            for row in range(area.min_row, min(area.max_row, len(table)) + 1):
                table[row - 1][area.min_col - 1] = value
        name = f"{path}[{sheet.title}]" if len(book.worksheets) > 1 else str(path)
        merged = {
            (row, area.min_col - 1)
            for area in sheet.merged_cells.ranges
            for row in range(area.min_row + 1, area.max_row + 1)
        }
        yield from _rows(list(enumerate(table, 1)), name, merged)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\r", "").strip()


def _rows(lines: Sequence[Line], file: str, merged: set[tuple[int, int]] | None = None) -> Iterator[Row]:
    """The rows under the head, or all if there is none: then the first column that holds anything is the text."""
    filled = [
        (number, [cell.strip() for cell in cells]) for number, cells in lines if any(cell.strip() for cell in cells)
    ]
    if not filled:
        return
    head = [_KEYS.get(cell.lower().rstrip("*＊：: ")) for cell in filled[0][1]]
    if "text" in head:
        columns = {key: index for index, key in reversed(list(enumerate(head))) if key}
        filled = filled[1:]
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
