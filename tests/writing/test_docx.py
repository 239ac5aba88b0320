from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
import pytest

from drafter.draft import Draft, Paragraph, Run
from drafter.layouts import standard
from drafter.layouts.layout import TextStyle
from drafter.writing import render
from drafter.writing.docx import render_docx
from drafter.writing.wordml import W as NAMESPACE

W = f"{{{NAMESPACE}}}"


def values(element: Any) -> dict[str, str]:
    return {name.removeprefix(W): value for name, value in element.attrib.items()}


def test_python_docx_reads_the_paragraphs_and_their_styles(speech: Draft) -> None:
    read = docx.Document(BytesIO(render(speech, ".docx"))).paragraphs
    assert [(p.style.name, p.text) for p in read if p.style] == [
        ("Title", "在全市深化“一网通办”改革\n暨优化营商环境工作推进会议上的讲话"),
        ("Subtitle", "——兼谈窗口作风"),
        ("署名", "市数据局局长　何某"),
        ("Date", "（2025年3月18日）"),
        ("Normal", ""),
        ("Salutation", "同志们："),
        ("Body Text", "今天在【待填：地点】开会。“磨刀不误砍柴工”"),
        ("Heading 1", "一、看清窗口服务的分量"),
        (
            "Body Text",
            "（一）流程要短，回应“急难愁盼”。全年压减环节不少于127个，执行 GB/T 9704-2012 的‘模板’——照着做……",
        ),
        ("Heading 3", "1.帮办清单"),
        ("Body Text", "清单每月更新。"),
        ("Heading 4", "（1）谁来帮"),
        ("Body Text", "一是目录要全。各部门按月报齐。"),
        ("Body Text", "二是接口要齐【待填：标准】。统一采用。"),
        ("Body Text", "谢谢大家！"),
    ]


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("（一）流程要短", "RunInHeading2"),
        ("“急难愁盼”", "RunInHeading2Quotation"),
        ("“磨刀不误砍柴工”", "Quotation"),
        ("一是目录要全。", "Lead"),
        ("【待填：地点】", "Placeholder"),
        ("【待填：标准】", "Placeholder"),
    ],
)
def test_a_run_that_is_more_than_text_has_a_character_style(package: Any, text: str, style: str) -> None:
    assert package.run(text).find(f"{W}rPr/{W}rStyle").get(f"{W}val") == style
    assert style in package.styles


def test_only_leads_are_bold_and_only_placeholders_yellow(package: Any) -> None:
    bold = [style for style, element in package.styles.items() if element.find(f"{W}rPr/{W}b") is not None]
    assert bold == ["Lead", *(f"RunInHeading{level}Lead" for level in (1, 2, 3, 4))]
    assert package.styles["Quotation"].find(f"{W}rPr") is None
    yellow = [run for run in package.body.iter(f"{W}r") if run.find(f"{W}rPr/{W}highlight") is not None]
    assert {run.find(f"{W}rPr/{W}rStyle").get(f"{W}val") for run in yellow} == {"Placeholder"}


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_headings_are_words_own_and_run_in_headings_are_not_in_the_outline(package: Any, level: int) -> None:
    heading = package.styles[f"Heading{level}"]
    assert heading.find(f"{W}name").get(f"{W}val") == f"heading {level}"
    assert heading.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == str(level - 1)
    assert package.styles[f"RunInHeading{level}"].get(f"{W}type") == "character"
    assert package.styles[f"RunInHeading{level}"].find(f".//{W}outlineLvl") is None


