"""What the line that is being typed may go on with."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.hanzi import normalise
from drafter.interview.completion import clause_start, completions
from drafter.phrases import Phrase
from drafter.phrases.pinyin import readings

BANK = (
    Phrase("安全生产", "expression"),
    Phrase("安全生产只有起点，没有终点", "thesis"),
    Phrase("安全生产工作抓得紧不紧，看的是平时", "thesis"),
    Phrase("压实工作责任", "measure"),
    Phrase("压实“责任链条”", "measure"),
    Phrase("坚持常去看、反复抓", "measure"),
    Phrase("坚持{{ theme }}不放松", "measure"),
    Phrase("坚持以学促干", "measure", layer="本单位"),
    Phrase("坚持从严从实，是做好一切工作的前提。" * 3, "passage"),
    Phrase("责任不落实，措施就落空", "problem"),
    Phrase("加强监督检查", "measure"),
    Phrase("抓紧压实工作责任", "lead"),
)


def find(typed: str, most: int) -> Sequence[Phrase]:
    """The phrases that hold all the words, as the bank's search finds them: with the words anywhere in them."""

    def holds(phrase: Phrase, word: str) -> bool:
        key = normalise(word)
        return (
            key in phrase.key
            or key in readings().initials(phrase.key)
            or key in "".join(readings().syllables(phrase.key))
        )

    return [phrase for phrase in BANK if all(holds(phrase, word) for word in typed.split())][:most]


def texts(line: str, most: int = 8) -> list[str]:
    return [offer.text for offer in completions(line, find, most)]


def completed(line: str) -> str:
    """The line once the first offer has been taken."""
    offer = completions(line, find)[0]
    return line[: len(line) - offer.replaces] + offer.text


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("压实", "压实工作责任"),
        ("同志们，压实", "同志们，压实工作责任"),
        ("讲清楚：压实责", "讲清楚：压实“责任链条”"),
        ("要压实", "要压实工作责任"),
        ("持续压实工", "持续压实工作责任"),
        ("jianchi", "坚持常去看、反复抓"),
        ("要坚持aqsc", "要坚持安全生产"),
        ("一定要jqjd", "一定要加强监督检查"),
        ("坚持cqk", "坚持常去看、反复抓"),
    ],
)
def test_the_end_of_the_line_is_completed(line: str, whole: str) -> None:
    assert completed(line) == whole


@pytest.mark.parametrize(
    "line",
    [
        "",
        "压",
        "压实，",
        "aq",
        "AQSC",
        "同志们",
        "压实工作责任",
        "各级压实",
        "落细责任",
        "抓细责任不",
        "压实责任 ",
    ],
)
def test_nothing_is_offered_where_no_phrase_goes_on_with_the_line(line: str) -> None:
    assert texts(line) == []


def test_only_phrases_that_begin_with_it_are_offered() -> None:
    assert texts("压实") == ["压实工作责任", "压实“责任链条”"]


def test_frames_with_slots_and_whole_passages_are_not_offered() -> None:
    assert texts("坚持") == ["坚持常去看、反复抓", "坚持以学促干"]


def test_a_sentence_is_offered_where_a_clause_begins_and_not_within_one() -> None:
    assert texts("，责任不") == ["责任不落实，措施就落空"]
    assert texts("，我们责任不") == []


def test_what_is_offered_says_what_it_is_and_where_it_comes_from() -> None:
    assert [offer.note for offer in completions("坚持", find)] == ["措施 · 自带", "措施 · 本单位"]


def test_no_more_are_offered_than_are_wanted() -> None:
    assert len(texts("安全", 2)) == 2


@given(st.text("压实责任安全生产坚持要，。 aqsc“”", max_size=20))
def test_an_offer_always_goes_on_with_what_it_replaces(line: str) -> None:
    for offer in completions(line, find):
        tail = line[len(line) - offer.replaces :]
        assert 2 <= offer.replaces <= len(line) - clause_start(line)
        chinese = normalise(tail.rstrip("aqsc"))
        assert normalise(offer.text).startswith(chinese)
        assert len(normalise(offer.text)) > len(chinese)
