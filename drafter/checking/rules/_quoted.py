"""Quotations that the speech attributes to somebody, and how they compare with those of the banks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise

from drafter.hanzi import normalise
from drafter.phrases import Phrase

_QUOTED = re.compile(r"“[^“”\n]+”")
_ATTRIBUTED = re.compile("(?:强调|指出|要求|提出|号召|告诫|嘱托|指示)(?:了|过)?[：，]?[^。；！？：“”\n]{0,6}$")
_JOINED = re.compile("”[、，]?(?:和|以及)?$")
_JOINS = re.compile("[、，]?(?:和|以及)?“")
_AFTER = re.compile("[，。；！？、：\n“）]|$|等|和|以及")
_LEAST = 8
"""字 of what counts as a quotation; less is a term."""
_TERMS = re.compile("[^，。；、]{2,6}(?:、[^，。；、]{2,6})*")
"""Set formulas, which are nobody's words: 立足当前、着眼长远."""
_ALIKE = 0.7


def attributed(folded: str) -> Iterator[tuple[int, int]]:
    """Where the attributed quotations of a text in full width stand, without their quotation marks."""
    last = -1
    for found in _QUOTED.finditer(folded):
        start, end = found.span()
        if end - start < _LEAST and not _JOINS.match(folded, end):
            continue
        before = folded[max(0, start - 12) : start]
        joined = last >= start - 4 and _JOINED.search(before)
        if not (joined or _ATTRIBUTED.search(before)):
            continue
        if not (folded[end - 2] in "。！？" or _AFTER.match(folded, end)):
            continue
        last = end
        if len(normalise(found[0])) >= _LEAST and not _TERMS.fullmatch(folded, start + 1, end - 1):
            yield start + 1, end - 1


@dataclass(frozen=True, slots=True)
class Known:
    """The nearest quotation of the banks, and the *differences* from it as (what the speech says, what it should)."""

    phrase: Phrase
    differences: tuple[tuple[str, str], ...]


def nearest(quotation: str, known: Sequence[Phrase]) -> Known | None:
    """The quotation of the banks that *quotation* is or was meant to be; a part of one counts as it."""
    words = normalise(quotation)
    same = [phrase for phrase in known if words in phrase.key]
    if same:
        return Known(max(same, key=lambda phrase: phrase.verified), ())
    pairs = _pairs(words)
    close = [phrase for phrase in known if len(pairs & _pairs(phrase.key)) >= _ALIKE * len(pairs)]
    judged = [Known(phrase, _differences(words, phrase.key)) for phrase in close]
    judged = [
        one for one in judged if sum(max(map(len, pair)) for pair in one.differences) <= (1 - _ALIKE) * len(words)
    ]
    return min(judged, key=lambda one: len(one.differences), default=None)


@cache
def _pairs(words: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(words)))


def _differences(words: str, right: str) -> tuple[tuple[str, str], ...]:
    """What is said otherwise; what *right* has before and after is not, for one may quote a part."""
    steps = [step for step in SequenceMatcher(None, words, right, autojunk=False).get_opcodes() if step[0] != "equal"]
    inside = [step for step in steps if step[0] != "insert" or 0 < step[1] < len(words)]
    return tuple((words[a:b], right[c:d]) for _, a, b, c, d in inside)
