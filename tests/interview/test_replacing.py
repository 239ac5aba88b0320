"""A new value put where the old one still stands: what is found, what it comes to, what follows."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.compose import Answer, Answers, KeyPath
from drafter.interview import Session
from drafter.interview.replacing import elsewhere, in_its_place, mentions, replaced
from drafter.phrases import PhraseBank
from drafter.templates import Template

Templates = Mapping[str, Template]
THEME: KeyPath = ("fields", "theme")
OCCASION: KeyPath = ("fields", "occasion")
DATE: KeyPath = ("fields", "date")


@pytest.fixture
def session(templates: Templates, bank: PhraseBank) -> Session:
    answers: dict[KeyPath, Answer] = {
        THEME: Answer("食堂管理"),
        OCCASION: Answer("全校食堂管理工作推进会"),
        ("opening", 0): Answer("开好这次食堂管理工作推进会，很有必要。"),
    }
    return Session(templates["work-conference"], bank, Answers("work-conference", 3, answers)).accept_rest()


@pytest.mark.parametrize(
    ("text", "old", "new", "wanted"),
    [
        ("食堂管理工作推进会", "食堂管理", "老干部工作", "老干部工作推进会"),
        ("食堂管理推进会", "食堂管理", "老干部工作", "老干部工作推进会"),
        ("食堂管理工作，食堂管理", "食堂管理", "老干部工作", "老干部工作，老干部工作"),
        ("老干部工作推进会", "老干部工作", "食堂管理", "食堂管理推进会"),
        ("抓好工作食堂管理", "食堂管理", "工作作风", "抓好工作作风"),
        ("档案馆和市档案馆", "档案馆", "市档案馆", "市档案馆和市档案馆"),
        ("档案工作工作组", "档案工作", "信访工作", "信访工作工作组"),
    ],
)
def test_a_new_value_takes_the_place_of_the_old_one_and_no_work_is_doubled(
    text: str, old: str, new: str, wanted: str
) -> None:
    assert in_its_place(text, old, new) == wanted


@given(
    st.lists(st.sampled_from(["食堂", "会议", "工作"]), max_size=8), st.sampled_from(["老干部工作", "作风", "工作作风"])
)
def test_no_work_is_doubled_that_was_not_doubled_before(words: list[str], new: str) -> None:
    text = "".join(words)
    if "工作工作" not in text and "工作食堂工作" not in text:
        assert "工作工作" not in in_its_place(text, "食堂", new)


def test_a_place_is_named_with_what_it_comes_to(session: Session) -> None:
    found = {one.path: str(one) for one in elsewhere(session, "食堂管理", "老干部工作", THEME)}
    assert found[OCCASION].endswith("：全校老干部工作推进会")
    assert found["opening", 0] == "开头：开好这次老干部工作推进会，很有必要。"
    assert THEME not in found


def test_of_a_long_text_what_stands_about_the_new_value_is_shown(session: Session) -> None:
    long = Answer("同志们，" + "今天的会议很重要，" * 6 + "食堂管理要抓紧，" + "大家都要负起责任，" * 6)
    (found,) = (
        one
        for one in elsewhere(
            Session(session.template, session.bank, session.answers.with_answer(("opening", 0), long)),
            "食堂管理",
            "老干部工作",
            THEME,
        )
        if one.path == ("opening", 0)
    )
    assert found.text.startswith("…天的会议很重要，老干部工作要抓紧")
    assert found.text.endswith("…")


def test_a_field_that_has_the_old_value_is_changed_too_and_what_rests_on_it_follows(session: Session) -> None:
    assert session.answers.get("title") == "在全校食堂管理工作推进会上的讲话"
    after = replaced(session, "食堂管理", "老干部工作", THEME)
    assert after.answers.get(*OCCASION) == "全校老干部工作推进会"
    assert after.answers.get("title") == "在全校老干部工作推进会上的讲话"
    assert after.answers.get(*THEME) == "食堂管理"


def test_as_many_places_are_named_as_are_changed(session: Session) -> None:
    after = replaced(session, "食堂管理", "老干部工作", THEME)
    assert mentions(after, "食堂管理", THEME) == ()
    assert elsewhere(after, "食堂管理", "老干部工作", THEME) == []


def test_a_date_is_never_replaced(session: Session) -> None:
    dated = session.change(DATE, Answer("2026-03-05"))
    assert DATE not in mentions(dated, "2026")
    assert replaced(dated, "2026", "2027").answers.get(*DATE) == "2026-03-05"


def test_a_field_that_may_not_have_the_new_value_stays(template: Template, bank: PhraseBank) -> None:
    answers: dict[KeyPath, Answer] = {THEME: Answer("档案馆建设"), ("fields", "unit"): Answer("档案馆")}
    session = Session(template, bank, Answers("small", 1, answers)).accept_rest()
    unfit = "档案馆，" + "图书馆" * 3
    assert THEME not in [one.path for one in elsewhere(session, "档案馆", unfit, ("fields", "unit"))]
    assert replaced(session, "档案馆", unfit, ("fields", "unit")).answers.get(*THEME) == "档案馆建设"
