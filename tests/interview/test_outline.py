"""The outline of a draft: its rows, what is said of them, and where findings belong."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from drafter.checking.finding import Finding, Severity
from drafter.compose import Answer, Answers, KeyPath
from drafter.draft import lines
from drafter.interview import Session
from drafter.interview.arranging import SECTIONS, moved
from drafter.interview.outline import Row, places, progress, rows, tally, written
from drafter.phrases import PhraseBank
from drafter.templates import Template
from tests.conftest import TEMPLATES

Templates = Mapping[str, Template]
HEADING: KeyPath = ("sections", 1, "heading")


_ACCEPTED: dict[str, Session] = {}


def accepted(templates: Templates, bank: PhraseBank, name: str = "work-conference") -> Session:
    if name not in _ACCEPTED:
        _ACCEPTED[name] = Session(templates[name], bank, Answers(name, 3)).accept_rest()
    return _ACCEPTED[name]


@pytest.fixture
def full(templates: Templates, bank: PhraseBank) -> Session:
    return accepted(templates, bank)


def at(found: list[Row], path: KeyPath) -> Row:
    return next(row for row in found if row.path == path)


def finding(line: int, start: int = 0, end: int = 1, severity: Severity = "W", rule: str = "nested-quotes") -> Finding:
    return Finding(rule, severity, line, start, end, "引号里又有引号", "改成单引号")


def printed(session: Session) -> list[str]:
    return [line.text for line in lines(session.composition.draft)]


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_place_of_the_draft_has_one_row_the_basic_facts_first(
    templates: Templates, bank: PhraseBank, name: str
) -> None:
    session = accepted(templates, bank, name)
    found = rows(session)
    assert sorted(map(str, (row.path for row in found))) == sorted(
        str(entry.path) for entry in session.composition.entries
    )
    fields = [row.is_field for row in found]
    assert fields == sorted(fields, reverse=True)


@pytest.mark.parametrize("name", TEMPLATES)
def test_what_the_rows_say_stands_in_the_draft_in_their_order(
    templates: Templates, bank: PhraseBank, name: str
) -> None:
    session = accepted(templates, bank, name)
    text, end = "\n".join(printed(session)), 0
    for row in rows(session):
        if row.text and not row.is_field:
            found = text.find(row.marker + row.text, end)
            assert found >= end, row
            end = found + len(row.text)


def test_a_field_without_a_name_is_called_by_what_it_asks(session: Session) -> None:
    for one in (session, session.accept_rest()):
        assert at(rows(one), ("fields", "published")).label == "要公开吗"
        assert at(rows(one), ("fields", "theme")).label == "主题"


def test_a_question_that_stands_for_a_name_is_cut_short(template: Template, bank: PhraseBank) -> None:
    ask = "会后要不要在单位门户网站上向社会公开？"
    fields = {**template.fields, "published": template.fields["published"].model_copy(update={"ask": ask})}
    session = Session(template.model_copy(update={"fields": fields}), bank, Answers("small", 1))
    assert at(rows(session), ("fields", "published")).label == "会后要不要在单位门户网…"


def test_a_field_that_nobody_asks_for_is_not_called_by_its_id(template: Template, bank: PhraseBank) -> None:
    fields = {**template.fields, "extra": template.fields["extra"].model_copy(update={"ask": None, "label": None})}
    given = Answers("small", 1, {("fields", "extra"): Answer("会后交流")})
    session = Session(template.model_copy(update={"fields": fields}), bank, given)
    assert at(rows(session), ("fields", "extra")).label == "另外给的"


def test_headings_lie_above_their_paragraphs_and_leads_above_their_texts(full: Session) -> None:
    found = rows(full)
    assert [
        at(found, path).depth
        for path in (
            ("title",),
            HEADING,
            ("sections", 1, "paragraphs", 0),
            ("sections", 1, "points", 0, "lead"),
            ("sections", 1, "points", 0, "text"),
            ("closing", 0),
        )
    ] == [0, 0, 1, 1, 2, 0]


def test_points_without_a_lead_lie_where_leads_do_and_points_of_points_deeper(
    templates: Templates, bank: PhraseBank
) -> None:
    nested = rows(accepted(templates, bank, "committee-remarks"))
    assert at(nested, ("sections", 1, "points", 0, "points", 2, "text")).depth == 2
    flat = rows(accepted(templates, bank, "party-group-seminar"))
    assert at(flat, ("sections", 2, "points", 0, "text")).depth == 1


def test_a_row_knows_which_item_of_which_list_it_belongs_to(templates: Templates, bank: PhraseBank) -> None:
    found = rows(accepted(templates, bank, "committee-remarks"))
    points: KeyPath = ("sections", 1, "points")
    for path, wanted in (
        (HEADING, (SECTIONS, 1)),
        ((*points, 2, "lead"), (points, 2)),
        ((*points, 2, "text"), (points, 2)),
        ((*points, 0, "points", 3, "text"), ((*points, 0, "points"), 3)),
        (("sections", 1, "paragraphs", 0), (points, -1)),
        (("opening", 0), (SECTIONS, -1)),
        (("closing", 0), (None, -1)),
        (("fields", "theme"), (SECTIONS, -1)),
    ):
        row = at(found, path)
        assert (row.at, row.index) == wanted, path


def test_a_moved_section_has_the_number_of_its_new_place(full: Session) -> None:
    before = at(rows(full), HEADING)
    after = at(rows(moved(full, SECTIONS, 1, 0)), ("sections", 0, "heading"))
    assert (before.marker, after.marker) == ("二、", "一、")
    assert after.text == before.text


def test_what_was_left_out_has_an_empty_row_that_is_not_open(full: Session) -> None:
    closing = at(rows(full), ("closing", 0))
    assert (closing.text, closing.open, closing.answered) == ("", False, True)


def test_what_was_not_yet_asked_is_open(templates: Templates, bank: PhraseBank) -> None:
    new = rows(Session(templates["work-conference"], bank, Answers("work-conference", 3)))
    assert all(row.open and not row.answered for row in new)


def test_what_is_still_to_be_filled_in_is_open_and_counts_nothing(full: Session) -> None:
    office = at(rows(full), ("fields", "office"))
    assert office.open
    assert office.answered
    assert office.characters == 0


def test_a_field_to_be_filled_in_leaves_the_paragraphs_alone_that_it_stands_in(
    templates: Templates, bank: PhraseBank
) -> None:
    found = rows(accepted(templates, bank, "committee-remarks"))
    closing = at(found, ("closing", 0))
    assert "【待填：单位名称】" in closing.text
    assert not closing.open
    assert at(found, ("fields", "unit")).open


def test_a_paragraph_with_a_gap_of_its_own_is_open(full: Session) -> None:
    session = full.change(("thanks",), Answer("【待填：一句话】，谢谢大家。"))
    assert at(rows(session), ("thanks",)).open


def test_a_paragraph_of_the_users_own_has_a_row_of_its_own(full: Session) -> None:
    path: KeyPath = ("sections", 0, "paragraphs", 7)
    answers = full.answers.with_answer(path, Answer("这一段是另外加的。"))
    row = at(rows(Session(full.template, full.bank, answers)), path)
    assert (row.label, row.text, row.depth) == ("段落", "这一段是另外加的。", 1)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_finding_stands_at_the_row_whose_text_it_was_found_in(
    templates: Templates, bank: PhraseBank, name: str
) -> None:
    session = accepted(templates, bank, name)
    texts = printed(session)
    for path, place in places(session.composition).items():
        text = texts[place.line][place.start : place.end]
        one = finding(place.line, place.end - 1, place.end)
        assert at(rows(session, [one]), path).remarks == (one,), text


def test_a_finding_in_the_number_of_a_heading_stands_at_the_heading(full: Session) -> None:
    line = next(number for number, text in enumerate(printed(full)) if text.startswith("二、"))
    one = finding(line, 0, 2)
    assert at(rows(full, [one]), HEADING).remarks == (one,)


def test_a_finding_in_the_line_of_the_speaker_stands_at_the_field_it_is_in(full: Session) -> None:
    session = full.change(("fields", "office"), Answer("局长")).change(("fields", "name"), Answer("某某某"))
    line = printed(session).index("局长　某某某")
    one, other = finding(line, 0, 2), finding(line, 3, 6)
    found = rows(session, [one, other])
    assert at(found, ("fields", "office")).remarks == (one,)
    assert at(found, ("fields", "name")).remarks == (other,)


def test_a_finding_beyond_the_draft_stands_at_the_last_row_before_it(full: Session) -> None:
    one = finding(len(printed(full)))
    assert at(rows(full, [one]), ("thanks",)).remarks == (one,)


def test_that_something_is_to_be_filled_in_is_not_said_twice(full: Session) -> None:
    later = full.change(("title",), Answer("在【待填：会议名称】上的讲话"))
    found = finding(0, rule="placeholder")._replace(start=1, end=10)
    assert not any(row.remarks for row in rows(later, [found]))


def test_what_else_stands_for_words_to_come_is_said(full: Session) -> None:
    later = full.change(("title",), Answer("在××会议上的讲话"))
    found = finding(0, rule="placeholder")._replace(start=1, end=3)
    assert at(rows(later, [found]), ("title",)).remarks == (found,)


def test_hints_are_remarks_but_not_grave_ones(full: Session) -> None:
    row = at(rows(full, [finding(0, severity="I"), finding(0, severity="E")]), ("title",))
    assert [one.severity for one in row.remarks] == ["I", "E"]
    assert [one.severity for one in row.grave] == ["E"]


def test_findings_are_counted_by_how_grave_they_are() -> None:
    found = [finding(0, severity="W"), finding(1, severity="W"), finding(2, severity="E"), finding(3, severity="I")]
    assert tally(found) == "错误 1、警告 2、提示 1"
    assert tally([]) == ""


def test_places_to_be_filled_in_are_not_counted_as_written(full: Session) -> None:
    marked = full.change(("thanks",), Answer("【待填：一句话】"))
    assert written(marked) == written(full.change(("thanks",), Answer("【待填：很长很长的一句话】")))


def test_progress_counts_what_is_answered_of_all_that_is_asked(templates: Templates, bank: PhraseBank) -> None:
    new = Session(templates["work-conference"], bank, Answers("work-conference", 3))
    total = len(new.composition.questions)
    assert progress(new) == f"已答 0／{total}"
    assert new.question
    assert progress(new.accept(new.question)).startswith("已答 1／")
    done = new.accept_rest()
    said = progress(done).removeprefix("已答 ").split("／")
    assert said[0] == said[1]
