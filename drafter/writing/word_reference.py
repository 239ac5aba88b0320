"""An office's own Word document as the frame of a speech: its page, footers and styles, none of its text."""

from __future__ import annotations

from collections.abc import Collection
from copy import copy
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as _TYPE
from docx.opc.packuri import PackURI
from docx.opc.rel import _Relationship as Relationship
from lxml import etree

from drafter.draft import LineStyle
from drafter.errors import InputFileError, Place
from drafter.files import read_bytes
from drafter.layouts.layout import line_limit
from drafter.reading.packages import package
from drafter.writing.word_base import DOCUMENT, Base, packed_static, saved
from drafter.writing.word_history import elements_only, parsed, without_history
from drafter.writing.word_own_styles import OwnStyles
from drafter.writing.word_styles import comment_styles
from drafter.writing.wordml import R, W, serialise, w

_KEPT = {
    _TYPE.OFFICE_DOCUMENT,
    _TYPE.CORE_PROPERTIES,
    _TYPE.STYLES,
    _TYPE.SETTINGS,
    _TYPE.FONT_TABLE,
    _TYPE.THEME,
    _TYPE.NUMBERING,
    _TYPE.HEADER,
    _TYPE.FOOTER,
    _TYPE.COMMENTS,
}
_SETTINGS_DROPPED = {
    "writeProtection", "documentProtection", "attachedTemplate", "linkStyles", "mailMerge", "trackRevisions", "revisionView",
    "docVars", "rsids", "docId", "footnotePr", "endnotePr", "removePersonalInformation", "schemaLibrary", "attachedSchema",
    "saveThroughXslt", "useXSLTWhenSaving",
}  # fmt: skip
"""Settings that belong to a document, not to its look; linkStyles would have Word take styles from a template."""

_SECTION_DROPPED = ("footnotePr", "endnotePr", "printerSettings", "sectPrChange", "type")
_USUAL_WIDTH = 8845


def reference_base(path: Path, *, comments: bool = False, libreoffice: bool = False) -> Base:
    """The frame that the document at *path* gives; with *comments* it has a place for them.

    Its last section's page, headers and footers are kept, its styles, fonts and settings; its text, notes, history,
    properties and embedded fonts are not. Paragraph styles are found by name (`word_own_styles.NAMES`) and lose their
    automatic numbers, since a draft has its own; those of lesser lines and of runs are added where they are missing.
    For *libreoffice* it has no grid, which would override its line spacing. Raises InputFileError for what is no Word
    document that can serve.
    """
    content = read_bytes(path)
    with package(content, path, "Word", ".docx"):
        return _base(_opened(content, path), path, comments=comments, libreoffice=libreoffice)


def _opened(content: bytes, path: Path) -> WordDocument:
    try:
        return Document(BytesIO(content))
    except ValueError as error:
        cause = "这不是 .docx 文档，可能是模板（.dotx）、带宏的文档（.docm）或别的 Office 文件"
        raise InputFileError(cause, "用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”再用", Place(str(path))) from error


def _base(document: WordDocument, path: Path, *, comments: bool, libreoffice: bool) -> Base:
    _named_as_usual(document)
    settings = _clean_settings(document)
    section = _section(document.element.body, odd_and_even=_is_on(settings.find(f"{{{W}}}evenAndOddHeaders")))
    grid = section.find(f"{{{W}}}docGrid")
    if libreoffice and grid is not None:
        section.remove(grid)
    document.element.body.clear_content()
    _clean_fonts(document)
    styles = OwnStyles(elements_only(document.styles.element))
    paragraphs = styles.paragraphs()
    runs = styles.runs(paragraphs)
    if comments:
        styles.add(comment_styles())
    shown = {str(value) for element in section.iter() for name, value in element.attrib.items() if name == f"{{{R}}}id"}
    _written_anew(document)
    parts = saved(document, comments=comments, kept=lambda relation: _kept(relation, shown))
    return Base(
        packed_static({name: without_history(name, content) for name, content in parts.items()}),
        section,
        paragraphs,
        lambda kind, level: runs.get((kind, level)),
        None,
        line_limit(_text_width(section), styles.size(paragraphs.get(LineStyle.TITLE))),
        comments,
        str(path),
    )


