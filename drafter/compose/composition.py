"""What composing gives: a draft that is always whole, and the questions still open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from drafter.compose.answers import AnswerValue
from drafter.draft import Draft
from drafter.phrases import Role
from drafter.templates import Kind
from drafter.yamlfile import KeyPath

Reason = tuple[str, float]
"""Why one suggestion comes before another: what for, and how much that weighs."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text proposed as an answer, the ids of the bank phrases it was made of, and *why* it comes where it does."""

    text: str
    phrases: tuple[str, ...] = ()
    why: Callable[[], Iterable[Reason]] = field(default=tuple, compare=False, repr=False)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What it owes its place to, named in Chinese, each with its weight; together they are its score."""
        return tuple((name, weight) for name, weight in self.why() if weight)


class Suggest(Protocol):
    """Ranks suggestions when it is called."""

    def __call__(self, most: int = 8) -> tuple[Suggestion, ...]:
        """Up to *most* suggestions, best first; the first is the same however many are asked for."""


def _none(most: int = 8) -> tuple[Suggestion, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question still open.

    *label* names what is asked for (the placeholder says 【待填：label】); *default* is the computed default of a
    field; *left_out* says that an optional part is absent by default; *role* and *topics* are those of the phrases
    that it wants; `suggestions` ranks what the banks have, worked out only when it is called.
    """

    path: KeyPath
    ask: str
    label: str
    help: str = ""
    kind: Kind = "text"
    choices: tuple[str, ...] = ()
    default: AnswerValue = None
    optional: bool = False
    left_out: bool = False
    role: Role | None = None
    topics: tuple[str, ...] = ()
    pattern: str | None = None
    invalid: str | None = None
    suggestions: Suggest = field(default=_none, compare=False, repr=False)

    @property
    def required(self) -> bool:
        """Whether the draft is not whole without an answer: not so for optional parts and for defaulted numbers."""
        return not self.optional and not (self.kind in ("number", "confirm") and self.default is not None)


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that an answer fills or is to fill, and what stands there, after its *marker* if there is one."""

    path: KeyPath
    text: str
    marker: str = ""
    naming: Callable[[], str] = field(default=str, compare=False, repr=False)

    @property
    def label(self) -> str:
        """What is asked for there; empty for a paragraph of the user's own that the template has no place for."""
        return self.naming()


@dataclass(frozen=True, slots=True)
class Composition:
    """A draft and its open questions in the order of the document.

    *counts* says how many items each list in it has, *unused* which answers found no place in it; *entries* are the
    places that it was asked for, answered or not, in the order of the document.
    """

    draft: Draft
    questions: tuple[Question, ...]
    counts: Mapping[KeyPath, int] = field(default_factory=dict)
    unused: tuple[KeyPath, ...] = ()
    entries: tuple[Entry, ...] = ()
