"""The entries of somebody's bank file, each by itself, so that one that is wrong does not keep out the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from drafter.errors import BankError, Mistake, MistakesError, Place
from drafter.files import read_bytes
from drafter.importing.rows import Row
from drafter.reading.encodings import decode
from drafter.yamlfile import parse


def bank_rows(path: Path) -> Iterator[Row]:
    """The entries of a bank file with its defaults laid under them. Raises BankError if it is no bank file."""
    text, _ = decode(read_bytes(path), path)
    try:
        document = parse(text, str(path))
    except MistakesError as error:
        raise BankError(error.mistakes) from error
    data = document.data or {}
    items = data.get("phrases") if isinstance(data, dict) else None
    defaults = (data.get("defaults") or {}) if isinstance(data, dict) else {}
    if not isinstance(items, list) or not isinstance(defaults, dict):
        raise BankError(
            [Mistake("句库文件里没有 phrases 这一列", "第一行写“phrases:”，下面每行一条", Place(str(path), 1, 1))]
        )
    for index, item in enumerate(items):
        place = document.place(("phrases", index, "text"))
        said = {**defaults, **item} if isinstance(item, dict) else {"text": item}
        yield Row(str(said.pop("text", None) or ""), place, said, literal=bool(said.get("literal", False)))
