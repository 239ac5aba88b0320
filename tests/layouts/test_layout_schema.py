"""What a layout file may hold: numbers, 字号, choices, and what each says where it is wrong."""

from __future__ import annotations

import json

import pytest

from drafter.draft import LineStyle
from drafter.layouts import LayoutSpec, load_layout
from drafter.layouts.layout import TextStyle
from drafter.layouts.schema import SIZES
from tests.layouts.conftest import CHILD, WHOLE, changed, complaint, complaints, written

ALL_SIZES = "初号、小初、一号、小一、二号、小二、三号、小三、四号、小四、五号、小五"
NUMBER = "这里要写数字"
INTEGER = "这里要写整数"


def size_of_the_date(said: str) -> float:
    return changed(f"styles: {{date: {{size: {said}}}}}\n").date.size


# -- 字号 and points ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "points"),
    [
        ("三号", 16),
        ("3号", 16),
        ("３号", 16),
        ("三 号", 16),
        ("小　４　号", 12),
        ("小四", 12),
        ("小四号", 12),
        ("小4号", 12),
        ("小4", 12),
        ("五号", 10.5),
        ("16", 16),
        ('"16"', 16),
        ("10.5", 10.5),
        ('"10.5"', 10.5),
        ("5", 5),
        ("28.50", 28.5),
    ],
)
def test_a_size_is_read_however_it_is_spelled(said: str, points: float) -> None:
    assert size_of_the_date(said) == points


@pytest.mark.parametrize("name", [name for name, points in SIZES.items() if points < 28])
def test_every_size_that_has_a_name_is_read(name: str) -> None:
    assert size_of_the_date(name) == SIZES[name]


@pytest.mark.parametrize(
    "said", ["三", "十号", "9号", "小九", "号", "16磅", "16pt", "1_6", "一六", "小小四", '""', "1e1"]
)
def test_a_size_that_there_is_not_is_answered_with_those_there_are(said: str) -> None:
    assert complaint(f"styles: {{date: {{size: {said}}}}}\n") == (
        f"5:17: 没有“{said.strip(chr(34))}”这个字号\n    | styles: {{date: {{size: {said}}}}}\n"
        f"    → 写磅数，如 16；或写字号：{ALL_SIZES}"
    )


@pytest.mark.parametrize(
    ("said", "cause", "remedy"),
    [
        ("4", "数字 4 超出范围", "至少是 5"),
        ("72.5", "数字 72.5 超出范围", "至多是 72"),
        ("-16", "数字 -16 超出范围", "至少是 5"),
    ],
)
def test_a_size_out_of_all_reason_is_refused(said: str, cause: str, remedy: str) -> None:
    said_of_it = complaint(f"styles: {{date: {{size: {said}}}}}\n")
    assert (cause in said_of_it, said_of_it.endswith(f"→ {remedy}")) == (True, True)


@pytest.mark.parametrize(
    ("said", "remedy"), [("28.9", "写 28.5 或 29"), ("10.25", "写 10 或 10.5"), ("5.1", "写 5 或 5.5")]
)
def test_a_size_finer_than_word_knows_is_refused(said: str, remedy: str) -> None:
    assert complaint(f"styles: {{date: {{size: {said}}}}}\n") == (
        f"5:17: 字号 {said} 磅不是半磅的整数倍\n    | styles: {{date: {{size: {said}}}}}\n    → Word 里最细到半磅，{remedy}"
    )


# -- numbers ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "twips"), [("25", 1417), ("25.4", 1440), ('"25.4"', 1440), ("31.75", 1800), ("0.1", 6)]
)
def test_millimetres_may_have_decimals(said: str, twips: int) -> None:
    assert changed(f"page: {{top: {said}, lines: 20}}\n").page.top == twips


@pytest.mark.parametrize(
    "said", ["二十五", "25.4mm", "25,4", "true", "~", "[25]", "{甲: 25}", ".5", "1e3", "nan", "inf", '""']
)
def test_what_is_no_number_is_told_from_one(said: str) -> None:
    text = f"page: {{top: {said}}}\n".replace("25,4", '"25,4"')
    assert complaint(text) == f"5:8: {NUMBER}\n    | {text.strip()}\n    → 写阿拉伯数字，不带单位，如 25.4"


