"""Chinese text with its punctuation in full width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.hanzi import full_width, normalise

MIXED = st.text(st.sampled_from("沟渠水，。、“”（）,.;:!?()\"' \t\u3000aB1-%"), max_size=30)


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("疏通沟渠,修好水闸", "疏通沟渠，修好水闸"),
        ("疏通沟渠, 修好水闸;管好水源: 人人有责!", "疏通沟渠，修好水闸；管好水源：人人有责！"),
        ("谁来管?", "谁来管？"),
        ("谁来管?!", "谁来管？！"),
        ("用好智慧水务(AI)", "用好智慧水务（AI）"),
        ("水闸(共三处)要检修", "水闸（共三处）要检修"),
        ("水闸(3处)要检修", "水闸（3处）要检修"),
        ('学习"管渠人"精神', "学习“管渠人”精神"),
        ("疏通 沟渠", "疏通沟渠"),
        ("疏通\u3000沟渠", "疏通沟渠"),
        ("清淤3 000米,修闸2处", "清淤3 000米，修闸2处"),
        ("使用 AI 系统", "使用 AI 系统"),
        ("比例1:3", "比例1:3"),
        ("9:30开闸", "9:30开闸"),
        ("GB/T 9704-2012", "GB/T 9704-2012"),
        ('say "hello", world!', 'say "hello", world!'),
        ("", ""),
    ],
)
def test_marks_beside_chinese_become_wide_and_others_stay(text: str, wide: str) -> None:
    assert full_width(text) == wide


@given(MIXED)
def test_what_is_wide_stays_as_it_is(text: str) -> None:
    assert full_width(full_width(text)) == full_width(text)


@given(MIXED)
def test_nothing_but_punctuation_and_spaces_changes(text: str) -> None:
    assert normalise(full_width(text)) == normalise(text)


@given(st.text(st.characters(max_codepoint=127), max_size=30))
def test_text_without_chinese_stays_as_it_is(text: str) -> None:
    assert full_width(text) == text


@given(st.text(st.sampled_from("沟渠水闸，。、；：“”（）"), max_size=30))
def test_chinese_text_that_is_wide_already_stays_as_it_is(text: str) -> None:
    assert full_width(text) == text
