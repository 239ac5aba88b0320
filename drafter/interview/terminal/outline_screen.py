"""How the outline looks in a terminal of so many columns and rows. No terminal in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prompt_toolkit.formatted_text import StyleAndTextTuples

from drafter.columns import joined, shortened, width, wrapped
from drafter.compose import Composition
from drafter.compose.answers import PLACEHOLDER
from drafter.interview.outline import Row, progress, tally, written
from drafter.interview.session import Session
from drafter.interview.terminal.look import MARK

GROUP = "基本情况"
_DEEPEST = 4
_WIDEST = 96
_MOST_BELOW = 10
_MOST_OF_TEXT = 6
_FEWEST_WITH_DETAIL = 12
"""Rows of a terminal from which on the highlighted row is shown in full below the list."""
_GRADES = {"E": ("class:error", "错误"), "W": ("class:warning", "警告"), "I": ("class:instruction", "提示")}
_SHORT = ("fields", "title", "subtitle", "salutation", "thanks")
"""Places whose length nobody wants to know."""
_KEYS = (
    "↑↓ 移动", "回车 改", "a 加一条／加一部分", "d 删", "K／J 挪动", "u 撤销", "f 找毛病", "p 预览", "F1 说明",
    "q 返回", "w 写成稿子",
)  # fmt: skip


@dataclass(frozen=True)
class View:
    """What the outline shows: its rows, which is highlighted (the one past the last is the way out), what was said.

    *at_risk* is what removing the highlighted row again takes away; empty unless that has been asked for once.
    """

    session: Session
    rows: Sequence[Row]
    at: int = 0
    said: str = ""
    first: int = 0
    undoable: bool = False
    at_risk: str = ""

    @property
    def composition(self) -> Composition:
        return self.session.composition

    @property
    def way_out(self) -> str:
        """What the last row does."""
        left = len(self.composition.questions)
        return f"接着答（还有 {left} 问）" if left else "写成稿子"

    @property
    def head(self) -> tuple[str, ...]:
        """What the first line says of the draft."""
        session = self.session
        found = tally(finding for row in self.rows for finding in row.remarks)
        return ("提纲", f"全文 {written(session)}", progress(session), *filter(None, [found]))


def next_in_need(view_rows: Sequence[Row], at: int) -> int | None:
    """The next row after *at*, from the top again after the last, with an error, a warning or something to fill in."""
    wanted = [number for number, row in enumerate(view_rows) if row.open or row.grave]
    later = [number for number in wanted if number > at]
    return next(iter([*later, *wanted]), None)


def none_in_need(view_rows: Sequence[Row]) -> str:
    """What is said where `next_in_need` finds nothing: hints are no need, but they are there."""
    hints = sum(len(row.remarks) for row in view_rows)
    return f"没有错误、警告，也没有待填的；提示 {hints} 条，停在那一处看得到" if hints else "没有毛病，也没有待填的"


def listed(row: Row, room: int) -> StyleAndTextTuples:
    """*row* on one line of *room* columns: its label where it is needed, what stands there, how long and how good it is."""
    notes = _notes(row)
    beside = sum(width(text) + 2 for _, text in notes)
    if beside > room // 2:
        notes, beside = notes[:1], width(notes[0][1]) + 2
        notes, beside = (notes, beside) if beside <= room // 2 else ([], 0)
    inner = room - beside
    if not row.text:
        absent = "未答" if row.open else "没有"
        body: StyleAndTextTuples = [("class:absent", shortened(f"（{absent}）{row.label}", inner))]
    else:
        label = "" if row.is_heading else f"{row.label}　"
        body = [("class:instruction", shortened(label, inner))] if label else []
        body += coloured(shortened(row.marker + row.text, max(inner - width(label), 0)), "heading" * row.is_heading)
    used = sum(width(text) for _, text, *_ in body)
    gap: StyleAndTextTuples = [("", " " * max(inner - used, 0))] if notes else []
    return [*body, *gap, *((style, f"  {text}") for style, text in notes)]


def coloured(text: str, style: str = "") -> StyleAndTextTuples:
    """*text* in a style, with what is still to be filled in made to stand out."""
    out: StyleAndTextTuples = []
    plain, end = f"class:{style}" if style else "", 0
    for found in PLACEHOLDER.finditer(text):
        out += [(plain, text[end : found.start()]), ("class:open", found[0])]
        end = found.end()
    # One that was cut off at the end of the line.
    rest = text[end:]
    cut = rest.rfind("【待填") if "】" not in rest[rest.rfind("【待填") :] else -1
    out += [(plain, rest)] if cut < 0 else [(plain, rest[:cut]), ("class:open", rest[cut:])]
    return [part for part in out if part[1]]


def screen(view: View, columns: int, rows: int) -> tuple[list[StyleAndTextTuples], int]:
    """The lines of the outline, and the first line of the list that is in sight."""
    head: list[StyleAndTextTuples] = [
        [("class:qmark", f"{MARK} "), ("class:question", joined(list(view.head), columns - 2))]
    ]
    foot = _foot(view, columns, rows)
    reserved = min(_MOST_BELOW, rows * 3 // 10) if rows >= _FEWEST_WITH_DETAIL else 0
    below = _cut(_below(view, columns, reserved), reserved, columns) if reserved else []

    listing, here = _listing(view, columns)
    room = max(rows - len(head) - len(foot) - reserved, 1)
    first = _first_shown(len(listing), room, here, view.first)
    seen = listing[first : first + room]
    if room > 2:
        if first:
            seen[0] = (
                [("class:instruction", shortened(f"   ↑ 还有 {first + 1} 行", columns))] if here != first else seen[0]
            )
        hidden = len(listing) - first - room
        if hidden > 0 and here != first + room - 1:
            seen[-1] = [("class:instruction", shortened(f"   ↓ 还有 {hidden + 1} 行", columns))]
    empty: list[StyleAndTextTuples] = [[] for _ in range(room - len(seen) + reserved - len(below))]
    return [*head, *seen, *below, *empty, *foot], first


def _listing(view: View, columns: int) -> tuple[list[StyleAndTextTuples], int]:
    """The lines of the list, and which of them is the highlighted one."""
    out: list[StyleAndTextTuples] = []
    here = 0
    for number, row in enumerate(view.rows):
        if row.is_field and number == 0:
            out.append([("class:instruction", shortened(f"   {GROUP}", columns))])
        indent = min(row.depth, _DEEPEST) * (2 if columns >= 40 else 1)
        line = listed(row, max(columns - 3 - indent, 4))
        if number == view.at:
            here = len(out)
            line = [(f"{style} class:highlighted", text) for style, text, *_ in line]
        out.append([_pointer(number == view.at), ("", " " * indent), *line])
    last = len(view.rows) == view.at
    here = len(out) if last else here
    style = "class:highlighted" if last else "class:given"
    out.append([_pointer(last), (style, shortened(view.way_out, columns - 3))])
    return out, here


def _pointer(here: bool) -> tuple[str, str]:
    return ("class:pointer", " » " if here else "   ")


def _notes(row: Row) -> list[tuple[str, str]]:
    """What stands at the right edge of a row, the most important first."""
    found = [("class:open", "待填")] if row.open and row.answered else []
    for grade, (style, name) in _GRADES.items():
        if count := sum(finding.severity == grade for finding in row.remarks):
            found.append((style, f"{name} {count}"))
    if row.path[0] not in _SHORT and not row.is_heading and row.characters:
        found.append(("class:instruction", f"{row.characters:,} 字"))
    return found


def _below(view: View, columns: int, room: int) -> list[StyleAndTextTuples]:
    """The highlighted row with what was found in it, the gravest first; its text gives way to that in *room* lines."""
    inner = min(columns - 4, _WIDEST)
    if view.at >= len(view.rows):
        return []
    row = view.rows[view.at]
    rule = f"── {row.label} {row.characters:,} 字 " if row.characters and not row.is_field else f"── {row.label} "
    out: list[StyleAndTextTuples] = [
        [("class:instruction", f"  {shortened(rule, inner)}{'─' * max(inner - width(rule), 0)}")]
    ]
    remarks: list[StyleAndTextTuples] = []
    for finding in sorted(row.remarks, key=lambda finding: list(_GRADES).index(finding.severity)):
        style, name = _GRADES[finding.severity]
        told = f"{name}：{finding.message}。{finding.remedy}。"
        remarks += [[(style, f"  {line}")] for line in wrapped(told, inner)]
    text = wrapped(row.marker + row.text, inner) if row.text else []
    most = min(max(room - 1 - len(remarks), 2), _MOST_OF_TEXT)
    if len(text) > most:
        text = text[:most]
        text[-1] = shortened(text[-1], inner - 2).rstrip("…") + "…"
    given: list[StyleAndTextTuples] = [[("", "  "), *coloured(line, "given")] for line in text]
    return [*out, *given, *remarks]


def _cut(lines: list[StyleAndTextTuples], most: int, columns: int) -> list[StyleAndTextTuples]:
    if len(lines) <= most:
        return lines
    hidden = len(lines) - most + 1
    return [*lines[: most - 1], [("class:instruction", shortened(f"  …… 还有 {hidden} 行", columns))]]


def _foot(view: View, columns: int, rows: int) -> list[StyleAndTextTuples]:
    """What was said last, and the keys, on as many lines as they need and there is room for."""
    left = bool(view.composition.questions)
    keys = [key for key in _KEYS if not key.startswith("w" if left else "q")]
    keys = [key for key in keys if view.undoable or not key.startswith("u")]
    lines: list[str] = []
    while keys and len(lines) < (2 if rows >= _FEWEST_WITH_DETAIL else 1):
        line = joined(keys, columns - 2) if lines else _begun(keys, columns - 2)
        lines.append(line)
        keys = [key for key in keys if key not in line.split("　")]
    style, told = ("class:warning", f"再按一次 d，删去{view.at_risk}") if view.at_risk else ("class:said", view.said)
    said: list[StyleAndTextTuples] = [[(style, f"  {shortened(told, columns - 2)}")]]
    if rows < _FEWEST_WITH_DETAIL and not told:
        said = []
    foot: list[StyleAndTextTuples] = [[("class:instruction", f"  {line}")] for line in lines if line]
    return ([*said, *foot])[: max(rows - 2, 0)]


def _begun(keys: list[str], columns: int) -> str:
    """As many of the first *keys* as one line takes, none left out between them."""
    line = ""
    for key in keys:
        longer = f"{line}　{key}" if line else key
        if width(longer) > columns:
            break
        line = longer
    return line


def _first_shown(lines: int, room: int, at: int, first: int) -> int:
    """The first of *lines* to show in *room* rows so that *at* and its neighbours are in sight; *first* if it may be."""
    beside = 1 if room > 2 else 0
    first = min(max(first, at + beside - room + 1), at - beside)
    return max(min(first, lines - room), 0)
