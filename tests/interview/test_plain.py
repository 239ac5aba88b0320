"""The prompts at a terminal that can only print line after line."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import DummyInput
from prompt_toolkit.output import DummyOutput, Output
from prompt_toolkit.output.plain_text import PlainTextOutput
from prompt_toolkit.output.vt100 import Vt100_Output

from drafter.columns import width
from drafter.interview.keys import KEYS, SHORTCUTS, Left, Stopped, Way
from drafter.interview.terminal import look
from drafter.interview.terminal.picker import Item, Menu, Picked, pick
from drafter.interview.terminal.prompts import Ask, Several, several, typed

WORDS = ("压实工作责任", "加强监督检查", "坚持常去看、反复抓")


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Type lines at a dumb terminal, do something there, and read what it showed, which holds no escape sequence."""

    def at(text: str, does: Callable[[], Any]) -> tuple[Any, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(text))
        monkeypatch.setattr("click.utils.should_strip_ansi", lambda *_: False)  # it does so where there is no terminal
        output = Vt100_Output(io.StringIO(), lambda: Size(rows=24, columns=80), term="dumb")
        try:
            with create_app_session(input=DummyInput(), output=output):
                found = does()
        finally:
            shown = capsys.readouterr().out
            assert "\x1b" not in shown
        return found, shown

    return at


def menu(**more: Any) -> Menu[Any]:
    """A menu of three phrases that can be searched, with everything that a menu may have."""

    def search(text: str) -> Sequence[Item[Any]]:
        return [Item(word, word, note="措施") for word in WORDS if text in word]

    given: dict[str, Any] = {
        "items": [Item(word, word) for word in WORDS],
        "ways": [Item(Way.OWN, "自己写"), Item(Way.REST, "余下都用建议")],
        "keys": KEYS,
        "help": "说明一句。",
        "status": "第 3 问，共 40 问",
        "editable": True,
        "sets": True,
        "shortcuts": SHORTCUTS,
        "search": search,
        "fresh": lambda turn: [Item(f"第{turn}批", f"第{turn}批")],
        "several": True,
        "own": Way.OWN,
        "keepable": True,
    }
    return Menu("用哪一句？", **{**given, **more})


# -- which terminals ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("output", "is_dumb"),
    [
        (Vt100_Output(io.StringIO(), lambda: Size(24, 80), term="dumb"), True),
        (Vt100_Output(io.StringIO(), lambda: Size(24, 80), term="unknown"), True),
        (Vt100_Output(io.StringIO(), lambda: Size(24, 80), term=""), True),
        (Vt100_Output(io.StringIO(), lambda: Size(24, 80), term="xterm-256color"), False),
        (PlainTextOutput(io.StringIO()), True),
    ],
)
def test_a_terminal_that_cannot_place_its_cursor_is_dumb(output: Output, is_dumb: bool) -> None:
    with create_app_session(input=DummyInput(), output=output):
        assert look.dumb() is is_dumb


def test_any_other_output_is_asked_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    with create_app_session(input=DummyInput(), output=DummyOutput()):
        monkeypatch.setenv("TERM", "dumb")
        assert look.dumb()
        monkeypatch.delenv("TERM")
        assert not look.dumb()


def test_what_stays_on_the_screen_is_printed_without_colours(lines: Any) -> None:
    def say() -> None:
        look.say("── 开头 ──", "question")
        look.echo("讲什么？", "数据安全")

    assert lines("", say)[1] == "── 开头 ──\n▸ 讲什么？ 数据安全\n"


# -- picking -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2\n", WORDS[1]),
        ("２\n", WORDS[1]),
        (" 2 \n", WORDS[1]),
        ("\n", WORDS[0]),
        ("4\n", Way.OWN),
        ("<\n", Way.BACK),
        ("＜\n", Way.BACK),
        ("《\n", Way.BACK),
        ("?\n", Way.LATER),
        ("？\n", Way.LATER),
        (">\n", Way.REST),
        ("》\n", Way.REST),
        ("!\n", Way.PREVIEW),
        ("！\n", Way.PREVIEW),
        ("#\n", Way.OUTLINE),
        ("＃\n", Way.OUTLINE),
        ("h\n", Way.HELP),
        ("Ｈ\n", Way.HELP),
        ("9\n2\n", WORDS[1]),
        ("0\n2\n", WORDS[1]),
        ("x\n2\n", WORDS[1]),
        ("监督\n1\n", WORDS[1]),
        ("监督\n\n", WORDS[1]),
        ("监督\n0\n1\n", WORDS[0]),
        ("r\n1\n", "第1批"),
        ("r\nr\n1\n", "第2批"),
    ],
)
def test_picking_by_number_by_key_and_by_what_is_typed(lines: Any, typed: str, value: object) -> None:
    assert lines(typed, lambda: pick(menu()))[0].value == value


