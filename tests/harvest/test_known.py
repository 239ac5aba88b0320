"""Which phrases of the banks a text uses."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafter.harvest import ready, used
from drafter.harvest.matching import placed, places
from drafter.phrases import Phrase, PhraseBank

BANK = PhraseBank(
    (
        Phrase("一岗双责", "expression"),
        Phrase("党政同责、一岗双责", "expression"),
        Phrase("把任务分解到岗", "measure"),
        Phrase("把{{ theme }}列入学习计划", "measure"),
        Phrase("压实", "expression"),
    )
)


def lines(*bodies: str) -> list[tuple[str, int, tuple[tuple[str, int], ...]]]:
    found = used([ready(f"{number}.txt", body.split("\n")) for number, body in enumerate(bodies, 1)], BANK)
    return [(one.phrase.text, one.count, one.places) for one in found]


def test_each_phrase_says_how_often_and_where_it_stands() -> None:
    assert lines("开头。\n把任务分解到岗。", "再把任务分解到岗，压实一岗双责。") == [
        ("把任务分解到岗", 2, (("1.txt", 2), ("2.txt", 1))),
        ("一岗双责", 1, (("2.txt", 1),)),
    ]


def test_a_phrase_within_a_longer_one_is_not_counted_there() -> None:
    assert lines("落实党政同责、一岗双责。") == [("党政同责、一岗双责", 1, (("1.txt", 1),))]


def test_width_and_punctuation_make_no_difference() -> None:
    assert lines("落实党政同责 , 一岗双责。")[0][0] == "党政同责、一岗双责"


@given(
    st.text("甲乙丙，", max_size=40), st.sets(st.text("甲乙丙，", min_size=2, max_size=4), max_size=6)
)  # fmt: skip
def test_every_place_of_every_phrase_is_found_once(body: str, phrases: set[str]) -> None:
    expected = [(at, phrase) for phrase in phrases for at in range(len(body)) if body.startswith(phrase, at)]
    assert sorted(places(body, phrases)) == sorted(expected)


@given(
    st.lists(st.text("甲乙丙", max_size=12), max_size=4), st.sets(st.text("甲乙丙", min_size=1, max_size=3), max_size=6)
)  # fmt: skip
def test_every_phrase_is_placed_in_every_text_as_often_as_it_stands_there(bodies: list[str], phrases: set[str]) -> None:
    def often(phrase: str, body: str) -> int:
        return sum(body.startswith(phrase, at) for at in range(len(body)))

    expected = {
        phrase: {number: often(phrase, body) for number, body in enumerate(bodies) if phrase in body}
        for phrase in phrases
    }
    assert placed(phrases, bodies) == expected
