"""drafter layouts, and --layout, --reference, --notes: what is shown, refused and written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.conftest import Result, Run

Write = Callable[[str, str], str]

LETTER = """\
id: letter
name: 便函
summary: 给友邻单位的信
page: {width: 210, height: 297, top: 30, bottom: 30, left: 30, right: 30, lines: 20}
styles:
  body: {font: 宋体, size: 四号}
  title: {size: 20, bold: true, align: center, indent: 0}
  date: {align: right, indent: 0}
latin_font: Arial
page_number: {form: "第 {n} 页，共 {total} 页", place: center, below: 8, font: 黑体, size: 小五}
fonts: {宋体: [serif], 黑体: [sans-serif], Arial: [sans-serif]}
"""

SHOWN = """\
letter　便函
给友邻单位的信

纸张　210 × 297 毫米
边距　上 30，下 30，左 30，右 30
版心　每页 20 行，每行 30 字；行距 33.55 磅

题目　　　宋体　20 磅　加粗　居中
副题　　　宋体　四号（14 磅）　两端对齐，首行缩进 2 字
署名　　　宋体　四号（14 磅）　两端对齐，首行缩进 2 字
日期　　　宋体　四号（14 磅）　居右
称谓　　　宋体　四号（14 磅）　两端对齐，首行缩进 2 字
一级标题　宋体　四号（14 磅）　两端对齐，首行缩进 2 字
二级标题　宋体　四号（14 磅）　两端对齐，首行缩进 2 字
三级标题　宋体　四号（14 磅）　两端对齐，首行缩进 2 字
四级标题　宋体　四号（14 磅）　两端对齐，首行缩进 2 字
正文　　　宋体　四号（14 磅）　两端对齐，首行缩进 2 字
页码　　　黑体　小五（9 磅）　第 {n} 页，共 {total} 页　居中

用到的字体：宋体、黑体、Arial
"""

LISTED = """\
gbt9704　公文格式（自带）
    GB/T 9704-2012：A4，每页 22 行，每行 28 字，3号仿宋
gbt9704-word　公文格式（字符网格）（自带）
    同 gbt9704，用“指定行和字符网格”排 22 行 × 28 字；只用 Word 或 WPS 打开时选它
plain　普通文稿（自带）
    宋体小四、黑体标题，固定行距 24 磅，页码居中；哪台电脑上都有这些字体
reading-copy　朗读稿（自带）
    小二号字、宽行距，一句话尽量不跨页，页码注总页数
"""

BROKEN = "id: broken\nname: 甲\nsummary: 乙\nextends: gbt9704\npage: {lines: 90}\nlatin_font: Arail\n"
WRONG = """\
{path}:5:8: 行距只有 7.05 磅，排不下 16 磅的字
    | page: {{lines: 90}}
    → 每页少排几行，加大行距，或把字号改小
{path}:6:1: 字体“Arail”没有登记
    | latin_font: Arail
    → 是不是“Arial”？要用这种字体，先在 fonts 里登记：Arail: [没有它时用的字体]
