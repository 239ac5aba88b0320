"""half-width: , . : ; ! ? ( ) and straight quotes, double and single, beside Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.finding import Finding
from drafter.checking.rule import Context, Rule
from drafter.checking.whole import HAN, MARK, Whole, whole
from drafter.hanzi import WIDE
from drafter.reading.speech import Speech

ID = "half-width"
_SAID = {mark: (wide, f"中文里用了半角“{mark}”", f"改成全角“{wide}”") for mark, wide in WIDE}
_CHINESE = re.compile(f"[{HAN}{MARK}]")
_RUN = re.compile("[,:;!?()][,:;!?()]*")
_BRACKETS = re.compile(r"\([^()（）\n]*\)")
_QUOTED = re.compile(r'"[^"\n]*"')
_HAN = re.compile(f"[{HAN}]")
_NUMERALS = "〇零一二三四五六七八九十百千万亿"
_SINGLE = re.compile(r"""[“”"\n]|(?<![A-Za-z0-9])'(?![\s\d])[^'“”"\n]*(?<!\s)'(?![A-Za-z0-9])""")
_STOP = re.compile(rf"(?<=[{HAN}”’）》】%％])\.(?=[{HAN}“‘《（\n”’）]|[ \u3000]|$)")
_NUMBERING = re.compile(rf"(?:^|[\n。；：，])[ \t\u3000]*[（(第]?[{_NUMERALS}]{{1,3}}[）)]?$")
_IN_NAMES = frozenset(
    "阿艾爱安奥巴拜比别伯布卜赤次达德登迪丁都多尔凡甫嘎格古哈海罕汗赫吉加江杰金久卡坎克库拉兰朗勒黎里力丽列林隆娄鲁伦罗洛玛买"
    "曼茂蒙米莫木姆纳娜尼努诺帕普齐钦琼热仁荣肉茹若萨赛桑色沙莎斯苏索塔泰特提图吐托瓦旺维翁乌西希夏雅亚延央耶叶伊依泽扎孜卓尊"
)
"""What names of other languages are written with: a dot between two of these may be one that parts a name."""
_ADDRESS = re.compile(r"(?:https?|ftp)://[!-~]+|[\w.+-]+@[\w-]+\.[\w.]+|[A-Za-z]:\\[^\s，。；]+")


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """Every half-width mark that stands beside Chinese; a pair of brackets, or of quotes, is one finding."""
    here = whole(speech)
    text = here.text
    if "." in text:
        yield from _stops(here)
    if not any(mark in text for mark in _SAID):
        yield from _quotes(here)
        return
    addresses = (
        [found.span() for found in _ADDRESS.finditer(text)] if "//" in text or "@" in text or "\\" in text else []
    )
    paired: set[int] = set()
    for start, end in _bracketed(text):
        paired.update((start, end - 1))
        edits = [(start, start + 1, "（"), (end - 1, end, "）")]
        yield here.finding(ID, "E", (start, end), "中文里用了半角括号", "改成全角的括号（）", edits)
    for found in _RUN.finditer(text):
        first, last = found.span()
        if not (_is_chinese(text[last : last + 1]) or (first and _is_chinese(text[first - 1]))):
            continue
        for offset in range(first, last):
            if offset not in paired and not (addresses and any(start <= offset < end for start, end in addresses)):
                wide, message, remedy = _SAID[text[offset]]
                span = offset, offset + 1
                yield here.finding(ID, "E", span, message, remedy, ((*span, wide),))
    yield from _quotes(here)


def _stops(here: Whole) -> Iterator[Finding]:
    """A full stop in half width after Chinese, and not after a number."""
    text = here.text
    for found in _STOP.finditer(text):
        start, end = found.span()
        around = (text[start - 1], text[end : end + 1])
        both_numerals = all(each and each in _NUMERALS for each in around)
        if both_numerals or _NUMBERING.search(text, max(start - 8, 0), start) or _IN_NAMES.issuperset(around):
            continue
        edits = [] if _IN_NAMES.intersection(around) and _is_chinese(around[1]) else [(start, end, "。")]
        yield here.finding(ID, "E", (start, end), "中文里用了半角“.”", "改成全角“。”", edits)


def _is_chinese(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or (character != "" and character in MARK)


def _bracketed(text: str) -> Iterator[tuple[int, int]]:
    """The half-width pairs of brackets that stand beside Chinese, on either side of either bracket."""
    for found in _BRACKETS.finditer(text) if "(" in text else ():
        start, end = found.span()
        beside = text[max(start - 1, 0) : start + 2] + text[end - 2 : end + 1]
        if _CHINESE.search(beside):
            yield start, end


def _quotes(here: Whole) -> Iterator[Finding]:
    text = here.text
    for found in _QUOTED.finditer(text):
        start, end = found.span()
        if _HAN.search(text, start, end):
            edits = [(start, start + 1, "“"), (end - 1, end, "”")]
            yield here.finding(ID, "E", (start, end), "中文里用了半角引号", "改成全角的引号（“ ”）", edits)
    if "'" in text:
        yield from _single_quotes(here)


def _single_quotes(here: Whole) -> Iterator[Finding]:
    """Straight single quotes around Chinese: ‘ ’ inside other quotation marks, else “ ”."""
    inside = False
    for found in _SINGLE.finditer(here.text):
        start, end = found.span()
        if end - start == 1:
            inside = found[0] == "“" or (found[0] == '"' and not inside)
        elif _HAN.search(here.text, start, end):
            left, right = "‘’" if inside else "“”"
            edits = [(start, start + 1, left), (end - 1, end, right)]
            remedy = f"改成全角的{'单' if inside else '双'}引号（{left} {right}）"
            yield here.finding(ID, "E", (start, end), "中文里用了半角单引号", remedy, edits)


RULE = Rule(ID, "E", "中文旁边用了半角的 , . : ; ! ? ( ) 和直引号", check)
