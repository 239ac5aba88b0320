"""Characters that no document may hold, and line ends within a line."""

from __future__ import annotations

from drafter.hanzi import forbidden_character

_LINE_ENDS = {ord(character): " " for character in "\n\r\x85\u2028\u2029"}


def shown(text: str) -> tuple[str, int]:
    """A line with a space for each line end and each character that no document may hold; how many of the latter.

    Every other character keeps its place.
    """
    if text.isprintable():
        return text, 0
    text = text.translate(_LINE_ENDS)
    if not forbidden_character(text):
        return text, 0
    forbidden = {character for character in set(text) if forbidden_character(character)}
    count = sum(map(text.count, forbidden))
    return text.translate({ord(character): " " for character in forbidden}), count


def remark_on(count: int) -> tuple[str, ...]:
    """What is to be said of *count* characters that became spaces."""
    return (f"有 {count} 个控制字符不能写进文档，各换成了一个空格",) if count else ()