@pytest.mark.parametrize(
    ("said", "remedy"), [("-1", "至少是 0"), ("1000.5", "至多是 558.8"), ("1234567890123", "至多是 558.8")]
)
def test_a_length_out_of_all_reason_is_refused(said: str, remedy: str) -> None:
    assert complaint(f"page: {{width: {said}}}\n") == (
        f"5:8: 数字 {said} 超出范围\n    | page: {{width: {said}}}\n    → {remedy}"
    )


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("page: {lines: 22.5}", INTEGER),
        ("page: {lines: 二十二}", INTEGER),
        ("page: {lines: true}", INTEGER),
        ("page: {lines: 0}", "数字 0 超出范围"),
        ("page: {lines: 201}", "数字 201 超出范围"),
        ("page: {characters: 28.5}", INTEGER),
        ("page: {characters: 0}", "数字 0 超出范围"),
        ("page: {lines: ~, line_spacing: 宽}", NUMBER),
        ("page: {lines: ~, line_spacing: 4.9}", "数字 4.9 超出范围"),
        ("page: {lines: ~, line_spacing: 201}", "数字 201 超出范围"),
        ("page: {grid: words}", "“words”不在可选的值里"),
        ("page: 3", "这里要写若干“键: 值”"),
        ("page: ~", "这里要写若干“键: 值”"),
        ("styles: [甲]", "这里要写若干“键: 值”"),
        ("styles: {title: ~}", "这里要写若干“键: 值”"),
        ("styles: {title: {font: ''}}", "这里不能空着"),
        ("styles: {title: {font: 3}}", "这里要写文字"),
        ("styles: {body: {font: ~}}", "这里要写文字"),
        ("styles: {body: {size: ~}}", NUMBER),
        ("styles: {body: {size: [三号]}}", NUMBER),
        ("styles: {body: {align: middle}}", "“middle”不在可选的值里"),
        ("styles: {body: {bold: 是}}", "这里要写 true 或 false"),
        ("styles: {body: {indent: 2.5}}", INTEGER),
        ("styles: {body: {indent: -1}}", "数字 -1 超出范围"),
        ("styles: {body: {indent: 21}}", "数字 21 超出范围"),
        ("page_number: {place: left}", "“left”不在可选的值里"),
        ("page_number: {form: 3}", "这里要写文字"),
        ("page_number: {form: ''}", "这里不能空着"),
        ("page_number: 居中", "这里要写若干“键: 值”"),
        ("keep_sentences: yes", "这里要写 true 或 false"),
        ("latin_font: [Arial]", "这里要写文字"),
        ("byline: name", "这里要写一列"),
        ("head: [title, titel]", "“titel”不在可选的值里"),
        ("fonts: 宋体", "这里要写若干“键: 值”"),
        ("fonts: {魏碑: ~}", "这里要写一列"),
        ("fonts: {魏碑: [3]}", "这里要写文字"),
    ],
)
def test_a_value_of_the_wrong_kind_is_named(text: str, cause: str) -> None:
    said = complaint(f"{text}\n")
    assert said.split(": ", 1)[1].split("\n")[0] == cause
    assert said.startswith("5:")


# -- lines, characters --------------------------------------------------------------------------------------

EITHER = (
    "lines（每页几行）和 line_spacing（固定行距）要写一样，也只写一样",
    "留一个；不用的写成 ~，如 lines: ~",
)


@pytest.mark.parametrize(
    "text", ["page: {lines: ~}", "page: {line_spacing: 28}", "page: {lines: 22, line_spacing: 28.95}"]
)
def test_lines_and_line_spacing_are_said_one_and_not_both(text: str) -> None:
    assert complaint(f"{text}\n") == f"5:1: {EITHER[0]}\n    | {text}\n    → {EITHER[1]}"


def test_the_pitch_may_be_said_in_points() -> None:
    assert changed("page: {lines: ~, line_spacing: 28.5}\n").page.line == 570


def test_the_pitch_comes_from_how_many_lines_there_are() -> None:
    page = changed("page: {lines: 20}\n").page
    assert (page.line, page.text_height) == (637, 12756)


def test_without_characters_they_stand_as_wide_as_they_are() -> None:
    layout = changed("page: {characters: ~}\n")
    assert (layout.body.tracking, layout.page.character) == (0, 320)


