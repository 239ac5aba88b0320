"""A Word document as PDF, by way of LibreOffice."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

from drafter.errors import OutputError, refused

TIMEOUT = 180.0
"""Seconds that LibreOffice may take; a speech takes it about two."""

DYING = 10.0
"""Seconds that are waited for programs that have been killed to be gone."""

OPTIONS = {"ExportBookmarks": {"type": "boolean", "value": "true"}}
"""Of the filter writer_pdf_Export. LibreOffice before 7.4 reads no JSON here, and makes bookmarks by default."""

MAC = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
_PROGRAM_FILES = ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)")

_INSTALL = (
    "先装 LibreOffice：Debian、Ubuntu、统信、麒麟上运行 sudo apt install libreoffice-writer，"
    "Windows、macOS 到 LibreOffice 官网（libreoffice.org）下载；或者先写成 .docx，再用 Word 或 WPS 另存为 PDF"
)
_INSTEAD = "先写成 .docx，再用 Word 或 WPS 另存为 PDF"
_INCOMPLETE = f"检查 LibreOffice 装全了没有（要有 Writer），能不能打开 .docx；或者{_INSTEAD}"
_REFUSED = {
    errno.ENOSPC: ("磁盘空间不足", "清理磁盘再试"),
    errno.EDQUOT: ("磁盘配额已经用完", "清理磁盘再试"),
}


def find_office() -> Path | None:
    """The LibreOffice of this machine: soffice or libreoffice on PATH, else where Windows and macOS have it."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return Path(found).absolute()
    return next((place for place in _usual_places() if place.is_file()), None)


def check_office() -> None:
    """Find out before any work whether a PDF can be made. Raises OutputError where there is no LibreOffice."""
    _office()


def to_pdf(document: bytes) -> bytes:
    """The PDF of a .docx, with its title and author, fonts embedded, its headings as bookmarks.

    LibreOffice works with a user profile of its own in a temporary folder that is gone afterwards, so several at a
    time do not meet, nor one that the user has open. The same document does not give the same bytes: LibreOffice writes
    the time into CreationDate, /ID and /DocChecksum, and 7.4 heeds no SOURCE_DATE_EPOCH; all the rest is the same.

    Raises OutputError where LibreOffice is missing, takes longer than TIMEOUT seconds, fails, or writes no PDF.
    """
    office = _office()
    try:
        with TemporaryDirectory(prefix="drafter-", ignore_cleanup_errors=True) as name:
            return _converted(office, document, Path(name).resolve())
    except OSError as error:
        cause, remedy = refused(error, _REFUSED, "系统不允许运行 LibreOffice 或写临时文件", _INSTEAD)
        raise OutputError(f"不能转成 PDF：{cause}", remedy) from error


def _office() -> Path:
    office = find_office()
    if office is None:
        raise OutputError("转成 PDF 要用 LibreOffice，这台电脑没有装", _INSTALL)
    return office


def _usual_places() -> Iterator[Path]:
    for variable in _PROGRAM_FILES:
        if folder := os.environ.get(variable):
            yield Path(folder, "LibreOffice", "program", "soffice.exe")
    yield MAC


def _converted(office: Path, document: bytes, folder: Path) -> bytes:
    """The PDF of *document*, made in *folder*; file names are given relative to it, lest the locale mangle them."""
    (folder / "speech.docx").write_bytes(document)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    kind = f"pdf:writer_pdf_Export:{json.dumps(OPTIONS, separators=(',', ':'))}"
    convert = ["--headless", "--norestore", "--convert-to", kind, "--outdir", ".", "speech.docx"]
    status, said = _run([str(office), profile, *convert], folder)
    if status:
        _fail(f"LibreOffice 没有转成 PDF，中途出错（退出码 {status}）", _INCOMPLETE, said)
    try:
        pdf = (folder / "speech.pdf").read_bytes()
    except FileNotFoundError:
        _fail("LibreOffice 没有写出 PDF", _INCOMPLETE, said)
    if not pdf.startswith(b"%PDF"):
        _fail("LibreOffice 写出的不是 PDF" if pdf else "LibreOffice 写出的 PDF 是空的", _INCOMPLETE, said)
    return pdf


def _run(command: list[str], folder: Path) -> tuple[int, bytes]:
    """Run *command* in *folder*, which holds its temporary files too: its exit status and what it said.

    Whatever ends the waiting ends all processes of the command with it.
    """
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "TMPDIR": str(folder), "TMP": str(folder), "TEMP": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        creationflags=_no_window(),
    ) as process:
        try:
            said, _ = process.communicate(timeout=TIMEOUT)
        except subprocess.TimeoutExpired as expired:
            _kill(process)
            cause = f"LibreOffice 转 PDF 超过 {TIMEOUT:g} 秒没有完成，已经停掉"
            _fail(cause, f"关掉一些程序再试；或者{_INSTEAD}", expired.output or b"")
        except BaseException:
            _kill(process)
            raise
        return process.returncode, said


def _no_window() -> int:
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW
    return 0


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End *process* and all its children, and wait until none of them holds its output open any more."""
    if sys.platform == "win32":
        command = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(command, check=False, capture_output=True, creationflags=_no_window())
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    with suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=DYING)


def _fail(cause: str, remedy: str, said: bytes) -> NoReturn:
    """Raise OutputError; what LibreOffice *said*, which is not Chinese, goes into a traceback only."""
    error = OutputError(cause, remedy)
    error.add_note(said.decode(errors="replace"))
    raise error
