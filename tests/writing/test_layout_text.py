"""A speech as LibreOffice sets it: its head, its headings, its paragraphs and its punctuation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

import pytest

from drafter.draft import Block, Draft, Heading, Paragraph, Run, lines, plain_text
from drafter.hanzi import HeadingLevel
from drafter.layouts import Layout
from drafter.writing.printed import HEADING_LEVELS, printed_lines
from drafter.writing.titles import break_title
from tests.writing.measuring import POINT, TWIP, Paper, Printed, print_all

pytestmark = pytest.mark.layout

WAYS = (".docx", ".pdf")
LAYOUTS = ("gbt9704", "gbt9704-word", "reading-copy", "plain", "own")
PAPERS = [f"{name}{way}" for name in LAYOUTS for way in WAYS if (name, way) != ("gbt9704-word", ".docx")]
LINES = {"gbt9704": 22, "gbt9704-word": 22, "reading-copy": 18, "plain": 29, "own": 23}
CHARACTERS = {"gbt9704": 28, "gbt9704-word": 28, "reading-copy": 24, "plain": 34, "own": 28}
LEVELS: tuple[HeadingLevel, ...] = (1, 2, 3, 4)
ENUMERATORS = ("一、", "（一）", "1.", "（1）")

SHORT = "清单每月更新。"
CLOSING = "。，、；：！？”’）》"
FULL_WIDTH = ("“", "”", "‘", "’", "……", "——", "《》", "（", "，", "。")
LATIN_FACES = re.compile("Times|Serif|Tinos|Termes|Roman")


def paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def heading(level: HeadingLevel) -> Heading:
    return Heading(level, ENUMERATORS[level - 1], (Run("把流程理顺"),))


def of(*blocks: Block) -> Draft:
    return Draft(title=(), blocks=blocks)


def headings_at_the_foot(count: int) -> Draft:
    """Each of four headings would be the last of *count* lines on its page, then two be the last two."""
    blocks: list[Block] = []
    for level in LEVELS:
        before = count - 1 if level == 1 else count - 2
        blocks += [paragraph(SHORT)] * before + [heading(level)]
    blocks += [paragraph(SHORT)] * (count - 3) + [heading(1), heading(2), paragraph(SHORT)]
    return of(*blocks)


def parted(count: int, characters: int) -> Draft:
    """A heading on the last line but one of *count*, then a paragraph of three lines."""
    above = paragraph("国" * (characters * (count - 2) - 2))
    return of(above, heading(1), paragraph("国" * (characters * 3 - 2)))


def endless(count: int, characters: int) -> Draft:
    """A line, then a paragraph of two pages and a half."""
    return of(paragraph(SHORT), paragraph("国" * (characters * (count * 5 // 2) - 2)))


def spoken(count: int, characters: int) -> Draft:
    """Some pages of sentences between a fifth of a line and three lines, in paragraphs of a line to a page and more."""
    lengths = [characters * share // 5 for share in (4, 9, 2, 13, 6, 15, 3, 11, 7, 5, 14, 8, 1, 12, 10)]
    sentences = ["国" * length + "。" for length in lengths * 4]
    sizes = (1, 4, 2, 7, count, 3, 5, 9, 6)
    starts = [sum(sizes[:index]) for index in range(len(sizes))]
    parts = ["".join(sentences[start : start + size]) for start, size in zip(starts, sizes, strict=True)]
    return of(*(block for part in parts if part for block in (heading(1), paragraph(part))))


def marks_at_the_edge(characters: int) -> Draft:
    """Every closing mark where it would be the last of its line, or the first of the next."""
    marks = (*CLOSING, "。”", "！”", "》，")
    return of(*(paragraph("国" * count + mark) for count in range(characters - 5, characters) for mark in marks))


def dashes_at_the_edge(characters: int) -> Draft:
    """A dash where the end of a line would part it."""
    return of(*(paragraph("国" * count + "——国") for count in range(characters - 5, characters)))


def widths() -> Draft:
    """A line of 国, then lines as long with punctuation in them; at last one with digits and letters."""
    return of(
        paragraph("国" * 6),
        *(paragraph("国国" + mark + "国" * (4 - len(mark))) for mark in FULL_WIDTH),
        paragraph("到2025年执行GB/T 9704-2012，“照着做”……"),
    )


@pytest.fixture(scope="module")
def papers(
    layouts: Mapping[str, Layout], speech: Draft, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Paper]:
    speeches: dict[str, tuple[Draft, Layout]] = {}
    for name in PAPERS:
        layout, (count, characters) = layouts[bare(name)], (LINES[bare(name)], CHARACTERS[bare(name)])
        for kind, draft in {
            "speech": speech,
            "headings": headings_at_the_foot(count),
            "parted": parted(count, characters),
            "endless": endless(count, characters),
            "spoken": spoken(count, characters),
            "marks": marks_at_the_edge(characters),
            "dashes": dashes_at_the_edge(characters),
            "widths": widths(),
        }.items():
            speeches[f"{kind}-{name}"] = (draft, layout)
    return print_all(speeches, tmp_path_factory.mktemp("text"))


def bare(name: str) -> str:
    return name.removesuffix(".docx").removesuffix(".pdf")


@pytest.fixture(params=PAPERS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def made(name: str, papers: Mapping[str, Paper]) -> Mapping[str, Paper]:
    """What is printed in the layout *name*, by its kind."""
    return {kind.removesuffix(f"-{name}"): paper for kind, paper in papers.items() if kind.endswith(f"-{name}")}


def unspaced(text: str) -> str:
    return "".join(text.split())


# The head


def expected_head(speech: Draft, layout: Layout) -> list[str]:
    title = plain_text(speech.title)
    places = [0, *break_title(title, layout.title_limit), len(title)]
    head = [title[start:end] for start, end in pairwise(places)]
    rest = [line.text for line in printed_lines(speech, layout) if line.style.value in ("subtitle", "byline", "date")]
    return [unspaced(line) for line in (*head, *rest)]


def head_of(paper: Paper) -> list[Printed]:
    before = next(index for index, line in enumerate(paper.lines) if line.text == "同志们：")
    return paper.lines[:before]


def test_the_title_breaks_at_words_and_the_head_is_in_order(made: Mapping[str, Paper], speech: Draft) -> None:
    paper = made["speech"]
    assert [line.text for line in head_of(paper)] == expected_head(speech, paper.layout)


def test_a_long_title_takes_more_than_one_line(made: Mapping[str, Paper]) -> None:
    assert head_of(made["speech"])[1].text.endswith("会议上的讲话")


@pytest.mark.parametrize("name", ["own.docx", "own.pdf"])
def test_a_layout_of_ones_own_has_its_head_in_its_own_order(made: Mapping[str, Paper]) -> None:
    assert [line.text for line in head_of(made["speech"])][2:] == [
        "（2025年3月18日）",
        "何某市数据局局长",
        "——兼谈窗口作风",
    ]


def test_each_line_of_the_head_is_centred_and_no_wider_than_the_text(made: Mapping[str, Paper]) -> None:
    area = made["speech"].area
    for line in head_of(made["speech"]):
        assert line.middle == pytest.approx(area.middle, abs=0.5)
        assert area.left - 0.2 < line.left
        assert line.right < area.right + 0.2


def test_the_title_is_as_large_as_the_layout_says(name: str, made: Mapping[str, Paper]) -> None:
    size = {"reading-copy": 26, "plain": 18}.get(bare(name), 22)
    for line in head_of(made["speech"])[:2]:
        assert line.right - line.left == pytest.approx(len(line.text) * size * POINT, abs=0.5)


def test_one_empty_line_divides_the_head_from_the_speech(made: Mapping[str, Paper]) -> None:
    paper = made["speech"]
    last, salutation = head_of(paper)[-1], paper.lines[len(head_of(paper))]
    assert salutation.top - last.top == pytest.approx(2 * paper.layout.page.line * TWIP, abs=0.1)


def test_the_salutation_begins_at_the_edge(made: Mapping[str, Paper]) -> None:
    paper = made["speech"]
    assert paper.lines[len(head_of(paper))].left == pytest.approx(paper.area.left, abs=0.2)


# Headings


def test_the_bookmarks_are_the_headings_on_lines_of_their_own(made: Mapping[str, Paper], speech: Draft) -> None:
    assert made["speech"].bookmarks == [line.text for line in lines(speech) if line.style in HEADING_LEVELS]
    assert len(made["speech"].bookmarks) == 3


def test_no_heading_stands_alone_at_the_foot_of_a_page(name: str, made: Mapping[str, Paper]) -> None:
    count = LINES[bare(name)]
    pages = [[line.text for line in page.lines] for page in made["headings"].pages]
    assert [len(page) for page in pages] == [count - 1] * 4 + [count - 2, 3]
    assert [page[0] for page in pages[1:]] == [f"{enumerator}把流程理顺" for enumerator in (*ENUMERATORS, "一、")]
    assert pages[-1] == ["一、把流程理顺", "（一）把流程理顺", SHORT]


# Paragraphs


@pytest.mark.parametrize("name", ["reading-copy.docx", "reading-copy.pdf"])
def test_a_reading_copy_moves_a_paragraph_whole_with_its_heading(made: Mapping[str, Paper]) -> None:
    first, second = made["parted"].pages
    assert len(first.lines) == 16
    assert [len(line.text) for line in second.lines] == [len("一、把流程理顺"), 22, 24, 24]


@pytest.mark.parametrize("name", ["reading-copy.docx", "reading-copy.pdf"])
def test_every_page_of_a_reading_copy_ends_with_a_sentence_and_is_nearly_full(made: Mapping[str, Paper]) -> None:
    *pages, last = made["spoken"].pages
    assert len(pages) > 3
    assert {page.lines[-1].text[-1] for page in (*pages, last)} == {"。"}
    assert min(len(page.lines) for page in pages) >= LINES["reading-copy"] - 4


@pytest.mark.parametrize("name", [name for name in PAPERS if bare(name) != "reading-copy"])
def test_in_other_layouts_a_sentence_may_run_over_to_the_next_page(made: Mapping[str, Paper]) -> None:
    assert {page.lines[-1].text[-1] for page in made["spoken"].pages[:-1]} != {"。"}


@pytest.mark.parametrize("name", [name for name in PAPERS if bare(name) != "reading-copy"])
def test_other_layouts_fill_the_page(name: str, made: Mapping[str, Paper]) -> None:
    assert [len(page.lines) for page in made["parted"].pages] == [LINES[bare(name)], 2]


def test_a_paragraph_longer_than_a_page_is_printed_whole(name: str, made: Mapping[str, Paper]) -> None:
    paper, (count, characters) = made["endless"], (LINES[bare(name)], CHARACTERS[bare(name)])
    assert "".join(line.text for line in paper.lines) == SHORT + "国" * (characters * (count * 5 // 2) - 2)
    assert len(paper.pages[1].lines) == count


# Punctuation and fonts


@pytest.mark.parametrize("name", [f"{layout}.pdf" for layout in LAYOUTS])
def test_no_mark_stands_outside_the_text_area_or_begins_a_line(made: Mapping[str, Paper]) -> None:
    paper = made["marks"]
    for line in paper.lines:
        assert line.right < paper.area.right + 0.2, line.text
        assert line.text[0] not in CLOSING
    assert any(line.text[-1] in CLOSING and line.right > paper.area.right - 3 for line in paper.lines)


@pytest.mark.parametrize("name", [f"{layout}.pdf" for layout in LAYOUTS])
def test_dashes_are_not_parted(made: Mapping[str, Paper]) -> None:
    assert [line.text for line in made["dashes"].lines if line.text.count("—") == 1] == []


def test_punctuation_is_as_wide_as_a_character(made: Mapping[str, Paper]) -> None:
    plain, *others = made["widths"].lines[: len(FULL_WIDTH) + 1]
    for line in others:
        assert line.right == pytest.approx(plain.right, abs=0.2), line.text


def test_punctuation_is_in_the_chinese_font_and_digits_are_in_the_latin_one(made: Mapping[str, Paper]) -> None:
    fonts = made["widths"].fonts
    (chinese,) = {font for text, font in fonts if "国" in text}
    assert {font for text, font in fonts if re.search("[“”‘’…—，]", text)} >= {chinese}
    for text, font in fonts:
        if re.search("[“”‘’…—，]", text):
            assert font == chinese
        if re.search("[0-9A-Z]", text):
            assert font != chinese
            assert LATIN_FACES.search(font), font
