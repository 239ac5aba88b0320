"""What is looked for only in texts that have a cue of it. The cues of all rules are found in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation

T = TypeVar("T")

_numbers: dict[str, int] = {}
"""Every cue of every Cued, numbered."""


class Cued(Generic[T]):
    """*things* to look for, each with its cues: words of which at least one stands in every text that has the thing."""

    def __init__(self, looked_for: Iterable[tuple[Iterable[str], T]]) -> None:
        self.things: list[T] = []
        self._owners: defaultdict[int, list[int]] = defaultdict(list)
        for place, (cues, thing) in enumerate(looked_for):
            self.things.append(thing)
            for cue in cues:
                self._owners[_numbers.setdefault(cue, len(_numbers))].append(place)
        self._cues = frozenset(self._owners)

    def within(self, text: str) -> list[T]:
        """The things that *text* has a cue of, in their order."""
        found = self._cues & _cues_in(text, len(_numbers))
        return [self.things[place] for place in sorted({place for cue in found for place in self._owners[cue]})]


@lru_cache(maxsize=1)
def _cues_in(text: str, how_many: int) -> frozenset[int]:
    """The numbers of the cues that stand in *text*; kept for the rules that look through one text in turn."""
    return frozenset(cue for cue, _, _ in _matcher(how_many).find_matches_as_indexes(text, overlapping=True))


@lru_cache(maxsize=1)
def _matcher(how_many: int) -> AhoCorasick:
    """What finds all cues there are; made anew when there are more."""
    return AhoCorasick(list(_numbers)[:how_many], implementation=Implementation.DFA)
