"""Changing an answer that stands: what rests on it follows, the rest stays."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.compose import Answer, Answers
from drafter.draft import plain_text
from drafter.interview import Session
from drafter.phrases import PhraseBank
from drafter.templates import Template
from tests.conftest import TEMPLATES

from .test_session import answer_to, asked, straight_on

Templates = Mapping[str, Template]


def accepted(templates: Templates, bank: PhraseBank, name: str, theme: str | None = None) -> Session:
    answers = Answers(name, 3, {("fields", "theme"): Answer(theme)} if theme else {})
    return Session(templates[name], bank, answers).accept_rest()


@pytest.fixture
def session(templates: Templates, bank: PhraseBank) -> Session:
    return accepted(templates, bank, "work-conference")


def test_the_question_of_a_place_is_asked_again_as_if_it_were_open(session: Session) -> None:
    question = session.question_at(("sections", 1, "heading"))
    assert question is not None
    assert question.ask == "第二部分的标题"
    assert question.suggestions()


def test_where_nothing_is_asked_there_is_no_question(session: Session) -> None:
    assert session.question_at(("opening", 7)) is None


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("theme", ["数据安全", "老干部工作"])
def test_a_changed_field_gives_the_draft_of_answering_so_at_once(
    templates: Templates, bank: PhraseBank, name: str, theme: str
) -> None:
    changed = accepted(templates, bank, name).change(("fields", "theme"), Answer(theme))
    assert changed.composition.draft == accepted(templates, bank, name, theme).composition.draft


def test_changing_a_field_to_what_it_is_changes_nothing(session: Session) -> None:
    path = ("fields", "theme")
    assert session.change(path, session.answers.by_path[path]).composition.draft == session.composition.draft


def test_a_default_computed_from_what_changed_is_computed_again(session: Session) -> None:
    changed = session.change(("fields", "theme"), Answer("数据安全"))
    assert plain_text(changed.composition.draft.title) == "在全市数据安全工作推进会上的讲话"


def test_what_was_typed_over_a_default_stays(templates: Templates, bank: PhraseBank) -> None:
    answers = Answers("work-conference", 3, {("title",): Answer("在秋季例会上的讲话")})
    session = Session(templates["work-conference"], bank, answers).accept_rest()
    changed = session.change(("fields", "theme"), Answer("数据安全"))
    assert plain_text(changed.composition.draft.title) == "在秋季例会上的讲话"


def test_what_stands_under_a_changed_heading_is_suggested_anew_and_the_rest_stays(session: Session) -> None:
    changed = session.change(("sections", 1, "heading"), Answer("突出工作重点，狠抓任务落实"))
    other = {path for path, answer in session.answers.by_path.items() if changed.answers.by_path.get(path) != answer}
    assert {path[2] for path in other} == {"heading", "points"}
    assert all(path[:2] == ("sections", 1) for path in other)
    assert changed.question is None


def test_a_changed_lead_takes_its_own_text_with_it_and_nothing_else(session: Session) -> None:
    changed = session.change(("sections", 1, "points", 0, "lead"), Answer("改进督查方式，较真碰硬问效"))
    other = {path for path, answer in session.answers.by_path.items() if changed.answers.by_path.get(path) != answer}
    assert other == {("sections", 1, "points", 0, "lead"), ("sections", 1, "points", 0, "text")}


def test_what_was_typed_under_a_changed_heading_stays(templates: Templates, bank: PhraseBank) -> None:
    path = ("sections", 1, "points", 2, "text")
    start = Session(templates["work-conference"], bank, Answers("work-conference", 3, {path: Answer("自己写的一段。")}))
    changed = start.accept_rest().change(("sections", 1, "heading"), Answer("突出工作重点，狠抓任务落实"))
    assert changed.answers.get(*path) == "自己写的一段。"


def test_in_the_middle_of_an_interview_a_change_leaves_the_open_questions_open(
    templates: Templates, bank: PhraseBank
) -> None:
    session = Session(templates["work-conference"], bank, Answers("work-conference", 3))
    while asked(session).path != ("sections", 0, "heading"):
        session = session.accept(asked(session))
    changed = session.change(("fields", "theme"), Answer("数据安全"))
    assert asked(changed).path == asked(session).path
    assert changed.answers.get("title") == "在全市数据安全工作推进会上的讲话"


def test_a_field_accepted_by_default_follows_the_field_that_it_rests_on(templates: Templates, bank: PhraseBank) -> None:
    start = Session(templates["enterprise-seminar"], bank, Answers("enterprise-seminar", 5))
    later = start.accept_rest().change(("fields", "theme"), Answer("老干部工作"))
    assert "老干部工作" in str(later.answers.get("fields", "occasion"))
    at_occasion = start.accept(asked(start))
    assert asked(at_occasion).path == ("fields", "occasion")
    own = at_occasion.answer(asked(at_occasion), "季度例会").accept_rest()
    assert own.change(("fields", "theme"), Answer("老干部工作")).answers.get("fields", "occasion") == "季度例会"


# -- going on from answers ---------------------------------------------------------------------------------


def test_a_session_that_goes_on_from_answers_goes_back_over_them_in_the_order_of_the_document(
    session: Session,
) -> None:
    going_on = Session.of(session.template, session.bank, session.answers)
    assert set(going_on.history) == set(session.answers.by_path)
    assert going_on.history[0] == ("fields", "theme")
    assert going_on.back().taken_back.keys() == {going_on.history[-1]}
    while going_on.history:
        going_on = going_on.back()
    assert going_on.answers.by_path == {}
    assert asked(going_on).path == ("fields", "theme")


def test_what_was_left_unfinished_is_kept_for_when_it_is_asked_again(session: Session) -> None:
    question = session.question_at(("opening", 0))
    assert question is not None
    assert session.back().left_unfinished(question, "写到一半").before(("opening", 0)) == Answer("写到一半")


# -- what was chosen from the template's own list ----------------------------------------------------------


def test_what_was_chosen_from_the_templates_own_list_follows_a_changed_field(
    template: Template, bank: PhraseBank
) -> None:
    session = Session(template, bank, Answers("small", 1)).accept_rest()
    session = session.change(("title",), Answer("关于数据安全的几点体会", "chosen"))
    changed = session.change(("fields", "theme"), Answer("老干部工作"))
    assert changed.answers.by_path["title",] == Answer("关于老干部工作的几点体会", "chosen")


def test_what_was_typed_as_the_templates_list_has_it_stays(template: Template, bank: PhraseBank) -> None:
    session = Session(template, bank, Answers("small", 1)).accept_rest()
    session = session.change(("title",), Answer("关于数据安全的几点体会"))
    changed = session.change(("fields", "theme"), Answer("老干部工作"))
    assert changed.answers.get("title") == "关于数据安全的几点体会"


def test_a_salutation_chosen_from_the_list_stays_where_nothing_in_it_rests_on_the_field(
    template: Template, bank: PhraseBank
) -> None:
    session = Session(template, bank, Answers("small", 1)).accept_rest()
    session = session.change(("salutation",), Answer("各位同志：", "chosen"))
    changed = session.change(("fields", "theme"), Answer("老干部工作"))
    assert changed.answers.get("salutation") == "各位同志："


# -- any sequence ------------------------------------------------------------------------------------------

STEPS = st.lists(st.sampled_from(["answer", "back", "skip", "change"]), max_size=60)


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(TEMPLATES), STEPS, st.randoms(use_true_random=False))
def test_any_sequence_of_answers_skips_changes_and_going_back_gives_the_draft_of_the_same_answers_given_straight(
    templates: Templates, bank: PhraseBank, name: str, steps: list[str], random: object
) -> None:
    session = Session(templates[name], bank, Answers(name, 4))
    for number, step in enumerate(steps):
        question = session.question
        if step == "back":
            session = session.back()
        elif step == "change" and session.history:
            path = session.history[number % len(session.history)]
            again = session.question_at(path)
            assert again is not None
            value = answer_to(again)
            changed = f"改{value}" if again.kind == "text" and isinstance(value, str) else value
            session = session.change(path, Answer(changed))
        elif question and step == "skip":
            session = session.skip(question)
        elif question:
            session = session.answer(question, answer_to(question))
    finished = straight_on(session)
    straight = Session(templates[name], bank, Answers(name, 4))
    while straight.question:
        straight = straight.answer(straight.question, finished.answers.get(*straight.question.path))
    assert straight.composition.draft == finished.composition.draft


@settings(max_examples=8, deadline=None)
@given(st.sampled_from(TEMPLATES), st.integers(0, 30), st.integers(1, 5))
def test_whatever_was_accepted_or_typed_a_changed_theme_gives_the_draft_of_having_said_it_first(
    templates: Templates, bank: PhraseBank, name: str, seed: int, every: int
) -> None:
    theme = ("fields", "theme")

    def run(session: Session) -> Session:
        """Every so many questions one is answered, the others accepted."""
        while question := session.question:
            own = question.path != theme and sum(map(len, map(str, question.path))) % every == 0
            session = session.answer(question, answer_to(question)) if own else session.accept(question)
        return session

    start = Session(templates[name], bank, Answers(name, seed))
    later = run(start).change(theme, Answer("老干部工作"))
    at_once = run(start.answer(asked(start), "老干部工作"))
    assert later.composition.draft == at_once.composition.draft
