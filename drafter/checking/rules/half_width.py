"""half-width: , : ; ! ? ( ) and straight quotes, double and single, beside Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.finding import Finding
from drafter.checking.rule import Context, Rule
from drafter.checking.whole import HAN, MARK, Whole, whole
from drafter.reading.speech import Speech

ID = "half-width"
_MARKS = ",:;!?()"
_SAID = {
    mark: (wide, f"中文里用了半角“{mark}”", f"改成全角“{wide}”")
    for mark, wide in zip(_MARKS, "，：；！？（）", strict=True)
}
_CHINESE = re.compile(f"[{HAN}{MARK}]")
_RUN = re.compile("[,:;!?()][,:;!?()]*")
_BRACKETS = re.compile(r"\([^()（）\n]*\)")
_QUOTED = re.compile(r'"[^"\n]*"')
_HAN = re.compile(f"[{HAN}]")
_SINGLE = re.compile(r"""[“”"\n]|(?<![A-Za-z0-9])'(?![\s\d])[^'“”"\n]*(?<!\s)'(?![A-Za-z0-9])""")
_ADDRESS = re.compile(r"(?:https?|ftp)://[!-~]+|[\w.+-]+@[\w-]+\.[\w.]+|[A-Za-z]:\\[^\s，。；]+")


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """Every half-width mark that stands beside Chinese; a pair of brackets, or of quotes, is one finding."""
    here = whole(speech)
    text = here.text
    if not any(mark in text for mark in _MARKS):
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
    for found in here.matches(_QUOTED, '"'):
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


RULE = Rule(ID, "E", "中文旁边用了半角的 , : ; ! ? ( ) 和直引号", check)
