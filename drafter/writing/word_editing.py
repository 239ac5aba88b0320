"""Somebody's own Word document, changed in its text and in nothing else."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from lxml import etree

from drafter.checking.finding import Edit
from drafter.reading.docx import PlacedLine, placed_lines
from drafter.reading.packages import package
from drafter.reading.word_parts import open_word
from drafter.reading.wordml import parsed
from drafter.writing.wordml import W, w

_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_T, _RPR = f"{{{W}}}t", f"{{{W}}}rPr"
RUN, PARAGRAPH = f"{{{W}}}r", f"{{{W}}}p"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class WordFile:
    """A .docx taken apart: its *parts* by name, the *root* of the *main* one, and the *lines* that are read from it.

    Raises InputFileError for what is no Word document, or damaged.
    """

    def __init__(self, content: bytes, path: Path) -> None:
        word = open_word(content, path)
        self.lines = [TextLine(line) for line in placed_lines(word)]
        self.root = word.body.getroottree().getroot()
        with package(content, path, "Word", ".docx") as archive:
            self._entries = list(archive.NameToInfo.values())
            self.parts = {entry.filename: archive.read(entry) for entry in self._entries}
            self.main = target_of(related(self.parts, ""), "", "officeDocument") or "word/document.xml"

    def saved(self, changed: Mapping[str, bytes]) -> bytes:
        """The document with its text as it is now and the *changed* parts by name; all else as it was."""
        parts = {**self.parts, **changed, self.main: serialised(self.root, self.parts[self.main])}
        written = BytesIO()
        with ZipFile(written, "w") as archive:
            for was in self._entries:
                entry = ZipInfo(was.filename, was.date_time)
                entry.compress_type, entry.create_system = was.compress_type, was.create_system
                entry.external_attr, entry.comment = was.external_attr, was.comment
                archive.writestr(entry, parts.pop(was.filename))
            like = next(entry for entry in self._entries if entry.filename == self.main)
            for name, content in parts.items():
                entry = ZipInfo(name, like.date_time)
                entry.compress_type, entry.create_system = like.compress_type, like.create_system
                entry.external_attr = like.external_attr
                archive.writestr(entry, content)
        return written.getvalue()


class TextLine:
    """A line, and the elements that its text stands in, each with what it says; a number of Word's stands in none."""

    def __init__(self, placed: PlacedLine) -> None:
        self.paragraphs = placed.paragraphs
        self.begin = len(placed.line.enumerator)
        self._places = placed.places

    @property
    def end(self) -> int:
        return self.begin + sum(len(text) for _, text in self._places)

    def node_at(self, offset: int) -> etree._Element | None:
        """The element that the character at *offset* stands in; None for one of an automatic number, or past the end."""
        start = self.begin
        for node, text in self._places:
            if start <= offset < start + len(text):
                return node
            start += len(text)
        return None

    def cut(self, offset: int) -> None:
        """See to it that no ``w:t`` goes on over *offset*."""
        start = self.begin
        for number, (node, text) in enumerate(self._places):
            if start < offset < start + len(text) and node.tag == _T:
                twin = w("t")
                node.addnext(twin)
                _say(node, text[: offset - start])
                _say(twin, text[offset - start :])
                self._places[number : number + 1] = [(node, text[: offset - start]), (twin, text[offset - start :])]
                return
            start += len(text)

    def replace(self, start: int, end: int, text: str) -> None:
        """Put *text* for the characters *start* to *end*; it looks like the first of them that it differs in."""
        if start < self.begin:
            return
        old = "".join(said for _, said in self._places)[start - self.begin : end - self.begin]
        while old and text and old[0] == text[0]:
            old, text, start = old[1:], text[1:], start + 1
        while old and text and old[-1] == text[-1]:
            old, text, end = old[:-1], text[:-1], end - 1
        if old:
            self._write_over(start, end, text)
        elif text:
            self._insert(start, text)

    def _write_over(self, start: int, end: int, text: str) -> None:
        kept: list[tuple[etree._Element, str]] = []
        begin = self.begin
        for node, said in self._places:
            first, last = max(start - begin, 0), min(end - begin, len(said))
            if first < last:
                now, text = said[:first] + text + said[last:], ""
                if now:
                    node = _saying(node, now)
                else:
                    _remove(node)
                kept += [(node, now)] if now else []
            else:
                kept.append((node, said))
            begin += len(said)
        self._places = kept

    def _insert(self, at: int, text: str) -> None:
        """Put *text* where the character before it stands, or else the one after it."""
        begin, best = self.begin, -1
        for number, (node, said) in enumerate(self._places):
            if begin <= at <= begin + len(said) and (best < 0 or (node.tag == _T and begin < at)):
                best = number
            begin += len(said)
        if best < 0:
            run = etree.SubElement(self.paragraphs[0], RUN)
            self._places = [(_say(etree.SubElement(run, _T), text), text)]
            return
        node, said = self._places[best]
        offset = at - self.begin - sum(len(before) for _, before in self._places[:best])
        now = said[:offset] + text + said[offset:]
        self._places[best] = (_saying(node, now), now)