def test_the_list_is_numbered_and_says_what_the_keys_are(lines: Any) -> None:
    _, shown = lines("1\n", lambda: pick(menu()))
    for part in (
        "▸ 用哪一句？",
        "  说明一句。",
        "  * 1 压实工作责任\n    2 加强监督检查",
        "    4 自己写",
        "第 3 问，共 40 问",
        "< 上一问",
        "? 以后填",
        "! 预览",
        "# 提纲",
        "h 帮助",
        "r 换一批",
    ):
        assert part in shown


def test_what_matches_nothing_can_be_taken_as_it_stands(lines: Any) -> None:
    picked, shown = lines("凝心聚力抓落实\n1\n", lambda: pick(menu()))
    assert (picked.value, picked.typed) == (Way.OWN, "凝心聚力抓落实")
    assert "1 写成：凝心聚力抓落实" in shown


def test_where_nothing_of_ones_own_can_be_written_a_vain_search_says_so(lines: Any) -> None:
    picked, shown = lines("凝心\n3\n", lambda: pick(menu(own=None)))
    assert picked.value == WORDS[2]
    assert "没有找到" in shown


def test_an_item_is_changed_first_or_taken_with_its_set(lines: Any) -> None:
    assert lines("2e\n", lambda: pick(menu()))[0] == Picked(WORDS[1], to_edit=True)
    assert lines("2 E\n", lambda: pick(menu()))[0] == Picked(WORDS[1], to_edit=True)
    assert lines("2g\n", lambda: pick(menu()))[0] == Picked(WORDS[1], whole=True)
    assert lines("2e\n2\n", lambda: pick(menu(editable=False)))[0] == Picked(WORDS[1])


@pytest.mark.parametrize("typed", ["1 3\n", "1、3\n", "１，３\n", "1 3 9\n1 3\n", "1 4\n1 3\n"])
def test_several_are_ticked_by_their_numbers(lines: Any, typed: str) -> None:
    assert lines(typed, lambda: pick(menu()))[0].ticked == (WORDS[0], WORDS[2])


def test_only_one_is_taken_where_only_one_can_be(lines: Any) -> None:
    assert lines("1 3\n3\n", lambda: pick(menu(several=False)))[0] == Picked(WORDS[2])


def test_one_number_takes_that_one_whatever_had_been_ticked(lines: Any) -> None:
    assert lines("2\n", lambda: pick(menu(ticked=(WORDS[0],))))[0] == Picked(WORDS[1])


def test_what_was_typed_is_kept_in_ones_own_bank(lines: Any) -> None:
    picked, _ = lines("凝心聚力\n+\n", lambda: pick(menu()))
    assert picked.keep
    assert picked.typed == "凝心聚力"


def test_a_wrong_number_says_which_there_are(lines: Any) -> None:
    assert "没有这个号。请键入 1 到 5 的数字" in lines("77\n1\n", lambda: pick(menu()))[1]


def test_a_menu_of_two_is_answered_by_its_own_keys(lines: Any) -> None:
    two = Menu(
        "收下吗？", [Item("收", "收下"), Item("丢", "不要")], keys={"y": "收", "n": "丢"}, hints=("↑↓ 移动", "y 收")
    )
    picked, shown = lines("n\n", lambda: pick(two))
    assert picked.value == "丢"
    assert "y 收" in shown
    assert "↑↓" not in shown


# -- typing ------------------------------------------------------------------------------------------------


def type_a_line(**more: Any) -> Callable[[], str | Left]:
    def check(text: str) -> str | None:
        return "太短：至少三个字" if 0 < len(text) < 3 and text not in "<>?" else None

    return lambda: typed(Ask("怎么写？", check, status="第 3 问", **more))


@pytest.mark.parametrize(
    ("keys", "start", "text"),
    [
        ("抓落实\n", "", "抓落实"),
        ("\n", "", ""),
        ("短\n抓落实\n", "", "抓落实"),
        ("<\n", "", "<"),
        ("\n", "原来的话", "原来的话"),
        ("新的话\n", "原来的话", "新的话"),
        ("-\n", "原来的话", ""),
        ("  抓落实 \n", "", "抓落实"),
        ("😀𠮷野\n", "", "😀𠮷野"),
    ],
)
def test_a_line_is_typed(lines: Any, keys: str, start: str, text: str) -> None:
    assert lines(keys, type_a_line(start=start, hints=("回车 写好了", "Tab 改一改")))[0] == text


