"""What a slot knows about the place it stands in when it asks the bank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2s

from drafter.locations import SHIPPED
from drafter.phrases import Part, Phrase, PhraseBank, Register
from drafter.phrases.bank import fits
from drafter.phrases.roles import SLOT
from drafter.yamlfile import KeyPath


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of a slot.

    *spoken* are the topics that the theme's own words name; *topics* are those its text should keep to, in order
    of preference; *one_topic* keeps all its passages to the first; *room* says how many 字 they may come to, where a
    length is wanted, and *reach* how far down the list of a topic's measures they may go already; *siblings* are the
    texts of its earlier siblings; *written* is all that has been answered, *used* how often each phrase stands in it,
    by id; *labels* are the names that a question may use beside the fields.
    """

    bank: PhraseBank
    register: Register
    theme: str = ""
    themes: frozenset[str] = frozenset()
    spoken: frozenset[str] = frozenset()
    values: Mapping[str, str] = field(default_factory=dict)
    seed: int = 0
    written: str = ""
    used: Counter[str] = field(default_factory=Counter)
    reach: float = 1.0
    path: KeyPath = ()
    part: Part = "what"
    topics: tuple[str, ...] = ()
    slot_topics: tuple[str, ...] = ()
    siblings: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    position: int = 0
    total: int = 1
    passages: int = 1
    room: int | None = None
    one_topic: bool = False
    marker: str = ""

    @property
    def matter(self) -> str:
        """What names the theme in sentences, all of which have it: the theme without a verb that it begins with."""
        return self.values.get("matter") or self.theme

    def chance(self, *what: object) -> float:
        """A number in [0, 1) that depends on the seed, the theme, this place and *what* alone."""
        return self.chance_everywhere(self.path, *what)

    def chance_everywhere(self, *what: object) -> float:
        """A number in [0, 1) that depends on the seed, the theme and *what* alone: at every place, on every machine."""
        digest = blake2s("|".join(map(repr, (self.seed, self.theme, *what))).encode(), digest_size=6).digest()
        return int.from_bytes(digest) / 2**48

    def fits(self, phrase: Phrase) -> bool:
        """Whether *phrase* fits the themes and the register and has not been written yet."""
        return fits(phrase, self.themes, self.register) and not self.has(phrase)

    def has(self, phrase: Phrase) -> bool:
        """Whether *phrase*, or a long stretch of it if it is a frame, stands in what is written."""
        if phrase.slots:
            return any(len(literal) >= 8 and literal in self.written for literal in phrase.literals)
        return phrase.text in self.written

    def own_theme(self, phrase: Phrase) -> bool:
        """Whether *phrase* is confined to one of the draft's themes."""
        return bool(self.themes.intersection(phrase.themes))

    @staticmethod
    def own_layer(phrase: Phrase) -> bool:
        """Whether *phrase* is the user's own: not from the banks that come with the program."""
        return phrase.layer not in ("", SHIPPED)

    def thinned(self, phrases: Sequence[Phrase], most: int) -> Sequence[Phrase]:
        """*phrases*, or where they are too many to weigh each, at most *most* of them: drawn evenly by the seed."""
        step = -(-len(phrases) // most)
        return phrases[int(self.chance("thinned") * step) :: step] if step > 1 else phrases

    def chosen(self, phrase: Phrase) -> float:
        """How much its user likes *phrase*: 0 if it was never chosen, growing ever more slowly to 1."""
        times = self.bank.chosen.get(phrase.mark, 0) if self.bank.chosen else 0
        return times / (times + 2)

    def said(self, phrase: Phrase) -> str | None:
        """*phrase* with the fields it names filled in; None if it names one that has no value here."""
        if phrase.literal:
            return phrase.text
        if not all(name in self.values for name in phrase.slots):
            return None
        return SLOT.sub(lambda match: self.values[match[1]], phrase.text)
