"""What says again what is offered already: a part of it, or it with something more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from drafter.harvest.matching import places


def overlaps(texts: Sequence[str]) -> dict[int, list[int]]:
    """The index of each of *texts* → the indices of others that stand in it, or that it stands in."""
    marked = "\n".join(texts)
    starts, at = {}, 0
    for index, text in enumerate(texts):
        starts[at] = index
        at += len(text) + 1
    within: defaultdict[int, list[int]] = defaultdict(list)
    number = {text: index for index, text in enumerate(texts)}
    holder, owners = -1, []
    for place in range(len(marked) + 1):
        holder = starts.get(place, holder)
        owners.append(holder)
    for place, text in places(marked, number):
        inner, outer = number[text], owners[place]
        if inner != outer:
            within[inner].append(outer)
            within[outer].append(inner)
    return dict(within)
