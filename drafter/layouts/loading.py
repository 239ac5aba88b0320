"""Layouts from their files: where they are found, and what their millimetres and 字号 come to."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafter.draft import LineStyle
from drafter.errors import DrafterError, LayoutError, Mistake, MistakesError, Place
from drafter.layouts.layout import TWIPS_A_MILLIMETRE, TWIPS_A_POINT, Layout, Page, PageNumber, TextStyle, line_limit
from drafter.layouts.schema import LayoutSpec, PageNumberSpec, PageSpec, StyleSpec
from drafter.locations import shipped
from drafter.yamlfile import Document, KeyPath, Kind, check_name, closest, validate

STANDARD = "gbt9704"
"""The layout of GB/T 9704-2012, which is taken where none is named."""

_LAYOUTS = Kind("layouts", "版式", "drafter layouts list")
_LEAST_TEXT = 40
"""Millimetres that the margins must leave for text, across and down."""

_LEAST_TITLE = 4
_DASH = 0.47
"""How far up its line the dash of a page number stands, in heights of the line (measured)."""

_TIGHTEST, _WIDEST = -0.15, 1.0
"""By how much of their size characters may be moved together or apart."""


@dataclass(frozen=True, slots=True)
class LoadedLayout:
    """A layout with what its file says of it."""

    layout: Layout
    spec: LayoutSpec
    path: Path
    layer: str


def load_layout(name: str = STANDARD) -> LoadedLayout:
    """The layout *name* (an id, its Chinese name, or the path of a .yaml file).

    Raises InputFileError if there is none, LayoutError with every mistake in it.
    """
    if not name.endswith((".yaml", ".yml")) and name not in _LAYOUTS.files():
        known = {loaded.spec.name: loaded.spec.id for loaded in load_all() if isinstance(loaded, LoadedLayout)}
        name = known.get(name, name)
    try:
        document, layer, path = _LAYOUTS.load(name)
        spec = validate(LayoutSpec, document)
        check_name(document, spec.id, path)
        if mistakes := _mistakes(spec, document):
            raise LayoutError(mistakes)
    except MistakesError as error:
        raise LayoutError(error.mistakes) from error
    return LoadedLayout(_layout(spec), spec, path, layer)


def load_all() -> Iterator[LoadedLayout | DrafterError]:
    """Every layout at hand in the order of their layers, or the error that keeps it from loading."""
    return map(try_layout, _LAYOUTS.files())


def try_layout(name: str) -> LoadedLayout | DrafterError:
    """The layout *name*, or the error that keeps it from loading."""
    try:
        return load_layout(name)
    except DrafterError as error:
        return error


@cache
def standard() -> Layout:
    """The shipped layout of GB/T 9704-2012, whatever others of its name there are."""
    return load_layout(str(shipped("layouts") / f"{STANDARD}.yaml")).layout


def _mistakes(spec: LayoutSpec, document: Document) -> list[Mistake]:
    """What fits the schema but not on paper, in the order of the file; what stands in those it extends comes last."""
    room = list(_no_room(spec.page, document))
    found = [*_unknown_fonts(spec, document), *(room or _not_fitting(spec, document))]
    return sorted(found, key=lambda each: _order(each.place, document) if each.place else ())


def _order(place: Place, document: Document) -> tuple[object, ...]:
    return place.file != document.file, place.line, place.column


def _culprit(document: Document, *paths: KeyPath) -> Place:
    """Where the first of *paths* stands that the file says itself; where none does, that of the first."""
    places = [document.place(path) for path in paths]
    return next((place for place in places if place.file == document.file), places[0])


def _page_keys(*keys: str) -> list[KeyPath]:
    return [("page", key) for key in keys]


_ACROSS, _DOWN = _page_keys("left", "right", "width"), _page_keys("top", "bottom", "height")


def _unknown_fonts(spec: LayoutSpec, document: Document) -> Iterator[Mistake]:
    named: dict[KeyPath, str | None] = {("styles", line.value, "font"): _said(spec, line).font for line in LineStyle}
    named["latin_font",] = spec.latin_font
    named["page_number", "font"] = spec.page_number.font if spec.page_number else None
    for path, font in named.items():
        if font is not None and font not in spec.fonts:
            near = closest(font, spec.fonts)
            hint = f"是不是“{near}”？要用这种字体，" if near else ""
            remedy = f"{hint}先在 fonts 里登记：{font}: [没有它时用的字体]"
            yield Mistake(f"字体“{font}”没有登记", remedy, document.place(path))


def _no_room(page: PageSpec, document: Document) -> Iterator[Mistake]:
    across, down = page.width - page.left - page.right, page.height - page.top - page.bottom
    for room, edges, keys in ((across, "左右", _ACROSS), (down, "上下", _DOWN)):
        if room < _LEAST_TEXT:
            cause = f"{edges}边距太大，版心只剩 {max(room, 0):.4g} 毫米"
            yield Mistake(cause, f"至少留 {_LEAST_TEXT} 毫米：改小边距，或改大纸张", _culprit(document, *keys))


def _not_fitting(spec: LayoutSpec, document: Document) -> Iterator[Mistake]:
    page = _page(spec)
    yield from _lines_not_fitting(spec, page, document)
    yield from _characters_not_fitting(spec, page, document)
    if spec.page_number:
        footer, height = _footer(spec.page_number, page), spec.page_number.size * TWIPS_A_POINT
        if footer < 0 or footer + height > page.bottom:
            cause = f"页码在版心下 {spec.page_number.below:g} 毫米，{'到了纸外' if footer < 0 else '压着正文'}"
            keys: list[KeyPath] = [("page_number", "below"), ("page_number", "size"), ("page", "bottom")]
            yield Mistake(cause, "改 below 或页码的字号，或把下边距改大", _culprit(document, *keys))


def _lines_not_fitting(spec: LayoutSpec, page: Page, document: Document) -> Iterator[Mistake]:
    line, body = page.line / TWIPS_A_POINT, spec.styles.body.size
    spacing: list[KeyPath] = [("page", "lines" if spec.page.lines else "line_spacing"), *_DOWN]
    if page.line > page.text_height:
        cause = f"行距 {line:g} 磅，版心只有 {page.text_height / TWIPS_A_POINT:.4g} 磅高，一行也排不下"
        yield Mistake(cause, "把行距改小，或把上下边距改小", _culprit(document, *spacing))
    for style in (LineStyle.BODY,) if line < body else LineStyle:
        size = _said(spec, style).size
        if size and line < size:
            own: KeyPath = ("styles", style.value, "size")
            place = _culprit(document, *([*spacing, own] if style is LineStyle.BODY else [own, *spacing]))
            cause = f"行距只有 {line:.4g} 磅，排不下 {size:g} 磅的字"
            yield Mistake(cause, "每页少排几行，加大行距，或把字号改小", place)


def _characters_not_fitting(spec: LayoutSpec, page: Page, document: Document) -> Iterator[Mistake]:
    body = spec.styles.body
    tracking = _tracking(spec, page) / TWIPS_A_POINT / body.size
    if not _TIGHTEST <= tracking <= _WIDEST:
        many = f"每行排 {spec.page.characters} 个 {body.size:g} 磅的字"
        cause = f"{many}，字会叠在一起" if tracking < 0 else f"{many}，字距太大"
        natural = int(page.text_width / (body.size * TWIPS_A_POINT))
        place = _culprit(document, ("page", "characters"), ("styles", "body", "size"), *_ACROSS)
        yield Mistake(cause, f"改 characters；自然排是 {natural} 个", place)
    for line in LineStyle:
        style, said = _style(spec, line, page), _said(spec, line)
        room = line_limit(page.text_width, style.size) // 2
        indent: KeyPath = ("styles", line.value, "indent")
        size: KeyPath = ("styles", line.value, "size")
        if style.indent >= room and (said.indent or said.size):
            cause = f"首行缩进 {style.indent} 字，一行只排得下 {room} 字"
            place = _culprit(document, indent, size, *_ACROSS)
            yield Mistake(cause, "把 indent 或字号改小，或把边距改小", place)
        elif line is LineStyle.TITLE and room < _LEAST_TITLE:
            cause = f"题目一行排不下 {_LEAST_TITLE} 个字"
            yield Mistake(cause, "把题目的字号改小，或把边距改小", _culprit(document, size, *_ACROSS))


def _said(spec: LayoutSpec, line: LineStyle) -> StyleSpec:
    """What the file says of one kind of line."""
    said: StyleSpec = getattr(spec.styles, line.value)
    return said


def _layout(spec: LayoutSpec) -> Layout:
    page = _page(spec)
    return Layout(
        id=spec.id,
        page=page,
        **{line.value: _style(spec, line, page) for line in LineStyle},
        page_number=_page_number(spec.page_number, page) if spec.page_number else None,
        latin_font=spec.latin_font,
        fonts=tuple((font, tuple(instead)) for font, instead in spec.fonts.items()),
        head=tuple(map(LineStyle, spec.head)),
        byline_order=tuple(spec.byline),
        keep_sentences=spec.keep_sentences,
    )


def _page(spec: LayoutSpec) -> Page:
    page = spec.page
    width, height, top, right, bottom, left = (
        _twips(edge) for edge in (page.width, page.height, page.top, page.right, page.bottom, page.left)
    )
    line = (height - top - bottom) // page.lines if page.lines else round((page.line_spacing or 0) * TWIPS_A_POINT)
    cell = (width - left - right) / page.characters if page.characters else spec.styles.body.size * TWIPS_A_POINT
    return Page(width, height, top, right, bottom, left, line, page.grid, cell)


def _tracking(spec: LayoutSpec, page: Page) -> int:
    """What is added between characters as large as the body's so that a line holds as many as it should, in twips."""
    return math.floor(page.character - spec.styles.body.size * TWIPS_A_POINT) if spec.page.characters else 0


def _style(spec: LayoutSpec, line: LineStyle, page: Page) -> TextStyle:
    """One style, with the body's where it says nothing; what is as large as the body keeps in step with it."""
    said, body = _said(spec, line), spec.styles.body
    size = body.size if said.size is None else said.size
    return TextStyle(
        font=said.font or body.font,
        size=size,
        alignment=said.align or body.align,
        indent=body.indent if said.indent is None else said.indent,
        bold=body.bold if said.bold is None else said.bold,
        tracking=_tracking(spec, page) if size == body.size else 0,
    )


def _page_number(spec: PageNumberSpec, page: Page) -> PageNumber:
    style = TextStyle(spec.font, spec.size, indent=spec.indent)
    return PageNumber(style, spec.form, spec.place, _footer(spec, page))


def _footer(spec: PageNumberSpec, page: Page) -> int:
    """How far the line of the page number stands from the lower edge of the sheet, in twips."""
    return page.bottom - _twips(spec.below) - round(spec.size * TWIPS_A_POINT * _DASH)


def _twips(millimetres: float) -> int:
    return round(millimetres * TWIPS_A_MILLIMETRE)
