"""A phrase: a piece of a speech that knows its place in a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from drafter.hanzi import normalise
from drafter.phrases.roles import SLOT, Part, Register, Role


@dataclass(frozen=True)
class Phrase:
    """One entry of a bank. A phrase with slots is a frame; one that is *literal* has none, whatever its braces.

    *rank* is its position among all phrases of the bank, later layers counting higher; *bank* names its file;
    *key* is what two phrases are compared by.
    """

    text: str
    role: Role
    topics: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    registers: tuple[Register, ...] = ()
    parts: tuple[Part, ...] = ()
    set: str | None = None
    source: tuple[str, ...] = ()
    speaker: str | None = None
    verb: str = "指出"
    occasion: str | None = None
    date: str | None = None
    verified: bool = False
    note: str | None = None
    literal: bool = False
    bank: str = ""
    layer: str = ""
    rank: int = 0
    key: str = field(default="", compare=False, repr=False)

    def __post_init__(self) -> None:
        if not self.key:
            object.__setattr__(self, "key", normalise(self.text))

    @cached_property
    def id(self) -> str:
        """Stable as long as the text is: the file's name and a digest of role and text."""
        return f"{self.bank}#{_digest(f'{self.role}|{self.text}', 4)}"

    @cached_property
    def mark(self) -> str:
        """What it is remembered by, whichever bank it stands in."""
        return _digest(f"{self.role}|{self.key}", 6)

    @cached_property
    def slots(self) -> tuple[str, ...]:
        """The names of the slots in order, repeated ones repeated."""
        return () if self.literal else tuple(SLOT.findall(self.text))

    @cached_property
    def literals(self) -> tuple[str, ...]:
        """The stretches of the text between slots."""
        return (self.text,) if self.literal else tuple(SLOT.split(self.text)[::2])

    @cached_property
    def words(self) -> str:
        """The text without its slots."""
        return "".join(self.literals)


def _digest(text: str, size: int) -> str:
    from hashlib import blake2s  # a search does without, and it takes long to import

    return blake2s(text.encode(), digest_size=size).hexdigest()
