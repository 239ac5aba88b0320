"""An old speech as answers: nothing of it is lost, and what came from a template goes back into it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.answersfile import nearest, taken
from drafter.compose import Answer, Answers, KeyPath, compose
from drafter.draft import Draft, Heading, Paragraph, Point, Run, body_text, lines
from drafter.interview import Session
from drafter.phrases import PhraseBank
from drafter.templates import Template, load_template
from tests.conftest import TEMPLATES

FIELDS = {
    "theme": "水利建设", "occasion": "水利建设专题学习研讨会", "unit": "市水利局", "office": "局长", "name": "何某",
    "date": "2026-05-20",
}  # fmt: skip


def drafted(template: Template, bank: PhraseBank, seed: int) -> Draft:
    known: dict[KeyPath, Answer] = {
        ("fields", name): Answer(value) for name, value in FIELDS.items() if name in template.fields
    }
    return Session(template, bank, Answers(template.id, seed, known)).accept_rest().composition.draft


def again(draft: Draft, template: Template) -> Draft:
    return compose(template, taken(draft, template, {}), PhraseBank()).draft


def paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_draft_goes_back_into_its_template(
    name: str, seed: int, templates: Mapping[str, Template], bank: PhraseBank
) -> None:
    draft = drafted(templates[name], bank, seed)
    assert nearest(draft, templates.values()).id == name
    assert texts(again(draft, templates[name])) == texts(draft)


def texts(draft: Draft) -> list[str]:
    return [line.text for line in lines(draft)]


def test_what_a_template_has_no_place_for_becomes_paragraphs(templates: Mapping[str, Template]) -> None:
    draft = Draft(
        title=(Run("在水利建设专题学习研讨会上的发言"),),
        salutation=(Run("同志们："),),
        blocks=(
            Paragraph((Run("开头第一段。"),), "opening"),
            Paragraph((Run("开头第二段。"),), "opening"),
            Heading(1, "一、", (Run("想明白为什么"),)),
            paragraph("先说认识。"),
            Point(1, "一是", (Run("看得远"),), (Run("水从远处来。"),)),
            Heading(1, "二、", (Run("干清楚干什么"),)),
            Point(1, "首先，", (), (Run("把渠清通。"),)),
            Paragraph((Run("谢谢大家！"),), "thanks"),
        ),
    )
    assert texts(again(draft, templates["study-seminar"]))[-9:] == [
        "同志们：", "开头第一段。", "开头第二段。", "一、想明白为什么", "先说认识。", "一是看得远。水从远处来。",
        "二、干清楚干什么", "首先，把渠清通。", "谢谢大家！",
    ]  # fmt: skip


def test_the_head_of_a_speech_tells_its_circumstances(templates: Mapping[str, Template]) -> None:
    draft = Draft(
        title=(Run("在全市水利建设推进会议上的讲话"),),
        office=(Run("局长"),),
        name=(Run("何某"),),
        date=(Run("（2026年5月20日）"),),
        blocks=(paragraph("讲。"),),
    )
    answers = taken(draft, templates["work-conference"], {"theme": "水利建设"})
    fields = {str(path[1]): answer.value for path, answer in answers.by_path.items() if path[0] == "fields"}
    assert fields == {
        "theme": "水利建设", "occasion": "全市水利建设推进会议", "office": "局长", "name": "何某", "date": "2026-05-20",
    }  # fmt: skip


def test_headings_of_a_lower_level_are_the_sections_where_there_are_none_above(
    templates: Mapping[str, Template],
) -> None:
    heads = [Heading(3, f"{number}.", (Run(text),), False) for number, text in enumerate(("查差距", "抓落实"), 1)]
    draft = Draft(title=(Run("题目"),), blocks=(heads[0], paragraph("查。"), heads[1], paragraph("抓。")))
    answers = taken(draft, templates["work-conference"], {}).by_path
    assert [answers["sections", index, "heading"].value for index in (0, 1)] == ["查差距", "抓落实"]


TEXT = st.integers(1, 9999).map(lambda number: f"句{number}")
RUNS = TEXT.map(lambda text: (Run(text),))
BLOCKS = st.one_of(
    st.builds(Heading, st.integers(1, 4), st.sampled_from(["一、", "（一）", "1."]), RUNS, st.booleans()),
    st.builds(Paragraph, RUNS, st.sampled_from(["opening", "body", "closing", "thanks"])),
    st.builds(
        Point, st.integers(1, 3), st.sampled_from(["一是", "二要", "首先，", "第一，", "一方面", ""]), RUNS, RUNS,
        st.booleans(),
    ),
)  # fmt: skip


@given(st.lists(BLOCKS, max_size=12), st.sampled_from(TEMPLATES))
def test_no_word_of_any_speech_is_lost(blocks: list[Heading | Paragraph | Point], name: str) -> None:
    draft = Draft(title=(Run("题目"),), salutation=(Run("称谓"),), blocks=tuple(blocks))
    printed = body_text(again(draft, load_template(name).template))
    said = [run.text for block in blocks for runs in (getattr(block, "lead", ()), block.text) for run in runs]
    assert [text for text in said if text not in printed] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_what_stands_above_and_below_is_kept_though_the_template_has_no_place_for_it(
    name: str, templates: Mapping[str, Template]
) -> None:
    draft = Draft(
        title=(Run("治水体会"),),
        subtitle=(Run("——兼谈护水"),),
        salutation=(Run("各位同事："),),
        blocks=(paragraph("讲。"), Paragraph((Run("谢谢大家！"),), "thanks")),
    )
    found = again(draft, templates[name])
    assert (found.subtitle, found.salutation, found.blocks[-1]) == (draft.subtitle, draft.salutation, draft.blocks[-1])
