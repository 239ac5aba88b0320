"""Marks that come in pairs: what closes what, what is left over, in time that grows with the text alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.checking.pairs import all_well, pairs

TEXTS = st.text("“”‘’《》（）()【】\n甲，", max_size=30)
MANY = 20_000


def test_each_pair_knows_the_quotation_around_it() -> None:
    matched = pairs("“甲（‘乙’）《丙》”‘丁’").matched
    assert {start: pair.around for start, pair in matched.items()} == {0: "", 2: "“", 3: "“", 7: "“", 11: ""}


def test_a_quotation_that_is_never_closed_is_around_nothing() -> None:
    assert [pair.around for pair in pairs("“甲“乙”").matched.values()] == [""]


@given(TEXTS)
def test_every_mark_is_matched_or_left_over_or_stands_alone_but_never_two_of_these(text: str) -> None:
    found = pairs(text)
    ends = {pair.end for pair in found.matched.values()}
    assert len(ends) == len(found.matched)
    assert not (ends | found.matched.keys()) & set(found.unmatched)
    assert all("\n" not in text[pair.start : pair.end] for pair in found.matched.values())


@given(TEXTS)
def test_pairs_never_cross(text: str) -> None:
    found = list(pairs(text).matched.values())
    assert not [(a, b) for a in found for b in found if a.start < b.start < a.end < b.end]


@given(TEXTS)
def test_where_all_is_well_nothing_is_left_over(text: str) -> None:
    assert not (all_well(text) and pairs(text).unmatched)


@pytest.mark.parametrize(
    ("text", "left"),
    [("“" * MANY, MANY), ("“" * MANY + "》" * MANY, 2 * MANY), ("“" * MANY + "”" * MANY, 0), ("“甲\n" * MANY, 1)],
)
def test_tens_of_thousands_of_marks_are_matched(text: str, left: int) -> None:
    assert len(pairs(text).unmatched) == left
