"""half-width: , : ; ! ? ( ) and straight quotes beside Chinese."""

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
_QUOTED = re.compile(rf'"([^"\n]*[{HAN}][^"\n]*)"')
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
        yield _finding(here, (start, end), "括号", [(start, start + 1, "（"), (end - 1, end, "）")])
    for found in _RUN.finditer(text):
        first, last = found.span()
        if not (_CHINESE.match(text, last) or (first and _CHINESE.match(text, first - 1))):
            continue
        for offset in range(first, last):
            if offset not in paired and not (addresses and any(start <= offset < end for start, end in addresses)):
                wide, message, remedy = _SAID[text[offset]]
                span = offset, offset + 1
                yield here.finding(ID, "E", span, message, remedy, ((*span, wide),))
    yield from _quotes(here)


def _bracketed(text: str) -> Iterator[tuple[int, int]]:
    """The half-width pairs of brackets that stand beside Chinese, on either side of either bracket."""
    for found in _BRACKETS.finditer(text) if "(" in text else ():
        start, end = found.span()
        beside = text[max(start - 1, 0) : start + 2] + text[end - 2 : end + 1]
        if _CHINESE.search(beside):
            yield start, end


def _quotes(here: Whole) -> Iterator[Finding]:
    for found in here.matches(_QUOTED, '"'):
        start, end = found.span()
        yield _finding(here, (start, end), "引号", [(start, start + 1, "“"), (end - 1, end, "”")])


def _finding(here: Whole, span: tuple[int, int], what: str, edits: list[tuple[int, int, str]]) -> Finding:
    wide = "".join(text for _, _, text in edits)
    return here.finding(ID, "E", span, f"中文里用了半角{what}", f"改成全角“{wide}”", edits)


RULE = Rule(ID, "E", "中文旁边用了半角的 , : ; ! ? ( ) 和直引号", check)
