"""The automatic numbers of Word's lists, seen as text."""

from __future__ import annotations

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import InputFileError
from drafter.hanzi import chinese_number
from drafter.reading import Source
from drafter.reading.docx import paragraphs, read_docx
from drafter.reading.number_formats import formatted
from tests.reading.test_docx import saved
from tests.reading.word_samples import PATH, bold, content_of, numbering, p, r, read, style


def level(at: int, text: str, format: str = "decimal", *, start: int | None = 1, more: str = "", look: str = "") -> str:
    begins = "" if start is None else f'<w:start w:val="{start}"/>'
    said = f'{begins}<w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{said}<w:rPr>{look}</w:rPr></w:lvl>'


def abstract(number: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, *overrides: str) -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def override(at: int, start: int | None = None, inside: str = "") -> str:
    begins = "" if start is None else f'<w:startOverride w:val="{start}"/>'
    return f'<w:lvlOverride w:ilvl="{at}">{begins}{inside}</w:lvlOverride>'


def item(text: str, at: int = 0, number: int = 1, *, style: str = "", more: str = "") -> str:
    properties = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>{more}'
    return p(text, style=style, properties=properties)


def listed(lists: str, *body: str, own: str = "") -> Source:
    return read(*body, own=own, parts=(numbering(lists),))


def said(source: Source) -> list[str]:
    return [line.text for line in source.lines]


OFFICIAL = abstract(
    0,
    level(0, "%1、", "chineseCounting"),
    level(1, "（%2）", "chineseCountingThousand"),
    level(2, "%3.", "decimal"),
    level(3, "（%4）", "decimal"),
)


def test_numbers_of_official_documents_are_seen_as_text() -> None:
    body = [
        item(text, at) for text, at in (("甲", 0), ("乙", 1), ("丙", 2), ("丁", 3), ("戊", 3), ("己", 1), ("庚", 0))
    ]
    source = listed(OFFICIAL + num(1, 0), *body, p("散"))
    assert said(source) == ["一、甲", "（一）乙", "1.丙", "（1）丁", "（2）戊", "（二）己", "二、庚", "散"]
    assert [line.enumerator for line in source.lines] == [
        "一、",
        "（一）",
        "1.",
        "（1）",
        "（2）",
        "（二）",
        "二、",
        "",
    ]


def test_lower_levels_begin_anew_below_each_number() -> None:
    body = [item("题", at) for at in (0, 1, 1, 0, 1, 2, 1, 2)]
    expected = ["一、题", "（一）题", "（二）题", "二、题", "（一）题", "1.题", "（二）题", "1.题"]
    assert said(listed(OFFICIAL + num(1, 0), *body)) == expected


@pytest.mark.parametrize(("restart", "numbers"), [(0, "12345"), (1, "12312"), (2, "12112"), (9, "12112")])
def test_a_level_begins_anew_only_below_the_level_that_it_names(restart: int, numbers: str) -> None:
    third = level(2, "%3）", more=f'<w:lvlRestart w:val="{restart}"/>')
    lists = abstract(0, level(0, "%1、"), level(1, "（%2）"), third) + num(1, 0)
    source = listed(lists, *(item("题", at) for at in (0, 1, 2, 2, 1, 2, 0, 2, 2)))
    assert "".join(line.text[0] for line in source.lines if "）" in line.text[1:2]) == numbers


def test_lists_of_one_kind_count_on_unless_one_begins_anew() -> None:
    lists = OFFICIAL + num(1, 0) + num(2, 0) + num(3, 0, override(0, 1)) + num(4, 0, override(0, 7))
    source = listed(lists, *(item("题", 0, number) for number in (1, 2, 1, 3, 3, 1, 4, 4)))
    assert [line.enumerator for line in source.lines] == [
        "一、",
        "二、",
        "三、",
        "一、",
        "二、",
        "三、",
        "七、",
        "八、",
    ]


def test_lists_of_two_kinds_count_apart() -> None:
    lists = OFFICIAL + abstract(1, level(0, "第%1，", "chineseCounting")) + num(1, 0) + num(2, 1)
    source = listed(lists, *(item("题", 0, number) for number in (1, 2, 2, 1)))
    assert [line.enumerator for line in source.lines] == ["一、", "第一，", "第二，", "二、"]


