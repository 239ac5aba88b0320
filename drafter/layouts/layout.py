"""A layout: how a speech looks on paper, as plain frozen data in the units that writers need."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from drafter.draft import LineStyle

TWIPS_A_POINT = 20
TWIPS_A_MILLIMETRE = 1440 / 25.4
GENERIC_FONTS = ("serif", "sans-serif")
"""What a list of stand-ins may end with: no fonts, but kinds of them."""

Alignment = Literal["left", "center", "right", "both"]
Grid = Literal["none", "lines", "characters"]
Place = Literal["outside", "center", "right"]
Byline = Literal["office", "name"]


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How one kind of paragraph looks.

    *font* is the name of the Chinese font; *size* is in points; *indent* is the first line's, in characters;
    *tracking* is added between characters, in twips (1/20 pt).
    """

    font: str
    size: float
    alignment: Alignment = "both"
    indent: int = 2
    bold: bool = False
    tracking: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet, its margins and its lines, all in twips (1/20 pt; 1 mm = 56.69 twips).

    *line* is both the pitch of the grid and the exact height of a line: with another spacing, LibreOffice snaps to
    the grid and loses lines. *character* is the width of a cell where the *grid* has characters too.
    """

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    line: int
    grid: Grid = "lines"
    character: float = 0

    @property
    def text_width(self) -> int:
        """Width of the text area in twips."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """Height of the text area in twips."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The page number: its *form*, with ``{n}`` for the number and ``{total}`` for how many there are.

    *footer* is how far the lower edge of its line stands from that of the sheet, in twips; its style's indent is how
    far it stands from the edge of the text area.
    """

    style: TextStyle
    form: str
    place: Place
    footer: int

    @property
    def pieces(self) -> list[str]:
        """The form cut up into ``{n}``, ``{total}`` and what stands around them."""
        return [piece for piece in re.split(r"(\{n\}|\{total\})", self.form) if piece]


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole layout: a style for every LineStyle under its value's name, the page and its number, the Latin font.

    *head* is the order of what stands above the speech, *byline* that of office and name in their line;
    *keep_sentences* ends pages where sentences end, as far as can be; *fonts* are the fonts at hand, each with its stand-ins.
    """

    id: str
    page: Page
    title: TextStyle
    subtitle: TextStyle
    byline: TextStyle
    date: TextStyle
    salutation: TextStyle
    heading1: TextStyle
    heading2: TextStyle
    heading3: TextStyle
    heading4: TextStyle
    body: TextStyle
    page_number: PageNumber | None
    latin_font: str
    fonts: tuple[tuple[str, tuple[str, ...]], ...]
    head: tuple[LineStyle, ...]
    byline_order: tuple[Byline, ...]
    keep_sentences: bool = False

    def __hash__(self) -> int:
        return hash((self.id, self.page.line))  # quick, since what is made for a layout is kept by it

    def style(self, line: LineStyle) -> TextStyle:
        """The style of one kind of line."""
        style: TextStyle = getattr(self, line.value)
        return style

    def stand_ins(self, font: str) -> tuple[str, ...]:
        """What to take where *font* is missing: its names on other systems, then what is nearest."""
        return dict(self.fonts).get(font, ())

    @property
    def used_fonts(self) -> tuple[str, ...]:
        """Every font that the styles name, each once."""
        styles = [self.style(line) for line in LineStyle]
        numbers = [self.page_number.style] if self.page_number else []
        return tuple(dict.fromkeys((*(style.font for style in (*styles, *numbers)), self.latin_font)))

    @property
    def title_limit(self) -> int:
        """How many half-widths a line of the title holds: an even number, since Chinese characters take two."""
        return line_limit(self.page.text_width, self.title.size)


def millimetres(twips: int) -> str:
    """A length in mm, to a tenth, so that A4 is 210 × 297: in twips it is not a whole number."""
    return f"{round(twips / TWIPS_A_MILLIMETRE, 1):g}"


def line_limit(width: float, size: float) -> int:
    """How many half-widths of *size* points a line of *width* twips holds, even, at least two."""
    return max(int(width / (size * TWIPS_A_POINT)) * 2, 2)
