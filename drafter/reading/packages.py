"""Office files: zip packages, which may unpack to far more than they are."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from drafter.errors import DrafterError, InputFileError, Place

MOST_UNPACKED = 256 << 20
"""Bytes that a package may unpack to; a document of a million characters takes a tenth."""


@contextmanager
def package(content: bytes, path: Path, kind: str, suffix: str) -> Iterator[zipfile.ZipFile]:
    """The package in *content*, open; *kind* (Word, Excel) and *suffix* name it in messages.

    Whatever goes wrong inside, being damage to the file, is raised as InputFileError.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
                raise InputFileError("文件解开以后太大，像是坏了", f"用 {kind} 打开，另存一份再试", Place(str(path)))
            yield archive
    except DrafterError:
        raise
    except Exception as error:  # a damaged package may bring about anything
        cause, remedy = f"这不是 {kind} 文件，或者文件坏了", f"用 {kind} 或 WPS 打开看看，另存为 {suffix} 再试"
        raise InputFileError(cause, remedy, Place(str(path))) from error
