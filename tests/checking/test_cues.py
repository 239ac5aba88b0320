"""What is looked for only where one of its cues stands."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.checking import rules
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


def _cued_patterns() -> Iterator[tuple[str, Cued[object], object, re.Pattern[str]]]:
    for module in (import_module(f"{rules.__name__}.{each.name}") for each in pkgutil.iter_modules(rules.__path__)):
        for cued in (each for each in vars(module).values() if isinstance(each, Cued)):
            for thing in cued.things:
                parts = thing if isinstance(thing, tuple) else (thing, getattr(thing, "pattern", None))
                for pattern in (part for part in parts if isinstance(part, re.Pattern)):
                    yield module.__name__, cued, thing, pattern


CUED_PATTERNS = list(_cued_patterns())


@pytest.mark.parametrize(("rule", "cued", "thing", "pattern"), CUED_PATTERNS)
@settings(max_examples=20)
@given(data=st.data())
def test_whatever_a_pattern_matches_has_a_cue_of_it(
    rule: str, cued: Cued[object], thing: object, pattern: re.Pattern[str], data: st.DataObject
) -> None:
    assert thing in cued.within(data.draw(st.from_regex(pattern)))
