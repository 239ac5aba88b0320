"""The interview without a terminal: answer, skip, later, accept, back."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.compose import Answer, Answers, Question
from drafter.draft import body_text, plain_text
from drafter.interview import Session
from drafter.phrases import PhraseBank
from drafter.templates import Template
from tests.conftest import TEMPLATES

Templates = Mapping[str, Template]


@pytest.fixture
def session(templates: Templates, bank: PhraseBank) -> Session:
    return Session(templates["committee-remarks"], bank, Answers("committee-remarks", 2))


def asked(session: Session) -> Question:
    question = session.question
    assert question is not None
    return question


def up_to(session: Session, *path: str | int) -> Session:
    """The session at the question of *path*, those before it skipped."""
    while asked(session).path != path:
        session = session.skip(asked(session))
    return session


def test_the_first_question_is_the_first_field(session: Session) -> None:
    assert asked(session).path == ("fields", "theme")


def test_an_answer_leads_to_the_next_question_and_stands_in_the_draft(session: Session) -> None:
    session = up_to(session, "title")
    after = session.answer(asked(session), "在水利会上的发言")
    assert plain_text(after.composition.draft.title) == "在水利会上的发言"
    assert asked(after).path == ("salutation",)


def test_a_step_leaves_the_session_before_it_as_it_was(session: Session) -> None:
    session.answer(asked(session), "水利")
    assert (session.answers.by_path, session.history) == ({}, ())


def test_a_required_question_that_is_skipped_stands_as_a_placeholder(session: Session) -> None:
    session = up_to(session, "opening", 0)
    after = session.skip(asked(session))
    assert after.answers.get("opening", 0) == "【待填：开头】"
    assert "【待填：开头】" in body_text(after.composition.draft)


def test_an_optional_question_that_is_skipped_is_left_out(session: Session) -> None:
    session = up_to(session, "sections", 0, "facts", "quotation")
    after = session.skip(asked(session))
    assert after.answers.by_path["sections", 0, "facts", "quotation"] == Answer(None)


def test_an_optional_question_can_be_left_for_later(session: Session) -> None:
    session = up_to(session, "sections", 0, "facts", "case")
    after = session.later(asked(session))
    assert "举一个身边的例子。【待填：典型事例】。" in body_text(after.composition.draft)


@pytest.mark.parametrize("pass_over", [Session.skip, Session.later])
def test_a_number_passed_over_stands_at_its_default(session: Session, pass_over: object) -> None:
    session = up_to(session, "sections")
    after = pass_over(session, asked(session))  # type: ignore[operator]
    assert after.answers.by_path["sections",] == Answer(3, "default")


def test_accepting_takes_the_default(session: Session) -> None:
    after = session.accept(asked(session))
    assert after.answers.by_path["fields", "theme"] == Answer("安全生产", "default")


def test_accepting_takes_the_first_suggestion_where_there_is_no_default(session: Session) -> None:
    session = up_to(session, "sections", 0, "heading")
    first = asked(session).suggestions()[0]
    after = session.accept(asked(session))
    assert after.answers.by_path["sections", 0, "heading"] == Answer(first.text, "default", first.phrases)


def test_accepting_skips_where_there_is_neither(session: Session) -> None:
    session = up_to(session, "fields", "office")
    after = session.accept(asked(session))
    assert after.answers.get("fields", "office") == "【待填：职务】"


def test_accepting_the_rest_leaves_no_question(session: Session) -> None:
    assert session.accept_rest().question is None


def test_a_suggestion_that_was_changed_keeps_the_phrases_that_are_left_in_it(
    session: Session, bank: PhraseBank
) -> None:
    session = up_to(session, "sections", 0, "points", 0, "text")
    first = asked(session).suggestions()[0]
    kept = next(name for name in first.phrases if not bank.by_id[name].slots)
    after = session.answer(asked(session), f"改过：{bank.by_id[kept].text}。", "typed", first)
    assert after.answers.by_path[asked(session).path].phrases == (kept,)


def test_back_takes_the_last_answer_away(session: Session) -> None:
    once = session.answer(asked(session), "水利")
    twice = once.answer(asked(once), "全市水利会议")
    assert twice.back() == once
    assert twice.back().back() == session


def test_back_at_the_beginning_stays_there(session: Session) -> None:
    assert session.back() is session


def test_back_does_not_reach_behind_this_session(templates: Templates, bank: PhraseBank) -> None:
    answers = Answers("study-seminar", 0, {("fields", "theme"): Answer("水利", "file")})
    session = Session(templates["study-seminar"], bank, answers)
    assert session.back().answers == answers


def test_questions_that_an_answer_opened_go_when_it_is_taken_back(session: Session) -> None:
    session = up_to(session, "sections", 2, "facts", "step")
    after = session.answer(asked(session), "逐渠登记")
    assert ("sections", 2, "facts", "deadline") in {question.path for question in after.composition.questions}
    assert ("sections", 2, "facts", "deadline") not in {
        question.path for question in after.back().composition.questions
    }


@pytest.mark.parametrize(
    ("path", "value", "cause"),
    [
        (("fields", "theme"), "水，利", "“水，利”不合要求"),
        (("fields", "date"), "明天", "“明天”不是日期"),
        (("fields", "unit"), "甲\x08", "“甲”后面有不能出现的控制字符（U+0008）"),
        (("sections",), "三", "“三”不是数字"),
    ],
)
def test_what_may_not_stand_is_told_before_it_is_stored(
    session: Session, path: tuple[str, ...], value: str, cause: str
) -> None:
    session = up_to(session, *path)
    found = session.fault(asked(session), value)
    assert found is not None
    assert found.cause == cause


@pytest.mark.parametrize("value", ["水利", "【待填：主题】", None])
def test_a_fitting_answer_a_placeholder_and_nothing_may_stand(session: Session, value: str | None) -> None:
    assert session.fault(asked(session), value) is None


def answer_to(question: Question) -> str | int | None:
    """One answer for each question, whenever it is asked."""
    if question.kind == "number":
        return 2
    if question.kind == "date":
        return "2026-04-09"
    return None if question.optional and "case" not in question.path else f"答{'、'.join(map(str, question.path))}。"


@settings(max_examples=15)
@given(st.sampled_from(TEMPLATES), st.lists(st.booleans(), max_size=80))
def test_however_often_one_goes_back_the_draft_is_that_of_answering_straight(
    templates: Templates, bank: PhraseBank, name: str, steps: list[bool]
) -> None:
    start = Session(templates[name], bank, Answers(name, 4))
    wandering = start
    for forward in steps:
        if not forward:
            wandering = wandering.back()
        elif wandering.question:
            wandering = wandering.answer(wandering.question, answer_to(wandering.question))
    finished = [straight_on(wandering), straight_on(start)]
    assert finished[0].composition.draft == finished[1].composition.draft
    assert finished[0].answers == finished[1].answers


def straight_on(session: Session) -> Session:
    while session.question:
        session = session.answer(session.question, answer_to(session.question))
    return session


def test_what_was_said_before_going_back_is_said_again_when_the_rest_is_accepted(session: Session) -> None:
    first = session.question
    assert first is not None
    said = session.answer(first, "护林防火")
    assert said.back().accept_rest().answers.by_path[first.path] == said.answers.by_path[first.path]


def test_what_was_gone_back_over_is_saved_on_leaving(session: Session) -> None:
    answered = session
    for text in ("护林防火", "林区例会", "青岭林场"):
        assert answered.question is not None
        answered = answered.answer(answered.question, text)
    assert answered.back().back().whole().answers == answered.answers


def test_what_is_answered_anew_replaces_what_was_taken_back(session: Session) -> None:
    first = session.question
    assert first is not None
    again = session.answer(first, "护林防火").back().answer(first, "植树造林")
    assert again.whole().answers.get(*first.path) == "植树造林"
