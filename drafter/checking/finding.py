"""What a rule finds: where, what is wrong, what to do."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["E", "W", "I"]
"""Error: nobody may hand it in so. Warning: most likely wrong. Information: look at it."""


class Edit(NamedTuple):
    """A mend: the characters *start* to *end* (from 0) of the source line at *index* (from 0) become *text*."""

    index: int  # type: ignore[assignment]  # it hides a method of tuples that nobody calls
    start: int
    end: int
    text: str


class Finding(NamedTuple):
    """What *rule* found in the characters *start* to *end* of the source line at *index* (all from 0).

    *message* is the cause, *remedy* what to do, both in Chinese. *edits* mend it where that is safe to do unasked: done
    once, the rule finds nothing there any more.
    """

    rule: str
    severity: Severity
    index: int  # type: ignore[assignment]  # it hides a method of tuples that nobody calls
    start: int
    end: int
    message: str
    remedy: str
    edits: tuple[Edit, ...] = ()


def shortened(text: str, most: int) -> str:
    """*text* as a message quotes it: its first *most* characters, and … where it goes on."""
    return text if len(text) <= most else f"{text[:most]}…"
