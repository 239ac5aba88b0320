"""The parts of a Word document that its text is read from."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from lxml import etree

from drafter.reading.list_definitions import lists_of
from drafter.reading.numbering import Lists
from drafter.reading.packages import package
from drafter.reading.word_styles import Styles
from drafter.reading.wordml import W, parsed

T = TypeVar("T")

_MOST_KEPT = 64


class Word(NamedTuple):
    """A Word document: its body, its styles, its lists."""

    body: etree._Element
    styles: Styles
    lists: Lists


def open_word(content: bytes, path: Path) -> Word:
    """The parts of a .docx; styles and lists that are not there are empty.

    Raises InputFileError if it is no Word file, or damaged.
    """
    with package(content, path, "Word", ".docx") as archive:
        main = _related(archive, "").get("officeDocument", "word/document.xml")
        root = parsed(archive.read(main))
        body = root.find(f"{W}body")
        if root.tag != f"{W}document" or body is None:
            raise ValueError(root.tag)
        related = _related(archive, main)
        parts = [related.get(kind) for kind in ("numbering", "styles")]
        numbering, styles = (part if part in archive.NameToInfo else None for part in parts)
        return Word(body, _made(archive, (styles,), _styles), _made(archive, (numbering, styles), lists_of))


_kept: dict[tuple[object, ...], Any] = {}


def _made(archive: zipfile.ZipFile, parts: tuple[str | None, ...], make: Callable[..., T]) -> T:
    """What *make* makes of the content of *parts* (None for one that is not there).

    Documents of one office share most parts but the text. What the last ones gave is kept by the checksums, so that
    such parts are not even unpacked.
    """
    infos = [None if part is None else archive.getinfo(part) for part in parts]
    key = (make, *(info and (info.filename, info.CRC, info.file_size) for info in infos))
    if key not in _kept:
        made = make(*(info and archive.read(info) for info in infos))
        while len(_kept) >= _MOST_KEPT:
            _kept.pop(next(iter(_kept)), None)
        _kept[key] = made
    return _kept[key]  # type: ignore[no-any-return]


def _styles(part: bytes | None) -> Styles:
    return Styles(None if part is None else parsed(part))


def _related(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """The parts that *part* (the empty name: the package) points to, by the last word of their relationship."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in archive.NameToInfo:
        return {}
    found = _made(archive, (relations,), _targets)
    return {kind: _placed(folder, target) for kind, target in found}


@lru_cache(maxsize=_MOST_KEPT)
def _placed(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _targets(relations: bytes) -> list[tuple[str, str]]:
    """Kind and target of the relationships that matter here, in the order of *relations*, last one first."""
    said = ((each.get("Type", "").rpartition("/")[2], each.get("Target", "")) for each in parsed(relations))
    return [(kind, target) for kind, target in said if kind in ("officeDocument", "styles", "numbering")][::-1]
