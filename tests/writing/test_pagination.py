"""Where the pages of a reading copy end, without setting it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.draft import Line, LineStyle, Span
from drafter.layouts import Layout, load_layout
from drafter.writing.pagination import Kept, kept_sentences

ROWS, CELLS = 18, 24
SENTENCES = st.lists(st.integers(0, 100).map(lambda count: "国" * count + "。"), max_size=20)


@pytest.fixture(scope="module")
def layout() -> Layout:
    return load_layout("reading-copy").layout


def body(text: str) -> Line:
    return Line(LineStyle.BODY, (Span(text),))


def rows(count: int) -> Line:
    """One sentence that takes *count* rows."""
    return body("国" * (count * CELLS - 3) + "。")


def kept(layout: Layout, *lines: Line | None) -> list[Kept]:
    return list(kept_sentences(lines, layout))


def test_what_fits_on_a_page_is_left_alone(layout: Layout) -> None:
    assert kept(layout, *[rows(1)] * ROWS) == [Kept()] * ROWS


def test_a_paragraph_whose_first_sentence_does_not_fit_moves(layout: Layout) -> None:
    assert kept(layout, rows(17), rows(2), rows(16)) == [Kept(), Kept(moved=True), Kept()]


def test_a_paragraph_is_parted_before_the_sentence_that_does_not_fit(layout: Layout) -> None:
    paragraph = body("前半句放得下。后半句" + "国" * CELLS + "就放不下了。")
    assert kept(layout, rows(17), paragraph) == [Kept(), Kept(breaks=(7,))]


def test_a_heading_moves_with_the_paragraph_below_it_and_counts_on_the_next_page(layout: Layout) -> None:
    heading = Line(LineStyle.HEADING_1, (Span("一、把流程理顺"),))
    assert kept(layout, rows(16), heading, rows(2), rows(15), rows(1)) == [
        Kept(), Kept(), Kept(moved=True), Kept(), Kept(moved=True),
    ]  # fmt: skip


def test_a_sentence_longer_than_a_page_runs_over(layout: Layout) -> None:
    assert kept(layout, rows(3), rows(30), rows(3), rows(1)) == [Kept(), Kept(), Kept(), Kept(moved=True)]


def test_a_closing_mark_takes_the_character_before_it_to_the_next_row(layout: Layout) -> None:
    # 17 rows, then one that is full without its 。, which pulls a character down to an eighteenth and a nineteenth.
    tight = body("国" * (CELLS - 2) + "。")
    assert kept(layout, rows(17), tight) == [Kept(), Kept(moved=True)]


def test_a_closing_quotation_mark_belongs_to_its_sentence(layout: Layout) -> None:
    paragraph = body("他说：“先把事办好。”" + "国" * 2 * CELLS + "。")
    assert kept(layout, rows(17), paragraph) == [Kept(), Kept(breaks=(11,))]


@given(st.lists(SENTENCES, max_size=8))
def test_a_paragraph_is_parted_between_its_sentences_alone(paragraphs: list[list[str]]) -> None:
    layout = load_layout("reading-copy").layout
    lines = [body("".join(sentences)) for sentences in paragraphs]
    for sentences, found in zip(paragraphs, kept(layout, *lines), strict=True):
        between = [sum(map(len, sentences[:count])) for count in range(1, len(sentences))]
        assert set(found.breaks) <= set(between)
        assert all(first < second for first, second in pairwise(found.breaks))
