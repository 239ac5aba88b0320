"""Topic sentences: paragraphs under one heading that begin alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.reading.structure.leads import kept_lead
from drafter.reading.structure.marks import first_sentence, goes_on

_LONGEST = 30
_FEWEST = 3
_COMPARED = 10
"""With how many of those before it a paragraph is compared."""
_CLEAR = re.compile("[，,；;]")
_STATES = re.compile(
    r"是(?!非)|有的|了(?!解)|没有|往往|(?<!人)才|[都也]|(?<!练)就(?![业地近医办])|最(?![后大美])|(?:不|都|才)会|(.)不\1|自己|我"
)
_RATIO = 1.6
_SLACK = 4


def read_topics(texts: Sequence[str]) -> dict[int, int]:
    """Which texts begin with a topic sentence, and where it ends.

    It is at most 30 字, the paragraph goes on after it, and at least two neighbours begin with one that is built alike.
    """
    ends = {index: end for index, text in enumerate(texts) if (end := _short_sentence(text))}
    best = range(0)
    done = -1
    for first in ends:
        if first <= done:
            continue
        last = first
        while last + 1 in ends and all(
            _alike(texts[last + 1][: ends[last + 1]], texts[each][: ends[each]])
            for each in range(max(first, last - _COMPARED), last + 1)
        ):
            last += 1
        if last + 1 - first >= max(len(best), _FEWEST):
            best, done = range(first, last + 1), last
    if _leads_in([texts[index][: ends[index]] for index in best]):
        best = best[1:]
    return {index: ends[index] for index in best}


def _short_sentence(text: str) -> int:
    """Where the first sentence of *text* ends; 0 if it is long, or all there is."""
    end = first_sentence(text)
    return end if end - 1 <= _LONGEST and goes_on(text, end) and kept_lead(text[:end]) else 0


def _alike(one: str, other: str) -> bool:
    left, right = _CLEAR.split(one[:-1]), _CLEAR.split(other[:-1])
    if list(map(len, left)) == list(map(len, right)):
        return True
    if len(left) != len(right) or _kind(one) != _kind(other):
        return False
    return all(_near(len(a), len(b)) for a, b in zip(left, right, strict=True))


def _leads_in(sentences: Sequence[str]) -> bool:
    """Whether the first sentence leads in the others, which are exactly of one shape or of one kind, and it isn't."""
    if len(sentences) <= _FEWEST:
        return False
    shapes = [tuple(map(len, _CLEAR.split(sentence))) for sentence in sentences]
    kinds = [_kind(sentence) for sentence in sentences]
    return any(each[0] not in each[1:] and len(set(each[1:])) == 1 for each in (shapes, kinds))


def _near(one: int, other: int) -> bool:
    return abs(one - other) <= _SLACK or max(one, other) <= _RATIO * min(one, other)


def _kind(sentence: str) -> tuple[bool, ...]:
    """What tells a statement from a task."""
    return (
        sentence[-1] in "？?",
        _STATES.search(sentence) is not None,
        "：" in sentence or ":" in sentence,
    )
