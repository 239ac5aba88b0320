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
    ("role", "text", "said"),
    [
        ("measure", "疏通", "2 个字，应在 5 到 26 个之间"),
        ("lead", "把全县每一条灌溉渠道都管护到位", "15 个字，应在 4 到 14 个之间"),
        ("measure", "要疏通沟渠", "措施应是动宾短语，不以“要”“以”“为”“确保”“让”“使”“我”“必须”开头"),
        ("measure", "以新渠代旧渠", "措施应是动宾短语，不以“要”“以”“为”“确保”“让”“使”“我”“必须”开头"),
        ("measure", "疏通沟渠，修好水闸，补好渠堤", "措施至多一个逗号"),
        ("goal", "确保灌溉用水按时到田。", "末尾不带标点"),
        ("thesis", "水利是命脉。农业靠水利来支撑", "只能是一句话，中间没有句号"),
        ("lead", "要管好用水", "不以“要”开头"),
        ("heading", "护好每一条渠,用好每一方水", "有半角标点，改成全角"),
        ("step", "把支渠、斗渠、闸门逐一编号登记，坏一处记一处、修一处销一处", "分步句应写成“小标题。一句做法”"),
        ("passage", "要{{ measure }}，{{ goal }}", "整段要以句号、叹号或问号结尾"),
    ],
)
def test_a_phrase_that_breaks_its_contract_is_told_how(role: Role, text: str, said: str) -> None:
    assert said in list(broken(Phrase(text, role)))


def test_a_quotation_needs_its_speaker() -> None:
    assert list(broken(Phrase("水者，万物之本原也", "quotation"))) == ["引文要写明是谁说的（speaker）"]


def test_work_relief_is_no_purpose_clause() -> None:
    assert list(broken(Phrase("以案释法讲透道理", "measure"))) == []


def test_the_length_of_a_frame_is_not_counted() -> None:
    assert list(broken(Phrase("{{ theme }}人人有责", "thesis"))) == []
