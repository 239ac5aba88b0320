"""``word/numbering.xml``: the lists of a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from lxml import etree

from drafter.reading.numbering import LEVELS, Level, List, Lists
from drafter.reading.word_styles import Styles
from drafter.reading.wordml import MC, W, as_number, child, number_of, parsed, switched, value_of

_LEVEL, _ID, _NUMBER_ID = f"{W}ilvl", f"{W}abstractNumId", f"{W}numId"


def lists_of(part: bytes | None, styles: bytes | None) -> Lists:
    """The lists by their ``w:numId``; *part* is ``word/numbering.xml``, *styles* ``word/styles.xml``, if there."""
    if part is None:
        return {}
    return _Definitions(parsed(part), styles).lists()


class _Definitions:
    def __init__(self, root: etree._Element, styles: bytes | None) -> None:
        self._abstract: dict[str, etree._Element] = {}
        self._of_style: dict[str, str] = {}
        for abstract in root.iterchildren(f"{W}abstractNum"):
            name = abstract.get(_ID, "")
            self._abstract.setdefault(name, abstract)
            if style := value_of(abstract, "styleLink"):
                self._of_style.setdefault(style, name)
        self._numbers: dict[int, etree._Element] = {}
        for number in root.iterchildren(f"{W}num"):
            if (number_id := as_number(number.get(_NUMBER_ID))) is not None:
                self._numbers.setdefault(number_id, number)
        self._part_of_styles = styles
        self._levels: dict[str, Mapping[int, Level]] = {}

    def lists(self) -> Lists:
        """Every list that is defined."""
        named = ((number_id, self._list(number)) for number_id, number in self._numbers.items())
        return {number_id: found for number_id, found in named if found}

    def _list(self, number: etree._Element) -> List | None:
        counted = self._linked(value_of(number, "abstractNumId"))
        if counted is None:
            return None
        if counted not in self._levels:
            self._levels[counted] = _levels(self._abstract[counted])
        levels, starts = dict(self._levels[counted]), {}
        for override in number.iterchildren(f"{W}lvlOverride"):
            at = as_number(override.get(_LEVEL))
            if at is None or not 0 <= at < LEVELS:
                continue
            if (other := child(override, "lvl")) is not None:
                levels[at] = replace(_level(other), style=levels[at].style if at in levels else "")
            if (start := number_of(override, "startOverride")) is not None:
                starts[at] = start
        return List(counted, levels, starts)

    def _linked(self, name: str | None) -> str | None:
        """The abstract list that one called *name* stands for: itself, or the one of the style that it names."""
        seen: set[str] = set()
        while name in self._abstract and name not in seen:
            seen.add(name)
            style = value_of(self._abstract[name], "numStyleLink")
            if style is None:
                return name
            name = self._of_style.get(style) or self._named_by(style)
        return None

    @cached_property
    def _styles(self) -> Styles:
        return Styles(None if self._part_of_styles is None else parsed(self._part_of_styles))

    def _named_by(self, style: str) -> str | None:
        number_id = self._styles.list_of(style)
        return None if number_id is None else value_of(self._numbers.get(number_id), "abstractNumId")


def _levels(abstract: etree._Element) -> Mapping[int, Level]:
    found = ((as_number(level.get(_LEVEL)), level) for level in abstract.iterchildren(f"{W}lvl"))
    return {at: _level(level) for at, level in found if at is not None and 0 <= at < LEVELS}


def _level(level: etree._Element) -> Level:
    start = number_of(level, "start")
    return Level(
        start=0 if start is None else start,
        format=_format(level),
        text=value_of(level, "lvlText") or "",
        suffix=value_of(level, "suff") or "tab",
        restart=number_of(level, "lvlRestart"),
        legal=switched(level, "isLgl") is True,
        bold=switched(child(level, "rPr"), "b"),
        style=value_of(level, "pStyle") or "",
    )


def _format(level: etree._Element) -> str:
    """The name of the number format; of one that is newer than the others, what stands in for it."""
    for where in (level, level.find(f"{MC}AlternateContent/{MC}Fallback")):
        if found := value_of(where, "numFmt"):
            return found
    return "decimal"