def test_a_fault_is_said_with_its_remedy(lines: Any) -> None:
    assert "太短：至少三个字" in lines("短\n抓落实\n", type_a_line())[1]


def test_keys_that_there_are_not_are_not_spoken_of(lines: Any) -> None:
    _, shown = lines(
        "\n", type_a_line(start="原来的话", hints=("回车 写好了", "Tab 改灰字", "Ctrl-K 记"), shortcuts=SHORTCUTS)
    )
    assert "Tab" not in shown
    assert "Ctrl" not in shown
    for part in ("回车 照旧：原来的话", "- 清空", "< 上一问", "! 预览", "# 提纲", "h 帮助"):
        assert part in shown


def test_what_enter_takes_in_an_empty_line_is_said(lines: Any) -> None:
    _, shown = lines("\n", type_a_line(ghost="数据安全", hints=("回车 用灰字",)))
    assert "回车 用“数据安全”" in shown
    assert "灰字" not in shown


def test_hints_are_spread_over_as_many_lines_as_they_need(lines: Any) -> None:
    _, shown = lines("1\n", lambda: pick(menu()))
    assert max(map(width, shown.splitlines())) < 80


@pytest.mark.parametrize(("key", "way"), [("!", Way.PREVIEW), ("#", Way.OUTLINE), ("h", Way.HELP), ("！", Way.PREVIEW)])
def test_a_character_leaves_the_line_by_a_way(lines: Any, key: str, way: Way) -> None:
    assert lines(f"{key}\n", type_a_line(shortcuts=SHORTCUTS, start="原来的话"))[0] == Left(way, "原来的话")


def test_without_shortcuts_every_character_is_text(lines: Any) -> None:
    assert lines("!!!\n", type_a_line())[0] == "!!!"


def test_a_text_is_kept_and_the_line_goes_on(lines: Any) -> None:
    kept: list[str] = []

    def keep(text: str) -> str:
        kept.append(text)
        return "已记进“我的句子”"

    text, shown = lines("+ 抓铁有痕\n抓落实\n", type_a_line(keep=keep))
    assert (text, kept) == ("抓落实", ["抓铁有痕"])
    assert "已记进" in shown


# -- ticking -----------------------------------------------------------------------------------------------


def tick(ticked: Sequence[str] = (), *, optional: bool = False) -> Callable[[], Any]:
    asked = Several("谁参加？", ["甲组", "乙组", "丙组"], ticked, KEYS, optional, shortcuts=SHORTCUTS)
    return lambda: several(asked)


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("1 3\n", ("甲组", "丙组")),
        ("３、１\n", ("甲组", "丙组")),
        ("a\n", ("甲组", "乙组", "丙组")),
        ("\n2\n", ("乙组",)),
        ("7\n2\n", ("乙组",)),
        ("二\n2\n", ("乙组",)),
        ("<\n", Way.BACK),
        ("？\n", Way.LATER),
        ("!\n", Left(Way.PREVIEW)),
        ("＃\n", Left(Way.OUTLINE)),
    ],
)
def test_choices_are_ticked_by_their_numbers(lines: Any, typed: str, chosen: object) -> None:
    assert lines(typed, tick())[0] == chosen


def test_enter_alone_takes_what_was_ticked_or_nothing_where_that_will_do(lines: Any) -> None:
    assert lines("\n", tick(["乙组"]))[0] == ("乙组",)
    assert lines("\n", tick(optional=True))[0] == ()


# -- the end of the input ----------------------------------------------------------------------------------


@pytest.mark.parametrize("does", [lambda: pick(menu()), type_a_line(), tick()])
def test_the_end_of_the_input_leaves(lines: Any, does: Callable[[], Any]) -> None:
    with pytest.raises(EOFError):
        lines("", does)


def test_the_end_of_the_input_hands_over_what_was_typed_to_be_found(lines: Any) -> None:
    with pytest.raises(Stopped) as stopped:
        lines("凝心聚力\n", lambda: pick(menu()))
    assert stopped.value.text == "凝心聚力"


@pytest.mark.parametrize("does", [lambda: pick(menu()), type_a_line(), tick()])
def test_ctrl_c_leaves(lines: Any, does: Callable[[], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupted)
    with pytest.raises(KeyboardInterrupt):
        lines("", does)
