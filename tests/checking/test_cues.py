"""What is looked for only where one of its cues stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.checking.cues import Cued

CUED = Cued([(("隐患", "险情"), "险"), (("隐患排查",), "查"), (("汛",), "汛")])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("平安无事。", []),
        ("险情", ["险"]),
        ("隐患排查", ["险", "查"]),
        ("汛期排查隐患", ["险", "汛"]),
        ("汛，险情，汛，隐患", ["险", "汛"]),
    ],
)
def test_what_has_a_cue_in_the_text_is_found_once_in_its_order(text: str, found: list[str]) -> None:
    assert CUED.within(text) == found


@given(
    st.text("甲乙丙", max_size=20), st.lists(st.sets(st.text("甲乙丙", min_size=1, max_size=3), min_size=1), max_size=5)
)
def test_cues_may_overlap_and_be_shared(text: str, cues: list[set[str]]) -> None:
    expected = [number for number, these in enumerate(cues) if any(cue in text for cue in these)]
    assert Cued((these, number) for number, these in enumerate(cues)).within(text) == expected
