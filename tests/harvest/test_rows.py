"""Rows of equal length among what stands between 、."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.harvest.pieces import rows


@pytest.mark.parametrize(
    ("clause", "row"),
    [
        ("事有人管、责有人担", "事有人管、责有人担"),
        ("形成事有人管、责有人担的局面", "事有人管、责有人担"),
        ("建立来件登记、限时办结、回访评价的机制", "来件登记、限时办结、回访评价"),
        ("增强学习自觉、服务自觉和守纪自觉", "学习自觉、服务自觉和守纪自觉"),
        ("打通水渠、电网、道路", ""),
        ("各村支部、妇联、党员", ""),
    ],
)
def test_a_row_is_told_by_its_length_and_by_what_its_items_share(clause: str, row: str) -> None:
    found = ["、".join(items) for _, items in rows(clause.split("、"))]
    assert (row in found) if row else not any(len(text) >= 10 for text in found)


def test_pairs_that_are_more_alike_than_the_rest_stand_by_themselves() -> None:
    found = ["、".join(items) for _, items in rows(["横看到边", "竖看到底", "毫不含糊"])]
    assert found == ["横看到边、竖看到底、毫不含糊", "横看到边、竖看到底"]


def test_a_row_all_alike_is_not_taken_apart() -> None:
    assert len([*rows(["讲短话", "写短文", "开短会"])]) == 1


@given(st.lists(st.text("一二三四五六七八", min_size=0, max_size=9), min_size=1, max_size=8))
def test_every_row_stands_in_its_clause_and_is_even(parts: list[str]) -> None:
    clause = "、".join(parts)
    for at, items in rows(parts):
        assert "、".join(items) in clause
        assert at + len(items) <= len(parts)
        assert all(len(one) == len(other) for one, other in pairwise(items[:-1] or items))
