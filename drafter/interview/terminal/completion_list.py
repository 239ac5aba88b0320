"""What is offered to go on with while a line is being typed: when it stands there, and how."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from prompt_toolkit.formatted_text import StyleAndTextTuples

from drafter.columns import joined, shortened, width
from drafter.hanzi import HAN
from drafter.interview.completion import Completing, clause_start

_NARROWEST = 24
"""Columns that a phrase keeps, whatever is said of it."""


class CompletionList:
    """What may be put in place of the end of the line; nothing until something is typed, nor once that was declined."""

    def __init__(self, complete: Callable[[str], Sequence[Completing]] | None) -> None:
        self._complete = complete
        self._found: Sequence[Completing] = ()
        self._line: str | None = None
        """The line up to the cursor that is yet to be completed."""
        self._declined: str | None = None
        """The line up to the clause in which nothing more is to be offered."""
        self.highlighted: int | None = None

    @property
    def items(self) -> Sequence[Completing]:
        """What is offered. It is looked for here, so that a burst of keys is one search."""
        if self._line is not None and self._complete:
            line, self._line = self._line, None
            self._found = self._complete(line)
        return self._found

    def stir(self, before: str, after: str, *, typed: bool) -> None:
        """The line has become *before* and *after* the cursor, *typed* by hand or by another change."""
        stood = bool(self._found)
        self.close()
        if self._declined is not None and self._declined != before[: clause_start(before)]:
            self._declined = None
        # Inside a text, Chinese is being corrected; what is typed in letters is meant for this.
        fits = not HAN.match(after) or before[-1:].isascii()
        if (typed or stood) and fits and self._declined is None:
            self._line = before

    def open(self, before: str, after: str) -> None:
        """Offer what there is, even if it had been declined."""
        self._declined = None
        self.stir(before, after, typed=True)

    def close(self) -> None:
        """Offer nothing until something is typed."""
        self._found, self._line, self.highlighted = (), None, None

    def shut(self, before: str) -> None:
        """Offer nothing more in the clause that *before* ends with."""
        if self.items:
            self._declined = before[: clause_start(before)]
            self.close()

    def move(self, by: int) -> None:
        """Highlight the next one, round and round."""
        if self.items:
            at = self.highlighted
            self.highlighted = (0 if by > 0 else len(self.items) - 1) if at is None else (at + by) % len(self.items)

    def lines(self, rows: int, columns: int) -> list[StyleAndTextTuples]:
        """What is offered, a line each, and what the keys do: at most *rows* lines of at most *columns* columns."""
        shown = max(min(rows - 1, len(self.items)), 1)
        at = self.highlighted or 0
        first = min(max(at - shown // 2, 0), len(self.items) - shown)
        listed = [self._listed(number, columns) for number in range(first, first + shown)]
        more = [f"还有 {len(self.items) - shown} 条"] if shown < len(self.items) else []
        hints = ["Tab 补上" if self.highlighted is None else "回车 补上", "↑↓ 挑", "Esc 收起", *more]
        foot: StyleAndTextTuples = [("class:instruction", f"    {joined(hints, columns - 4)}")]
        return [*listed, foot][:rows]

    def _listed(self, number: int, columns: int) -> StyleAndTextTuples:
        offer, here = self.items[number], number == self.highlighted
        room = columns - 4
        beside = min(width(offer.note) + 2, max(room - _NARROWEST, 0)) if offer.note else 0
        text = shortened(offer.text, room - beside if width(offer.text) + beside > room else room)
        left = room - width(text) - 2
        note = shortened(offer.note, left) if left >= 4 else ""
        return [
            ("class:pointer", "  » " if here else "    "),
            ("class:highlighted" if here else "", text),
            ("class:instruction", f"  {note}" if note else ""),
        ]
