"""The automatic numbers of Word's lists: what they are, and counting them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from drafter.reading.number_formats import formatted

LEVELS = 9
_PLACE = re.compile("%([1-9])")


class Use(NamedTuple):
    """That a paragraph is numbered: ``w:numId``, ``w:ilvl``; *style* is the paragraph style that says so, if one does."""

    number_id: int
    level: int
    style: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list; *restart* is the level (from 1) whose numbers set it back, 0 for none, None for any above it.

    *bold* is None where the number is as bold as the paragraph.
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    bold: bool | None = None
    style: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """A ``w:num``: *counted* names the numbers it shares with others; *starts* are where it begins anew, by level."""

    counted: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int] = field(default_factory=dict)


class Enumerated(NamedTuple):
    """What Word writes before a paragraph: the number (empty for a bullet), and the level that it is of."""

    text: str
    level: Level


Lists = Mapping[int, List]


class Counter:
    """Counts the numbered paragraphs of one document in order."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()

    def __call__(self, use: Use) -> Enumerated | None:
        """What stands before the next paragraph; None if the document does not say, or says nothing."""
        found = self._lists.get(use.number_id)
        if found is None:
            return None
        at = next((at for at, level in found.levels.items() if use.style and level.style == use.style), use.level)
        level = found.levels.get(at)
        if level is None:
            return None
        counts = self._counts.setdefault(found.counted, [None] * LEVELS)
        if at in found.starts and (use.number_id, at) not in self._begun:
            counts[at] = None
        self._begun.add((use.number_id, at))
        so_far = counts[at]
        counts[at] = _start(found, at) if so_far is None else so_far + 1
        for below in range(at + 1, LEVELS):
            restart = found.levels[below].restart if below in found.levels else None
            if restart is None or at < restart:
                counts[below] = None
        if level.format == "bullet":
            return Enumerated("", level)
        text = _PLACE.sub(lambda place: _written(found, counts, int(place[1]) - 1, at), level.text)
        return Enumerated(text, level) if text else None


def gap(suffix: str, enumerator: str, text: str) -> str:
    """What divides a number from the text after it: the tab or space is layout, but letters and digits must not touch."""
    if suffix == "nothing" or not text or text[0].isspace():
        return ""
    runs_on = enumerator[-1].isalnum() or (enumerator[-1] in ".．" and text[0].isdigit())
    return " " if runs_on else ""


def _start(found: List, at: int) -> int:
    return found.starts.get(at, found.levels[at].start)


def _written(found: List, counts: list[int | None], place: int, at: int) -> str:
    if place > at or place not in found.levels:
        return ""
    number = counts[place]
    kind = "decimal" if found.levels[at].legal else found.levels[place].format
    return formatted(_start(found, place) if number is None else number, kind)
