"""Bank files that hold one phrase a line, read a line at a time: many times as fast as YAML.

Only lines that leave no doubt are taken, and a file with any other line is left to YAML as a whole; what is
taken reads as YAML would read it (held by a test).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

_REMARKS = r"(?:[ ]*(?:#[^\n]*)?\n)*"
_HEAD = re.compile(rf"{_REMARKS}(?:defaults: \{{(?P<defaults>[^\n]*)\}}\n)?{_REMARKS}phrases:\n")
_PLAIN = r"[\u4e00-\u9fa5“《][\u4e00-\u9fa5“”‘’《》（）、，。；：！？…—·0-9]*"
_QUOTED = r'"[^"\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]+"'
_SCALAR = rf"(?:{_PLAIN}|{_QUOTED}|[a-z_]{{2,24}})"
_PAIR = re.compile(rf"(?:\A|, )(?P<key>[a-z]+): (?:(?P<one>{_SCALAR})|\[(?P<many>{_SCALAR}(?:, {_SCALAR})*)\])")
_ITEM = re.compile(rf"- \{{(.*?)text: ({_SCALAR})((?:, .+)?)\}}")
_ONE = re.compile(_SCALAR)
_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
"""Other line breaks, and what YAML or we refuse."""
_NOT_TEXT = frozenset(("true", "false", "null"))


class Line(NamedTuple):
    """An entry: its line in the file, its text, and whatever else it says; what is said alike is one object."""

    number: int
    text: str
    said: Mapping[str, Any]


def read_lines(text: str) -> list[Line] | None:
    """The entries of a bank file with the defaults laid under them; None where YAML must read it."""
    head = None if _ODD.search(text) else _HEAD.match(text)
    defaults = _pairs(head["defaults"] or "") if head else None
    if head is None or defaults is None or "text" in defaults:
        return None
    found: list[Line] = []
    beside: dict[tuple[str, str], Mapping[str, Any] | None] = {}
    for number, line in enumerate(text[head.end() :].split("\n"), head[0].count("\n") + 1):
        if not line or line.startswith("#"):
            continue
        item = _ITEM.fullmatch(line)
        if item is None or item[2] in _NOT_TEXT:
            return None
        before, written, after = item.groups()
        if (before, after) not in beside:
            own = _beside(before, after)
            beside[before, after] = None if own is None else {**defaults, **own}
        said = beside[before, after]
        if said is None:
            return None
        found.append(Line(number, _value(written), said))
    return found or None


def _beside(before: str, after: str) -> dict[str, Any] | None:
    """What a line says before its text and after it."""
    if (before and not before.endswith(", ")) or (after and not after.startswith(", ")):
        return None
    first, second = _pairs(before[:-2]), _pairs(after[2:])
    if first is None or second is None or (before and not first) or (after and not second):
        return None
    found = {**first, **second}
    return None if "text" in found or len(found) < len(first) + len(second) else found


def _pairs(text: str) -> dict[str, Any] | None:
    if text.startswith(","):
        return None
    found: dict[str, Any] = {}
    end = 0
    for match in _PAIR.finditer(text):
        key, one, many = match["key"], match["one"], match["many"]
        if match.start() != end or key in found or one in _NOT_TEXT or key in _NOT_TEXT:
            return None
        items = _ONE.findall(many or "")
        if _NOT_TEXT.intersection(items):
            return None
        found[key] = _value(one) if one else [_value(item) for item in items]
        end = match.end()
    return found if end == len(text) else None


def _value(scalar: str) -> str:
    return scalar[1:-1] if scalar.startswith('"') else scalar
