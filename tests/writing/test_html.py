from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given

from drafter.draft import Draft, Heading, LineStyle, Paragraph, Run
from drafter.layouts import standard
from drafter.layouts.layout import PageNumber, TextStyle
from drafter.writing import render
from drafter.writing.html import UNTITLED, render_html
from drafter.writing.printed import printed_lines
from tests.writing.test_properties import ANY_TEXT, BREAKS, drafts

BLOCKS = {"h1", "h2", "h3", "h4", "h5", "p"}
OTHERS = {"html", "head", "meta", "title", "style", "body", "main", "header", "span", "b", "mark", "br"}
CLASSES = {"subtitle", "byline", "date", "salutation", "quotation", "blank", "fold"} | {
    f"heading{level}" for level in (1, 2, 3, 4)
}


class Reader(HTMLParser):
    """What a browser makes of the file: its blocks with their text, the window's title, the elements and classes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.blocks: list[tuple[str, str]] = []
        self.title = ""
        self.author: str | None = None
        self.tags: set[str] = set()
        self.classes: set[str] = set()
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        attributes = dict(attrs)
        if "class" in attributes:
            self.classes.add(str(attributes["class"]))
        if attributes.get("name") == "author":
            self.author = attributes["content"]
        if tag in BLOCKS:
            self.blocks.append((tag, ""))
        if tag == "br" and "class" not in attributes:
            self.handle_data("\n")
        if tag not in ("meta", "br"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open[-1:] == ["title"]:
            self.title += data
        elif BLOCKS & set(self._open):
            tag, text = self.blocks[-1]
            self.blocks[-1] = (tag, text + data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def written(*runs: Run) -> str:
    """The element of a paragraph of the body."""
    page = render_html(Draft(title=(), blocks=(Paragraph(runs),)), standard())
    found = re.search(r"<p>.*</p>", page)
    assert found is not None
    return found[0]


def test_the_whole_speech(speech: Draft) -> None:
    page = render(speech, ".html").decode()
    assert page.startswith('<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n')
    assert page.partition("<body>\n")[2] == (
        "<main>\n"
        "<header>\n"
        '<h1>在全市深化“一网通办”改革<br class="fold">暨优化营商环境工作推进会议上的讲话</h1>\n'
        '<p class="subtitle">——兼谈窗口作风</p>\n'
        '<p class="byline">市数据局局长　何某</p>\n'
        '<p class="date">（2025年3月18日）</p>\n'
        "</header>\n"
        '<p class="salutation">同志们：</p>\n'
        '<p>今天在<mark>【待填：地点】</mark>开会。<span class="quotation">“磨刀不误砍柴工”</span></p>\n'
        "<h2>一、看清窗口服务的分量</h2>\n"
        '<p><span class="heading2">（一）流程要短，回应<span class="quotation">“急难愁盼”</span>。</span>'
        "全年压减环节不少于127个，执行 GB/T 9704-2012 的‘模板’——照着做……</p>\n"
        "<h4>1.帮办清单</h4>\n"
        "<p>清单每月更新。</p>\n"
        "<h5>（1）谁来帮</h5>\n"
        "<p><b>一是目录要全。</b>各部门按月报齐。</p>\n"
        "<p><b>二是接口要齐</b><mark>【待填：标准】</mark><b>。</b>统一采用。</p>\n"
        "<p>谢谢大家！</p>\n"
        "</main>\n</body>\n</html>\n"
    )


@given(drafts(ANY_TEXT))
def test_a_reader_of_html_sees_the_text_and_nothing_else(draft: Draft) -> None:
    read = Reader(render_html(draft, standard()))
    tags = {LineStyle.TITLE: "h1"} | {LineStyle(f"heading{level}"): f"h{level + 1}" for level in (1, 2, 3, 4)}
    assert read.blocks == [
        (tags.get(line.style, "p"), BREAKS.sub("\n", line.text)) for line in printed_lines(draft, standard())
    ]
    assert read.tags <= BLOCKS | OTHERS
    assert read.classes <= CLASSES


@given(ANY_TEXT)
def test_the_window_and_the_properties_name_title_and_speaker(text: str) -> None:
    read = Reader(render_html(Draft(title=(Run(text),), name=(Run(text),)), standard()))
    assert read.title == (" ".join(text.split()) or UNTITLED)
    assert read.author == (" ".join(text.split()) or None)


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "</p><img src=x onerror=y>", "<!--", "&lt;b&gt;", "]]>", "</style>", "\"'"]
)
def test_text_is_never_markup(text: str) -> None:
    runs = (Run(text),)
    draft = Draft(title=runs, name=runs, blocks=(Heading(1, text, runs), Paragraph(runs)))
    read = Reader(render_html(draft, standard()))
    assert read.tags <= BLOCKS | OTHERS
    assert [found for _, found in read.blocks] == [text, text, text + text, text]


def test_blanks_that_html_would_run_together_are_kept() -> None:
    assert written(Run(" 左  中 右\t")) == (
        '<p><span class="blank"> </span>左<span class="blank">  </span>中 右<span class="blank">\t</span></p>'
    )


def test_line_breaks_inside_a_paragraph_stay() -> None:
    assert written(Run("上\r\n中\u2028下")) == "<p>上<br>中<br>下</p>"


def test_nothing_comes_from_outside_and_nothing_runs(speech: Draft) -> None:
    page = render_html(speech, standard())
    assert not re.search(r"https?:|url\(|@import|<script|<link|\ssrc=|\shref=|\son\w+=", page)


def test_the_sheet_is_a4_with_the_margins_of_the_standard(speech: Draft) -> None:
    page = render_html(speech, standard())
    assert "@page{size:210mm 297mm;margin:37mm 26mm 35mm 28mm}" in page
    assert "line-height:28.95pt" in page


def test_the_page_number_stands_at_the_outer_edge_between_dashes(speech: Draft) -> None:
    page = render_html(speech, standard())
    for side in ("right", "left"):
        assert f'@page :{side}{{@bottom-{side}{{content:"— " counter(page) " —";' in page


def test_the_look_is_that_of_the_layout(speech: Draft) -> None:
    body = TextStyle("隶书", size=18, alignment="left", indent=3, bold=True, tracking=10)
    number = PageNumber(TextStyle("魏碑", size=10.5, indent=2, tracking=-5), "{n}/{total}", "center", footer=1000)
    page_of_its_own = replace(standard().page, width=10000, top=1134, line=600)
    layout = replace(standard(), page=page_of_its_own, body=body, page_number=number, latin_font="Georgia")
    page = render_html(speech, layout)
    assert "@page{size:176.4mm 297mm;margin:20mm 26mm 35mm 28mm}" in page
    assert (
        'p{font-family:"Georgia","隶书",serif;font-size:18pt;font-weight:bold;letter-spacing:0.5pt;'
        "text-align:left;text-indent:3em}" in page
    )
    assert 'padding:0 2em 50pt;letter-spacing:-0.25pt;font:normal 10.5pt/10.5pt "魏碑",serif' in page
    assert "line-height:30pt" in page
    assert '@page{@bottom-center{content:counter(page) "\\2f " counter(pages);' in page
    for of_the_standard in ("210mm", "28.95pt", "Times New Roman"):
        assert of_the_standard not in page


def test_a_narrower_page_breaks_the_title_into_more_lines(speech: Draft) -> None:
    narrow = replace(standard(), page=replace(standard().page, width=8000))
    assert render_html(speech, narrow).count('<br class="fold">') > 1


def test_every_font_of_the_layout_is_named_first_and_a_generic_one_last(speech: Draft) -> None:
    page = render_html(speech, standard())
    stacks = [stack for stack in re.findall(r'font(?:-family)?:[^;}]*?("[^;}]*)', page) if "," in stack]
    named = [re.findall(r'"([^"]+)"', stack) for stack in stacks]
    assert {name for names in named for name in names[:2]} >= set(standard().used_fonts)
    assert all(stack.endswith("serif") for stack in stacks)


def test_the_name_of_a_font_stays_a_name(speech: Draft) -> None:
    layout = replace(standard(), body=TextStyle('坏"}</style><script>\\\n', size=16))
    page = render_html(speech, layout)
    assert Reader(page).tags <= BLOCKS | OTHERS
    assert '"坏\\22 \\7d \\3c \\2f style\\3e \\3c script\\3e \\5c \\a ",serif' in page
