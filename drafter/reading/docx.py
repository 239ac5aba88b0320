"""The paragraphs of a Word file, straight from its XML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from drafter.reading.characters import breaks_in, remark_on, shown
from drafter.reading.left_out import LeftOut
from drafter.reading.numbering import Counter, Enumerated, gap
from drafter.reading.source import Source, SourceLine
from drafter.reading.word_paragraphs import ParagraphReader, Pieces, Properties, joined
from drafter.reading.word_parts import Word, open_word
from drafter.reading.word_places import PlacingReader
from drafter.reading.wordml import MC, W

_P, _TABLE, _OTHER_FILE = f"{W}p", f"{W}tbl", f"{W}altChunk"
_NO_TEXT = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "sectPr", "sdtPr", "tblPr", "trPr", "tcPr"))
_SPACES = str.maketrans("\t\n", "  ")


def read_docx(content: bytes, path: Path) -> Source:
    """The paragraphs of a .docx in order, tracked changes accepted, automatic numbers written out.

    What is left out (tables, text boxes, pictures, …) is said in the remarks. Raises InputFileError if it is no Word
    file, or damaged.
    """
    word, left_out = open_word(content, path), LeftOut()
    reader = _Reader(word, ParagraphReader(word.styles, left_out), left_out)
    lines: list[SourceLine] = []
    for line in reader.lines():
        if reader.continued and lines:
            lines[-1] = _together(lines[-1], line)
        else:
            lines.append(line)
    return Source(str(path), True, tuple(lines), (*reader.left_out.remarks(), *remark_on(reader.changed)))


def paragraphs(content: bytes, path: Path) -> list[str]:
    """The text of each paragraph of a .docx in order, those in tables too; tracked changes accepted.

    Automatic numbers and text boxes are left out; tabs and line breaks are spaces. Raises InputFileError if it is no
    Word file; *path* names it in messages.
    """
    word = open_word(content, path)
    blocks = (block for block in _blocks(word.body, into_tables=True) if block.tag == _P)
    texts = _whole(blocks, ParagraphReader(word.styles, LeftOut()))
    return [joined(pieces)[0].translate(_SPACES) for _, pieces in texts]


class PlacedLine(NamedTuple):
    """A *line*, the *paragraphs* it was read from, and in order the elements that its text stands in.

    Each element comes with what was read from it; an automatic number stands in none.
    """

    line: SourceLine
    paragraphs: list[etree._Element]
    places: list[tuple[etree._Element, str]]


def placed_lines(word: Word) -> list[PlacedLine]:
    """The lines that `read_docx` gives, and where in the document they stand."""
    left_out = LeftOut()
    reader = PlacingReader(word.styles, left_out)
    lines: list[PlacedLine] = []
    document = _Reader(word, reader, left_out)
    for line in document.lines():
        paragraphs, places = reader.taken()
        if document.continued and lines:
            before = lines[-1]
            whole = _together(before.line, line)
            lines[-1] = PlacedLine(whole, before.paragraphs + paragraphs, before.places + places)
        else:
            lines.append(PlacedLine(line, paragraphs, places))
    return lines


def _together(line: SourceLine, rest: SourceLine) -> SourceLine:
    """A line with the *rest* of it, which a reading copy has parted."""
    end = len(line.text)
    bold = [*line.bold, *((start + end, stop + end) for start, stop in rest.bold)]
    if len(line.bold) < len(bold) and line.bold and line.bold[-1][1] == end == bold[len(line.bold)][0]:
        bold[len(line.bold) - 1 : len(line.bold) + 1] = [(line.bold[-1][0], bold[len(line.bold)][1])]
    breaks = *line.breaks, *(at + end for at in rest.breaks)
    return replace(line, text=line.text + rest.text, bold=tuple(bold), breaks=breaks)


def _whole(paragraphs: Iterable[etree._Element], reader: ParagraphReader) -> Iterator[tuple[Properties, Pieces]]:
    """Paragraphs with what those before them end on whose marks were deleted."""
    waiting: Pieces = []
    for paragraph in paragraphs:
        properties, pieces = reader.whole(paragraph)
        if waiting:
            pieces, waiting = waiting + pieces, []
        if properties.joined:
            waiting = pieces
        else:
            yield properties, pieces
    if waiting:
        yield properties, waiting


class _Reader:
    """Reads the lines of a document, counting numbers in its tables too, and what is left out."""

    def __init__(self, word: Word, reader: ParagraphReader, left_out: LeftOut) -> None:
        self.left_out = left_out
        self.changed = 0
        self.continued = False
        self._word = word
        self._number = 0
        self._reader = reader
        self._count = Counter(word.lists)

    def lines(self) -> Iterator[SourceLine]:
        """The lines in order; *continued* says of the latest that it goes on with the one before it."""
        lines = _whole(self._paragraphs_of(self._word.body), self._reader)
        for self._number, (properties, pieces) in enumerate(lines, 1):
            self.continued = properties.look.continued
            yield self._line(properties, pieces)

    def _paragraphs_of(self, body: etree._Element) -> Iterator[etree._Element]:
        for block in _blocks(body):
            if block.tag == _P:
                yield block
            elif block.tag == _TABLE:
                self.left_out.tables.append(self._number)
                self._count_in(block)
            else:
                self.left_out.counts["file"] += 1

    def _line(self, properties: Properties, pieces: Pieces) -> SourceLine:
        text, bold = joined(pieces)
        enumerator = ""
        shows_number = text or not properties.hidden_mark
        if self._word.lists and shows_number and (enumerated := self._enumerated(properties)):
            self.left_out.counts["bullet"] += not enumerated.text
            if enumerator := enumerated.text:
                enumerator += gap(enumerated.level.suffix, enumerator, text)
                said = enumerated.level.bold
                is_bold = properties.bold_mark if said is None else said
                text, bold = joined([(enumerator, is_bold), *pieces])
        breaks = breaks_in(text)
        text, changed = shown(text)
        self.changed += changed
        number = text[: len(enumerator)]
        return SourceLine(self._number, text, properties.heading, bold, number, properties.centred, breaks=breaks)

    def _enumerated(self, properties: Properties) -> Enumerated | None:
        return self._count(properties.numbering) if properties.numbering else None

    def _count_in(self, table: etree._Element) -> None:
        if self._word.lists:
            for paragraph in _blocks(table, into_tables=True):
                if paragraph.tag == _P:
                    self._enumerated(self._reader.properties(paragraph))


def _blocks(parent: etree._Element, *, into_tables: bool = False) -> Iterator[etree._Element]:
    """The paragraphs, and the tables unless what is in them is wanted, whatever stands around them."""
    for node in parent:
        tag = node.tag
        if tag in (_P, _OTHER_FILE) or (tag == _TABLE and not into_tables):
            yield node
        elif tag == f"{MC}AlternateContent":
            yield from _blocks(node[0], into_tables=into_tables) if len(node) else ()
        elif len(node) and tag not in _NO_TEXT:
            yield from _blocks(node, into_tables=into_tables)
