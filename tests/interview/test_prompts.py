"""Each kind of question, its keys read from a pipe."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from drafter.compose import Answer, Answers, AnswerValue, KeyPath
from drafter.interview import Session
from drafter.interview.terminal import choose_template, confirm, hold

from .conftest import terminal

UP, DOWN, HOME, ENTER, TAB, CTRL_A, CTRL_U = "\x1b[A", "\x1b[B", "\x1b[H", "\r", "\t", "\x01", "\x15"

Ask = Callable[..., Session]

VALUES: dict[KeyPath, AnswerValue] = {
    ("fields", "theme"): "数据安全",
    ("fields", "unit"): "市档案馆",
    ("fields", "date"): "2026-05-20",
    ("fields", "level"): "市级",
    ("fields", "hearers"): ("班子成员",),
    ("fields", "published"): False,
    ("fields", "times"): 1,
    ("fields", "extra"): None,
    ("title",): "数据安全研讨发言",
    ("salutation",): "同志们：",
    ("opening", 0): "下面谈几点体会。",
    ("sections", 0, "heading"): "提高认识",
}


def before(session: Session, *path: str | int) -> Session:
    """The session in which everything before *path* has been answered."""
    known = {}
    for at, value in VALUES.items():
        if at == path:
            break
        known[at] = Answer(value)
    history = tuple(known)
    session = Session(session.template, session.bank, Answers("small", 1, known), history)
    assert session.question
    assert session.question.path == path
    return session


def ask(session: Session, keys: str, **size: int) -> tuple[Session, str]:
    """The session after one question answered with *keys*, and what the terminal showed."""
    with terminal(keys, **size) as shown:
        return next(iter(hold(session))), shown.getvalue()


def answer(session: Session, path: KeyPath, keys: str) -> Answer:
    after, _ = ask(before(session, *path), keys)
    assert after.history[-1] == path
    return after.answers.by_path[path]


# -- text, date, number ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "value", "origin"),
    [
        (f"乡村振兴{ENTER}", "乡村振兴", "typed"),
        (ENTER, "数据安全", "default"),
        (f"数据安全{ENTER}", "数据安全", "default"),
        (f"{TAB}工作{ENTER}", "数据安全工作", "typed"),
        (f"数据<{ENTER}\x7f管理{ENTER}", "数据管理", "typed"),
        (f"，，{ENTER}{CTRL_U}生态环境{ENTER}", "生态环境", "typed"),
        (f"?{ENTER}", "【待填：主题】", "typed"),
        (f"？{ENTER}", "【待填：主题】", "typed"),
        (f"𠮷字😀{ENTER}", "𠮷字😀", "typed"),
    ],
)
def test_text_with_a_default(session: Session, keys: str, value: str, origin: str) -> None:
    given = answer(session, ("fields", "theme"), keys)
    assert (given.value, given.origin) == (value, origin)


@pytest.mark.parametrize(
    ("keys", "value"),
    [(f"市档案馆{ENTER}", "市档案馆"), (ENTER, "【待填：单位名称】"), (f"  市档案馆 {ENTER}", "市档案馆")],
)
def test_text_without_a_default(session: Session, keys: str, value: str) -> None:
    assert answer(session, ("fields", "unit"), keys).value == value


def test_an_optional_text_left_empty_is_left_out(session: Session) -> None:
    assert answer(session, ("fields", "extra"), ENTER).value is None
    assert answer(session, ("fields", "extra"), f"?{ENTER}").value == "【待填：补充】"


@pytest.mark.parametrize("text", ["2026-05-20", "2026-5-20", "2026年5月20日", "2026/5/20", "２０２６．０５．２０"])
def test_a_date_is_taken_as_people_write_it(session: Session, text: str) -> None:
    assert answer(session, ("fields", "date"), text + ENTER).value == "2026-05-20"


@pytest.mark.parametrize("text", ["5月20日", "2026-13-01", "2026-02-30"])
def test_a_bad_date_is_refused(session: Session, text: str) -> None:
    assert answer(session, ("fields", "date"), f"{text}{ENTER}{CTRL_U}2026-03-01{ENTER}").value == "2026-03-01"


@pytest.mark.parametrize(("keys", "value"), [("3", 3), ("３", 3), ("", 1), ("?", 1), (f"三{ENTER}{CTRL_U}2", 2)])
def test_a_number(session: Session, keys: str, value: int) -> None:
    assert answer(session, ("fields", "times"), keys + ENTER).value == value


def test_line_breaks_in_what_is_pasted_are_joined(session: Session) -> None:
    pasted = "\x1b[200~第一行\n第二行 abc\r\ndef\v完\x1b[201~"
    assert answer(session, ("fields", "unit"), pasted + ENTER).value == "第一行第二行 abc def完"


def test_five_thousand_characters(session: Session) -> None:
    text = "安全生产责任重于泰山，" * 455
    after, shown = ask(before(session, "fields", "unit"), f"\x1b[200~{text}\x1b[201~{ENTER}")
    assert after.answers.get("fields", "unit") == text
    assert "（5005 字）" in shown


def test_a_control_character_is_refused(session: Session) -> None:
    assert answer(session, ("fields", "unit"), f"\x1b[200~市\x01\x1b[201~{ENTER}\x7f馆{ENTER}").value == "市馆"


# -- choice, several, confirm ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (ENTER, "市级"),
        (UP + ENTER, "省级"),
        (f"3{ENTER}", "县级"),
        (f"{DOWN}{DOWN}{ENTER}", "省级"),
        ("?", "【待填：级别】"),
    ],
)
def test_choice(session: Session, keys: str, value: str) -> None:
    assert answer(session, ("fields", "level"), keys).value == value


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (f" {DOWN}{DOWN} {ENTER}", ("班子成员", "全体职工")),
        (f"a{ENTER}", ("班子成员", "中层干部", "全体职工")),
        (f"{ENTER} {ENTER}", ("班子成员",)),
        ("？", "【待填：参加人员】"),
    ],
)
def test_several(session: Session, keys: str, value: AnswerValue) -> None:
    assert answer(session, ("fields", "hearers"), keys).value == value


@pytest.mark.parametrize(("keys", "value"), [(ENTER, False), (UP + ENTER, True), (f"1{ENTER}", True), ("?", False)])
def test_confirm(session: Session, keys: str, value: bool) -> None:
    assert answer(session, ("fields", "published"), keys).value is value


@pytest.mark.parametrize("name", ["level", "hearers", "published"])
def test_back_from_a_choice(session: Session, name: str) -> None:
    start = before(session, "fields", name)
    after, _ = ask(start, "<")
    assert after.history == start.history[:-1]
    assert after.question
    assert after.question.path == start.history[-1]


# -- suggestions -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "value", "origin"),
    [
        (ENTER, "数据安全研讨发言", "chosen"),
        (f"2{ENTER}", "关于数据安全的几点体会", "chosen"),
        (f"{TAB}{CTRL_A}学习{ENTER}", "学习数据安全研讨发言", "typed"),
        (f"{TAB}{ENTER}", "数据安全研讨发言", "chosen"),
        (f"{DOWN}{DOWN}{ENTER}我的题目{ENTER}", "我的题目", "typed"),
        (f"{DOWN}{DOWN}{ENTER}{ENTER}<{ENTER}{HOME}{ENTER}", "数据安全研讨发言", "chosen"),
        (f"{TAB}<{ENTER}{ENTER}", "数据安全研讨发言", "chosen"),
        (f"{TAB}?{ENTER}", "【待填：题目】", "typed"),
        (f"{TAB}>{ENTER}\x7f{ENTER}", "数据安全研讨发言", "chosen"),
        (f"{TAB}？{ENTER}", "数据安全研讨发言？", "typed"),
        (f"{DOWN}{DOWN}{DOWN}{ENTER}", "【待填：题目】", "typed"),
        ("?", "【待填：题目】", "typed"),
    ],
)
def test_suggestions(session: Session, keys: str, value: str, origin: str) -> None:
    given = answer(session, ("title",), keys)
    assert (given.value, given.origin) == (value, origin)


def test_an_optional_part_is_left_out(session: Session) -> None:
    assert answer(session, ("salutation",), f"{DOWN * 3}{ENTER}").value is None


def test_the_rest_from_suggestions(session: Session) -> None:
    after, _ = ask(before(session, "title"), f"{UP}{UP}{ENTER}")
    assert after.question is None
    assert after.answers.get("title") == "数据安全研讨发言"


def test_the_rest_from_a_typed_question(session: Session) -> None:
    after, _ = ask(before(session, "fields", "unit"), f">{ENTER}")
    assert after.question is None
    assert after.answers.get("fields", "unit") == "【待填：单位名称】"


@pytest.mark.parametrize("keys", ["<", "《", UP + ENTER])
def test_back_from_suggestions(session: Session, keys: str) -> None:
    after, _ = ask(before(session, "title"), keys)
    assert after.history[-1] == ("fields", "times")


def test_back_to_what_was_typed(session: Session) -> None:
    start = before(session, "fields", "unit")
    with terminal(f"市图书馆{ENTER}<{ENTER}（总馆）{ENTER}"):
        steps = hold(start)
        after = [next(steps) for _ in range(3)][-1]
    assert after.answers.get("fields", "unit") == "市图书馆（总馆）"


def test_going_on_back_past_what_was_typed(session: Session) -> None:
    start = before(session, "fields", "unit")
    with terminal(f"市图书馆{ENTER}<{ENTER}<{ENTER}"):
        steps = hold(start)
        after = [next(steps) for _ in range(3)][-1]
    assert after.question
    assert after.question.path == ("fields", "theme")
    assert after.answers.get("fields", "unit") != "市图书馆<"


def test_nothing_before_the_first_question(session: Session) -> None:
    with terminal(f"<{ENTER}乡村振兴{ENTER}") as shown:
        steps = hold(session)
        next(steps)
        after = next(steps)
    assert after.answers.get("fields", "theme") == "乡村振兴"
    assert "这是第一问" in shown.getvalue()


# -- leaving -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [("fields", "unit"), ("fields", "level"), ("fields", "hearers"), ("title",)])
@pytest.mark.parametrize(("key", "error"), [("\x03", KeyboardInterrupt), ("\x04", EOFError)])
def test_leaving(session: Session, path: Any, key: str, error: type[BaseException]) -> None:
    with pytest.raises(error):
        ask(before(session, *path), key)


def test_confirming_takes_thought() -> None:
    with terminal(ENTER):
        assert confirm("要覆盖吗？") is False
    with terminal(f"1{ENTER}"):
        assert confirm("要覆盖吗？") is True


def test_choosing_a_template() -> None:
    with terminal(f"{DOWN}{ENTER}") as shown:
        assert choose_template() == "party-group-seminar"
    assert "党组理论学习中心组研讨发言" in shown.getvalue()
    assert "三段式发言" not in shown.getvalue()


@pytest.mark.parametrize(("columns", "rows"), [(20, 6), (20, 24), (40, 12), (200, 60)])
def test_any_window(session: Session, columns: int, rows: int) -> None:
    after, _ = ask(before(session, "opening", 0), ENTER, columns=columns, rows=rows)
    assert after.history[-1] == ("opening", 0)
    after, _ = ask(before(session, "fields", "hearers"), f" {ENTER}", columns=columns, rows=rows)
    assert after.answers.get("fields", "hearers") == ("班子成员",)
