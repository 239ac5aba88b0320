"""Stretches that recur and are whole."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from drafter.harvest.recurring import recurring

WORDS = st.lists(st.sampled_from(["清淤", "河道", "水闸", "工程", "管护", "，", "的"]), max_size=60)


def test_a_stretch_is_whole_where_its_neighbours_vary() -> None:
    words = ["抓", "河道", "清淤", "，", "盼", "河道", "清淤", "，", "说", "河道", "清淤", "。"]
    assert recurring(words) == {"河道清淤": 3}


def test_a_stretch_that_is_always_part_of_a_longer_one_is_not() -> None:
    words = ["抓", "河道", "清淤", "工程", "，", "盼", "河道", "清淤", "工程", "，", "说", "河道", "清淤", "工程", "。"]
    assert recurring(words) == {"河道清淤工程": 3}


def test_a_stretch_that_no_phrase_ends_with_is_not() -> None:
    words = ["抓", "河道", "清淤", "甲", "，", "盼", "河道", "清淤", "乙", "，", "说", "河道", "清淤", "丙", "。"]
    assert recurring(words) == {}


def test_in_a_larger_text_more_is_asked_for() -> None:
    filler = [word for number in range(40_000) for word in (f"甲{number}乙丙", "，")]
    twice = ["抓", "河道", "清淤", "，", "盼", "河道", "清淤", "，"]
    assert "河道清淤" in recurring(twice)
    assert "河道清淤" not in recurring([*twice, *filler])


@given(WORDS)
def test_what_is_found_stands_there_as_often_as_is_said(words: list[str]) -> None:
    body = "".join(words)
    for stretch, count in recurring(words).items():
        assert 4 <= len(stretch) <= 12
        assert len(re.findall(f"(?={stretch})", body)) == count >= 2
