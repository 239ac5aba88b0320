"""Chinese numerals, enumerators, counting, normalising, characters that may not come in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.hanzi import (
    ENUMERATORS,
    chinese_number,
    count_characters,
    count_han,
    enumerator,
    forbidden_character,
    normalise,
)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "零"),
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (21, "二十一"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (115, "一百一十五"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1100, "一千一百"),
        (2050, "二千零五十"),
        (9999, "九千九百九十九"),
    ],
)
def test_numbers_are_written_as_they_are_spoken(number: int, written: str) -> None:
    assert chinese_number(number) == written


@pytest.mark.parametrize("number", [-1, 10_000])
def test_numbers_out_of_range_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        chinese_number(number)


def test_no_two_numbers_are_written_alike() -> None:
    assert len({chinese_number(number) for number in range(10_000)}) == 10_000


@pytest.mark.parametrize(
    ("marker", "row"),
    [
        ("一、", ["一、", "二、", "三、"]),
        ("（一）", ["（一）", "（二）", "（三）"]),
        ("1.", ["1.", "2.", "3."]),
        ("（1）", ["（1）", "（2）", "（3）"]),
        ("一是", ["一是", "二是", "三是"]),
        ("一要", ["一要", "二要", "三要"]),
        ("第一，", ["第一，", "第二，", "第三，"]),
        ("首先，", ["首先，", "其次，", "最后，"]),
        ("一方面", ["一方面", "另一方面", "再一方面"]),
        ("无", ["", "", ""]),
    ],
)
def test_each_marker_counts_in_its_own_way(marker: str, row: list[str]) -> None:
    assert [enumerator(marker, number, 3) for number in (1, 2, 3)] == row


def test_two_sides_of_a_matter_are_the_one_and_the_other() -> None:
    assert [enumerator("一方面", number, 2) for number in (1, 2)] == ["一方面", "另一方面"]


def test_a_long_row_of_first_next_last_goes_on_with_numbers() -> None:
    row = [enumerator("首先，", number, 6) for number in range(1, 7)]
    assert row == ["首先，", "其次，", "再次，", "第四，", "第五，", "最后，"]


def test_a_row_of_one_does_not_begin_with_its_end() -> None:
    assert [enumerator(marker, 1, 1) for marker in ("首先，", "一方面")] == ["首先，", "一方面"]


@pytest.mark.parametrize("marker", sorted(set(ENUMERATORS) - {"无", "一方面"}))
def test_no_enumerator_of_a_long_row_comes_twice(marker: str) -> None:
    row = [enumerator(marker, number, 100) for number in range(1, 101)]
    assert len(set(row)) == 100


def test_characters_are_all_but_white_space() -> None:
    assert count_characters("第 1 条：\n　做好。\t") == 7


def test_han_are_chinese_characters_alone() -> None:
    assert count_han("第 1 条：做好𠮷（A）") == 5


def test_normalising_leaves_out_width_punctuation_spaces_and_case() -> None:
    assert normalise("“一网”通办，ＡＢ c！_") == normalise("一网 通办abc") == "一网通办abc"


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize("text", ["", "甲\t乙\r\n丙", "\x85", "𠮷🚒", "\u200b\ufeff\u2028"])
def test_what_documents_may_hold_is_let_in(text: str) -> None:
    assert forbidden_character(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("\x00", (0, "U+0000")),
        ("甲乙\x08丙\x07", (2, "U+0008")),
        ("甲\x1b[2J", (1, "U+001B")),
        ("甲\x7f", (1, "U+007F")),
        ("甲\x9f", (1, "U+009F")),
        ("甲\ud800", (1, "U+D800")),
        ("甲\uffff", (1, "U+FFFF")),
    ],
)
def test_the_first_character_that_no_document_may_hold_is_named(text: str, found: tuple[int, str]) -> None:
    assert forbidden_character(text) == found
