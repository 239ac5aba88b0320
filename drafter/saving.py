"""Putting finished bytes on disk: all or nothing, and never over a file nobody meant to overwrite."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from drafter.errors import OutputError, refused

_REFUSED = {
    errno.ENOENT: ("这个位置不能新建文件", "换一个文件夹"),
    errno.EACCES: ("没有写入这个文件夹的权限", "换一个可以写入的文件夹，或请管理员开通权限"),
    errno.EPERM: ("没有写入这个文件夹的权限", "换一个可以写入的文件夹，或请管理员开通权限"),
    errno.EROFS: ("这个位置是只读的", "换一个可以写入的文件夹"),
    errno.ENOSPC: ("磁盘空间不足", "清理磁盘，或换一个位置"),
    errno.EDQUOT: ("磁盘配额已经用完", "清理磁盘，或换一个位置"),
}


def save(content: bytes, path: Path, *, force: bool = False) -> None:
    """Write *content* to *path*, whole or not at all; an existing file is replaced only with *force*.

    The content goes to a temporary file beside the target, which then takes the target's name; the temporary file is
    gone afterwards whatever happens. Permissions are those of any new file (the umask). With *force*, a symbolic link
    stays and the file it points to is replaced. Raises OutputError, in Chinese, for a path that is a folder or no
    ordinary file, a missing parent folder, an existing file, and whatever the system refuses.
    """
    with _refusals(path):
        _check(path, force=force)
        target = path.resolve() if path.is_symlink() else path
        _write(content, target, force=force)


def replace_file(content: bytes, path: Path) -> None:
    """Write *content* to *path*, whole or not at all, over whatever stands there. Raises OSError."""
    _write(content, path.resolve() if path.is_symlink() else path, force=True)


def check_writable(path: Path, *, force: bool) -> None:
    """Find out before any work whether `save` may write to *path*, as far as looking tells. Raises OutputError."""
    with _refusals(path):
        _check(path, force=force)


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    """What the system refuses inside, as an OutputError."""
    try:
        yield
    except FileExistsError:
        raise _exists(path) from None
    except OSError as error:
        cause, remedy = refused(error, _REFUSED, "系统不允许在这里写文件", "换一个文件夹或文件名")
        raise _refusal(path, cause, remedy) from error


def _refusal(path: Path, cause: str, remedy: str) -> OutputError:
    return OutputError(f"不能写入 {path}：{cause}", remedy)


def _exists(path: Path) -> OutputError:
    return _refusal(path, "文件已经存在", "换一个文件名；确实要覆盖它，就加上 --force")


def _check(path: Path, *, force: bool) -> None:
    if path.is_dir():
        raise _refusal(path, "这是一个文件夹", f"在后面加上文件名，例如 {path / '讲话稿.docx'}")
    if path.exists() and not path.is_file():
        raise _refusal(path, "这不是普通文件", "换一个文件名")
    if not force and os.path.lexists(path):
        raise _exists(path)
    parent = path.parent
    if not parent.exists():
        raise _refusal(path, f"文件夹 {parent} 不存在", "先建好这个文件夹，或换一个已有的文件夹")
    if not parent.is_dir():
        raise _refusal(path, f"{parent} 不是文件夹", "换一个文件夹")


def _write(content: bytes, target: Path, *, force: bool) -> None:
    temporary = target.parent / f".drafter-{secrets.token_hex(8)}.tmp"
    try:
        with temporary.open("xb") as file:
            file.write(content)
        if force:
            os.replace(temporary, target)
        else:
            _publish(temporary, target)
    finally:
        with suppress(OSError):
            temporary.unlink()


def _publish(temporary: Path, target: Path) -> None:
    """Give *temporary* the name *target*, or raise FileExistsError; nobody can come in between.

    Where the file system has no hard links, the name is taken first with an empty file of one's own.
    """
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        target.open("xb").close()
        try:
            os.replace(temporary, target)
        except BaseException:
            with suppress(OSError):
                target.unlink()
            raise
