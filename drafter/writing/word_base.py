"""The frame of a Word speech: every part but the text and what changes with it, packed once."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.rel import Relationships
from docx.opc.rel import _Relationship as Relationship
from lxml import etree

from drafter.draft import LineStyle
from drafter.layouts import Layout
from drafter.layouts.layout import GENERIC_FONTS, TWIPS_A_POINT, Page
from drafter.writing.word_footer import page_number
from drafter.writing.word_package import Package, packed
from drafter.writing.word_styles import PARAGRAPH_STYLES, RunStyles, run_style_id, styles_of
from drafter.writing.wordml import R, serialise, w

DOCUMENT, PROPERTIES, COMMENTS = "word/document.xml", "docProps/core.xml", "word/comments.xml"
CHANGING = (PROPERTIES, DOCUMENT, COMMENTS)
"""The parts that are written anew for each draft."""

_KEPT = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.FONT_TABLE,
    RELATIONSHIP_TYPE.FOOTER,
    RELATIONSHIP_TYPE.COMMENTS,
}
_HEADER = 851
_SLACK = 8
"""1/4096 pt by which a cell is smaller than the line allows, so that rounding doesn't push the last one out."""

_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_WORD = "http://schemas.microsoft.com/office/word"


@dataclass(frozen=True, slots=True, eq=False)
class Base:
    """What all drafts in one look share.

    *package* holds the static parts, *section* the ``w:sectPr``; *styles* are the ids of the paragraph
    styles, *run_style* tells those of the character styles. *latin_font* is named in runs of digits and Latin letters,
    unless the styles see to it; *title_limit* is how many half-widths a line of the title holds; *comments* says
    whether there is a place for them, *origin* is the path of the document that it was made of, if it is somebody's
    own: it may lack styles.
    """

    package: Package
    section: etree._Element
    styles: Mapping[LineStyle, str]
    run_style: RunStyles
    latin_font: str | None
    title_limit: int
    comments: bool = False
    origin: str | None = None


@cache
def base_of(layout: Layout, *, comments: bool = False, libreoffice: bool = False) -> Base:
    """The frame for *layout*, built once a process out of python-docx's default document.

    Nothing of that document's look is kept: styles, settings, fonts and footers are replaced, its theme, numbering,
    thumbnail and custom XML left out. With *comments* it has a place for them.
    For *libreoffice* it says what makes LibreOffice set the same page as Word: no grid, since it can't set one of
    characters and gives two lines of one to a font that is higher than a line, and the opposite of what is meant about
    hanging punctuation, which it takes the wrong way round (7.4).
    """
    if libreoffice:
        layout = replace(layout, page=replace(layout.page, grid="none"))
    document = Document()
    footers = _footers(document, layout)
    _replace(document.styles.element, styles_of(layout, comments=comments, hanging=libreoffice))
    _replace(document.settings.element, _settings(odd_and_even="even" in footers))
    parts = saved(document, comments=comments, kept=lambda relation: relation.reltype in _KEPT)
    parts["word/fontTable.xml"] = serialise(w("fonts", *(_font(name, layout) for name in layout.used_fonts)))
    for name in parts:
        if name.startswith(("word/styles", "word/settings", "word/footer")):
            parts[name] = _lean(parts[name])
    return Base(
        packed_static(parts),
        _section(footers, layout),
        {line: style_id for line, (style_id, _) in PARAGRAPH_STYLES.items()},
        run_style_id,
        layout.latin_font,
        layout.title_limit,
        comments,
    )


def saved(document: WordDocument, *, comments: bool, kept: Callable[[Relationship], bool]) -> dict[str, bytes]:
    """The parts of *document* by name, with *comments* or without; only the relations that are *kept* remain."""
    part = document.part
    if comments:
        part._comments_part  # noqa: B018  (python-docx makes it when it is asked for)
    for relationships in (part.rels, part.package.rels):
        _drop(relationships, kept)
    written = BytesIO()
    document.save(written)
    with ZipFile(written) as package:
        return {name: package.read(name) for name in package.namelist()}


