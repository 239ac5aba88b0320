"""Ctrl-G in the picker: a heading is taken with all the others of its set."""

from __future__ import annotations

import pytest

from drafter.compose import Answers
from drafter.interview import Session
from drafter.interview.terminal import hold
from drafter.interview.terminal.picker import Item, Menu, Picked, pick
from drafter.phrases import Phrase, PhraseBank
from drafter.phrases.bank import Topic
from drafter.templates import Template
from tests.interview.conftest import SMALL, terminal

DOWN, ENTER, CTRL_G = "\x1b[B", "\r", "\x07"
SHEETS = [Item("甲", "第一项"), Item("乙", "第二项")]
WAYS = [Item("丙", "别的")]


# -- the key ------------------------------------------------------------------------------------------------


def test_ctrl_g_takes_the_highlighted_item_whole() -> None:
    with terminal(f"{DOWN}{CTRL_G}"):
        assert pick(Menu("哪一项？", SHEETS, WAYS, sets=True)) == Picked("乙", whole=True)


def test_enter_takes_it_alone() -> None:
    with terminal(ENTER):
        assert pick(Menu("哪一项？", SHEETS, WAYS, sets=True)) == Picked("甲")


def test_ctrl_g_does_nothing_on_a_way_out() -> None:
    with terminal(f"{DOWN}{DOWN}{CTRL_G}{ENTER}"):
        assert pick(Menu("哪一项？", SHEETS, WAYS, sets=True)) == Picked("丙")


def test_ctrl_g_does_nothing_where_nothing_goes_with_the_items() -> None:
    with terminal(f"{CTRL_G}{ENTER}"):
        assert pick(Menu("哪一项？", SHEETS, WAYS)) == Picked("甲")


# -- in the interview ---------------------------------------------------------------------------------------

BANK = PhraseBank(
    (
        Phrase("认清治水之重，扛起管水之责", "heading", ("水源",), set="甲组", layer="个人", rank=0),
        Phrase("明确治水之要，抓好管水之事", "heading", ("灌溉",), set="甲组", rank=1),
        Phrase("看清一渠清水，想好千家用水", "heading", ("水源",), set="乙组", rank=2),
        Phrase("掂量水的分量", "heading", ("水源",), rank=3),
    ),
    {"水源": Topic("水源", "why"), "灌溉": Topic("灌溉", "what")},
)


@pytest.fixture
def at_headings() -> Session:
    """The session at the first of two headings."""
    heading = {"ask": "标题用哪个？", "label": "标题", "role": "heading"}
    each = [{"part": "why", "heading": heading}, {"part": "what", "heading": heading}]
    speech = {**SMALL["speech"], "sections": {"count": 2, "each": each}}  # type: ignore[dict-item]
    template = Template.model_validate({**SMALL, "speech": speech})
    session = Session(template, BANK, Answers("small", 1))
    while session.question and session.question.path[-1] != "heading":
        session = session.accept(session.question)
    return session


def held(session: Session, keys: str) -> tuple[Session, str]:
    with terminal(f"{keys}\x04", rows=40) as shown:
        return next(iter(hold(session))), shown.getvalue()


def row_of(session: Session, text: str) -> str:
    """The keys that highlight a suggestion."""
    assert session.question
    return DOWN * [item.text for item in session.question.suggestions(6)].index(text)


def test_ctrl_g_answers_the_other_headings_too(at_headings: Session) -> None:
    after, shown = held(at_headings, CTRL_G)
    assert [after.answers.get("sections", number, "heading") for number in (0, 1)] == [
        "认清治水之重，扛起管水之责",
        "明确治水之要，抓好管水之事",
    ]
    assert "同组：明确治水之要，抓好管水之事" in shown
    assert "Ctrl-G 整组都用" in shown


def test_enter_answers_this_heading_alone(at_headings: Session) -> None:
    keys = row_of(at_headings, "认清治水之重，扛起管水之责")
    after, _ = held(at_headings, f"{keys}{ENTER}")
    assert after.answers.get("sections", 0, "heading") == "认清治水之重，扛起管水之责"
    assert after.answers.get("sections", 1, "heading") is None


@pytest.mark.parametrize("text", ["看清一渠清水，想好千家用水", "掂量水的分量"])
def test_ctrl_g_on_a_heading_that_has_no_whole_set_takes_it_alone(at_headings: Session, text: str) -> None:
    after, _ = held(at_headings, f"{row_of(at_headings, text)}{CTRL_G}")
    assert after.answers.get("sections", 0, "heading") == text
    assert after.answers.get("sections", 1, "heading") is None


def test_a_set_taken_at_one_stroke_is_gone_back_over_a_heading_at_a_time(at_headings: Session) -> None:
    keys = row_of(at_headings, "认清治水之重，扛起管水之责")
    after, _ = held(at_headings, f"{keys}{CTRL_G}")
    assert after.back().answers.get("sections", 0, "heading") == "认清治水之重，扛起管水之责"
    assert after.back().back().answers == at_headings.answers
