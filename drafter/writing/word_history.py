"""What parts of a Word document say of how it came about: tracked changes, revision numbers, remarks of programs."""

from __future__ import annotations

from lxml import etree

from drafter.writing.wordml import W, serialise

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_ACCEPTED = [f"{{{W}}}{name}" for name in ("ins", "moveTo")]
_GONE = [
    f"{{{W}}}{name}"
    for name in (
        "del", "moveFrom", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "cellIns",
        "cellDel", "cellMerge", "numberingChange", "pPrChange", "rPrChange", "sectPrChange", "tblGridChange",
        "tblPrChange", "tblPrExChange", "tcPrChange", "trPrChange", "rsid",
    )
]  # fmt: skip


def parsed(content: bytes) -> etree._Element:
    """The root of a part, elements only. Raises ValueError for one with a document type, which Word refuses too."""
    root = etree.fromstring(content, _PARSER)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a part with a document type")
    return elements_only(root)


def elements_only(root: etree._Element) -> etree._Element:
    """*root* itself, without comments and processing instructions."""
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    return root


def without_history(name: str, content: bytes) -> bytes:
    """The part called *name* with its tracked changes accepted, and without numbers of revisions."""
    if name == "[Content_Types].xml" or not name.endswith(".xml"):
        return content
    root = parsed(content)
    for row in list(root.iter(f"{{{W}}}tr")):
        parent = row.getparent()
        if row.find(f"{{{W}}}trPr/{{{W}}}del") is not None and parent is not None:
            parent.remove(row)
    etree.strip_elements(root, *_GONE, with_tail=False)
    etree.strip_tags(root, *_ACCEPTED)
    for element in root.iter():
        for attribute in [name for name in element.attrib if str(name).startswith(f"{{{W}}}rsid")]:
            del element.attrib[attribute]
    return serialise(root)
