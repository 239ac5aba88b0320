"""Templates: extending, what sections share, and every mistake with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.compose.linting import template_mistakes
from drafter.errors import DrafterError, TemplateError
from drafter.phrases import PhraseBank
from drafter.templates import Template, load_all, load_template

CHILD = """\
id: 自
extends: skeleton
name: 自己的
summary: 试一试
register: 体会
"""


def template(name: str, text: str) -> Path:
    path = Path.cwd() / "templates" / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text.replace("id: 自", f"id: {name}"), encoding="utf-8")
    return path


def loaded(name: str) -> Template:
    return load_template(name).template


def complaints(name: str, text: str) -> list[str]:
    path = template(name, text)
    with pytest.raises(TemplateError) as caught:
        load_template(name)
    return [str(mistake).replace(f"{path}:", "") for mistake in caught.value.mistakes]


def test_a_child_says_only_how_it_differs() -> None:
    template("mine", CHILD + "fields: {unit: {default: 水务站}}\nspeech: {salutation: null}\n")
    mine, skeleton = loaded("mine"), loaded("skeleton")
    assert mine.fields["unit"].default == "水务站"
    assert mine.fields["unit"].ask == skeleton.fields["unit"].ask
    assert mine.speech.salutation is None
    assert mine.speech.opening == skeleton.speech.opening
    assert not mine.abstract


def test_a_field_set_to_null_is_gone() -> None:
    template("mine", CHILD + "fields: {unit: null}\n")
    assert "unit" not in loaded("mine").fields


def test_a_section_is_laid_on_what_its_part_shares_and_that_on_what_all_share() -> None:
    template(
        "mine",
        CHILD
        + "speech:\n  sections:\n    section: {heading: {help: 都有}}\n    each:\n"
        + "    - {part: what, points: {count: [1], marker: 一是}}\n",
    )
    section = loaded("mine").speech.sections.each[0]
    assert (section.heading.help, section.heading.role) == ("都有", "heading")
    assert [fact.id for fact in section.facts] == ["figure", "problem"]
    assert section.points is not None
    assert section.points.lead is not None


@pytest.mark.parametrize(
    ("total", "parts"),
    [
        (1, ["what"]),
        (2, ["why", "how"]),
        (3, ["why", "what", "how"]),
        (5, ["why", "what", "what", "what", "how"]),
    ],
)
def test_however_many_sections_first_comes_why_and_last_how(total: int, parts: list[str]) -> None:
    sections = loaded("skeleton").speech.sections
    assert [sections.spec(index, total).part for index in range(total)] == parts


def test_the_working_folder_hides_what_is_shipped() -> None:
    template("study-seminar", CHILD)
    assert load_template("study-seminar").layer == "项目"


def test_a_mistake_in_what_is_extended_is_named_where_it_stands() -> None:
    base = template("base", CHILD + "speech: {thanks: 谢谢}\n")
    template("mine", CHILD.replace("skeleton", "base"))
    with pytest.raises(TemplateError) as caught:
        load_template("mine")
    assert [str(mistake.place) for mistake in caught.value.mistakes] == [f"{base}:6:10"]


def test_every_mistake_is_named_at_once() -> None:
    text = (
        CHILD + "fields:\n  water: {kind: choice, ask: 哪条河？}\nspeech:\n  salutaton: {ask: 称呼}\n  thanks: 谢谢\n"
    )
    assert complaints("mine", text) == [
        "7:3: 单选、多选要写 choices，别的种类不写\n    | water: {kind: choice, ask: 哪条河？}\n"
        "    → 补上 choices，或把 kind 改成 choice、several",
        "9:3: 不认识的键“salutaton”\n    | salutaton: {ask: 称呼}\n    → 是不是“salutation”？",
        "10:3: 这里要写若干“键: 值”\n    | thanks: 谢谢\n    → 下一行缩进两格，写“键: 值”",
    ]


@pytest.mark.parametrize(
    ("spec", "cause"),
    [
        ("{kind: choice, choices: [甲, 乙], default: 丙}", "缺省值“丙”不在 choices 里"),
        ("{kind: several, choices: [甲, 乙], default: 甲}", "缺省值和种类 several 对不上"),
        ("{kind: number, default: 三}", "缺省值和种类 number 对不上"),
        ("{pattern: '[', default: 甲}", "正则表达式写错了"),
        ("{pattern: '[甲乙]', default: 丙}", "缺省值“丙”不合 pattern 的要求"),
        ("{kind: date, default: 明天}", "缺省值“明天”不是日期"),
        ('{kind: date, default: "20260520"}', "缺省值“20260520”不是日期"),
        ("{kind: date, default: 2026-02-30}", "缺省值“2026-02-30”不是日期"),
    ],
)
def test_a_default_must_be_an_answer_to_its_question(spec: str, cause: str) -> None:
    (complaint,) = complaints("mine", CHILD + f"fields:\n  water: {spec}\n")
    assert cause in complaint.split("\n")[0]


def test_a_default_may_be_a_date_or_be_computed() -> None:
    fields = '{day: {kind: date, default: 2026-05-20}, other: {kind: date, default: "{{ day }}"}}'
    template("mine", CHILD + f"fields: {fields}\n")
    assert loaded("mine").fields["day"].default == "2026-05-20"


def test_what_is_left_out_by_default_must_be_optional() -> None:
    text = CHILD + "speech:\n  thanks: {ask: 致谢, left_out: true, default: 谢谢！}\n"
    assert complaints("mine", text) == [
        "7:3: 写了 left_out，却不是可以不要的\n    | thanks: {ask: 致谢, left_out: true, default: 谢谢！}\n"
        "    → 补上 optional: true，或删去 left_out"
    ]


def test_the_id_is_the_name_of_the_file() -> None:
    path = template("mine", CHILD.replace("id: 自", "id: other"))
    with pytest.raises(TemplateError) as caught:
        load_template("mine")
    assert str(caught.value).startswith(f"{path}:1:1: 标识 other 和文件名 mine.yaml 不一致")


def test_extending_in_a_circle_is_refused() -> None:
    template("one", CHILD.replace("skeleton", "two"))
    template("two", CHILD.replace("skeleton", "one"))
    with pytest.raises(TemplateError, match=r"绕了一圈又扩展自己（one.yaml → two.yaml → one.yaml）"):
        load_template("one")


def test_a_circle_is_named_without_what_led_to_it() -> None:
    template("one", CHILD.replace("skeleton", "two"))
    path = template("two", CHILD.replace("skeleton", "two"))
    with pytest.raises(TemplateError, match=r"模板“two”绕了一圈又扩展自己（two.yaml → two.yaml）") as caught:
        load_template("one")
    assert str(caught.value).startswith(f"{path}:2:1: ")


def test_a_file_named_outright_may_extend_the_template_of_its_name(tmp_path: Path) -> None:
    path = tmp_path / "skeleton.yaml"
    path.write_text(CHILD.replace("id: 自", "id: skeleton"), encoding="utf-8")
    assert load_template(str(path)).template.name == "自己的"


def test_a_template_that_does_not_exist_is_answered_with_the_nearest() -> None:
    with pytest.raises(DrafterError, match="没有叫“study”的模板") as caught:
        load_template("study")
    assert "是不是 study-seminar？" in str(caught.value)


def test_an_unknown_name_and_a_slot_no_bank_can_fill_are_named_at_their_lines(bank: PhraseBank) -> None:
    path = template(
        "mine",
        CHILD + 'speech:\n  title: {ask: 题目, default: "在{{ ocasion }}上"}\n'
        "  thanks: {ask: 致谢, role: closing, topics: [没有的话题]}\n",
    )
    found = [str(mistake) for mistake in template_mistakes(load_template("mine"), bank)]
    assert [text.split("\n")[0] for text in found] == [
        f"{path}:7:20: 没有叫“ocasion”的字段",
        f"{path}:8:3: 没有登记“没有的话题”这个话题",
    ]


def test_every_shipped_template_is_without_fault(bank: PhraseBank) -> None:
    templates = list(load_all())
    assert len(templates) == 6
    for one in templates:
        assert not isinstance(one, DrafterError), str(one)
        assert template_mistakes(one, bank) == []


@pytest.mark.parametrize(
    "text",
    [
        CHILD.replace("skeleton", "[a]"),
        CHILD + "fields: [a]\n",
        CHILD + "speech: 甲\n",
        CHILD + "speech: {sections: 3}\n",
        CHILD + "speech: {sections: {parts: [what], section: [a], each: [3, {part: [why]}]}}\n",
    ],
)
def test_a_list_where_a_name_or_a_mapping_belongs_is_told(text: str) -> None:
    assert complaints("mine", text)


def test_a_circle_of_templates_whose_ids_are_wrong_is_refused_too() -> None:
    template("one", CHILD.replace("skeleton", "two").replace("id: 自", "id: x"))
    template("two", CHILD.replace("skeleton", "one").replace("id: 自", "id: y"))
    with pytest.raises(TemplateError, match="绕了一圈又扩展自己"):
        load_template("one")
