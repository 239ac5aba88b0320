"""Running rules over a speech: which, in what order, with what settings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.checking.rule import Context, Rule, Settings
from drafter.checking.rules import RULES
from drafter.checking.running import check, chosen_rules
from drafter.errors import InputFileError
from drafter.reading.source import Source
from drafter.reading.structure import recognise
from tests.checking.conftest import in_body, source_of, speech_of

FAULTY = in_body("习总书记强调,要“抓好 落实。。")
MARKS = "“”‘’《）(,。， \u3000×【】\n\n"
WORDS = (
    "一、",
    "（一）",
    "1.",
    "一是",
    "二要",
    "同志们：",
    "**",
    "习总书记",
    "的",
    "要",
    "抓落实",
    "GDP",
    "2026年",
    "三四",
    "##paidbegin##",
)
PIECES = st.sampled_from((*MARKS, *WORDS))
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def test_findings_come_in_the_order_of_the_text() -> None:
    found = check(speech_of(FAULTY), Context())
    assert [(each.index, each.start) for each in found] == sorted((each.index, each.start) for each in found)
    assert {"title-name", "half-width", "stray-space", "doubled-stop", "unpaired"} <= {each.rule for each in found}


def test_an_empty_text_has_no_findings() -> None:
    assert check(speech_of(""), Context()) == []


@given(TEXTS)
def test_any_text_is_checked_and_every_finding_lies_in_its_line(text: str) -> None:
    speech = speech_of(text)
    for each in check(speech, Context(Settings(units=("云溪县",), others=("某某县",)))):
        line = speech.source.lines[each.index].text
        assert 0 <= each.start <= each.end <= len(line)
        assert all(0 <= edit.start <= edit.end <= len(speech.source.lines[edit.index].text) for edit in each.edits)
        assert each.message
        assert each.remedy


def test_the_settings_choose_the_rules() -> None:
    only = Context(Settings(select=("half-width", "title-name"), ignore=("title-name",)))
    assert {each.rule for each in check(speech_of(FAULTY), only)} == {"half-width"}


def test_a_misspelt_rule_is_refused_with_the_one_that_was_meant() -> None:
    with pytest.raises(InputFileError, match="half-with") as refused:
        chosen_rules(["half-with"], [])
    assert "half-width" in str(refused.value)


def test_every_rule_has_an_id_of_its_own_and_finds_under_it() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    speech = speech_of(FAULTY)
    for rule in RULES:
        assert {each.rule for each in rule.check(speech, Context())} <= {rule.id}


def test_the_rules_given_are_run_and_no_others() -> None:
    nothing = Rule("nothing", "I", "什么也不查", lambda speech, context: ())
    assert check(speech_of(FAULTY), Context(), [nothing]) == []


def test_a_number_that_word_writes_is_found_but_not_mended() -> None:
    source = source_of("在全县档案工作会议上的讲话\n同志们：\n要抓好落实。\n(一)提高认识\n要细化措施。\n")
    lines = [replace(line, enumerator="(一)") if line.text.startswith("(") else line for line in source.lines]
    speech = recognise(Source("讲话.docx", True, tuple(lines)))
    (finding,) = (each for each in check(speech, Context()) if each.rule == "half-width")
    assert not finding.edits
