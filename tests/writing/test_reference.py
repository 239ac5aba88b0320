"""An office's own document gives a speech its page, headers, footers and styles."""

from __future__ import annotations

import posixpath
import subprocess
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree

from drafter.draft import Draft, Heading, LineStyle, Paragraph, Run
from drafter.layouts import standard
from drafter.writing import render
from drafter.writing.docx import check_styles, render_docx
from drafter.writing.notes import Note
from drafter.writing.pdf import to_pdf
from drafter.writing.word_reference import reference_base
from tests.writing.conftest import Package, text_of
from tests.writing.reading_back import read_back
from tests.writing.samples import DECLARED, NAMES, PAGE, WORD, Part, picture, sample, style, styles, without

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'

Export = Callable[..., bytes]


@pytest.fixture
def export(speech: Draft, tmp_path: Path) -> Export:
    """The bytes of a speech in the look of a document of an office's own."""

    def write(reference: bytes, draft: Draft = speech, notes: tuple[Note, ...] = ()) -> bytes:
        path = tmp_path / "样本.docx"
        path.write_bytes(reference)
        return render_docx(draft, standard(), base=reference_base(path, comments=bool(notes)), notes=notes)

    return write


def changed(speech: Draft, change: Callable[[Any], object]) -> bytes:
    """Our own export, changed with python-docx as an office changes it in Word."""
    document = docx.Document(BytesIO(render(speech, ".docx")))
    change(document)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def value(element: Any, path: str, attribute: str = "val") -> str | None:
    """An attribute of what stands at *path* in *element*; None if nothing is there."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}{attribute}")


def style_of(package: Package, beginning: str) -> Any:
    """The style of a paragraph."""
    return package.styles[value(package.paragraph(beginning), "pPr/pStyle")]


def relations(package: Package, part: str = "word/document.xml") -> dict[str, str]:
    """The targets of a part's relationships by their ids."""
    folder, _, name = part.rpartition("/")
    return {found.get("Id"): found.get("Target") for found in package.tree(f"{folder}/_rels/{name}.rels")}


def shown(package: Package, kind: str) -> dict[str, str]:
    """The texts of the headers (or footers) that pages show, by kind of page."""
    targets = relations(package)
    return {
        reference.get(f"{W}type"): text_of(package.tree(f"word/{targets[reference.get(f'{R}id')]}"))
        for reference in package.body.iterfind(f"{W}sectPr/{W}{kind}Reference")
    }


def test_the_look_is_the_samples_and_the_text_the_speechs(speech: Draft, export: Export) -> None:
    def change(document: Any) -> None:
        body = document.styles["Body Text"]
        body.font.size = Pt(18)
        body.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
        document.sections[0].top_margin = Mm(20)
        document.add_paragraph("样本里的话")

    package = Package(export(changed(speech, change)))
    body = style_of(package, "今天在")
    assert value(body, "rPr/sz") == "36"
    assert package.font(package.run("今天在"), "eastAsia") == "宋体"
    assert value(package.body, "sectPr/pgMar", "top") == "1134"
    assert "样本里的话" not in text_of(package.body)


def test_our_own_export_as_the_sample_gives_the_document_it_was(speech: Draft, export: Export) -> None:
    ours = render(speech, ".docx")
    again, first = read_back(export(ours)), read_back(ours)
    assert again == first


def test_the_text_is_all_there_in_the_styles_of_a_sample_made_elsewhere(export: Export, speech: Draft) -> None:
    assert read_back(export(sample())).lines == read_back(render(speech, ".docx")).lines


def test_the_same_sample_gives_the_same_bytes(export: Export) -> None:
    assert export(sample()) == export(sample())


@pytest.mark.parametrize("spell", [str.upper, str.lower, str.title])
def test_styles_are_found_whatever_the_case_of_their_names(
    export: Export, spell: Callable[[str], str], speech: Draft
) -> None:
    package = Package(export(sample(styles(names=[spell(name) for name in NAMES]))))
    for beginning, name in (("在全市", "title"), ("一、", "heading 1"), ("今天在", "body text")):
        assert str(value(style_of(package, beginning), "name")).lower() == name