def test_a_list_may_say_otherwise_what_a_level_looks_like() -> None:
    other = level(0, "%1是", "chineseCounting", more='<w:suff w:val="nothing"/>')
    lists = OFFICIAL + num(1, 0) + num(2, 0, override(0, None, other))
    assert said(listed(lists, item("题"), item("抓好落实", 0, 2))) == ["一、题", "二是抓好落实"]


def test_a_number_may_hold_those_above_it_in_digits_too() -> None:
    lists = abstract(0, level(0, "%1、", "chineseCounting"), level(1, "%1.%2", more="<w:isLgl/>"), level(2, "%1-%2-%3"))
    body = [item("题", 0), item("题", 0), item("题", 1), item("题", 2)]
    assert said(listed(lists + num(1, 0), *body)) == ["一、题", "二、题", "2.1 题", "二-1-1 题"]


def test_a_level_before_those_above_it_shows_where_they_would_begin() -> None:
    lists = abstract(0, level(0, "%1、", start=3), level(1, "%1.%2、%5")) + num(1, 0)
    assert said(listed(lists, item("题", 1), item("题", 0), item("题", 1))) == ["3.1、题", "3、题", "3.1、题"]


@pytest.mark.parametrize(
    ("text", "suffix", "line"),
    [
        ("%1、", "tab", "1、抓"),
        ("%1.", "space", "1.抓"),
        ("（%1）", "nothing", "（1）抓"),
        ("第%1条", "space", "第1条 抓"),
        ("%1", "tab", "1 抓"),
        ("%1", "nothing", "1抓"),
    ],
)
def test_what_divides_number_and_text_is_layout_but_they_do_not_run_together(text: str, suffix: str, line: str) -> None:
    lists = abstract(0, level(0, text, more=f'<w:suff w:val="{suffix}"/>')) + num(1, 0)
    (read_line,) = listed(lists, item("抓")).lines
    assert read_line.text == line
    assert read_line.text[len(read_line.enumerator) :] == "抓"


def test_a_number_before_a_figure_keeps_its_distance() -> None:
    assert said(listed(abstract(0, level(0, "%1.")) + num(1, 0), item("5公里"), item(" 甲"))) == ["1. 5公里", "2. 甲"]


def test_bullets_are_left_out_and_said() -> None:
    source = listed(abstract(0, level(0, "\uf0b7", "bullet")) + num(1, 0), item("甲"), item("乙"))
    assert said(source) == ["甲", "乙"]
    assert source.remarks == ("列表的项目符号没有读：2 处",)


def test_a_list_without_numbers_has_its_words() -> None:
    assert said(listed(abstract(0, level(0, "附：%1", "none")) + num(1, 0), item("表"))) == ["附：表"]


# -- styles -------------------------------------------------------------------------------------------------


def numbered(style_id: str, at: int | None, number: int | None, based_on: str = "a") -> str:
    said = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    said += "" if number is None else f'<w:numId w:val="{number}"/>'
    return style(f"某{style_id}", id=style_id, based_on=based_on, paragraph=f"<w:numPr>{said}</w:numPr>")


def test_a_style_numbers_its_paragraphs_and_those_of_styles_based_on_it() -> None:
    own = (
        numbered("x", None, 1)
        + style("子", id="y", based_on="x")
        + numbered("z", 1, None, "x")
        + numbered("n", None, 0, "x")
    )
    body = [p("题", style=name) for name in ("x", "y", "z", "n", "x")]
    assert said(listed(OFFICIAL + num(1, 0), *body, own=own)) == ["一、题", "二、题", "（一）题", "题", "三、题"]


def test_the_level_of_a_style_is_the_one_that_names_it() -> None:
    second = level(1, "（%2）", "chineseCounting", more='<w:pStyle w:val="x"/>')
    lists = abstract(0, level(0, "%1、"), second) + num(1, 0)
    assert said(listed(lists, p("题", style="x"), own=numbered("x", None, 1))) == ["（一）题"]


