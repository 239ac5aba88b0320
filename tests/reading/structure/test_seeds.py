"""The five real documents come out as ../shared/GONGWEN.md §2 says; only numbers are kept here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from drafter.hanzi import count_characters
from drafter.reading import read_source
from drafter.reading.speech import Speech
from drafter.reading.structure import recognise
from tests.reading.structure.recognising import at, tree


@dataclass(frozen=True)
class Section:
    """A section: its number, how many paragraphs stand before its points, the points' marks, those in each of them."""

    number: int
    paragraphs: int
    points: str = ""
    inner: tuple[int, ...] = ()


@dataclass(frozen=True)
class Seed:
    """A document in the columns of the table; lengths are in 字."""

    characters: int
    minutes: float
    title: int
    title_line: int
    salutation: str
    opening: int
    run_in: bool
    sections: tuple[Section, ...]
    closing: tuple[int, ...] = ()
    thanks: int = 0


THREE = "（一） （二） （三）".replace("（", "(").replace("）", ")")
TOPICS = "主旨句 主旨句 主旨句"
SEEDS = (
    Seed(
        1987, 9.9, 10, 2, "", 97, False,
        (Section(1, 2), Section(2, 1, "一要 二要 三要"), Section(3, 1, "一是 二是 三是")),
    ),
    Seed(1709, 8.6, 23, 1, "同志们:", 116, True, (Section(1, 1), Section(2, 1), Section(3, 1, "一方面 另一方面"))),
    Seed(
        2148, 10.4, 22, 1, "各位同志：", 107, False,
        (Section(1, 1), Section(2, 1, "一是 二是 三是"), Section(3, 0, "一是 二是 三是 四是")),
        closing=(273, 99),
    ),
    Seed(
        4044, 19.5, 17, 6, "同志们:", 340, False,
        (Section(1, 1, THREE), Section(2, 1, THREE, (5, 4, 3)), Section(3, 1, THREE)),
        closing=(193,), thanks=5,
    ),
    Seed(
        3347, 16.4, 16, 1, "同志们：", 195, False, (Section(1, 1, TOPICS), Section(2, 1, TOPICS), Section(3, 1, TOPICS)),
        thanks=12,
    ),
)  # fmt: skip


@cache
def speech_in(path: Path) -> Speech:
    return recognise(read_source(path))


@pytest.fixture(params=range(len(SEEDS)))
def index(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def seed(index: int) -> Seed:
    return SEEDS[index]


@pytest.fixture
def speech(index: int, seeds: list[Path]) -> Speech:
    return speech_in(seeds[index])


def test_what_is_spoken_has_as_many_characters_and_minutes(speech: Speech, seed: Seed) -> None:
    found = tree(speech)
    assert (found["characters"], found["minutes"]) == (seed.characters, seed.minutes)


def test_the_title_is_found_on_its_line(speech: Speech, seed: Seed) -> None:
    (line,) = [line for line in speech.lines if line.style == "title"]
    assert speech.source.lines[line.index].number == seed.title_line
    assert len(tree(speech)["title"]) == seed.title


def test_the_salutation_is_found_or_there_is_none(speech: Speech, seed: Seed) -> None:
    assert tree(speech)["salutation"] == seed.salutation


def test_one_paragraph_opens_the_speech(speech: Speech, seed: Seed) -> None:
    assert [count_characters(text) for text in tree(speech)["opening"]] == [seed.opening]


def test_the_sections_have_their_paragraphs_points_and_nested_points(speech: Speech, seed: Seed) -> None:
    found = []
    for section in tree(speech)["sections"]:
        assert section["run_in"] is seed.run_in
        points = section["points"]
        marks = " ".join(point["marker"] or "主旨句" for point in points)
        inner = tuple(len(point["points"]) for point in points)
        found.append(Section(section["number"], len(section["paragraphs"]), marks, inner if any(inner) else ()))
    assert tuple(found) == seed.sections


def test_nested_points_are_numbered_in_order(speech: Speech) -> None:
    nested = [item for item in speech.items if item.kind == "point" and item.run_in and item.marker == "一是"]
    counted = [item.number for item in nested]
    assert counted in ([], [1, 2, 3, 4, 5, 1, 2, 3, 4, 1, 2, 3])


def test_the_closing_has_its_paragraphs_or_there_is_none(speech: Speech, seed: Seed) -> None:
    assert tuple(count_characters(text) for text in tree(speech)["closing"]) == seed.closing


def test_thanks_are_a_line_of_their_own_or_there_are_none(speech: Speech, seed: Seed) -> None:
    assert count_characters(tree(speech)["thanks"] or "") == seed.thanks


def test_every_enumerator_stands_where_the_item_says(speech: Speech) -> None:
    marks = {at(speech, item.enumerator) for item in speech.items if item.number}
    assert marks <= {f"{mark}{kind}" for mark in "一二三四五" for kind in "、是要"} | set(THREE.split()) | {
        "一方面",
        "另一方面",
    }


def test_the_heading_that_is_misnumbered_is_a_heading_and_says_so(seeds: list[Path]) -> None:
    speech = speech_in(seeds[2])
    heading = [item for item in speech.items if item.kind == "heading"][-1]
    assert (heading.marker, heading.number, heading.level) == ("一是", 3, 1)
    assert at(speech, heading.enumerator) == "三是"
    assert any("第 11 行“三是”" in remark for remark in speech.remarks)


def test_what_was_taken_off_is_counted(seeds: list[Path]) -> None:
    marks = "跳过了付费网站的标记 2 处"
    assert speech_in(seeds[0]).remarks == (marks,)
    assert marks in speech_in(seeds[2]).remarks
    article, twice = speech_in(seeds[1]).remarks
    assert "文后 33 行" in article
    assert "题目印了两遍" in twice
    after, above, below = speech_in(seeds[3]).remarks
    assert "文后 16 行" in after
    assert "题目上面的 4 行" in above
    assert "题目下面有 3 行" in below
    assert speech_in(seeds[4]).remarks == ()