CHINESE = ("公文标题", "副标题", "签名", "日期", "称谓", "标题 1", "标题2", "三级标题", "标题 4", "公文正文")


def test_styles_are_found_by_their_chinese_names(export: Export) -> None:
    package = Package(export(sample(styles(names=CHINESE))))
    found = [
        value(style_of(package, beginning), "name")
        for beginning in ("在全市", "——兼谈", "市数据局", "（2025", "同志们", "一、", "今天在", "1.", "（1）")
    ]
    assert found == ["公文标题", "副标题", "签名", "日期", "称谓", "标题 1", "公文正文", "三级标题", "标题 4"]


def test_words_own_name_goes_before_one_of_the_offices_own(export: Export) -> None:
    own = style("大标题", id="own")
    package = Package(export(sample(styles(own, style("Title", id="words"), names=without("Title")))))
    assert value(package.paragraph("在全市"), "pPr/pStyle") == "words"


def test_a_character_style_is_never_taken_for_a_paragraph_style(tmp_path: Path, speech: Draft) -> None:
    path = tmp_path / "样本.docx"
    path.write_bytes(sample(styles(style("Title", id="x", kind="character"), names=without("Title"))))
    assert LineStyle.TITLE not in reference_base(path).styles


@pytest.mark.parametrize(
    "indent", ['w:firstLineChars="200"', 'w:firstLine="640"', 'w:firstLine="0" w:firstLineChars="2"']
)
def test_a_normal_with_an_indent_serves_as_body(export: Export, indent: str) -> None:
    reference = sample(styles(names=without("Body Text"), normal=f"<w:ind {indent}/>"))
    assert value(Package(export(reference)).paragraph("今天在"), "pPr/pStyle") == "a"


@pytest.mark.parametrize("normal", ["", '<w:ind w:firstLine="0"/>', '<w:ind w:left="420"/>', '<w:jc w:val="both"/>'])
def test_a_normal_without_an_indent_does_not(tmp_path: Path, normal: str) -> None:
    path = tmp_path / "样本.docx"
    path.write_bytes(sample(styles(names=without("Body Text"), normal=normal)))
    assert LineStyle.BODY not in reference_base(path).styles


def test_a_style_for_the_body_goes_before_an_indented_normal(export: Export) -> None:
    package = Package(export(sample(styles(normal='<w:ind w:firstLineChars="200"/>'))))
    assert value(style_of(package, "今天在"), "name") == "Body Text"


@pytest.mark.parametrize("where", ["own", "inherited"])
def test_headings_that_number_themselves_do_so_no_more(export: Export, where: str) -> None:
    """The speech has its own 一、."""
    base = style("编号标题", id="base", paragraph=f"<w:keepNext/>{NUMBERED}<w:jc w:val='left'/>")
    own = f"<w:keepNext/>{NUMBERED}<w:outlineLvl w:val='0'/>" if where == "own" else ""
    heading = style("heading 1", id="h1", based_on="base", paragraph=own, run="<w:b/>")
    package = Package(export(sample(styles(base, heading, names=without("heading 1")))))
    properties = package.styles["h1"].find(f"{W}pPr")
    assert [found.get(f"{W}val") for found in properties.iter(f"{W}numId")] == ["0"]
    assert properties.find(f"{W}numPr/{W}ilvl") is None
    assert [child.tag.removeprefix(W) for child in package.styles["h1"]] == ["name", "basedOn", "pPr", "rPr"]
    if where == "own":
        assert [child.tag.removeprefix(W) for child in properties] == ["keepNext", "numPr", "outlineLvl"]


def with_headers(document: Any) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    for kind, side in (("header", "页眉"), ("footer", "页脚")):
        for page, name in (("", "单页"), ("first_page_", "首页"), ("even_page_", "双页")):
            part = getattr(section, f"{page}{kind}")
            part.is_linked_to_previous = False
            part.paragraphs[0].text = f"{name}{side}"
    section.header.paragraphs[0].add_run().add_picture(BytesIO(picture()))


