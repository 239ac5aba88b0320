"""Phrases that say nearly the same."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.hanzi import normalise
from drafter.phrases import Phrase, PhraseBank
from drafter.phrases.near import ALIKE, Known


def phrase(text: str) -> Phrase:
    return Phrase(text, "measure")


def likeness(text: str, other: str) -> float:
    """Twice the pairs of characters that two texts share, of all they have."""

    def pairs(key: str) -> Counter[str]:
        return Counter(key[index : index + 2] for index in range(len(key) - 1)) or Counter([key])

    one, two = pairs(normalise(text)), pairs(normalise(other))
    return 2 * (one & two).total() / (one.total() + two.total())


KNOWN = ("逐条疏通灌区里的各级沟渠", "逐座检修水库大坝上的闸门", "抓紧清淤，抓紧加固，抓紧补种", "护渠")


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("逐条疏通灌区里的各级沟渠", 0),
        ("逐条疏通灌区里的各级渠沟", None),
        ("逐条疏通灌区里的各级沟渠道", 0),
        ("逐条疏通灌区里的各级沟，渠。", 0),
        ("要逐座检修水库大坝上的闸门", 1),
        ("抓紧清淤、抓紧加固、抓紧补种", 2),
        ("护渠", 3),
        ("渠护", None),
        ("渠", None),
        ("", None),
        ("巡查堤防", None),
    ],
)
def test_a_phrase_that_says_nearly_the_same_is_found(text: str, nearest: int | None) -> None:
    found = Known(map(phrase, KNOWN)).nearest(text)
    assert (found.text if found else None) == (None if nearest is None else KNOWN[nearest])


def test_of_several_the_most_alike_is_found() -> None:
    known = Known(map(phrase, ("逐条疏通灌区里的各级沟渠水", "逐条疏通灌区里的各级沟渠", "先逐条疏通灌区里的各级沟渠")))
    found = known.nearest("逐条疏通灌区里的各级沟渠")
    assert found is not None
    assert found.text == "逐条疏通灌区里的各级沟渠"


def test_what_is_added_later_is_known_too() -> None:
    known = Known()
    assert known.nearest("护好水源") is None
    known.add(phrase("护好水源"))
    assert known.nearest("护好水源") == phrase("护好水源")


def test_a_phrase_whose_pairs_repeat_is_found_with_others_added_to_it() -> None:
    known, text = "甲丁甲丁戊己庚辛壬", "甲丁甲丁戊己庚辛壬癸子"
    assert likeness(text, known) >= ALIKE
    assert Known([phrase(known)]).nearest(text) == phrase(known)


TEXTS = st.text(st.sampled_from("渠水闸修，"), max_size=10)


@st.composite
def nearly(draw: st.DrawFn) -> tuple[list[str], str]:
    """Texts that are known, and another, mostly one of them with a few characters changed."""
    known = draw(
        st.lists(TEXTS | st.text(st.sampled_from("甲乙丙丁戊己庚辛壬癸"), max_size=24), min_size=1, max_size=8)
    )
    text = draw(st.sampled_from(known))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        text = text[:start] + draw(st.sampled_from("渠甲子丑")) + text[start + draw(st.integers(0, 1)) :]
    return known, text


@settings(max_examples=1000)
@given(nearly())
def test_what_is_found_is_what_comparing_with_every_phrase_finds(case: tuple[list[str], str]) -> None:
    known, text = case
    best = max(likeness(text, other) for other in known)
    found = Known(map(phrase, known)).nearest(text)
    assert (likeness(text, found.text) if found else None) == (best if best >= ALIKE else None)


def test_what_is_known_before_counts_as_well_and_is_never_added_to() -> None:
    before = Known(map(phrase, KNOWN))
    known = Known(before=before)
    known.add(phrase("巡查堤防险段"))
    assert known.nearest(KNOWN[0]) == phrase(KNOWN[0])
    assert known.nearest("巡查堤防险段") == phrase("巡查堤防险段")
    assert before.nearest("巡查堤防险段") is None


def test_of_what_is_known_before_and_after_the_most_alike_is_found() -> None:
    known = Known(before=Known(map(phrase, ("逐条疏通灌区里的各级沟渠水",))))
    known.add(phrase("逐条疏通灌区里的各级沟渠"))
    assert known.nearest("逐条疏通灌区里的各级沟渠") == phrase("逐条疏通灌区里的各级沟渠")


def test_the_phrases_of_a_bank_are_compared_with_only_what_is_added_to_each() -> None:
    bank = PhraseBank(tuple(map(phrase, KNOWN)))
    one, other = Known.of(bank), Known.of(bank)
    one.add(phrase("巡查堤防险段"))
    assert one.nearest(KNOWN[3]) == other.nearest(KNOWN[3]) == phrase(KNOWN[3])
    assert other.nearest("巡查堤防险段") is None