@pytest.mark.parametrize(
    ("beginning", "font", "size"),
    [
        ("在全市", "方正小标宋简体", "44"),
        ("——兼谈", "楷体_GB2312", "32"),
        ("市数据局", "楷体_GB2312", "32"),
        ("（", "楷体_GB2312", "32"),
        ("同志们", "仿宋_GB2312", "32"),
        ("今天在", "仿宋_GB2312", "32"),
        ("一、", "黑体", "32"),
    ],
)
def test_fonts_and_sizes_are_those_of_the_standard(package: Any, beginning: str, font: str, size: str) -> None:
    paragraph = package.paragraph(beginning)
    assert package.font(paragraph.find(f"{W}r"), "eastAsia") == font
    style = package.styles[paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")]
    assert style.find(f"{W}rPr/{W}sz").get(f"{W}val") == size


@pytest.mark.parametrize("text", ["“磨刀", "“急难", "“一网", "的‘模板’——照着做……", "——兼谈"])
def test_chinese_punctuation_takes_the_chinese_font(package: Any, text: str) -> None:
    run = package.run(text)
    chinese = package.font(run, "eastAsia")
    assert chinese != "Times New Roman"
    assert {package.font(run, slot) for slot in ("ascii", "hAnsi", "cs")} == {chinese}
    assert run.find(f"{W}rPr/{W}rFonts").get(f"{W}hint") == "eastAsia"


@pytest.mark.parametrize("text", ["127", "GB/T 9704-2012", "2025"])
def test_digits_and_latin_letters_stand_in_runs_of_their_own(package: Any, text: str) -> None:
    run = package.run(text)
    assert "".join(run.itertext(f"{W}t")) == text
    assert {package.font(run, slot) for slot in ("ascii", "hAnsi", "cs")} == {"Times New Roman"}


def test_the_page_is_that_of_the_standard(package: Any) -> None:
    section = package.body.find(f"{W}sectPr")
    margins = {"top": "2098", "right": "1474", "bottom": "1984", "left": "1587", "header": "851", "footer": "1455"}
    assert values(section.find(f"{W}pgSz")) == {"w": "11906", "h": "16838"}
    assert values(section.find(f"{W}pgMar")) == margins | {"gutter": "0"}
    assert values(section.find(f"{W}docGrid")) == {"type": "lines", "linePitch": "579"}


def test_the_body_is_indented_by_two_characters_in_both_measures(package: Any) -> None:
    body = package.styles["BodyText"]
    assert values(body.find(f"{W}pPr/{W}ind")) == {"firstLineChars": "200", "firstLine": "640"}
    assert values(package.styles["Salutation"].find(f"{W}pPr/{W}ind")) == {"firstLineChars": "0", "firstLine": "0"}
    assert body.find(f"{W}rPr/{W}spacing").get(f"{W}val") == "-5"
    line = {"before": "0", "after": "0", "line": "579", "lineRule": "exact"}
    assert values(package.styles["Normal"].find(f"{W}pPr/{W}spacing")) == line


def test_page_numbers_are_fields_at_the_outer_edge(package: Any) -> None:
    assert package.tree("word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    relationships = {rel.get("Id"): rel.get("Target") for rel in package.tree("word/_rels/document.xml.rels")}
    sides = {}
    for reference in package.body.findall(f"{W}sectPr/{W}footerReference"):
        attributes = {name.split("}")[1]: value for name, value in reference.attrib.items()}
        paragraph = package.tree(f"word/{relationships[attributes['id']]}").find(f"{W}p")
        sides[attributes["type"]] = paragraph.find(f"{W}pPr/{W}jc").get(f"{W}val")
        assert "".join(paragraph.itertext(f"{W}t")) == "— 1 —"
        assert "".join(paragraph.itertext(f"{W}instrText")).strip() == "PAGE"
        kinds = [field.get(f"{W}fldCharType") for field in paragraph.iter(f"{W}fldChar")]
        assert kinds == ["begin", "separate", "end"]
    assert sides == {"default": "right", "even": "left"}


def test_nothing_is_left_of_the_document_it_was_built_from(package: Any) -> None:
    assert set(package.parts) == {
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml", "word/_rels/document.xml.rels",
        "word/fontTable.xml", "word/footer1.xml", "word/footer2.xml", "word/settings.xml", "word/styles.xml",
    }  # fmt: skip
    everything = b"".join(package.parts.values())
    for trace in (b"python-docx", b"asciiTheme", b"eastAsiaTheme", b"latentStyles", b"ja-JP", b"Macintosh", b"Calibri"):
        assert trace not in everything


def test_properties_name_the_speech_and_its_day(speech: Draft) -> None:
    properties = docx.Document(BytesIO(render(speech, ".docx"))).core_properties
    assert properties.title == "在全市深化“一网通办”改革暨优化营商环境工作推进会议上的讲话"
    assert properties.author == "何某"
    assert properties.language == "zh-CN"
    assert properties.created == properties.modified == datetime(2025, 3, 18, tzinfo=UTC)
    unsigned = docx.Document(BytesIO(render(replace(speech, name=()), ".docx")))
    assert unsigned.core_properties.author == ""


@pytest.mark.parametrize("date", ["", "【待填：日期】", "2025年2月30日", "二〇二五年三月"])
def test_where_the_day_is_not_known_the_properties_never_name_the_clocks(speech: Draft, date: str) -> None:
    undated = replace(speech, date=(Run(date),))
    properties = docx.Document(BytesIO(render(undated, ".docx"))).core_properties
    assert properties.created == properties.modified == datetime(1980, 1, 1, tzinfo=UTC)


def test_word_is_told_that_it_is_a_current_document(package: Any) -> None:
    setting = package.tree("word/settings.xml").find(f"{W}compat/{W}compatSetting")
    assert values(setting)["name"] == "compatibilityMode"
    assert values(setting)["val"] == "15"


@pytest.mark.parametrize("character", ["\x08", "\ufffe", "\ud800"])
def test_a_character_xml_cannot_hold_raises(character: str) -> None:
    with pytest.raises(ValueError, match=r"XML|surrogates"):
        render(Draft(title=(), blocks=(Paragraph((Run(character),)),)), ".docx")


def test_tabs_and_line_breaks_become_those_of_word(package: Any) -> None:
    read = docx.Document(BytesIO(render(Draft(title=(Run("上\n下\t尾"),)), ".docx"))).paragraphs
    assert read[0].text == "上\n下\t尾"


def test_a_break_of_the_layout_is_told_from_one_in_the_text(package: Any) -> None:
    layout_break = package.paragraph("在全市").find(f".//{W}br")
    assert layout_break.get(f"{W}type") == "textWrapping"
    own = docx.Document(BytesIO(render(Draft(title=(Run("上\n下"),)), ".docx"))).paragraphs[0]._p
    assert [dict(found.attrib) for found in own.iter(f"{W}br")] == [{}]


def test_another_layout_changes_the_page_and_the_indent(speech: Draft, open_package: Callable[[bytes], Any]) -> None:
    layout = replace(standard(), page=replace(standard().page, line=600), body=TextStyle("宋体", size=18))
    package = open_package(render_docx(speech, layout))
    assert values(package.styles["BodyText"].find(f"{W}pPr/{W}ind"))["firstLine"] == "720"
    assert package.font(package.run("今天在"), "eastAsia") == "宋体"
    assert "宋体" in layout.used_fonts
    assert package.body.find(f"{W}sectPr/{W}docGrid").get(f"{W}linePitch") == "600"
