"""The document: its printed lines, its counts, its way to JSON and back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.draft import (
    Block,
    Draft,
    Heading,
    Line,
    LineStyle,
    Paragraph,
    Point,
    Run,
    RunKind,
    Runs,
    Span,
    body_text,
    characters,
    from_json,
    lines,
    minutes,
    to_json,
)
from drafter.hanzi import HeadingLevel

TEXTS = st.text(st.one_of(st.sampled_from("水利。，“”（）：！？…　\n aA1"), st.characters(exclude_categories=["Cs"])))
RUNS = st.lists(st.builds(Run, TEXTS, st.sampled_from(RunKind), st.none() | TEXTS), max_size=3).map(tuple)
BLOCKS = st.one_of(
    st.builds(Heading, st.integers(1, 4), TEXTS, RUNS, st.booleans()),
    st.builds(Paragraph, RUNS, st.sampled_from(["opening", "body", "closing", "thanks"])),
    st.builds(Point, st.integers(1, 3), TEXTS, RUNS, RUNS, st.booleans()),
)
DRAFTS = st.builds(Draft, RUNS, RUNS, RUNS, RUNS, RUNS, RUNS, st.lists(BLOCKS, max_size=6).map(tuple))


def plain(text: str) -> Runs:
    return (Run(text),)


def printed(*blocks: Block) -> list[Line]:
    return list(lines(Draft((), blocks=blocks)))


def texts(*blocks: Block) -> list[str]:
    return [line.text for line in printed(*blocks)]


# -- above the speech ---------------------------------------------------------------------------------------


def test_title_subtitle_byline_date_and_salutation_stand_above_in_this_order() -> None:
    draft = Draft(
        title=plain("题目"),
        subtitle=plain("——副题"),
        office=plain("水务局局长"),
        name=plain("何某"),
        date=plain("2026年4月9日"),
        salutation=plain("同志们："),
    )
    assert [(line.style, line.text) for line in lines(draft)] == [
        (LineStyle.TITLE, "题目"),
        (LineStyle.SUBTITLE, "——副题"),
        (LineStyle.BYLINE, "水务局局长　何某"),
        (LineStyle.DATE, "2026年4月9日"),
        (LineStyle.SALUTATION, "同志们："),
    ]


@pytest.mark.parametrize(("office", "name"), [("局长", ""), ("", "何某")])
def test_half_a_byline_has_no_space_beside_it(office: str, name: str) -> None:
    assert [line.text for line in lines(Draft((), office=plain(office), name=plain(name)))] == [office + name]


def test_what_is_empty_is_not_printed() -> None:
    assert printed(Paragraph(()), Paragraph(plain(""))) == []


# -- headings -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_a_heading_of_its_own_line_has_the_style_of_its_level_and_no_full_stop(level: HeadingLevel) -> None:
    found = printed(Heading(level, "一、", plain("治水先治渠")), Paragraph(plain("正文。")))
    assert [(line.style, line.text) for line in found] == [
        (LineStyle(f"heading{level}"), "一、治水先治渠"),
        (LineStyle.BODY, "正文。"),
    ]


@pytest.mark.parametrize("text", [(), plain("")])
def test_a_heading_of_its_own_line_without_text_is_left_out_and_parts_paragraphs_all_the_same(text: Runs) -> None:
    blocks = (Paragraph(plain("甲。")), Heading(1, "一、", text), Point(1, "一是", (), plain("乙。"), run_in=True))
    assert texts(*blocks) == ["甲。", "一是乙。"]


def test_a_run_in_heading_stands_at_the_head_of_its_paragraph_and_keeps_its_level() -> None:
    (line,) = printed(Heading(2, "（一）", plain("清淤"), run_in=True), Paragraph(plain("分段清。")))
    assert line == Line(LineStyle.BODY, (Span("（一）清淤。", heading_level=2), Span("分段清。")))


def test_only_the_first_paragraph_joins_a_run_in_heading() -> None:
    blocks = (Heading(1, "一、", plain("清淤"), run_in=True), Paragraph(plain("甲。")), Paragraph(plain("乙。")))
    assert texts(*blocks) == ["一、清淤。甲。", "乙。"]


def test_a_run_in_heading_before_another_heading_is_a_line_of_its_own() -> None:
    blocks = (Heading(1, "一、", plain("清淤"), run_in=True), Heading(1, "二、", plain("护岸"), run_in=True))
    assert texts(*blocks) == ["一、清淤。", "二、护岸。"]


# -- points -------------------------------------------------------------------------------------------------


def test_a_point_is_a_paragraph_with_its_lead_emphasised() -> None:
    (line,) = printed(Point(1, "一是", plain("摸清家底"), plain("逐渠登记。")))
    assert line.spans == (Span("一是摸清家底。", RunKind.LEAD), Span("逐渠登记。"))


def test_a_point_without_a_lead_emphasises_nothing() -> None:
    (line,) = printed(Point(1, "一方面", (), plain("要勤看。")))
    assert line.spans == (Span("一方面要勤看。"),)


def test_run_in_points_go_on_in_the_paragraph_before_them() -> None:
    blocks = (
        Paragraph(plain("抓三件事。")),
        Point(2, "一是", plain("清淤"), plain("分段清。"), run_in=True),
        Point(2, "二是", plain("护岸"), plain("分期护。"), run_in=True),
        Point(1, "一是", plain("另起"), plain("一段。")),
    )
    assert texts(*blocks) == ["抓三件事。一是清淤。分段清。二是护岸。分期护。", "一是另起。一段。"]


def test_run_in_points_go_on_in_the_paragraph_of_a_run_in_heading() -> None:
    blocks = (
        Heading(2, "（一）", plain("清淤"), run_in=True),
        Paragraph(plain("分段清。")),
        Point(1, "一是", plain("先上游"), plain("后下游。"), run_in=True),
    )
    assert texts(*blocks) == ["（一）清淤。分段清。一是先上游。后下游。"]


def test_a_run_in_point_after_a_heading_of_its_own_line_begins_a_paragraph() -> None:
    blocks = (Heading(1, "一、", plain("清淤")), Point(1, "一是", (), plain("先上游。"), run_in=True))
    assert texts(*blocks) == ["一、清淤", "一是先上游。"]


# -- closing punctuation ------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["。", "！", "？", "：", "；", "，", "……", "。”", "！）", "。》"])
def test_a_lead_that_ends_a_clause_gets_no_second_mark(ending: str) -> None:
    assert texts(Point(1, "一是", plain(f"清淤{ending}"), plain("分段清。"))) == [f"一是清淤{ending}分段清。"]


@pytest.mark.parametrize("ending", ["”", "）", "》", ""])
def test_a_lead_that_ends_no_clause_is_closed_with_a_full_stop(ending: str) -> None:
    assert texts(Point(1, "一是", plain(f"清淤{ending}"), plain("分段清。"))) == [f"一是清淤{ending}。分段清。"]


def test_the_stop_after_an_open_lead_is_no_part_of_the_placeholder() -> None:
    (line,) = printed(Point(1, "", (Run("【待填：小标题】", RunKind.PLACEHOLDER),), plain("正文。")))
    assert line.spans == (Span("【待填：小标题】", RunKind.PLACEHOLDER), Span("。", RunKind.LEAD), Span("正文。"))


# -- counts -------------------------------------------------------------------------------------------------


def test_what_is_spoken_begins_with_the_salutation() -> None:
    draft = Draft(
        plain("题目"), name=plain("何某"), salutation=plain("同志们："), blocks=(Paragraph(plain("讲 两点。")),)
    )
    assert (body_text(draft), characters(draft)) == ("同志们：\n讲 两点。", 8)


def test_reading_time_counts_chinese_characters_alone() -> None:
    assert minutes(Draft((), blocks=(Paragraph(plain("渠" * 360 + "，" * 99 + "a" * 99)),))) == 2.0


# -- for every draft ----------------------------------------------------------------------------------------


@given(DRAFTS)
def test_a_draft_comes_back_from_json_as_it_was(draft: Draft) -> None:
    assert from_json(to_json(draft)) == draft


@given(DRAFTS)
def test_no_line_is_empty_and_no_two_neighbouring_spans_are_of_one_kind(draft: Draft) -> None:
    for line in lines(draft):
        assert line.text
        kinds = [(span.kind, span.heading_level) for span in line.spans]
        assert all(one != other for one, other in pairwise(kinds))


@given(DRAFTS)
def test_every_text_of_a_draft_is_printed_in_order(draft: Draft) -> None:
    whole = "".join(line.text for line in lines(draft))
    at = 0
    for block in draft.blocks:
        for run in (*(block.lead if isinstance(block, Point) else ()), *block.text):
            at = whole.index(run.text, at) + len(run.text)


def test_a_run_in_heading_without_text_gets_no_full_stop() -> None:
    (line,) = printed(Heading(2, "（一）", (), run_in=True), Paragraph(plain("正文。")))
    assert line.text == "（一）正文。"
