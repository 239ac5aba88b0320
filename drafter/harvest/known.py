"""Which phrases of the banks a text uses, and where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from drafter.hanzi import normalise
from drafter.harvest.matching import places
from drafter.harvest.texts import Text
from drafter.phrases import Phrase, PhraseBank

_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Used:
    """A phrase of the banks in use: how often, and where, as the names of texts and their lines from 1."""

    phrase: Phrase
    count: int
    places: tuple[tuple[str, int], ...]


def _in_order(body: str, phrases: Iterable[str]) -> list[tuple[int, str]]:
    """Where *phrases* stand in *body*, of those that begin together the longest first."""
    return sorted(places(body, phrases), key=lambda found: (found[0], -len(found[1])))


def used(texts: Iterable[Text], bank: PhraseBank) -> list[Used]:
    """The phrases of *bank* that *texts* use, punctuation and width aside, most used first.

    One that stands within a longer one is not counted there. Frames and phrases of fewer than four 字 are passed over.
    """
    phrases = {phrase.key: phrase for phrase in bank.phrases if not phrase.slots and len(phrase.key) >= _SHORTEST}
    found: dict[str, list[tuple[str, int]]] = {}
    for text in texts:
        lines = [normalise(line) for line in text.body.split("\n")]
        starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        end = 0
        for at, key in _in_order("\n".join(lines), phrases):
            if at + len(key) > end:
                end = at + len(key)
                found.setdefault(key, []).append((text.name, bisect_right(starts, at)))
    return sorted(
        (Used(phrases[key], len(where), tuple(where)) for key, where in found.items()),
        key=lambda one: (-one.count, -len(one.phrase.key)),
    )