def test_what_is_as_large_as_the_body_keeps_in_step_with_it() -> None:
    layout = changed("page: {characters: 26}\nstyles: {heading1: {size: 15}}\n")
    assert {
        style: layout.style(style).tracking for style in (LineStyle.BODY, LineStyle.HEADING_1, LineStyle.TITLE)
    } == {
        LineStyle.BODY: 20,
        LineStyle.HEADING_1: 0,
        LineStyle.TITLE: 0,
    }


def test_a_grid_of_characters_must_know_how_many() -> None:
    assert complaint("page: {grid: characters, characters: ~}\n") == (
        "5:1: 字符网格要知道每行几个字\n    | page: {grid: characters, characters: ~}\n"
        "    → 补上 characters，或把 grid 改成 lines"
    )


# -- styles, the page number, the order of the head ---------------------------------------------------------


def test_what_a_style_does_not_say_is_the_bodys() -> None:
    written(WHOLE.replace("size: 四号", "size: 四号, align: left, indent: 1, bold: true"), "whole")
    layout = load_layout("whole").layout
    assert {layout.style(line) for line in LineStyle} == {layout.body}
    assert (layout.body.alignment, layout.body.indent, layout.body.bold) == ("left", 1, True)


def test_what_a_style_says_is_its_own() -> None:
    date = "date: {font: Arial, size: 9, align: right, indent: 0, bold: true}"
    written(WHOLE.replace("styles: {", f"styles: {{{date}, "), "whole")
    assert load_layout("whole").layout.date == TextStyle("Arial", 9, "right", 0, True)


def test_a_style_may_take_back_what_its_parent_says() -> None:
    layout = changed("styles: {title: {size: ~, align: ~, indent: ~, font: ~}}\n")
    assert layout.title == layout.body


def test_a_layout_that_says_no_more_than_it_must_is_whole() -> None:
    written(WHOLE, "whole")
    layout = load_layout("whole").layout
    assert layout.page_number is None
    assert layout.head == (LineStyle.TITLE, LineStyle.SUBTITLE, LineStyle.BYLINE, LineStyle.DATE)
    assert layout.byline_order == ("office", "name")
    assert not layout.keep_sentences
    assert (layout.body.alignment, layout.body.indent, layout.body.bold, layout.page.grid) == (
        "both",
        2,
        False,
        "lines",
    )


@pytest.mark.parametrize("key", ["name", "summary", "page", "styles", "latin_font", "fonts"])
def test_what_every_layout_must_say_is_named_where_it_is_missing(key: str) -> None:
    (said,) = complaints("".join(line for line in WHOLE.splitlines(True) if not line.startswith(f"{key}:")), "whole")
    assert said.split("\n")[0].endswith(f": 缺少“{key}”")


@pytest.mark.parametrize("form", ["— {n} —", "{n}", "第 {n} 页，共 {total} 页", "{n}/{total}", "{total}之{n}"])
def test_the_page_number_may_say_how_many_pages_there_are(form: str) -> None:
    number = changed(f'page_number: {{form: "{form}"}}\n').page_number
    assert number is not None
    assert number.form == form


@pytest.mark.parametrize(
    ("form", "cause"),
    [
        ("第页", "页码的样式“第页”里要有一个 {n}"),
        ("{total}", "页码的样式“{total}”里要有一个 {n}"),
        ("{N}", "页码的样式“{N}”里要有一个 {n}"),
        ("{n}{n}", "页码的样式“{n}{n}”里要有一个 {n}"),
        ("{n}/{total}/{total}", "页码的样式“{n}/{total}/{total}”里要有一个 {n}"),
        ("{n} {页}", "页码的样式“{n} {页}”里有多余的“{”"),
        ("{n}}", "页码的样式“{n}}”里有多余的“}”"),
        ("{{n}}", "页码的样式“{{n}}”里有多余的“{”"),
        ("{n}\\u200b", "页码的样式里有看不见的字符"),
        ("{n}\\n", "页码的样式里有看不见的字符"),
        ("{n}\\t", "页码的样式里有看不见的字符"),
        ("{n}\\u202e", "页码的样式里有看不见的字符"),
    ],
)
def test_a_form_that_makes_no_page_number_is_refused(form: str, cause: str) -> None:
    said = complaint(f'page_number: {{form: "{form}"}}\n')
    assert said.split("\n")[0] == f"5:15: {cause}"


