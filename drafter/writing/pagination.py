"""Where pages end, so that a sentence to be read aloud does not run over from one to the next.

Word knows no such rule. It is foretold here, as well as that goes without its fonts, which sentence would not fit on
its page; the paragraph is parted before it, and the rest kept together, so that it moves to the next page. Should the
page end elsewhere after all, a line is left short, and nothing worse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.draft import Line, LineStyle
from drafter.layouts import Layout
from drafter.layouts.layout import TWIPS_A_POINT
from drafter.writing.printed import HEADING_LEVELS
from drafter.writing.titles import break_title, half_widths

_SENTENCE = re.compile("[^。！？；]*[。！？；]+[”’』》）]*|[^。！？；]+")
_NO_START = frozenset("，。、；：！？”’』》）】…—")


@dataclass(frozen=True, slots=True)
class Kept:
    """How a printed line keeps to its pages: whether it begins a page, and the offsets in it where others do."""

    moved: bool = False
    breaks: tuple[int, ...] = ()


def kept_sentences(lines: Sequence[Line | None], layout: Layout) -> Iterator[Kept]:
    """For each of *lines* (None for an empty one) how it keeps its sentences whole, in order."""
    return _Pages(layout).turned(lines)


class _Pages:
    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._count = layout.page.text_height // layout.page.line
        self._used = 0

    def turned(self, lines: Sequence[Line | None]) -> Iterator[Kept]:
        headings = 0
        for line in lines:
            if line is None or line.style is not LineStyle.BODY:
                height = self._height(line)
                self._used = self._used + height if self._used + height <= self._count else height
                headings = headings + height if line and line.style in HEADING_LEVELS else 0
                yield Kept()
                continue
            yield self._paragraph(line.text, headings)
            headings = 0

    def _height(self, line: Line | None) -> int:
        if line is None:
            return 1
        if line.style is LineStyle.TITLE:
            return len(break_title(line.text, self._layout.title_limit)) + 1
        return self._rows(line.text, line.style)

    def _paragraph(self, text: str, headings: int) -> Kept:
        """Set a paragraph with so many lines of *headings* right above it, which stay with it."""
        start, height = 0, 0
        moved, breaks = False, list[int]()
        for sentence in _SENTENCE.finditer(text):
            height = self._rows(text[start : sentence.end()], LineStyle.BODY, indented=not start)
            if self._used + height <= self._count:
                continue
            if sentence.start() > start:
                start = sentence.start()
                breaks.append(start)
                self._used = 0
                height = self._rows(text[start : sentence.end()], LineStyle.BODY, indented=False)
            elif self._used > headings and headings + height <= self._count:
                moved = True
                self._used = headings
        self._used = (self._used + height - 1) % self._count + 1
        return Kept(moved, tuple(breaks))

    def _rows(self, text: str, style: LineStyle, *, indented: bool = True) -> int:
        """How many lines *text* takes, breaking anywhere but before a closing mark."""
        look = self._layout.style(style)
        cell = look.size * TWIPS_A_POINT + look.tracking
        limit = int(self._layout.page.text_width / cell) * 2
        rows, used = 1, look.indent * 2 if indented else 0
        for character in text:
            width = half_widths(character)
            if used + width > limit:
                rows += 1
                used = width * 2 if character in _NO_START else width
            else:
                used += width
        return rows
