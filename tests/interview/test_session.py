"""The interview without a terminal: answer, skip, later, accept, back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.compose import Answer, Answers, Question, Suggestion
from drafter.draft import RunKind, body_text, lines, plain_text
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


@pytest.fixture
def at_opening(session: Session) -> Session:
    """The session that asks for its first paragraph."""
    while session.question and session.question.path[0] != "opening":
        session = session.accept(session.question)
    return session


def test_a_text_left_in_the_line_is_no_answer(at_opening: Session) -> None:
    question = asked(at_opening)
    left = at_opening.left_unfinished(question, "今天我们在林区")
    assert left.question == question
    assert left.before(question.path) == Answer("今天我们在林区")
    assert left.answers == at_opening.answers


def test_a_text_left_in_the_line_is_to_be_finished_where_the_rest_is_accepted(at_opening: Session) -> None:
    path = asked(at_opening).path
    done = at_opening.left_unfinished(asked(at_opening), "今天我们在林区").accept_rest()
    assert done.answers.get(*path) == "今天我们在林区【待填：接着写完】"
    assert done.before(path) is None
    assert any(run.kind is RunKind.PLACEHOLDER for line in lines(done.composition.draft) for run in line.spans)


def test_a_text_left_in_the_line_is_saved_on_leaving_as_one_to_be_finished(at_opening: Session) -> None:
    path = asked(at_opening).path
    whole = at_opening.left_unfinished(asked(at_opening), "今天我们在林区").whole()
    assert whole.answers.get(*path) == "今天我们在林区【待填：接着写完】"
    assert not whole.in_line


def test_a_field_left_in_the_line_stands_as_it_is_if_it_can(session: Session) -> None:
    theme = asked(session)
    assert session.left_unfinished(theme, "护林防火").accept(theme).answers.get(*theme.path) == "护林防火"


@pytest.mark.parametrize(("text", "value"), [("2026年5月20日", "2026-05-20"), ("2026-", "【待填：日期】")])
def test_a_date_left_in_the_line_stands_if_it_is_one(session: Session, text: str, value: str) -> None:
    date = up_to(session, "fields", "date")
    left = date.left_unfinished(asked(date), text)
    assert left.accept(asked(left)).answers.get("fields", "date") == value
    assert left.whole().answers.get("fields", "date") == (None if text == "2026-" else value)


def test_a_date_half_typed_does_not_take_the_place_of_the_one_that_stood_there(session: Session) -> None:
    date = up_to(session, "fields", "date")
    left = date.answer(asked(date), "2026-05-20").back().left_unfinished(asked(date), "2026-")
    assert left.before(("fields", "date")) == Answer("2026-")
    assert left.accept_rest().answers.get("fields", "date") == "2026-05-20"
    assert left.whole().answers.get("fields", "date") == "2026-05-20"


@pytest.mark.parametrize(("text", "count"), [("三", 3), ("4", 4), ("几", None)])
def test_how_many_sections_there_are_to_be_is_no_text_to_be_finished(
    session: Session, text: str, count: int | None
) -> None:
    counting = up_to(session, "sections")
    left = counting.left_unfinished(asked(counting), text)
    assert left.whole().answers.get("sections") == count
    assert left.accept(asked(left)).answers.get("sections") == (count or asked(left).default)


def test_whoever_leaves_while_changing_an_answer_is_asked_again_and_keeps_both(at_opening: Session) -> None:
    question = asked(at_opening)
    answered = at_opening.answer(question, "同志们都到了。")
    left = answered.left_unfinished(question, "同志们都到齐")
    assert asked(left).path == question.path
    assert left.before(question.path) == Answer("同志们都到齐")
    assert left.taken_back[question.path] == Answer("同志们都到了。")


def test_whoever_leaves_while_changing_a_paragraph_of_their_own_still_has_it(at_opening: Session) -> None:
    path = ("opening", 7)
    answers = at_opening.answers.with_answer(path, Answer("林区的同志辛苦了。"))
    own = replace(at_opening, answers=answers)
    left = own.left_unfinished(Question(path, "改成什么？", "段落"), "林区的")
    assert left.answers == own.answers
    assert left.before(path) == Answer("林区的")


def test_what_is_answered_is_left_in_the_line_no_more(at_opening: Session) -> None:
    question = asked(at_opening)
    answered = at_opening.left_unfinished(question, "今天").answer(question, "今天我们在林区开会。")
    assert answered.before(question.path) is None
    assert answered.back().before(question.path) == Answer("今天我们在林区开会。")


# -- sets of headings, and what was chosen ------------------------------------------------------------------


@pytest.fixture
def at_heading(session: Session) -> Session:
    """The session at the first heading."""
    return up_to(session, "sections", 0, "heading")


def in_a_set(session: Session) -> Suggestion:
    """The first suggestion that has a whole set with it."""
    question = asked(session)
    return next(one for one in question.suggestions() if session.heading_set(question, one))


def set_of(bank: PhraseBank, suggestion: Suggestion) -> str | None:
    return bank.by_id[suggestion.phrases[0]].set


def test_the_other_headings_of_a_set_are_given_with_their_questions(at_heading: Session, bank: PhraseBank) -> None:
    first = in_a_set(at_heading)
    others = at_heading.heading_set(asked(at_heading), first)
    assert [question.path for question, _ in others] == [("sections", 1, "heading"), ("sections", 2, "heading")]
    assert {set_of(bank, own) for _, own in others} == {set_of(bank, first)} != {None}
    assert len({first.text, *(own.text for _, own in others)}) == 3


def test_taking_a_set_answers_all_its_headings_as_chosen(at_heading: Session) -> None:
    first = in_a_set(at_heading)
    others = at_heading.heading_set(asked(at_heading), first)
    after = at_heading.take_set(asked(at_heading), first)
    expected = {(*asked(at_heading).path,): first, **{question.path: own for question, own in others}}
    for path, suggestion in expected.items():
        assert after.answers.by_path[path] == Answer(suggestion.text, "chosen", suggestion.phrases)
    assert after.history == (*at_heading.history, *expected)
    assert not any(question.path[-1] == "heading" for question in after.composition.questions)


def test_looking_at_a_set_answers_nothing(at_heading: Session) -> None:
    at_heading.heading_set(asked(at_heading), in_a_set(at_heading))
    assert ("sections", 0, "heading") not in at_heading.answers.by_path


def test_a_set_that_was_taken_is_gone_back_over_one_heading_after_the_other(at_heading: Session) -> None:
    after = at_heading.take_set(asked(at_heading), in_a_set(at_heading))
    assert after.back().back().back() == at_heading


def test_headings_that_are_answered_already_stay_as_they_are(at_heading: Session) -> None:
    last = next(
        question for question in at_heading.composition.questions if question.path == ("sections", 2, "heading")
    )
    answered = at_heading.answer(last, "自己写的标题")
    first = in_a_set(answered)
    assert [question.path for question, _ in answered.heading_set(asked(answered), first)] == [
        ("sections", 1, "heading")
    ]
    assert answered.take_set(asked(answered), first).answers.get("sections", 2, "heading") == "自己写的标题"


def test_what_is_no_heading_has_no_set(session: Session) -> None:
    session = up_to(session, "opening", 0)
    question = asked(session)
    assert session.heading_set(question, question.suggestions()[0]) == ()


def test_a_heading_of_no_set_is_taken_alone(templates: Templates, bank: PhraseBank) -> None:
    alone = replace(bank, phrases=tuple(replace(phrase, set=None) for phrase in bank.phrases))
    session = up_to(
        Session(templates["committee-remarks"], alone, Answers("committee-remarks", 2)), "sections", 0, "heading"
    )
    first = asked(session).suggestions()[0]
    assert session.heading_set(asked(session), first) == ()
    assert session.take_set(asked(session), first) == session.answer(asked(session), first.text, "chosen", first)


def test_what_was_chosen_is_known_by_its_phrases(at_heading: Session, bank: PhraseBank) -> None:
    first = asked(at_heading).suggestions()[0]
    after = at_heading.answer(asked(at_heading), first.text, "chosen", first)
    assert at_heading.chosen == ()
    assert [phrase.id for phrase in after.chosen] == list(first.phrases)


def test_what_was_accepted_by_default_was_not_chosen(at_heading: Session) -> None:
    assert at_heading.accept_rest().chosen == ()


def test_what_was_gone_back_over_was_not_chosen(at_heading: Session) -> None:
    first = asked(at_heading).suggestions()[0]
    assert at_heading.answer(asked(at_heading), first.text, "chosen", first).back().chosen == ()


def test_of_what_was_changed_only_what_is_left_of_it_was_chosen(at_heading: Session) -> None:
    first = asked(at_heading).suggestions()[0]
    assert at_heading.answer(asked(at_heading), f"再说{first.text}", "typed", first).chosen
    assert at_heading.answer(asked(at_heading), "自己写的标题", "typed", first).chosen == ()


def test_what_was_chosen_twice_at_one_place_counts_once(at_heading: Session) -> None:
    first = asked(at_heading).suggestions()[0]
    once = at_heading.answer(asked(at_heading), first.text, "chosen", first)
    again = once.answer(asked(at_heading), first.text, "chosen", first)
    assert again.chosen == once.chosen


def test_what_stood_in_the_answers_file_was_not_chosen_in_this_session(at_heading: Session) -> None:
    first = asked(at_heading).suggestions()[0]
    after = at_heading.answer(asked(at_heading), first.text, "chosen", first)
    assert Session(after.template, after.bank, after.answers).chosen == ()
