"""Which headings and points are counted together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.reading.speech import Item

Group = tuple[int, int]
"""The index of the item that items stand under, -1 for none, and their level."""


def grouped(items: Sequence[Item]) -> Iterator[tuple[Item, Group]]:
    """Each of *items* with what it is counted with: its parent, and its level.

    A heading with the number of the level above or below, between two that it is counted with, is one of theirs:
    （一） 二、 （三）, or 一、 （二） 三、.
    """
    parents: dict[int, Group] = {}
    adopted: dict[int, int] = {}
    headings = [place for place, item in enumerate(items) if item.kind == "heading"]
    for at, place in enumerate(headings):
        item = items[place]
        before, after = (items[headings[each]] if 0 <= each < len(headings) else None for each in (at - 1, at + 1))
        if not before or not after or not before.number + 1 == item.number == after.number - 1:
            continue
        if before.level == after.level == item.level + 1 and not _goes_on(items, place):
            parents[place] = before.parent, before.level
            adopted[place] = before.parent
        elif before.level == after.level == item.level - 1 and before.marker == after.marker:
            parents[place] = before.parent, before.level
    for place, item in enumerate(items):
        parent = adopted.get(item.parent, item.parent) if item.kind == "heading" else item.parent
        yield item, parents.get(place, (parent, item.level))


def _goes_on(items: Sequence[Item], place: int) -> bool:
    """Whether the next heading of its own level counts on from the one at *place*."""
    item = items[place]
    later = (each for each in items[place + 1 :] if each.kind == "heading" and each.level <= item.level)
    following = next(later, None)
    return following is not None and following.level == item.level and following.number == item.number + 1
