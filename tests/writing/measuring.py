"""Speeches as LibreOffice sets them, measured with poppler; all lengths are in millimetres."""

from __future__ import annotations

import json
import re
import subprocess
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path

from drafter.draft import Draft
from drafter.layouts import Layout
from drafter.writing.docx import render_docx
from drafter.writing.pdf import OPTIONS, find_office

POINT = 25.4 / 72
TWIP = POINT / 20
DPI = 300
_LINE = 4
"""Points by which the middles of words on one line may differ."""

_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
_FONT = re.compile(r'<fontspec id="(\d+)"[^>]* family="([^"]+)"')
_SHEET = re.compile(r'<page [^>]*height="(\d+)"[^>]*>(.*?)</page>', re.DOTALL)
_RUN = re.compile(r'<text top="(\d+)" [^>]*font="(\d+)">(.*?)</text>')
_ITEM = re.compile(r"<item[^>]*>(.*?)</item>", re.DOTALL)


@dataclass(frozen=True)
class Printed:
    """A line on a page: its text without spaces, and its edges from the page's left and upper edge."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Area:
    """The text area, from the page's left and upper edge."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Page:
    """The lines in the text area, and what stands below it."""

    lines: list[Printed]
    below: list[Printed]


class Paper:
    """A printed speech."""

    def __init__(self, pdf: Path, layout: Layout) -> None:
        self.pdf, self.layout = pdf, layout
        page = layout.page
        left, right, top, bottom = page.left, page.width - page.right, page.top, page.height - page.bottom
        self.area = Area(left * TWIP, right * TWIP, top * TWIP, bottom * TWIP)

    @cached_property
    def pages(self) -> list[Page]:
        pages = []
        for _, _, content in _PAGE.findall(run("pdftotext", "-bbox", self.pdf, "-").decode()):
            lines = _lines(content)
            inside = [line for line in lines if (line.top + line.bottom) / 2 < self.area.bottom]
            pages.append(Page(inside, lines[len(inside) :]))
        return pages

    @property
    def lines(self) -> list[Printed]:
        """The lines of all pages without what stands below."""
        return [line for page in self.pages for line in page.lines]

    @property
    def lengths(self) -> list[list[int]]:
        """How many characters stand on each line of each page."""
        return [[len(line.text) for line in page.lines] for page in self.pages]

    @cached_property
    def fonts(self) -> list[tuple[str, str]]:
        """Each stretch of text in one font, and the name of the font, without what stands below the text area."""
        xml = run("pdftohtml", "-xml", "-i", "-fontfullname", "-stdout", self.pdf).decode()
        names = dict(_FONT.findall(xml))
        stretches = []
        for height, content in _SHEET.findall(xml):
            scale = self.layout.page.height * TWIP / int(height)
            for top, font, text in _RUN.findall(content):
                if int(top) * scale < self.area.bottom:
                    stretches.append((unescape(re.sub(r"<[^>]*>", "", text)), names[font]))
        return stretches

    @cached_property
    def bookmarks(self) -> list[str]:
        xml = run("pdftohtml", "-xml", "-i", "-stdout", self.pdf).decode()
        return [unescape(text) for text in _ITEM.findall(xml.partition("<outline>")[2])]

    def ink(self, number: int, left: float, right: float) -> tuple[float, float]:
        """Upper and lower edge of what is printed below the text area of page *number* (from 1) between two edges.

        Both are measured from the lower edge of the text area.
        """
        edges = (left, self.area.bottom, right - left, 15)
        area = (str(round(edge / 25.4 * DPI)) for edge in edges)
        flags = [word for pair in zip(("-x", "-y", "-W", "-H"), area, strict=True) for word in pair]
        page = ("-f", str(number), "-l", str(number))
        picture = run("pdftoppm", "-gray", "-r", str(DPI), *page, *flags, self.pdf)
        header = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", picture)
        assert header is not None
        columns, pixels = int(header[1]), picture[header.end() :]
        inked = [row for row in range(int(header[2])) if min(pixels[row * columns : (row + 1) * columns]) < 128]
        return inked[0] / DPI * 25.4, (inked[-1] + 1) / DPI * 25.4


def _lines(content: str) -> list[Printed]:
    rows: dict[float, list[tuple[float, float, float, float, str]]] = defaultdict(list)
    for *edges, text in _WORD.findall(content):
        left, top, right, bottom = map(float, edges)
        middle = (top + bottom) / 2
        row = next((known for known in rows if abs(known - middle) <= _LINE), middle)
        rows[row].append((left, top, right, bottom, unescape(text)))
    lines = []
    for _, words in sorted(rows.items()):
        lefts, tops, rights, bottoms, texts = zip(*sorted(words), strict=True)
        edges = (min(lefts), max(rights), min(tops), max(bottoms))
        lines.append(Printed("".join(texts), *(edge * POINT for edge in edges)))
    return lines


def run(*command: str | Path) -> bytes:
    return subprocess.run(command, check=True, capture_output=True, timeout=180).stdout


def print_all(speeches: Mapping[str, tuple[Draft, Layout]], folder: Path) -> dict[str, Paper]:
    """Each speech as PDF, all made by one LibreOffice in *folder*.

    A name that ends in ``.docx`` asks for the document as it is written for Word, one in ``.pdf`` for that which our
    own PDF is made of.
    """
    office = find_office()
    assert office is not None
    for name, (draft, layout) in speeches.items():
        content = render_docx(draft, layout, libreoffice=name.endswith(".pdf"))
        (folder / f"{name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    kind = f"pdf:writer_pdf_Export:{json.dumps(OPTIONS, separators=(',', ':'))}"
    documents = [folder / f"{name}.docx" for name in speeches]
    run(office, profile, "--headless", "--norestore", "--convert-to", kind, "--outdir", folder, *documents)
    return {name: Paper(folder / f"{name}.pdf", layout) for name, (_, layout) in speeches.items()}
