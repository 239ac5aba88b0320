"""The page as data: sizes, margins, fonts. A layout is plain frozen data, so that it can come from a file as well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from drafter.draft import LineStyle

TWIPS_A_POINT = 20

Alignment = Literal["left", "center", "both"]


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How one kind of paragraph looks.

    *font* is the name of the Chinese font; *size* is in points; *indent* is the first line's, in characters;
    *tracking* is added between characters, in twips (1/20 pt).
    """

    font: str
    size: float = 16
    alignment: Alignment = "both"
    indent: int = 2
    bold: bool = False
    tracking: int = -5


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet, its margins and its line grid, all in twips (1/20 pt; 1 mm = 56.69 twips).

    *footer* is the distance of the footer's lower edge from that of the sheet; *line* is both the pitch of the grid
    and the exact height of a line: with another spacing, LibreOffice snaps to the grid and loses lines.
    """

    width: int = 11906
    height: int = 16838
    top: int = 2098
    right: int = 1474
    bottom: int = 1984
    left: int = 1588
    header: int = 851
    footer: int = 1447
    line: int = 579

    @property
    def text_width(self) -> int:
        """Width of the text area in twips."""
        return self.width - self.left - self.right


_FANGSONG, _KAITI = "仿宋_GB2312", "楷体_GB2312"
_CENTRED = TextStyle(_KAITI, alignment="center", indent=0)


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole layout: the page, a style for every LineStyle under its value's name, the page number, the Latin font.

    The defaults are GB/T 9704-2012: A4, 37 and 28 mm of margin above and left of a text area of 156 × 225 mm (§5.2.1),
    22 lines of 28 characters (§5.2.3), the title in 2号小标宋 (§7.3.1), body and headings in 3号 仿宋, 黑体, 楷体
    (§5.2.2, §7.3.3), the page number in 4号宋体 with its dash 7 mm below the text area (§7.5).

    28 characters of 16 pt are wider than 156 mm: the default tracking of -5 twips makes them fit.
    """

    page: Page = Page()
    title: TextStyle = TextStyle("方正小标宋简体", size=22, alignment="center", indent=0, tracking=0)
    subtitle: TextStyle = _CENTRED
    byline: TextStyle = _CENTRED
    date: TextStyle = _CENTRED
    salutation: TextStyle = TextStyle(_FANGSONG, indent=0)
    heading1: TextStyle = TextStyle("黑体")
    heading2: TextStyle = TextStyle(_KAITI)
    heading3: TextStyle = TextStyle(_FANGSONG)
    heading4: TextStyle = TextStyle(_FANGSONG)
    body: TextStyle = TextStyle(_FANGSONG)
    page_number: TextStyle = TextStyle("宋体", size=14, indent=1, tracking=0)
    latin_font: str = "Times New Roman"

    def style(self, line: LineStyle) -> TextStyle:
        """The style of one kind of line."""
        style: TextStyle = getattr(self, line.value)
        return style

    @property
    def fonts(self) -> tuple[str, ...]:
        """Every font the reader's machine needs, by name, each once."""
        styles = (*(self.style(line) for line in LineStyle), self.page_number)
        return tuple(dict.fromkeys((*(style.font for style in styles), self.latin_font)))


STANDARD = Layout()
