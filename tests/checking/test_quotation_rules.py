"""Quotations with attribution, against those of the banks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafter.checking.rules import quotation as rule
from drafter.phrases import PhraseBank
from tests.checking.speeches import finder, findings, quotation, speech

find = finder(rule.RULE)
WORDS = "仓廪实则民心安，秋收是一年辛劳的结果，一粒也不能丢在地里"
BANK = PhraseBank((quotation(WORDS),))
VERIFIED = PhraseBank((quotation(WORDS, verified=True),))


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (WORDS.replace("一粒", "一颗"), "“颗”应是“粒”"),
        (WORDS.replace("一年", ""), "少了“一年”"),
        (WORDS.replace("也不能", "也绝不能"), "多了“绝”"),
    ],
)
@pytest.mark.parametrize("bank", [BANK, VERIFIED])
def test_a_quotation_that_differs_is_a_warning_that_shows_how(said: str, shown: str, bank: PhraseBank) -> None:
    assert find(f"书里指出，“{said}”。", bank=bank) == [("W", said)]
    (found,) = findings(rule.RULE, speech(f"书里指出，“{said}”。"), bank)
    assert shown in found.message
    assert WORDS in found.remedy


def test_a_part_that_differs_is_held_against_that_part() -> None:
    said = "秋收是一年辛苦的结果，一粒也不能丢在地里"
    (found,) = findings(rule.RULE, speech(f"书里强调：“{said}。”这话要记住。"), VERIFIED)
    assert found.severity == "W"
    assert "“苦”应是“劳”" in found.message
    assert "仓廪" not in found.message


@pytest.mark.parametrize(
    "said",
    [WORDS, WORDS.replace("，", ","), f"{WORDS}。", "秋收是一年辛劳的结果，一粒也不能丢在地里"],
)
def test_a_verified_quotation_is_let_pass_whole_or_in_part(said: str) -> None:
    assert find(f"书里指出，“{said}”", bank=VERIFIED) == []


def test_one_that_nobody_verified_is_a_note() -> None:
    assert find(f"书里指出，“{WORDS}”。", bank=BANK) == [("I", WORDS)]
    assert find(f"书里指出，“{WORDS}”。", bank=PhraseBank((*BANK.phrases, *VERIFIED.phrases))) == []


def test_those_of_the_shipped_banks_are_one_note_that_names_their_lines() -> None:
    other = "田要一块一块地种，渠要一段一段地修"
    bank = PhraseBank((quotation(WORDS), quotation(other)))
    read = speech(f"书里指出，“{WORDS}”。", "要抓好秋收。", f"书里强调，“{other}”。书里要求，“{WORDS}”。")
    (found,) = findings(rule.RULE, read, bank)
    assert (found.severity, found.index) == ("I", 2)
    assert found.message == "引文同句库所收的一致；自带句库没有逐字核对过原文"
    assert found.remedy == "付印前请核对（共 3 处：第 3、5 行）"


def test_one_of_a_bank_of_ones_own_can_be_marked_as_verified() -> None:
    own = PhraseBank((replace(quotation(WORDS), layer="本单位"),))
    (found,) = findings(rule.RULE, speech(f"书里指出，“{WORDS}”。"), own)
    assert "verified: true" in found.remedy


def test_one_that_no_bank_has_is_a_note_that_asks_to_look_it_up() -> None:
    (found,) = findings(rule.RULE, speech("市长要求“把秋粮抢收当作当前头等大事”。"), VERIFIED)
    assert found.severity == "I"
    assert "请核对原文" in found.remedy


@pytest.mark.parametrize(
    "text",
    [
        "会议强调“把秋粮抢收当作头等大事来抓”。",
        "会议强调：“把秋粮抢收当作头等大事来抓。”我们要照办。",
        "会议强调，要“把秋粮抢收当作头等大事来抓”，落到实处。",
        "会议要求我们“把秋粮抢收当作头等大事来抓”。",
        "会议提出了“把秋粮抢收当作头等大事来抓”等要求。",
    ],
)
def test_what_somebody_said_is_a_quotation(text: str) -> None:
    assert [severity for severity, _ in find(text)] == ["I"]


def test_quotations_in_a_row_have_one_attribution() -> None:
    one, two = "把秋粮抢收当作头等大事来抓", "把农民增收当作头等大事来抓"
    assert find(f"会议强调“{one}”、“{two}”。") == [("I", one), ("I", two)]
    assert find(f"会议强调“{one}”和“{two}”。") == [("I", one), ("I", two)]


@pytest.mark.parametrize(
    "text",
    [
        "要以“时不我待、只争朝夕”的劲头抓好落实。",
        "会议提出“三抢三保”工作法。",
        "会议强调“党政同责、一岗双责、齐抓共管”。",
        "会议提出“把秋粮抢收当作头等大事来抓”的思路。",
        "要树牢“粮食安全是国之大者”的观念。",
        "会议强调了三点要求。会后印发“关于做好秋粮收购工作的意见”。",
    ],
)
def test_a_term_or_a_thought_of_ones_own_is_none(text: str) -> None:
    assert find(text, bank=VERIFIED) == []
