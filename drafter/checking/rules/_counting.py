"""What a list ought to count: the fewest changes that leave it counting up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

_MOST = 200
"""Members of a list for which the best of all ways is looked for; a longer one is taken as it comes."""


class Member(NamedTuple):
    """What the first and the last of a stretch of a list count; *strange* is one in the numbers of another list."""

    first: int
    last: int
    strange: bool = False


class Due(NamedTuple):
    """What a member ought to count first, and whether numbers before it are missing."""

    number: int
    gap: bool = False


class _Way(NamedTuple):
    """A way to a member that is kept: its cost, how many are changed on it, the member kept before (-1 for none)."""

    cost: int
    changed: int
    before: int


def dues(members: Sequence[Member], explained: Callable[[int], bool] = lambda place: False) -> list[Due]:
    """What each of *members* ought to count, so that as few as can be are changed; a gap costs as much as a change.

    *explained* says of a place in the list whether there is a reason for what is missing before it.
    """
    kept = _kept(members, explained) if len(members) <= _MOST else None
    found: list[Due] = []
    counted = 0
    for place, member in enumerate(members):
        keeps = place in kept if kept is not None else member.first > counted and not member.strange
        first = member.first if keeps else counted + 1
        found.append(Due(first, first > counted + 1 and not explained(place)))
        counted = first + member.last - member.first
    return found


def _kept(members: Sequence[Member], explained: Callable[[int], bool]) -> set[int]:
    sizes = [0, *accumulate(member.last - member.first + 1 for member in members)]
    ways: list[_Way | None] = []
    for place in range(len(members) + 1):
        ways.append(min(filter(None, (_way(members, sizes, ways, before, place, explained)
                                      for before in range(place - 1, -2, -1))), default=None))  # fmt: skip
    kept: set[int] = set()
    way = ways[-1]
    while way and way.before >= 0:
        kept.add(way.before)
        way = ways[way.before]
    return kept


def _way(
    members: Sequence[Member],
    sizes: Sequence[int],
    ways: Sequence[_Way | None],
    before: int,
    place: int,
    explained: Callable[[int], bool],
) -> _Way | None:
    """The way to *place* on which *before* is kept and all between is changed, if there is one."""
    way = ways[before] if before >= 0 else _Way(0, 0, -1)
    if way is None:
        return None
    changed = place - before - 1
    missing = 0
    if place < len(members):
        counted = members[before].last if before >= 0 else 0
        missing = members[place].first - counted - 1 - (sizes[place] - sizes[before + 1])
        if missing < 0 or (missing and members[place].strange):
            return None
    gap = missing > 0 and not explained(place)
    return _Way(way.cost + changed + gap, way.changed + changed, before)