def test_a_paragraph_may_leave_the_list_of_its_style_or_take_another() -> None:
    own = numbered("x", None, 1)
    body = [p("题", style="x"), item("题", 0, 0, style="x"), item("题", 2, 1, style="x")]
    only_level = p("题", style="x", properties='<w:numPr><w:ilvl w:val="1"/></w:numPr>')
    source = listed(OFFICIAL + num(1, 0), *body, only_level, own=own)
    assert said(source) == ["一、题", "题", "1.题", "（一）题"]


@pytest.mark.parametrize("linked", [True, False])
def test_a_list_that_stands_for_that_of_a_style_is_that_list(linked: bool) -> None:
    link = '<w:styleLink w:val="官"/>' if linked else ""
    lists = (
        abstract(0, level(0, "%1、", "chineseCounting"), more=link)
        + abstract(1, more='<w:numStyleLink w:val="官"/>')
        + num(1, 0)
        + num(2, 1)
    )
    own = style("官", id="官", kind="numbering", based_on="", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>')
    assert said(listed(lists, item("题"), item("题", 0, 2), own=own)) == ["一、题", "二、题"]


def test_the_lists_of_python_docx_are_read() -> None:
    document = Document()
    for text in ("甲", "乙"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("丙", style="List Bullet")
    assert said(read_docx(saved(document), PATH)) == ["1.甲", "2.乙", "丙"]


# -- where numbers stand ------------------------------------------------------------------------------------


def test_what_is_in_tables_counts_too_though_it_is_left_out() -> None:
    table = f"<w:tbl><w:tr><w:tc>{item('格')}</w:tc></w:tr></w:tbl>"
    assert said(listed(OFFICIAL + num(1, 0), item("题"), table, item("题"))) == ["一、题", "三、题"]


def test_an_empty_paragraph_of_a_list_has_its_number_unless_it_is_hidden() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    source = listed(OFFICIAL + num(1, 0), item(""), item("", more=hidden), item("题"))
    assert said(source) == ["一、", "", "二、题"]


def test_a_paragraph_joined_to_the_next_does_not_count() -> None:
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    assert said(listed(OFFICIAL + num(1, 0), item("先", more=gone), item("后"), item("完"))) == ["一、先后", "二、完"]


def test_a_number_is_as_bold_as_its_list_says_or_else_its_paragraph() -> None:
    lists = (
        abstract(0, level(0, "%1是", "chineseCounting", look="<w:b/>"))
        + abstract(1, level(0, "%1、"))
        + num(1, 0)
        + num(2, 1)
    )
    marked = item("题", 0, 2, more="<w:rPr><w:b/></w:rPr>")
    source = listed(lists, item("清淤"), item(r("清淤", "<w:b/>"), 0, 1), item("题", 0, 2), marked)
    assert bold(source) == ["一是 ", "二是 清淤", "2、"]


def test_phrases_are_imported_without_numbers() -> None:
    assert paragraphs(content_of(item("题"), parts=(numbering(OFFICIAL + num(1, 0)),)), PATH) == ["题"]


# -- formats ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("format", "numbers", "written"),
    [
        ("decimal", (1, 12, 0), "1 12 0"),
        ("decimalZero", (1, 12), "01 12"),
        ("chineseCounting", (1, 10, 11, 20, 99), "一 十 十一 二十 九十九"),
        ("chineseCountingThousand", (10, 105), "十 一百零五"),
        ("japaneseCounting", (3, 21), "三 二十一"),
        ("taiwaneseCountingThousand", (3,), "三"),
        ("ideographDigital", (3, 10), "三 一〇"),
        ("ideographTraditional", (1, 10, 11), "甲 癸 11"),
        ("ideographZodiac", (1, 12), "子 亥"),
        ("chineseLegalSimplified", (1, 10, 21), "壹 拾 贰拾壹"),
        ("decimalEnclosedCircleChinese", (1, 10, 20, 21), "① ⑩ ⑳ 21"),
        ("decimalEnclosedParen", (2,), "⑵"),
        ("decimalEnclosedFullstop", (2,), "⒉"),
        ("decimalFullWidth", (12,), "１２"),
        ("upperLetter", (1, 26, 27, 53), "A Z AA AAA"),
        ("lowerLetter", (2, 28), "b bb"),
        ("lowerRoman", (4, 9, 14), "iv ix xiv"),
        ("upperRoman", (1994, 3999, 4000), "MCMXCIV MMMCMXCIX 4000"),
        ("none", (1,), ""),
        ("某新格式", (7,), "7"),
    ],
)
def test_numbers_are_written_in_the_formats_of_word(format: str, numbers: tuple[int, ...], written: str) -> None:
    assert " ".join(formatted(number, format) for number in numbers) == written


@given(
    st.integers(-(10**9), 10**9), st.sampled_from(["chineseCounting", "upperLetter", "lowerRoman", "ideographZodiac"])
)
def test_any_number_is_written_in_few_characters(number: int, format: str) -> None:
    assert 1 <= len(formatted(number, format)) <= 30


@given(st.lists(st.integers(0, 3), max_size=30))
def test_official_numbers_count_as_by_hand(levels: list[int]) -> None:
    counts = [0, 0, 0, 0]
    expected = []
    for at in levels:
        counts[at] += 1
        counts[at + 1 :] = [0] * (3 - at)
        number = counts[at]
        expected.append(
            (f"{chinese_number(number)}、", f"（{chinese_number(number)}）", f"{number}.", f"（{number}）")[at]
        )
    source = listed(OFFICIAL + num(1, 0), *(item("题", at) for at in levels))
    assert [line.enumerator for line in source.lines] == expected


# -- what is wrong ------------------------------------------------------------------------------------------

CIRCLE = abstract(0, more='<w:numStyleLink w:val="圈"/>') + abstract(1, more='<w:numStyleLink w:val="圈"/>')
OF_CIRCLE = style("圈", id="圈", kind="numbering", based_on="圈", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>')


@pytest.mark.parametrize(
    "lists",
    [
        "",
        OFFICIAL,
        num(1, 0),
        OFFICIAL + num(1, 7),
        abstract(0) + num(1, 0),
        abstract(0, level(4, "%1、")) + num(1, 0),
        abstract(0, '<w:lvl w:ilvl="0"/>', '<w:lvl w:ilvl="x"/>', "<w:lvl/>") + num(1, 0, "<w:lvlOverride/>"),
        CIRCLE + num(1, 0),
        '<w:abstractNum/><w:num/><w:num w:numId="一"/><w:num w:numId="1"/>',
    ],
)
def test_a_list_that_is_not_defined_gives_no_number(lists: str) -> None:
    assert said(listed(lists, item("题"), own=OF_CIRCLE)) == ["题"]


@pytest.mark.parametrize("at", [-1, 9, 99999999, 10**30])
def test_a_level_that_no_list_has_gives_no_number(at: int) -> None:
    lists = OFFICIAL + abstract(1, level(at, "%1、")) + num(1, 0, override(at, 5, level(at, "%1、"))) + num(2, 1)
    assert said(listed(lists, item("题", at), item("题", at, 2))) == (
        ["一、题", "题"] if at == 10**30 else ["题", "题"]
    )


def test_a_start_beyond_all_measure_is_written_in_digits() -> None:
    lists = abstract(0, level(0, "%1、", "chineseCounting", start=999999999)) + num(1, 0)
    assert said(listed(lists, item("题"), item("题"))) == ["999999999、题", "1000000000、题"]


def test_lists_that_are_no_xml_are_refused() -> None:
    part = numbering("")._replace(content="<w:numbering")
    with pytest.raises(InputFileError, match="不是 Word 文件，或者文件坏了"):
        read(item("题"), parts=(part,))


def test_a_format_newer_than_others_is_replaced_by_what_stands_in_for_it() -> None:
    newer = (
        '<w:lvl w:ilvl="0"><w:start w:val="2"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" '
        'w:format="甲, 乙"/></mc:Choice><mc:Fallback><w:numFmt w:val="upperRoman"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1、"/></w:lvl>'
    )
    assert said(listed(abstract(0, newer) + num(1, 0), item("题"))) == ["II、题"]