def _drop(relationships: Relationships, kept: Callable[[Relationship], bool]) -> None:
    for key in [key for key, relationship in relationships.items() if not kept(relationship)]:
        del relationships[key]


def packed_static(parts: Mapping[str, bytes]) -> Package:
    """Those of *parts* that are the same for every draft."""
    return packed({name: content for name, content in parts.items() if name not in CHANGING})


def _footers(document: WordDocument, layout: Layout) -> dict[str, str]:
    """Put the page number into *document*: the kinds of footers (``default``, ``even``) and their relationship ids."""
    number, section = layout.page_number, document.sections[0]
    if number is None:
        return {}
    sides: list[tuple[str, str]] = [("default", number.place)]
    if number.place == "outside":
        sides = [("default", "right"), ("even", "left")]
    ids: dict[str, str] = {}
    for kind, side in sides:
        footer = section.footer if kind == "default" else section.even_page_footer
        footer.is_linked_to_previous = False
        _replace(footer.part.element, [page_number(number, side)])
        ids[kind] = document.part.relate_to(footer.part, RELATIONSHIP_TYPE.FOOTER)
    return ids


def _replace(element: etree._Element, children: Iterable[etree._Element | None]) -> None:
    for child in list(element):
        element.remove(child)
    element.extend(child for child in children if child is not None)


def _lean(part: bytes) -> bytes:
    """The part without the namespaces that the default document declared and nothing uses."""
    root = etree.fromstring(part)
    root.attrib.pop(_IGNORABLE, "")
    etree.cleanup_namespaces(root)
    return serialise(root)


def _section(footers: Mapping[str, str], layout: Layout) -> etree._Element:
    """``w:sectPr``: the page, its grid, and its footers (``default``, ``even``) by relationship id."""
    page, number = layout.page, layout.page_number
    references = [w("footerReference", type=kind) for kind in footers]
    for reference, relationship in zip(references, footers.values(), strict=True):
        reference.set(f"{{{R}}}id", relationship)
    margins = {name: getattr(page, name) for name in ("top", "right", "bottom", "left")}
    return w(
        "sectPr",
        *references,
        w("pgSz", w=page.width, h=page.height),
        w("pgMar", **margins, header=_HEADER, footer=number.footer if number else _HEADER, gutter=0),
        w("cols", space=425),
        _grid(page, layout.body.size),
    )


def _grid(page: Page, size: float) -> etree._Element:
    """``w:docGrid``: its lines, and where it has cells, by how much they differ from the body's size (1/4096 pt)."""
    if page.grid == "none":
        return w("docGrid", linePitch=page.line)
    if page.grid == "lines":
        return w("docGrid", type="lines", linePitch=page.line)
    space = math.floor((page.character / TWIPS_A_POINT - size) * 4096) - _SLACK
    return w("docGrid", type="linesAndChars", linePitch=page.line, charSpace=space)


def _settings(*, odd_and_even: bool) -> list[etree._Element | None]:
    """Current Word (mode 15), Chinese line breaking; lines before a break are not stretched."""
    return [
        w("zoom", percent=100),
        w("defaultTabStop", val=420),
        w("evenAndOddHeaders") if odd_and_even else None,
        w("characterSpacingControl", val="compressPunctuation"),
        w(
            "compat",
            w("doNotExpandShiftReturn"),
            w("useFELayout"),
            w("compatSetting", name="compatibilityMode", uri=_WORD, val=15),
        ),
        w("themeFontLang", val="en-US", eastAsia="zh-CN"),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    ]


def _font(name: str, layout: Layout) -> etree._Element:
    """A font with the one to take where it is missing: 仿宋_GB2312 is called 仿宋 on newer systems."""
    alternative = next(iter(layout.stand_ins(name)), "serif")
    return w(
        "font",
        w("altName", val=alternative) if alternative not in GENERIC_FONTS else None,
        w("charset", val="00" if name.isascii() else "86"),
        name=name,
    )
