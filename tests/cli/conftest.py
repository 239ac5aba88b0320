"""The command line, run in this process, and the files that it leaves in the working folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from drafter.cli import main


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    status: int
    out: str
    err: str
    files: tuple[str, ...]


Run = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command without a terminal in the working folder."""
    monkeypatch.delenv("DRAFTER_DEBUG", raising=False)

    def command(*arguments: str) -> Result:
        with pytest.raises(SystemExit) as left:
            main(list(arguments))
        said = capsys.readouterr()
        files = tuple(sorted(str(path) for path in Path().rglob("*") if path.is_file()))
        return Result(int(left.value.code or 0), said.out, said.err, files)

    return command


@pytest.fixture
def file() -> Callable[[str, str], str]:
    """Writes a file into the working folder and gives its name."""

    def write(name: str, text: str) -> str:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return name

    return write
