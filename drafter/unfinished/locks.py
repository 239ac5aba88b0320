"""The lock of an unfinished draft: who holds it is at the draft."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout


def taken(path: Path, patience: float = 0.0) -> FileLock | None:
    """The lock of the draft at *path*, held; None where the file system knows no locking.

    Raises Timeout if somebody else still has it after *patience* seconds.
    """
    lock = FileLock(lock_file(path), timeout=patience)
    try:
        lock.acquire()
    except Timeout:
        raise
    except (OSError, NotImplementedError):
        return None
    return lock


def is_held(path: Path) -> bool:
    """Whether somebody has the lock of the draft at *path*."""
    if not lock_file(path).exists():
        return False
    try:
        lock = taken(path)
    except Timeout:
        return True
    if lock:
        lock.release()
    return False


def lock_file(path: Path) -> Path:
    """The file that the lock of the draft at *path* is."""
    return path.with_suffix(".lock")
