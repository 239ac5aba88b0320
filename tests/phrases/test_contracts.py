"""The grammatical contract of each role, as far as a program can hold it."""

from __future__ import annotations

import pytest

from drafter.phrases import ROLES, Phrase, Role
from drafter.phrases.contracts import broken

KEPT: dict[Role, str] = {
    "heading": "护好每一条渠，用好每一方水",
    "lead": "管好用水总量",
    "thesis": "水利是农业的命脉，也是百姓的期盼",
    "problem": "有的渠道年久失修，到了用水的时候才想起来去疏通",
    "measure": "逐渠登记造册，分段落实管护",
    "move": "每条支渠都明确一名管水员，渠道通不通、水量够不够由他一管到底",
    "step": "建好台账。把支渠、斗渠、闸门逐一编号登记，坏一处记一处、修一处销一处",
    "goal": "确保灌溉用水按时到田",
    "formula": "“水到渠成”的耐心",
    "expression": "横向到边、纵向到底",
    "call": "管水如管家，用水讲节约，护渠靠大家",
    "quotation": "水者，万物之本原也",
    "opening": "下面，我谈三点体会。",
    "lead_paragraph": "{{ thesis }}。要从以下几个方面入手。",
    "passage": "{{ thesis }}。要{{ measure }}，{{ goal }}。",
    "continuation": "同时，要{{ measure }}。",
    "turning": "在管好水源的同时，{{ thesis }}。",
    "preface": "{{ thesis }}。",
    "aspect": "要{{ measure }}。",
    "closing": "让我们一起努力！",
}


@pytest.mark.parametrize("role", ROLES)
def test_a_phrase_that_keeps_its_contract_is_left_alone(role: Role) -> None:
    assert list(broken(Phrase(KEPT[role], role, speaker="某人"))) == []


@pytest.mark.parametrize(
    ("role", "text", "cause", "remedy"),
    [
        ("measure", "疏通", "2 个字，太短了", "措施（measure）应在 5 到 26 个字之间"),
        ("lead", "把全县每一条灌溉渠道都管护到位", "15 个字，太长了", "小标题（lead）应在 4 到 14 个字之间"),
        ("measure", "要疏通沟渠", "措施以“要”开头", "改成动宾短语，能接在“要”后面，如“把任务分解到岗”"),
        ("measure", "以新渠代旧渠", "措施以“以”开头", "改成动宾短语，能接在“要”后面，如“把任务分解到岗”"),
        (
            "measure",
            "疏通沟渠，修好水闸，补好渠堤",
            "措施里有 2 个逗号",
            "至多一个：分成几条，或者改写成 role: move 的一句话",
        ),
        ("goal", "确保灌溉用水按时到田。", "末尾带了标点（。）", "删去末尾的标点"),
        ("thesis", "水利是命脉。农业靠水利来支撑", "中间有句号", "只写一句话：改成逗号，或者分成两条"),
        ("lead", "要管好用水", "以“要”开头", "删去“要”，句式里已经有了"),
        ("heading", "护好每一条渠,用好每一方水", "有半角标点（,）", "改成全角"),
        (
            "step",
            "把支渠、斗渠、闸门逐一编号登记，坏一处记一处、修一处销一处",
            "不是“小标题。一句做法”",
            "小标题四到六个字，后面一个句号，再写一句做法，末尾不带句号",
        ),
        ("passage", "要{{ measure }}，{{ goal }}", "整段的末尾没有标点", "以句号、叹号或问号结尾"),
        ("quotation", "水者，万物之本原也", "引文没有写是谁说的", "补上 speaker: …"),
    ],
)
def test_a_phrase_that_breaks_its_contract_is_told_how_and_what_to_do(
    role: Role, text: str, cause: str, remedy: str
) -> None:
    assert list(broken(Phrase(text, role))) == [(cause, remedy)]


def test_work_relief_is_no_purpose_clause() -> None:
    assert list(broken(Phrase("以案释法讲透道理", "measure"))) == []


def test_the_length_of_a_frame_is_not_counted() -> None:
    assert list(broken(Phrase("{{ theme }}人人有责", "thesis"))) == []
