"""mixed-enumerators: 一是 and 一要 in one list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from drafter.checking.finding import Finding
from drafter.checking.rule import Context, Rule
from drafter.checking.rules._series import points_series
from drafter.reading.speech import Item, Speech

ID = "mixed-enumerators"
_MARKERS = {"一是": "是", "一要": "要", "第一，": "第…"}


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """Each point that goes on counting where the one before left off, but in other words."""
    lists: dict[tuple[int, int], list[Item]] = defaultdict(list)
    for item in speech.items:
        if item.marker in _MARKERS and item.kind == "point":
            lists[item.parent, item.level].append(item)
    mixed = (siblings for siblings in lists.values() if len({item.marker for item in siblings}) > 1)
    for points in (listed for siblings in mixed for listed in points_series(speech, siblings)):
        first = points[0]
        for before, item in pairwise(points):
            if item.number != before.number + 1:
                first = item
            elif item.marker != first.marker:
                yield _finding(speech, first, item)


def _finding(speech: Speech, first: Item, item: Item) -> Finding:
    where = item.enumerator
    begun, goes_on = (_written(speech, each) for each in (first, item))
    message = f"同一组分条里，开头是“{begun}”，这里是“{goes_on}”"
    return Finding(
        ID, "W", where.index, where.start, where.end, message, f"统一成“{begun}”的说法，或都改成“{goes_on}”的"
    )


def _written(speech: Speech, item: Item) -> str:
    return speech.said(item.enumerator).strip().rstrip("，,、：:")


RULE = Rule(ID, "W", "同一组分条里混用“一是”“一要”“第一，”", check)
