"""What is said beside a question: how far the interview has come, and on F1 what is asked for and all the keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from drafter.columns import joined, width, wrapped
from drafter.compose import Question
from drafter.interview.meanings import MEANINGS
from drafter.interview.outline import length
from drafter.interview.picking import Menu
from drafter.interview.session import Session
from drafter.phrases import ROLE_NAMES

_WORTH_SAYING = 100
"""字 from which on the draft is more than its enumerators."""

_LONGEST_ASK = 60

_NARROWEST = 16
"""Columns that what a key does has at least beside the key."""

MOVE, TAKE = "↑↓ 移动", "回车 选定"

TICKING = ("↑↓　移动", "空格　选或不选", "a　全选", "回车　选好了", "<　上一问", "?　以后填")
EVERYWHERE = (
    "Ctrl-B　上一问",
    "Ctrl-P　预览",
    "Ctrl-L　看提纲",
    "F1　这份说明",
    "Ctrl-C　停下，答过的都存好",
)


def picking(menu: Menu[Any]) -> tuple[str, ...]:
    """The keys that *menu* has, each with what it does."""
    untyped, then = ("没打字时 ", "没打字时：") if menu.search else ("", "")
    said = (
        (True, f"↑↓ PgUp PgDn　移动；{untyped}1 到 9 跳到那一条"),
        (menu.search, "打字　按汉字、拼音、声母来找；Esc 或 Ctrl-U 清空"),
        (True, "回车　选定；找不到的，就用打的字" if menu.own else "回车　选定"),
        (menu.editable, "Tab　改一改再用"),
        (menu.several, "空格　多选，回车连成一段再改"),
        (menu.sets, "Ctrl-G　同组的标题都用"),
        (menu.fresh, "Ctrl-R　换一批"),
        (menu.keepable, "Ctrl-K　把打的字记进自己的句库"),
        (True, f"<　{then}上一问"),
        (True, f"?　{then}以后填"),
    )
    return tuple(key for holds, key in said if holds)


def typing(*, phrases: bool) -> tuple[str, ...]:
    """The keys of a line, each with what it does; *phrases* may stand in it and be kept, or not."""
    said = (
        (True, "回车　写好了"),
        (True, "Tab　用灰字，或补上列出的句子" if phrases else "Tab　用灰字"),
        (True, "Ctrl-W　删一个分句；Ctrl-Z 撤销"),
        (phrases, "Ctrl-K　记进自己的句库"),
        (True, "<　只写这一个字符再回车：返回"),
        (True, "?　同上：以后填"),
        (True, ">　同上：余下都用建议"),
    )
    return tuple(key for holds, key in said if holds)


def ask(question: Question) -> str:
    """What *question* asks; it may quote an answer, and an answer may be as long as a page."""
    asked = question.ask
    return asked if len(asked) <= _LONGEST_ASK else f"{asked[: _LONGEST_ASK // 2]}……{asked[-_LONGEST_ASK // 3 :]}"


def status(session: Session, columns: int, left: int | None = None) -> str:
    """How far the interview has come, how long the draft is, and how to stop: as much of it as *columns* hold.

    *left* questions are still to be asked; unless that is said, all that are open; with 0 nothing is said of them.
    """
    said = []
    left = len(session.composition.questions) if left is None else left
    if left:
        said.append(f"第 {session.answered + 1} 问，共 {session.answered + left} 问")
    written, minutes = length(session)
    if written >= _WORTH_SAYING:
        said.append(f"已写 {written:,} 字，读完约 {minutes} 分钟")
    return joined([*said, "Ctrl-C 停下，答过的都存好"], columns)


def explanation(question: Question, keys: Sequence[str], columns: int) -> Iterator[str]:
    """What is asked for and, if there are any, what the *keys* do: lines of at most *columns* columns."""
    said = [question.ask, question.help]
    if question.role:
        said.append(f"这里要的是“{ROLE_NAMES[question.role]}”：{MEANINGS[question.role]}。")
    for text in filter(None, said):
        yield from (f"  {line}" for line in wrapped(text, columns - 2))
    if keys:
        for words in (keys, EVERYWHERE):
            yield ""
            yield from (f"  {line}" for line in aligned(words, columns - 2))


def aligned(words: Sequence[str], columns: int) -> Iterator[str]:
    """*words* a line each, of at most *columns* columns: the keys in a column of their own where there is room."""
    keys = [word.partition("　") for word in words]
    beside = max(width(key) for key, _, _ in keys) + 2
    for key, _, does in keys:
        if columns - beside < _NARROWEST:
            yield from wrapped(f"{key} {does}", columns)
        else:
            first, *rest = wrapped(does, columns - beside)
            yield f"{key}{' ' * (beside - width(key))}{first}"
            yield from (" " * beside + line for line in rest)
