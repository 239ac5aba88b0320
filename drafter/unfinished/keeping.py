"""Keeping one unfinished draft, and keeping others from it meanwhile."""

from __future__ import annotations

import secrets
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from drafter.answersfile import RunSettings, to_yaml, with_run
from drafter.compose import Answers, Composition
from drafter.errors import InputFileError
from drafter.saving import save
from drafter.unfinished.locks import lock_file, taken
from drafter.unfinished.shelf import SUFFIX, Unfinished, folder

_PATIENCE = 1.0
"""Seconds to wait for a lock: who only looks at the drafts holds each for a moment."""


class Keeping:
    """An unfinished draft that is being written. Its lock is held until it is closed or removed."""

    def __init__(self, path: Path, lock: FileLock | None = None) -> None:
        self.path = path
        self._lock = lock

    @classmethod
    def anew(cls) -> Keeping:
        """A draft that nothing has been saved of yet."""
        return cls(folder() / f"{datetime.now():%Y-%m-%d-%H%M%S}-{secrets.token_hex(2)}{SUFFIX}")

    @classmethod
    def of(cls, draft: Unfinished) -> Keeping:
        """An unfinished draft to go on with. Raises InputFileError if somebody else is at it, or it is gone."""
        called = draft.called or draft.name
        try:
            keeping = cls(draft.path, taken(draft.path, _PATIENCE))
        except Timeout as error:
            raise InputFileError(f"“{called}”正在别处写", "到那个窗口里接着写；要在这里写，先在那里停下") from error
        if not draft.path.exists():
            keeping.close()
            raise InputFileError(f"“{called}”已经写完，或者删去了", "用 drafter drafts 看还有哪些")
        return keeping

    @property
    def is_kept(self) -> bool:
        """Whether there is anything of it."""
        return self.path.exists()

    def save(self, answers: Answers, composition: Composition, run: RunSettings) -> None:
        """Write the draft as it stands now and how to go on with it, whole or not at all. Raises OutputError."""
        with suppress(OSError):  # saving says what is wrong
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._lock is None:
            with suppress(Timeout):
                self._lock = taken(self.path, _PATIENCE)
        text = with_run(to_yaml(answers, composition), run)
        save(text.encode(), self.path, force=True)

    def remove(self) -> None:
        """The draft is finished with: nothing is left of it."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
        self.close()
        with suppress(OSError):
            lock_file(self.path).unlink(missing_ok=True)

    def close(self) -> None:
        """Others may go on with it from now on."""
        if self._lock:
            self._lock.release()
            self._lock = None
