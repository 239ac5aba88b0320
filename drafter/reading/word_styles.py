"""The styles of a Word document: what they say of the paragraphs and runs that have them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from drafter.reading.numbering import Use
from drafter.reading.wordml import W, child, lineage, number_of, switched, value_of

_HEADING = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
_TYPE, _ID, _DEFAULT = f"{W}type", f"{W}styleId", f"{W}default"
_HEADINGS = 9


class RunLook(NamedTuple):
    """Whether a character style is bold, and hidden; None where it does not say."""

    bold: bool | None = None
    hidden: bool | None = None


CONTINUED = "正文续段"
"""The name of the style of what goes on with the paragraph before it, where a reading copy parted it."""


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What a paragraph style says: outline level (0 for none), in the middle or not, bold, hidden, numbered.

    It is *continued* if its paragraphs go on with those before them.
    """

    heading: int = 0
    centred: bool = False
    bold: bool = False
    hidden: bool = False
    numbering: Use | None = None
    continued: bool = False


class Styles:
    """The styles of a document; what *root*, a ``w:styles``, does not hold says nothing."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._default: str | None = None
        for style in () if root is None else root.iterchildren(f"{W}style"):
            kind, name = style.get(_TYPE, "paragraph"), style.get(_ID, "")
            self._styles.setdefault((kind, name), style)
            if kind == "paragraph" and style.get(_DEFAULT) in ("1", "true", "on"):
                self._default = name
        defaults = child(root, "docDefaults")
        run = child(child(defaults, "rPrDefault"), "rPr")
        self.bold, self.hidden = switched(run, "b") is True, switched(run, "vanish") is True
        self._centred = value_of(child(child(defaults, "pPrDefault"), "pPr"), "jc") == "center"
        self._paragraphs: dict[str | None, ParagraphLook] = {}
        self._runs: dict[str, RunLook] = {}

    def paragraph(self, style_id: str | None) -> ParagraphLook:
        """What the paragraph style of an id says, that of the default style for one that does not exist."""
        look = self._paragraphs.get(style_id)
        if look is None:
            known = style_id if ("paragraph", style_id) in self._styles else self._default
            look = self._paragraphs[style_id] = self._paragraph(self._lineage("paragraph", known))
        return look

    def run(self, style_id: str) -> RunLook:
        """What the character style of an id says."""
        look = self._runs.get(style_id)
        if look is None:
            styles = self._lineage("character", style_id)
            look = self._runs[style_id] = RunLook(_switch(styles, "b"), _switch(styles, "vanish"))
        return look

    def list_of(self, style_id: str) -> int | None:
        """The ``w:numId`` of the numbering style of an id."""
        style = self._styles.get(("numbering", style_id))
        return number_of(child(child(style, "pPr"), "numPr"), "numId")

    def _lineage(self, kind: str, style_id: str | None) -> list[etree._Element]:
        return list(lineage(style_id, lambda name: self._styles.get((kind, name))))

    def _paragraph(self, styles: list[etree._Element]) -> ParagraphLook:
        properties = [pPr for style in styles if (pPr := child(style, "pPr")) is not None]
        alignment = next((value for pPr in properties if (value := value_of(pPr, "jc"))), None)
        return ParagraphLook(
            heading=next((level for style in styles if (level := _outline(style)) is not None), 0),
            centred=self._centred if alignment is None else alignment == "center",
            bold=_switch(styles, "b") is True,
            hidden=_switch(styles, "vanish") is True,
            numbering=_numbering(styles),
            continued=bool(styles) and value_of(styles[0], "name") == CONTINUED,
        )


def outline_level(pPr: etree._Element | None) -> int | None:
    """The outline level (from 1) that paragraph properties say, 0 for body text, None where they do not say."""
    level = number_of(pPr, "outlineLvl")
    return None if level is None else level + 1 if 0 <= level < _HEADINGS else 0


def _outline(style: etree._Element) -> int | None:
    """A heading by its name has that level whatever else it says, as in Word."""
    name = _HEADING.fullmatch(value_of(style, "name") or "")
    return int(name[1]) if name else outline_level(child(style, "pPr"))


def _switch(styles: list[etree._Element], name: str) -> bool | None:
    said = (switched(child(style, "rPr"), name) for style in styles)
    return next((on for on in said if on is not None), None)


def _numbering(styles: list[etree._Element]) -> Use | None:
    """The list of the nearest style that names one; a style nearer by may only say the level."""
    level: int | None = None
    owner = ""
    for style in styles:
        numbers = child(child(style, "pPr"), "numPr")
        if numbers is None:
            continue
        owner = owner or style.get(_ID, "")
        level = number_of(numbers, "ilvl") if level is None else level
        if (number_id := number_of(numbers, "numId")) is not None:
            return Use(number_id, level or 0, owner)
    return None
