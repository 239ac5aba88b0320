"""A Word file as a Source: its paragraphs as Word shows them, and what is left out said."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.draft import Draft, LineStyle, Paragraph, Run, RunKind, Span
from drafter.errors import InputFileError
from drafter.layouts import Layout, load_layout
from drafter.locations import shipped
from drafter.reading.docx import read_docx
from drafter.reading.left_out import LeftOut
from drafter.reading.word_paragraphs import ParagraphReader
from drafter.reading.word_parts import open_word
from drafter.writing import Look, render
from drafter.writing.printed import printed_lines
from tests.reading.drafts import DRAFTS, unbroken
from tests.reading.word_samples import PATH, bold, content_of, numbering, p, r, read, said
from tests.writing.samples import sample, style, styles, unzipped, zipped

# -- text ---------------------------------------------------------------------------------------------------


def test_paragraphs_come_in_order_numbered_from_one_empty_ones_too() -> None:
    source = read(p("讲话"), p(), p("同志们", "："))
    assert [(line.number, line.text) for line in source.lines] == [(1, "讲话"), (2, ""), (3, "同志们：")]
    assert source.word
    assert source.path == "稿.docx"
    assert source.remarks == ()


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:tab/>", "甲\t乙"),
        ("<w:br/>", "甲 乙"),
        ("<w:cr/>", "甲 乙"),
        ('<w:br w:type="textWrapping"/>', "甲乙"),
        ('<w:br w:type="page"/>', "甲乙"),
        ("<w:noBreakHyphen/>", "甲-乙"),
        ("<w:softHyphen/>", "甲乙"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/>', "甲☑乙"),
        ('<w:sym w:font="宋体" w:char="2160"/>', "甲Ⅰ乙"),
        ("<w:lastRenderedPageBreak/>", "甲乙"),
        ("<w:t>\n  丙\n  </w:t>", "甲丙乙"),
        ("<w:t>丙\n丁</w:t>", "甲丙 丁乙"),
        ("<w:t>丙<!-- 改 -->丁</w:t>", "甲丙丁乙"),
    ],
)
def test_what_stands_in_a_run_beside_text(inside: str, text: str) -> None:
    assert said(p("甲", f"<w:r>{inside}</w:r>", "乙")) == [text]


def test_where_a_space_is_a_line_break_is_known_also_after_a_number_and_a_parting() -> None:
    numbers = numbering(
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    line = p("甲 乙", "<w:r><w:br/></w:r>", "丙", properties=numbered)
    parted = p("丁", "<w:r><w:cr/></w:r>", "戊", style="C")
    assert [
        (each.text, each.breaks) for each in read(line, parted, own=style("正文续段", id="C"), parts=(numbers,)).lines
    ] == [("一、甲 乙 丙丁 戊", (5, 8))]


def test_a_symbol_that_only_its_font_knows_is_marked_and_said() -> None:
    source = read(p("甲", '<w:r><w:sym w:font="某图标" w:char="F041"/><w:sym/></w:r>'))
    assert source.lines[0].text == "甲〓〓"
    assert source.remarks == ("认不出的符号换成了〓：2 个",)


def test_links_tags_controls_and_mathematics_are_looked_into() -> None:
    wrapped = [
        f"<w:hyperlink>{r('甲')}</w:hyperlink>",
        f"<w:smartTag>{r('乙')}</w:smartTag>",
        f"<w:sdt><w:sdtPr><w:t>占位</w:t></w:sdtPr><w:sdtContent>{r('丙')}</w:sdtContent></w:sdt>",
        f"<w:fldSimple w:instr='DATE'>{r('丁')}</w:fldSimple>",
        "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
    ]
    assert said(p(*wrapped)) == ["甲乙丙丁x"]


def test_paragraphs_within_controls_are_paragraphs() -> None:
    control = f"<w:sdt><w:sdtPr><w:alias w:val='题'/></w:sdtPr><w:sdtContent>{p('甲')}{p('乙')}</w:sdtContent></w:sdt>"
    assert said(control, f"<w:customXml>{p('丙')}</w:customXml>") == ["甲", "乙", "丙"]


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_of_a_field_only_the_result_stays_also_of_one_within_another() -> None:
    instruction = "<w:r><w:instrText>IF </w:instrText></w:r>"
    within = [field("begin"), instruction, field("separate"), r("7"), field("end")]
    whole = [field("begin"), instruction, *within, r("=7"), field("separate"), r("七"), field("end")]
    assert said(p("第", *whole, "页")) == ["第七页"]


def test_a_field_that_is_broken_off_loses_nothing() -> None:
    assert said(p("第", field("begin"), "七页"), p(field("end"), "共", field("separate"), "九页")) == [
        "第七页",
        "共九页",
    ]


def test_of_two_ways_to_say_a_thing_one_is_taken() -> None:
    both = f"<mc:AlternateContent><mc:Choice Requires='wps'>{r('新')}</mc:Choice><mc:Fallback>{r('旧')}</mc:Fallback></mc:AlternateContent>"
    only = f"<mc:AlternateContent><mc:Fallback>{r('旧')}</mc:Fallback></mc:AlternateContent><mc:AlternateContent/>"
    assert said(p(both), p(only)) == ["新", "旧"]


# -- what is left out, and said -----------------------------------------------------------------------------


def test_tracked_changes_are_accepted_and_said() -> None:
    changed = [
        f'<w:del w:id="1">{r("破")}</w:del>',
        f'<w:ins w:id="2">{r("老")}</w:ins>',
        f'<w:moveFrom w:id="3">{r("甲")}</w:moveFrom>',
        f'<w:moveTo w:id="4">{r("乙")}</w:moveTo>',
    ]
    source = read(p("修好", *changed, "水闸"))
    assert source.lines[0].text == "修好老乙水闸"
    assert source.remarks == ("文档里有修订 4 处，按全部接受来读",)


def test_a_paragraph_whose_mark_was_deleted_goes_on_in_the_next() -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="某人"/></w:rPr>'
    source = read(
        p("先清淤，", properties=gone), p("后加固。", style="s5"), p(properties=gone), p("完", properties=gone)
    )
    assert [(line.text, line.heading) for line in source.lines] == [("先清淤，后加固。", 1), ("完", 0)]


def test_text_boxes_are_left_out_once_and_said() -> None:
    inside = f"<w:txbxContent>{p('框里')}</w:txbxContent>"
    shape = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    source = read(p("框外", shape))
    assert [line.text for line in source.lines] == ["框外"]
    assert source.remarks == ("文本框里的文字没有读：1 个文本框",)


def test_tables_are_left_out_and_it_is_said_where_they_stood() -> None:
    table = f"<w:tbl><w:tr><w:tc>{p('格')}<w:tbl><w:tr><w:tc>{p('格中格')}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>"
    source = read(table, p("一"), p("二"), table, table, p("三"))
    assert [line.text for line in source.lines] == ["一", "二", "三"]
    assert source.remarks == ("表格里的文字没有读：3 个表格，在开头、第 2 段之后",)


def test_pictures_notes_comments_hidden_text_and_readings_are_left_out_and_said() -> None:
    source = read(
        p("甲", "<w:r><w:drawing/></w:r>", "<w:r><w:object/></w:r>", "<w:r><w:footnoteReference w:id='2'/></w:r>"),
        p("乙", "<w:r><w:endnoteReference w:id='2'/></w:r>", "<w:r><w:commentReference w:id='0'/></w:r>"),
        p(r("丙丁", "<w:vanish/>"), r("戊", '<w:vanish w:val="0"/>')),
        p(f"<w:r><w:ruby><w:rt>{r('lì')}</w:rt><w:rubyBase>{r('沥')}</w:rubyBase></w:ruby></w:r>"),
    )
    assert [line.text for line in source.lines] == ["甲", "乙", "戊", "沥"]
    assert source.remarks == (
        "图片、图形没有读：2 个",
        "脚注没有读：1 条",
        "尾注没有读：1 条",
        "批注没有读：1 条",
        "隐藏文字没有读：2 字",
        "注音没有读：1 处",
    )


def test_control_characters_become_spaces_and_that_is_said() -> None:
    source = read(p("甲\x80乙"))
    assert source.lines[0].text == "甲 乙"
    assert source.remarks == ("有 1 个控制字符不能写进文档，各换成了一个空格",)


# -- how it looks -------------------------------------------------------------------------------------------

LOOKS = "".join(
    (
        style("重点", id="strong", kind="character", run="<w:b/>", based_on=""),
        style("更重", id="stronger", kind="character", based_on="strong"),
        style("粗段", id="bold", run="<w:b/>", paragraph='<w:jc w:val="center"/><w:outlineLvl w:val="2"/>'),
        style("也粗", id="too", based_on="bold"),
        style("靠左", id="left", based_on="bold", paragraph='<w:jc w:val="left"/><w:outlineLvl w:val="9"/>', run='<w:b w:val="0"/>'),
        style("藏", id="hidden", run="<w:vanish/>"),
        style("甲圈", id="c1", based_on="c2", run="<w:b/>"),
        style("乙圈", id="c2", based_on="c1"),
        style("Heading 7", id="odd", based_on="bold", paragraph='<w:outlineLvl w:val="0"/>'),
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("paragraph", "strong"),
    [
        (p(r("先清淤", "<w:b/>"), "后加固"), ["先清淤"]),
        (p(r("先", "<w:b/>"), r("清淤", '<w:sz w:val="32"/><w:b w:val="1"/>'), "后加固"), ["先清淤"]),
        (p(r("先清淤", '<w:b w:val="false"/>'), "后加固"), []),
        (p("先清淤", r("后加固", '<w:rStyle w:val="stronger"/>')), ["后加固"]),
        (p(r("先清淤", '<w:rStyle w:val="stronger"/><w:b w:val="0"/>')), []),
        (p("先清淤", r("后加固", '<w:b w:val="0"/>'), style="bold"), ["先清淤"]),
        (p("先清淤", style="too"), ["先清淤"]),
        (p("先清淤", style="left"), []),
        (p("先清淤", r("后加固", '<w:rStyle w:val="strong"/>'), style="bold"), ["先清淤"]),
        (p("先清淤", style="c2"), ["先清淤"]),
        (p(r("先清淤", '<w:rStyle w:val="没有"/>'), style="没有"), []),
        (p("先清淤", properties="<w:rPr><w:b/></w:rPr>"), []),
        (p(r("先清淤", "<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>")), []),
        (p(r("先清淤", "<w:bCs/>")), []),
    ],
)
def test_what_is_bold_is_found_in_the_run_its_style_and_that_of_its_paragraph(
    paragraph: str, strong: list[str]
) -> None:
    assert bold(read(paragraph, own=LOOKS)) == strong


def test_everything_is_bold_where_the_document_says_so() -> None:
    assert bold(read(p("先清淤", r("后加固", '<w:b w:val="0"/>')), defaults="<w:b/>")) == ["先清淤"]


def test_text_hidden_by_its_style_is_left_out() -> None:
    source = read(p("藏", style="hidden"), p("见"), own=LOOKS)
    assert [line.text for line in source.lines] == ["", "见"]


@pytest.mark.parametrize(
    ("paragraph", "level"),
    [
        (p("题", style="s5"), 1),
        (p("题", style="s8"), 4),
        (p("题", style="bold"), 3),
        (p("题", style="too"), 3),
        (p("题", style="left"), 0),
        (p("题", style="odd"), 7),
        (p("题", style="c1"), 0),
        (p("题", properties='<w:outlineLvl w:val="1"/>'), 2),
        (p("题", style="s5", properties='<w:outlineLvl w:val="9"/>'), 0),
        (p("题", properties='<w:outlineLvl w:val="一"/>'), 0),
        (p("题", properties='<w:outlineLvl w:val="99999999999999999999"/>'), 0),
        (p("题", properties='<w:pPrChange><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:pPrChange>'), 0),
    ],
)
def test_the_outline_level_comes_from_the_paragraph_or_its_style(paragraph: str, level: int) -> None:
    assert read(paragraph, own=LOOKS).lines[0].heading == level


@pytest.mark.parametrize(
    ("paragraph", "centred"),
    [
        (p("题", properties='<w:jc w:val="center"/>'), True),
        (p("题", style="too"), True),
        (p("题", style="left"), False),
        (p("题", style="bold", properties='<w:jc w:val="both"/>'), False),
        (p("题"), False),
    ],
)
def test_what_stands_in_the_middle_is_known(paragraph: str, centred: bool) -> None:
    assert read(paragraph, own=LOOKS).lines[0].centred is centred


# -- our own documents --------------------------------------------------------------------------------------


LAYOUTS = {path.stem: load_layout(str(path)).layout for path in sorted(shipped("layouts").glob("*.yaml"))}


@given(DRAFTS, st.sampled_from(sorted(LAYOUTS)))
def test_our_own_documents_give_back_every_line_and_what_is_bold_in_it(draft: Draft, name: str) -> None:
    layout = LAYOUTS[name]
    lines = [line for line in read_docx(render(draft, ".docx", Look(layout)), PATH).lines if line.text]
    printed = list(printed_lines(draft, layout))
    assert [line.text for line in lines] == ["".join(unbroken(span.text) for span in line.spans) for line in printed]
    for line, expected in zip(lines, printed, strict=True):
        assert line.heading == int(expected.style.removeprefix("heading") if expected.style in HEADINGS else 0)
        if expected.style is LineStyle.BODY:
            assert "".join(line.text[start:end] for start, end in line.bold) == "".join(
                unbroken(span.text) for span in expected.spans if is_bold(span, layout)
            )


HEADINGS = [style for style in LineStyle if style.startswith("heading")]


def is_bold(span: Span, layout: Layout) -> bool:
    of_heading = span.heading_level > 0 and layout.style(LineStyle(f"heading{span.heading_level}")).bold
    return span.kind is RunKind.LEAD or of_heading


def test_a_title_that_the_layout_breaks_is_one_line_in_the_middle() -> None:
    title = "在全市农田水利建设暨秋冬季渠道清淤工作推进会议上的讲话"
    (line,) = read_docx(render(Draft(title=(Run(title),)), ".docx"), PATH).lines
    assert (line.text, line.centred) == (title, True)


# -- the short way through plain paragraphs -----------------------------------------------------------------

RUN_LOOKS = ["", "<w:b/>", '<w:b w:val="0"/>', '<w:rStyle w:val="strong"/>', '<w:rStyle w:val="s1"/><w:b/>', "<w:sz/>"]
PLAIN = st.lists(
    st.builds(r, st.sampled_from(["渠", "水 ", "", " "]), st.sampled_from(RUN_LOOKS))
    | st.sampled_from(["<w:r><w:t>甲</w:t><w:t>乙</w:t></w:r>", "<w:r/>", "<w:bookmarkEnd/>", "<w:r><w:rPr/></w:r>"]),
    max_size=5,
)


STYLES = st.sampled_from(["", "bold", "left", "hidden", "s5"])
MORE = st.sampled_from(
    [
        "",
        '<w:jc w:val="center"/>',
        '<w:outlineLvl w:val="1"/>',
        "<w:ind/><w:rPr><w:b/></w:rPr>",
        "<w:rPr><w:vanish/></w:rPr>",
    ]
)


@given(st.lists(st.builds(lambda runs, style, more: p(*runs, style=style, properties=more), PLAIN, STYLES, MORE)))
def test_plain_paragraphs_are_read_as_all_others_are(paragraphs: list[str]) -> None:
    plain = read(*paragraphs, own=LOOKS)
    with_more = [paragraph.replace("</w:p>", "<w:hyperlink/><w:permEnd/></w:p>") for paragraph in paragraphs]
    assert read(*with_more, own=LOOKS) == plain


def test_a_plain_paragraph_takes_the_short_way_and_others_do_not() -> None:
    word = open_word(content_of(p("渠", r("水", "<w:b/>")), p("渠<w:tab/>")), PATH)
    reader = ParagraphReader(word.styles, LeftOut())
    assert [reader.plain(paragraph) is not None for paragraph in word.body.iterchildren("{*}p")] == [True, False]


# -- what others write, and what is wrong with it -----------------------------------------------------------


def test_documents_in_the_strict_form_are_read() -> None:
    parts = unzipped(content_of(p("渠", r("水", "<w:b/>"))))
    usual, strict = (
        f"http://{host}/wordprocessingml" for host in ("schemas.openxmlformats.org", "purl.oclc.org/ooxml")
    )
    for name, part in parts.items():
        strictly = part.replace(f"{usual}/2006/main".encode(), f"{strict}/main".encode())
        parts[name] = strictly.replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships/",
        )
    source = read_docx(zipped(parts), PATH)
    assert ([line.text for line in source.lines], bold(source)) == (["渠水"], ["水"])


def test_documents_that_differ_in_their_styles_alone_are_told_apart() -> None:
    for weight, strong in (("<w:b/>", ["渠"]), ("<w:i/>", []), ("<w:b/>", ["渠"])):
        assert bold(read(p("渠", style="x"), own=style("某", id="x", run=weight))) == strong


@pytest.mark.parametrize("part", ["word/styles.xml", "word/_rels/document.xml.rels"])
def test_a_document_without_styles_is_read_for_its_text(part: str) -> None:
    parts = unzipped(content_of(p("渠", style="s5")))
    del parts[part]
    assert [(line.text, line.heading) for line in read_docx(zipped(parts), PATH).lines] == [("渠", 0)]


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "_rels/.rels"])
@pytest.mark.parametrize("content", [b"<w:document", b"", "讲话".encode()])
def test_a_part_that_is_no_xml_is_refused(part: str, content: bytes) -> None:
    with pytest.raises(InputFileError, match="不是 Word 文件，或者文件坏了"):
        read_docx(zipped({**unzipped(content_of(p("渠"))), part: content}), PATH)


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml"])
def test_entities_that_multiply_are_refused(part: str) -> None:
    nested = "".join(f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in pairwise("abcdefghij"))
    parts = unzipped(content_of(p("渠")))
    parts[part] = f'<!DOCTYPE d [<!ENTITY a "渠">{nested}]>'.encode() + parts[part].replace("渠".encode(), b"&j;")
    with pytest.raises(InputFileError, match="不是 Word 文件，或者文件坏了"):
        read_docx(zipped(parts), PATH)


@pytest.mark.parametrize("tag", ["w:sdt", "w:ins", "w:tbl"])
def test_nesting_without_end_is_refused(tag: str) -> None:
    with pytest.raises(InputFileError, match="不是 Word 文件，或者文件坏了"):
        read(f"<{tag}>" * 3000 + p("渠") + f"</{tag}>" * 3000)


@given(st.data())
def test_a_damaged_document_is_refused_or_read(data: st.DataObject) -> None:
    content = bytearray(sample(styles(LOOKS), body=p("渠", style="bold") + p("水", r("清", "<w:b/>"))))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(InputFileError):
        read_docx(bytes(content), PATH)


@given(st.binary(max_size=60))
def test_any_content_of_the_document_part_is_refused_or_read(content: bytes) -> None:
    body = b"<w:p><w:r><w:t>" + content.replace(b"<", b"<w:") + b"</w:t></w:r></w:p>"
    parts = unzipped(content_of())
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", b"<w:body>" + body)
    with suppress(InputFileError):
        read_docx(zipped(parts), PATH)


def test_a_paragraph_that_a_reading_copy_parted_is_one_again() -> None:
    text = "水利工作，重在平时。" * 90
    draft = Draft(title=(Run("治水体会"),), blocks=(Paragraph((Run(text),)), Paragraph((Run("再说一句。"),))))
    content = render(draft, ".docx", Look(load_layout("reading-copy").layout))
    lines = read_docx(content, PATH).lines
    assert [line.text for line in lines] == ["治水体会", "", text, "再说一句。"]
    assert lines[-1].number > len(lines)
