"""Text files and Markdown as a Source: every line in its place, nothing guessed in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.draft import Draft, LineStyle, Point, Run, RunKind
from drafter.errors import InputFileError
from drafter.layouts import standard
from drafter.reading import Source, read_source
from drafter.reading.markdown import read_markdown
from drafter.reading.text import read_text
from drafter.writing import render
from drafter.writing.printed import printed_lines
from tests.reading.drafts import DRAFTS, on_one_line, unbroken

PATH = Path("稿.txt")
SPEECH = "在全县水利工作会议上的讲话\n\n同志们：\n　　今天开会，部署冬修水利。 \n一、看清形势\n"


def text(content: str | bytes) -> Source:
    return read_text(content.encode() if isinstance(content, str) else content, PATH)


def markdown(content: str) -> Source:
    return read_markdown(content.encode(), Path("稿.md"))


def said(source: Source) -> list[str]:
    return [line.text for line in source.lines]


def bold(source: Source) -> list[str]:
    return [line.text[start:end] for line in source.lines for start, end in line.bold]


# -- text ---------------------------------------------------------------------------------------------------


def test_a_line_is_a_line_exactly_as_it_stands() -> None:
    read = text(SPEECH)
    assert said(read) == ["在全县水利工作会议上的讲话", "", "同志们：", "　　今天开会，部署冬修水利。 ", "一、看清形势"]
    assert [line.number for line in read.lines] == [1, 2, 3, 4, 5]
    assert not read.word
    assert read.remarks == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_on_any_system(end: str) -> None:
    assert said(text(SPEECH.replace("\n", end))) == said(text(SPEECH))


@pytest.mark.parametrize(("content", "lines"), [("", []), ("\n", [""]), ("甲", ["甲"]), ("甲\n\n", ["甲", ""])])
def test_a_line_end_closes_a_line_and_begins_none(content: str, lines: list[str]) -> None:
    assert said(text(content)) == lines


def test_characters_that_no_document_holds_become_spaces_and_that_is_said() -> None:
    read = text("疏通\x0c沟渠\n修好\x01\x01水闸\u2028")
    assert said(read) == ["疏通 沟渠", "修好  水闸 "]
    assert read.remarks == ("有 3 个控制字符不能写进文档，各换成了一个空格",)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp")) | st.just("\n"), max_size=40))
def test_nothing_of_a_text_is_lost(content: str) -> None:
    assert "\n".join(said(text("讲" + content + "完"))) == "讲" + content + "完"


@pytest.mark.parametrize(
    ("codec", "remarks"),
    [
        ("utf-8", ()),
        ("utf-8-sig", ()),
        ("gb18030", ("按 GB18030（GBK）编码读：字节不合 UTF-8，按它读出来是常用的汉字和标点",)),
        ("utf-16", ("按 UTF-16 编码读：文件开头有它的标记（BOM）",)),
    ],
)
def test_an_encoding_other_than_utf_8_is_said_with_the_reason(codec: str, remarks: tuple[str, ...]) -> None:
    read = text(SPEECH.encode(codec))
    assert said(read) == said(text(SPEECH))
    assert read.remarks == remarks


def test_the_mark_of_gb18030_is_known_too() -> None:
    read = text(("\ufeff" + SPEECH).encode("gb18030"))
    assert said(read) == said(text(SPEECH))
    assert read.remarks == ("按 GB18030 编码读：文件开头有它的标记（BOM）",)


@pytest.mark.parametrize("content", [SPEECH.encode("big5", "replace"), b"P\0K\0\x03", "讲话\0".encode()])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(InputFileError, match="认不出文件的编码"):
        text(content)


# -- files --------------------------------------------------------------------------------------------------


def test_a_file_is_read_by_its_suffix_in_any_case(tmp_path: Path) -> None:
    (tmp_path / "稿.TXT").write_text("# 一、看清形势", encoding="utf-8")
    (tmp_path / "稿.MD").write_text("# 一、看清形势", encoding="utf-8")
    assert said(read_source(tmp_path / "稿.TXT")) == ["# 一、看清形势"]
    assert said(read_source(tmp_path / "稿.MD")) == ["一、看清形势"]
    assert read_source(tmp_path / "稿.MD").path == str(tmp_path / "稿.MD")


@pytest.mark.parametrize(
    ("name", "cause", "remedy"),
    [
        ("稿.doc", "不会读“.doc”文件", "用 Word 或 WPS 打开，另存为 .docx"),
        ("稿.wps", "不会读“.wps”文件", "用 Word 或 WPS 打开，另存为 .docx"),
        ("稿.pdf", "不会读“.pdf”文件", "可以读：.docx、.txt、.md；别的格式先另存为 .docx 或 .txt"),
        ("稿", "文件没有扩展名，不知道是什么格式", "可以读：.docx、.txt、.md；别的格式先另存为 .docx 或 .txt"),
    ],
)
def test_other_kinds_of_files_are_refused_with_a_way_out(tmp_path: Path, name: str, cause: str, remedy: str) -> None:
    (tmp_path / name).write_text("讲话", encoding="utf-8")
    with pytest.raises(InputFileError) as caught:
        read_source(tmp_path / name)
    assert str(caught.value) == f"{tmp_path / name}: {cause}\n    → {remedy}"


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧格式"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
        ("一份网页".encode(), "不是 Word 文件"),
    ],
)
def test_a_word_file_that_is_none_is_refused_for_what_it_is(tmp_path: Path, content: bytes, cause: str) -> None:
    (tmp_path / "稿.docx").write_bytes(content)
    with pytest.raises(InputFileError, match=cause):
        read_source(tmp_path / "稿.docx")


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="找不到这个文件"):
        read_source(tmp_path / "稿.docx")
    (tmp_path / "夹.txt").mkdir()
    with pytest.raises(InputFileError, match="这是一个文件夹"):
        read_source(tmp_path / "夹.txt")


# -- Markdown -----------------------------------------------------------------------------------------------

LEVELS = {LineStyle.TITLE: 1} | {LineStyle(f"heading{level}"): level + 1 for level in (1, 2, 3, 4)}


@given(DRAFTS)
def test_our_own_markdown_gives_back_every_line(draft: Draft) -> None:
    content = render(draft, ".md")
    printed = [
        unbroken(line.text) if line.style in LEVELS else on_one_line(line.text)
        for line in printed_lines(draft, standard())
    ]
    read = [line for line in read_markdown(content, Path("稿.md")).lines if line.text.strip()]
    assert [line.text for line in read] == [line for line in printed if line.strip()]


@given(DRAFTS)
def test_our_own_markdown_gives_back_the_levels_of_headings(draft: Draft) -> None:
    read = read_markdown(render(draft, ".md"), Path("稿.md"))
    printed = printed_lines(draft, standard())
    levels = [line.heading for line in read.lines if line.heading]
    assert levels == [LEVELS[line.style] for line in printed if line.style in LEVELS]


def test_leads_of_our_own_markdown_are_bold() -> None:
    point = Point(1, "一是", (Run("渠道要清", RunKind.LEAD),), (Run("先清淤，后加固。"),))
    source = read_markdown(render(Draft(title=(), blocks=(point,)), ".md"), Path("稿.md"))
    assert said(source) == ["一是渠道要清。先清淤，后加固。"]
    assert bold(source) == ["一是渠道要清"]


def test_headings_of_every_form_have_their_level() -> None:
    read = markdown("# 讲话\n## 一、看清形势 ##\n###### 细处\n讲话\n===\n看清形势\n---\n#不是标题\n####### 也不是\n")
    assert [(line.text, line.heading) for line in read.lines] == [
        ("讲话", 1),
        ("一、看清形势", 2),
        ("细处", 6),
        ("讲话", 1),
        ("", 0),
        ("看清形势", 2),
        ("", 0),
        ("#不是标题", 0),
        ("####### 也不是", 0),
    ]


@pytest.mark.parametrize(
    ("marked", "plain", "strong"),
    [
        ("**一是抓清淤。**先干渠", "一是抓清淤。先干渠", ["一是抓清淤。"]),
        ("__一是__抓清淤", "__一是__抓清淤", []),
        ("__一是__ 抓清淤", "一是 抓清淤", ["一是"]),
        ("*要紧*的是**清淤**和**加固**", "要紧的是清淤和加固", ["清淤", "加固"]),
        ("**先*清*淤**", "先清淤", ["先清淤"]),
        (r"3\*4，\# 号，\\ 线", r"3*4，# 号，\ 线", []),
        ("甲&amp;乙&#32;丙&不是；", "甲&乙 丙&不是；", []),
        ("见[渠系图](https://example.org/图)和`清单`", "见渠系图和清单", []),
        ("<https://example.org>，<u>要紧</u>，<某单位>", "https://example.org，要紧，<某单位>", []),
        ("`**不是**`，**是**", "**不是**，是", ["是"]),
    ],
)
def test_markup_within_a_line_is_taken_off(marked: str, plain: str, strong: list[str]) -> None:
    assert (said(markdown(marked)), bold(markdown(marked))) == ([plain], strong)


@pytest.mark.parametrize("blank", ["****年*月", "于____年__月__日", "做好**工作", "a_b_c", "24 * 1 = 24"])
def test_what_was_left_to_be_filled_in_is_no_markup(blank: str) -> None:
    assert said(markdown(blank)) == [blank]


def test_a_line_is_a_line_but_for_hard_breaks() -> None:
    read = markdown("第一段\n第二段\\\n接着说  \n还接着说\n\n第三段  \n\n> 引一句\n- 列一条\n1. 列二条\n---\n")
    assert [(line.number, line.text) for line in read.lines] == [
        (1, "第一段"),
        (2, "第二段 接着说 还接着说"),
        (5, ""),
        (6, "第三段  "),
        (7, ""),
        (8, "引一句"),
        (9, "列一条"),
        (10, "1. 列二条"),
        (11, ""),
    ]


def test_hard_breaks_are_spaces_that_are_known_for_line_breaks() -> None:
    read = markdown("第 *一*段<br>又\\\n第二段  \n> 引文\n")
    assert [(line.text, line.breaks) for line in read.lines if line.text] == [
        ("第 一段 又 第二段  ", (4, 6)),
        ("引文", ()),
    ]


def test_a_backslash_before_the_beginning_of_something_else_is_a_backslash() -> None:
    assert said(markdown("第一段\\\n# 标题\n")) == ["第一段\\", "标题"]


def test_what_closes_a_heading_is_none_of_it() -> None:
    assert [(line.text, line.heading) for line in markdown("# 甲#  ## \n## #\n### 乙 #丙 \n").lines] == [
        ("甲#", 1),
        ("", 2),
        ("乙 #丙 ", 3),
    ]


def test_pictures_and_bullets_left_out_are_said() -> None:
    read = markdown("- 见![渠系图](图.png)。\n* 清淤\n")
    assert said(read) == ["见。", "清淤"]
    assert read.remarks == ("图片没有读：1 张", "列表的项目符号没有读：2 处")


@given(st.text(st.sampled_from("渠水。*_`#>-+=\\[]()<>!&;~|: \t\n1.a"), max_size=60))
def test_any_markdown_is_read_and_its_chinese_is_kept(content: str) -> None:
    for begins_what_is_left_out in ("![", "](", "]:", "<", "```", "~~~", "|", "---"):
        content = content.replace(begins_what_is_left_out, "注")
    read = markdown(content)
    kept = "".join(said(read))
    assert [each for each in kept if each in "渠水。"] == [each for each in content if each in "渠水。"]
    assert all(0 <= start < end <= len(line.text) for line in read.lines for start, end in line.bold)
