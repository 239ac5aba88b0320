"""The text of a Word paragraph, and what its properties say."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from drafter.reading.left_out import LeftOut
from drafter.reading.numbering import Use
from drafter.reading.word_styles import ParagraphLook, Styles, outline_level
from drafter.reading.word_symbols import symbol
from drafter.reading.wordml import MC, VAL, W, is_on, number_of, switched

_R, _T, _RPR, _PPR = f"{W}r", f"{W}t", f"{W}rPr", f"{W}pPr"
_BR, _SYM, _FIELD, _CHOICE = f"{W}br", f"{W}sym", f"{W}fldChar", f"{MC}AlternateContent"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_PARAGRAPH_STYLE = f"{W}pStyle"
_BOLD, _HIDDEN, _STYLE = f"{W}b", f"{W}vanish", f"{W}rStyle"
_STANDS_FOR = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_INSERTED = frozenset((f"{W}ins", f"{W}moveTo"))
_LEFT_OUT = {
    _PPR: "",
    _RPR: "",
    f"{W}sdtPr": "",
    f"{W}del": "revision",
    f"{W}moveFrom": "revision",
    f"{W}rt": "ruby",
    f"{W}footnoteReference": "footnote",
    f"{W}endnoteReference": "endnote",
    f"{W}commentReference": "comment",
}
_DRAWN = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_BOX = f"{W}txbxContent"
_SPACE, _WHITE = "{http://www.w3.org/XML/1998/namespace}space", " \t\n\r"
_DELETED_MARKS = (f"{W}del", f"{W}moveFrom")
_NOTHING, _OF_TEXT, _OF_RUN, _OF_BOLD, _OF_STYLE, _OF_PARAGRAPH, _MORE = range(7)
_PLAIN = {
    f"{W}{name}": _NOTHING
    for name in (
        "pPr", "ind", "spacing", "ilvl", "numId", "keepNext", "keepLines",
        "pageBreakBefore", "widowControl", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
        "autoSpaceDN", "adjustRightInd", "snapToGrid", "contextualSpacing", "textAlignment", "rPr", "rFonts", "sz",
        "szCs", "bCs", "i", "iCs", "u", "color", "lang", "kern", "w", "position", "highlight", "shd", "noProof",
        "proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "commentRangeStart", "commentRangeEnd",
    )
} | {
    _T: _OF_TEXT, _R: _OF_RUN, _BOLD: _OF_BOLD, _STYLE: _OF_STYLE, _PARAGRAPH_STYLE: _OF_PARAGRAPH,
    f"{W}jc": _MORE, f"{W}numPr": _MORE, f"{W}outlineLvl": _MORE,
}  # fmt: skip
"""What most paragraphs are made of; most of it neither is text nor changes it."""

Pieces = list[tuple[str, bool]]
"""Stretches of text, each bold or not."""


class Properties(NamedTuple):
    """What holds for a paragraph as a whole, and for its mark.

    It is *joined* to the next one where its mark was deleted under tracked changes.
    """

    look: ParagraphLook
    heading: int
    centred: bool
    numbering: Use | None
    bold_mark: bool
    hidden_mark: bool
    joined: bool


class ParagraphReader:
    """Reads the paragraphs of a document with *styles*; what is no text is counted in *left_out*."""

    def __init__(self, styles: Styles, left_out: LeftOut) -> None:
        self._styles, self._counts = styles, left_out.counts
        self._look = ParagraphLook()
        self._plain = (False, False)
        self._pieces: Pieces = []
        self._fields: list[int | None] = []
        self._known: dict[str | None, Properties] = {}

    def properties(self, paragraph: etree._Element) -> Properties:
        """What the paragraph itself says, or else its style."""
        pPr = paragraph[0] if len(paragraph) else None
        if pPr is None or pPr.tag != _PPR:
            return self._of_style(None)
        if len(pPr) == 1 and (only := pPr[0]).tag == _PARAGRAPH_STYLE:
            return self._of_style(only.get(VAL))
        said: dict[str, etree._Element] = {element.tag: element for element in pPr}
        style = said.get(_PARAGRAPH_STYLE)
        look = self._styles.paragraph(None if style is None else style.get(VAL))
        heading, alignment = outline_level(pPr), said.get(f"{W}jc")
        mark = said.get(_RPR)
        bold, hidden = switched(mark, "b"), switched(mark, "vanish")
        return Properties(
            look,
            look.heading if heading is None else heading,
            look.centred if alignment is None else alignment.get(VAL) == "center",
            _numbering(said.get(f"{W}numPr"), look.numbering),
            look.bold if bold is None else bold,
            look.hidden if hidden is None else hidden,
            mark is not None and any(mark.find(tag) is not None for tag in _DELETED_MARKS),
        )

    def _of_style(self, style_id: str | None) -> Properties:
        """The properties of paragraphs that say nothing but their style."""
        known = self._known.get(style_id)
        if known is None:
            look = self._styles.paragraph(style_id)
            marks = look.numbering, look.bold, look.hidden, False
            known = self._known[style_id] = Properties(look, look.heading, look.centred, *marks)
        return known

    def whole(self, paragraph: etree._Element) -> tuple[Properties, Pieces]:
        """What holds for a paragraph, and its text."""
        if plain := self.plain(paragraph):
            return plain
        properties = self.properties(paragraph)
        return properties, self.read(paragraph, properties.look)

    def read(self, paragraph: etree._Element, look: ParagraphLook) -> Pieces:
        """The text of a paragraph whose style looks so."""
        self._begin(look)
        self._walk(paragraph, self._plain)
        return self._pieces

    def _begin(self, look: ParagraphLook) -> None:
        self._look = look
        self._plain = (look.bold or self._styles.bold, look.hidden or self._styles.hidden)
        self._pieces, self._fields = [], []

    def plain(self, paragraph: etree._Element) -> tuple[Properties, Pieces] | None:
        """What holds for a paragraph, and its text, if nothing else is in it, as in most: twice as fast."""
        properties, more = self._of_style(None), False
        self._begin(properties.look)
        pieces, in_run, bold, style = self._pieces, False, None, None
        look = plain = self._plain
        for node in paragraph.iterdescendants():
            kind = _PLAIN.get(node.tag)
            if kind == _NOTHING:
                continue
            if kind == _OF_RUN:
                look, in_run, bold, style = plain, True, None, None
            elif kind == _OF_TEXT:
                if bold is not None or style is not None:
                    look, bold, style = self._combined(bold, None, style), None, None
                if look[1] or not (text := node.text) or text[0] in _WHITE or text[-1] in _WHITE:
                    return None
                pieces.append((text, look[0]))
            elif kind == _OF_PARAGRAPH:
                properties = self._of_style(node.get(VAL))
                self._begin(properties.look)
                pieces, look, plain = self._pieces, self._plain, self._plain
            elif kind is None:
                return None
            elif not in_run:
                more = True
            elif kind == _OF_BOLD:
                bold = is_on(node)
            else:
                style = node.get(VAL)
        return self.properties(paragraph) if more else properties, pieces

    def _walk(self, parent: etree._Element, look: tuple[bool, bool]) -> None:
        for node in parent:
            tag = node.tag
            if tag == _R:
                self._walk(node, self._plain)
            elif tag in (_T, _MATHS):
                if text := node.text:
                    if (text[0] in _WHITE or text[-1] in _WHITE) and not node.get(_SPACE):
                        text = text.strip(_WHITE)
                    self._add(text, look, node)
            elif tag == _RPR:
                if parent.tag == _R:
                    look = self._run_look(node)
            elif tag in _LEFT_OUT:
                if kind := _LEFT_OUT[tag]:
                    self._counts[kind] += 1
            elif tag in _DRAWN:
                boxes = sum(any(text.text for text in box.iter(_T)) for box in node.iter(_BOX))
                self._counts["box" if boxes else "picture"] += boxes or 1
            else:
                self._special(node, look)

    def _special(self, node: etree._Element, look: tuple[bool, bool]) -> None:
        tag = node.tag
        if tag in _STANDS_FOR:
            self._add(_STANDS_FOR[tag], look, node)
        elif tag == _BR:
            if node.get(f"{W}type") is None:
                self._add("\n", look, node)
        elif tag == _SYM:
            character = symbol(node.get(f"{W}char"), node.get(f"{W}font"))
            self._counts["symbol"] += character is None
            self._add(character or "〓", look, node)
        elif tag == _FIELD:
            self._field(node.get(f"{W}fldCharType"))
        elif tag == _CHOICE:
            if len(node):
                self._walk(node[0], look)
        elif len(node):
            self._counts["revision"] += tag in _INSERTED
            self._walk(node, look)

    def _add(self, text: str, look: tuple[bool, bool], node: etree._Element) -> None:
        bold, hidden = look
        if hidden:
            self._counts["hidden"] += len(text)
        else:
            self._pieces.append((text, bold))

    def _field(self, kind: str | None) -> None:
        """Of a field only the result stays: what stood before it, fields in its instruction too, is dropped."""
        if kind == "begin":
            self._fields.append(len(self._pieces))
        elif kind in ("separate", "end") and self._fields:
            begun = self._fields.pop()
            if begun is not None:
                del self._pieces[begun:]
            if kind == "separate":
                self._fields.append(None)

    def _run_look(self, rPr: etree._Element) -> tuple[bool, bool]:
        """Whether a run is bold, and hidden: what it says itself, or else its styles, of which two undo each other."""
        bold: bool | None = None
        hidden: bool | None = None
        style: str | None = None
        for element in rPr:
            tag = element.tag
            if tag == _BOLD:
                bold = is_on(element)
            elif tag == _HIDDEN:
                hidden = is_on(element)
            elif tag == _STYLE:
                style = element.get(VAL)
        return self._combined(bold, hidden, style)

    def _combined(self, bold: bool | None, hidden: bool | None, style: str | None) -> tuple[bool, bool]:
        if style is None:
            plain = self._plain
            return plain[0] if bold is None else bold, plain[1] if hidden is None else hidden
        of_style, of_paragraph = self._styles.run(style), self._look
        if bold is None:
            bold = self._styles.bold or (of_style.bold is True) != of_paragraph.bold
        if hidden is None:
            hidden = self._styles.hidden or (of_style.hidden is True) != of_paragraph.hidden
        return bold, hidden


def joined(pieces: Pieces) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text of *pieces*, and the stretches of it that are bold."""
    stretches: list[tuple[int, int]] = []
    end = 0
    for text, bold in pieces:
        start, end = end, end + len(text)
        if bold and stretches and stretches[-1][1] == start:
            stretches[-1] = (stretches[-1][0], end)
        elif bold and text:
            stretches.append((start, end))
    return "".join([text for text, _ in pieces]), tuple(stretches)


def _numbering(numPr: etree._Element | None, of_style: Use | None) -> Use | None:
    """The list that a paragraph is in; number 0 takes it out of that of its style."""
    number_id = number_of(numPr, "numId")
    level = number_of(numPr, "ilvl")
    if number_id is not None:
        return Use(number_id, level or 0)
    return of_style if of_style is None or level is None else Use(of_style.number_id, level)
