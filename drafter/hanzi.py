"""Chinese text: numerals and enumerators, counting, normalising, characters that may not come in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Literal

DIGITS = "零一二三四五六七八九"
_HAN_CLASS = r"㐀-鿿豈-﫿\U00020000-\U000323af"
HAN = re.compile(r"[㐀-鿿]|(?=.)[豈-﫿\U00020000-\U000323af]")  # as one class it takes twice as long to compile
_HAN_OR_MARK = rf"[{_HAN_CLASS}“”‘’，。、；：？！（）《》—…]"

# C0 and C1 controls but tab and line breaks, noncharacters, lone surrogates: none can stand in XML.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_NOT_WORD = re.compile(r"[\W_]+")


def chinese_number(number: int) -> str:
    """Write 0 to 9999 in Chinese numerals: 10 → 十, 21 → 二十一, 105 → 一百零五.

    Raises ValueError outside that range.
    """
    if not 0 <= number <= 9999:
        raise ValueError(number)
    if number < 10:
        return DIGITS[number]
    written, pending_zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            written += ("零" if pending_zero else "") + DIGITS[digit] + name
            pending_zero = False
        elif written:
            pending_zero = True
    return written.removeprefix("一") if 10 <= number < 20 else written


def _in_order(words: tuple[str, ...], last: str, beyond: Callable[[int], str]) -> Callable[[int, int], str]:
    def enumerate_(number: int, total: int) -> str:
        if number == total and total > 1:
            return last
        return words[number - 1] if number <= len(words) else beyond(number)

    return enumerate_


HeadingLevel = Literal[1, 2, 3, 4]

# 层次序数 of speeches: the first four are those of GB/T 9704-2012 §7.3.3, the rest are customary within a section.
ENUMERATORS: dict[str, Callable[[int, int], str]] = {
    "一、": lambda number, total: f"{chinese_number(number)}、",
    "（一）": lambda number, total: f"（{chinese_number(number)}）",
    "1.": lambda number, total: f"{number}.",
    "（1）": lambda number, total: f"（{number}）",
    "一是": lambda number, total: f"{chinese_number(number)}是",
    "一要": lambda number, total: f"{chinese_number(number)}要",
    "第一，": lambda number, total: f"第{chinese_number(number)}，",
    "首先，": _in_order(("首先，", "其次，", "再次，"), "最后，", lambda number: f"第{chinese_number(number)}，"),
    "一方面": lambda number, total: ("一方面", "另一方面", "再一方面")[min(number, 3) - 1],
    "无": lambda number, total: "",
}
HEADING_LEVELS: dict[str, HeadingLevel] = {"一、": 1, "（一）": 2, "1.": 3, "（1）": 4}


def enumerator(marker: str, number: int, total: int) -> str:
    """The *number*-th of *total* enumerators of a marker style (a key of ENUMERATORS)."""
    return ENUMERATORS[marker](number, total)


def count_characters(text: str) -> int:
    """字数 as offices count it: every character that is not white space."""
    return len("".join(text.split()))


def count_han(text: str) -> int:
    """Chinese characters alone, the measure of reading time."""
    return len("".join(_han().findall(text)))


@cache
def _han() -> re.Pattern[str]:
    return re.compile(f"[{_HAN_CLASS}]+")


def normalise(text: str) -> str:
    """What two phrases are compared by: width folded, punctuation and spaces gone, lower case."""
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", text)).lower()


def forbidden_character(text: str) -> tuple[int, str] | None:
    """The first character that no document may hold, as (0-based offset, ``U+0008``), or None."""
    found = _FORBIDDEN.search(text)
    return (found.start(), f"U+{ord(found[0]):04X}") if found else None


WIDE = tuple(zip(",;:!?()", "，；：！？（）", strict=True))
"""Punctuation in half width, and the same in full width."""

_HALF_A_BRACKET = re.compile(r"（([^（）()]*)\)|\(([^（）()]*)）")
_PAIR_OF_QUOTES = re.compile(r'"([^"]*)"')


@cache
def _half_width() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Half-width marks beside Chinese, and spaces inside it. Compiled when needed: it takes as long as a search."""
    beside = rf"(?<={_HAN_OR_MARK})[,;:!?()]+|[,;:!?()]+(?={_HAN_OR_MARK})"
    return re.compile(beside), re.compile(rf"(?<={_HAN_OR_MARK})\s+(?={_HAN_OR_MARK})")


def widened(text: str) -> str:
    """*text* with its punctuation in full width wherever it stands; every character keeps its place."""
    for narrow, wide in WIDE:
        text = text.replace(narrow, wide)
    return text


def full_width(text: str) -> str:
    """Chinese text with its punctuation in full width and no spaces in it: 标点, 空格 → 标点，空格."""
    while (wider := _wider(text)) != text:
        text = wider
    return text


def _wider(text: str) -> str:
    beside, space = _half_width()
    wide = beside.sub(lambda found: widened(found[0]), space.sub("", text))
    wide = _HALF_A_BRACKET.sub(lambda found: f"（{found[1] or found[2] or ''}）", wide)
    if HAN.search(wide):
        wide = _PAIR_OF_QUOTES.sub(r"“\1”", wide)
    return wide
