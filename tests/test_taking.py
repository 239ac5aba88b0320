"""An old speech as answers: nothing of it is lost, and what came from a template goes back into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.answersfile import nearest, taken
from drafter.answersfile.title_theme import theme_in
from drafter.compose import Answer, Answers, KeyPath, compose
from drafter.draft import Block, Draft, Heading, LineStyle, Paragraph, Point, Run, body_text, lines
from drafter.interview import Session
from drafter.phrases import PhraseBank
from drafter.templates import Template, load_template
from tests.conftest import TEMPLATES

FIELDS = {
    "theme": "水利建设", "occasion": "水利建设专题学习研讨会", "unit": "市水利局", "office": "局长", "name": "何某",
    "date": "2026-05-20",
}  # fmt: skip


OCCASIONS = {"committee-remarks": "全市水利委员会全体会议", "work-conference": "全市水利建设推进会"}


def drafted(template: Template, bank: PhraseBank, seed: int) -> Draft:
    fields = FIELDS | ({"occasion": OCCASIONS[template.id]} if template.id in OCCASIONS else {})
    known: dict[KeyPath, Answer] = {
        ("fields", name): Answer(value) for name, value in fields.items() if name in template.fields
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


SECTIONS = tuple(
    block
    for number in "一二三"
    for block in (Heading(1, f"{number}、", (Run("抓清淤"),)), Paragraph((Run("先清干渠。"),)))
)


@pytest.mark.parametrize(
    ("title", "said", "template"),
    [
        ("在全市水利建设推进会上的讲话", "清淤。", "work-conference"),
        ("在市直机关作风建设会议上的讲话", "清淤。", "work-conference"),
        ("在水利委员会全体会议上的表态发言", "清淤。", "committee-remarks"),
        ("在中心组学习会上的发言", "公司上下要清淤。", "enterprise-seminar"),
        ("水利建设研讨发言材料", "局党组带头清淤。", "study-seminar"),
    ],
)
def test_the_title_tells_which_template_it_is(
    title: str, said: str, template: str, templates: Mapping[str, Template]
) -> None:
    draft = Draft((Run(title),), blocks=(paragraph(said), *SECTIONS))
    assert nearest(draft, templates.values()).id == template


@given(st.text("在全市水利建设推进会议上的讲话发言研讨表态座谈", max_size=16))
def test_nobody_who_does_not_speak_of_a_company_gets_the_template_of_one(title: str) -> None:
    every = [load_template(name).template for name in TEMPLATES]
    assert nearest(Draft((Run(title),), blocks=SECTIONS), every).id != "enterprise-seminar"


def test_headings_run_into_their_paragraphs_stay_so_whatever_the_title(templates: Mapping[str, Template]) -> None:
    blocks = [
        block
        for number in "一二三"
        for block in (Heading(1, f"{number}、", (Run("抓清淤"),), True), Paragraph((Run("先清干渠。"),)))
    ]
    draft = Draft((Run("在全市水利建设推进会上的讲话"),), blocks=tuple(blocks))
    assert texts(again(draft, nearest(draft, templates.values())))[-3:] == [
        "一、抓清淤。先清干渠。", "二、抓清淤。先清干渠。", "三、抓清淤。先清干渠。",
    ]  # fmt: skip


def test_a_heading_with_nothing_below_it_has_a_place_to_be_filled_in(templates: Mapping[str, Template]) -> None:
    head = Heading(1, "一、", (Run("抓清淤"),))
    below = Heading(2, "（一）", (Run("清干渠"),))
    draft = Draft((), blocks=(head, paragraph("讲。"), below, head, head, paragraph("讲。")))
    for template in templates.values():
        found = [text for text in texts(again(draft, template)) if text != "同志们："]
        assert found[-7:] == [
            "讲。",
            "（一）清干渠",
            "【待填：正文】",
            "二、抓清淤",
            "【待填：正文】",
            "三、抓清淤",
            "讲。",
        ] or (template.speech.sections.run_in and "".join(found).count("【待填：正文】") == 2)


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


def test_further_paragraphs_of_a_point_stand_as_paragraphs_of_their_own(templates: Mapping[str, Template]) -> None:
    point = Point(1, "一是", (Run("抓清淤"),), (Run("先清干渠。"),))
    draft = Draft((), blocks=speech("水利", paragraph("导语。"), point, *map(paragraph, ("再清支渠。", "后清斗渠。"))))
    answers = taken(draft, templates["enterprise-seminar"], {})
    found = compose(templates["enterprise-seminar"], answers, PhraseBank()).draft
    assert texts(found)[-4:] == ["导语。", "一是抓清淤。先清干渠。", "再清支渠。", "后清斗渠。"]


def speech(heading: str, *blocks: Block) -> tuple[Block, ...]:
    """Three sections, the last of *blocks*: in that one every template has points."""
    head = Heading(1, "一、", (Run(heading),))
    return (head, paragraph("一。"), head, paragraph("二。"), head, *blocks)


def test_a_sub_heading_on_a_line_of_its_own_keeps_its_line_and_its_look(templates: Mapping[str, Template]) -> None:
    heads = [Heading(2, f"（{number}）", (Run(text),)) for number, text in (("一", "抓清淤"), ("二", "抓管护"))]
    draft = Draft(
        (), blocks=speech("水利", paragraph("导语。"), heads[0], paragraph("先清干渠。"), heads[1], paragraph("管。"))
    )
    assert nearest(draft, templates.values()).id == "committee-remarks"
    found = list(lines(again(draft, templates["committee-remarks"])))[-4:]
    assert [(line.style, line.text) for line in found] == [
        (LineStyle.HEADING_2, "（一）抓清淤"), (LineStyle.BODY, "先清干渠。"),
        (LineStyle.HEADING_2, "（二）抓管护"), (LineStyle.BODY, "管。"),
    ]  # fmt: skip


def test_a_section_with_points_takes_the_place_of_one_that_has_them(templates: Mapping[str, Template]) -> None:
    head = Heading(1, "一、", (Run("抓清淤"),))
    points = [Point(1, mark, (Run("先看"),), (Run("再清。"),)) for mark in ("一是", "二是")]
    draft = Draft((), blocks=(head, *points, head, paragraph("讲。"), head, paragraph("讲。")))
    answers = taken(draft, templates["enterprise-seminar"], {})
    assert answers.get("sections", 0, "points") == 2
    printed = texts(again(draft, templates["enterprise-seminar"]))
    assert printed[printed.index("一、抓清淤") :][1:3] == ["一是先看。再清。", "二是先看。再清。"]


def test_points_that_are_misnumbered_keep_their_numbers_as_paragraphs(templates: Mapping[str, Template]) -> None:
    points = [Point(1, mark, (), (Run(text),)) for mark, text in (("一是", "清淤。"), ("三是", "管护。"))]
    draft = Draft((), blocks=speech("水利", *points))
    assert texts(again(draft, templates["enterprise-seminar"]))[-2:] == ["一是清淤。", "三是管护。"]


def test_numbers_right_below_a_heading_are_points_beside_each_other(templates: Mapping[str, Template]) -> None:
    points = [Heading(3, f"{number}.", (Run(text),), True) for number, text in ((1, "清淤"), (2, "管护"))]
    draft = Draft((), blocks=speech("水利", points[0], paragraph("清。"), points[1], paragraph("管。")))
    assert texts(again(draft, templates["enterprise-seminar"]))[-2:] == ["1.清淤。清。", "2.管护。管。"]


def test_only_the_last_thanks_is_thanks_and_what_follows_it_keeps_its_place(templates: Mapping[str, Template]) -> None:
    ending = [Paragraph((Run(text),), "thanks") for text in ("我就讲这些。", "谢谢大家！")]
    draft = Draft((), blocks=(paragraph("讲。"), *ending))
    answers = taken(draft, templates["work-conference"], {})
    assert (answers.get("closing", 0), answers.get("thanks")) == ("我就讲这些。", "谢谢大家！")
    signed = replace(draft, blocks=(*draft.blocks, Paragraph((Run("何某"),), "closing")))
    assert texts(again(signed, templates["work-conference"]))[-3:] == ["我就讲这些。", "谢谢大家！", "何某"]


@pytest.mark.parametrize(
    ("written", "date"),
    [("2026-5-20", "2026-05-20"), ("2026.05.20", "2026-05-20"), ("二〇二六年五月二十日", "2026-05-20"), ("2026年5月", None),
     ("2026年13月40日", None)],
)  # fmt: skip
def test_a_day_is_taken_however_it_is_written(
    written: str, date: str | None, templates: Mapping[str, Template]
) -> None:
    draft = Draft((Run("题目"),), date=(Run(written),), blocks=(paragraph("讲。"),))
    assert taken(draft, templates["work-conference"], {}).get("fields", "date") == date


@pytest.mark.parametrize(
    ("title", "theme"),
    [("在全县档案工作会议上的讲话", "档案工作"), ("在2026年全市水利建设推进会上的讲话提纲", "水利建设"),
     ("在水利建设专题学习研讨会上的发言", "水利建设"), ("关于学习贯彻档案法的几点体会", "档案法"),
     ("关于进一步加强渠系管护的讲话", "渠系管护"), ("档案管理研讨发言材料", "档案管理"),
     ("在全县统计工作会议上的讲话（讲话稿）", "统计工作"),
     ("在全系统文明创建动员部署会上的讲话", "文明创建"), ("在市委农村工作会议上的讲话", "农村工作"),
     ("在党组理论学习中心组学习会上的发言", ""), ("在全市干部大会上的讲话", ""), ("在座谈会上的讲话", ""),
     ("在全县农村人居环境整治工作推进会上的讲话", "农村人居环境整治"), ("在县直机关作风建设会议上的讲话", "作风建设"),
     ("在工作推进会上的讲话", ""),
     ("发言材料", ""), ("一点想法", "")],
)  # fmt: skip
def test_a_title_tells_the_theme_only_where_it_names_one(title: str, theme: str) -> None:
    assert theme_in(title) == theme


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