def _named_as_usual(document: WordDocument) -> None:
    """Move the main part to where drafts write it; some programs call it otherwise."""
    part = document.part
    part.partname = PackURI(f"/{DOCUMENT}")
    for relations in (part.rels, *part.rels.values()):
        relations._baseURI = part.partname.baseURI


def _written_anew(document: WordDocument) -> None:
    """Replace the parts that drafts write themselves by empty ones with the usual names."""
    part = document.part
    for relationships, kind in ((part.rels, _TYPE.COMMENTS), (part.package.rels, _TYPE.CORE_PROPERTIES)):
        for key in [key for key, relation in relationships.items() if relation.reltype == kind]:
            del relationships[key]
    document.core_properties  # noqa: B018  (python-docx makes the part when it is asked for)


def _kept(relation: Relationship, shown: Collection[str]) -> bool:
    if relation.reltype in (_TYPE.HEADER, _TYPE.FOOTER):
        return relation.rId in shown
    return relation.reltype in _KEPT and not relation.is_external


def _section(body: etree._Element, *, odd_and_even: bool) -> etree._Element:
    """The last ``w:sectPr`` with the headers and footers that its pages show, some of them those of sections before it.

    Its history is left out, and what refers to parts that are not kept.
    """
    found = body.find(f"{{{W}}}sectPr")
    section = w("sectPr") if found is None else elements_only(copy(found))
    for attribute in section.attrib:
        del section.attrib[attribute]
    for child in list(section):
        if etree.QName(child).localname in _SECTION_DROPPED:
            section.remove(child)
    inherited = {
        _side(reference): reference
        for earlier in body.iterfind(f".//{{{W}}}pPr/{{{W}}}sectPr")
        for reference in _references(earlier)
    }
    for reference in _references(section):
        inherited.pop(_side(reference), None)
    shown = {"default", "even" if odd_and_even else "", "first" if _is_on(section.find(f"{{{W}}}titlePg")) else ""}
    for (_, kind), reference in reversed(inherited.items()):
        if kind in shown:
            section.insert(0, copy(reference))
    if odd_and_even:
        _on_even_pages_too(section)
    return section


def _on_even_pages_too(section: etree._Element) -> None:
    """Put the header and footer of odd pages on even ones where those have none; an empty one must be there as such."""
    sides = {_side(reference): reference for reference in _references(section)}
    for (tag, kind), reference in sides.items():
        if kind == "default" and (tag, "even") not in sides:
            even = copy(reference)
            even.set(f"{{{W}}}type", "even")
            reference.addnext(even)


def _references(section: etree._Element) -> list[etree._Element]:
    """The references to headers and footers."""
    return [*section.iterfind(f"{{{W}}}headerReference"), *section.iterfind(f"{{{W}}}footerReference")]


def _side(reference: etree._Element) -> tuple[str, str]:
    """Header or footer, and the kind of pages that it stands on."""
    return etree.QName(reference).localname, reference.get(f"{{{W}}}type", "default")


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(f"{{{W}}}val", "1") not in ("0", "false", "off")


def _text_width(section: etree._Element) -> float:
    """The width of the text area in twips; that of A4 with the margins of the standard where it isn't said."""
    size, margins = section.find(f"{{{W}}}pgSz"), section.find(f"{{{W}}}pgMar")
    if size is None or margins is None:
        return _USUAL_WIDTH
    width, *taken = (
        float(element.get(f"{{{W}}}{name}", "0"))
        for element, name in ((size, "w"), (margins, "left"), (margins, "right"), (margins, "gutter"))
    )
    return width - sum(taken) if width > sum(taken) else _USUAL_WIDTH


def _clean_settings(document: WordDocument) -> etree._Element:
    settings = elements_only(document.settings.element)
    for child in list(settings):
        if etree.QName(child).localname in _SETTINGS_DROPPED:
            settings.remove(child)
    document.part._settings_part.rels.clear()
    return settings


def _clean_fonts(document: WordDocument) -> None:
    """Take embedded fonts out of the font table."""
    for relation in document.part.rels.values():
        if relation.reltype == _TYPE.FONT_TABLE and not relation.is_external:
            part = relation.target_part
            root = parsed(part.blob)
            for element in list(root.iter("*")):
                parent = element.getparent()
                if etree.QName(element).localname.startswith("embed") and parent is not None:
                    parent.remove(element)
            part._blob = serialise(root)
            part.rels.clear()