def test_headers_and_footers_of_all_kinds_of_pages_are_kept(speech: Draft, export: Export) -> None:
    package = Package(export(changed(speech, with_headers)))
    assert shown(package, "header") == {"default": "单页页眉", "first": "首页页眉", "even": "双页页眉"}
    assert shown(package, "footer") == {"default": "单页页脚", "first": "首页页脚", "even": "双页页脚"}
    assert package.body.find(f"{W}sectPr/{W}titlePg") is not None
    assert package.tree("word/settings.xml").find(f"{W}evenAndOddHeaders") is not None


def test_a_picture_in_a_header_is_kept(speech: Draft, export: Export) -> None:
    package = Package(export(changed(speech, with_headers)))
    header = next(
        name for name in package.parts if name.startswith("word/header") and "单页" in text_of(package.tree(name))
    )
    (target,) = relations(package, header).values()
    assert package.parts[f"word/{target}"] == picture()
    assert f'r:embed="{next(iter(relations(package, header)))}"'.encode() in package.parts[header]


def sections(document: Any) -> None:
    """Three sections; the second has a footer of its own, the third none."""
    document.sections[0].footer.paragraphs[0].text = "封面页脚"
    document.sections[0].header.is_linked_to_previous = False
    document.sections[0].header.paragraphs[0].text = "全文页眉"
    second = document.add_section(WD_SECTION.NEW_PAGE)
    for footer in (second.footer, second.even_page_footer):
        footer.is_linked_to_previous = False
        footer.paragraphs[0].text = "正文页脚"
    document.add_section(WD_SECTION.NEW_PAGE)


def test_a_last_section_shows_what_it_takes_over_from_those_before_it(speech: Draft, export: Export) -> None:
    package = Package(export(changed(speech, sections)))
    assert shown(package, "footer") == {"default": "正文页脚", "even": "正文页脚"}
    assert shown(package, "header") == {"default": "全文页眉", "even": "全文页眉"}


def test_what_earlier_sections_show_alone_is_gone(speech: Draft, export: Export) -> None:
    package = Package(export(changed(speech, sections)))
    assert not [name for name, content in package.parts.items() if "封面页脚".encode() in content]
    assert sum(name.startswith("word/footer") for name in package.parts) == 2


@pytest.mark.parametrize("kind", ["first", "even"])
def test_what_an_earlier_section_has_for_pages_that_there_are_not_is_not_taken_over(
    speech: Draft, export: Export, kind: str
) -> None:
    def change(document: Any) -> None:
        first = document.sections[0]
        footer = first.first_page_footer if kind == "first" else first.even_page_footer
        footer.is_linked_to_previous = False
        footer.paragraphs[0].text = "没有这样的页"
        document.settings.odd_and_even_pages_header_footer = False
        document.add_section(WD_SECTION.NEW_PAGE)

    assert list(shown(Package(export(changed(speech, change))), "footer")) == ["default"]


def test_a_section_that_starts_where_another_ends_starts_a_page_here(speech: Draft, export: Export) -> None:
    package = Package(export(changed(speech, lambda document: document.add_section(WD_SECTION.CONTINUOUS))))
    assert [found.tag for found in package.body.iter(f"{W}sectPr")] == [f"{W}sectPr"]
    assert package.body.find(f"{W}sectPr/{W}type") is None


@pytest.mark.parametrize(
    ("size", "page", "limit"),
    [
        ("44", PAGE, 36),
        ("72", PAGE, 22),
        ("44", PAGE.replace('w:left="1800"', 'w:left="1800" w:gutter="880"'), 32),
        ("44", '<w:pgSz w:w="16838" w:h="11906"/><w:pgMar w:left="1587" w:right="1474"/>', 62),
        ("44", '<w:pgSz w:w="11906" w:h="16838"/>', 40),
    ],
)
def test_titles_break_by_the_size_and_the_width_of_the_sample(tmp_path: Path, size: str, page: str, limit: int) -> None:
    path = tmp_path / "样本.docx"
    title = style("Title", id="t", run=f'<w:sz w:val="{size}"/>')
    path.write_bytes(sample(styles(title, names=without("Title")), section=page))
    assert reference_base(path).title_limit == limit


