"""What stands in a file, a row at a time, whatever kind of file it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from drafter.errors import InputFileError, Place

LISTED = re.compile(
    r"^(?:[-*+•·●▪◆○]\s*|\d{1,5}\s*[.、．)）]\s*(?!\d)|[（(]\d{1,5}[)）]\s*|[①-⑳❶-❿]\s*|[A-Za-z]\s*[.、．)）]\s*"
    r"|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,2}[是要](?![一二三四五六七八九十])"
    r"|第[一二三四五六七八九十]{1,2}[，、,]|(?:首先|其次|再次|最后)[，,])"
)
"""What a list puts before its items."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its text, what it says besides as it was written there, and its place.

    A *literal* row takes braces for what they are; one from a bank file may have slots.
    """

    text: str
    place: Place
    said: Mapping[str, Any] = field(default_factory=dict)
    literal: bool = True


def _text(path: Path) -> Iterator[Row]:
    from drafter.importing.text import text_rows

    return text_rows(path)


def _word(path: Path) -> Iterator[Row]:
    from drafter.importing.text import word_rows

    return word_rows(path)


def _comma_separated(path: Path) -> Iterator[Row]:
    from drafter.importing.tables import csv_rows

    return csv_rows(path)


def _excel(path: Path) -> Iterator[Row]:
    from drafter.importing.tables import excel_rows

    return excel_rows(path)


def _bank(path: Path) -> Iterator[Row]:
    from drafter.importing.banks import bank_rows

    return bank_rows(path)


KINDS: Mapping[str, Callable[[Path], Iterator[Row]]] = {
    ".txt": _text,
    ".md": _text,
    ".csv": _comma_separated,
    ".xlsx": _excel,
    ".docx": _word,
    ".yaml": _bank,
    ".yml": _bank,
}
"""File suffix → what reads its rows; each imports what it needs when it is called."""


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a file that are not empty. Raises InputFileError or BankError."""
    read = KINDS.get(path.suffix.lower())
    if read is None and path.is_file():
        known = "、".join(KINDS)
        raise InputFileError(f"不会读“{path.suffix or path.name}”这种文件", f"可以读：{known}", Place(str(path)))
    return (read or _text)(path)
