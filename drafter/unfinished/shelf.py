"""What there is of unfinished drafts: one answers file each, in a folder of the user's own."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from drafter.answersfile import RunSettings, run_of, template_of
from drafter.errors import DrafterError, InputFileError, Place
from drafter.locations import user_state
from drafter.unfinished.locks import is_held
from drafter.yamlfile import read

SUFFIX = ".yaml"


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An unfinished draft: its answers file, its template, how to go on with it, when it was *saved* last.

    It is *busy* while somebody is at it.
    """

    path: Path
    template: str
    run: RunSettings
    saved: datetime
    busy: bool = False

    @property
    def name(self) -> str:
        """What its file is called, which never changes."""
        return self.path.stem

    @property
    def called(self) -> str:
        """Its title, or its theme while it has none; empty if it has neither."""
        return self.run.title or self.run.theme


@dataclass(frozen=True, slots=True)
class Broken:
    """A file among the unfinished drafts that cannot be read, and why."""

    path: Path
    error: DrafterError


def folder() -> Path:
    """Where unfinished drafts are kept."""
    return user_state() / "drafts"


def unfinished() -> tuple[list[Unfinished], list[Broken]]:
    """Every unfinished draft, the one saved last first; and the files that cannot be read."""
    found: list[Unfinished] = []
    broken: list[Broken] = []
    for path in _files():
        try:
            found.append(_read(path))
        except FileNotFoundError:
            continue  # it has just been finished
        except OSError as error:
            broken.append(Broken(path, InputFileError("这个文件读不了", "检查它的权限", Place(str(error.filename)))))
        except DrafterError as error:
            if path.exists():
                broken.append(Broken(path, error))
    return sorted(found, key=lambda draft: (draft.saved, draft.name), reverse=True), broken


def _files() -> list[Path]:
    with suppress(OSError):
        return sorted(path for path in folder().iterdir() if path.suffix == SUFFIX and not path.name.startswith("."))
    return []


def _read(path: Path) -> Unfinished:
    saved = datetime.fromtimestamp(path.stat().st_mtime)
    document = read(path)
    return Unfinished(path, template_of(document), run_of(document), saved, is_held(path))
