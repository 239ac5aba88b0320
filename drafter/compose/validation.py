"""Whether an answer may stand: one cause and one remedy in Chinese where it may not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.compose.answers import AnswerValue, is_placeholder
from drafter.hanzi import forbidden_character
from drafter.templates import Kind, is_date

LONGEST = 20_000
"""字 that a single answer may have."""

_WHOLE = re.compile(r"[0-9]{1,15}")


def whole_number(text: str) -> int | None:
    """The number that *text* writes in at most fifteen ASCII digits, or None."""
    return int(text) if _WHOLE.fullmatch(text) else None


def fault(
    value: AnswerValue,
    kind: Kind = "text",
    choices: Sequence[str] = (),
    pattern: str | None = None,
    invalid: str | None = None,
) -> tuple[str, str] | None:
    """The (cause, remedy) that keeps *value* from being an answer to such a question, or None.

    A placeholder (【待填：…】) answers any question, and None leaves any out.
    """
    if value is None or is_placeholder(value):
        return None
    for text in value if isinstance(value, tuple) else (value,):
        found = text_fault(text) if isinstance(text, str) else None
        if found:
            return found
    return _of_kind(value, kind, choices) or _of_pattern(value, pattern, invalid)


def text_fault(text: str) -> tuple[str, str] | None:
    """What keeps *text* out of any document: control characters, or sheer length."""
    control = forbidden_character(text)
    if control:
        offset, code = control
        before = text[max(0, offset - 6) : offset]
        where = f"“{before}”后面" if before else "开头"
        return f"{where}有不能出现的控制字符（{code}）", "删掉这个看不见的字符，多半是粘贴时带进来的"
    if len(text) > LONGEST:
        return f"太长了（{len(text)} 字）", f"一处至多 {LONGEST} 字，请分成几处"
    return None


def _of_kind(value: AnswerValue, kind: Kind, choices: Sequence[str]) -> tuple[str, str] | None:
    if kind == "date" and not is_date(value):
        return f"“{value}”不是日期", "写成 2026-05-20 这样"
    if kind == "number" and not (isinstance(value, int) and not isinstance(value, bool)):
        return f"“{value}”不是数字", "写阿拉伯数字，如 3"
    if kind == "confirm" and not isinstance(value, bool):
        return f"“{value}”不是“是”或“否”", "答案文件里写 true 或 false"
    if kind == "choice" and value not in choices:
        return f"“{value}”不在可选的值里", f"可以写：{'、'.join(choices)}"
    if kind == "several":
        strange = [item for item in value if item not in choices] if isinstance(value, tuple) else [value]
        if strange:
            return f"“{strange[0]}”不在可选的值里", f"可以写：{'、'.join(choices)}"
    if kind == "text" and not isinstance(value, str):
        return f"“{value}”不是文字", "写一段文字；数字样的文字加上引号"
    return None


def _of_pattern(value: AnswerValue, pattern: str | None, invalid: str | None) -> tuple[str, str] | None:
    if pattern and isinstance(value, str) and not re.fullmatch(pattern, value):
        return f"“{value}”不合要求", invalid or "按说明重填"
    return None
