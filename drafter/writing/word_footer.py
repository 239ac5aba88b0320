"""The page number of a Word speech: a paragraph with fields, for the footer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from drafter.layouts.layout import TWIPS_A_POINT, PageNumber
from drafter.writing.word_styles import FOOTER
from drafter.writing.wordml import text_element, w

_FIELDS = {"{n}": " PAGE ", "{total}": " NUMPAGES "}


def page_number(number: PageNumber, side: str) -> etree._Element:
    """``— 1 —`` as *number* has it, at *side* (left, center, right), as far in from it as its style is indented.

    GB/T 9704-2012 §7.5: right on odd pages, left on even ones, one character in.
    """
    style = number.style
    edge = {f"{side}Chars": style.indent * 100, side: round(style.indent * style.size * TWIPS_A_POINT)}
    properties = w(
        "pPr", w("pStyle", val=FOOTER), w("ind", **edge) if side in ("left", "right") else None, w("jc", val=side)
    )
    return w("p", properties, *_runs(number.pieces))


def _runs(pieces: Iterable[str]) -> Iterator[etree._Element]:
    for piece in pieces:
        if piece in _FIELDS:
            yield _run(w("fldChar", fldCharType="begin"))
            yield _run(text_element("instrText", _FIELDS[piece]))
            yield _run(w("fldChar", fldCharType="separate"))
            yield _run(text_element("t", "1"))
            yield _run(w("fldChar", fldCharType="end"))
        else:
            yield _run(text_element("t", piece))


def _run(content: etree._Element) -> etree._Element:
    return w("r", w("rPr", w("rFonts", hint="eastAsia")), content)
