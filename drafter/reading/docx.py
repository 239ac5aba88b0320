"""The paragraphs of a Word file, straight from its XML."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from drafter.reading.packages import package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
_LEFT_OUT = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}pPr", f"{_W}rPr", f"{_W}instrText"))


def paragraphs(content: bytes, path: Path) -> list[str]:
    """The text of each paragraph of a .docx in order, those in tables too; tracked changes accepted.

    Text boxes are left out. Raises InputFileError if it is no Word file; *path* names it in messages.
    """
    root = _main_part(content, path)
    return ["".join(_text(paragraph)) for paragraph in root.iter(f"{_W}p") if not _in_text_box(paragraph)]


def _main_part(content: bytes, path: Path) -> etree._Element:
    with package(content, path, "Word", ".docx") as archive:
        root = etree.fromstring(archive.read(_main_name(archive)), _PARSER)
        if root.tag != f"{_W}document":
            raise ValueError(root.tag)
        return root


def _main_name(archive: zipfile.ZipFile) -> str:
    """The part that the package names as its document; most call it word/document.xml."""
    relations = etree.fromstring(archive.read("_rels/.rels"), _PARSER)
    for relation in relations:
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _text(paragraph: etree._Element) -> Iterator[str]:
    stack = [iter(paragraph)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif node.tag == f"{_W}t":
            yield node.text or ""
        elif node.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " "
        elif node.tag not in _LEFT_OUT and node.tag != f"{_W}p":
            stack.append(iter(node))


def _in_text_box(paragraph: etree._Element) -> bool:
    return next(paragraph.iterancestors(f"{_W}txbxContent"), None) is not None