@pytest.mark.parametrize(
    ("styled", "limit"),
    [
        ({"base": '<w:sz w:val="52"/>', "defaults": '<w:sz w:val="21"/>'}, 30),
        ({"base": "", "defaults": '<w:sz w:val="32"/>'}, 50),
        ({"base": "", "defaults": ""}, 36),
    ],
)
def test_the_size_of_the_title_is_looked_for_in_what_its_style_is_based_on(
    tmp_path: Path, styled: dict[str, str], limit: int
) -> None:
    path = tmp_path / "样本.docx"
    own = (style("题", id="base", run=styled["base"]), style("Title", id="t", based_on="base"))
    path.write_bytes(sample(styles(*own, names=without("Title"), defaults=styled["defaults"])))
    assert reference_base(path).title_limit == limit


def test_a_larger_title_breaks_into_more_lines(speech: Draft, export: Export) -> None:
    def lines(points: int) -> int:
        content = export(changed(speech, lambda document: setattr(document.styles["Title"].font, "size", Pt(points))))
        return docx.Document(BytesIO(content)).paragraphs[0].text.count("\n") + 1

    assert [lines(10), lines(22), lines(44)] == [1, 2, 4]


def test_styles_based_on_one_another_in_a_circle_are_survived(export: Export) -> None:
    circle = (style("Title", id="t", based_on="u"), style("题", id="u", based_on="t"))
    package = Package(export(sample(styles(*circle, names=without("Title")))))
    assert value(package.paragraph("在全市"), "pPr/pStyle") == "t"


RUN_IN_LOOK = '<w:rFonts w:ascii="黑体" w:eastAsia="楷体"/><w:b/><w:color w:val="C00000"/><w:sz w:val="30"/>'


def test_a_run_in_heading_looks_as_the_samples_heading_does(export: Export) -> None:
    base = style("题", id="base", run='<w:i/><w:sz w:val="60"/>')
    heading = style("heading 2", id="h2", based_on="base", run=RUN_IN_LOOK)
    package = Package(export(sample(styles(base, heading, names=without("heading 2")))))
    look = package.styles[value(package.run("（一）流程"), "rPr/rStyle")].find(f"{W}rPr")
    assert [child.tag.removeprefix(W) for child in look] == ["rFonts", "b", "i", "color", "sz"]
    assert look.find(f"{W}sz").get(f"{W}val") == "30"
    assert look.find(f"{W}rFonts").get(f"{W}eastAsia") == "楷体"


def test_a_run_in_heading_does_not_take_what_normal_says(export: Export) -> None:
    own = styles().replace("<w:pPr></w:pPr></w:style>", '<w:rPr><w:sz w:val="21"/></w:rPr></w:style>', 1)
    package = Package(export(sample(own)))
    assert package.styles[value(package.run("（一）流程"), "rPr/rStyle")].find(f"{W}rPr") is None


def test_a_quotation_in_a_run_in_heading_looks_as_the_heading_does(export: Export) -> None:
    heading = style("heading 2", id="h2", run=RUN_IN_LOOK)
    package = Package(export(sample(styles(heading, names=without("heading 2")))))
    quoted = package.styles[value(package.run("急难愁盼"), "rPr/rStyle")]
    assert value(quoted, "basedOn") == value(package.run("（一）流程"), "rPr/rStyle")


def test_character_styles_that_are_missing_are_added_with_nothing_left_to_hang_in_the_air(export: Export) -> None:
    package = Package(export(sample(), notes=(Note(0, 0, 2, "核对"),)))
    based = {found.get(f"{W}val") for found in package.tree("word/styles.xml").iter(f"{W}basedOn")}
    used = {found.get(f"{W}val") for found in package.body.iter(f"{W}rStyle", f"{W}pStyle")}
    assert based <= set(package.styles)
    assert used <= set(package.styles)
    assert {value(package.styles[name], "name") for name in used} >= {"段首句", "引文", "待填", "接排标题2"}


def test_character_styles_that_are_there_are_used(export: Export) -> None:
    lead = style("段首句", id="ld", kind="character", based_on="a0", run='<w:color w:val="FF0000"/>')
    package = Package(export(sample(styles(lead))))
    assert value(package.run("一是目录"), "rPr/rStyle") == "ld"
    names = [value(found, "name") for found in package.styles.values()]
    assert names.count("段首句") == 1


