"""The frame of a Word speech: every part but the text and the properties that change from draft to draft."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from drafter.writing.layout import TWIPS_A_POINT, Layout, Page, TextStyle
from drafter.writing.word_styles import FOOTER, styles_of
from drafter.writing.wordml import R, serialise, text_element, w

_KEPT = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.FONT_TABLE,
    RELATIONSHIP_TYPE.FOOTER,
}
_ALTERNATIVES = {"仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体", "方正小标宋简体": "方正小标宋_GBK"}
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_WORD = "http://schemas.microsoft.com/office/word"


@dataclass(frozen=True, slots=True)
class Base:
    """The static parts by name, in the order of the package, and the section with its footers as XML."""

    parts: tuple[tuple[str, bytes], ...]
    section: bytes


@cache
def base_of(layout: Layout) -> Base:
    """The frame for *layout*, built once a process out of python-docx's default document.

    Nothing of that document's look is kept: styles, settings, fonts and footers are replaced, its theme, numbering,
    thumbnail and custom XML left out.
    """
    document = Document()
    part, section = document.part, document.sections[0]
    footers: dict[str, str] = {}
    for kind, footer, side in (("default", section.footer, "right"), ("even", section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        _replace(footer.part.element, [_page_number(layout.page_number, side)])
        footers[kind] = part.relate_to(footer.part, RELATIONSHIP_TYPE.FOOTER)
    _replace(document.styles.element, styles_of(layout))
    _replace(document.settings.element, _settings())
    for relationships in (part.rels, part.package.rels):
        for key in [key for key, relationship in relationships.items() if relationship.reltype not in _KEPT]:
            del relationships[key]
    saved = BytesIO()
    document.save(saved)
    with ZipFile(saved) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/fontTable.xml"] = serialise(w("fonts", *(_font(name) for name in layout.fonts)))
    for name in ("word/styles.xml", "word/settings.xml", "word/footer1.xml", "word/footer2.xml"):
        parts[name] = _lean(parts[name])
    first = ("[Content_Types].xml", "_rels/.rels")
    order = sorted(parts, key=lambda name: (name not in first, name))
    return Base(tuple((name, parts[name]) for name in order), etree.tostring(_section(footers, layout.page)))


def _replace(element: etree._Element, children: list[etree._Element]) -> None:
    for child in list(element):
        element.remove(child)
    element.extend(children)


def _lean(part: bytes) -> bytes:
    """The part without the namespaces that the default document declared and nothing uses."""
    root = etree.fromstring(part)
    root.attrib.pop(_IGNORABLE, "")
    etree.cleanup_namespaces(root)
    return serialise(root)


def _section(footers: dict[str, str], page: Page) -> etree._Element:
    """``w:sectPr``: the page, its grid of lines, and its footers (``default``, ``even``) by relationship id."""
    references = [w("footerReference", type=kind) for kind in footers]
    for reference, relationship in zip(references, footers.values(), strict=True):
        reference.set(f"{{{R}}}id", relationship)
    margins = {name: getattr(page, name) for name in ("top", "right", "bottom", "left", "header", "footer")}
    return w(
        "sectPr",
        *references,
        w("pgSz", w=page.width, h=page.height),
        w("pgMar", **margins, gutter=0),
        w("cols", space=425),
        w("docGrid", type="lines", linePitch=page.line),
    )


def _page_number(style: TextStyle, side: str) -> etree._Element:
    """``— 1 —`` at the outer edge, one character in from it: right on odd pages, left on even ones (§7.5)."""
    indent = {f"{side}Chars": style.indent * 100, side: round(style.indent * style.size * TWIPS_A_POINT)}
    return w(
        "p",
        w("pPr", w("pStyle", val=FOOTER), w("ind", **indent), w("jc", val=side)),
        _footer_run(text_element("t", "— ")),
        _footer_run(w("fldChar", fldCharType="begin")),
        _footer_run(text_element("instrText", " PAGE ")),
        _footer_run(w("fldChar", fldCharType="separate")),
        _footer_run(text_element("t", "1")),
        _footer_run(w("fldChar", fldCharType="end")),
        _footer_run(text_element("t", " —")),
    )


def _footer_run(content: etree._Element) -> etree._Element:
    return w("r", w("rPr", w("rFonts", hint="eastAsia")), content)


def _settings() -> list[etree._Element]:
    """Current Word (mode 15), odd and even footers, Chinese line breaking; lines before a break are not stretched."""
    return [
        w("zoom", percent=100),
        w("defaultTabStop", val=420),
        w("evenAndOddHeaders"),
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


def _font(name: str) -> etree._Element:
    """A font with the one to take where it is missing: 仿宋_GB2312 is called 仿宋 on newer systems."""
    alternative = _ALTERNATIVES.get(name)
    return w(
        "font",
        w("altName", val=alternative) if alternative else None,
        w("charset", val="00" if name.isascii() else "86"),
        name=name,
    )