"""


def speech(*paragraphs: str, title: str = "在巡河工作例会上的发言", heading: str | None = None) -> str:
    """A draft in JSON."""
    blocks: list[dict[str, object]] = []
    if heading:
        blocks.append({"type": "heading", "level": 1, "enumerator": "一、", "text": [{"text": heading}]})
    blocks += [{"type": "paragraph", "text": [{"text": text}]} for text in paragraphs]
    return json.dumps({"title": [{"text": title}], "blocks": blocks}, ensure_ascii=False)


@pytest.fixture
def source(file: Write) -> str:
    """A short draft in JSON in the working folder."""
    return file("稿.json", speech("同志们好。", "今年巡河12次。"))


@pytest.fixture
def broken(file: Write) -> str:
    """What is said of a broken layout in the project folder."""
    return WRONG.format(path=Path.cwd() / file("layouts/broken.yaml", BROKEN))


def refused(result: Result, *left: str) -> str:
    """The message of a command that was refused and left only the files named behind."""
    assert (result.status, result.out, result.files) == (2, "", tuple(sorted(left)))
    return result.err


def document(path: str, part: str = "word/document.xml") -> str:
    with ZipFile(path) as package:
        return package.read(part).decode()


# -- layouts list, show, check, schema ----------------------------------------------------------------------


def test_the_layouts_at_hand_are_listed_with_their_layers(run: Run, file: Write) -> None:
    file("layouts/letter.yaml", LETTER)
    result = run("layouts", "list")
    assert (result.status, result.err) == (0, "")
    assert result.out == LISTED + "letter　便函（项目）\n    给友邻单位的信\n"


def test_a_broken_layout_does_not_hide_the_others(run: Run, broken: str) -> None:
    result = run("layouts", "list")
    assert (result.status, result.out, result.err) == (0, LISTED, broken)


@pytest.mark.parametrize("name", ["letter", "layouts/letter.yaml"])
def test_a_layout_is_shown_as_it_comes_out(run: Run, file: Write, name: str) -> None:
    file("layouts/letter.yaml", LETTER)
    result = run("layouts", "show", name)
    assert (result.status, result.out, result.err) == (0, SHOWN, "")


def test_the_standard_is_shown_with_its_figures(run: Run) -> None:
    shown = run("layouts", "show", "gbt9704").out
    assert "版心　每页 22 行，每行 28 字；行距 28.95 磅" in shown
    assert "页码　　　宋体　四号（14 磅）　— {n} —　单页居右、双页居左" in shown


def test_a_layout_without_page_numbers_says_so(run: Run, file: Write) -> None:
    file("layouts/letter.yaml", re.sub("page_number: .*", "page_number: ~", LETTER))
    assert "\n页码　　　不要\n" in run("layouts", "show", "letter").out


@pytest.mark.parametrize("name", ["gbt9704", "gbt9704-word", "plain", "reading-copy"])
def test_what_a_shipped_layout_promises_of_its_page_is_what_it_shows(run: Run, name: str) -> None:
    shown = run("layouts", "show", name).out
    summary, body = shown.split("\n")[1], next(line for line in shown.split("\n") if line.startswith("正文"))
    promised = dict(re.findall(r"每(页|行) ?(\d+) ?[行字]", summary))
    figures = dict(re.findall(r"每(页|行) (\d+) [行字]", shown.split("\n\n")[1]))
    assert promised.items() <= figures.items()
    for size in re.findall("小[一二三四]|[二三四]号", summary):
        assert size in body


def test_a_layout_to_show_that_there_is_not_is_answered_with_the_nearest(run: Run) -> None:
    assert refused(run("layouts", "show", "gbt")) == (
        "没有叫“gbt”的版式\n    → 是不是 gbt9704？用 drafter layouts list 看有哪些版式\n"
    )


def test_a_broken_layout_is_not_shown(run: Run, broken: str) -> None:
    assert refused(run("layouts", "show", "broken"), "layouts/broken.yaml") == broken


def test_sound_layouts_are_counted(run: Run, file: Write) -> None:
    file("layouts/letter.yaml", LETTER)
    assert run("layouts", "check").out == "5 个版式都没有毛病。\n"
    assert run("layouts", "check", "letter", "plain").out == "2 个版式都没有毛病。\n"


def test_every_mistake_in_every_layout_is_told_once(run: Run, file: Write, broken: str) -> None:
    other = Path.cwd() / file("layouts/other.yaml", LETTER.replace("id: letter", "id: other").replace("四号", "九号"))
    said = refused(run("layouts", "check"), "layouts/broken.yaml", "layouts/other.yaml")
    assert said.startswith(broken + f"{other}:6:20: 没有“九号”这个字号\n")
    assert refused(run("layouts", "check", "broken", "broken"), "layouts/broken.yaml", "layouts/other.yaml") == broken


def test_only_the_layouts_named_are_checked(run: Run, broken: str) -> None:
    assert run("layouts", "check", "plain").status == 0
    assert refused(run("layouts", "check", "plain", "plian"), "layouts/broken.yaml").startswith("没有叫“plian”的版式\n")


def test_the_schema_for_editors_is_printed_as_json(run: Run) -> None:
    result = run("layouts", "schema")
    schema = json.loads(result.out)
    assert (result.status, result.err) == (0, "")
    assert schema["properties"]["keep_sentences"]["description"].startswith("尽量不在一句话中间翻页")
    assert "\\u" not in result.out


# -- --layout -----------------------------------------------------------------------------------------------

NEW = ("new", "-t", "study-seminar", "--defaults", "--seed", "1", "--set", "sections=1")


@pytest.mark.parametrize("output", ["稿.docx", "稿.html", "稿.md"])
def test_an_unknown_layout_is_answered_with_the_nearest_and_nothing_is_written(
    run: Run, source: str, output: str
) -> None:
    said = "没有叫“reading”的版式\n    → 是不是 reading-copy？用 drafter layouts list 看有哪些版式\n"
    assert refused(run("write", source, "-o", output, "--layout", "reading"), source) == said
    assert refused(run(*NEW, "-o", output, "--layout", "reading"), source) == said


@pytest.mark.parametrize("name", ["broken", "layouts/broken.yaml"])
def test_a_broken_layout_is_told_and_nothing_is_written(run: Run, source: str, broken: str, name: str) -> None:
    said = broken.replace(str(Path.cwd() / "layouts/broken.yaml"), name) if name.endswith(".yaml") else broken
    left = (source, "layouts/broken.yaml")
    assert refused(run("write", source, "-o", "稿.docx", "--layout", name), *left) == said
    assert refused(run(*NEW, "-o", "稿.docx", "--layout", name), *left) == said


def test_a_layout_file_that_is_not_there_is_told(run: Run, source: str) -> None:
    assert refused(run("write", source, "-o", "稿.docx", "--layout", "没有.yaml"), source) == (
        "没有.yaml: 找不到这个文件\n    → 核对文件名和所在的文件夹\n"
    )


def test_a_broken_layout_is_no_matter_to_those_who_do_not_ask_for_it(run: Run, source: str, broken: str) -> None:
    assert broken
    assert run("write", source, "-o", "稿.docx").err == ""


def test_without_a_layout_that_of_the_standard_is_taken(run: Run, source: str) -> None:
    run("write", source, "-o", "一.docx")
    run("write", source, "-o", "二.docx", "--layout", "gbt9704")
    assert Path("一.docx").read_bytes() == Path("二.docx").read_bytes()


def test_another_layout_changes_the_page(run: Run, source: str) -> None:
    run("write", source, "-o", "一.docx")
    run("write", source, "-o", "二.docx", "--layout", "reading-copy")
    standard, copy = document("一.docx"), document("二.docx")
    assert 'w:top="2098"' in standard
    assert 'w:linePitch="579"' in standard
    assert 'w:top="1701"' in copy
    assert 'w:linePitch="746"' in copy
    assert re.findall("<w:t[ >].*?</w:t>", copy) == re.findall("<w:t[ >].*?</w:t>", standard)


@pytest.mark.parametrize("name", ["letter", "layouts/letter.yaml"])
def test_a_layout_of_ones_own_is_taken_by_its_name_or_its_path(run: Run, file: Write, source: str, name: str) -> None:
    file("layouts/letter.yaml", LETTER)
    assert run("write", source, "-o", "稿.docx", "--layout", name).status == 0
    assert 'w:linePitch="671"' in document("稿.docx")


def test_a_layout_of_ones_own_in_place_of_the_standard_is_taken_unasked(run: Run, file: Write, source: str) -> None:
    file("layouts/gbt9704.yaml", LETTER.replace("id: letter", "id: gbt9704"))
    run("write", source, "-o", "稿.docx")
    assert 'w:linePitch="671"' in document("稿.docx")


def test_a_new_draft_is_written_in_the_layout_asked_for(run: Run) -> None:
    assert run(*NEW, "-o", "稿.docx", "--layout", "reading-copy").status == 0
    assert 'w:linePitch="746"' in document("稿.docx")


def test_a_layout_changes_the_look_of_a_web_page(run: Run, source: str) -> None:
    run("write", source, "-o", "稿.html", "--layout", "plain")
    page = Path("稿.html").read_text(encoding="utf-8")
    assert "font-size:12pt" in page
    assert "仿宋_GB2312" not in page


@pytest.mark.parametrize("suffix", ["md", "txt", "json"])
def test_a_layout_of_another_size_leaves_text_as_it_is(run: Run, source: str, suffix: str) -> None:
    run("write", source, "-o", f"一.{suffix}")
    run("write", source, "-o", f"二.{suffix}", "--layout", "plain")
    assert Path(f"一.{suffix}").read_bytes() == Path(f"二.{suffix}").read_bytes()


# -- --reference, --notes -----------------------------------------------------------------------------------

REFERENCE = "--reference 只用于 .docx 和 .pdf\n    → 去掉 --reference，或把稿子写成 .docx\n"
NOTES = "--notes 写的是 Word 批注，只用于 .docx\n    → 去掉 --notes，或把稿子写成 .docx\n"


@pytest.mark.parametrize("suffix", ["md", "txt", "json", "html", "HTML"])
def test_only_word_documents_have_notes_and_a_sample(run: Run, source: str, suffix: str) -> None:
    for command in (("write", source), NEW):
        assert refused(run(*command, "-o", f"新.{suffix}", "--reference", "样本.docx"), source) == REFERENCE
        assert refused(run(*command, "-o", f"新.{suffix}", "--notes"), source) == NOTES


def test_a_pdf_has_no_notes(run: Run, source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drafter.writing.pdf.check_office", lambda: None)
    assert refused(run("write", source, "-o", "新.pdf", "--notes"), source) == NOTES


@pytest.mark.parametrize("sample", ["没有.docx", "稿.json"])
def test_a_sample_that_cannot_be_read_is_told_and_nothing_is_written(run: Run, source: str, sample: str) -> None:
    said = refused(run("write", source, "-o", "新.docx", "--reference", sample), source)
    assert said.startswith(f"{sample}: ")
    assert "\n    → " in said


def test_a_wrong_format_is_told_before_the_layout_is_looked_for(run: Run, source: str) -> None:
    assert "不能写成“.doc”格式的文件" in refused(run("write", source, "-o", "新.doc", "--layout", "甲"), source)


# -- the fonts that a document asks for ---------------------------------------------------------------------


def fonts(result: Result) -> str:
    """The fonts that a command said are needed."""
    assert result.status == 0
    found = re.search("^.*没有的会换成.*：(.*)。$", result.out, re.MULTILINE)
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("draft", "needed"),
    [
        (speech("同志们好。"), "方正小标宋简体、仿宋_GB2312、宋体"),
        (speech("今年巡河12次。"), "方正小标宋简体、仿宋_GB2312、宋体、Times New Roman"),
        (speech("“河长”——大家……"), "方正小标宋简体、仿宋_GB2312、宋体"),
        (speech("同志们好。", heading="把责任扛起来"), "方正小标宋简体、黑体、仿宋_GB2312、宋体"),
        (speech("同志们好。", title="2025年巡河小结"), "方正小标宋简体、仿宋_GB2312、宋体、Times New Roman"),
    ],
)
def test_exactly_the_fonts_that_the_draft_needs_are_named(run: Run, file: Write, draft: str, needed: str) -> None:
    source = file("稿.json", draft)
    assert fonts(run("write", source, "-o", "稿.docx")) == needed


@pytest.mark.parametrize(
    ("layout", "needed"),
    [("plain", "黑体、宋体、Times New Roman"), ("letter", "宋体、黑体、Arial"), ("bare", "宋体、Arial")],
)
def test_the_fonts_are_those_of_the_layout(run: Run, file: Write, source: str, layout: str, needed: str) -> None:
    file("layouts/letter.yaml", LETTER)
    file("layouts/bare.yaml", "id: bare\nextends: letter\npage_number: ~\n")
    for output in ("稿.docx", "稿.html"):
        assert fonts(run("write", source, "-o", output, "--layout", layout)) == needed


@pytest.mark.parametrize("suffix", ["md", "txt", "json"])
def test_text_asks_for_no_fonts(run: Run, source: str, suffix: str) -> None:
    assert fonts(run("write", source, "-o", f"新.{suffix}")) == ""


def test_where_a_sample_gives_the_look_the_layout_names_no_fonts(run: Run, source: str) -> None:
    run("write", source, "-o", "样本.docx")
    assert fonts(run("write", source, "-o", "新.docx", "--reference", "样本.docx")) == ""
    assert Path("新.docx").is_file()


def test_the_path_is_the_last_thing_said(run: Run, source: str) -> None:
    assert run("write", source, "-o", "新.docx", "--layout", "plain").out.splitlines()[-1] == "新.docx"
