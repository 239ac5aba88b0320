"""A draft as a Word document in the layout of GB/T 9704-2012."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from drafter.draft import Draft, plain_text
from drafter.writing.layout import STANDARD, Layout
from drafter.writing.word_base import base_of
from drafter.writing.word_body import paragraphs
from drafter.writing.wordml import serialise, w

WRITTEN = "1980-01-01T00:00:00Z"
"""Created and modified, in the properties as in the zip: always the same, so that a draft always gives the same bytes.

It is the earliest time that a zip file can hold."""

_UNIX = 3
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


def render_docx(draft: Draft, layout: Layout = STANDARD) -> bytes:
    """The bytes of a .docx; the same draft and layout give the same bytes.

    Raises ValueError for characters that XML cannot hold.
    """
    base = base_of(layout)
    body = w("body", *paragraphs(draft, layout), etree.fromstring(base.section))
    changing = {"docProps/core.xml": _properties(draft), "word/document.xml": serialise(w("document", body))}
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as package:
        for name, content in base.parts:
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = 0o600 << 16
            package.writestr(entry, changing.get(name, content))
    return written.getvalue()


def _properties(draft: Draft) -> bytes:
    """``docProps/core.xml``: title, the speaker as author, language, the fixed times."""
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI})
    for tag, text in (
        (f"{{{_DC}}}title", _one_line(plain_text(draft.title))),
        (f"{{{_DC}}}creator", _one_line(plain_text(draft.name))),
        (f"{{{_DC}}}language", "zh-CN"),
        (f"{{{_TERMS}}}created", WRITTEN),
        (f"{{{_TERMS}}}modified", WRITTEN),
    ):
        element = etree.SubElement(root, tag)
        element.text = text
        if tag.startswith(f"{{{_TERMS}}}"):
            element.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
    return serialise(root)


def _one_line(text: str) -> str:
    return " ".join(text.split())