def test_what_goes_with_a_run_in_heading_of_the_samples_own_is_based_on_it(export: Export) -> None:
    own = style("接排标题2", id="own", kind="character", based_on="a0", run="<w:i/>")
    package = Package(export(sample(styles(own))))
    assert value(package.run("（一）流程"), "rPr/rStyle") == "own"
    assert value(package.styles[value(package.run("急难愁盼"), "rPr/rStyle")], "basedOn") == "own"


def test_where_a_sample_has_no_default_styles_nothing_is_based_on_them(export: Export) -> None:
    every = "".join(style(name, id=f"s{number}", based_on="") for number, name in enumerate(NAMES))
    package = Package(export(sample(f"<w:styles {DECLARED}>{every}</w:styles>"), notes=(Note(0, 0, 2, "核对"),)))
    based = {found.get(f"{W}val") for found in package.tree("word/styles.xml").iter(f"{W}basedOn")}
    assert based <= set(package.styles)


def test_an_id_that_is_taken_is_not_given_twice(export: Export) -> None:
    package = Package(export(sample(styles(style("领起", id="Lead", kind="character", based_on="a0")))))
    own = value(package.run("一是目录"), "rPr/rStyle")
    assert own != "Lead"
    assert value(package.styles[own], "name") == "段首句"


def test_the_samples_styles_of_comments_are_used_under_the_ids_that_comments_name(export: Export) -> None:
    known = style("annotation text", id="a8", more='<w:link w:val="a9"/>', run='<w:sz w:val="18"/>')
    subject = style("annotation subject", id="aa", based_on="a8")
    package = Package(export(sample(styles(known, subject)), notes=(Note(0, 0, 2, "核对"),)))
    names = [value(found, "name") for found in package.styles.values()]
    assert names.count("annotation text") == 1
    assert value(package.styles["CommentText"], "rPr/sz") == "18"
    assert value(package.styles["aa"], "basedOn") == "CommentText"


def test_a_sample_with_comments_of_its_own_gives_none_of_them(speech: Draft, export: Export) -> None:
    def change(document: Any) -> None:
        paragraph = document.add_paragraph("样本里的话")
        document.add_comment(paragraph.runs, "样本里的批注", author="方某")

    reference = changed(speech, change)
    with_notes, without_notes = export(reference, notes=(Note(0, 0, 2, "核对"),)), export(reference)
    assert [comment.text for comment in read_back(with_notes).comments] == ["核对"]
    assert "word/comments.xml" not in Package(without_notes).parts
    for content in (with_notes, without_notes):
        everything = b"".join(Package(content).parts.values())
        assert "方某".encode() not in everything
        assert "样本里的批注".encode() not in everything


@pytest.mark.parametrize("notes", [(), (Note(0, 0, 2, "核对"), Note(6, 0, 2, "出处"))])
def test_python_docx_opens_it(export: Export, notes: tuple[Note, ...]) -> None:
    document = docx.Document(BytesIO(export(sample(), notes=notes)))
    assert [comment.text for comment in document.comments] == [note.text for note in notes]
    assert document.paragraphs[5].text == "同志们："


@pytest.mark.layout
def test_libreoffice_prints_it_with_its_header_and_its_text(speech: Draft, export: Export, tmp_path: Path) -> None:
    (tmp_path / "稿.pdf").write_bytes(to_pdf(export(changed(speech, with_headers))))
    printed = subprocess.run(["pdftotext", tmp_path / "稿.pdf", "-"], check=True, capture_output=True, timeout=60)
    text = printed.stdout.decode()
    assert "首页页眉" in text
    assert "同志们：" in text


# Packages that other programs make.

