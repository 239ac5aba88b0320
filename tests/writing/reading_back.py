"""A .docx read back straight from its XML, as Word reads it; of the writer it knows the names of the styles only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from zipfile import ZipFile

from lxml import etree

from drafter.draft import Line, LineStyle, RunKind, Span

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_LINES = {
    "Title": LineStyle.TITLE,
    "Subtitle": LineStyle.SUBTITLE,
    "署名": LineStyle.BYLINE,
    "Date": LineStyle.DATE,
    "Salutation": LineStyle.SALUTATION,
    "heading 1": LineStyle.HEADING_1,
    "heading 2": LineStyle.HEADING_2,
    "heading 3": LineStyle.HEADING_3,
    "heading 4": LineStyle.HEADING_4,
    "Body Text": LineStyle.BODY,
}
_KINDS = {"段首句": RunKind.LEAD, "引文": RunKind.QUOTATION, "待填": RunKind.PLACEHOLDER}
_RUN_IN = re.compile("接排标题([1-4])(?:（(.+)）)?")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on the characters *start* to *end* of the line number *line*, both from 0."""

    line: int
    start: int
    end: int
    text: str


@dataclass(slots=True)
class ReadBack:
    """What a document says.

    *lines* has None for each paragraph without a style and without text; *breaks* are the offsets, by line, where the
    layout breaks a line that has no break of its own; *highlighted* are the texts of the runs on yellow.
    """

    lines: list[Line | None] = field(default_factory=list)
    breaks: dict[int, list[int]] = field(default_factory=dict)
    comments: list[Comment] = field(default_factory=list)
    highlighted: list[str] = field(default_factory=list)

    @property
    def printed(self) -> list[Line]:
        """The lines that say something."""
        return [line for line in self.lines if line is not None]


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a package by name, in the order of the zip file."""
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def read_back(content: bytes) -> ReadBack:
    """What a .docx says. Raises AssertionError for what a speech never has."""
    parts = parts_of(content)
    body = etree.fromstring(parts["word/document.xml"])[0]
    reader = _Reader(_style_names(parts["word/styles.xml"]), _comment_texts(parts.get("word/comments.xml")))
    for child in body:
        if child.tag == f"{W}p":
            reader.read(child)
        else:
            assert child.tag == f"{W}sectPr", child.tag
    return reader.found


class _Reader:
    def __init__(self, names: dict[str, str], comments: dict[str, str]) -> None:
        self.found = ReadBack()
        self._names, self._comments = names, comments
        self._starts: dict[str, int] = {}
        self._ends: dict[str, int] = {}
        self._number = 0

    def read(self, paragraph: etree._Element) -> None:
        style = _value(paragraph, "pPr/pStyle")
        if style is None:
            assert len(paragraph) == 0, "text in a paragraph without a style"
            self.found.lines.append(None)
            return
        spans: list[Span] = []
        for child in paragraph:
            offset = sum(len(span.text) for span in spans)
            match child.tag.removeprefix(W):
                case "pPr":
                    pass
                case "r":
                    spans += self._run(child, offset)
                case "commentRangeStart":
                    self._starts[child.get(f"{W}id", "")] = offset
                case "commentRangeEnd":
                    self._ends[child.get(f"{W}id", "")] = offset
                case other:
                    raise AssertionError(f"{other} in a paragraph")
        if self._names[style] == "正文续段":
            whole = self.found.lines.pop()
            assert whole is not None
            self.found.lines.append(Line(whole.style, tuple(joined((*whole.spans, *spans)))))
            return
        self.found.lines.append(Line(_LINES[self._names[style]], tuple(joined(spans))))
        self._number += 1

    def _run(self, run: etree._Element, offset: int) -> Iterator[Span]:
        kind, level = self._kind(_value(run, "rPr/rStyle")) if run.find(f"{W}commentReference") is None else (None, 0)
        for child in run:
            text = ""
            match child.tag.removeprefix(W), child.get(f"{W}type"):
                case "rPr", _:
                    continue
                case "t", _:
                    text = _shown(child)
                case "tab", _:
                    text = "\t"
                case "br", None:
                    text = "\n"
                case "br", "textWrapping":
                    self.found.breaks.setdefault(self._number, []).append(offset)
                    continue
                case "commentReference", _:
                    self._comment(child.get(f"{W}id", ""))
                    continue
                case other:
                    raise AssertionError(f"{other} in a run")
            assert kind is not None, "text beside the mark of a comment"
            if (colour := _value(run, "rPr/highlight")) is not None:
                assert colour == "yellow"
                self.found.highlighted.append(text)
            yield Span(text, kind, level)
            offset += len(text)

    def _kind(self, style: str | None) -> tuple[RunKind, int]:
        if style is None:
            return RunKind.PLAIN, 0
        name = self._names[style]
        if run_in := _RUN_IN.fullmatch(name):
            return _KINDS[run_in[2]] if run_in[2] else RunKind.PLAIN, int(run_in[1])
        return _KINDS[name], 0

    def _comment(self, number: str) -> None:
        start, end = self._starts.pop(number), self._ends.pop(number)
        self.found.comments.append(Comment(self._number, start, end, self._comments.pop(number)))


def joined(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans that say something, adjacent ones of one look as one."""
    for (kind, level), group in groupby(spans, key=lambda span: (span.kind, span.heading_level)):
        if text := "".join(span.text for span in group):
            yield Span(text, kind, level)


def _shown(text: etree._Element) -> str:
    """What Word shows of a ``w:t``: white space at its ends only where it is to be kept, tabs and breaks as spaces."""
    said = re.sub("[\t\n\r]", " ", text.text or "")
    return said if text.get(_SPACE) == "preserve" else said.strip(" ")


def _value(element: etree._Element, path: str) -> str | None:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}val")


def _style_names(part: bytes) -> dict[str, str]:
    styles = etree.fromstring(part).iter(f"{W}style")
    return {style.get(f"{W}styleId", ""): _value(style, "name") or "" for style in styles}


def _comment_texts(part: bytes | None) -> dict[str, str]:
    comments = etree.fromstring(part) if part is not None else ()
    return {
        comment.get(f"{W}id", ""): "\n".join("".join(map(_shown, row.iter(f"{W}t"))) for row in comment)
        for comment in comments
    }
