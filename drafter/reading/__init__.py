"""Somebody else's files: bytes → Source → Speech."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from drafter.errors import InputFileError, Place
from drafter.files import read_bytes
from drafter.reading.source import Source, SourceLine

__all__ = ["READERS", "Source", "SourceLine", "read_source"]


def _text(content: bytes, path: Path) -> Source:
    from drafter.reading.text import read_text

    return read_text(content, path)


def _markdown(content: bytes, path: Path) -> Source:
    from drafter.reading.markdown import read_markdown

    return read_markdown(content, path)


def _word(content: bytes, path: Path) -> Source:
    from drafter.reading.docx import read_docx

    return read_docx(content, path)


READERS: Mapping[str, Callable[[bytes, Path], Source]] = MappingProxyType(
    {".docx": _word, ".txt": _text, ".md": _markdown}
)
"""File suffix, lower case and with its dot → what reads it; each imports what it needs when it is called."""

_OLD_WORD = (".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt")


def read_source(path: Path) -> Source:
    """What a file holds, a paragraph a line; how it is read hangs on its suffix.

    Raises InputFileError for a file that is not there, cannot be read, is damaged or encrypted, or of another kind.
    """
    content = read_bytes(path)
    suffix = path.suffix.lower()
    if suffix in READERS:
        return READERS[suffix](content, path)
    if suffix in _OLD_WORD:
        cause, remedy = f"不会读“{suffix}”文件", "用 Word 或 WPS 打开，另存为 .docx"
    else:
        cause = f"不会读“{suffix}”文件" if suffix else "文件没有扩展名，不知道是什么格式"
        remedy = f"可以读：{'、'.join(READERS)}；别的格式先另存为 .docx 或 .txt"
    raise InputFileError(cause, remedy, Place(str(path)))
