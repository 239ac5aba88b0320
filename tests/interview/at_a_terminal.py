"""The program at a real pseudo-terminal: keys go in, and what a user would see stands on a screen of so many cells."""

from __future__ import annotations

import copy
import re
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

if sys.platform == "win32":
    pytest.skip("没有伪终端", allow_module_level=True)

import docx
import pexpect
import pyte

from .conftest import SMALL

UP, DOWN, HOME, END, PAGE_UP, PAGE_DOWN = "\x1b[A", "\x1b[B", "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~"
ENTER, TAB, ESCAPE, BACKSPACE, F1 = "\r", "\t", "\x1b", "\x7f", "\x1bOP"
CTRL_B, CTRL_C, CTRL_D, CTRL_G, CTRL_K, CTRL_L = "\x02", "\x03", "\x04", "\x07", "\x0b", "\x0c"
CTRL_P, CTRL_R, CTRL_U = "\x10", "\x12", "\x15"
PATIENCE = 30
"""Seconds after which nothing more is to be expected."""
_ESCAPES = re.compile(r"\x1b(\[[0-9;?]*[A-Za-z]|[()][A-Z0-9]|[=>])")
_KEYS = "Ctrl Tab PgUp PgDn Esc Home End"
"""Words of three and more letters that stand on the keyboard; all others are English."""
_NAMES = "drafter resume write small docx answers yaml Times New Roman"
"""The command, what comes after it, files and a font."""
FACTS = (
    *("--set", "theme=乡村振兴", "--set", "occasion=乡村振兴专题学习研讨会", "--set", "unit=青岭镇"),
    *("--set", "area=全镇", "--set", "audience=各村各站所"),
    *("--set", "office=镇长", "--set", "name=周明", "--set", "date=2026-05-20"),
)
"""All that the basic questions of the shipped templates ask for, as options."""
_PROGRAM = "from drafter.cli import main; main()"
_STILL = 5
"""Seconds after which a screen that does not look as it should will not come to do so."""


class _Cells(pyte.Screen):
    """A screen with a second one for programs that take the whole of it, as every terminal has; pyte has none."""

    _kept: tuple[Any, Any] | None = None

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        if 1049 in modes and kwargs.get("private"):
            self._kept = copy.deepcopy(self.buffer), copy.copy(self.cursor)
            self.erase_in_display(2)
        super().set_mode(*modes, **kwargs)

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        super().reset_mode(*modes, **kwargs)
        if 1049 in modes and kwargs.get("private") and self._kept:
            (self.buffer, self.cursor), self._kept = self._kept, None


class Screen:
    """A terminal of a size, and the *program* that runs at it: `drafter new` unless another *command* is said."""

    def __init__(
        self, *arguments: str, command: str = "new", columns: int = 80, rows: int = 24, program: str = _PROGRAM
    ) -> None:
        self._screen = _Cells(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._child = pexpect.spawn(
            sys.executable,
            ["-c", program, command, *arguments],
            dimensions=(rows, columns),
            encoding="utf-8",
            timeout=PATIENCE,
        )
        self._child.delaybeforesend = None
        self.everything = ""

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def cells(self) -> _Cells:
        return self._screen

    def until(self, *wanted: str, gone: str = "") -> str:
        """The screen once all of *wanted* stand on it, and what is to be *gone* does not."""
        return self.once(
            lambda text: all(one in text for one in wanted) and not (gone and gone in text), "、".join(wanted)
        )

    def once(self, holds: Callable[[str], bool], wanted: str) -> str:
        """The screen once something *holds* of it; *wanted* says what."""
        while not holds(self.text):
            try:
                self._read()
            except (pexpect.EOF, pexpect.TIMEOUT):
                pytest.fail(f"等不到 {wanted}，屏幕上是：\n{self.text}")
        return self.text

    def settled(self, expected: str, seen: Callable[[str], str] = str.strip) -> str:
        """What is *seen* of the screen, once it is as *expected* or nothing happens any more."""
        while (shown := seen(self.text)) != expected and not self._child.closed:
            try:
                self._read(_STILL)
            except (pexpect.TIMEOUT, pexpect.EOF):
                return seen(self.text)
        return shown

    def _read(self, patience: float = PATIENCE) -> None:
        found = self._child.read_nonblocking(65536, timeout=patience)
        self.everything += found
        self._stream.feed(found)

    def type(self, *keys: str) -> None:
        self._child.send("".join(keys))

    def answer(self, ask: str, keys: str = "") -> None:
        """Wait until *ask* is the question, then type *keys* and Enter."""
        self.until(f"▸ {ask}\n")
        self.type(keys, ENTER)

    def resize(self, columns: int, rows: int) -> None:
        """Another size of the window, in the middle of whatever is on it."""
        self._screen.resize(rows, columns)
        self._child.setwinsize(rows, columns)

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send the signal *number*; unless it is said, what a power cut does."""
        self._child.kill(number)

    def status(self) -> int | None:
        """The exit status, once the program has ended; None if it was killed."""
        try:
            while True:
                self._read()
        except pexpect.EOF:
            self._child.close()
        status: int | None = self._child.exitstatus
        return status

    def close(self) -> None:
        self._child.close(force=True)


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Screen]]:
    """Start the program, the small template at hand; all that were started are ended with the test."""
    started: list[Screen] = []

    class Started(Screen):
        def __init__(
            self, *arguments: str, command: str = "new", columns: int = 80, rows: int = 24, program: str = _PROGRAM
        ) -> None:
            super().__init__(*arguments, command=command, columns=columns, rows=rows, program=program)
            started.append(self)

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LANG", "C.UTF-8")
    Path("templates").mkdir()
    Path("templates/small.yaml").write_text(
        yaml.safe_dump(SMALL, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )
    yield Started
    for screen in started:
        screen.close()


def pasted(text: str) -> str:
    """*text* as a terminal sends it that is asked to say what is pasted."""
    return f"\x1b[200~{text}\x1b[201~"


def written(path: Path | str) -> str:
    """What a Word document says, a paragraph a line."""
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def english(shown: str) -> set[str]:
    """The words in *shown* that a reader of Chinese need not know."""
    return {*re.findall(r"[A-Za-z]{3,}", _ESCAPES.sub("", shown))} - {*f"{_KEYS} {_NAMES}".split()}