def _say(node: etree._Element, text: str) -> etree._Element:
    node.text = text
    if text != text.strip() or text == "":
        node.set(_SPACE, "preserve")
    return node


def _saying(node: etree._Element, text: str) -> etree._Element:
    """*node*, or where it can hold no text (a tab) another in its place, with *text*."""
    if node.tag not in (_T, _MATHS):
        twin = w("t")
        node.addprevious(twin)
        _remove(node)
        node = twin
    return _say(node, text)


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def split_before(child: etree._Element) -> etree._Element:
    """What stands in the paragraph and begins with *child*: its run, divided if need be."""
    run = child.getparent()
    if run is None or run.tag != RUN:
        return child
    if before := [each for each in child.itersiblings(preceding=True) if each.tag != _RPR][::-1]:
        run.addprevious(twin := _like(run))
        twin.extend(before)
    return run


def split_after(child: etree._Element) -> etree._Element:
    """What stands in the paragraph and ends with *child*: its run, divided if need be."""
    run = child.getparent()
    if run is None or run.tag != RUN:
        return child
    if after := list(child.itersiblings()):
        run.addnext(twin := _like(run))
        twin.extend(after)
    return run


def _like(run: etree._Element) -> etree._Element:
    """A run that looks like *run*."""
    twin = w("r", *(deepcopy(properties) for properties in run.iterchildren(_RPR)))
    for name, value in run.attrib.items():
        twin.set(name, value)
    return twin


def fixed(content: bytes, path: Path, edits: Sequence[Edit]) -> bytes:
    """The .docx with *edits* of the lines that are read from it carried out, in the runs that they concern.

    They do not overlap. One in a number that Word writes itself is left out. Raises InputFileError for a document that
    cannot be read.
    """
    if not edits:
        return content
    document = WordFile(content, path)
    for edit in sorted(edits, key=lambda edit: (edit.index, edit.start), reverse=True):
        document.lines[edit.index].replace(edit.start, edit.end, edit.text)
    return document.saved({})


def serialised(root: etree._Element, was: bytes = b"") -> bytes:
    """The bytes of a part; in the namespace of Strict documents if it *was*."""
    written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    strict, usual = (f'"{name}"'.encode() for name in (_STRICT, W))
    return written.replace(usual, strict) if strict in was else written


def relations_of(part: str) -> str:
    """The name of the part that says what *part* (the empty name: the package) refers to."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def related(parts: Mapping[str, bytes], part: str) -> list[etree._Element]:
    """The relationships of *part*."""
    relations = parts.get(relations_of(part))
    return [] if relations is None else list(parsed(relations))


def target_of(relations: Sequence[etree._Element], part: str, kind: str) -> str | None:
    """The name of the part that *relations*, those of *part*, say to be of this *kind*; the first one."""
    for each in relations:
        if each.get("Type", "").rpartition("/")[2] == kind and each.get("TargetMode") != "External":
            target = posixpath.join("/", posixpath.dirname(part), each.get("Target", ""))
            return posixpath.normpath(target).lstrip("/")
    return None
