"""Where in a Word document its text stands."""

from __future__ import annotations

from lxml import etree

from drafter.reading.left_out import LeftOut
from drafter.reading.word_paragraphs import ParagraphReader, Pieces, Properties
from drafter.reading.word_styles import ParagraphLook, Styles


class PlacingReader(ParagraphReader):
    """Reads paragraphs, and remembers which elements what it read stands in."""

    def __init__(self, styles: Styles, left_out: LeftOut) -> None:
        super().__init__(styles, left_out)
        self._paragraphs: list[etree._Element] = []
        self._places: list[tuple[etree._Element, str]] = []
        self._nodes: list[etree._Element] = []

    def read(self, paragraph: etree._Element, look: ParagraphLook) -> Pieces:
        self._nodes = []
        pieces = super().read(paragraph, look)
        self._paragraphs.append(paragraph)
        self._places += ((node, text) for node, (text, _) in zip(self._nodes, pieces, strict=False))
        return pieces

    def taken(self) -> tuple[list[etree._Element], list[tuple[etree._Element, str]]]:
        """The paragraphs read since the last call, and in order the elements that their pieces of text stand in."""
        taken = self._paragraphs, self._places
        self._paragraphs, self._places = [], []
        return taken

    def plain(self, paragraph: etree._Element) -> tuple[Properties, Pieces] | None:
        return None

    def _add(self, text: str, look: tuple[bool, bool], node: etree._Element) -> None:
        before = len(self._pieces)
        super()._add(text, look, node)
        if len(self._pieces) > before:
            self._nodes[before:] = [node]
