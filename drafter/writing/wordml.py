"""Elements of WordprocessingML, written as short as they read."""

from __future__ import annotations

import re

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {"w": W, "r": R}
"""Both always, so that the prefixes do not hang on what other libraries have told lxml."""
_DECLARED = re.compile("|".join(re.escape(f' xmlns:{prefix}="{name}"') for prefix, name in NAMESPACES.items()))
_HERE = "text"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(tag: str, *children: etree._Element | None, **attributes: str | int) -> etree._Element:
    """The element ``w:tag`` with ``w:`` attributes and children; a child that is None is left out."""
    element = etree.Element(f"{{{W}}}{tag}", nsmap=NAMESPACES)
    for name, value in attributes.items():
        element.set(f"{{{W}}}{name}", str(value))
    element.extend(child for child in children if child is not None)
    return element


def text_element(tag: str, text: str | etree._Element) -> etree._Element:
    """``w:t`` or ``w:instrText`` with its white space kept; *text* may be `text_here`."""
    element = w(tag)
    element.set(_SPACE, "preserve")
    if isinstance(text, str):
        element.text = text
    else:
        element.append(text)
    return element


def fonts(name: str, *, east_asia: bool = True) -> etree._Element:
    """``w:rFonts`` naming one font in all slots, so that “ ” — … take the Chinese font too.

    Without *east_asia* only the Latin slots are named.
    """
    element = w("rFonts", ascii=name, hAnsi=name, cs=name)
    if east_asia:
        element.set(f"{{{W}}}eastAsia", name)
    return element


def text_here() -> etree._Element:
    """What stands in an element where text is to come: see `around`."""
    return etree.Comment(_HERE)


def around(element: etree._Element) -> tuple[str, str]:
    """The XML before and after the text to come of an element that will stand where NAMESPACES are declared."""
    before, _, after = fragment(element).partition(f"<!--{_HERE}-->")
    return before, after


def fragment(element: etree._Element) -> str:
    """The XML of an element that will stand where NAMESPACES are declared."""
    return _DECLARED.sub("", etree.tostring(element, encoding="unicode", with_tail=False))


def serialise(root: etree._Element) -> bytes:
    """The bytes of a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
