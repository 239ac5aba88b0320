"""The paragraphs of a Word file, straight from its XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from drafter.errors import InputFileError, Place

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_XML = 256 << 20
"""Bytes that the main part may unpack to; a document of a million characters takes a tenth."""
_LEFT_OUT = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}pPr", f"{_W}rPr", f"{_W}instrText"))


def paragraphs(content: bytes, path: Path) -> list[str]:
    """The text of each paragraph of a .docx in order, those in tables too; tracked changes accepted.

    Text boxes are left out. Raises InputFileError if it is no Word file; *path* names it in messages.
    """
    root = _main_part(content, path)
    return ["".join(_text(paragraph)) for paragraph in root.iter(f"{_W}p") if not _in_text_box(paragraph)]


def _main_part(content: bytes, path: Path) -> etree._Element:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            name = _main_name(archive)
            if archive.getinfo(name).file_size > _MOST_XML:
                raise InputFileError("文件解开以后太大，像是坏了", "用 Word 打开，另存一份再试", Place(str(path)))
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            return etree.fromstring(archive.read(name), parser)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, EOFError, OSError, ValueError) as error:
        raise InputFileError(
            "这不是 Word 文件，或者文件坏了", "用 Word 或 WPS 打开看看，另存为 .docx 再试", Place(str(path))
        ) from error


def _main_name(archive: zipfile.ZipFile) -> str:
    """The part that the package names as its document; most call it word/document.xml."""
    relations = etree.fromstring(archive.read("_rels/.rels"))
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
