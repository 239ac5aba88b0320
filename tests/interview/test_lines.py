"""Typing a line: its keys, what is offered while typing, and how it stands on screens of all sizes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.application import Application, create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from drafter.columns import columns_of, width
from drafter.interview.completion import Completing
from drafter.interview.keys import KEYS, SHORTCUTS, Left, Stopped, Way
from drafter.interview.lines import (
    character_after,
    character_before,
    clause_after,
    clause_before,
    moved,
    on_one_line,
    rows_of,
)
from drafter.interview.terminal.completion_list import CompletionList
from drafter.interview.terminal.prompts import Several, several, typed
from drafter.interview.terminal.typing_line import Ask, Line

from .conftest import terminal

UP, DOWN, LEFT, RIGHT, HOME, END = "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[C", "\x1b[H", "\x1b[F"
C_LEFT, C_RIGHT, DELETE, BACKSPACE, ENTER, TAB, ESC = "\x1b[1;5D", "\x1b[1;5C", "\x1b[3~", "\x7f", "\r", "\t", "\x1b"
C_B, C_C, C_D, C_K, C_L, C_P, C_W, C_Y, C_Z, F1 = (
    "\x02",
    "\x03",
    "\x04",
    "\x0b",
    "\x0c",
    "\x10",
    "\x17",
    "\x19",
    "\x1a",
    "\x1bOP",
)
SHIFT_RIGHT, C_UNDERSCORE, ALT_BACKSPACE = "\x1b[1;2C", "\x1f", "\x1b\x7f"

PHRASES = {"压实": ["压实工作责任", "压实各方责任"], "责任": ["责任重于泰山"]}


def complete(line: str) -> list[Completing]:
    return [
        Completing(text, len(tail), "措施") for tail, texts in PHRASES.items() if line.endswith(tail) for text in texts
    ]


def pasted(text: str) -> str:
    return f"\x1b[200~{text}\x1b[201~"


def line(
    keys: str,
    *,
    start: str = "",
    ghost: str = "",
    check: Callable[[str], str | None] = lambda _: None,
    completes: Callable[[str], Sequence[Completing]] | None = complete,
    keep: Callable[[str], str] | None = None,
    columns: int = 80,
    rows: int = 24,
) -> tuple[str | Left, str]:
    """What comes of the line that *keys* type, and what the terminal showed."""
    with terminal(keys, columns=columns, rows=rows) as shown:
        asked = Ask(
            "这一段怎么写？",
            check,
            help="先讲认识，再讲做法。",
            start=start,
            ghost=ghost,
            status="第 3 问，共 40 问",
            hints=("回车 写好了", "F1 全部按键"),
            shortcuts=SHORTCUTS,
            complete=completes,
            keep=keep,
        )
        found = typed(asked)
    return found, shown.getvalue()


def screen(columns: int = 80, rows: int = 24) -> Vt100_Output:
    return Vt100_Output(io.StringIO(), lambda: Size(rows=rows, columns=columns), term="xterm")


def screens(asked: Ask, *stages: str, columns: int = 80, rows: int = 24) -> list[str]:
    """What stands on the screen before each of *stages* is typed."""
    shown: list[str] = []
    left = list(stages)
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=screen(columns, rows)):
        prompt = Line(asked)

        def go_on(application: Application[str | Left]) -> None:
            drawn = application.renderer.last_rendered_screen
            if left and drawn:
                rows = [
                    "".join(drawn.data_buffer[row][at].char for at in range(columns)).rstrip()
                    for row in range(drawn.height)
                ]
                shown.append("\n".join(rows).rstrip())
                pipe.send_text(left.pop(0))

        prompt.application.after_render += go_on
        prompt.run()
    return shown


def result(keys: str, start: str = "") -> str | Left:
    return line(keys, start=start)[0]


# -- editing -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (f"抓落实{ENTER}", "抓落实"),
        (f"落实{HOME}抓{END}好{ENTER}", "抓落实好"),
        (f"抓落实。{LEFT}好{ENTER}", "抓落实好。"),
        (f"抓好𠮷{BACKSPACE}{ENTER}", "抓好"),
        (f"好👍🏽{BACKSPACE}{ENTER}", "好"),
        (f"家👨‍👩‍👧{BACKSPACE}{ENTER}", "家"),
        (f"旗🇨🇳{BACKSPACE}{ENTER}", "旗"),
        (f"👨‍👩‍👧家{HOME}{DELETE}{ENTER}", "家"),
        (f"👨‍👩‍👧家{LEFT}{LEFT}我{ENTER}", "我👨‍👩‍👧家"),
        (f"{BACKSPACE}{DELETE}{LEFT}{RIGHT}{ENTER}", ""),
    ],
)
def test_a_character_is_deleted_and_passed_over_as_one_sees_it(keys: str, text: str) -> None:
    assert result(keys) == text


@pytest.mark.parametrize("key", [ALT_BACKSPACE, C_W])
def test_a_clause_is_deleted_back_to_the_mark_before_it(key: str) -> None:
    assert result(f"{key}{ENTER}", "要抓落实，要见实效。") == "要抓落实，"
    assert result(f"{key}{key}{ENTER}", "要抓落实，要见实效。") == ""
    assert result(f"aqsc{key}{ENTER}", "要坚持") == "要坚持"


def test_the_cursor_goes_by_clauses() -> None:
    assert result(f"{C_LEFT}还{ENTER}", "要抓落实，要见实效。") == "要抓落实，还要见实效。"
    assert result(f"{HOME}{C_RIGHT}好{ENTER}", "要抓落实，要见实效。") == "要抓落实好，要见实效。"


@pytest.mark.parametrize("undo", [C_Z, C_UNDERSCORE])
def test_what_was_deleted_is_undone(undo: str) -> None:
    assert result(f"{C_W}{undo}{ENTER}", "要抓落实") == "要抓落实"


def test_what_was_undone_is_done_again() -> None:
    assert result(f"{C_W}{C_Z}{C_Y}好{ENTER}", "要抓落实") == "好"
    assert result(f"{C_W * 2}{C_Z * 2}{C_Y * 2}{ENTER}", "要抓落实，要见实效") == ""


def test_no_row_of_a_line_begins_with_a_closing_mark_and_the_cursor_stands_where_one_types() -> None:
    places: list[tuple[int, int]] = []
    keys = ["学深悟透会议精神要义，", "抓好落实", HOME, DOWN + ENTER]
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=screen(24, 12)):
        prompt = Line(Ask("怎么写？", lambda _: None))

        def go_on(application: Application[str | Left]) -> None:
            drawn = application.renderer.last_rendered_screen
            if keys and drawn:
                at = drawn.get_cursor_position(application.layout.current_window)
                places.append((at.y, at.x))
                pipe.send_text(keys.pop(0))

        prompt.application.after_render += go_on
        prompt.run()
    assert places == [(1, 4), (2, 8), (2, 16), (1, 4)]
    shown = screens(Ask("怎么写？", lambda _: None), "学深悟透会议精神要义，抓好落实", ENTER, columns=24, rows=12)
    assert shown[1].splitlines() == ["▸ 怎么写？", "  › 学深悟透会议精神要", "    义，抓好落实"]


def test_up_and_down_go_by_the_rows_of_the_screen() -> None:
    text = "一二三四五六七八九十" * 4
    assert line(f"{UP}上{ENTER}", start=text, columns=24)[0] == f"{text[:30]}上{text[30:]}"
    assert line(f"{HOME}{DOWN}下{ENTER}", start=text, columns=24)[0] == f"{text[:10]}下{text[10:]}"


def test_up_in_the_first_row_goes_to_its_beginning_and_down_in_the_last_to_its_end() -> None:
    assert result(f"{UP}上{DOWN}下{ENTER}", "抓落实") == "上抓落实下"


def test_what_is_pasted_comes_on_one_line() -> None:
    assert result(pasted("要抓落实，\r\n  要见实效。\nabc\ndef") + ENTER) == "要抓落实，要见实效。abc def"


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (20, 24), (20, 6), (200, 50)])
def test_five_thousand_pasted_characters_are_all_there(columns: int, rows: int) -> None:
    text = "要把责任扛在肩上，\n" * 500
    found, shown = line(pasted(text) + ENTER, columns=columns, rows=rows)
    assert found == text.replace("\n", "")
    assert "too small" not in shown


def test_tab_puts_the_ghost_into_an_empty_line_only() -> None:
    assert line(f"{TAB}！{ENTER}", ghost="数据安全")[0] == "数据安全！"
    assert line(f"主{TAB}{ENTER}", ghost="数据安全")[0] == "主"


def test_a_fault_stands_by_the_line_and_goes_when_typing_goes_on() -> None:
    shown = screens(
        Ask("怎么写？", lambda text: None if len(text) > 2 else "太短：至少三个字"), "短", ENTER, "一", "点", ENTER
    )
    assert ["太短：至少三个字" in said for said in shown] == [False, False, True, False, False]


def test_ctrl_k_keeps_the_line_and_what_is_said_of_it_is_shown() -> None:
    keep = Mock(return_value="已记进“我的句子”")
    shown = screens(Ask("怎么写？", lambda _: None, keep=keep), " 抓落实 ", C_K, "！", ENTER)
    keep.assert_called_once_with("抓落实")
    assert ["已记进“我的句子”" in said for said in shown] == [False, False, True, False]


def test_ctrl_k_keeps_only_what_is_selected() -> None:
    keep = Mock(return_value="记了")
    assert line(f"要抓落实，要见实效{HOME}{SHIFT_RIGHT * 2}{C_K}{ENTER}", keep=keep)[0] == "要抓落实，要见实效"
    keep.assert_called_once_with("要抓")


def test_ctrl_k_in_an_empty_line_keeps_nothing_and_says_so() -> None:
    keep = Mock(return_value="记了")
    assert "还没有写" in screens(Ask("怎么写？", lambda _: None, keep=keep), C_K, "好", ENTER)[1]
    keep.assert_not_called()


def test_typing_replaces_what_is_selected_and_backspace_deletes_it() -> None:
    assert result(f"{HOME}{SHIFT_RIGHT * 2}不{ENTER}", "要抓落实") == "不落实"
    assert result(f"{HOME}{SHIFT_RIGHT * 2}{BACKSPACE}{ENTER}", "要抓落实") == "落实"


# -- leaving -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "way"), [(C_B, Way.BACK), (C_P, Way.PREVIEW), (C_L, Way.OUTLINE), (F1, Way.HELP)])
def test_a_shortcut_leaves_with_what_stands_in_the_line(key: str, way: Way) -> None:
    assert result(f"没写完{key}") == Left(way, "没写完")


@pytest.mark.parametrize("key", [C_C, C_D])
def test_breaking_off_hands_over_what_was_typed(key: str) -> None:
    with pytest.raises(Stopped) as stopped:
        result(f"没写完{key}")
    assert stopped.value.text == "没写完"


@pytest.mark.parametrize("start", ["", "原来就有的话"])
@pytest.mark.parametrize(("key", "error"), [(C_C, KeyboardInterrupt), (C_D, EOFError)])
def test_breaking_off_with_nothing_of_ones_own_is_plain_leaving(
    start: str, key: str, error: type[BaseException]
) -> None:
    with pytest.raises(error) as left:
        result(key, start)
    assert not isinstance(left.value, Stopped)


def test_a_signal_that_ends_the_interview_loses_nothing_typed() -> None:
    def signalled(line: str) -> str | None:
        raise KeyboardInterrupt

    with pytest.raises(Stopped) as stopped:
        line(f"没写完{ENTER}", check=signalled)
    assert stopped.value.text == "没写完"


def test_when_the_terminal_goes_away_nothing_typed_is_lost() -> None:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=screen()):
        pipe.send_text("没写完")
        pipe.close()
        with pytest.raises(Stopped) as stopped:
            typed(Ask("怎么写？", lambda _: None))
    assert stopped.value.text == "没写完"


@pytest.mark.parametrize(
    "ask", [lambda: typed(Ask("怎么写？", lambda _: None)), lambda: several(Several("谁？", ["甲"], optional=True))]
)
def test_when_the_terminal_goes_away_with_nothing_typed_the_interview_ends(ask: Callable[[], object]) -> None:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=screen()):
        pipe.close()
        with pytest.raises(EOFError) as left:
            ask()
    assert not isinstance(left.value, Stopped)


# -- what is offered while typing --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (f"要压实{TAB}{ENTER}", "要压实工作责任"),
        (f"要压实{ENTER}", "要压实"),
        (f"要压实{DOWN}{DOWN}{ENTER}。{ENTER}", "要压实各方责任。"),
        (f"要压实{UP}{TAB}{ENTER}", "要压实各方责任"),
        (f"要压实{DOWN}{DOWN}{DOWN}{ENTER}{ENTER}", "要压实工作责任"),
        (f"要压实{TAB}{C_Z}{ENTER}", "要压实"),
        (f"要压实{TAB * 3}{ENTER}", "要压实工作责任重于泰山"),
        (f"要压实实{BACKSPACE}{TAB}{ENTER}", "要压实工作责任"),
    ],
)
def test_tab_takes_an_offer_and_enter_does_only_when_one_has_gone_to_it(keys: str, text: str) -> None:
    assert result(keys) == text


@pytest.mark.parametrize(("keys", "start"), [("", "要压实"), (pasted("要压实"), "")])
def test_for_what_stood_there_or_was_pasted_nothing_is_offered_until_tab_asks_for_it(keys: str, start: str) -> None:
    assert result(f"{keys}{TAB}{ENTER}", start) == "要压实"
    assert result(f"{keys}{TAB}{TAB}{ENTER}", start) == "要压实工作责任"


def test_offers_take_the_place_of_the_foot_and_move_nothing_above_them() -> None:
    asked = Ask("怎么写？", lambda _: None, help="先讲认识。", status="第 3 问", complete=complete)
    before, during, after = screens(asked, "要压实", ESC, ENTER)[:3]
    assert before.split("\n")[2:] == ["  ›", "", "  第 3 问"]
    assert during.split("\n")[2:] == [
        "  › 要压实",
        "    压实工作责任  措施",
        "    压实各方责任  措施",
        "    Tab 补上　↑↓ 挑　Esc 收起",
    ]
    assert after.split("\n")[2:] == ["  › 要压实", "", "  第 3 问"]


def test_offers_stand_in_place_of_the_foot_with_what_is_said_of_them() -> None:
    offers = CompletionList(complete)
    offers.stir("要压实", "", typed=True)
    said = ["".join(part[1] for part in parts) for parts in offers.lines(9, 60)]
    assert said == ["    压实工作责任  措施", "    压实各方责任  措施", "    Tab 补上　↑↓ 挑　Esc 收起"]


def test_declined_offers_stay_away_until_the_next_clause() -> None:
    offers = CompletionList(complete)
    offers.stir("要压实", "", typed=True)
    offers.shut("要压实")
    offers.stir("要压实压实", "", typed=True)
    assert not offers.items
    offers.stir("要压实压实，压实", "", typed=True)
    assert offers.items


def test_declined_offers_come_back_when_asked_for() -> None:
    offers = CompletionList(complete)
    offers.stir("要压实", "", typed=True)
    offers.shut("要压实")
    offers.open("要压实", "")
    assert offers.items


def test_inside_a_text_only_letters_are_completed() -> None:
    offers = CompletionList(lambda _: [Completing("压实工作责任", 2)])
    offers.stir("要压实", "安全责任", typed=True)
    assert not offers.items
    offers.stir("要ysz", "安全责任", typed=True)
    assert offers.items
    offers.stir("要压实", "，抓落实", typed=True)
    assert offers.items


def test_a_burst_of_keys_is_one_search() -> None:
    search = Mock(return_value=[])
    offers = CompletionList(search)
    for end in range(1, 5):
        offers.stir("压实责任"[:end], "", typed=True)
    assert not offers.items
    assert not offers.items
    search.assert_called_once_with("压实责任")


@given(
    texts=st.lists(st.text("压实责任abc，", min_size=1, max_size=60), min_size=1, max_size=12),
    note=st.text("措施·自带", max_size=20),
    rows=st.integers(2, 12),
    columns=st.integers(12, 100),
    steps=st.integers(0, 14),
)
def test_any_offers_fit_any_room_and_the_highlighted_one_is_seen(
    texts: list[str], note: str, rows: int, columns: int, steps: int
) -> None:
    offers = CompletionList(lambda _: [Completing(text, 1, note) for text in texts])
    offers.stir("压", "", typed=True)
    for _ in range(steps):
        offers.move(1)
    said = ["".join(part[1] for part in parts) for parts in offers.lines(rows, columns)]
    assert len(said) <= rows
    assert max(map(width, said)) <= columns
    assert sum(row.startswith("  » ") for row in said) == (steps > 0)


@pytest.mark.parametrize(("columns", "rows"), [(20, 6), (20, 24), (40, 12), (80, 24)])
def test_offers_for_the_end_of_a_long_line_are_seen(columns: int, rows: int) -> None:
    found, shown = line(f"压实{TAB}{ENTER}", start="要把责任扛在肩上，" * 100, columns=columns, rows=rows)
    assert str(found).endswith("，压实工作责任")
    assert "too small" not in shown


# -- no English, no crash ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("columns", "rows"), [(20, 24), (20, 5), (8, 3), (80, 24), (200, 50)])
def test_no_prompt_says_anything_in_english(columns: int, rows: int) -> None:
    _, shown = line(f"压实😀𠮷{TAB}{ENTER}", columns=columns, rows=rows)
    with terminal(f"{ENTER} {ENTER}", columns=columns, rows=rows) as also:
        groups = [f"第{n}组" for n in range(30)]
        several(Several("谁参加？", groups, keys=KEYS, help="可以多选。", status="第 1 问"))
    for text in (shown, also.getvalue()):
        bare = re.sub(r"\x1b(\[[0-9;?]*[A-Za-z]|[()][A-Z0-9]|[=>])", "", text)
        assert set(re.findall("[A-Za-z]{3,}", bare)) <= {"Tab", "Esc"}


@pytest.mark.parametrize(("key", "way"), [(C_B, Way.BACK), (C_P, Way.PREVIEW), (C_L, Way.OUTLINE), (F1, Way.HELP)])
def test_a_shortcut_leaves_the_choices_with_what_is_ticked(key: str, way: Way) -> None:
    with terminal(f" {DOWN}{DOWN} {key}"):
        left = several(Several("谁参加？", ["甲组", "乙组", "丙组"], keys=KEYS, shortcuts=SHORTCUTS))
    assert left == Left(way, "甲组、丙组")


@given(st.text("抓好a1，。”“（） \u0301", max_size=30), st.integers(2, 12))
def test_rows_fit_and_divide_only_where_chinese_divides(text: str, room: int) -> None:
    starts = rows_of(text, room)
    assert starts == sorted({*starts})
    for row, next_row in zip(starts, [*starts[1:], len(text)], strict=True):
        assert width(text[row:next_row]) <= room
    for row, next_row in pairwise(starts):
        fits = [at for at in range(row + 1, len(text)) if width(text[row:at]) <= room]
        divides = [at for at in fits if text[at] not in "，。”）\u0301" and text[at - 1] not in "“（"]
        assert next_row == max(divides or fits)


@pytest.mark.parametrize("character", ["文\u0301", "☎\ufe0f", "👩\u200d💻"])
def test_no_row_begins_within_a_character_of_several_code_points(character: str) -> None:
    assert rows_of(f"办{character}，好", 4)[1] == 1


@given(st.text(max_size=40), st.data())
def test_going_character_by_character_comes_through_the_whole_text(text: str, data: st.DataObject) -> None:
    ends = [0]
    while ends[-1] < len(text):
        ends.append(character_after(text, ends[-1]))
    assert ends == sorted(set(ends))
    at = data.draw(st.integers(0, len(text)))
    assert character_before(text, at) < at or at == 0
    assert clause_before(text, at) <= at <= clause_after(text, at)


@given(st.text("一二a，😀", max_size=80), st.integers(4, 30), st.data())
def test_moving_up_and_down_stays_in_the_text_and_changes_the_row(text: str, room: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    starts = rows_of(f"{text} ", room)
    row = sum(start <= at for start in starts) - 1
    down = moved(text, at, 1, room)
    assert 0 <= down <= len(text)
    assert sum(start <= down for start in starts) - 1 == min(row + 1, len(starts) - 1)
    assert all(sum(map(columns_of, text[a:b])) <= room for a, b in zip(starts, [*starts[1:], len(text)], strict=True))


def test_latin_words_stay_apart_when_lines_are_joined() -> None:
    assert on_one_line("ab\ncd，\n好") == "ab cd，好"
