"""Elements of WordprocessingML as others write it: what they say, or a default where it makes no sense."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VAL = f"{W}val"
_STRICT = b'"http://purl.oclc.org/ooxml/wordprocessingml/main"'
_USUAL = W[1:-1].encode().join((b'"', b'"'))
_OFF = frozenset(("0", "false", "off", "none"))
_NUMBER = re.compile(r"-?[0-9]{1,9}")

_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, collect_ids=False
)


def parsed(content: bytes) -> etree._Element:
    """The root of a part. Raises ValueError or XMLSyntaxError for what Word would not open either.

    Nothing outside the part is looked at, and it may not declare entities; nesting is bounded by the parser.
    """
    if b"purl.oclc.org" in content:
        content = content.replace(_STRICT, _USUAL)
    root = etree.fromstring(content, _PARSER)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a document type")
    return root


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The child ``w:name``."""
    return None if element is None else next(element.iterchildren(W + name), None)


def value_of(element: etree._Element | None, name: str) -> str | None:
    """``w:val`` of the child ``w:name``."""
    found = child(element, name)
    return None if found is None else found.get(VAL)


def lineage(style_id: str | None, style_of: Callable[[str], etree._Element | None]) -> Iterator[etree._Element]:
    """The style of an id and what it is based on, nearest first; a circle ends where it closes."""
    seen: set[str] = set()
    while style_id is not None and style_id not in seen and (style := style_of(style_id)) is not None:
        seen.add(style_id)
        yield style
        style_id = value_of(style, "basedOn")


def number_of(element: etree._Element | None, name: str) -> int | None:
    """``w:val`` of the child ``w:name`` as a number."""
    return as_number(value_of(element, name))


def as_number(value: str | None) -> int | None:
    """A number of up to nine digits; None for anything else."""
    return int(value) if value and _NUMBER.fullmatch(value) else None


def is_on(element: etree._Element) -> bool:
    """Whether a switch such as ``w:b`` is on."""
    return element.get(VAL) not in _OFF


def switched(element: etree._Element | None, name: str) -> bool | None:
    """Whether the switch ``w:name`` is on; None where *element* does not say."""
    found = child(element, name)
    return None if found is None else is_on(found)
