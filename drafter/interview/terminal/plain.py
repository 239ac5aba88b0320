"""The prompts for a terminal that can only print line after line: numbered lists, and lines typed as they are."""

from __future__ import annotations

import io
import re
import select
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from drafter.columns import width
from drafter.interview.keys import Left, Stopped, Way
from drafter.interview.lines import on_one_line
from drafter.interview.picking import Menu, Picked, Picking
from drafter.interview.terminal.look import MARK, columns
from drafter.interview.terminal.ticking import Several
from drafter.interview.terminal.typing_line import Ask

_CHARACTERS = {"c-b": "<", "c-p": "!", "c-l": "#", "f1": "h"}
"""What is typed for a control key."""
_MEANS = {
    Way.BACK: "上一问",
    Way.LATER: "以后填",
    Way.REST: "余下都用建议",
    Way.PREVIEW: "预览",
    Way.OUTLINE: "提纲",
    Way.HELP: "帮助",
}
_BRACKETS = str.maketrans("《》", "<>")
_ONE = re.compile(r"\d{1,4} ?[eg]?")
_SEVERAL = re.compile(r"\d{1,4}(?:[\s,、，;；]+\d{1,4})*[\s,、，;；]*")
_HERE_USELESS = re.compile("Tab|Ctrl|F1|空格|↑↓|清空回车|回车 用灰字")
"""What begins a hint at keys that there are not here."""
_MOST_BYTES = 4095
"""What a terminal takes of a line; the rest of it never comes."""

_AT_ONCE = 0.02
"""Seconds within which the next line of what was pasted is there."""

T = TypeVar("T")


def pick(menu: Menu[T], start: int = 0) -> Picked[T]:
    """Let the user pick by number, by one of the keys, or after narrowing the list by typing.

    Raises KeyboardInterrupt or EOFError when the user leaves; Stopped if something was typed that could be taken.
    """
    picking = Picking(menu, start)
    keys = {**_by_character(menu.shortcuts), **_rest(menu), **menu.keys}
    while True:
        _head(menu.ask, menu.help)
        _list(picking)
        _foot(menu.status, [*_how(picking), *_own_hints(menu), *_said(keys)])
        try:
            while (picked := _answered(picking, keys, read())) is None:
                pass
        except (KeyboardInterrupt, EOFError) as left:
            if picking.own:
                raise Stopped(picking.typed.strip()) from left
            raise
        if isinstance(picked, Picked):
            return picked


def _answered(picking: Picking[T], keys: Mapping[str, T], line: str) -> Picked[T] | bool | None:
    """What *line* picks; True when there is another list to show; None when it says nothing."""
    menu, key = picking.menu, _as_key(line)
    if not line and picking.rows:
        return picking.taken()
    if key in keys:
        return picking.left(keys[key])
    if picking.typed and key == "0":
        picking.clear()
        return True
    if key == "+" and menu.keepable and picking.typed:
        return picking.kept()
    if key == "r" and menu.fresh:
        picking.clear()
        picking.shuffle()
        return True
    if _SEVERAL.fullmatch(key) or _ONE.fullmatch(key):
        if picked := _numbered(picking, key):
            return picked
        _tell(f"没有这个号。请键入 1 到 {len(picking.rows)} 的数字，再回车")
        return None
    if menu.search and (len(line) > 1 or not line.isascii()):
        picking.clear()
        picking.type(on_one_line(line).strip())
        if picking.rows:
            return True
        picking.clear()
        _tell("没有找到。换一个词，或者少写几个字")
        return None
    _tell(f"看不懂“{line[:20]}”。请键入 1 到 {len(picking.rows)} 的数字，再回车")
    return None


def _numbered(picking: Picking[T], key: str) -> Picked[T] | None:
    """What the numbers in *key* pick; None if they pick nothing."""
    numbers = [int(number) - 1 for number in dict.fromkeys(re.findall(r"\d+", key))]
    does = key[-1]
    among = picking.items if len(numbers) > 1 or does in "eg" else picking.rows
    if not all(0 <= at < len(among) for at in numbers) or (len(numbers) > 1 and not picking.menu.several):
        return None
    if (does == "e" and not picking.menu.editable) or (does == "g" and not picking.menu.sets):
        return None
    picking.ticked.clear()
    if len(numbers) > 1:
        picking.ticked.extend(among[at].value for at in numbers)
    picking.jump(numbers[0])
    return picking.taken(to_edit=does == "e", whole=does == "g")


def typed(asked: Ask) -> str | Left:
    """Let the user type a line. Enter alone takes what stood in it, if anything did.

    Raises KeyboardInterrupt or EOFError when the user leaves, Stopped if part of a line had been typed.
    """
    ways = {key: way for key, way in _by_character(asked.shortcuts).items() if way is not Way.BACK}
    hints = [hint for hint in asked.hints if not _HERE_USELESS.match(hint)]
    if asked.start or asked.ghost:
        hints = [hint for hint in hints if not hint.startswith("回车")]
    if Way.BACK in asked.shortcuts.values() and not any(hint.startswith("<") for hint in hints):
        hints.append("< 上一问")
    kept = [] if asked.keep is None else ["+ 记进句库：+ 后面写要记的话"]
    standing = [f"回车 照旧：{asked.start}", "- 清空"] if asked.start else []
    ghost = [f"回车 用“{asked.ghost}”"] if asked.ghost and not asked.start else []
    _head(asked.ask, asked.help)
    _foot(asked.status, [*standing, *ghost, *hints, *kept, *_said(ways)])
    while True:
        line = _read_text()
        if (way := ways.get(_as_key(line))) is not None:
            return Left(way, asked.start)
        if asked.keep and line[:1] in ("+", "＋") and line[1:].strip():
            _tell(asked.keep(line[1:].strip()))
            continue
        text = asked.start if not line else "" if line == "-" and asked.start else line
        fault = asked.check(text)
        if not fault:
            return text
        _tell(fault)


