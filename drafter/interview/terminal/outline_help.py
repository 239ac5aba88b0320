"""What F1 shows in the outline: what it is, and all its keys."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.columns import wrapped
from drafter.interview.terminal.explaining import aligned
from drafter.interview.terminal.helping import read

_ABOUT = "提纲：一行是稿子里的一处。停在哪一行，下面就列出那一处的全文和查出的问题。"

_KEYS = (
    "↑↓ k j　移动；PgUp PgDn 翻页，Home End 到头到尾",
    "回车　改这一处；没有的、未答的，就填上",
    "a Insert　在标题行加一部分，在要点上加一条；在基本情况里，最前面加一部分",
    "d Delete　删去；标题行删的是整个部分，要再按一次；职务、姓名、日期等删去就不写",
    "K J　这一部分、这一条往上、往下挪；Alt-↑ Alt-↓、Shift-↑ Shift-↓ 也行",
    "u Ctrl-Z　撤销，可以一步步撤到头",
    "f Tab　下一处错误、警告或待填",
    "p Ctrl-P　预览",
    "q Esc　还有没答的，回去接着答",
    "w　都答完了，写成稿子",
    "F1　这份说明",
    "Ctrl-C　停下，答过的都存好",
)


def page(columns: int) -> Iterator[str]:
    """The help for the outline in lines of at most *columns* columns."""
    yield from (f"  {line}" for line in wrapped(_ABOUT, columns - 2))
    yield ""
    yield from (f"  {line}" for line in aligned(_KEYS, columns - 2))


def show() -> None:
    """Show the help until the user has read it. Raises KeyboardInterrupt or EOFError when the user leaves."""
    read(page)
