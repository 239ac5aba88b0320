"""The page as LibreOffice sets it, measured with poppler: the figures of GB/T 9704-2012 §5.2 and §7.5."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

from drafter.draft import Draft, Paragraph, Run
from drafter.writing import render

pytestmark = pytest.mark.layout

MM = 72 / 25.4
DPI = 300
LEFT, RIGHT, TOP, BOTTOM = 28.0, 210 - 26.0, 37.0, 297 - 35.0
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


@dataclass(frozen=True)
class Printed:
    """A line on a page: its text, and its edges in millimetres from the page's left and upper edge."""

    text: str
    left: float
    right: float
    top: float


def run(*command: str | Path) -> bytes:
    return subprocess.run(command, check=True, capture_output=True, timeout=180).stdout


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three full pages of 国 and half a page more."""
    for program in ("soffice", "pdftotext", "pdftoppm", "fc-list"):
        if shutil.which(program) is None:
            pytest.skip(f"没有 {program}，量不了版面")
    if not run("fc-list", ":lang=zh-cn"):
        pytest.skip("没有中文字体，量不了版面")
    folder = tmp_path_factory.mktemp("layout")
    speech = Draft(title=(), blocks=(Paragraph((Run("国" * 28 * 22 * 3 + "国" * 28 * 10),)),))
    (folder / "speech.docx").write_bytes(render(speech, ".docx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, folder / "speech.docx")
    return folder / "speech.pdf"


@pytest.fixture(scope="module")
def pages(pdf: Path) -> list[list[Printed]]:
    pages = []
    for page in run("pdftotext", "-bbox", pdf, "-").decode().split("<page ")[1:]:
        rows: dict[int, list[tuple[float, float, float, str]]] = defaultdict(list)
        for left, top, right, bottom, text in WORD.findall(page):
            middle = round((float(top) + float(bottom)) / 2)
            row = next((known for known in rows if abs(known - middle) <= 4), middle)
            rows[row].append((float(left) / MM, float(right) / MM, float(top) / MM, text))
        pages.append(
            [
                Printed(
                    "".join(word[3] for word in sorted(words)), min(words)[0], max(words)[1], min(w[2] for w in words)
                )
                for _, words in sorted(rows.items())
            ]
        )
    return pages


def test_a_page_has_22_lines(pages: list[list[Printed]]) -> None:
    counts = [sum(set(line.text) == {"国"} for line in page) for page in pages]
    assert counts[:3] == [22, 22, 22]
    assert len(counts) == 4


def test_a_line_has_28_characters_and_the_first_is_indented_by_two(pages: list[list[Printed]]) -> None:
    lengths = [[len(line.text) for line in page if set(line.text) == {"国"}] for page in pages]
    assert lengths[0] == [26] + [28] * 21
    assert lengths[1] == lengths[2] == [28] * 22
    first, second = pages[0][:2]
    assert first.left - second.left == pytest.approx(2 * 16 / MM, abs=0.3)


def test_the_text_stays_in_its_area(pages: list[list[Printed]]) -> None:
    for line in pages[1][:22]:
        assert line.left == pytest.approx(LEFT, abs=0.2)
        assert RIGHT - 1 < line.right < RIGHT + 0.2
        assert TOP - 2 < line.top < BOTTOM


def test_page_numbers_stand_at_the_outer_edge_one_character_in(pages: list[list[Printed]]) -> None:
    character = 14 / MM
    for number, page in enumerate(pages, start=1):
        line = page[-1]
        assert line.text.replace(" ", "") == f"—{number}—"
        if number % 2:
            assert line.right == pytest.approx(RIGHT - character, abs=0.5)
        else:
            assert line.left == pytest.approx(LEFT + character, abs=0.5)


@pytest.mark.parametrize("page", [1, 2])
def test_the_dash_is_7_mm_below_the_text_area(pdf: Path, pages: list[list[Printed]], page: int) -> None:
    footer = pages[page - 1][-1]
    left, top = round(footer.left / 25.4 * DPI), round(BOTTOM / 25.4 * DPI)
    width, height = round(3 / 25.4 * DPI), round(15 / 25.4 * DPI)
    area = ("-x", str(left), "-y", str(top), "-W", str(width), "-H", str(height))
    picture = run("pdftoppm", "-gray", "-r", str(DPI), "-f", str(page), "-l", str(page), *area, pdf)
    header = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", picture)
    assert header is not None
    columns, pixels = int(header[1]), picture[header.end() :]
    inked = [row for row in range(int(header[2])) if min(pixels[row * columns : (row + 1) * columns]) < 128]
    middle = (inked[0] + inked[-1]) / 2 / DPI * 25.4
    assert inked[-1] - inked[0] < 0.5 / 25.4 * DPI
    assert middle == pytest.approx(7, abs=0.5)