def several(asked: Several) -> Any:
    """Let the user name any of the choices by their numbers: a tuple of them, or as in prompts.several.

    Raises KeyboardInterrupt or EOFError when the user leaves.
    """
    choices = tuple(asked.choices)
    ways = {**{key: Left(way) for key, way in _by_character(asked.shortcuts).items()}, **asked.keys}
    _head(asked.ask, asked.help)
    for number, choice in enumerate(choices, 1):
        print(f"  {'*' if choice in asked.ticked else ' '}{number:>2} {choice}")
    ticked = tuple(choice for choice in choices if choice in asked.ticked)
    enter = ["回车 用打 * 的"] if ticked else ["回车 一项不选"] if asked.optional else []
    _foot(asked.status, ["键入数字，几项用空格隔开", "a 全选", *enter, *_said(ways)])
    while True:
        key = _as_key(read())
        if key in ways:
            return ways[key]
        if key == "a":
            return choices
        if not key and (ticked or asked.optional):
            return ticked
        named = {int(number) for number in re.findall(r"\d+", key)} if _SEVERAL.fullmatch(key) else set()
        if named and named <= set(range(1, len(choices) + 1)):
            return tuple(choice for number, choice in enumerate(choices, 1) if number in named)
        fault = "没有这个号" if named else f"看不懂“{key[:20]}”" if key else "至少选一项"
        _tell(f"{fault}：键入 1 到 {len(choices)} 的数字，几项用空格隔开，再回车")


# -- what is printed -----------------------------------------------------------------------------------------


def _head(ask: str, help: str) -> None:
    print(f"\n{MARK} {ask}")
    if help:
        print(f"  {help}")


def _list(picking: Picking[Any]) -> None:
    for number, item in enumerate(picking.rows):
        if number == len(picking.items) and number:
            print("     ────")
        note = f"  （{item.note}）" if item.note else ""
        print(f"  {'*' if number == picking.at else ' '}{number + 1:>2} {item.text}{note}")
        if item.detail:
            print(f"      {item.detail}")


def _foot(status: str, hints: Sequence[str]) -> None:
    lines = [status] if status else []
    for number, hint in enumerate(hints):
        if number and width(f"{lines[-1]}　{hint}") <= columns() - 2:
            lines[-1] += f"　{hint}"
        else:
            lines.append(hint)
    for line in lines:
        print(f"  {line}")


def _tell(said: str) -> None:
    print(f"  {said}")


def _how(picking: Picking[Any]) -> list[str]:
    menu, narrowed = picking.menu, bool(picking.typed)
    said = {
        "键入数字再回车": True,
        "回车 用打 * 的": True,
        "0 看原来的": narrowed,
        "数字后加 e 改一改再用": menu.editable,
        "数字后加 g 整组都用": menu.sets,
        "几项用空格隔开": menu.several,
        "键入词语或拼音 查找": menu.search and menu.own is None,
        "键入词语、拼音查找，或者自己写": menu.search and menu.own is not None,
        "r 换一批": menu.fresh,
        "+ 把写的记进句库": menu.keepable and narrowed,
    }
    return [hint for hint, holds in said.items() if holds]


def _own_hints(menu: Menu[Any]) -> list[str]:
    """What the caller says of keys that stand for no way."""
    return [hint for hint in menu.hints if not isinstance(menu.keys.get(hint.partition(" ")[0], Way.HELP), Way)]


def _said(ways: Mapping[str, Any]) -> list[str]:
    """The keys that stand for a way, each said once."""
    meant: dict[Any, str] = {}
    for key, value in ways.items():
        meant.setdefault(value.way if isinstance(value, Left) else value, key)
    return [f"{key} {_MEANS[way]}" for way, key in meant.items() if isinstance(way, Way) and way in _MEANS]


# -- what is typed -------------------------------------------------------------------------------------------


def _read_text() -> str:
    """As `read`, with the further lines of what was pasted; else they would be taken for the answers that follow."""
    text = read()
    with suppress(EOFError):
        while _more_is_there():
            text += f"\n{input()}"
    return on_one_line(text).strip()


def _more_is_there() -> bool:
    if sys.platform == "win32" or not sys.stdin.isatty():
        return False
    return bool(select.select([sys.stdin], [], [], _AT_ONCE)[0])


def read() -> str:
    """A line as it is typed. What is too long for the terminal to take is asked for again from where it was cut off.

    Raises KeyboardInterrupt or EOFError when the user leaves, Stopped if part of a line had been typed.
    """
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")  # a line may be cut off within a character
    text = ""
    while True:
        try:
            piece = input("› ")
        except (KeyboardInterrupt, EOFError) as left:
            print()
            if text.strip():
                raise Stopped(text) from left
            raise
        raw = piece.encode(errors="surrogateescape")
        if len(raw) < _MOST_BYTES or not sys.stdin.isatty():
            return (text + piece).strip()
        text += raw.decode(errors="ignore")
        _tell(f"这个终端一行收不下这么多，只收到“……{text[-10:]}”。请接着往后写；没有了就空着回车")


def _as_key(line: str) -> str:
    return unicodedata.normalize("NFKC", line).translate(_BRACKETS).strip().lower()


def _by_character(shortcuts: Mapping[str, T]) -> dict[str, T]:
    return {_CHARACTERS[key]: value for key, value in shortcuts.items() if key in _CHARACTERS}


def _rest(menu: Menu[T]) -> dict[str, T]:
    rest = next((item.value for item in menu.ways if item.value is Way.REST), None)
    return {} if rest is None else {">": rest}
