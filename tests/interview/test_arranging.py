"""Sections and points moved, added and removed."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.compose import Answer, Answers, KeyPath
from drafter.draft import body_text, lines
from drafter.interview import Session
from drafter.interview.arranging import SECTIONS, added, moved, removed
from drafter.phrases import PhraseBank
from drafter.templates import Template
from tests.conftest import TEMPLATES

Templates = Mapping[str, Template]
POINTS: KeyPath = ("sections", 1, "points")


@pytest.fixture
def session(templates: Templates, bank: PhraseBank) -> Session:
    return Session(templates["study-seminar"], bank, Answers("study-seminar", 5)).accept_rest()


def bodies(session: Session) -> list[str]:
    """The paragraphs without the numbers before them."""
    texts = (line.text for line in lines(session.composition.draft))
    return sorted(text.lstrip("一二三四五六、是要") for text in texts)


def headings(session: Session) -> list[str]:
    return [line.text for line in lines(session.composition.draft) if line.style == "heading1"]


def test_a_section_that_is_moved_takes_all_that_stands_in_it_along(session: Session) -> None:
    after = moved(session, SECTIONS, 0, 2)
    assert bodies(after) == bodies(session)
    assert [heading[2:] for heading in headings(after)] == [
        heading[2:] for heading in (headings(session)[index] for index in (1, 2, 0))
    ]
    assert [heading[:2] for heading in headings(after)] == ["一、", "二、", "三、"]


def test_moving_opens_no_question_and_loses_no_answer(session: Session) -> None:
    after = moved(session, SECTIONS, 0, 1)
    assert after.composition.questions == ()
    assert after.composition.unused == ()


def test_what_is_moved_there_and_back_is_as_before(session: Session) -> None:
    assert moved(moved(session, SECTIONS, 0, 2), SECTIONS, 2, 0).composition.draft == session.composition.draft


def test_what_was_left_in_a_line_goes_with_its_section(session: Session) -> None:
    question = session.question_at(("sections", 0, "heading"))
    assert question
    left = session.left_unfinished(question, "认清治水")
    assert moved(left, SECTIONS, 0, 2).in_line == {("sections", 2, "heading"): "认清治水"}
    assert removed(left, SECTIONS, 0).in_line == {}


def test_a_point_that_is_moved_takes_its_number_from_its_place(session: Session) -> None:
    before = [session.answers.get(*POINTS, index, "lead") for index in range(3)]
    after = moved(session, POINTS, 2, 0)
    assert [after.answers.get(*POINTS, index, "lead") for index in range(3)] == [before[2], before[0], before[1]]
    assert body_text(after.composition.draft).index(f"一要{before[2]}") > 0


def test_an_added_section_is_like_the_one_before_it_and_its_questions_are_open(session: Session) -> None:
    after = added(session, SECTIONS, 2)
    assert {question.path[:2] for question in after.composition.questions} == {("sections", 2)}
    assert ("sections", 2, "points") in {question.path for question in after.composition.questions}
    assert set(bodies(session)) <= set(bodies(after.accept_rest()))


def test_a_section_added_first_is_like_the_one_after_it(session: Session) -> None:
    after = added(session, SECTIONS, 0)
    assert ("sections", 0, "points") not in {question.path for question in after.composition.questions}
    assert after.composition.questions[0].path == ("sections", 0, "heading")


def test_an_added_point_is_asked_for(session: Session) -> None:
    after = added(session, POINTS, 3)
    assert [question.path for question in after.composition.questions] == [
        (*POINTS, 3, "lead"), (*POINTS, 3, "text"),
    ]  # fmt: skip


def test_what_is_removed_is_gone_and_the_numbers_close_up(session: Session) -> None:
    gone = headings(session)[1]
    after = removed(session, SECTIONS, 1)
    assert [heading[2:] for heading in headings(after)] == [headings(session)[0][2:], headings(session)[2][2:]]
    assert gone[2:] not in body_text(after.composition.draft)
    assert after.composition.questions == ()


def test_what_was_added_and_removed_again_leaves_the_draft_as_it_was(session: Session) -> None:
    assert removed(added(session, SECTIONS, 1), SECTIONS, 1).composition.draft == session.composition.draft


def test_one_can_go_back_over_what_was_moved(session: Session) -> None:
    after = moved(session, SECTIONS, 0, 2)
    assert set(after.history) <= set(after.answers.by_path)


def test_what_a_section_is_like_is_said_only_where_it_is_not_what_is_due_there(session: Session) -> None:
    there = moved(session, SECTIONS, 0, 1)
    assert there.answers.get("sections", 0, "like") == 2
    assert moved(there, SECTIONS, 0, 1).answers.get("sections", 0, "like") is None


def test_a_kind_of_section_that_the_template_has_not_is_passed_over(session: Session) -> None:
    answers = session.answers.with_answer(("sections", 1, "like"), Answer(9))
    assert Session(session.template, session.bank, answers).composition.draft == session.composition.draft


@settings(max_examples=8, deadline=None)
@given(
    st.sampled_from(TEMPLATES),
    st.lists(st.tuples(st.sampled_from(["move", "add", "remove"]), st.integers(0, 9), st.integers(0, 9)), max_size=8),
)
def test_whatever_is_moved_added_and_removed_no_other_word_is_lost(
    templates: Templates, bank: PhraseBank, name: str, steps: list[tuple[str, int, int]]
) -> None:
    session = Session(templates[name], bank, Answers(name, 6)).accept_rest()
    for step, first, second in steps:
        size = session.composition.counts[SECTIONS]
        before = body_text(session.composition.draft)
        if step == "move" and size:
            session = moved(session, SECTIONS, first % size, second % size)
        elif step == "remove" and size:
            gone = ("sections", first % size)
            kept = [
                entry.text
                for entry in session.composition.entries
                if entry.path[:2] != gone and entry.path[0] != "fields"
            ]
            session = removed(session, SECTIONS, first % size)
            before = "\n".join(kept)
        else:
            session = added(session, SECTIONS, first % (size + 1)).accept_rest()
        after = body_text(session.composition.draft) + "".join(
            "".join(run.text for run in runs) for runs in (session.composition.draft.title,)
        )
        words = [text.lstrip("一二三四五六七八九十、（）是要") for text in before.split("\n")]
        assert all(word.rstrip("。") in after for word in words)
        assert session.composition.unused == ()
        assert session.question is None
