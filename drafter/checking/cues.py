"""What is looked for only in texts that have a cue of it: all cues are found in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation

T = TypeVar("T")


class Cued(Generic[T]):
    """Things to look for, each with its cues: words of which at least one stands in every text that has the thing."""

    def __init__(self, looked_for: Iterable[tuple[Iterable[str], T]]) -> None:
        self._things: list[T] = []
        owners: defaultdict[str, list[int]] = defaultdict(list)
        for number, (cues, thing) in enumerate(looked_for):
            self._things.append(thing)
            for cue in cues:
                owners[cue].append(number)
        self._owners: Sequence[Sequence[int]] = list(owners.values())
        self._matcher = AhoCorasick(list(owners), implementation=Implementation.DFA)

    def within(self, text: str) -> list[T]:
        """The things that *text* has a cue of, in their order."""
        cues = {cue for cue, _, _ in self._matcher.find_matches_as_indexes(text, overlapping=True)}
        return [self._things[number] for number in sorted({owner for cue in cues for owner in self._owners[cue]})]
