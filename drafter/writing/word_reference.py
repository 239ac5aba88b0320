"""An office's own Word document as the frame of a speech: its page, footers and styles, none of its text."""

from __future__ import annotations

from collections.abc import Collection
from copy import copy
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.rel import _Relationship as Relationship
from lxml import etree

from drafter.draft import LineStyle
from drafter.errors import InputFileError, Place
from drafter.files import read_bytes
from drafter.layouts.layout import line_limit
from drafter.reading.packages import package
from drafter.writing.word_base import DOCUMENT, Base, packed, saved
from drafter.writing.word_own_styles import OwnStyles
from drafter.writing.word_styles import comment_styles
from drafter.writing.wordml import R, W, serialise, w

_KEPT = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.FONT_TABLE,
    RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.HEADER,
    RELATIONSHIP_TYPE.FOOTER,
    RELATIONSHIP_TYPE.COMMENTS,
}
_SETTINGS_DROPPED = {
    "writeProtection", "documentProtection", "attachedTemplate", "mailMerge", "trackRevisions", "revisionView",
    "docVars", "rsids", "docId", "footnotePr", "endnotePr", "removePersonalInformation", "schemaLibrary",
}  # fmt: skip
"""Settings that belong to a document, not to its look."""

_USUAL_WIDTH = 8845


def reference_base(path: Path, *, comments: bool = False) -> Base:
    """The frame that the document at *path* gives; with *comments* it has a place for them.

    Its last section's page, headers and footers are kept, its styles, fonts and settings; its text, notes, history,
    properties and embedded fonts are not. Paragraph styles are found by name (`word_own_styles.NAMES`) and lose their automatic
    numbers, since a draft has its own; character styles that are missing are added. Raises InputFileError for what is
    no Word document that can serve.
    """
    content = read_bytes(path)
    with package(content, path, "Word", ".docx"):
        return _base(_opened(content, path), path, comments=comments)


def _opened(content: bytes, path: Path) -> WordDocument:
    try:
        return Document(BytesIO(content))
    except ValueError as error:
        cause = "这不是 .docx 文档，可能是模板（.dotx）、带宏的文档（.docm）或别的 Office 文件"
        raise InputFileError(cause, "用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”再用", Place(str(path))) from error


def _base(document: WordDocument, path: Path, *, comments: bool) -> Base:
    part, section = document.part, _section(document.element.body)
    if str(part.partname) != f"/{DOCUMENT}":
        raise InputFileError("这个文档的内部结构不寻常", "用 Word 或 WPS 打开，另存一份再用", Place(str(path)))
    document.element.body.clear_content()
    _clean_settings(document)
    _clean_fonts(document)
    styles = OwnStyles(document.styles.element)
    paragraphs = styles.paragraphs()
    runs = styles.runs(paragraphs)
    if comments:
        styles.add(comment_styles())
    shown = {str(value) for element in section.iter() for name, value in element.attrib.items() if name == f"{{{R}}}id"}
    document.core_properties  # noqa: B018  (python-docx makes the part when it is asked for)
    parts = saved(document, comments=comments, kept=lambda relation: _kept(relation, shown, comments=comments))
    return Base(
        packed(parts),
        section,
        paragraphs,
        lambda kind, level: runs.get((kind, level)),
        None,
        line_limit(_text_width(section), styles.size(paragraphs.get(LineStyle.TITLE))),
        str(path),
    )


def _kept(relation: Relationship, shown: Collection[str], *, comments: bool) -> bool:
    if relation.reltype == RELATIONSHIP_TYPE.COMMENTS:
        return comments
    if relation.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
        return relation.rId in shown
    return relation.reltype in _KEPT and not relation.is_external


def _section(body: etree._Element) -> etree._Element:
    """The last ``w:sectPr``, without its history and what refers to parts that are not kept."""
    found = body.find(f"{{{W}}}sectPr")
    section = w("sectPr") if found is None else copy(found)
    for attribute in section.attrib:
        del section.attrib[attribute]
    for child in list(section):
        if etree.QName(child).localname in ("footnotePr", "endnotePr", "printerSettings", "sectPrChange", "type"):
            section.remove(child)
    return section


def _text_width(section: etree._Element) -> float:
    """The width of the text area in twips; that of A4 with the margins of the standard where it isn't said."""
    size, margins = section.find(f"{{{W}}}pgSz"), section.find(f"{{{W}}}pgMar")
    if size is None or margins is None:
        return _USUAL_WIDTH
    width, left, right = (
        float(element.get(f"{{{W}}}{name}", "0"))
        for element, name in ((size, "w"), (margins, "left"), (margins, "right"))
    )
    return width - left - right if width > left + right else _USUAL_WIDTH


def _clean_settings(document: WordDocument) -> None:
    settings = document.settings
    for child in list(settings.element):
        if etree.QName(child).localname in _SETTINGS_DROPPED:
            settings.element.remove(child)
    settings.part.rels.clear()


def _clean_fonts(document: WordDocument) -> None:
    """Take embedded fonts out of the font table."""
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FONT_TABLE and not relation.is_external:
            part = relation.target_part
            root = etree.fromstring(part.blob)
            for element in list(root.iter()):
                if (
                    str(etree.QName(element).localname).startswith("embed")
                    and (parent := element.getparent()) is not None
                ):
                    parent.remove(element)
            part._blob = serialise(root)
            part.rels.clear()
