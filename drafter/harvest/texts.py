"""Texts made ready for mining: full width, no spaces, one line a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from drafter.hanzi import widened
from drafter.reading.structure.kept import PAID_MARK

_SPACE = re.compile(r"[^\S\n]+")
_PAIR_OF_QUOTES = re.compile(r'"([^"\n]*)"')
_ENUMERATOR = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.．、]|第[一二三四五六七八九十]{1,2}[，、])",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Text:
    """A document's text, a paragraph a line; *name* is what its phrases have for a source."""

    name: str
    body: str


def ready(name: str, lines: Iterable[str]) -> Text:
    """The *lines* of a document, in their places, with nothing in them that hides one phrase from another."""
    body = "\n".join(lines)
    if "#" in body or "＃" in body:
        body = PAID_MARK.sub("", body)
    body = widened(body)
    if '"' in body:
        body = _PAIR_OF_QUOTES.sub(r"“\1”", body)
    return Text(name, _SPACE.sub("", body))


def unnumbered(body: str) -> str:
    """*body* without the enumerators that its lines begin with."""
    return _ENUMERATOR.sub("", body)


_SENTENCE_ENDS = "。！？；\n"
_FAR = 400


def sentence_at(body: str, at: int, longest: int = 60) -> str:
    """The sentence of *body* that *at* is in, cut to about *longest* characters round it."""
    near = range(max(at - _FAR, 0), min(at + _FAR, len(body)))
    begin = max((place for mark in _SENTENCE_ENDS if (place := body.rfind(mark, near.start, at)) >= 0), default=-1) + 1
    begin = max(begin, near.start)
    ends = (place for mark in _SENTENCE_ENDS if (place := body.find(mark, at, near.stop)) >= 0)
    end = min(ends, default=near.stop)
    head = "……" if at - begin > longest // 2 else ""
    begin = max(begin, at - longest // 2)
    tail = "……" if end - begin > longest else ""
    return f"{head}{body[begin : min(end, begin + longest)]}{tail}"
