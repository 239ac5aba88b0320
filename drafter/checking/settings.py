"""A project's own settings: `drafter.toml` in the working folder, the table ``[check]``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from drafter.checking.rule import Settings
from drafter.checking.running import unknown
from drafter.errors import InputFileError, Mistake, MistakesError, Place
from drafter.files import read_bytes
from drafter.yamlfile.mistakes import closest

NAME = "drafter.toml"
_AT = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")
_STRINGS = ("这里要写一列文字", '写成 ["甲", "乙"]')
_SETS = ("这里要写若干组，每组至少两个词", '写成 [["甲", "乙"], ["丙", "丁"]]，或 ["甲、乙", "丙、丁"]')
_LENGTH = ("这里要写整数，至少是 10", "写阿拉伯数字，如 100")


def settings_at(folder: Path) -> Settings:
    """The settings in the `drafter.toml` of *folder*, or the defaults where there is none.

    Raises InputFileError for what is no TOML, MistakesError with every unknown key, unknown rule and wrong value.
    """
    path = folder / NAME
    return read_settings(path) if path.exists() else Settings()


def read_settings(path: Path) -> Settings:
    """The settings in the file at *path*. Raises as `settings_at` does."""
    text = _text(path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT.search(str(error))
        line, column = (int(found[1] or 0), int(found[2] or 0)) if found else (0, 0)
        place = _place(path, text, line or len(text.splitlines()), column or 1)
        raise InputFileError(
            "这一行不合 TOML 的写法", '键和值之间用 =，文字加英文双引号，如 units = ["云溪县"]', place
        ) from error
    mistakes = list(_mistakes(data, path, text))
    if mistakes:
        raise MistakesError(mistakes)
    table = data.get("check", {})
    return Settings(**{key: _READ[key][0](value) for key, value in table.items()})


def _text(path: Path) -> str:
    try:
        return read_bytes(path).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise InputFileError(
            "这个文件不是 UTF-8 编码", "用记事本打开，“另存为”时编码选 UTF-8", Place(str(path))
        ) from error


def _mistakes(data: Mapping[str, Any], path: Path, text: str) -> Iterator[Mistake]:
    known = [field.name for field in fields(Settings)]
    for key, value in data.items():
        if key != "check":
            misplaced = key in known
            remedy = "移到 [check] 下面" if misplaced else "要写的是 [check]；别的删去"
            yield Mistake(f"不认识的键“{key}”", remedy, _place_of(key, path, text))
        elif not isinstance(value, dict):
            yield Mistake("“check”要写成一节", "单起一行写 [check]，下面每行写“键 = 值”", _place_of(key, path, text))
    table = data.get("check")
    for key, value in table.items() if isinstance(table, dict) else ():
        place = _place_of(key, path, text)
        if key not in _READ:
            near = closest(key, known)
            yield Mistake(f"不认识的键“{key}”", f"是不是“{near}”？" if near else f"可以写：{'、'.join(known)}", place)
        elif not _READ[key][1](value):
            yield Mistake(*_READ[key][2], place)
        elif key in ("select", "ignore"):
            yield from (Mistake(cause, remedy, place) for cause, remedy in unknown(value))


def _place_of(key: str, path: Path, text: str) -> Place:
    """Where *key* is written first: as a key, or as the head of a table."""
    quoted = re.escape(key)
    found = re.search(
        rf"""(?m)^[ \t]*(?:\[+[ \t]*|check[ \t]*\.[ \t]*)?(?P<key>["']?{quoted}["']?)[ \t]*[=\].]""", text
    )
    if not found:
        return Place(str(path))
    start = found.start("key")
    line = text.count("\n", 0, start) + 1
    return _place(path, text, line, start - (text.rfind("\n", 0, start) + 1) + 1)


def _place(path: Path, text: str, line: int, column: int) -> Place:
    lines = text.split("\n")
    return Place(str(path), line, column, lines[line - 1] if 0 < line <= len(lines) else "")


def _is_strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value)


def _strings(value: Sequence[str]) -> tuple[str, ...]:
    return tuple(each.strip() for each in value)


def _members(value: Any) -> tuple[str, ...]:
    return _strings(value.split("、") if isinstance(value, str) else value)


def _is_sets(value: Any) -> bool:
    one_by_one = isinstance(value, list) and all(isinstance(each, str) or _is_strings(each) for each in value)
    return one_by_one and all(len(members := _members(each)) >= 2 and all(members) for each in value)


def _sets(value: Sequence[Any]) -> tuple[tuple[str, ...], ...]:
    return tuple(_members(each) for each in value)


def _is_length(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 10


_READ: Mapping[str, tuple[Callable[[Any], Any], Callable[[Any], bool], tuple[str, str]]] = {
    "units": (_strings, _is_strings, _STRINGS),
    "others": (_strings, _is_strings, _STRINGS),
    "sets": (_sets, _is_sets, _SETS),
    "longest_sentence": (int, _is_length, _LENGTH),
    "select": (_strings, _is_strings, _STRINGS),
    "ignore": (_strings, _is_strings, _STRINGS),
}
"""By key: how a value is taken over, whether it is fit to be, what is said if not."""
