"""The text of a Word speech: printed lines as paragraphs and runs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import copy

from lxml import etree

from drafter.draft import Draft, Line, LineStyle, RunKind, Span
from drafter.layouts import Layout
from drafter.writing.fonts import LATIN
from drafter.writing.printed import spaced_lines
from drafter.writing.titles import break_title
from drafter.writing.word_base import Base
from drafter.writing.word_comments import Marks
from drafter.writing.wordml import NAMESPACES, W, fonts, text_element, w

_PIECES = re.compile(rf"({LATIN}+(?: +{LATIN}+)*)|(\t)|\r\n|[\n\r\x85\u2028\u2029]")


class BodyWriter:
    """Builds bodies on *base*; paragraphs and runs are copies of ones that it has made before."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._paragraphs = {line: w("p", w("pPr", w("pStyle", val=style))) for line, style in base.styles.items()}
        self._runs: dict[tuple[RunKind, int, bool], etree._Element] = {}

    def document(self, draft: Draft, layout: Layout, marks: Mapping[int, Marks]) -> etree._Element:
        """``w:document`` of *draft*, an empty line between its head and the speech.

        *marks* are what stands between the characters, by the number of the printed line.
        """
        document = etree.Element(f"{{{W}}}document", nsmap=NAMESPACES)
        body = etree.SubElement(document, f"{{{W}}}body")
        number = 0
        for line in spaced_lines(draft, layout):
            if line is None:
                etree.SubElement(body, f"{{{W}}}p")
            else:
                body.append(self._paragraph(line, marks.get(number, [])))
                number += 1
        body.append(copy(self._base.section))
        return document

    def _paragraph(self, line: Line, marks: Marks) -> etree._Element:
        paragraph = copy(self._paragraphs[line.style])
        if line.style is LineStyle.TITLE:
            marks = sorted([*marks, *self._breaks(line)], key=lambda mark: mark[0])
        waiting = iter(marks)
        offset, mark = next(waiting, (-1, None))
        start = 0
        for span in line.spans:
            end = start + len(span.text)
            at = start
            while mark is not None and offset < end:
                self._add_runs(paragraph, span, line_text(span, start, at, offset))
                paragraph.append(mark)
                at = offset
                offset, mark = next(waiting, (-1, None))
            self._add_runs(paragraph, span, line_text(span, start, at, end))
            start = end
        while mark is not None:
            paragraph.append(mark)
            offset, mark = next(waiting, (-1, None))
        return paragraph

    def _breaks(self, line: Line) -> Marks:
        """Where a title breaks; such a break says ``w:type="textWrapping"``: it isn't taken for one in the text."""
        return [
            (offset, w("r", w("br", type="textWrapping"))) for offset in break_title(line.text, self._base.title_limit)
        ]

    def _add_runs(self, paragraph: etree._Element, span: Span, text: str) -> None:
        """Add runs of one script each: Latin letters and digits in their own font, all else hinted as Chinese."""
        position = 0
        for found in _PIECES.finditer(text):
            start, end = found.span()
            if start > position:
                self._add_text(paragraph, span, text[position:start], latin=False)
            if found[1]:
                self._add_text(paragraph, span, found[1], latin=True)
            else:
                run = self._run(span, latin=False)
                run[-1:] = [w("tab" if found[2] else "br")]
                paragraph.append(run)
            position = end
        if position < len(text):
            self._add_text(paragraph, span, text[position:], latin=False)

    def _add_text(self, paragraph: etree._Element, span: Span, text: str, *, latin: bool) -> None:
        run = self._run(span, latin=latin)
        run[-1].text = text
        paragraph.append(run)

    def _run(self, span: Span, *, latin: bool) -> etree._Element:
        """A run with an empty ``w:t``."""
        key = (span.kind, span.heading_level, latin)
        if key not in self._runs:
            self._runs[key] = self._new_run(*key)
        return copy(self._runs[key])

    def _new_run(self, kind: RunKind, heading_level: int, latin: bool) -> etree._Element:
        style = self._base.run_style(kind, heading_level)
        font = self._base.latin_font
        named = fonts(font, east_asia=False) if latin and font else w("rFonts", hint="eastAsia")
        properties = w(
            "rPr",
            w("rStyle", val=style) if style else None,
            None if latin and not font else named,
            w("highlight", val="yellow") if kind is RunKind.PLACEHOLDER else None,
        )
        return w("r", properties if len(properties) else None, text_element("t", ""))


def line_text(span: Span, start: int, at: int, end: int) -> str:
    """The text of *span*, which begins at *start* of its line, between *at* and *end* of the line."""
    return span.text[at - start : end - start]
