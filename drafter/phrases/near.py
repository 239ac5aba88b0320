"""Phrases that say nearly the same in nearly the same words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from operator import add

from drafter.hanzi import normalise
from drafter.phrases.bank import PhraseBank
from drafter.phrases.phrase import Phrase

ALIKE = 0.85
"""From which likeness on two phrases are nearly the same: twice the pairs of characters they share, of all they have."""


class Known:
    """Phrases that new ones are compared with, however many: only those that share a rare pair are looked at.

    What is known *before* is compared, too, and never added to.
    """

    @classmethod
    def of(cls, bank: PhraseBank) -> Known:
        """The phrases of a bank and none yet beside them."""
        return cls(before=bank.once(_of_bank))

    def __init__(self, phrases: Iterable[Phrase] = (), before: Known | None = None) -> None:
        self._before = before
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
        best = self._most_alike(_pairs(normalise(text)))
        return best[1] if best else None

    def _most_alike(self, pairs: frozenset[str]) -> tuple[float, Phrase] | None:
        best = self._before._most_alike(pairs) if self._before else None
        # Two phrases that alike share so many pairs that one of these few must be among them.
        least_shared = math.ceil(len(pairs) * ALIKE / (2 - ALIKE) - 1e-9)
        rarest = sorted(pairs, key=lambda pair: len(self._by_pair.get(pair, ())))
        telling = rarest[: len(rarest) - least_shared + 1]
        for number in sorted({number for pair in telling for number in self._by_pair.get(pair, ())}):
            phrase, other = self._phrases[number]
            likeness = 2 * len(pairs & other) / (len(pairs) + len(other))
            if likeness >= ALIKE and (best is None or likeness > best[0]):
                best = likeness, phrase
        return best


def _of_bank(bank: PhraseBank) -> Known:
    return Known(bank.phrases)


def _pairs(key: str) -> frozenset[str]:
    """Each pair of neighbouring characters, one that comes again told from the first by a number."""
    pairs = list(map(add, key, key[1:])) or [key]
    found = frozenset(pairs)
    if len(found) == len(pairs):
        return found
    seen: Counter[str] = Counter()
    numbered = []
    for pair in pairs:
        numbered.append(f"{pair}{seen[pair] or ''}")
        seen[pair] += 1
    return frozenset(numbered)
