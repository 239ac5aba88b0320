"""The page as LibreOffice sets it: GB/T 9704-2012 §5.2 and §7.5 for the standard layout, and what the others say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pytest

from drafter.draft import Draft, Paragraph, Run
from drafter.layouts import Layout
from drafter.writing import Look, render
from tests.writing.measuring import POINT, Paper, print_all

pytestmark = pytest.mark.layout


@dataclass(frozen=True)
class Figures:
    """What a layout should come to: its text area in millimetres, lines, characters, the size of the body in points."""

    left: float
    right: float
    top: float
    bottom: float
    lines: int
    characters: int
    size: float


STANDARD = Figures(28, 210 - 26, 37, 297 - 35, 22, 28, 16)
FIGURES = {
    "gbt9704": STANDARD,
    "gbt9704-word": STANDARD,
    "reading-copy": Figures(28, 210 - 26, 30, 297 - 30, 18, 24, 18),
    "plain": Figures(31.8, 210 - 31.8, 25.4, 297 - 25.4, 29, 34, 12),
    "own": Figures(25, 210 - 25, 30, 297 - 32, 23, 28, 16),
}
PAPERS = [
    f"{layout}{way}" for layout in FIGURES for way in (".docx", ".pdf") if (layout, way) != ("gbt9704-word", ".docx")
]
"""Every layout both ways; a grid of characters can't be set by LibreOffice."""

PAGES = 4


def layout_of(name: str) -> str:
    return name.removesuffix(".docx").removesuffix(".pdf")


def full(figures: Figures) -> Draft:
    """Three full pages of 国 and half a page more."""
    count = figures.characters * (figures.lines * 3 + figures.lines // 2)
    return Draft(title=(), blocks=(Paragraph((Run("国" * count),)),))


def tight(layout: Layout) -> Layout:
    """Lines 22 pt high: less than the fonts of this machine would take, were it left to them."""
    return replace(layout, page=replace(layout.page, line=22 * 20))


@pytest.fixture(scope="module")
def papers(layouts: Mapping[str, Layout], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Paper]:
    speeches = {name: (full(FIGURES[layout_of(name)]), layouts[layout_of(name)]) for name in PAPERS}
    speeches["tight.pdf"] = (full(STANDARD), tight(layouts["gbt9704"]))
    return print_all(speeches, tmp_path_factory.mktemp("full"))


@pytest.fixture(params=PAPERS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def paper(name: str, papers: Mapping[str, Paper]) -> Paper:
    return papers[name]


@pytest.fixture
def figures(name: str) -> Figures:
    return FIGURES[layout_of(name)]


# The text


def test_a_full_page_has_its_lines_and_a_line_its_characters(paper: Paper, figures: Figures) -> None:
    """The first line is two characters shorter, so the last one is two longer."""
    page = [figures.characters] * figures.lines
    last = [figures.characters] * (figures.lines // 2) + [2]
    assert paper.lengths == [[figures.characters - 2, *page[1:]], page, page, last]
    assert {*"".join(line.text for line in paper.lines)} == {"国"}


def test_the_first_line_is_indented_by_two_characters(paper: Paper, figures: Figures) -> None:
    first, second = paper.lines[:2]
    assert first.left - second.left == pytest.approx(2 * figures.size * POINT, abs=0.3)


def test_the_text_stays_in_its_area(paper: Paper, figures: Figures) -> None:
    for line in paper.lines:
        assert line.left > figures.left - 0.2
        assert line.right < figures.right + 0.2
        assert line.top > figures.top
        assert line.bottom < figures.bottom


def test_a_full_line_begins_at_the_edge_and_leaves_less_than_a_character(paper: Paper, figures: Figures) -> None:
    for line in paper.pages[1].lines:
        assert line.left == pytest.approx(figures.left, abs=0.2)
        assert line.right > figures.right - figures.size * POINT


@pytest.mark.parametrize("name", ["gbt9704.docx", "gbt9704.pdf", "gbt9704-word.pdf"])
def test_the_standard_page_is_filled_to_its_edges(paper: Paper) -> None:
    for line in paper.pages[1].lines:
        assert line.right > STANDARD.right - 1
    top, bottom = paper.pages[1].lines[0].top, paper.pages[1].lines[-1].bottom
    assert top < STANDARD.top + 4
    assert bottom > STANDARD.bottom - 4


@pytest.mark.parametrize("name", ["plain.docx", "plain.pdf", "own.docx", "own.pdf"])
def test_a_fixed_line_spacing_is_that_between_lines(name: str, paper: Paper) -> None:
    spacing = {"plain": 24, "own": 28}[layout_of(name)]
    tops = [line.top for line in paper.pages[1].lines]
    assert [below - above for above, below in pairwise(tops)] == pytest.approx(
        [spacing * POINT] * (len(tops) - 1), abs=0.05
    )


def test_lines_may_be_tighter_than_a_font_is_high(papers: Mapping[str, Paper]) -> None:
    assert [len(page.lines) for page in papers["tight.pdf"].pages[:2]] == [28, 28]


# The page number


def numbers(paper: Paper) -> Iterator[str]:
    for page in paper.pages:
        (line,) = page.below
        yield line.text


@pytest.mark.parametrize("name", ["gbt9704.docx", "gbt9704.pdf", "gbt9704-word.pdf"])
def test_standard_page_numbers_stand_at_the_outer_edge_one_character_in(paper: Paper) -> None:
    character = 14 * POINT
    assert list(numbers(paper)) == [f"—{number}—" for number in range(1, PAGES + 1)]
    for number, page in enumerate(paper.pages, start=1):
        if number % 2:
            assert page.below[0].right == pytest.approx(STANDARD.right - character, abs=0.5)
        else:
            assert page.below[0].left == pytest.approx(STANDARD.left + character, abs=0.5)


@pytest.mark.parametrize("page", [1, 2])
@pytest.mark.parametrize("name", ["gbt9704.docx", "gbt9704.pdf", "gbt9704-word.pdf"])
def test_the_dash_is_7_mm_below_the_text_area(paper: Paper, page: int) -> None:
    left = paper.pages[page - 1].below[0].left
    upper, lower = paper.ink(page, left, left + 3)
    assert lower - upper < 0.5
    assert (upper + lower) / 2 == pytest.approx(7, abs=0.5)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("reading-copy.docx", "{n}/4"),
        ("reading-copy.pdf", "{n}/4"),
        ("plain.docx", "{n}"),
        ("plain.pdf", "{n}"),
    ],
)
def test_other_page_numbers_stand_in_the_middle_8_mm_below(paper: Paper, form: str) -> None:
    assert list(numbers(paper)) == [form.format(n=number) for number in range(1, PAGES + 1)]
    for number, page in enumerate(paper.pages, start=1):
        (line,) = page.below
        assert line.middle == pytest.approx(paper.area.middle, abs=0.3)
        upper, lower = paper.ink(number, line.left, line.right)
        assert (upper + lower) / 2 == pytest.approx(8, abs=0.5)


@pytest.mark.parametrize("name", ["own.docx", "own.pdf"])
def test_a_layout_without_a_page_number_prints_none(paper: Paper) -> None:
    assert [page.below for page in paper.pages] == [[]] * PAGES


# Our own PDF


def test_what_is_measured_is_what_a_pdf_of_ours_looks_like(papers: Mapping[str, Paper], tmp_path: Path) -> None:
    paper = papers["gbt9704-word.pdf"]
    made = tmp_path / "speech.pdf"
    made.write_bytes(render(full(STANDARD), ".pdf", Look(paper.layout)))
    assert Paper(made, paper.layout).pages == paper.pages
