"""What numbers a heading or a point: 一、 （一） 1. （1）, 一是 一要 第一， 首先， 一方面."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter.hanzi import HeadingLevel, chinese_number

NUMERAL = "[一二三四五六七八九十]{1,3}"
AFTER_COMMA, AFTER_IS, AFTER_MUST = rf"(?!{NUMERAL}[、级类次线期产])", "(?!否|非)", "(?![素点件义害塞道领旨])"
"""What may stand after 一、, 一是 and 一要 for them to number something: not 一、二级, 一是否, 一要素."""
_NUMBERS = {chinese_number(number): number for number in range(1, 100)}
_HEADING = re.compile(
    rf"(?P<一>{NUMERAL})[ \u3000]*[、．.]{AFTER_COMMA}"
    rf"|[（(][ \u3000]*(?P<二>{NUMERAL})[ \u3000]*[）)]、?"
    r"|(?P<三>\d{1,2})[ \u3000]*(?:[.．](?!\d)|、)"
    r"|[（(]?[ \u3000]*(?P<四>\d{1,2})[ \u3000]*[）)]、?"
)
_HEADING_MARKERS: dict[str, tuple[str, HeadingLevel]] = {
    "一": ("一、", 1),
    "二": ("（一）", 2),
    "三": ("1.", 3),
    "四": ("（1）", 4),
}
_ARABIC = 3
_FOLLOWING = re.compile(r"(\d{1,2})(?!\d)(、)?")
_POINT = re.compile(
    rf"(?P<是>{NUMERAL})是{AFTER_IS}[，,：:]?"
    rf"|(?P<要>{NUMERAL})要{AFTER_MUST}[，,：:]?"
    rf"|第(?P<第>{NUMERAL})(?:[，,、：:]|是)"
    r"|(?P<先>首先|其次|再次|最后)(?:[，,、：:]|(?=[要是]))"
    r"|(?P<方>[另再]?一方面)[，,：:]?"
)
_POINT_MARKERS = {
    "是": ("一是", "是"),
    "要": ("一要", "是"),
    "第": ("第一，", "第"),
    "先": ("首先，", "第"),
    "方": ("一方面", "方"),
}
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "一方面": 1, "另一方面": 2, "再一方面": 3}
_AFTER = "。；;：:！？!?"
_CLOSING = "”’）)』」"
_BLANK = " \t\u3000\xa0"
LAST = 0
"""The number of 最后，, which is known only from those before it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An enumerator in a text: its *marker* (a key of `hanzi.ENUMERATORS`), what it counts, where it stands.

    *family* is the same for markers that are mixed in one list: 一是 and 一要, 首先， and 第四，.
    """

    marker: str
    family: str
    number: int
    start: int
    end: int


def numeral(text: str) -> int | None:
    """What a Chinese numeral of 1 to 99 or Arabic digits count: 二十一 → 21; None for what is none."""
    return int(text) if text.isdecimal() else _NUMBERS.get(text)


def heading_mark(text: str) -> tuple[Mark, HeadingLevel] | None:
    """The enumerator of a heading that *text* begins with, and its level."""
    found = _HEADING.match(text)
    if not found or not found.lastgroup:
        return None
    number = numeral(found[found.lastgroup])
    marker, level = _HEADING_MARKERS[found.lastgroup]
    if number is None or (found[0][-1] == "、" and level == _ARABIC and _counts(text[found.end() :], number)):
        return None
    return Mark(marker, marker, number, 0, found.end()), level


def _counts(rest: str, number: int) -> bool:
    """Whether *number* is the first of several that something is said of: 1、2月份, 1、3、5号楼."""
    following = _FOLLOWING.match(rest)
    return following is not None and (bool(following[2]) or int(following[1]) == number + 1)


def point_marks(text: str) -> list[Mark]:
    """The enumerators of points in *text* that stand where a point may begin: at its start, after 。；：."""
    found = []
    for match in _POINT.finditer(text):
        group = match.lastgroup or ""
        word = match[group]
        number = LAST if word == "最后" else _WORDS.get(word) or numeral(word)
        if number is not None and _may_begin(text, match.start(), more="，," if word == "一方面" else ""):
            marker, family = _POINT_MARKERS[group]
            found.append(Mark(marker, family, number, match.start(), match.end()))
    return found


def _may_begin(text: str, at: int, more: str) -> bool:
    before = text[max(at - 8, 0) : at].rstrip()
    if not before:
        return not text[:at].strip()
    return before[-1] in _AFTER + more or (before[-1] in _CLOSING and before.rstrip(_CLOSING)[-1:] in tuple(_AFTER))


_SENTENCE_END = re.compile(f"[。！？!?]+[{_CLOSING}]*")


def first_sentence(text: str, start: int = 0, end: int | None = None) -> int:
    """Where the first sentence of *text* from *start* to *end* ends, its 。 included; *end* if it goes on."""
    end = len(text) if end is None else end
    found = _SENTENCE_END.search(text, start, end)
    return found.end() if found else end


def after_blank(text: str, at: int) -> int:
    """Where the white space ends that *text* has at *at*."""
    while at < len(text) and text[at] in _BLANK:
        at += 1
    return at


def goes_on(text: str, end: int) -> bool:
    """Whether anything but white space follows *end*."""
    return bool(text[end:].strip())
