"""What fits the schema but not on paper: room, lines, characters, the title, the page number; and properties."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drafter.draft import LineStyle
from drafter.errors import DrafterError, InputFileError, LayoutError
from drafter.layouts import LoadedLayout, load_layout, try_layout
from tests.layouts.conftest import CHILD, WHOLE, changed, complaint, complaints, written

LINES = "每页少排几行，加大行距，或把字号改小"


@pytest.mark.parametrize(
    ("text", "place", "cause"),
    [
        ("page: {left: 100, right: 100}", "5:8", "左右边距太大，版心只剩 10 毫米"),
        ("page: {right: 142.5}", "5:8", "左右边距太大，版心只剩 39.5 毫米"),
        ("page: {width: 80}", "5:8", "左右边距太大，版心只剩 26 毫米"),
        ("page: {left: 300}", "5:8", "左右边距太大，版心只剩 0 毫米"),
        ("page: {bottom: 250}", "5:8", "上下边距太大，版心只剩 10 毫米"),
        ("page: {height: 100}", "5:8", "上下边距太大，版心只剩 28 毫米"),
    ],
)
def test_margins_leave_room_for_text(text: str, place: str, cause: str) -> None:
    assert complaint(f"{text}\n") == (f"{place}: {cause}\n    | {text}\n    → 至少留 40 毫米：改小边距，或改大纸张")


def test_forty_millimetres_are_room_enough() -> None:
    layout = changed("page: {left: 85, right: 85, top: 122, bottom: 135, lines: 3, characters: 7}\n")
    assert (layout.page.text_width, layout.page.text_height) == (2268, 2267)


def test_margins_that_leave_no_room_both_ways_are_told_once_each() -> None:
    said = complaints(CHILD + "page:\n  top: 200\n  bottom: 200\n  left: 200\n  right: 200\n")
    assert [each.split("\n")[0] for each in said] == [
        "6:3: 上下边距太大，版心只剩 0 毫米",
        "8:3: 左右边距太大，版心只剩 0 毫米",
    ]


# -- lines --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place", "cause"),
    [
        ("page: {lines: 60}", "5:8", "行距只有 10.6 磅，排不下 16 磅的字"),
        ("page: {lines: 30}", "5:8", "行距只有 21.25 磅，排不下 22 磅的字"),
        ("page: {lines: ~, line_spacing: 15.5}", "5:18", "行距只有 15.5 磅，排不下 16 磅的字"),
        ("page: {top: 130, bottom: 127}", "5:8", "行距只有 5.15 磅，排不下 16 磅的字"),
        ("styles: {heading1: {size: 30}}", "5:21", "行距只有 28.95 磅，排不下 30 磅的字"),
        ("styles: {title: {size: 小初}}", "5:18", "行距只有 28.95 磅，排不下 36 磅的字"),
        ("styles: {body: {size: 30}}\npage: {characters: ~}", "5:17", "行距只有 28.95 磅，排不下 30 磅的字"),
    ],
)
def test_a_line_is_as_high_as_what_stands_on_it(text: str, place: str, cause: str) -> None:
    said = complaint(f"{text}\n")
    assert said == f"{place}: {cause}\n    | {text.splitlines()[0]}\n    → {LINES}"


def test_what_is_exactly_as_high_as_the_line_fits() -> None:
    assert changed("page: {lines: ~, line_spacing: 22}\n").page.line == 440


def test_a_line_higher_than_the_page_is_refused() -> None:
    text = "page: {lines: ~, line_spacing: 200, top: 120, bottom: 130}"
    assert complaint(f"{text}\n") == (
        f"5:18: 行距 200 磅，版心只有 133.2 磅高，一行也排不下\n    | {text}\n    → 把行距改小，或把上下边距改小"
    )


# -- characters ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place", "cause", "natural"),
    [
        ("page: {characters: 33}", "5:8", "每行排 33 个 16 磅的字，字会叠在一起", 27),
        ("page: {characters: 200}", "5:8", "每行排 200 个 16 磅的字，字会叠在一起", 27),
        ("page: {characters: 13}", "5:8", "每行排 13 个 16 磅的字，字距太大", 27),
        ("styles: {body: {size: 一号}}", "5:17", "每行排 28 个 26 磅的字，字会叠在一起", 17),
        ("page: {left: 50, right: 50}", "5:8", "每行排 28 个 16 磅的字，字会叠在一起", 19),
    ],
)
def test_characters_stand_neither_on_each_other_nor_far_apart(text: str, place: str, cause: str, natural: int) -> None:
    assert complaint(f"{text}\n") == (f"{place}: {cause}\n    | {text}\n    → 改 characters；自然排是 {natural} 个")


@pytest.mark.parametrize("characters", [14, 28, 32])
def test_as_many_characters_as_can_be_read_are_accepted(characters: int) -> None:
    layout = changed(f"page: {{characters: {characters}}}\n")
    assert int(layout.page.text_width // (320 + layout.body.tracking)) == characters


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (
            "styles: {body: {indent: 20}}\npage: {left: 80, right: 80, characters: ~}",
            "首行缩进 20 字，一行只排得下 8 字",
        ),
        (
            "styles: {heading1: {indent: 8}}\npage: {left: 80, right: 80, characters: ~}",
            "首行缩进 8 字，一行只排得下 8 字",
        ),
    ],
)
def test_an_indent_leaves_room_for_a_character(text: str, cause: str) -> None:
    said = complaint(f"{text}\n")
    assert said.split("\n")[0].split(": ")[1] == cause
    assert said.endswith("→ 把 indent 或字号改小，或把边距改小")


def test_a_title_has_four_characters_a_line() -> None:
    text = "styles: {title: {size: 30}}"
    page = "page: {left: 85, right: 85, lines: ~, line_spacing: 30, characters: ~}"
    assert complaint(f"{text}\n{page}\n") == (
        f"5:18: 题目一行排不下 4 个字\n    | {text}\n    → 把题目的字号改小，或把边距改小"
    )


# -- the page number ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("page_number: {below: 40}", "页码在版心下 40 毫米，到了纸外"),
        ("page_number: {below: 33}", "页码在版心下 33 毫米，到了纸外"),
        ("page_number: {below: 2}", "页码在版心下 2 毫米，压着正文"),
        ("page_number: {below: 0}", "页码在版心下 0 毫米，压着正文"),
        ("page_number: {size: 45}", "页码在版心下 7 毫米，压着正文"),
        ("page: {bottom: 9, lines: 24}", "页码在版心下 7 毫米，到了纸外"),
    ],
)
def test_the_page_number_stands_between_the_text_and_the_edge_of_the_sheet(text: str, cause: str) -> None:
    said = complaint(f"{text}\n")
    assert said.split("\n")[0].split(": ")[1] == cause
    assert said.startswith("5:")
    assert said.endswith("→ 改 below 或页码的字号，或把下边距改大")


@pytest.mark.parametrize("below", [3, 7, 32])
def test_within_the_margin_the_page_number_stands_where_it_is_said(below: int) -> None:
    number = changed(f"page_number: {{below: {below}}}\n").page_number
    assert number is not None
    assert number.footer == 1984 - round(below * 1440 / 25.4) - 132


def test_everything_that_does_not_fit_is_told_at_once_in_the_order_of_the_file() -> None:
    text = "page_number: {below: 40}\npage: {lines: 60, characters: 50}\nstyles: {heading1: {font: 黑}}\n"
    assert [said.split("\n")[0] for said in complaints(CHILD + text)] == [
        "5:15: 页码在版心下 40 毫米，到了纸外",
        "6:8: 行距只有 10.6 磅，排不下 16 磅的字",
        "6:19: 每行排 50 个 16 磅的字，字会叠在一起",
        "7:21: 字体“黑”没有登记",
    ]


def test_what_the_file_itself_says_is_blamed_before_what_it_extends() -> None:
    text = WHOLE.replace("四号}", "四号}, title: {size: 28}").replace("lines: 20", "lines: 20, characters: 30")
    written(text, "base")
    path = written(CHILD.replace("gbt9704", "base") + "page: {lines: 25, right: 60}\n")
    with pytest.raises(LayoutError) as caught:
        load_layout("mine")
    assert [str(mistake.place) for mistake in caught.value.mistakes] == [f"{path}:5:8", f"{path}:5:19"]


# -- properties ---------------------------------------------------------------------------------------------


@given(
    width=st.integers(100, 420),
    height=st.integers(100, 420),
    margins=st.tuples(*[st.decimals(0, 60, places=1)] * 4),
    lines=st.integers(1, 60),
    characters=st.none() | st.integers(1, 60),
    half_points=st.integers(10, 80),
)
def test_what_is_sound_fits_the_page(
    width: int, height: int, margins: tuple[object, ...], lines: int, characters: int | None, half_points: int
) -> None:
    edges = ", ".join(f"{name}: {edge}" for name, edge in zip(("top", "bottom", "left", "right"), margins, strict=True))
    page = f"page: {{width: {width}, height: {height}, {edges}, lines: {lines}, characters: {characters or '~'}}}"
    text = WHOLE.replace("size: 四号", f"size: {half_points / 2:g}").splitlines()
    written("\n".join([*text[:3], page, *text[4:]]) + "\n", "whole")
    loaded = try_layout("whole")
    assume(isinstance(loaded, LoadedLayout))
    assert isinstance(loaded, LoadedLayout)
    layout = loaded.layout
    advance = layout.body.size * 20 + layout.body.tracking
    assert lines * layout.page.line <= layout.page.text_height
    assert layout.page.line >= layout.body.size * 20
    assert (characters or 1) * advance <= layout.page.text_width
    assert layout.body.indent * layout.body.size * 20 < layout.page.text_width


@given(characters=st.integers(1, 40), size=st.sampled_from([9, 10.5, 12, 14, 15, 16, 18]))
def test_however_many_characters_a_line_is_said_to_hold_it_holds_as_many(characters: int, size: float) -> None:
    written(CHILD + f"page: {{characters: {characters}}}\nstyles: {{body: {{size: {size}}}}}\n")
    loaded = try_layout("mine")
    natural = 8845 / (size * 20)
    if isinstance(loaded, LoadedLayout):
        body = loaded.layout.body
        assert 0 <= 8845 - characters * (body.size * 20 + body.tracking) < characters
    else:
        assert not natural / 1.9 < characters < natural / 0.9


KEYS = st.sampled_from(
    [
        "id", "name", "summary", "extends", "page", "styles", "latin_font", "page_number", "head", "byline", "fonts",
        "keep_sentences", "width", "height", "top", "bottom", "left", "right", "lines", "line_spacing", "characters",
        "grid", "body", "title", "heading1", "font", "size", "align", "indent", "bold", "form", "place", "below", "甲",
    ]
)  # fmt: skip
SCALARS = st.one_of(
    st.integers(-(10**20), 10**20).map(str),
    st.decimals(-300, 300, places=2).map(str),
    st.sampled_from(
        [
            "~",
            "true",
            "三号",
            "小四",
            "宋体",
            "Arial",
            "both",
            "center",
            '"{n}"',
            "title",
            "name",
            "gbt9704",
            "plain",
            "mine",
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_characters='"\\'), max_size=6).map(lambda text: f'"{text}"'),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(KEYS | SCALARS, inner, max_size=5).map(
            lambda pairs: f"{{{', '.join(f'{key}: {value}' for key, value in pairs.items())}}}"
        )
    ),
    max_leaves=12,
)


@given(pairs=st.dictionaries(KEYS, VALUES, max_size=8))
def test_a_file_of_anything_loads_or_is_refused_in_our_words(pairs: dict[str, str]) -> None:
    written("".join(f"{key}: {value}\n" for key, value in pairs.items()))
    loaded = try_layout("mine")
    assert isinstance(loaded, LoadedLayout | LayoutError | InputFileError)


ALTERED = st.dictionaries(
    st.sampled_from(
        [
            ("page", "width"), ("page", "height"), ("page", "top"), ("page", "bottom"), ("page", "left"),
            ("page", "right"), ("page", "lines"), ("page", "line_spacing"), ("page", "characters"), ("page", "grid"),
            ("styles", "body"), ("styles", "title"), ("styles", "heading1"), ("page_number", "below"),
            ("page_number", "size"), ("page_number", "form"), ("page_number", "indent"),
        ]
    ),
    SCALARS | st.integers(1, 300).map(str),
    min_size=1,
    max_size=4,
)  # fmt: skip


@given(altered=ALTERED, inner=st.sampled_from(["font", "size", "align", "indent", "bold"]))
def test_a_sound_layout_with_anything_altered_loads_or_is_refused_with_a_place(
    altered: dict[tuple[str, str], str], inner: str
) -> None:
    groups: dict[str, list[str]] = {}
    for (group, key), value in altered.items():
        said = f"{{{inner}: {value}}}" if group == "styles" else value
        groups.setdefault(group, []).append(f"{key}: {said}")
    path = written(CHILD + "".join(f"{group}: {{{', '.join(said)}}}\n" for group, said in groups.items()))
    loaded = try_layout("mine")
    if isinstance(loaded, DrafterError):
        assert isinstance(loaded, LayoutError)
        assert all(mistake.place and mistake.place.line for mistake in loaded.mistakes)
        assert str(path) in str(loaded)
    else:
        assert loaded.layout.page.line >= max(loaded.layout.style(line).size for line in LineStyle) * 20
