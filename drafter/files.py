"""The bytes of a file, or why they cannot be had."""

from __future__ import annotations

import errno
import gc
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from drafter.errors import InputFileError, Place, refused

MOST_BYTES = 64 << 20
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REFUSED = {
    errno.ENOENT: ("找不到这个文件", "核对文件名和所在的文件夹"),
    errno.EISDIR: ("这是一个文件夹，不是文件", "写上文件夹里的文件名"),
    errno.EACCES: ("没有读取这个文件的权限", "检查文件的权限；别的程序正开着它，就先关掉"),
    errno.EPERM: ("没有读取这个文件的权限", "检查文件的权限；别的程序正开着它，就先关掉"),
}


def read_bytes(path: Path) -> bytes:
    """All of a file, of at most 64 MB. Raises InputFileError, for old or encrypted Office files too."""
    try:
        status = path.stat()
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
            raise InputFileError("这不是普通文件", "换一个文件名", Place(str(path)))
        if status.st_size > MOST_BYTES:
            raise InputFileError("文件太大", f"一个文件至多 {MOST_BYTES >> 20} MB，请分成几个", Place(str(path)))
        content = path.read_bytes()
    except OSError as error:
        raise InputFileError(*refused(error, _REFUSED, "读不了这个文件", "检查路径"), Place(str(path))) from error
    if content.startswith(_OLD_OFFICE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in content
        cause = "文件加了密码" if encrypted else "这是旧格式的文件（.doc 或 .xls）"
        remedy = "用 Word、Excel 或 WPS 打开，" + ("去掉密码再存" if encrypted else "另存为 .docx 或 .xlsx")
        raise InputFileError(cause, remedy, Place(str(path)))
    return content


@contextmanager
def no_collecting() -> Iterator[None]:
    """Puts the garbage collector off while a large file is read.

    It would look through everything read so far again and again, for up to three times as long.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
