"""Whatever the text: it gives a speech, and no word of it is lost or said twice."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from drafter.draft import HEAD, Heading, LineStyle, Point, lines
from drafter.reading import Source, SourceLine
from drafter.reading.speech import Speech
from drafter.reading.structure import outline, recognise
from drafter.reading.structure.outline import Node

MARKS = (
    "一、 二、 三、 十十、 二三是 （一） (二) 1. 2、 （1） "
    "一是 二是 三是 一要 二要 第一， 第二， 首先， 其次， 再次， 最后， 一方面 另一方面"
)
WORDS = "同志们： 各位领导、 总之， 谢谢大家！ 在全县会上的讲话 （2026年5月20日） 治水 先治渠 抓落实 汇报完毕 【待填：姓名】 是 1 2026"
ROUND = "。 ， ； ： : ！ ” “ ! ? 。”。 ... —— ## ##paidbegin## 上一篇： 相关阅读 阅读排行"
PIECES = [piece for row in (MARKS, WORDS, ROUND) for piece in row.split(" ")]
BLANKS = ("\n", "\n", "\n", "\n\n", " ", "\u3000", "\t", "水务局局长　何某", "甲" * 70, "乙" * 35 + "。")
TEXTS = st.lists(st.sampled_from((*PIECES, *BLANKS)), max_size=60).map("".join)
LINES = st.builds(
    lambda text, heading, centred, bold: (text, heading, centred, ((0, len(text)),) if bold else ()),
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
    st.integers(0, 9),
    st.booleans(),
    st.booleans(),
)
WORD = st.lists(LINES, max_size=12).map(
    lambda paragraphs: Source(
        "稿子.docx",
        True,
        tuple(SourceLine(number, *text[:2], text[3], "", text[2]) for number, text in enumerate(paragraphs, 1)),
    )
)
PLAIN = TEXTS.map(
    lambda text: Source("稿子.txt", False, tuple(SourceLine(at, line) for at, line in enumerate(text.split("\n"), 1)))
)
SOURCES = st.one_of(PLAIN, WORD)


def bare(text: str) -> str:
    """*text* without white space, which is the printer's, and without paid marks."""
    return re.sub("#{2,}paidbegin#{2,}", "", "".join(text.split()))


def of_head(style: LineStyle) -> bool:
    return style in HEAD or style is LineStyle.SALUTATION


def source_lines(speech: Speech, *, head: bool) -> list[str]:
    return [bare(speech.source.lines[line.index].text) for line in speech.lines if (line.part == "head") is head]


@given(SOURCES)
def test_every_line_below_the_head_is_printed_as_it_stands(source: Source) -> None:
    speech = recognise(source)
    printed = [bare(line.text) for line in lines(speech.draft) if not of_head(line.style)]
    assert printed == source_lines(speech, head=False)


@given(SOURCES)
def test_the_lines_of_the_head_are_printed_but_for_the_brackets_of_the_date(source: Source) -> None:
    speech = recognise(source)
    printed = "".join(bare(line.text) for line in lines(speech.draft) if of_head(line.style))
    said = "".join(source_lines(speech, head=True))
    assert sorted(printed.translate(BRACKETS)) == sorted(said.translate(BRACKETS))


BRACKETS = str.maketrans("", "", "（）()")


@given(SOURCES)
def test_lines_come_in_order_each_in_the_style_it_is_printed_in(source: Source) -> None:
    speech = recognise(source)
    assert [line.index for line in speech.lines] == sorted({line.index for line in speech.lines})
    styles = [line.style for line in lines(speech.draft) if not of_head(line.style)]
    assert [line.style for line in speech.lines if line.part != "head"] == styles


@given(SOURCES)
def test_lines_that_were_left_out_are_remarked_on(source: Source) -> None:
    speech = recognise(source)
    taken = {line.index for line in speech.lines}
    if any(bare(line.text) and index not in taken for index, line in enumerate(source.lines)):
        assert speech.remarks


@given(SOURCES)
def test_items_are_the_headings_and_points_and_stand_where_they_say(source: Source) -> None:
    speech = recognise(source)
    found = [block for block in speech.draft.blocks if isinstance(block, Heading | Point)]
    assert len(found) == len(speech.items)
    for index, (block, item) in enumerate(zip(found, speech.items, strict=True)):
        text = source.lines[item.enumerator.index].text
        assert item.text.index == item.enumerator.index
        assert 0 <= item.enumerator.start <= item.enumerator.end <= item.text.start <= item.text.end <= len(text)
        assert bare(text[item.enumerator.start : item.enumerator.end]) == bare(block.enumerator)
        assert (item.kind, item.level, item.run_in) == (block.type, block.level, block.run_in)
        assert -1 <= item.parent < index


@given(SOURCES)
def test_the_outline_holds_every_heading_and_point_once_in_order(source: Source) -> None:
    speech = recognise(source)
    tree = outline(speech)
    nodes = [node for section in tree.sections for node in walked(section) if node.line]
    numbers = [source.lines[item.enumerator.index].number for item in speech.items]
    assert [node.line for node in nodes] == numbers


@given(SOURCES)
def test_the_lengths_in_the_outline_add_up_to_that_of_the_speech(source: Source) -> None:
    tree = outline(recognise(source))
    texts = "".join(text for _, text in (*tree.opening, *tree.closing, *tree.thanks))
    total = sum(section.characters() for section in tree.sections)
    assert total + len(bare(texts)) + len(bare(tree.salutation)) == tree.characters


def walked(node: Node) -> list[Node]:
    return [node, *(each for point in node.points for each in walked(point))]
