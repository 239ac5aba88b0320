"""Everything that can go wrong, as one tree.

    DrafterError                 what the command line shows instead of a traceback; exit status 2
    ├── MistakesError            mistakes in files its user wrote, all of them at once
    │   ├── TemplateError        a template
    │   ├── BankError            a phrase bank
    │   ├── LayoutError          a layout
    │   └── AnswersError         an answers file, or answers given with --set
    ├── MissingAnswersError      nobody to ask, and answers are missing
    ├── InputFileError           a file that cannot be read
    ├── OutputError              a file that cannot or may not be written
    └── InterruptedByUser        Ctrl-C or end of input in the interview; exit status 130

Each says in Chinese: one cause, the place, the remedy.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mistake stands: file name, 1-based line and column, and the line itself.

    Line 0 means the file as a whole.
    """

    file: str
    line: int = 0
    column: int = 0
    text: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: its cause, the remedy, and its place if it has one."""

    cause: str
    remedy: str
    place: Place | None = None

    def __str__(self) -> str:
        head = f"{self.place}: {self.cause}" if self.place else self.cause
        quoted = f"\n    | {self.place.text.strip()}" if self.place and self.place.text.strip() else ""
        return f"{head}{quoted}\n    → {self.remedy}"


class DrafterError(Exception):
    """Base of all errors whose cause lies outside the program."""

    exit_status = 2

    def __init__(self, cause: str, remedy: str, place: Place | None = None) -> None:
        self.mistakes: tuple[Mistake, ...] = (Mistake(cause, remedy, place),)
        super().__init__(cause)

    def __str__(self) -> str:
        return "\n".join(str(mistake) for mistake in self.mistakes)


class MistakesError(DrafterError):
    """Several mistakes found in one reading, in the order of their places."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        found = tuple(mistakes)
        super().__init__(found[0].cause, found[0].remedy, found[0].place)
        self.mistakes = found


class TemplateError(MistakesError):
    """A template that does not hold to its schema or names what does not exist."""


class BankError(MistakesError):
    """A phrase bank that does not hold to its schema."""


class LayoutError(MistakesError):
    """A layout that does not hold to its schema, or cannot be printed."""


class AnswersError(MistakesError):
    """Answers that do not fit their template."""


class MissingAnswersError(DrafterError):
    """Required answers are missing and there is no terminal to ask at."""


class InputFileError(DrafterError):
    """A file that is missing, unreadable or not what it should be."""


class OutputError(DrafterError):
    """An output path that cannot be written, or that exists already."""


class InterruptedByUser(DrafterError):
    """The interview was left; what was answered has been saved."""

    exit_status = 130


Words = tuple[str, str]
"""A cause and its remedy."""

_REFUSED = {
    errno.ENAMETOOLONG: ("文件名太长", "换一个短一些的文件名"),
    errno.ENOTDIR: ("路径中间有一段不是文件夹", "检查路径，换一个文件夹"),
    errno.ELOOP: ("路径里的符号链接绕成了圈", "检查路径，换一个文件夹"),
    errno.EINVAL: ("文件名里有系统不认的字符", "换一个文件名"),
    errno.EIO: ("磁盘或网络盘出了毛病", "检查磁盘和网络，或换一个位置"),
    errno.ESTALE: ("网络盘断开了", "重新连上网络盘，或换一个位置"),
    errno.EMFILE: ("同时打开的文件太多", "关掉一些程序再试"),
    errno.ENFILE: ("同时打开的文件太多", "关掉一些程序再试"),
}


def refused(error: OSError, own: Mapping[int, Words], cause: str, remedy: str) -> Words:
    """What the system refuses, in Chinese: in the *own* words of who asked, in those all share, or *cause*, *remedy*.

    The system's words are not shown, since they are English; its number stands after *cause*.
    """
    number = error.errno or 0
    return own.get(number) or _REFUSED.get(number) or (f"{cause}（系统错误 {number}）", remedy)
