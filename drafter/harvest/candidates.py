"""What harvesting brings in: phrases for a bank, each with where it stands, and quotations apart from them."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that might go into a bank.

    *count* is how often it stands in the texts and *documents* in how many of them (0 for a frame, whose count is that
    of all that stood in it), *example* a sentence it stands in and *where* the file of that; *signals* say why it was
    taken for a phrase.
    """

    phrase: Phrase
    count: int
    documents: int
    example: str
    where: str
    signals: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Harvest:
    """Candidates, likeliest first, and quotations in the order they were met; *characters* is what was read, in 字."""

    candidates: tuple[Candidate, ...] = ()
    quotations: tuple[Candidate, ...] = ()
    characters: int = 0
