"""The text of a Word speech: printed lines as paragraphs and runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache

from lxml import etree

from drafter.draft import Draft, Line, LineStyle, RunKind, Span
from drafter.writing.layout import TWIPS_A_POINT, Layout
from drafter.writing.printed import spaced_lines
from drafter.writing.titles import break_title
from drafter.writing.word_styles import PARAGRAPH_STYLES, run_style_id
from drafter.writing.wordml import fonts, text_element, w

_LATIN = "[!-~\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f]"
_PIECES = re.compile(rf"(?P<latin>{_LATIN}+(?: +{_LATIN}+)*)|(?P<tab>\t)|(?P<br>\r\n|[\n\r\x85\u2028\u2029])")


def paragraphs(draft: Draft, layout: Layout) -> Iterator[etree._Element]:
    """The children of ``w:body`` before its section, with an empty line between the head and the speech."""
    for line in spaced_lines(draft):
        yield _paragraph(line, layout) if line else w("p")


def _paragraph(line: Line, layout: Layout) -> etree._Element:
    paragraph = w("p", w("pPr", w("pStyle", val=PARAGRAPH_STYLES[line.style][0])))
    offset, breaks = 0, _breaks(line, layout)
    for span in line.spans:
        start, end = offset, offset + len(span.text)
        cuts = [cut for cut in breaks if start < cut < end]
        for piece_start, piece_end in zip([start, *cuts], [*cuts, end], strict=True):
            if piece_start in breaks:
                paragraph.append(w("r", w("br", type="textWrapping")))
            paragraph.extend(_runs(span, span.text[piece_start - start : piece_end - start], layout.latin_font))
        offset = end
    return paragraph


def _breaks(line: Line, layout: Layout) -> list[int]:
    """Where a title breaks; such a break says ``w:type="textWrapping"``, so that it isn't taken for one in the text."""
    if line.style is not LineStyle.TITLE:
        return []
    half_width = layout.title.size * TWIPS_A_POINT / 2
    return break_title(line.text, int(layout.page.text_width / half_width) // 2 * 2)


def _runs(span: Span, text: str, latin_font: str) -> Iterator[etree._Element]:
    """Runs of one script each: Latin letters and digits in their own font, all else hinted as Chinese."""
    position = 0
    for found in _PIECES.finditer(text):
        if found.start() > position:
            yield _run(span, None, text_element("t", text[position : found.start()]))
        if found["latin"]:
            yield _run(span, latin_font, text_element("t", found["latin"]))
        else:
            yield _run(span, None, w("tab" if found["tab"] else "br"))
        position = found.end()
    if position < len(text):
        yield _run(span, None, text_element("t", text[position:]))


def _run(span: Span, latin_font: str | None, content: etree._Element) -> etree._Element:
    run = deepcopy(_empty_run(span.kind, span.heading_level, latin_font))
    run.append(content)
    return run


@cache
def _empty_run(kind: RunKind, heading_level: int, latin_font: str | None) -> etree._Element:
    style = run_style_id(kind, heading_level)
    properties = w(
        "rPr",
        w("rStyle", val=style) if style else None,
        fonts(latin_font, east_asia=False) if latin_font else w("rFonts", hint="eastAsia"),
        w("highlight", val="yellow") if kind is RunKind.PLACEHOLDER else None,
    )
    return w("r", properties)
