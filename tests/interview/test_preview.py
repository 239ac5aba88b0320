"""The preview: the draft as it reads, with the place of the question marked."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.columns import width
from drafter.compose import Answer, Answers, KeyPath, Question
from drafter.draft import Line, LineStyle, Span
from drafter.interview import Session
from drafter.interview.outline import written
from drafter.interview.preview_lines import Marked, Printed, laid_out, marked
from drafter.interview.terminal.preview import preview
from drafter.phrases import PhraseBank
from drafter.templates import Template

from .conftest import terminal

_DOWN, _PAGE_DOWN, _END = "\x1b[B", "\x1b[6~", "\x1b[F"
_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@pytest.fixture
def new(templates: Mapping[str, Template], bank: PhraseBank) -> Session:
    return Session(templates["work-conference"], bank, Answers("work-conference", 3))


def question(session: Session, *path: str | int) -> Question:
    found = session.question_at(path)
    assert found
    return found


def highlighted(draft: Marked) -> list[str]:
    return [draft.lines[line].text[start:end] for line, spans in draft.marks.items() for start, end in spans]


def text(printed: list[Printed]) -> list[str]:
    return [line.text for line in printed]


# -- the place of a question ---------------------------------------------------------------------------------


def test_an_open_question_is_marked_by_what_is_to_be_filled_in(new: Session) -> None:
    assert highlighted(marked(new, question(new, "sections", 1, "heading"))) == ["【待填：第二部分标题】"]


def test_of_two_places_that_look_alike_the_one_that_is_asked_for_is_marked(new: Session) -> None:
    second = marked(new, question(new, "sections", 1, "points", 0, "lead"))
    first = marked(new, question(new, "sections", 0, "points", 0, "lead"))
    assert highlighted(first) == highlighted(second)
    assert first.start < second.start


def test_a_field_is_marked_wherever_it_stands_and_shown_from_the_first_on(new: Session) -> None:
    draft = marked(new, question(new, "fields", "name"))
    assert highlighted(draft) == ["【待填：姓名】"]
    assert draft.lines[draft.start].style == LineStyle.BYLINE


def test_a_field_is_marked_too_where_a_paragraph_was_accepted_without_it(
    templates: Mapping[str, Template], bank: PhraseBank
) -> None:
    done = Session(templates["committee-remarks"], bank, Answers("committee-remarks", 3)).accept_rest()
    unit: KeyPath = ("fields", "unit")
    reopened = Session(done.template, done.bank, done.answers.without(unit))
    draft = marked(reopened, question(reopened, *unit))
    assert len(draft.marks) > 1
    assert set(highlighted(draft)) == {"【待填：单位名称】"}


def test_an_optional_place_that_is_open_is_shown_where_it_would_stand(new: Session) -> None:
    done = new.accept_rest()
    reopened = Session(done.template, done.bank, done.answers.without(("closing", 0)))
    draft = marked(reopened, question(reopened, "closing", 0))
    assert highlighted(draft) == [f"【待填：{question(reopened, 'closing', 0).label}】"]
    assert "待填" not in draft.lines[draft.start - 1].text


def test_nothing_of_the_mark_itself_is_to_be_seen(new: Session) -> None:
    draft = marked(new, question(new, "title"))
    assert not any("\ue000" in line.text for line in draft.lines)


def test_a_yes_or_no_stands_nowhere(session: Session) -> None:
    draft = marked(session, question(session, "fields", "published"))
    assert (highlighted(draft), draft.start) == ([], 0)


def test_how_many_points_there_are_is_asked_at_the_heading(new: Session) -> None:
    done = new.accept_rest()
    path: KeyPath = ("sections", 1, "points")
    draft = marked(done, Question(path, "几条？", "数目", kind="number"))
    assert draft.lines[draft.start].text.startswith("二、")
    assert highlighted(draft) == []


def test_what_has_been_answered_is_marked_as_it_stands(new: Session) -> None:
    done = new.accept_rest()
    path: KeyPath = ("sections", 2, "points", 1, "text")
    assert highlighted(marked(done, None, path)) == [done.answers.get(*path)]


def test_a_field_that_has_been_answered_is_marked_wherever_its_value_stands(session: Session) -> None:
    done = session.accept_rest().change(("fields", "theme"), Answer("档案利用"))
    found = highlighted(marked(done, None, ("fields", "theme")))
    assert found
    assert set(found) == {"档案利用"}


def test_without_a_question_nothing_is_marked_and_the_draft_starts_at_its_top(new: Session) -> None:
    draft = marked(new.accept_rest(), None)
    assert (dict(draft.marks), draft.start) == ({}, 0)


@pytest.mark.parametrize("name", ["committee-remarks", "party-group-seminar"])
def test_every_question_of_an_interview_has_its_place(
    templates: Mapping[str, Template], bank: PhraseBank, name: str
) -> None:
    session = Session(templates[name], bank, Answers(name, 3))
    for one in session.composition.questions:
        if one.path[0] != "fields" and one.kind != "number":
            assert highlighted(marked(session, one)) == [f"【待填：{one.label}】"], one.path


# -- laid out ------------------------------------------------------------------------------------------------


def line(said: str, style: LineStyle = LineStyle.BODY) -> Line:
    return Line(style, (Span(said),))


def test_a_title_is_centred_and_stands_apart_from_the_speech() -> None:
    draft = Marked((line("题目", LineStyle.TITLE), line("同志们：", LineStyle.SALUTATION), line("正文。")), {})
    assert text(laid_out(draft, 20)[0]) == ["        题目", "", "同志们：", "　　正文。"]


def test_a_paragraph_is_set_in_by_two_characters_and_broken_by_columns() -> None:
    printed, _ = laid_out(Marked((line("一二三四五六七八九十"),), {}), 16)
    assert text(printed) == ["　　一二三四五", "六七八九十"]


def test_no_line_begins_with_a_closing_mark() -> None:
    printed, _ = laid_out(Marked((line("一二三四五，六七八九十"),), {}), 16)
    assert text(printed) == ["　　一二三四五，", "六七八九十"]


def test_no_line_ends_with_an_opening_mark() -> None:
    printed, _ = laid_out(Marked((line("一二三四“五六”七八九十"),), {}), 16)
    assert text(printed) == ["　　一二三四", "“五六”七八九十"]


def test_lines_that_a_mark_runs_over_are_all_marked_and_the_first_is_where_it_starts() -> None:
    printed, start = laid_out(Marked((line("前文。"), line("一二三四五六七八九十")), {1: [(4, 7)]}, 1), 16)
    assert [one.marked for one in printed] == [False, True, True]
    assert start == 1
    assert [part for part in printed[1].parts if "here" in part[0]] == [("class:here", "五")]


def test_what_is_to_be_filled_in_stands_out() -> None:
    from drafter.draft import RunKind

    filled = Line(LineStyle.BODY, (Span("请"), Span("【待填：姓名】", RunKind.PLACEHOLDER), Span("讲话")))
    printed, _ = laid_out(Marked((filled,), {}), 60)
    assert ("class:open", "【待填：姓名】") in printed[0].parts


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=80), st.integers(4, 60))
def test_nothing_is_lost_and_nothing_is_wider_than_the_screen(said: str, columns: int) -> None:
    printed, _ = laid_out(Marked((line(said),), {}), columns)
    joined = "".join(text(printed))
    assert joined.removeprefix("　　" if columns >= 12 else "") == said
    assert all(width(one) <= columns for one in text(printed))


def test_a_line_break_within_a_paragraph_is_one_on_the_screen() -> None:
    assert text(laid_out(Marked((line("上一行\n下一行"),), {}), 40)[0]) == ["　　上一行", "下一行"]


# -- at a terminal -------------------------------------------------------------------------------------------


def seen(
    session: Session, asked: Question | None, keys: str, columns: int = 80, rows: int = 24, at: KeyPath | None = None
) -> str:
    with terminal(keys + "\x04" * 3, columns, rows) as screen:
        preview(session, asked, at=at)
        return _CONTROL.sub("", screen.getvalue())


@pytest.mark.parametrize("key", ["q", "\r", "\x10", "\x1b"])
def test_several_keys_lead_back(new: Session, key: str) -> None:
    assert "q 返回" in seen(new, new.question, key)


def test_the_foot_says_how_much_is_written_and_answered(new: Session) -> None:
    done = new.accept_rest()
    shown = seen(done, None, "q")
    assert f"已写 {written(done)}" in shown
    assert "分钟　已答 45／45" in shown


def test_the_place_of_the_question_is_in_sight_at_once(new: Session) -> None:
    shown = seen(new, question(new, "thanks"), "q", rows=8)
    assert "▶ 　　【待填：" in shown


def test_one_can_leaf_to_the_end(new: Session) -> None:
    done = new.accept_rest()
    ending = str(done.answers.get("thanks"))
    assert ending not in seen(done, None, "q")
    assert ending in seen(done, None, f"{_END}q")
    assert ending in seen(done, None, _PAGE_DOWN * 20 + "q")
    assert ending in seen(done, None, _DOWN * 200 + "q")


@pytest.mark.parametrize(("columns", "rows"), [(20, 6), (9, 3), (5, 1), (200, 50)])
def test_it_fits_any_terminal(new: Session, columns: int, rows: int) -> None:
    for at in (None, ("sections", 1, "heading")):
        assert seen(new.accept_rest(), None, f"{_PAGE_DOWN}{_END}q", columns, rows, at)


@pytest.mark.parametrize(("key", "error"), [("\x03", KeyboardInterrupt), ("\x04", EOFError)])
def test_one_can_leave_from_it(new: Session, key: str, error: type[BaseException]) -> None:
    with pytest.raises(error):
        seen(new, None, key)


def test_a_dumb_terminal_has_it_printed(
    new: Session, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("drafter.interview.terminal.preview.dumb", lambda: True)
    monkeypatch.setattr("drafter.interview.terminal.look.dumb", lambda: True)
    preview(new, question(new, "title"))
    printed = capsys.readouterr().out
    assert "▶ " in printed
    assert "已答 0／" in printed
    assert "\x1b" not in printed
