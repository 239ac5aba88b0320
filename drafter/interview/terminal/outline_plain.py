"""The outline at a terminal that can do no more than print line after line."""

from __future__ import annotations

import re

from drafter.columns import shortened, width
from drafter.interview.outline import Row
from drafter.interview.session import Session
from drafter.interview.terminal.look import columns, say
from drafter.interview.terminal.outline_acts import Act, Asker, Choice
from drafter.interview.terminal.outline_screen import GROUP, View
from drafter.interview.terminal.plain import read

_WORDS = {
    "撤销": Act.UNDO, "预览": Act.PREVIEW, "写": Act.WRITE, "返回": Act.RETURN, "接着答": Act.RETURN,
    "u": Act.UNDO, "!": Act.PREVIEW, "！": Act.PREVIEW, "p": Act.PREVIEW, "w": Act.WRITE, "q": Act.RETURN,
    "<": Act.RETURN, "＜": Act.RETURN, "《": Act.RETURN,
}  # fmt: skip
_WITH_ROW = {"": Act.CHANGE, "改": Act.CHANGE, "上": Act.UP, "下": Act.DOWN, "加": Act.ADD, "删": Act.REMOVE}
_COMMAND = re.compile(r"(\d+)\s*(改|上|下|加|删)?")
_HELP = "编号 改；“5 上”“5 下”挪动，“5 加”“5 删”；撤销、预览、{way}；空着回车 再看一遍"


def asker() -> Asker:
    """What prints the outline with numbers, whenever it has changed, and takes what is typed under it."""
    printed_last: Session | None = None

    def ask(view: View) -> Choice:
        nonlocal printed_last
        if printed_last is not view.session:
            for line in printed(view, columns()):
                say(line)
        printed_last = view.session
        if view.said:
            say(view.said)
        asked_once = bool(view.at_risk)
        if asked_once:
            say(f"再写一次“{view.at + 1} 删”，删去{view.at_risk}")
        while True:
            say(_HELP.format(way="返回" if view.composition.questions else "写"))
            line = read()
            choice = understood(line, len(view.rows))
            if choice:
                sure = asked_once and choice.act is Act.REMOVE and choice.at == view.at
                return choice._replace(sure=sure)
            asked_once = False
            if not line.strip():
                for row in printed(view, columns()):
                    say(row)
            else:
                say(f"没有看懂。写 1 到 {len(view.rows)} 的编号，或下面说的词")

    return ask


def printed(view: View, columns: int) -> list[str]:
    """The outline as lines of text of at most *columns* columns, a number before each row, findings in full."""
    out = ["", "　".join(view.head), GROUP]
    for number, row in enumerate(view.rows, 1):
        indent = "  " * row.depth
        out.append(_line(f"{indent}{number}. ", row, columns))
        for finding in row.grave:
            name = "错误" if finding.severity == "E" else "警告"
            out.append(f"{indent}   {name}：{finding.message}。{finding.remedy}。")
    return out


def understood(typed: str, rows: int) -> Choice | None:
    """What a typed line asks for, or None."""
    line = typed.strip()
    if line in _WORDS:
        return Choice(_WORDS[line], rows)
    found = _COMMAND.fullmatch(line)
    if not found or not 1 <= int(found[1]) <= rows:
        return None
    return Choice(_WITH_ROW[found[2] or ""], int(found[1]) - 1)


def _line(number: str, row: Row, columns: int) -> str:
    if not row.text:
        return f"{number}（{'未答' if row.open else '没有'}）{row.label}"
    label = "" if row.is_heading else f"{row.label}　"
    count = "" if row.is_field or row.is_heading else f"（{row.characters:,} 字）"
    return number + shortened(label + row.marker + row.text, columns - width(number) - width(count)) + count