SETTINGS = f"{WORD}.settings+xml"
FONTS = f"{WORD}.fontTable+xml"
REMARK = "<!-- 某程序所写 -->"
ODD = {
    "no section": sample(section=None),
    "nothing in its section": sample(section=""),
    "a main part called otherwise": sample(main="word/document2.xml"),
    "a main part in the top folder": sample(main="document.xml"),
    "remarks in its section": sample(section=REMARK + PAGE),
    "remarks in its styles": sample(styles(style("引", id="x", more=REMARK, paragraph=REMARK, run=REMARK), REMARK)),
    "remarks in its headings": sample(
        styles(style("heading 1", id="h", more=REMARK, paragraph=f"{REMARK}<w:keepNext/>"), names=without("heading 1"))
    ),
    "remarks in its settings": sample(
        None, Part("word/settings.xml", f"<w:settings {DECLARED}>{REMARK}</w:settings>", SETTINGS, "settings")
    ),
    "remarks in its fonts": sample(
        None, Part("word/fontTable.xml", f"<w:fonts {DECLARED}>{REMARK}</w:fonts>", FONTS, "fontTable")
    ),
    "fonts of a theme": sample(
        styles(defaults='<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/>')
    ),
    "a text that its page does not hold": sample(section=PAGE.replace("11906", "3000")),
}


@pytest.mark.parametrize("reference", ODD.values(), ids=ODD)
def test_packages_as_other_programs_make_them_serve_too(speech: Draft, export: Export, reference: bytes) -> None:
    content = export(reference, notes=(Note(0, 0, 2, "核对"),))
    package = Package(content)
    assert read_back(content).printed == read_back(render(speech, ".docx")).printed
    targets = {posixpath.normpath(posixpath.join("word", target)) for target in relations(package).values()}
    assert targets <= set(package.parts)
    assert docx.Document(BytesIO(content)).paragraphs[5].text == "同志们："


def test_a_theme_is_kept_for_the_fonts_it_names(export: Export) -> None:
    theme = '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="本局"/>'
    kind = "application/vnd.openxmlformats-officedocument.theme+xml"
    package = Package(export(sample(None, Part("word/theme/theme1.xml", theme, kind, "theme"))))
    assert etree.fromstring(package.parts["word/theme/theme1.xml"]).get("name") == "本局"
    assert "theme/theme1.xml" in relations(package).values()


def test_a_font_is_named_by_the_styles_alone(export: Export) -> None:
    package = Package(export(sample()))
    assert not [found for found in package.body.iter(f"{W}rFonts") if found.get(f"{W}ascii")]


def test_styles_that_a_speech_does_not_use_may_be_missing(tmp_path: Path, speech: Draft) -> None:
    path = tmp_path / "样本.docx"
    path.write_bytes(sample(styles(names=["Title", "Body Text"])))
    base = reference_base(path)
    short = Draft(title=(Run("治水体会"),), blocks=(Paragraph((Run("水是命脉。"),)),))
    check_styles(short, standard(), base)
    headed = replace(short, blocks=(Heading(1, "一、", (Run("护好水源"),), run_in=True), *short.blocks))
    assert read_back(render_docx(headed, standard(), base=base)).printed[1].text == "一、护好水源。水是命脉。"


def test_a_sample_may_hold_what_python_docx_knows_nothing_of(speech: Draft, export: Export) -> None:
    def change(document: Any) -> None:
        box = OxmlElement("w:sdt")
        box.append(OxmlElement("w:sdtContent"))
        document.element.body.insert(0, box)

    assert read_back(export(changed(speech, change))).printed == read_back(render(speech, ".docx")).printed


@pytest.mark.parametrize(
    ("name", "centred"), [("Subtitle", True), ("署名", True), ("Date", True), ("Salutation", False)]
)
def test_a_lesser_line_without_a_style_looks_like_the_body(export: Export, name: str, centred: bool) -> None:
    package = Package(export(sample(styles(names=without(name)))))
    (style,) = (
        style
        for style in package.styles.values()
        if style.find(f"{W}name").get(f"{W}val").casefold() == name.casefold()
    )
    body = next(found for found in package.styles if found == style.find(f"{W}basedOn").get(f"{W}val"))
    assert package.styles[body].find(f"{W}name").get(f"{W}val") == "Body Text"
    assert (style.find(f"{W}pPr/{W}jc") is not None) == centred
    assert style.find(f"{W}pPr/{W}ind").get(f"{W}firstLine") == "0"


def test_for_libreoffice_a_sample_has_no_grid(tmp_path: Path) -> None:
    path = tmp_path / "样本.docx"
    path.write_bytes(sample())
    assert reference_base(path, libreoffice=True).section.find(f"{W}docGrid") is None
