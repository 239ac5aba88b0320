"""Mending what is safe: once is enough, and nothing else changes."""

from __future__ import annotations

import codecs
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.checking.finding import Edit, Finding
from drafter.checking.fixing import edited, fitting, fixed_text, mend
from drafter.checking.rule import Context
from drafter.errors import InputFileError
from drafter.reading import READERS
from drafter.reading.structure import recognise
from tests.checking.conftest import in_body, speech_of
from tests.checking.test_running import TEXTS

FAULTY = "在全县档案工作会议上的讲话\n同志们:\n一、提高 认识\n习总书记强调,要抓好落实。\n二是抓好落实\n各单位要自查,,自改。\n"
MENDED = "在全县档案工作会议上的讲话\n同志们：\n一、提高 认识\n习近平总书记强调，要抓好落实。\n二、抓好落实\n各单位要自查，自改。\n"


def fixed(content: bytes, name: str = "讲话.txt") -> bytes:
    path = Path(name)
    source = READERS[path.suffix](content, path)
    return fixed_text(content, path, source, mend(recognise(source), Context()).edits)


def test_what_is_safe_is_mended_and_the_rest_stays() -> None:
    assert fixed(FAULTY.encode()).decode() == MENDED


@given(TEXTS)
def test_mending_twice_changes_nothing_more(text: str) -> None:
    once = mend(speech_of(text), Context())
    assert mend(once.speech, Context()).changes == ()


@given(TEXTS)
def test_the_edits_lead_from_the_old_text_to_the_new(text: str) -> None:
    before = speech_of(text)
    mended = mend(before, Context())
    assert edited(before.source, mended.edits).lines == mended.speech.source.lines


@pytest.mark.parametrize(
    ("mark", "codec"),
    [(b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (b"", "gb18030")],
)  # fmt: skip
def test_the_encoding_is_kept(mark: bytes, codec: str) -> None:
    assert fixed(mark + FAULTY.encode(codec)) == mark + MENDED.encode(codec)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_the_line_ends_are_kept(end: str) -> None:
    assert fixed(FAULTY.replace("\n", end).encode()).decode() == MENDED.replace("\n", end)


def test_a_sound_file_stays_byte_for_byte() -> None:
    assert fixed(MENDED.encode()) == MENDED.encode()


def test_the_marks_of_markdown_stay() -> None:
    text = "# 在全县档案工作会议上的讲话\n\n同志们:\n\n**要压实责任,**守住底线,抓好落实。\n\n- 要自查,自改\n"
    assert fixed(text.encode(), "讲话.md").decode() == text.replace(",", "，").replace(":", "：")


def test_markdown_that_cannot_be_mended_to_the_letter_is_refused() -> None:
    with pytest.raises(InputFileError, match="不能自动改"):
        fixed("要压实 _责任_，守住底线。\n".encode(), "讲话.md")


@pytest.mark.parametrize("end", ["  \n", "\\\n", "<br>"])
def test_the_line_breaks_of_markdown_stay_and_what_stands_about_them_is_mended(end: str) -> None:
    text = f"要压实责任,{end}守住底线,抓好{end}落实。\n"
    assert fixed(text.encode(), "讲话.md").decode() == text.replace(",", "，")


def test_what_markdown_writes_for_a_character_stays() -> None:
    text = "要压实责任&#65292;守住底线,抓好落实。\n"
    assert fixed(text.encode(), "讲话.md").decode() == text.replace(",", "，")


def test_each_change_says_what_was_and_what_is() -> None:
    (change,) = mend(speech_of(in_body("习总书记强调，要抓好落实。")), Context()).changes
    assert (change.number, change.rule, change.old, change.new) == (5, "title-name", "习", "习近平")


def test_of_findings_that_overlap_the_first_is_mended() -> None:
    def finding(*edits: Edit) -> Finding:
        return Finding("rule", "E", 0, 0, 1, "错了", "改正", edits)

    first, second, third = Edit(0, 0, 2, "甲"), Edit(0, 1, 3, "乙"), Edit(0, 4, 5, "丙")
    assert [each.edits for each in fitting([finding(first), finding(second, third)])] == [(first,)]
    assert [each.edits for each in fitting([finding(first), finding(third)])] == [(first,), (third,)]


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        ("“要以'钉钉子'精神抓落实”", "“要以‘钉钉子’精神抓落实”"),
        ("\"要以'钉钉子'精神抓落实\"", "“要以‘钉钉子’精神抓落实”"),
        ("要发扬'钉钉子'精神", "要发扬“钉钉子”精神"),
    ],
)
def test_straight_single_quotes_become_those_of_their_level(narrow: str, wide: str) -> None:
    assert fixed(in_body(f"{narrow}。").encode()).decode() == in_body(f"{wide}。")


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3)), max_size=12))
def test_no_two_edits_that_are_made_overlap(places: list[tuple[int, int]]) -> None:
    findings = [
        Finding("rule", "E", 0, start, start + length, "错了", "改正", (Edit(0, start, start + length, ""),))
        for start, length in places
    ]
    made = [edit for finding in fitting(findings) for edit in finding.edits]
    assert not [(a, b) for a, b in combinations(made, 2) if a.start < b.end and b.start < a.end]
    left = [each.edits[0] for each in findings if each.edits[0] not in made]
    assert all(any(a.start < b.end and b.start < a.end for b in made) for a in left)