def test_there_need_be_no_page_number() -> None:
    layout = changed("page_number: ~\n")
    assert layout.page_number is None
    assert "宋体" not in layout.used_fonts


def test_a_page_number_where_the_parent_has_none_is_said_in_full() -> None:
    written(WHOLE, "whole")
    said = complaints(CHILD.replace("gbt9704", "whole") + "page_number: {below: 8}\n")
    assert [each.split("\n")[0] for each in said] == ["5:1: 缺少“form”", "5:1: 缺少“font”", "5:1: 缺少“size”"]


def test_the_head_and_the_byline_may_stand_in_another_order() -> None:
    layout = changed("head: [date, byline, title, subtitle]\nbyline: [name, office]\n")
    assert layout.head == (LineStyle.DATE, LineStyle.BYLINE, LineStyle.TITLE, LineStyle.SUBTITLE)
    assert layout.byline_order == ("name", "office")


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("head: [title]", "title、subtitle、byline、date"),
        ("head: []", "title、subtitle、byline、date"),
        ("head: [title, title, subtitle, byline, date]", "title、subtitle、byline、date"),
        ("byline: [name]", "office、name"),
        ("byline: [name, name]", "office、name"),
    ],
)
def test_an_order_names_each_once(text: str, every: str) -> None:
    assert complaint(f"{text}\n") == (
        f"5:1: 这里要把 {every} 各写一次\n    | {text}\n    → 没有内容的那一样不占地方，照写就是"
    )


# -- keys ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place", "key", "remedy"),
    [
        ("colour: red", "5:1", "colour", "删去它，或对照文档改成认识的键"),
        ("pages: {top: 30}", "5:1", "pages", "是不是“page”？"),
        ("page: {widht: 210}", "5:8", "widht", "是不是“width”？"),
        ("styles: {titel: {size: 二号}}", "5:10", "titel", "是不是“title”？"),
        ("styles: {title: {siz: 二号}}", "5:18", "siz", "是不是“size”？"),
        ("page_number: {froms: 甲}", "5:15", "froms", "是不是“form”？"),
    ],
)
def test_an_unknown_key_is_answered_with_the_nearest(text: str, place: str, key: str, remedy: str) -> None:
    assert complaint(f"{text}\n") == f"{place}: 不认识的键“{key}”\n    | {text}\n    → {remedy}"


def test_a_key_that_is_said_twice_is_refused() -> None:
    assert complaint("page:\n  width: 200\n  width: 210\n") == (
        "7:3: 键“width”写了两次\n    | width: 210\n    → 删去或合并其中一个"
    )


def test_everything_that_does_not_hold_to_the_schema_is_told_at_once() -> None:
    text = "styles: {title: {size: 三十号}}\npage: {width: 宽, lines: 0}\nhead: [x]\ncolour: 5\n"
    assert [said.split("\n")[0] for said in complaints(CHILD + text)] == [
        "5:18: 没有“三十号”这个字号",
        f"6:8: {NUMBER}",
        "6:18: 数字 0 超出范围",
        "7:8: “x”不在可选的值里",
        "8:1: 不认识的键“colour”",
    ]


# -- for editors --------------------------------------------------------------------------------------------


def test_the_schema_says_in_chinese_what_each_key_is() -> None:
    schema = LayoutSpec.model_json_schema()
    for node in (schema, *schema["$defs"].values()):
        for key, said in node["properties"].items():
            assert any("\u4e00" <= character <= "\u9fff" for character in said["description"]), key


def test_the_schema_names_every_size() -> None:
    schema = LayoutSpec.model_json_schema()
    number, names = schema["$defs"]["BodySpec"]["properties"]["size"]["anyOf"]
    assert (number["minimum"], number["maximum"], number["multipleOf"]) == (5, 72, 0.5)
    assert names["enum"] == list(SIZES)


def test_the_schema_is_plain_json() -> None:
    schema = LayoutSpec.model_json_schema()
    assert json.loads(json.dumps(schema)) == schema
    assert set(schema["required"]) == {"id", "name", "summary", "page", "styles", "latin_font", "fonts"}
