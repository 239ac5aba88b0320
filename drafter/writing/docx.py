"""A draft as a Word document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from functools import cache, lru_cache
from xml.sax.saxutils import escape

from lxml import etree

from drafter.draft import Draft, LineStyle, plain_text
from drafter.errors import InputFileError, Place
from drafter.layouts import Layout
from drafter.writing.notes import Note
from drafter.writing.printed import printed_lines
from drafter.writing.word_base import COMMENTS, DOCUMENT, PROPERTIES, Base, base_of
from drafter.writing.word_body import BodyWriter
from drafter.writing.word_comments import comments_part, marks_of
from drafter.writing.word_own_styles import CHINESE_NAMES
from drafter.writing.wordml import fragment, serialise, text_here

_HOW_TO_GET_STYLES = (
    "在 Word 里给它建好这些样式；或者先用 drafter 出一份 .docx，把里面各样式改成本单位的样子，存下来作样本"
)
_EARLIEST = date(1980, 1, 1)
_DATE = re.compile(r"([12][0-9]{3})[年-]([0-9]{1,2})[月-]([0-9]{1,2})")
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


def render_docx(
    draft: Draft,
    layout: Layout,
    *,
    base: Base | None = None,
    notes: Sequence[Note] = (),
    libreoffice: bool = False,
) -> bytes:
    """The bytes of a .docx in the look of *base*, or else of *layout*; the same arguments give the same bytes.

    *notes* become comments. One for *libreoffice* is meant to be converted by it; a *base* has been made so or not.
    Raises InputFileError where *base* lacks a style that is needed, and ValueError for characters that XML cannot hold,
    and for notes where *base* has no place for them.
    """
    base = base or base_of(layout, comments=bool(notes), libreoffice=libreoffice)
    if notes and not base.comments:
        raise ValueError("the base has no place for notes")
    check_styles(draft, layout, base)
    document = _writer(base).document(draft, layout, marks_of(notes))
    changing = [(PROPERTIES, _properties(draft)), (DOCUMENT, document)]
    if base.comments:
        changing.append((COMMENTS, comments_part(notes)))
    return base.package.with_parts(changing)


def check_styles(draft: Draft, layout: Layout, base: Base) -> None:
    """Raises InputFileError where *base*, an office's own document, lacks styles that *draft* needs."""
    if base.origin is None:
        return
    used = {line.style for line in printed_lines(draft, layout)}
    if missing := [CHINESE_NAMES[style] for style in LineStyle if style in used and style not in base.styles]:
        cause = f"样本文档里没有这些样式：{'、'.join(missing)}"
        raise InputFileError(cause, _HOW_TO_GET_STYLES, Place(base.origin))


@lru_cache(maxsize=8)
def _writer(base: Base) -> BodyWriter:
    return BodyWriter(base)


def _properties(draft: Draft) -> bytes:
    """``docProps/core.xml``: title, the speaker as author, language, the day of the speech."""
    written = f"{_day(plain_text(draft.date)):%Y-%m-%d}T00:00:00Z"
    said = (plain_text(draft.title), plain_text(draft.name), "zh-CN", written, written)
    pieces = _shell()
    texts = (escape(" ".join(text.split())) for text in said)
    return "".join(piece for pair in zip(pieces, (*texts, ""), strict=True) for piece in pair).encode()


@cache
def _shell() -> list[str]:
    """What stands around the five texts of ``docProps/core.xml``."""
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI})
    for space, tag in ((_DC, "title"), (_DC, "creator"), (_DC, "language"), (_TERMS, "created"), (_TERMS, "modified")):
        element = etree.SubElement(root, f"{{{space}}}{tag}")
        element.append(text_here())
        if space == _TERMS:
            element.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
    return serialise(root).decode().split(fragment(text_here()))


def _day(text: str) -> date:
    """The day of a speech, or the earliest that there is: never the clock's, which would change from run to run."""
    found = _DATE.search(text)
    with suppress(ValueError):
        return date(*map(int, found.groups())) if found else _EARLIEST
    return _EARLIEST
