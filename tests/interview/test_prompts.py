"""Each kind of question, its keys read from a pipe."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from drafter.compose import Answer, Answers, AnswerValue, KeyPath, Question
from drafter.compose.validation import LONGEST
from drafter.interview import Session
from drafter.interview.desk import Desk
from drafter.interview.keys import Stopped, Way
from drafter.interview.terminal import choose_template, confirm, hold
from drafter.interview.terminal.asking import Asking
from drafter.interview.values import value_of
from drafter.phrases import Phrase, Role
from drafter.templates import Template

from .conftest import SMALL, terminal

CTRL_B, CTRL_C, CTRL_K, CTRL_L, CTRL_P, CTRL_R = "\x02", "\x03", "\x0b", "\x0c", "\x10", "\x12"
F1 = "\x1bOP"
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


def asked(session: Session, name: str) -> Question:
    """The question for a field."""
    question = before(session, "fields", name).question
    assert question
    return question


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


@pytest.mark.parametrize("text", ["13月20日", "2026-13-01", "2026-02-30", "下周"])
def test_a_bad_date_is_refused(session: Session, text: str) -> None:
    assert answer(session, ("fields", "date"), f"{text}{ENTER}{CTRL_U}2026-03-01{ENTER}").value == "2026-03-01"


@pytest.mark.parametrize(
    ("keys", "value"), [("3", 3), ("３", 3), ("", 1), ("?", 1), ("三", 3), ("两", 2), (f"很多{ENTER}{CTRL_U}2", 2)]
)
def test_a_number(session: Session, keys: str, value: int) -> None:
    assert answer(session, ("fields", "times"), keys + ENTER).value == value


def test_line_breaks_in_what_is_pasted_are_joined(session: Session) -> None:
    pasted = "\x1b[200~第一行\n第二行 abc\r\ndef\v完\x1b[201~"
    assert answer(session, ("fields", "unit"), pasted + ENTER).value == "第一行第二行 abc def完"


def test_five_thousand_characters(session: Session) -> None:
    text = "安全生产责任重于泰山，" * 455
    after, shown = ask(before(session, "fields", "unit"), f"\x1b[200~{text}\x1b[201~{ENTER}")
    assert after.answers.get("fields", "unit") == text
    assert "（5,005 字）" in shown


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
    with terminal(f"市图书馆{ENTER}<{ENTER}{TAB}（总馆）{ENTER}"):
        steps = hold(start)
        after = [next(steps) for _ in range(3)][-1]
    assert after.answers.get("fields", "unit") == "市图书馆（总馆）"


@pytest.mark.parametrize(("keys", "unit"), [(ENTER, "市图书馆"), (f"县档案馆{ENTER}", "县档案馆")])
def test_what_was_typed_in_a_field_stays_unless_something_else_is_typed(session: Session, keys: str, unit: str) -> None:
    start = before(session, "fields", "unit")
    with terminal(f"市图书馆{ENTER}<{ENTER}{keys}"):
        steps = hold(start)
        after = [next(steps) for _ in range(3)][-1]
    assert after.answers.by_path["fields", "unit"] == Answer(unit, "typed")


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


# -- what is found in the bank ------------------------------------------------------------------------------

PHRASES = (
    Phrase("守好数据这道门", "heading", layer="个人", source=("上季度讲话",)),
    Phrase("数据安全重在平时", "thesis"),
    Phrase("把账号管到人", "measure"),
)


def in_bank(typed: str, role: Role | None, most: int) -> list[Phrase]:
    return [one for one in PHRASES if role in (None, one.role) and (typed in one.text or typed == "sj" in "sjaq")]


def kept_in(kept: list[str]) -> Desk:
    def keep(text: str, question: Question) -> str:
        kept.append(text)
        return f"“{text}”记下了"

    return Desk(find=in_bank, keep=keep)


def at_heading(session: Session) -> Session:
    """The session at a heading that the bank has phrases for."""
    heading = {"ask": "标题", "label": "标题", "role": "heading", "choices": ["提高认识", "压实责任"]}
    spec = {**SMALL, "speech": {**SMALL["speech"], "sections": {"each": [{"part": "why", "heading": heading}]}}}  # type: ignore[dict-item]
    known = {path: Answer(value) for path, value in VALUES.items() if path[-1] != "heading"}
    return Session(Template.model_validate(spec), session.bank, Answers("small", 1, known), tuple(known))


def found(session: Session, keys: str, desk: Desk | None = None, before: Answer | None = None) -> tuple[Any, str]:
    """What comes of the heading asked for with *keys*, and what the terminal showed."""
    start = at_heading(session)
    assert start.question
    with terminal(keys) as shown:
        return Asking(start, start.question, before, desk or kept_in([])).asked(), shown.getvalue()


def heading(after: Session) -> Answer:
    return after.answers.by_path["sections", 0, "heading"]


def test_a_phrase_of_the_role_is_found_and_taken_at_once(session: Session) -> None:
    after, _ = found(session, f"守好{ENTER}")
    assert heading(after) == Answer("守好数据这道门", "chosen")


def test_a_phrase_of_another_role_goes_into_the_line_first(session: Session) -> None:
    after, _ = found(session, f"重在{ENTER}日常\x17数据安全重在平时，也要管好平时{ENTER}")
    assert heading(after) == Answer("数据安全重在平时，也要管好平时", "typed")


def test_a_few_characters_that_nothing_is_found_for_are_looked_at_again_before_they_are_the_answer(
    session: Session,
) -> None:
    after, _ = found(session, f"凝心{ENTER}聚力{ENTER}")
    assert heading(after) == Answer("凝心聚力", "typed")


def test_a_text_that_nothing_is_found_for_is_the_answer_itself(session: Session) -> None:
    after, _ = found(session, f"凝心聚力抓落实{ENTER}")
    assert heading(after) == Answer("凝心聚力抓落实", "typed")


def test_what_stands_for_a_way_does_so_in_a_list_too(session: Session) -> None:
    after, _ = found(session, f">{ENTER}")
    assert after.question is None


def test_what_cannot_stand_is_put_right_in_the_line(session: Session) -> None:
    pasted = f"\x1b[200~{'凝' * (LONGEST + 1)}\x1b[201~"
    after, shown = found(session, f"{pasted}{ENTER}{CTRL_U}凝心聚力{ENTER}")
    assert heading(after) == Answer("凝心聚力", "typed")
    assert "太长了" in shown


def test_tab_on_ones_own_words_goes_on_writing_them(session: Session) -> None:
    after, _ = found(session, f"凝心{TAB}聚力{ENTER}")
    assert heading(after) == Answer("凝心聚力", "typed")


def test_ctrl_k_keeps_ones_own_words_and_the_list_stands_as_it_stood(session: Session) -> None:
    kept: list[str] = []
    after, shown = found(session, f"凝心聚力{CTRL_K}{ENTER}{ENTER}", kept_in(kept))
    assert kept == ["凝心聚力"]
    assert heading(after).value == "凝心聚力"
    assert "“凝心聚力”记下了" in shown


def test_ctrl_k_keeps_what_stands_in_the_line(session: Session) -> None:
    kept: list[str] = []
    after, _ = found(session, f"凝心{TAB}聚力{CTRL_K}。\x7f{ENTER}", kept_in(kept))
    assert kept == ["凝心聚力"]
    assert heading(after).value == "凝心聚力"


@pytest.mark.parametrize("keys", [f"凝心聚力{CTRL_B}", f"凝心{TAB}聚力{CTRL_B}"])
def test_going_back_keeps_ones_own_words_for_the_line(session: Session, keys: str) -> None:
    after, _ = found(session, keys)
    assert after.history == at_heading(session).history[:-1]
    before = after.before(("sections", 0, "heading"))
    assert before == Answer("凝心聚力", "typed")
    again, shown = found(session, f"{ENTER}抓落实{ENTER}", before=before)
    assert heading(again).value == "凝心聚力抓落实"
    assert "接着写：凝心聚力" in shown


def test_going_back_does_not_make_an_answer_of_what_one_was_looking_for(session: Session) -> None:
    for looked_for in ("守好", "sj", "wenti"):
        after, _ = found(session, f"{looked_for}{CTRL_B}")
        assert after.before(("sections", 0, "heading")) is None


@pytest.mark.parametrize("keys", [f"凝心聚力{CTRL_C}", f"凝心{TAB}聚力{CTRL_C}"])
def test_breaking_off_tells_ones_own_words(session: Session, keys: str) -> None:
    with pytest.raises(Stopped) as stopped:
        found(session, keys)
    assert stopped.value.text == "凝心聚力"


def test_breaking_off_while_looking_for_something_tells_nothing(session: Session) -> None:
    with pytest.raises(KeyboardInterrupt) as stopped:
        found(session, f"守好{CTRL_C}")
    assert not isinstance(stopped.value, Stopped)


@pytest.mark.parametrize("keys", [CTRL_L, f"凝心{CTRL_L}", f"{TAB}{CTRL_L}"])
def test_ctrl_l_asks_for_the_outline(session: Session, keys: str) -> None:
    assert found(session, keys)[0] is Way.OUTLINE


def test_what_had_been_typed_is_kept_for_after_the_outline(session: Session) -> None:
    start = at_heading(session)
    assert start.question
    asking = Asking(start, start.question, None)
    with terminal(f"凝心{CTRL_L}"):
        assert asking.asked() is Way.OUTLINE
    assert asking.session.before(("sections", 0, "heading")) == Answer("凝心")


def test_the_preview_comes_and_goes_and_all_stands_as_it_stood(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Question | None] = []
    monkeypatch.setattr("drafter.interview.terminal.preview.preview", lambda session, question: seen.append(question))
    after, _ = found(session, f"凝心{CTRL_P}{TAB}聚力{CTRL_P}{ENTER}")
    assert heading(after).value == "凝心聚力"
    assert [question.label for question in seen if question] == ["标题", "标题"]


def test_f1_says_what_is_wanted_and_all_the_keys(session: Session) -> None:
    after, shown = found(session, f"{DOWN}{F1}q{ENTER}")
    assert heading(after).value == "压实责任"
    for said in ("“大标题”：一、二、三后面的标题", "换一批", "把打的字记进自己的句库", "停下，答过的都存好"):
        assert said in shown


LISTED = ("↑↓ PgUp PgDn　移动；1 到 9 跳到那一条", "回车　选定", "<　上一问", "?　以后填")
TICKED = ("↑↓　移动", "空格　选或不选", "a　全选", "回车　选好了", "<　上一问", "?　以后填")
TYPED = (
    "回车　写好了",
    "Tab　用灰字",
    "Ctrl-W　删一个分句；Ctrl-Z 撤销",
    "<　只写这一个字符再回车：返回",
    "?　同上：以后填",
    ">　同上：余下都用建议",
)


@pytest.mark.parametrize(
    ("name", "keys"), [("level", LISTED), ("published", LISTED), ("hearers", TICKED), ("date", TYPED)]
)
def test_f1_names_the_keys_of_the_question_and_no_others(
    session: Session, monkeypatch: pytest.MonkeyPatch, name: str, keys: tuple[str, ...]
) -> None:
    shown: list[tuple[str, ...]] = []
    monkeypatch.setattr("drafter.interview.terminal.helping.help_for", lambda question, keys: shown.append(keys))
    ask(before(session, "fields", name), f"{F1}{CTRL_B}")
    assert shown == [keys]


def test_f1_in_a_list_to_search_says_how(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr("drafter.interview.terminal.helping.help_for", lambda question, keys: shown.extend(keys))
    found(session, f"{F1}{ENTER}")
    assert "↑↓ PgUp PgDn　移动；没打字时 1 到 9 跳到那一条" in shown
    assert "打字　按汉字、拼音、声母来找；Esc 或 Ctrl-U 清空" in shown
    assert "<　没打字时：上一问" in shown
    assert "空格　多选，回车连成一段再改" not in shown


def test_what_was_chosen_before_and_is_not_suggested_stands_first(session: Session) -> None:
    after, shown = found(session, ENTER, before=Answer("守好数据这道门", "chosen", ("某#1",)))
    assert heading(after) == Answer("守好数据这道门", "chosen", ("某#1",))
    assert "原来的" in shown


def test_the_way_that_was_taken_before_is_highlighted(session: Session) -> None:
    after, _ = found(session, ENTER, before=Answer("【待填：标题】"))
    assert heading(after).value == "【待填：标题】"


def test_several_ticked_are_joined_in_the_line_and_keep_their_phrases(session: Session) -> None:
    phrases = tuple(
        Phrase(text, "measure", rank=rank) for rank, text in enumerate(("管好账号", "备好数据", "练好队伍"))
    )
    opening = [{"ask": "开头一段", "label": "开头", "role": "passage", "default": "同志们，下面开会。"}]
    template = Template.model_validate({**SMALL, "speech": {**SMALL["speech"], "opening": opening}})  # type: ignore[dict-item]
    bank = type(session.bank)(phrases)
    known = {path: Answer(value) for path, value in VALUES.items() if path[0] in ("fields", "title", "salutation")}
    start = Session(template, bank, Answers("small", 1, known))
    assert start.question
    desk = Desk(find=lambda typed, role, most: [one for one in phrases if typed in one.text])
    with terminal(f"好 {DOWN} {CTRL_U}{ENTER}，再练好队伍{ENTER}"):
        after = Asking(start, start.question, None, desk).asked()
    assert isinstance(after, Session)
    answer = after.answers.by_path["opening", 0]
    assert answer.value == "管好账号，备好数据，再练好队伍"
    assert answer.phrases == (phrases[0].id, phrases[1].id)


# -- ways out of every prompt -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["unit", "level", "hearers", "published", "times", "extra"])
@pytest.mark.parametrize("looked", ["", f"{F1}q"])
def test_ctrl_b_goes_back_from_every_kind_of_question(session: Session, name: str, looked: str) -> None:
    start = before(session, "fields", name)
    after, _ = ask(start, looked + CTRL_B)
    assert after.history == start.history[:-1]


def test_what_stood_in_a_line_stands_in_it_again(session: Session) -> None:
    with terminal(f"市档案{CTRL_B}{ENTER}馆{ENTER}"):
        steps = hold(before(session, "fields", "unit"))
        after = [next(steps) for _ in range(3)][-1]
    assert after.answers.get("fields", "unit") == "市档案馆"


@pytest.mark.parametrize(
    ("name", "half", "rest", "value"),
    [
        ("date", "2026-05-", "20", "2026-05-20"),
        ("date", "5月", "20日", None),
        ("times", "1", "2", 12),
        ("times", "十", "二", 12),
        ("theme", "数", "字政务", "数字政务"),
    ],
)
def test_what_is_half_typed_stands_in_the_line_again_even_if_it_is_no_answer(
    session: Session, name: str, half: str, rest: str, value: AnswerValue
) -> None:
    with terminal(f"{half}{CTRL_B}{ENTER * (name != 'theme')}{rest}{ENTER}"):
        steps = hold(before(session, "fields", name))
        after = [next(steps) for _ in range(2 if name == "theme" else 3)][-1]
    assert after.answers.by_path["fields", name] == Answer(value or value_of(asked(session, name), half + rest))


def test_enter_in_a_line_that_was_emptied_takes_what_it_shows(session: Session) -> None:
    with terminal(f"3{CTRL_B}{ENTER}{CTRL_U}{ENTER}"):
        steps = hold(before(session, "fields", "times"))
        after = [next(steps) for _ in range(3)][-1]
    assert after.answers.get("fields", "times") == 1


def test_a_key_alone_in_the_line_is_no_text_to_be_kept(session: Session) -> None:
    after, _ = ask(before(session, "fields", "unit"), f"?{CTRL_B}")
    assert after.in_line == {}


def test_before_the_first_question_there_is_nothing_but_what_was_typed_stays(session: Session) -> None:
    with terminal(f"乡村{CTRL_B}振兴{ENTER}") as shown:
        steps = hold(session)
        next(steps)
        assert next(steps).answers.get("fields", "theme") == "乡村振兴"
    assert "这是第一问" in shown.getvalue()


def test_more_than_nine_choices_are_narrowed_by_typing(session: Session) -> None:
    choices = [f"{name}科" for name in ("办公", "人事", "财务", "法规", "信息", "后勤", "保卫", "宣传", "档案", "基建")]
    level = {**SMALL["fields"]["level"], "choices": choices, "default": "办公科"}  # type: ignore[index]
    template = Template.model_validate({**SMALL, "fields": {**SMALL["fields"], "level": level}})  # type: ignore[dict-item]
    many = Session(template, session.bank, before(session, "fields", "level").answers)
    for typed in ("档案", "dak", "dangan"):
        after, _ = ask(many, f"{typed}{ENTER}")
        assert after.answers.get("fields", "level") == "档案科"


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
