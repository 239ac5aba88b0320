"""Layouts at hand: the figures of those shipped, the layers, extending, names, fonts."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.draft import LineStyle
from drafter.errors import DrafterError, InputFileError, LayoutError
from drafter.layouts import Layout, LoadedLayout, load_all, load_layout, standard, try_layout
from drafter.layouts.layout import Page, TextStyle
from drafter.locations import shipped
from tests.layouts.conftest import CHILD, WHOLE, changed, complaint, complaints, own, written

SHIPPED = ("gbt9704", "gbt9704-word", "plain", "reading-copy")
EXTENDS = "extends: gbt9704\n"
FANGSONG, SONG, KAI, HEI = "仿宋_GB2312", "方正小标宋简体", "楷体_GB2312", "黑体"


def layout(name: str) -> Layout:
    return load_layout(name).layout


def first_line(error: DrafterError) -> str:
    return str(error).split("\n")[0]


# -- those shipped ------------------------------------------------------------------------------------------


def test_every_shipped_layout_is_without_fault() -> None:
    loaded = [one for one in load_all() if isinstance(one, LoadedLayout)]
    assert [one.layout.id for one in loaded] == list(SHIPPED)
    assert {one.layer for one in loaded} == {"自带"}


def test_the_page_is_that_of_the_standard() -> None:
    assert layout("gbt9704").page == Page(
        width=11906, height=16838, top=2098, right=1474, bottom=1984, left=1587, line=579, character=8845 / 28
    )


def test_a_page_of_the_standard_holds_22_lines_of_28_characters() -> None:
    page, body = layout("gbt9704").page, layout("gbt9704").body
    advance = body.size * 20 + body.tracking
    assert (page.text_height // page.line, int(page.text_width // advance)) == (22, 28)


def test_the_styles_are_those_of_the_standard() -> None:
    of = layout("gbt9704").style
    assert {line: of(line) for line in LineStyle} == {
        LineStyle.TITLE: TextStyle(SONG, 22, "center", 0),
        LineStyle.SUBTITLE: TextStyle(KAI, 16, "center", 0, tracking=-5),
        LineStyle.BYLINE: TextStyle(KAI, 16, "center", 0, tracking=-5),
        LineStyle.DATE: TextStyle(KAI, 16, "center", 0, tracking=-5),
        LineStyle.SALUTATION: TextStyle(FANGSONG, 16, indent=0, tracking=-5),
        LineStyle.HEADING_1: TextStyle(HEI, 16, tracking=-5),
        LineStyle.HEADING_2: TextStyle(KAI, 16, tracking=-5),
        LineStyle.HEADING_3: TextStyle(FANGSONG, 16, tracking=-5),
        LineStyle.HEADING_4: TextStyle(FANGSONG, 16, tracking=-5),
        LineStyle.BODY: TextStyle(FANGSONG, 16, tracking=-5),
    }


def test_the_page_number_stands_7_millimetres_below_the_text() -> None:
    number = layout("gbt9704").page_number
    assert number is not None
    assert (number.form, number.place, number.footer) == ("— {n} —", "outside", 1455)
    assert number.style == TextStyle("宋体", 14, indent=1)


def test_the_fonts_of_the_standard_each_have_stand_ins_that_end_with_a_family() -> None:
    gbt9704 = layout("gbt9704")
    assert gbt9704.used_fonts == (SONG, KAI, FANGSONG, HEI, "宋体", "Times New Roman")
    for font, instead in gbt9704.fonts:
        assert instead[-1] in ("serif", "sans-serif"), font


def test_the_grid_of_characters_is_all_that_the_layout_for_word_has_of_its_own() -> None:
    gbt9704, word = layout("gbt9704"), layout("gbt9704-word")
    assert (word.page.grid, word.page.character) == ("characters", gbt9704.page.character)
    assert [word.style(line) for line in LineStyle] == [gbt9704.style(line) for line in LineStyle]


def test_a_plain_page_has_lines_of_24_points_and_fonts_that_are_everywhere() -> None:
    plain = layout("plain")
    assert (plain.page.line, plain.body.tracking, plain.body.size) == (480, 0, 12)
    assert set(plain.used_fonts) == {"宋体", "黑体", "Times New Roman"}
    assert plain.heading2.bold


def test_a_reading_copy_is_large_and_keeps_paragraphs_together() -> None:
    copy = layout("reading-copy")
    assert (copy.page.text_height // copy.page.line, copy.body.size, copy.keep_sentences) == (18, 18, True)
    assert copy.page_number is not None
    assert copy.page_number.form == "{n} / {total}"


def test_a_title_of_the_standard_has_20_characters_a_line() -> None:
    assert layout("gbt9704").title_limit == 40


# -- layers -------------------------------------------------------------------------------------------------


def test_without_a_name_the_standard_is_taken() -> None:
    assert load_layout().layout == layout("gbt9704") == standard()


def test_a_layout_of_the_project_is_found_by_its_name() -> None:
    path = written(CHILD)
    loaded = load_layout("mine")
    assert (loaded.layer, loaded.path, loaded.spec.name) == ("项目", path, "本所文稿")


def test_a_layout_of_the_users_own_is_found_by_its_name() -> None:
    path = own(CHILD)
    assert (load_layout("mine").layer, load_layout("mine").path) == ("个人", path)


def test_the_project_hides_what_is_the_users_own() -> None:
    own(CHILD + "page: {lines: 20}\n")
    written(CHILD + "page: {lines: 21}\n")
    assert load_layout("mine").spec.page.lines == 21


def test_the_users_own_hides_what_is_shipped() -> None:
    own(WHOLE.replace("id: whole", "id: plain"), "plain")
    loaded = load_layout("plain")
    assert (loaded.layer, loaded.layout.body.size) == ("个人", 14)
    assert [one.layer for one in load_all() if isinstance(one, LoadedLayout)] == ["自带", "自带", "个人", "自带"]


def test_what_extends_a_name_extends_the_one_that_hides_it() -> None:
    own(WHOLE.replace("id: whole", "id: gbt9704"), "gbt9704")
    written(CHILD)
    assert layout("mine").latin_font == "Arial"


def test_the_standard_itself_is_never_hidden() -> None:
    standard.cache_clear()
    own(WHOLE.replace("id: whole", "id: gbt9704"), "gbt9704")
    assert layout("gbt9704").body.size == 14
    assert standard().body.size == 16


@pytest.mark.parametrize("folder", ["", "别处/"])
def test_a_file_is_named_by_its_path(folder: str) -> None:
    path = Path(f"{folder}便函.yaml")
    path.parent.mkdir(exist_ok=True)
    path.write_text(CHILD.replace("id: mine", "id: 便函"), encoding="utf-8")
    loaded = load_layout(str(path))
    assert (loaded.layer, loaded.path, loaded.layout.id) == ("指定", path, "便函")


def test_a_file_named_outright_may_extend_the_layout_of_its_name() -> None:
    Path("plain.yaml").write_text("id: plain\nextends: plain\nname: 加大的\n", encoding="utf-8")
    assert load_layout("plain.yaml").layout == layout("plain")
    assert load_layout("plain.yaml").spec.name == "加大的"


# -- extending ----------------------------------------------------------------------------------------------


def test_a_child_says_only_how_it_differs() -> None:
    mine, gbt9704 = changed("styles: {title: {size: 24}}\n"), layout("gbt9704")
    assert mine.title == TextStyle(SONG, 24, "center", 0)
    assert [mine.style(line) for line in LineStyle if line is not LineStyle.TITLE] == [
        gbt9704.style(line) for line in LineStyle if line is not LineStyle.TITLE
    ]
    assert (mine.page, mine.page_number, mine.fonts) == (gbt9704.page, gbt9704.page_number, gbt9704.fonts)


def test_a_grandchild_takes_what_is_nearest() -> None:
    written(CHILD.replace("mine", "middle") + "page: {top: 30, lines: 20}\nlatin_font: Arial\n", "middle")
    written(CHILD.replace("gbt9704", "middle") + "page: {lines: 21}\n")
    spec = load_layout("mine").spec
    assert (spec.page.lines, spec.page.top, spec.page.bottom, spec.latin_font) == (21, 30, 35, "Arial")


def test_a_list_replaces_that_of_the_parent() -> None:
    assert changed("fonts: {黑体: [SimHei]}\n").stand_ins("黑体") == ("SimHei",)


def test_extending_what_there_is_not_is_refused() -> None:
    written(CHILD.replace("extends: gbt9704", "extends: gbt9703"))
    with pytest.raises(LayoutError, match="没有叫“gbt9703”的版式可扩展") as caught:
        load_layout("mine")
    assert str(caught.value.mistakes[0].place).endswith("mine.yaml:4:1")
    assert caught.value.mistakes[0].remedy == f"可以写：{'、'.join((*SHIPPED, 'mine'))}"


@pytest.mark.parametrize("parent", ["[gbt9704]", "3", "true", '""', "{gbt9704: plain}"])
def test_extending_what_is_no_name_is_refused(parent: str) -> None:
    said = complaints(CHILD.replace("extends: gbt9704", f"extends: {parent}"))
    assert [each.split("“")[0] for each in said] == ["4:1: 没有叫"]


def test_extending_in_a_circle_is_refused() -> None:
    written(CHILD.replace("mine", "one").replace("gbt9704", "two"), "one")
    written(CHILD.replace("mine", "two").replace("gbt9704", "one"), "two")
    with pytest.raises(LayoutError, match=r"绕了一圈又扩展自己（one.yaml → two.yaml → one.yaml）"):
        load_layout("one")


def test_a_layout_may_extend_the_one_of_its_name_that_it_hides() -> None:
    own(f"id: gbt9704\nname: 本所的\n{EXTENDS}page: {{lines: 21}}\n", "gbt9704")
    assert layout("gbt9704").page.text_height // layout("gbt9704").page.line == 21
    assert layout("gbt9704").title == standard().title


def test_the_layers_of_a_name_are_laid_on_one_another() -> None:
    own(f"id: gbt9704\n{EXTENDS}page: {{lines: 21, top: 36}}\n", "gbt9704")
    written(f"id: gbt9704\n{EXTENDS}page: {{lines: 20}}\n", "gbt9704")
    page = load_layout("gbt9704").spec.page
    assert (page.lines, page.top, page.bottom) == (20, 36, 35)


def test_a_layout_that_hides_none_cannot_extend_itself() -> None:
    path = written(CHILD.replace("gbt9704", "mine"))
    with pytest.raises(LayoutError, match=r"版式“mine”绕了一圈又扩展自己（mine.yaml → mine.yaml）") as caught:
        load_layout("mine")
    assert str(caught.value).startswith(f"{path}:4:1: ")


def test_a_mistake_in_what_is_extended_is_named_where_it_stands() -> None:
    base = written(WHOLE.replace("lines: 20", "lines: 甲"), "base")
    written(CHILD.replace("gbt9704", "base"))
    with pytest.raises(LayoutError) as caught:
        load_layout("mine")
    assert [str(mistake.place) for mistake in caught.value.mistakes] == [f"{base}:4:75"]


# -- names --------------------------------------------------------------------------------------------------


def test_the_id_is_the_name_of_the_file() -> None:
    assert complaints(CHILD.replace("id: mine", "id: other")) == [
        "1:1: 标识 other 和文件名 mine.yaml 不一致\n    | id: other\n    → 把 id 改成 mine，或改文件名"
    ]


@pytest.mark.parametrize(
    ("name", "hint"),
    [("gbt", "是不是 gbt9704？"), ("plian", "是不是 plain？"), ("甲", ""), ("", ""), ("../plain", "是不是 plain？")],
)
def test_a_layout_that_does_not_exist_is_answered_with_the_nearest(name: str, hint: str) -> None:
    with pytest.raises(InputFileError) as caught:
        load_layout(name)
    assert str(caught.value) == f"没有叫“{name}”的版式\n    → {hint}用 drafter layouts list 看有哪些版式"


@pytest.mark.parametrize("name", ["没有.yaml", "没有/没有.yml", "长" * 300 + ".yaml"])
def test_a_file_that_is_not_there_is_told(name: str) -> None:
    with pytest.raises(InputFileError):
        load_layout(name)


def test_a_folder_in_the_place_of_a_file_is_told() -> None:
    Path("layouts/mine.yaml").mkdir(parents=True)
    assert isinstance(try_layout("mine"), InputFileError)


@pytest.mark.parametrize("text", ["", "甲\n", "- 甲\n", "3\n"])
def test_a_file_that_holds_no_keys_is_told(text: str) -> None:
    path = written(text)
    with pytest.raises(LayoutError) as caught:
        load_layout("mine")
    assert first_line(caught.value) == f"{path}: 版式应由若干“键: 值”组成"


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ("id: 便函".encode("gb18030"), "文件不是 UTF-8 编码"),
        (b"PK\x03\x04", "这是 Word 稿子或压缩包，这里要 YAML 文件"),
    ],
)
def test_a_file_that_is_no_text_is_told(content: bytes, cause: str) -> None:
    written("").write_bytes(content)
    with pytest.raises(InputFileError, match=cause):
        load_layout("mine")


def test_a_broken_layout_does_not_hide_the_others() -> None:
    written("id：mine\n", "broken")
    written(CHILD)
    names = [one.layout.id if isinstance(one, LoadedLayout) else type(one).__name__ for one in load_all()]
    assert names == [*SHIPPED, "LayoutError", "mine"]


# -- fonts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "styles: {body: {font: 仿宋体}}",
            "5:17: 字体“仿宋体”没有登记|是不是“宋体”？要用这种字体，先在 fonts 里登记：仿宋体",
        ),
        (
            "styles: {heading1: {font: 方正黑体}}",
            "5:21: 字体“方正黑体”没有登记|是不是“方正黑体_GBK”？要用这种字体，先在 fonts 里登记：方正黑体",
        ),
        ("latin_font: Arail", "5:1: 字体“Arail”没有登记|是不是“Arial”？要用这种字体，先在 fonts 里登记：Arail"),
        ("page_number: {font: 魏碑}", "5:15: 字体“魏碑”没有登记|先在 fonts 里登记：魏碑"),
    ],
)
def test_an_unknown_font_is_answered_with_the_nearest(text: str, said: str) -> None:
    cause, remedy = said.split("|")
    assert complaint(f"{text}\n") == f"{cause}\n    | {text}\n    → {remedy}: [没有它时用的字体]"


def test_a_font_that_only_stands_in_for_others_is_not_registered() -> None:
    assert "字体“SimSun”没有登记" in complaint("latin_font: SimSun\n")


def test_a_font_of_ones_own_is_registered_beside_those_of_the_parent() -> None:
    mine = changed("fonts: {魏碑: [华文新魏, 楷体]}\nstyles: {title: {font: 魏碑}}\n")
    assert mine.title.font == "魏碑"
    assert mine.stand_ins("魏碑") == ("华文新魏", "楷体")
    assert mine.stand_ins("宋体") == layout("gbt9704").stand_ins("宋体")


def test_a_font_may_be_without_stand_ins() -> None:
    assert changed("fonts: {魏碑: []}\nlatin_font: 魏碑\n").stand_ins("魏碑") == ()


def test_a_font_nobody_registered_has_no_stand_ins() -> None:
    assert layout("gbt9704").stand_ins("魏碑") == ()


@pytest.mark.parametrize(
    "fonts", ['{"魏\\u200b碑": []}', '{魏碑: ["楷\\n体"]}', '{" ": []}', '{魏碑: [" "]}', '{"魏\\u202e碑": []}']
)
def test_a_font_whose_name_has_unseen_characters_is_refused(fonts: str) -> None:
    assert complaint(f"fonts: {fonts}\n").split("\n")[0] == "5:1: 字体的名称里有看不见的字符"


def test_a_layout_named_by_every_font_once_counts_the_page_number_and_the_latin_one() -> None:
    written(WHOLE, "whole")
    assert layout("whole").used_fonts == ("宋体", "Arial")


def test_the_shipped_layouts_stand_in_the_shipped_folder() -> None:
    assert sorted(path.stem for path in shipped("layouts").glob("*.yaml")) == sorted(SHIPPED)


def test_a_layout_is_known_by_its_chinese_name_too() -> None:
    assert load_layout("朗读稿").layout.id == "reading-copy"


def test_a_layout_whose_id_is_chinese_is_found_and_listed() -> None:
    written("id: 本单位\nname: 本单位\nsummary: 甲\nextends: gbt9704\n", "本单位")
    assert load_layout("本单位").layout.id == "本单位"
    assert [loaded for loaded in load_all() if isinstance(loaded, Exception)] == []
