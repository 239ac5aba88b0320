"""The text of a Word speech: printed lines as paragraphs and runs.

What surrounds the text is built as elements and serialised once; a document is joined from that and the escaped text,
in a third of the time that a tree takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from itertools import repeat
from operator import itemgetter
from typing import NamedTuple
from xml.sax.saxutils import escape

from lxml import etree

from drafter.draft import HEAD, Draft, Line, LineStyle, RunKind, Span
from drafter.layouts import Layout
from drafter.writing.fonts import LATIN
from drafter.writing.pagination import Kept, kept_sentences
from drafter.writing.printed import LINE_BREAK, spaced_lines
from drafter.writing.titles import break_title
from drafter.writing.word_base import Base
from drafter.writing.word_comments import Marks
from drafter.writing.word_styles import CONTINUED, PARAGRAPH_STYLES
from drafter.writing.wordml import around, fonts, fragment, serialise, text_element, text_here, w

_LATIN = re.compile(f"([{LATIN}][{LATIN}]*(?: +[{LATIN}]+)*)")
"""It begins with a set and not with a repetition: re looks for the former three times as fast."""

_BREAKING = re.compile(rf"\t|{LINE_BREAK.pattern}")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_EMPTY_PARAGRAPH = fragment(w("p"))
_TAB, _BREAK = fragment(w("tab")), fragment(w("br"))
_LAYOUT_BREAK = fragment(w("r", w("br", type="textWrapping")))
"""It says its type, so that it isn't taken for a break in the text."""


class _Shell(NamedTuple):
    """What stands around the content of a run, and around its text if it has text, Chinese or Latin."""

    run: tuple[str, str]
    chinese: tuple[str, str]
    latin: tuple[str, str]

    def write(self, text: str, written: list[str]) -> None:
        """Write runs of *text*, which has no breaks."""
        if "&" in text or "<" in text or ">" in text:
            text = escape(text)  # all three are Latin, and so is what stands for them
        before, after = self.chinese
        pieces = _LATIN.split(text)
        if len(pieces) == 1:
            written += (before, text, after)
            return
        for index, piece in enumerate(pieces):
            if index % 2:
                written += (self.latin[0], piece, self.latin[1])
            elif piece:
                written += (before, piece, after)


class BodyWriter:
    """Writes the document part of drafts on *base*."""

    def __init__(self, base: Base) -> None:
        self._base = base
        shell = serialise(w("document", w("body", text_here(), copy(base.section)))).decode()
        self._before, self._after = shell.split(fragment(text_here()))
        self._paragraphs = {
            line: around(w("p", w("pPr", w("pStyle", val=style)), text_here())) for line, style in base.styles.items()
        }
        self._moved, self._continued = (
            around(w("p", w("pPr", w("pStyle", val=style), w("keepLines")), text_here()))
            for style in (PARAGRAPH_STYLES[LineStyle.BODY][0], CONTINUED[0])
        )
        self._shells: dict[tuple[RunKind, int], _Shell] = {}

    def document(self, draft: Draft, layout: Layout, marks: Mapping[int, Marks]) -> bytes:
        """``word/document.xml`` of *draft*, an empty line between its head and the speech.

        *marks* are what stands between the characters, by the number of the printed line. Raises ValueError for
        characters that XML cannot hold.
        """
        written = [self._before]
        number = 0
        lines = list(spaced_lines(draft, layout))
        for line, kept in zip(lines, self._kept(lines, layout), strict=False):
            if line is None:
                written.append(_EMPTY_PARAGRAPH)
                continue
            before, after = self._moved if kept.moved else self._paragraphs[line.style]
            written.append(before)
            here = marks.get(number, ())
            if line.style is LineStyle.TITLE:
                here = sorted((*here, *self._title_breaks(line)), key=itemgetter(0))
            elif kept.breaks:
                parted = after + self._continued[0]
                here = sorted((*here, *((offset, parted) for offset in kept.breaks)), key=itemgetter(0))
            self._write(line, here, written)
            written.append(after)
            number += 1
        written.append(self._after)
        return "".join(written).encode()

    def _kept(self, lines: Sequence[Line | None], layout: Layout) -> Iterable[Kept]:
        """How lines keep to their pages. While there is something to be filled in, that can't be foretold."""
        final = not any(line and line.style not in HEAD and _is_open(line) for line in lines)
        kept = layout.keep_sentences and final and not self._base.origin
        return kept_sentences(lines, layout) if kept else repeat(Kept())

    def _title_breaks(self, line: Line) -> Marks:
        """Where a title breaks."""
        return [(offset, _LAYOUT_BREAK) for offset in break_title(line.text, self._base.title_limit)]

    def _write(self, line: Line, marks: Marks, written: list[str]) -> None:
        """Write the runs of a line, and the marks in their places."""
        if not marks:
            for span in line.spans:
                self._write_runs(span, span.text, written)
            return
        waiting = list(reversed(marks))
        start = 0
        for span in line.spans:
            text = span.text
            at, end = start, start + len(text)
            while waiting and waiting[-1][0] < end:
                offset, mark = waiting.pop()
                self._write_runs(span, text[at - start : offset - start], written)
                written.append(mark)
                at = offset
            self._write_runs(span, text[at - start :], written)
            start = end
        written += (mark for _, mark in reversed(waiting))

    def _write_runs(self, span: Span, text: str, written: list[str]) -> None:
        """Write runs of one script each: Latin letters and digits in their own font, all else hinted as Chinese."""
        if not text:
            return
        shell = self._shells.get((span.kind, span.heading_level)) or self._shell(span)
        if text.isprintable():
            shell.write(text, written)
            return
        if _NOT_XML.search(text):
            raise ValueError("XML cannot hold control characters, U+FFFE and U+FFFF")
        start = 0
        for found in _BREAKING.finditer(text):
            if found.start() > start:
                shell.write(text[start : found.start()], written)
            written += (shell.run[0], _TAB if found[0] == "\t" else _BREAK, shell.run[1])
            start = found.end()
        if start < len(text):
            shell.write(text[start:], written)

    def _shell(self, span: Span) -> _Shell:
        """What stands around runs like *span*."""
        style, font = self._base.run_style(span.kind, span.heading_level), self._base.latin_font

        def run(named: etree._Element | None) -> tuple[str, str]:
            properties = w(
                "rPr",
                w("rStyle", val=style) if style else None,
                named,
                w("highlight", val="yellow") if span.kind is RunKind.PLACEHOLDER else None,
            )
            return around(w("r", properties if len(properties) else None, text_here()))

        chinese, latin = run(w("rFonts", hint="eastAsia")), run(fonts(font, east_asia=False) if font else None)
        before, after = around(text_element("t", text_here()))
        shell = _Shell(chinese, (chinese[0] + before, after + chinese[1]), (latin[0] + before, after + latin[1]))
        self._shells[span.kind, span.heading_level] = shell
        return shell


def _is_open(line: Line) -> bool:
    return any(span.kind is RunKind.PLACEHOLDER for span in line.spans)
