"""The desk of an interview: phrases found by what is typed, texts kept in one's own bank, the draft checked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from drafter.cli.desks import desk_at_hand
from drafter.cli.output import bank_at_hand
from drafter.compose import Answers, Question
from drafter.draft import plain_text
from drafter.interview import Session
from drafter.interview.desk import Desk
from drafter.layouts import STANDARD, load_layout
from drafter.locations import user_data
from drafter.phrases import Role
from drafter.templates import load_template
from drafter.writing.printed import printed_lines

LAYOUT = load_layout(STANDARD).layout
OWN_BANK = """\
phrases:
- {role: measure, text: 把档案一件一件理清楚, topics: [责任]}
- {role: lead, text: 理清档案家底, topics: [责任]}
- {role: passage, text: "档案是历史的见证。{{ thesis }}。"}
"""


def desk(bank_file: str = "") -> Desk:
    banks: Sequence[Path] = ()
    if bank_file:
        Path("句.yaml").write_text(bank_file, encoding="utf-8")
        banks = (Path("句.yaml"),)
    return desk_at_hand(bank_at_hand(banks), banks, LAYOUT)


def question(role: Role | None, *topics: str) -> Question:
    return Question(("title",), "写什么？", "正文", role=role, topics=topics)


@pytest.mark.parametrize("typed", ["档案一件", "dayj", "dangan", "理清 档案"])
def test_phrases_are_found_by_chinese_and_pinyin(typed: str) -> None:
    assert "把档案一件一件理清楚" in [phrase.text for phrase in desk(OWN_BANK).find(typed, None, 20)]


def test_phrases_are_found_by_role_or_of_any() -> None:
    at_hand = desk(OWN_BANK)
    assert {phrase.role for phrase in at_hand.find("档案", None, 20)} >= {"lead", "measure", "passage"}
    assert {phrase.role for phrase in at_hand.find("档案", "lead", 20)} == {"lead"}


def test_no_more_phrases_are_given_than_are_wanted_and_none_for_nothing() -> None:
    at_hand = desk()
    assert len(at_hand.find("责任", None, 3)) == 3
    assert [*at_hand.find("", None, 3), *at_hand.find("，", None, 3)] == []


def test_what_is_found_are_phrases_of_the_bank_at_hand() -> None:
    Path("句.yaml").write_text(OWN_BANK, encoding="utf-8")
    bank = bank_at_hand([Path("句.yaml")])
    found = desk_at_hand(bank, [Path("句.yaml")], LAYOUT).find("档案", None, 20)
    assert [phrase for phrase in found if phrase is not bank.by_id[phrase.id]] == []


def test_phrases_that_are_unfit_for_use_are_not_found() -> None:
    assert desk("phrases:\n- {role: measure, text: 要把档案理清, topics: [责任]}\n").find("档案理清", None, 9) == []


def test_where_a_bank_has_gone_nothing_is_found_and_nothing_breaks() -> None:
    at_hand = desk(OWN_BANK)
    Path("句.yaml").unlink()
    assert list(at_hand.find("档案", None, 9)) == []


def test_a_text_is_kept_as_what_the_question_asks_for_and_found_from_then_on() -> None:
    at_hand = desk()
    assert list(at_hand.find("yjyjbhda", None, 9)) == []
    assert at_hand.keep("一卷一卷保护档案", question("lead", "责任")) == "已记进“我的句子”（小标题，话题 责任）"
    (found,) = at_hand.find("yjyjbhda", None, 9)
    assert (found.text, found.role, found.topics, found.bank) == ("一卷一卷保护档案", "lead", ("责任",), "我的句子")
    assert "一卷一卷保护档案" in (user_data() / "phrasebank" / "我的句子.yaml").read_text(encoding="utf-8")


def test_a_text_that_cannot_be_what_the_question_asks_for_is_kept_as_what_it_is() -> None:
    said = desk().keep("护好每一件档案", question("heading", "责任"))
    assert said.startswith("已记进“我的句子”（")
    assert "大标题" not in said


def test_a_whole_paragraph_is_kept_as_one() -> None:
    text = "档案是历史的见证。护好每一件档案，就是护好来路。"
    assert desk().keep(text, question("passage", "责任")).startswith("已记进“我的句子”（段落")


def test_a_text_is_kept_once() -> None:
    at_hand = desk()
    at_hand.keep("一卷一卷保护档案", question("lead", "责任"))
    assert at_hand.keep("一卷一卷保护档案。", question("lead", "责任")) == "句库里已经有这一句了"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "没有记：这一行没有正文"),
        ("ok", "没有记：这一行没有汉字"),
        ("护好【待填：数量】件档案", "没有记：这一句还有要填的地方"),
        ("护好档案🌊", "没有记：有正文里不用的记号（🌊）"),
        ("护好" * 2000, "没有记：这一句有 4000 个字，太长了"),
    ],
)
def test_what_cannot_be_kept_is_told_why(text: str, said: str) -> None:
    assert desk().keep(text, question("lead", "责任")).startswith(said)
    assert not (user_data() / "phrasebank").exists()


def test_a_bank_of_ones_own_that_is_broken_is_left_as_it_is() -> None:
    broken = user_data() / "phrasebank" / "我的句子.yaml"
    broken.parent.mkdir(parents=True)
    broken.write_text("phrases：\n", encoding="utf-8")
    assert desk().keep("一卷一卷保护档案", question("lead", "责任")).startswith("没有记：")
    assert broken.read_text(encoding="utf-8") == "phrases：\n"


def test_what_is_found_in_a_draft_stands_in_its_printed_lines() -> None:
    session = Session(load_template("study-seminar").template, bank_at_hand(()), Answers("study-seminar", 1))
    draft = session.accept_rest().composition.draft
    lines = [line.text for line in printed_lines(draft, LAYOUT)]
    found = [each for each in desk().check(draft) if each.rule == "placeholder"]
    assert found
    assert all(lines[each.index][each.start : each.end].startswith("【待填：") for each in found)
    assert plain_text(draft.title) == lines[0]


def test_the_settings_of_the_folder_hold_and_broken_ones_stop_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    session = Session(load_template("study-seminar").template, bank_at_hand(()), Answers("study-seminar", 1))
    draft = session.accept_rest().composition.draft
    Path("drafter.toml").write_text('[check]\nselect = ["reading-time"]\n', encoding="utf-8")
    assert {found.rule for found in desk().check(draft)} == {"reading-time"}
    Path("drafter.toml").write_text("[check\n", encoding="utf-8")
    assert "placeholder" in {found.rule for found in desk().check(draft)}
    assert capsys.readouterr().err.startswith("这次检查不照本单位的设置：\ndrafter.toml:1:")
