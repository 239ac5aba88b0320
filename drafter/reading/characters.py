"""Characters that no document may hold, and line breaks within a line."""

from __future__ import annotations

from drafter.hanzi import forbidden_character

_LINE_BREAKS = "\n\r\x85\u2028\u2029"
_SPACES = dict.fromkeys(map(ord, _LINE_BREAKS), " ")


def breaks_in(text: str) -> tuple[int, ...]:
    """Where in a line there are line breaks, for which `shown` puts spaces."""
    return () if text.isprintable() else tuple(at for at, character in enumerate(text) if character in _LINE_BREAKS)


def shown(text: str) -> tuple[str, int]:
    """A line with a space for each line break and each character that no document may hold; how many of the latter.

    Every other character keeps its place.
    """
    if text.isprintable():
        return text, 0
    text = text.translate(_SPACES)
    if not forbidden_character(text):
        return text, 0
    forbidden = {character for character in set(text) if forbidden_character(character)}
    count = sum(map(text.count, forbidden))
    return text.translate({ord(character): " " for character in forbidden}), count


def remark_on(count: int) -> tuple[str, ...]:
    """What is to be said of *count* characters that became spaces."""
    return (f"有 {count} 个控制字符不能写进文档，各换成了一个空格",) if count else ()
