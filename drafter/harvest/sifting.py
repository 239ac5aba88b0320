"""What is left out of what was found: names, what the bank has already, what says a thing a second time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from drafter.hanzi import normalise
from drafter.harvest.candidates import Candidate
from drafter.harvest.mining import ROW, Found
from drafter.harvest.parts import overlaps
from drafter.phrases import FRAMES, Phrase, PhraseBank, Role
from drafter.phrases.near import Known

_LONGEST_FILLING = 12
"""Characters that may stand where a phrase of the bank has a slot."""
_LITTLE = 0.4
"""The share of a phrase that is too little to offer it for."""
_AHEAD = 0.01


class Sieve:
    """Holds back what names somebody's place, and what a bank has: to the letter, up to its slots, or nearly."""

    def __init__(self, bank: PhraseBank, names: Iterable[str]) -> None:
        self._near = Known.of(bank)
        self._keys = {phrase.key for phrase in bank.phrases}
        self._names = re.compile("|".join(map(re.escape, names)) or "(?!)")
        slotted = [pattern for phrase in bank.phrases if phrase.slots and (pattern := _pattern(phrase))]
        self._slotted = re.compile("|".join(slotted) or "(?!)")
        self.said: dict[str, Role] = {
            phrase.text: phrase.role for phrase in bank.phrases if not phrase.slots and phrase.role not in FRAMES
        }
        """What needs no offering, with its role: what the bank has, and what was found to be in it but for its slots."""

    def holds_back(self, found: Found) -> bool:
        """Whether *found* is not to be looked at any further; what is not is known from now on."""
        if self._names.search(found.text):
            return True
        if self._slotted.fullmatch(normalise(found.text)):
            self.said.setdefault(found.example, "expression")
            return True
        if self._near.nearest(found.text) is not None:
            return True
        self._near.add(Phrase(found.text, "expression"))
        return False

    def knows(self, found: Found, phrase: Phrase) -> bool:
        """Whether the bank has *phrase*, which was made of *found* and has its slots by now."""
        if phrase.key not in self._keys:
            return False
        self.said.setdefault(found.example, "expression")
        return True


def _pattern(phrase: Phrase) -> str:
    """What a phrase with slots looks like with something in them, punctuation aside; '' for a slot and little more."""
    literals = [normalise(text) for text in phrase.literals]
    return f".{{1,{_LONGEST_FILLING}}}".join(map(re.escape, literals)) if max(map(len, literals)) > 1 else ""


def sifted(
    found: Sequence[tuple[Found, Candidate]], said: Mapping[str, Role], often: Mapping[str, int]
) -> tuple[list[Candidate], list[Candidate]]:
    """*found*, likeliest first; apart from it what is part of something before it, or has it for a part, everywhere.

    What is *said* already stands before all of it; *often* is how often each of them stands in the texts.

    A deed that a draft may use, 管好每一座水闸, is no mere part of an expression.
    """
    taken = [text for text in said if often[text]]
    texts = [*(one.example for one, _ in found), *taken]
    beside = overlaps(texts)
    uses: dict[int, Role] = {index: said[text] for index, text in enumerate(taken, len(found))}
    kept: set[int] = set()
    for index in _rows_first(found, beside):
        phrase = found[index][1].phrase
        rivals = [
            texts[other]
            for other in beside.get(index, ())
            if other in uses and phrase.role in ("expression", uses[other])
        ]
        if "……" in phrase.text or not _said_by(rivals, texts[index], often):
            kept.add(index)
            if "……" not in phrase.text:
                uses[index] = phrase.role
    return (
        [candidate for index, (_, candidate) in enumerate(found) if index in kept],
        [candidate for index, (_, candidate) in enumerate(found) if index not in kept],
    )


def _rows_first(found: Sequence[tuple[Found, Candidate]], beside: Mapping[int, Sequence[int]]) -> list[int]:
    """The indices of *found*, likeliest first, but a row before the rows that are part of it."""
    sure = [one.score for one, _ in found]
    rows = [ROW in one.signals for one, _ in found]
    for index, (one, _) in enumerate(found):
        within = [
            found[other][0]
            for other in beside.get(index, ())
            if other < len(found) and rows[other] and found[other][0].text in one.text
        ]
        if rows[index] and within:
            sure[index] = max(sure[index], *(other.score + _AHEAD for other in within))
    return sorted(range(len(found)), key=lambda index: -sure[index])


def _said_by(others: Sequence[str], text: str, often: Mapping[str, int]) -> bool:
    """Whether one of *others* has *text* for a part wherever it stands, or they leave little of it to say."""
    if any(text in other and often[other] >= often[text] for other in others):
        return True
    left = text
    for other in sorted(others, key=len, reverse=True):
        left = left.replace(other, "")
    return len(normalise(left)) <= _LITTLE * len(normalise(text))
