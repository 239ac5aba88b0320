"""Phrases that say nearly the same in nearly the same words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable

from drafter.hanzi import normalise
from drafter.phrases.phrase import Phrase

ALIKE = 0.85
"""From which likeness on two phrases are nearly the same: twice the pairs of characters they share, of all they have."""


class Known:
    """Phrases that new ones are compared with, however many: only those that share a rare pair are looked at."""

    def __init__(self, phrases: Iterable[Phrase] = ()) -> None:
        self._phrases: list[tuple[Phrase, frozenset[str]]] = []
        self._by_pair: defaultdict[str, list[int]] = defaultdict(list)
        for phrase in phrases:
            self.add(phrase)

    def add(self, phrase: Phrase) -> None:
        """Take in another phrase."""
        pairs = _pairs(phrase.key)
        for pair in pairs:
            self._by_pair[pair].append(len(self._phrases))
        self._phrases.append((phrase, pairs))

    def nearest(self, text: str) -> Phrase | None:
        """The known phrase most like *text*, if any is nearly the same."""
        pairs = _pairs(normalise(text))
        # Two phrases that alike share so many pairs that one of these few must be among them.
        least_shared = math.ceil(len(pairs) * ALIKE / (2 - ALIKE) - 1e-9)
        rarest = sorted(pairs, key=lambda pair: len(self._by_pair.get(pair, ())))
        telling = rarest[: len(rarest) - least_shared + 1]
        best: tuple[float, Phrase] | None = None
        for number in sorted({number for pair in telling for number in self._by_pair.get(pair, ())}):
            phrase, other = self._phrases[number]
            likeness = 2 * len(pairs & other) / (len(pairs) + len(other))
            if likeness >= ALIKE and (best is None or likeness > best[0]):
                best = likeness, phrase
        return best[1] if best else None


def _pairs(key: str) -> frozenset[str]:
    """Each pair of neighbouring characters, one that comes again told from the first by a number."""
    seen: Counter[str] = Counter()
    found = []
    for index in range(len(key) - 1):
        pair = key[index : index + 2]
        found.append(f"{pair}{seen[pair] or ''}")
        seen[pair] += 1
    return frozenset(found or [key])
