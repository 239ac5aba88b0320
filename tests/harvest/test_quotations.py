"""What somebody else said is told from stock phrases."""

from __future__ import annotations

import re

import pytest

from drafter.harvest import Harvest
from drafter.harvest.quotations import attributed, without
from tests.harvest.conftest import Harvested


def said(text: str) -> list[tuple[str, str, str]]:
    return [(quotation.speaker, quotation.verb, quotation.text) for quotation in attributed(text)]


WORDS = "办实事不在嘴上，要落到脚上"


@pytest.mark.parametrize(
    ("text", "speaker", "verb"),
    [
        (f"王书记强调：“{WORDS}。”", "王书记", "指出"),
        (f"李县长在座谈会上指出，“{WORDS}”。", "李县长", "指出"),
        (f"会上，县委陈书记明确要求“{WORDS}”。", "县委陈书记", "要求"),
        (f"习总书记多次强调，要“{WORDS}”。", "习近平总书记", "指出"),
        (f"县委全会提出，“{WORDS}”。", "县委全会", "提出"),
        (f"《云溪县服务条例》明确，“{WORDS}”。", "《云溪县服务条例》", "指出"),
    ],
)
def test_who_speaks_is_told_by_what_stands_before(text: str, speaker: str, verb: str) -> None:
    assert [(who, how, what.rstrip("。")) for who, how, what in said(text)] == [(speaker, verb, WORDS)]


@pytest.mark.parametrize("opening", ["正如", "如", "正像", "按照", "根据", "诚如", "牢记"])
def test_what_goes_before_a_speaker_is_none_of_the_name(opening: str) -> None:
    assert said(f"{opening}习近平总书记所说，“{WORDS}”。") == [("习近平总书记", "指出", WORDS)]


@pytest.mark.parametrize("how", ["曾经说过：", "所说，", "说过，", "曾经讲过，", "说得好，"])
def test_a_saying_of_somebody_is_a_quotation_however_it_is_said(how: str) -> None:
    assert [(who, what) for who, _, what in said(f"毛主席{how}“{WORDS}”。")] == [("毛主席", WORDS)]


def test_one_speaker_may_be_quoted_several_times_in_a_sentence() -> None:
    text = "王书记指出“窗口是一面镜子”，强调“镜子要常擦常亮”、“镜前要常照常省”，要求“人人都来擦镜子”。"
    assert [(who, how) for who, how, _ in said(text)] == [
        ("王书记", "指出"), ("王书记", "指出"), ("王书记", "指出"), ("王书记", "要求"),
    ]  # fmt: skip


def test_the_speaker_of_one_sentence_does_not_speak_in_the_next() -> None:
    assert said("王书记作了讲话。有的同志提出“先放一放再说”。") == []


def test_the_occasion_is_remembered() -> None:
    (quotation,) = attributed(f"李县长在全县春耕现场会上强调，“{WORDS}”。")
    assert quotation.occasion == "全县春耕现场会"


@pytest.mark.parametrize("text", ["带着“一刻也等不得”的紧迫感干工作。", "会议强调了“两手抓”的要求。", "他说“好”。"])
def test_a_set_expression_is_no_quotation(text: str) -> None:
    assert said(text) == []


def test_nothing_of_a_quotation_is_left_in_the_text() -> None:
    text = f"王书记强调：“{WORDS}。”我们要照着做。"
    left = without(text, [*attributed(text)])
    assert "嘴上" not in left
    assert left.endswith("”我们要照着做。")


def test_quotations_stand_apart_from_phrases(three: Harvest) -> None:
    assert [
        (found.phrase.role, found.phrase.speaker, found.phrase.verified, found.where) for found in three.quotations
    ] == [("quotation", "县领导", False, "一.txt"), ("quotation", "王小明同志", False, "三.txt")]
    assert [found for found in three.candidates if re.search("脸面|小事当成", found.phrase.text)] == []


@pytest.mark.parametrize("who", ["某某书记", "一位老同志", "一位企业负责人", "这位教授", "有关领导"])
def test_what_nobody_in_particular_said_is_neither_quotation_nor_phrase(harvested: Harvested, who: str) -> None:
    found = harvested(f"{who}强调：“{WORDS}。”")
    assert (found.quotations, [one for one in found.candidates if "落到脚上" in one.phrase.text]) == ((), [])


def test_a_quotation_is_confined_to_the_theme_of_its_speech(harvested: Harvested) -> None:
    body = f"乡村振兴要靠大家。抓乡村振兴不能等。乡村振兴看行动。王书记强调：“{WORDS}。”"
    (quotation,) = harvested(body).quotations
    assert quotation.phrase.themes == ("乡村振兴",)
