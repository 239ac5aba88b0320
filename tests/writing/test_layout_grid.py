"""The grid of a Word document, which Word and WPS set the page by."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from drafter.draft import Draft
from drafter.layouts import Layout
from drafter.writing import Look, render
from drafter.writing.docx import render_docx
from tests.writing.conftest import Package, W

TWIPS = 20
SHIPPED = ("gbt9704", "gbt9704-word", "reading-copy", "plain")


@pytest.fixture
def package_of(
    layouts: Mapping[str, Layout], speech: Draft, open_package: Callable[[bytes], Package]
) -> Callable[[str], Package]:
    """The Word document of the speech in a layout, taken apart."""
    return lambda name: open_package(render(speech, ".docx", Look(layouts[name])))


def grid(package: Package) -> dict[str, str]:
    element = package.body.find(f"{W}sectPr/{W}docGrid")
    return {key.removeprefix(W): value for key, value in element.attrib.items()}


def default(package: Package, name: str) -> int:
    properties = package.tree("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    return int(properties.find(f"{W}{name}").get(f"{W}val"))


def text_width(package: Package) -> int:
    size, margins = (package.body.find(f"{W}sectPr/{W}{name}") for name in ("pgSz", "pgMar"))
    return int(size.get(f"{W}w")) - int(margins.get(f"{W}left")) - int(margins.get(f"{W}right"))


def test_in_a_grid_of_characters_28_cells_fit_the_line_and_29_do_not(package_of: Callable[[str], Package]) -> None:
    """A cell is as wide as the body's size, and charSpace more, in 1/4096 pt."""
    package = package_of("gbt9704-word")
    assert grid(package)["type"] == "linesAndChars"
    cell = (default(package, "sz") / 2 + int(grid(package)["charSpace"]) / 4096) * TWIPS
    assert 28 * cell <= text_width(package) < 29 * cell


def test_a_grid_of_characters_alone_moves_them(package_of: Callable[[str], Package]) -> None:
    package = package_of("gbt9704-word")
    moved = {element.get(f"{W}val") for element in package.tree("word/styles.xml").iter(f"{W}spacing")} - {None}
    assert moved == {"0"}


@pytest.mark.parametrize(
    ("name", "pitch"), [("gbt9704", 579), ("gbt9704-word", 579), ("reading-copy", 746), ("plain", 480)]
)
def test_the_pitch_of_the_grid_is_the_exact_height_of_a_line(
    name: str, pitch: int, package_of: Callable[[str], Package]
) -> None:
    package = package_of(name)
    line = package.styles["Normal"].find(f"{W}pPr/{W}spacing")
    assert grid(package)["linePitch"] == str(pitch)
    assert (line.get(f"{W}line"), line.get(f"{W}lineRule")) == (str(pitch), "exact")


@pytest.mark.parametrize("name", ["gbt9704", "reading-copy", "plain"])
def test_other_layouts_have_a_grid_of_lines(name: str, package_of: Callable[[str], Package]) -> None:
    assert set(grid(package_of(name))) == {"type", "linePitch"}
    assert grid(package_of(name))["type"] == "lines"


@pytest.mark.parametrize("name", SHIPPED)
def test_what_our_pdf_is_made_of_has_no_grid_of_characters(
    name: str, layouts: Mapping[str, Layout], speech: Draft, open_package: Callable[[bytes], Package]
) -> None:
    package = open_package(render_docx(speech, layouts[name], libreoffice=True))
    assert "charSpace" not in grid(package)
    assert grid(package).get("type") != "linesAndChars"
