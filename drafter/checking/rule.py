"""A rule: its id apart from its check."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from drafter.checking.finding import Finding, Severity
from drafter.phrases import PhraseBank
from drafter.reading.speech import Speech


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project says of its own: `drafter.toml`, the table ``[check]``.

    *units* are names of one's own places and units, *others* names that must not occur; *sets* are further fixed sets,
    each its members in order; *longest_sentence* is in 字; *select* and *ignore* are ids of rules.
    """

    units: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    sets: tuple[tuple[str, ...], ...] = ()
    longest_sentence: int = 100
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look things up in."""

    settings: Settings = field(default_factory=Settings)
    bank: PhraseBank = field(default_factory=PhraseBank)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its stable *id* (kebab-case), how grave what it finds is, and a *summary* in one Chinese line."""

    id: str
    severity: Severity
    summary: str
    check: Callable[[Speech, Context], Iterable[Finding]]
