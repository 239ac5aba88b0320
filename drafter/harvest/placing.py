"""In which texts phrases stand, and how often."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from operator import methodcaller

from drafter.harvest.matching import places

_OFTEN = 20
"""How often a phrase must stand for it to be quicker to count it by itself than with the others in one pass."""


def placed(phrases: Iterable[tuple[str, int]], bodies: Sequence[str]) -> dict[str, Mapping[int, int]]:
    """Each of *phrases*, given with about how often it stands: the indices of the *bodies* it stands in → how often."""
    often: list[str] = []
    seldom: list[str] = []
    for phrase, count in phrases:
        (often if count > _OFTEN or len(phrase) < 2 else seldom).append(phrase)
    found: dict[str, Mapping[int, int]] = dict(_together(seldom, bodies)) if seldom else {}
    for phrase in often:
        counts = map(methodcaller("count", phrase), bodies)
        found[phrase] = {number: count for number, count in enumerate(counts) if count}
    return found


def _together(phrases: Sequence[str], bodies: Sequence[str]) -> dict[str, Counter[int]]:
    starts = list(accumulate((len(body) + 1 for body in bodies), initial=0))
    found = {phrase: Counter[int]() for phrase in phrases}
    for at, phrase in places("\n".join(bodies), found):
        found[phrase][bisect_right(starts, at) - 1] += 1
    return found
