"""The five skeletons by default: what ../shared/GONGWEN.md §2 tells of the five documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from drafter.compose import compose
from drafter.draft import Block, Draft, Heading, Paragraph, Point, plain_text
from drafter.phrases import PhraseBank
from drafter.templates import Template
from tests.compose.conftest import MakeDraft
from tests.conftest import TEMPLATES


@dataclass(frozen=True)
class Section:
    """A section: the paragraphs before its points, its points in their marks, those inside each of them."""

    paragraphs: int
    points: str = ""
    nested: tuple[str, ...] = ()


@dataclass(frozen=True)
class Skeleton:
    salutation: str
    run_in: bool
    sections: tuple[Section, Section, Section]
    closing: int
    thanks: str = ""


SKELETONS = {
    "study-seminar": Skeleton(
        salutation="",
        run_in=False,
        sections=(Section(2), Section(1, "一要 二要 三要"), Section(1, "一是 二是 三是")),
        closing=0,
    ),
    "party-group-seminar": Skeleton(
        salutation="同志们：",
        run_in=True,
        sections=(Section(1), Section(1), Section(1, "一方面 另一方面")),
        closing=0,
    ),
    "enterprise-seminar": Skeleton(
        salutation="各位同志：",
        run_in=False,
        sections=(Section(1), Section(1, "一是 二是 三是"), Section(0, "一是 二是 三是 四是")),
        closing=2,
    ),
    "committee-remarks": Skeleton(
        salutation="同志们：",
        run_in=False,
        sections=(
            Section(1, "（一） （二） （三）"),
            Section(1, "（一） （二） （三）", ("一是 二是 三是 四是 五是", "一是 二是 三是 四是", "一是 二是 三是")),
            Section(1, "（一） （二） （三）"),
        ),
        closing=1,
        thanks="谢谢大家！",
    ),
    "work-conference": Skeleton(
        salutation="同志们：",
        run_in=False,
        sections=(Section(1, "主旨句 主旨句 主旨句"),) * 3,
        closing=0,
        thanks="我就讲这些，谢谢大家！",
    ),
}


@pytest.fixture(params=TEMPLATES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def draft(name: str, make_draft: MakeDraft) -> Draft:
    """A default draft without facts."""
    return make_draft(name, "水利工作", 1).composition.draft


def test_the_salutation_is_that_of_the_document_or_none(name: str, draft: Draft) -> None:
    assert plain_text(draft.salutation) == SKELETONS[name].salutation


def test_one_paragraph_opens_the_speech(draft: Draft) -> None:
    assert isinstance(draft.blocks[0], Paragraph)
    assert [part_of(block) for block in draft.blocks].count("opening") == 1
    assert part_of(draft.blocks[0]) == "opening"


def test_there_are_three_sections(draft: Draft) -> None:
    assert [heading.enumerator for heading in top(draft)] == ["一、", "二、", "三、"]


def test_headings_stand_on_their_own_line_or_run_in(name: str, draft: Draft) -> None:
    assert {heading.run_in for heading in top(draft)} == {SKELETONS[name].run_in}


def test_each_section_has_its_paragraphs_points_and_nested_points(name: str, draft: Draft) -> None:
    assert tuple(map(section_of, sections(draft))) == SKELETONS[name].sections


def test_points_are_paragraphs_but_those_of_one_paragraph(name: str, draft: Draft) -> None:
    within = {"party-group-seminar": {1: True}, "committee-remarks": {1: True, 2: True}}.get(name, {1: False})
    for block in draft.blocks:
        if isinstance(block, Point):
            assert block.run_in is within[block.level]


def test_subheadings_run_in(draft: Draft) -> None:
    assert all(block.run_in for block in draft.blocks if isinstance(block, Heading) and block.level > 1)


def test_topic_sentences_are_leads_without_a_mark(draft: Draft) -> None:
    assert all(block.lead for block in draft.blocks if isinstance(block, Point) and not block.enumerator)


def test_the_closing_has_its_paragraphs_or_there_is_none(name: str, draft: Draft) -> None:
    assert [part_of(block) for block in draft.blocks].count("closing") == SKELETONS[name].closing


def test_thanks_are_those_of_the_document_or_none(name: str, draft: Draft) -> None:
    thanks = [plain_text(block.text) for block in draft.blocks if part_of(block) == "thanks"]
    assert thanks == list(filter(None, [SKELETONS[name].thanks]))


def test_the_skeleton_stands_before_anything_is_answered(
    name: str, templates: dict[str, Template], bank: PhraseBank
) -> None:
    from drafter.compose import Answers

    draft = compose(templates[name], Answers(name), bank).draft
    marks = [(section.points, section.nested) for section in map(section_of, sections(draft))]
    assert marks == [(section.points, section.nested) for section in SKELETONS[name].sections]


# -- reading a draft ----------------------------------------------------------------------------------------


def part_of(block: Block) -> str:
    return block.part if isinstance(block, Paragraph) else "body"


def top(draft: Draft) -> list[Heading]:
    return [block for block in draft.blocks if isinstance(block, Heading) and block.level == 1]


def sections(draft: Draft) -> Iterator[list[Block]]:
    body = [block for block in draft.blocks if part_of(block) == "body"]
    starts = [index for index, block in enumerate(body) if isinstance(block, Heading) and block.level == 1]
    for start, end in zip(starts, [*starts[1:], len(body)], strict=True):
        yield body[start + 1 : end]


def section_of(blocks: list[Block]) -> Section:
    """What stands under one heading; the paragraph after a subheading is part of it."""
    paragraphs = 0
    points: list[str] = []
    nested: list[list[str]] = []
    for block in blocks:
        if isinstance(block, Heading) or (isinstance(block, Point) and block.level == 1):
            points.append(block.enumerator or "主旨句")
            nested.append([])
        elif isinstance(block, Point):
            nested[-1].append(block.enumerator)
        elif not points:
            paragraphs += 1
    inner = tuple(" ".join(marks) for marks in nested) if any(nested) else ()
    return Section(paragraphs, " ".join(points), inner)
