"""What a candidate most likely is: its role, topics and themes, guessed; names in it made slots."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import PurePath

from drafter.harvest.fragments import is_claim, is_finite, is_told
from drafter.harvest.lacking import is_lacking
from drafter.harvest.mining import LACKING, Found
from drafter.harvest.names import with_slots
from drafter.harvest.quotations import Quotation
from drafter.harvest.texts import Text
from drafter.harvest.trimming import is_imperative
from drafter.phrases import FRAMES, Phrase, PhraseBank, Role
from drafter.phrases.contracts import broken
from drafter.phrases.guessing import Guesser
from drafter.phrases.linting import TOPICAL, VERBATIM

_IMPERATIVE: frozenset[Role] = frozenset(("lead", "measure", "move", "goal"))
_OFTEN = 3
"""How often a text names a theme that it is on."""


class Describer:
    """Describes candidates by the phrases of a bank."""

    def __init__(self, bank: PhraseBank) -> None:
        self.bank = bank
        self._guesser = bank.once(Guesser)
        self._theme_of_text = lru_cache(maxsize=4096)(self._counted_theme)

    def phrase(self, found: Found, stands_in: Text, sources: Sequence[str]) -> Phrase | None:
        """What was *found* as a phrase, or None if it can be nobody else's.

        A place in it becomes a slot where its role may have one.
        """
        text = found.text
        slotted = with_slots(text)
        role = self._role(found) if found.is_clause else "expression"
        if slotted != text and (role in VERBATIM or role in FRAMES):
            return None
        own = self._theme_of_text(stands_in)
        topics = self._guesser.topics(text, own) if role != "call" else ()
        themes = self._themes(text, topics, own)
        if role in TOPICAL and not topics:
            role = "expression"
            if slotted != text or LACKING in found.signals:
                return None
        phrase = Phrase(slotted, role, topics=topics, themes=themes, source=tuple(map(_stem, sources)), note=found.note)
        return None if any(broken(phrase)) else phrase

    def quotation(self, quotation: Quotation, stands_in: Text) -> Phrase:
        """A quotation as a phrase that is yet to be verified."""
        own = self.bank.themes_of(quotation.text) or self._theme_of_text(stands_in)
        return Phrase(
            quotation.text,
            "quotation",
            topics=self._guesser.topics(quotation.text, own),
            themes=tuple(sorted(own)),
            speaker=quotation.speaker,
            verb=quotation.verb,
            occasion=quotation.occasion,
            source=(_stem(stands_in.name),),
            verified=False,
        )

    def _role(self, found: Found) -> Role:
        text = found.text
        if LACKING in found.signals:
            return "problem"
        role = self._guesser.role(text)
        if is_lacking(text) or role == "problem" or (role == "measure" and is_finite(text)):
            return "expression"
        if role == "thesis" and not is_claim(text):
            return "expression"
        if (
            role in FRAMES
            or role == "quotation"
            or (role in _IMPERATIVE and (is_told(text) or not is_imperative(text)))
        ):
            return "expression"
        return role

    def _themes(self, text: str, topics: Sequence[str], own: frozenset[str]) -> tuple[str, ...]:
        """The themes that *text* names, and those that its topics are confined to."""
        confined = {theme for topic in topics for theme in self.bank.topics[topic].themes if theme in own}
        named = self.bank.themes_of(text)
        return tuple(sorted((named & own or named) | confined))

    def _counted_theme(self, text: Text) -> frozenset[str]:
        """The theme that a text names most often, if it does so often."""
        counts = {
            theme: sum(text.body.count(word) for word in (theme, *others)) for theme, others in self.bank.themes.items()
        }
        likeliest = max(counts, key=lambda theme: counts[theme], default="")
        return frozenset([likeliest]) if counts.get(likeliest, 0) >= _OFTEN else frozenset()


def _stem(name: str) -> str:
    return PurePath(name).stem
