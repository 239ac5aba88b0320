"""Going through the outline: changing, moving, adding, removing, undoing, and the way out of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.answersfile.reading import from_document
from drafter.answersfile.writing import to_yaml
from drafter.checking.finding import Finding
from drafter.columns import width
from drafter.compose import Answer, Answers, KeyPath
from drafter.draft import Draft, lines, plain_text
from drafter.interview import Session
from drafter.interview.arranging import SECTIONS
from drafter.interview.desk import Desk
from drafter.interview.keys import Way
from drafter.interview.outline import places, rows, written
from drafter.interview.replacing import elsewhere, replaced
from drafter.interview.revising import reduced
from drafter.interview.terminal import outline_help, outline_plain
from drafter.interview.terminal.asking import Asking
from drafter.interview.terminal.explaining import status
from drafter.interview.terminal.outline_acts import Act, Choice
from drafter.interview.terminal.outline_screen import View, next_in_need, screen
from drafter.interview.terminal.review import review
from drafter.phrases import PhraseBank
from drafter.templates import Template
from drafter.yamlfile import parse

from .conftest import terminal

UP, DOWN, HOME, END, ENTER, ESCAPE = "\x1b[A", "\x1b[B", "\x1b[H", "\x1b[F", "\r", "\x1b"
ALT_DOWN, CTRL_B, CTRL_L, CTRL_U = "\x1b[1;3B", "\x02", "\x0c", "\x15"
POINTS: KeyPath = ("sections", 1, "points")
_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_FORGOTTEN = "\x04" * 3
"""What ends a test whose keys do not lead out, so that it fails and does not wait."""
_ACCEPTED: dict[str, Session] = {}


class Sitting(NamedTuple):
    """What came of going through an outline."""

    sessions: list[Session]
    written: bool
    shown: str

    @property
    def last(self) -> Session:
        return self.sessions[-1]


def accepted(templates: Mapping[str, Template], bank: PhraseBank, name: str = "work-conference") -> Session:
    if name not in _ACCEPTED:
        _ACCEPTED[name] = Session(templates[name], bank, Answers(name, 3)).accept_rest()
    return _ACCEPTED[name]


@pytest.fixture
def full(templates: Mapping[str, Template], bank: PhraseBank) -> Session:
    return accepted(templates, bank)


@pytest.fixture
def done(session: Session) -> Session:
    """The small template with everything answered."""
    asked = session
    while question := asked.question:
        asked = asked.answer(question, "市档案馆") if question.path == ("fields", "unit") else asked.accept(question)
    return asked


def sat(session: Session, keys: str, columns: int = 80, height: int = 24, desk: Desk | None = None) -> Sitting:
    """The outline gone through by typing *keys*, which must lead out of it."""
    with terminal(keys + _FORGOTTEN, columns, height) as shown:
        steps = review(session, desk or Desk())
        sessions: list[Session] = []
        while True:
            try:
                sessions.append(next(steps))
            except StopIteration as end:
                return Sitting(sessions, bool(end.value), shown.getvalue())
            except KeyboardInterrupt:
                if "\x03" in keys:
                    raise
                pytest.fail("the keys do not lead out of the outline")


def to(session: Session, *path: str | int) -> str:
    """The keys from the top to the row of *path*."""
    return HOME + DOWN * [row.path for row in rows(session)].index(path)


def drawn(view: View, columns: int = 79, height: int = 24) -> list[str]:
    found, _ = screen(view, columns, height)
    return ["".join(part[1] for part in line) for line in found]


def headings(session: Session) -> list[str]:
    return [line.text for line in lines(session.composition.draft) if line.style == "heading1"]


def texts(session: Session) -> Counter[str]:
    return Counter(answer.value for answer in session.answers.by_path.values() if isinstance(answer.value, str))


# -- the way out ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("keys", ["w", END + ENTER])
def test_where_all_is_answered_the_draft_can_be_written(full: Session, keys: str) -> None:
    assert sat(full, keys)[:2] == ([], True)


@pytest.mark.parametrize("keys", ["q", ESCAPE, CTRL_L, END + ENTER])
def test_where_questions_are_open_one_goes_back_to_them(session: Session, keys: str) -> None:
    assert sat(session, keys)[:2] == ([], False)


def test_where_questions_are_open_nothing_is_written(session: Session) -> None:
    sitting = sat(session, "wq")
    assert not sitting.written
    assert "问没有答" in sitting.shown


def test_where_all_is_answered_going_back_says_how_to_go_on(full: Session) -> None:
    sitting = sat(full, "qw")
    assert sitting.written
    assert "按 w 写成稿子" in sitting.shown


@pytest.mark.parametrize(("key", "error"), [("\x03", KeyboardInterrupt), ("\x04", EOFError)])
def test_one_can_leave_from_the_outline(full: Session, key: str, error: type[BaseException]) -> None:
    with pytest.raises(error):
        sat(full, key)


# -- changing ------------------------------------------------------------------------------------------------


def test_a_row_that_is_changed_is_asked_again(full: Session) -> None:
    sitting = sat(full, to(full, "thanks") + ENTER + "2" + ENTER + "w")
    assert len(sitting.sessions) == 1
    assert sitting.last.answers.get("thanks") != full.answers.get("thanks")


def test_what_was_changed_is_named_as_the_outline_names_it(done: Session) -> None:
    sitting = sat(done, to(done, "fields", "published") + ENTER + UP + ENTER + "w")
    assert sitting.last.answers.get("fields", "published") is True
    assert "改了要公开吗" in sitting.shown


def test_what_rests_on_a_field_follows_it(full: Session) -> None:
    keys = to(full, "fields", "occasion") + ENTER + CTRL_U + "全市档案工作会议" + ENTER + "w"
    assert sat(full, keys).last.answers.get("title") == "在全市档案工作会议上的讲话"


@pytest.mark.parametrize("way", [CTRL_B, CTRL_L])
def test_going_back_from_a_question_changes_nothing(full: Session, way: str) -> None:
    assert sat(full, to(full, "title") + ENTER + way + "w")[:2] == ([], True)


def test_the_same_answer_again_is_no_change(done: Session) -> None:
    assert sat(done, to(done, "fields", "unit") + ENTER + ENTER + "w").sessions == []


def test_what_was_typed_before_going_back_is_there_when_it_is_asked_again(done: Session) -> None:
    row = to(done, "fields", "unit")
    keys = row + ENTER + "甲" + CTRL_B + row + ENTER + "\t" + "乙" + ENTER
    sitting = sat(done, keys + END + UP + DOWN + "w")
    assert sitting.last.answers.get("fields", "unit") == "甲乙"


def test_what_was_typed_before_going_back_does_not_turn_up_elsewhere_when_points_are_moved(full: Session) -> None:
    lead = to(full, *POINTS, 0, "lead")
    keys = lead + ENTER + "甲乙" + CTRL_B + "J" + lead + ENTER + ENTER + "w"
    sitting = sat(full, keys)
    assert sitting.last.answers.get(*POINTS, 0, "lead") == full.answers.get(*POINTS, 1, "lead")


def test_what_was_typed_when_the_user_left_is_kept(done: Session) -> None:
    with terminal(to(done, "fields", "unit") + ENTER + "甲\x03"):
        steps = review(done, Desk())
        kept = next(steps)
        assert kept.whole().answers.get("fields", "unit") == "甲"
        with pytest.raises(KeyboardInterrupt):
            next(steps)


def test_an_optional_place_that_was_left_out_can_be_filled(full: Session) -> None:
    sitting = sat(full, to(full, "closing", 0) + ENTER + "1" + ENTER + "w")
    assert sitting.last.answers.get("closing", 0)


def test_a_paragraph_of_the_users_own_can_be_changed_and_taken_away(full: Session) -> None:
    path: KeyPath = ("sections", 0, "paragraphs", 7)
    own = Session(full.template, full.bank, full.answers.with_answer(path, Answer("另外加的一段。")))
    keys = to(own, *path) + ENTER + CTRL_U + "改过的一段。" + ENTER + "dw"
    changed, removed = sat(own, keys).sessions
    assert changed.answers.get(*path) == "改过的一段。"
    assert path not in removed.answers.by_path


def test_an_answer_given_in_the_outline_can_be_gone_back_to_from_the_interview(session: Session) -> None:
    sitting = sat(session, to(session, "fields", "unit") + ENTER + "市档案馆" + ENTER + "q")
    assert sitting.last.history == (("fields", "unit"),)


def test_an_outline_opened_in_mid_interview_starts_at_the_question_that_was_left(full: Session) -> None:
    reopened = Session(full.template, full.bank, full.answers.without(("thanks",)))
    sitting = sat(reopened, ENTER + "1" + ENTER + "w")
    assert sitting.last.answers.get("thanks")


def test_an_answer_taken_from_the_outline_can_be_gone_to_in_the_preview(full: Session) -> None:
    thanks = str(full.answers.get("thanks"))
    assert f"▶ 　　{thanks}" in _CONTROL.sub("", sat(full, to(full, "thanks") + "p" + "q" + "w").shown)


# -- a field that stands elsewhere ---------------------------------------------------------------------------


def quoting(done: Session) -> Session:
    own = done.answers.with_answer(("opening", 0), Answer("市档案馆的同志们好。"))
    return Session(done.template, done.bank, own)


@pytest.mark.parametrize(("keys", "opening"), [(ENTER, "市图书馆的同志们好。"), (DOWN + ENTER, "市档案馆的同志们好。")])
def test_an_old_value_elsewhere_is_replaced_if_the_user_wants(done: Session, keys: str, opening: str) -> None:
    session = quoting(done)
    sitting = sat(session, to(session, "fields", "unit") + ENTER + CTRL_U + "市图书馆" + ENTER + keys + "w")
    assert "别处还有 1 处“市档案馆”，一起换成“市图书馆”吗？" in sitting.shown
    assert sitting.last.answers.get("opening", 0) == opening


def test_one_undo_takes_back_the_field_and_what_was_replaced_with_it(done: Session) -> None:
    session = quoting(done)
    sitting = sat(session, to(session, "fields", "unit") + ENTER + CTRL_U + "市图书馆" + ENTER * 2 + "uw")
    assert sitting.last.answers == session.answers


def test_a_new_value_that_has_the_old_one_in_it_is_not_replaced_within_itself(done: Session) -> None:
    both = done.answers.with_answer(("opening", 0), Answer("档案馆和市档案馆"))
    session = Session(done.template, done.bank, both)
    assert elsewhere(session, "档案馆", "市档案馆")
    assert replaced(session, "档案馆", "市档案馆").answers.get("opening", 0) == "市档案馆和市档案馆"


@pytest.mark.parametrize(("old", "new"), [("市", "县"), ("市档案馆", ""), ("市档案馆", "【待填：单位名称】")])
def test_nothing_is_asked_about_a_single_character_or_for_nothing(done: Session, old: str, new: str) -> None:
    assert elsewhere(quoting(done), old, new) == []


def test_the_places_where_the_old_value_stands_are_named_before_they_are_changed(done: Session) -> None:
    session = quoting(done)
    sitting = sat(session, to(session, "fields", "unit") + ENTER + CTRL_U + "市图书馆" + ENTER * 2 + "w")
    assert "开头：市图书馆的同志们好。" in _CONTROL.sub("", sitting.shown)


def test_another_field_with_the_old_value_is_changed_with_it(done: Session) -> None:
    session = Session(done.template, done.bank, done.answers.with_answer(("fields", "extra"), Answer("市档案馆主办")))
    sitting = sat(session, to(session, "fields", "unit") + ENTER + CTRL_U + "市图书馆" + ENTER * 2 + "w")
    assert "别处还有 1 处" in sitting.shown
    assert sitting.last.answers.get("fields", "extra") == "市图书馆主办"


# -- moving and removing -------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["J", ALT_DOWN])
def test_a_moved_section_takes_the_highlight_along(full: Session, key: str) -> None:
    sitting = sat(full, to(full, "sections", 0, "heading") + key * 2 + "w")
    assert [heading[2:] for heading in headings(sitting.last)] == [
        heading[2:] for heading in (headings(full)[index] for index in (1, 2, 0))
    ]


def test_a_point_is_moved_from_its_text_as_well(full: Session) -> None:
    sitting = sat(full, to(full, *POINTS, 2, "text") + "KK" + "w")
    assert sitting.last.answers.get(*POINTS, 0, "text") == full.answers.get(*POINTS, 2, "text")


def test_what_cannot_be_moved_stays_and_the_user_is_told(full: Session) -> None:
    sitting = sat(full, to(full, "sections", 0, "heading") + "K" + "w")
    assert sitting.sessions == []
    assert "这里挪不动" in sitting.shown


def test_what_is_removed_is_named(full: Session) -> None:
    sitting = sat(full, to(full, *POINTS, 1, "lead") + "dw")
    assert sitting.last.composition.counts[POINTS] == 2
    assert f"删去了第 2 条“{full.answers.get(*POINTS, 1, 'lead')}”" in sitting.shown


def test_what_the_draft_needs_is_not_removed(full: Session) -> None:
    sitting = sat(full, to(full, "title") + "dw")
    assert sitting.sessions == []
    assert "不能删" in sitting.shown


def test_what_is_optional_is_left_out_when_it_is_removed(full: Session) -> None:
    sitting = sat(full, to(full, "sections", 0, "facts", "quotation") + "dw")
    answer = sitting.last.answers.by_path["sections", 0, "facts", "quotation"]
    assert answer.value is None


@pytest.mark.parametrize(("index", "then"), [(0, 0), (1, 1), (2, 1)])
@pytest.mark.parametrize("place", ["lead", "text"])
def test_after_a_point_is_removed_the_highlight_stays_in_its_list(
    full: Session, index: int, then: int, place: str
) -> None:
    row = next(row for row in rows(full) if row.path == (*POINTS, index, place))
    step = reduced(full, row)
    assert step is not None
    assert step.path == (*POINTS, then, place)


def test_when_the_last_point_of_a_list_is_removed_the_highlight_goes_to_the_heading_above(full: Session) -> None:
    session, highlighted = full, full.history[-1]
    for _ in range(3):
        step = reduced(session, next(row for row in rows(session) if row.path == (*POINTS, 0, "lead")))
        assert step is not None
        session, highlighted, _ = step
    assert highlighted == ("sections", 1, "heading")


@pytest.mark.parametrize("key", ["d", "\x1b[3~"])
def test_a_whole_section_is_removed_when_that_is_asked_for_once_more(full: Session, key: str) -> None:
    sitting = sat(full, to(full, "sections", 1, "heading") + key * 2 + "w")
    within = [row for row in rows(full) if row.path[:2] == ("sections", 1) and row.text]
    asked = f"再按一次 d，删去整个第 2 部分（{len(within)} 处，{sum(row.characters for row in within)} 字）"
    assert asked in _CONTROL.sub("", sitting.shown)
    assert headings(sitting.last) == [headings(full)[0], headings(full)[2].replace("三、", "二、")]


@pytest.mark.parametrize("other", [UP + DOWN, "x", "f" + HOME, "u", "p" + "q"])
def test_any_other_key_forgets_that_a_section_was_to_be_removed(full: Session, other: str) -> None:
    there = to(full, "sections", 1, "heading")
    assert sat(full, there + "d" + other + there + "d" + HOME + "w").sessions == []


@pytest.mark.parametrize("other", ["x", UP + DOWN])
def test_a_key_between_asking_and_asking_again_keeps_the_section(full: Session, other: str) -> None:
    assert sat(full, to(full, "sections", 1, "heading") + "d" + other + "d" + "w").sessions == []


@pytest.mark.parametrize("name", ["unit", "date", "theme"])
def test_a_field_of_text_or_a_date_can_be_left_out_and_given_again(done: Session, name: str) -> None:
    row = to(done, "fields", name)
    left = sat(done, row + "dw").last
    assert left.answers.by_path["fields", name] == Answer(None)
    assert left.question is None
    (entry,) = (entry for entry in left.composition.entries if entry.path == ("fields", name))
    assert entry.text == ""
    assert any("（没有）" in line for line in drawn(View(left, rows(left)))[:12])
    typed = "2026-03-05" if name == "date" else "市图书馆"
    assert sat(left, row + ENTER + CTRL_U + typed + ENTER + "w").last.answers.get("fields", name) == typed


def test_a_field_to_be_chosen_is_not_left_out(done: Session) -> None:
    assert sat(done, to(done, "fields", "level") + "dw").sessions == []


def test_no_place_to_be_filled_in_is_printed_for_a_field_that_was_left_out(full: Session) -> None:
    assert "【待填" in plain_text(full.composition.draft.office)
    (office,) = (
        row.path for row in rows(full) if row.is_field and row.text == plain_text(full.composition.draft.office)
    )
    assert plain_text(sat(full, to(full, *office) + "dw").last.composition.draft.office) == ""


def test_a_field_that_was_left_out_is_still_left_out_when_the_answers_are_read_again(full: Session) -> None:
    left = sat(full, to(full, "fields", "date") + "dw").last
    saved = to_yaml(left.answers, left.composition)
    again = Session(full.template, full.bank, from_document(parse(saved, "答案.yaml"), full.template))
    assert again.question is None
    assert plain_text(again.composition.draft.date) == ""


def test_what_is_not_there_is_not_removed_and_the_user_is_told(full: Session) -> None:
    sitting = sat(full, to(full, "closing", 0) + "dw")
    assert sitting.sessions == []
    assert "这一处本来就没有" in sitting.shown


def test_undoing_goes_back_change_by_change(full: Session) -> None:
    sitting = sat(full, to(full, "sections", 0, "heading") + "Jdd" + "uu" + "w")
    moved, removed, once, twice = sitting.sessions
    assert len(headings(removed)) == 2
    assert headings(once) == headings(moved)
    assert twice.answers == full.answers


def test_with_nothing_to_undo_the_user_is_told(full: Session) -> None:
    assert "没有可撤销的" in sat(full, "uw").shown


# -- adding --------------------------------------------------------------------------------------------------


def test_an_added_point_is_asked_for_at_once(full: Session) -> None:
    sitting = sat(full, to(full, *POINTS, 0, "lead") + "a" + "1" + ENTER + "1" + ENTER + "w")
    assert sitting.written
    assert sitting.last.composition.counts[POINTS] == 4
    assert sitting.last.answers.get(*POINTS, 1, "lead")
    assert sitting.last.answers.get(*POINTS, 2, "lead") == full.answers.get(*POINTS, 1, "lead")


def test_going_back_from_the_first_question_takes_the_new_point_away(full: Session) -> None:
    sitting = sat(full, to(full, *POINTS, 0, "lead") + "a" + CTRL_B + "w")
    assert sitting.last == full
    assert "没有加" in sitting.shown


def test_going_back_from_a_later_question_goes_to_the_one_before(full: Session) -> None:
    keys = "a" + "1" + ENTER + CTRL_B + "2" + ENTER + "1" + ENTER + "w"
    sitting = sat(full, to(full, *POINTS, 0, "lead") + keys)
    assert sitting.written
    assert sitting.last.composition.counts[POINTS] == 4


def test_an_added_point_left_for_the_outline_stays_open(full: Session) -> None:
    sitting = sat(full, to(full, *POINTS, 0, "lead") + "a" + CTRL_L + "q")
    assert not sitting.written
    assert {question.path for question in sitting.last.composition.questions} == {
        (*POINTS, 1, "lead"),
        (*POINTS, 1, "text"),
    }


def test_one_undo_takes_an_added_point_away_again(full: Session) -> None:
    sitting = sat(full, to(full, *POINTS, 0, "lead") + "a" + "1" + ENTER + "1" + ENTER + "uw")
    assert sitting.last == full


def test_the_rest_is_accepted_for_what_was_added_alone(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Asking, "asked", lambda asking: asking.session.accept_rest())
    sitting = sat(session, to(session, "sections", 0, "heading") + "aq")
    before = {question.path for question in session.composition.questions}
    assert {question.path for question in sitting.last.composition.questions} == before
    assert sitting.last.answers.get("sections", 1, "heading")


@pytest.mark.parametrize(
    ("path", "section"), [(("sections", 0, "heading"), 1), (("fields", "theme"), 0), (("fields", "date"), 0)]
)
def test_a_section_is_added_after_a_heading_and_before_all_from_the_basic_facts(
    full: Session, path: KeyPath, section: int
) -> None:
    sitting = sat(full, to(full, *path) + "a" + CTRL_L + "q")
    assert sitting.last.composition.counts[SECTIONS] == 4
    assert ("sections", section, "heading") in {question.path for question in sitting.last.composition.questions}


def test_nothing_is_added_where_there_is_no_list(full: Session) -> None:
    sitting = sat(full, to(full, "thanks") + "aw")
    assert sitting.sessions == []
    assert "这里加不了" in sitting.shown


# -- the screen ----------------------------------------------------------------------------------------------


def finding(index: int, severity: str = "E") -> Finding:
    return Finding("nested-quotes", "E" if severity == "E" else "I", index, 0, 1, "引号里又有引号", "里面的改成单引号")


def test_the_head_says_how_long_how_far_and_how_good_the_draft_is(full: Session) -> None:
    head = drawn(View(full, rows(full, [finding(0)])))[0]
    assert head.startswith(f"▸ 提纲　全文 {written(full)}")
    assert "已答 45／45　错误 1" in head


def test_beside_a_question_the_same_is_said_of_the_length(full: Session) -> None:
    assert re.match(r"\d,\d{3} 字", written(full))
    assert f"已写 {written(full)}" in status(full, 80, left=1)


def test_the_highlighted_row_stands_in_full_below_the_list_with_what_was_found(full: Session) -> None:
    found = rows(full, [finding(0), finding(0, "I")])
    at = next(number for number, row in enumerate(found) if row.path == ("title",))
    shown = "\n".join(drawn(View(full, found, at)))
    assert "错误：引号里又有引号。里面的改成单引号。" in shown
    assert "错误 1  提示 1" in shown


def test_what_is_left_out_is_shown_so_that_it_can_be_filled(full: Session) -> None:
    assert any("（没有）结尾" in line for line in drawn(View(full, rows(full), len(rows(full)))))


@pytest.mark.parametrize("height", [24, 12, 6, 3, 1])
@pytest.mark.parametrize("columns", [79, 39, 19, 8])
def test_the_outline_fits_any_terminal_with_the_highlight_in_sight(full: Session, columns: int, height: int) -> None:
    found = rows(full, [finding(0)] * 3)
    first = 0
    for at in range(len(found) + 1):
        fragments, first = screen(View(full, found, at, "删去了一条", first), columns, height)
        shown = ["".join(part[1] for part in line) for line in fragments]
        assert len(shown) <= max(height, 2)
        assert all(width(line) <= columns for line in shown)
        assert sum(line.startswith(" » ") for line in shown) == 1


def test_the_list_is_as_high_for_every_row(full: Session) -> None:
    found = rows(full)
    assert len({len(drawn(View(full, found, at))) for at in range(len(found) + 1)}) == 1


def test_what_is_in_need_is_found_from_row_to_row_and_round_again(full: Session) -> None:
    found = rows(full)
    wanted = [number for number, row in enumerate(found) if row.open]
    seen, at = [], -1
    for _ in range(len(wanted) + 1):
        at = next_in_need(found, at) or 0
        seen.append(at)
    assert seen == [*wanted, wanted[0]]


def test_where_nothing_is_in_need_the_user_is_told(done: Session) -> None:
    filled = done.change(("fields", "date"), Answer("2026-03-05"))
    filled = filled.change(("fields", "hearers"), Answer(("中层干部",)))
    assert not any(row.open for row in rows(filled))
    assert "没有毛病，也没有待填的" in sat(filled, "fw").shown


def test_hints_are_no_need_but_the_user_is_told_that_they_are_there(done: Session) -> None:
    filled = done.change(("fields", "date"), Answer("2026-03-05"))
    filled = filled.change(("fields", "hearers"), Answer(("中层干部",)))
    shown = sat(filled, "fw", desk=Desk(check=lambda draft: [finding(0, "I")] * 2)).shown
    assert "没有错误、警告，也没有待填的；提示 2 条，停在那一处看得到" in _CONTROL.sub("", shown)


def test_what_a_hint_says_stands_below_the_list_even_under_a_long_text(full: Session) -> None:
    place = places(full.composition)[*POINTS, 0, "text"]
    found = rows(full, [finding(place.line, "I")._replace(start=place.start, end=place.start + 1)])
    at = next(number for number, row in enumerate(found) if row.remarks)
    assert found[at].path == (*POINTS, 0, "text")
    assert "提示：引号里又有引号。里面的改成单引号。" in "\n".join(drawn(View(full, found, at)))


def test_the_keys_say_that_points_and_sections_can_be_added(full: Session) -> None:
    assert "a 加一条／加一部分" in "\n".join(drawn(View(full, rows(full))))


def test_the_keys_are_explained_on_f1(full: Session) -> None:
    shown = _CONTROL.sub("", sat(full, "\x1bOP" + "x" + "w").shown)
    assert "标题行删的是整个部分，要再按一次" in shown


@pytest.mark.parametrize("columns", [79, 39, 19, 8])
def test_the_help_fits_any_terminal(columns: int) -> None:
    assert all(width(line) <= columns for line in outline_help.page(columns))


def test_the_draft_is_checked_anew_after_a_change_and_only_then(full: Session) -> None:
    checked: list[Draft] = []

    def check(draft: Draft) -> Sequence[Finding]:
        checked.append(draft)
        return ()

    sat(full, DOWN * 5 + to(full, "sections", 0, "heading") + "K" + "J" + UP + "w", desk=Desk(check=check))
    assert len(checked) == 2


@pytest.mark.parametrize(("columns", "height"), [(20, 6), (10, 3)])
def test_a_tiny_terminal_is_no_reason_to_fail(full: Session, columns: int, height: int) -> None:
    assert sat(full, DOWN * 60 + UP * 9 + "fpqw", columns, height).written


# -- a dumb terminal -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "choice"),
    [
        ("5", Choice(Act.CHANGE, 4)),
        ("５", Choice(Act.CHANGE, 4)),
        ("5 上", Choice(Act.UP, 4)),
        ("5下", Choice(Act.DOWN, 4)),
        ("12 加", Choice(Act.ADD, 11)),
        (" 5　删 ", Choice(Act.REMOVE, 4)),
        ("撤销", Choice(Act.UNDO, 20)),
        ("预览", Choice(Act.PREVIEW, 20)),
        ("写", Choice(Act.WRITE, 20)),
        ("《", Choice(Act.RETURN, 20)),
        ("0", None),
        ("21", None),
        ("5 左", None),
        ("", None),
    ],
)
def test_lines_are_understood_on_a_dumb_terminal(typed: str, choice: Choice | None) -> None:
    assert outline_plain.understood(typed, 20) == choice


def test_a_dumb_terminal_has_the_outline_printed_with_numbers(
    full: Session, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter(["什么", f"{len(rows(full)) - 1} 上", "12 下", "写"])
    monkeypatch.setattr("drafter.interview.terminal.review.dumb", lambda: True)
    monkeypatch.setattr("drafter.interview.terminal.look.dumb", lambda: True)
    monkeypatch.setattr("builtins.input", lambda prompt="": next(typed))
    list(review(full, Desk()))
    printed = capsys.readouterr().out
    assert "1. 主题　安全生产" in printed
    assert "没有看懂" in printed
    assert "这里挪不动" in printed
    assert "\x1b" not in printed


@pytest.mark.parametrize(("between", "left"), [([], 2), (["什么"], 3), (["预览"], 3)])
def test_a_dumb_terminal_wants_a_section_removed_twice_as_well(
    full: Session,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    between: list[str],
    left: int,
) -> None:
    number = [row.path for row in rows(full)].index(("sections", 1, "heading")) + 1
    typed = iter([f"{number} 删", *between, f"{number}删", "写"])
    monkeypatch.setattr("drafter.interview.terminal.review.dumb", lambda: True)
    monkeypatch.setattr("drafter.interview.terminal.review.preview", lambda *given, **named: None)
    monkeypatch.setattr("drafter.interview.terminal.look.dumb", lambda: True)
    monkeypatch.setattr("builtins.input", lambda prompt="": next(typed))
    last = [full, *review(full, Desk())][-1]
    assert len(headings(last)) == left
    assert f"再写一次“{number} 删”，删去整个第 2 部分（" in capsys.readouterr().out


def test_the_end_of_input_ends_the_outline_on_a_dumb_terminal(full: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(prompt: str = "") -> str:
        raise EOFError

    monkeypatch.setattr("drafter.interview.terminal.review.dumb", lambda: True)
    monkeypatch.setattr("drafter.interview.terminal.look.dumb", lambda: True)
    monkeypatch.setattr("builtins.input", ended)
    with pytest.raises(EOFError):
        list(review(full, Desk()))


# -- whatever is done ----------------------------------------------------------------------------------------

_CHANGES = (Act.UP, Act.DOWN, Act.ADD, Act.REMOVE, Act.CHANGE)
Chosen = tuple[Act, float]


def chosen(*acts: Act) -> st.SearchStrategy[list[Chosen]]:
    return st.lists(st.tuples(st.sampled_from(acts), st.floats(0, 1, exclude_max=True)), max_size=8)


def scripted(session: Session, script: Sequence[Chosen]) -> list[Session]:
    """The sessions that come of doing what *script* says at the rows at these shares of the outline."""
    left = iter(script)

    def ask(view: View) -> Choice:
        act, share = next(left, (Act.RETURN if view.composition.questions else Act.WRITE, 0.0))
        return Choice(act, int(share * len(view.rows)), sure=True)

    def answered(asking: Asking) -> Session | Way:
        return asking.session.accept(asking.question)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("drafter.interview.terminal.review.dumb", lambda: False)
        patch.setattr("drafter.interview.terminal.outline_keys.ask", ask)
        patch.setattr(Asking, "asked", answered)
        return list(_all(session))


def _all(session: Session) -> Iterator[Session]:
    yield session
    yield from review(session, Desk())


@settings(max_examples=25)
@given(chosen(*_CHANGES))
def test_undoing_everything_gives_the_first_draft(
    templates: Mapping[str, Template], bank: PhraseBank, script: list[Chosen]
) -> None:
    session = accepted(templates, bank, "study-seminar")
    undone = scripted(session, [*script, *[(Act.UNDO, 0.0)] * len(script)])
    assert undone[-1].composition.draft == session.composition.draft


@settings(max_examples=25)
@given(chosen(Act.UP, Act.DOWN, Act.ADD, Act.UNDO))
def test_whatever_is_moved_and_added_no_answer_is_lost(
    templates: Mapping[str, Template], bank: PhraseBank, script: list[Chosen]
) -> None:
    session = accepted(templates, bank, "study-seminar")
    for after in scripted(session, script):
        assert not texts(session) - texts(after)
        assert after.composition.unused == ()


@settings(max_examples=25)
@given(chosen(*_CHANGES, Act.UNDO))
def test_whatever_is_done_every_answer_has_its_place_and_nothing_is_left_open(
    templates: Mapping[str, Template], bank: PhraseBank, script: list[Chosen]
) -> None:
    session = accepted(templates, bank, "committee-remarks")
    after = scripted(session, script)[-1]
    assert after.composition.unused == ()
    assert after.composition.questions == ()
    assert after.composition.counts[SECTIONS] == len(
        [row for row in rows(after) if row.path[0] == "sections" and row.path[-1] == "heading"]
    )
