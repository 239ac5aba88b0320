"""The picker: the list narrows as one types, items are ticked and shuffled, and what is typed is never lost."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.hanzi import normalise
from drafter.interview.finding import matches
from drafter.interview.keys import Stopped
from drafter.interview.picking import LONGEST_QUERY, Picking
from drafter.interview.terminal.picker import Item, Menu, Picked, pick
from tests.interview.conftest import terminal

UP, DOWN, HOME, END, PAGE_DOWN, PAGE_UP = "\x1b[A", "\x1b[B", "\x1b[H", "\x1b[F", "\x1b[6~", "\x1b[5~"
ENTER, TAB, ESC, BACKSPACE, SPACE, F1 = "\r", "\t", "\x1b", "\x7f", " ", "\x1bOP"
CTRL_B, CTRL_C, CTRL_D, CTRL_K, CTRL_R, CTRL_U = "\x02", "\x03", "\x04", "\x0b", "\x12", "\x15"

TEXTS = ("修好水渠，护好良田", "压实管水责任", "凝心聚力抓春灌", "重视水质，银行贷款", "𠮷日开闸😀")
ITEMS = [Item(text, text) for text in TEXTS]
WAYS = [Item("后填", "留着以后填"), Item("返回", "返回上一问")]


def search(typed: str) -> Sequence[Item[str]]:
    return [item for item in ITEMS if matches(item.text, typed.split())]


def menu(**more: object) -> Menu[str]:
    made = {
        "keys": {"<": "返回", "?": "后填"},
        "shortcuts": {"c-b": "返回", "f1": "说明"},
        "search": search,
        "own": "自己写",
        "editable": True,
        "several": True,
        "keepable": True,
    }
    return Menu("标题用哪个？", ITEMS, WAYS, **{**made, **more})  # type: ignore[arg-type]


def picked(keys: str, start: int = 0, **more: object) -> Picked[str]:
    with terminal(keys):
        return pick(menu(**more), start)


def paste(text: str) -> str:
    return f"\x1b[200~{text}\x1b[201~"


# -- narrowing ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("责任", "压实管水责任"),
        ("ysgs", "压实管水责任"),
        ("zeren", "压实管水责任"),
        ("NXJL", "凝心聚力抓春灌"),
        ("yinhang", "重视水质，银行贷款"),
        ("水渠，护好", "修好水渠，护好良田"),
        ("水渠护好", "修好水渠，护好良田"),
        ("水　良田", "修好水渠，护好良田"),
        ("𠮷", "𠮷日开闸😀"),
        ("😀", "𠮷日开闸😀"),
    ],
)
def test_the_list_narrows_by_chinese_pinyin_and_initials(typed: str, text: str) -> None:
    assert picked(typed + ENTER) == Picked(text, typed=typed)


@pytest.mark.parametrize("typed", ["yszr", "zren", "水库", "WPS"])
def test_what_nothing_is_found_for_is_ones_own(typed: str) -> None:
    assert picked(typed + ENTER) == Picked("自己写", typed=typed)


def test_enter_after_chinese_that_nothing_holds_takes_what_was_typed() -> None:
    assert picked(f"凝神{ENTER}") == Picked("自己写", typed="凝神")


def test_enter_after_chinese_takes_nothing_that_lacks_it_even_if_the_search_gives_it() -> None:
    everything = picked(f"凝心{ENTER}", search=lambda typed: ITEMS)
    assert everything == Picked("凝心聚力抓春灌", typed="凝心")
    assert picked(f"😀😀{ENTER}", search=lambda typed: ITEMS) == Picked("自己写", typed="😀😀")


@given(st.text("凝心水渠，。😀𠮷 　azA1", min_size=1, max_size=5), st.integers(0, 20))
def test_while_something_is_typed_every_row_holds_it(typed: str, moves: int) -> None:
    picking = Picking(menu(search=lambda typed: ITEMS))
    for character in typed:
        picking.type(character)
    picking.move(moves)
    taken = picking.taken()
    if picking.typed.strip():
        assert taken is not None
        for word in typed.split():
            held = taken.typed if taken.value == "自己写" else taken.value
            assert word.isascii() or word in held or normalise(word) in normalise(held)


def test_nothing_is_taken_where_nothing_is_found_and_nothing_can_be_written() -> None:
    assert picked(f"凝神{ENTER}{TAB}{CTRL_U}{ENTER}", own=None) == Picked(TEXTS[0])


def test_digits_and_keys_are_text_while_something_is_typed() -> None:
    assert picked(f"水2<?{ENTER}") == Picked("自己写", typed="水2<?")


def test_digits_and_keys_pick_while_nothing_is_typed() -> None:
    assert picked(f"3{ENTER}") == Picked(TEXTS[2])
    assert picked(f"水{BACKSPACE}<") == Picked("返回")
    assert picked("?") == Picked("后填")


def test_a_number_beyond_the_list_does_nothing() -> None:
    assert picked(f"29{ENTER}") == Picked(TEXTS[1])


@pytest.mark.parametrize("clearing", [BACKSPACE * 2, CTRL_U, ESC + DOWN + UP])
def test_what_is_typed_can_be_taken_back(clearing: str) -> None:
    assert picked(f"责任{clearing}{DOWN}{ENTER}") == Picked(TEXTS[1])


def test_backspace_takes_back_a_whole_emoji() -> None:
    assert picked(f"水👍🏽{BACKSPACE}𠮷{BACKSPACE}渠{ENTER}") == Picked(TEXTS[0], typed="水渠")


def test_without_a_search_nothing_can_be_typed() -> None:
    assert picked(f"责任{paste('水')}{ENTER}", search=None) == Picked(TEXTS[0])


def test_what_is_pasted_comes_in_on_one_line() -> None:
    assert picked(paste("水\n渠\x01\x1b") + ENTER) == Picked(TEXTS[0], typed="水渠")


def test_five_thousand_characters_are_ones_own_text_and_are_not_looked_for() -> None:
    text = "修好水渠，护好良田。" * 500
    asked: list[str] = []

    def searched(typed: str) -> Sequence[Item[str]]:
        asked.append(typed)
        return ITEMS

    assert picked(paste(text) + ENTER, search=searched) == Picked("自己写", typed=text)
    assert not [typed for typed in asked if len(typed) > LONGEST_QUERY]


# -- moving -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (DOWN, TEXTS[1]),
        (UP, "返回"),
        (END, "返回"),
        (END + HOME, TEXTS[0]),
        (END + DOWN, TEXTS[0]),
        (PAGE_DOWN, "返回"),
        (PAGE_DOWN + PAGE_UP, TEXTS[0]),
    ],
)
def test_moving(keys: str, value: str) -> None:
    assert picked(keys + ENTER).value == value


def test_the_highlight_goes_to_the_first_row_when_the_list_changes() -> None:
    assert picked(f"{DOWN * 3}水{DOWN}{ENTER}") == Picked(TEXTS[1], typed="水")


def test_the_own_words_stand_below_what_is_found() -> None:
    assert picked(f"水{UP}{ENTER}") == Picked("自己写", typed="水")


# -- ticking ------------------------------------------------------------------------------------------------


def test_space_ticks_and_enter_takes_all_that_is_ticked_in_that_order() -> None:
    assert picked(f"{DOWN} {UP} {END}{UP * 3}{ENTER}").ticked == (TEXTS[1], TEXTS[0])


def test_a_tick_is_taken_away_again() -> None:
    assert picked(f" {DOWN}  {ENTER}").ticked == (TEXTS[0],)


def test_ticks_survive_further_typing() -> None:
    found = picked(f"责任 {CTRL_U}凝心 {CTRL_U}{ENTER}")
    assert found == Picked(TEXTS[1], ticked=(TEXTS[1], TEXTS[2]))


def test_what_one_has_typed_ones_way_to_is_taken_with_the_ticked() -> None:
    assert picked(f"责任 {CTRL_U}凝心{ENTER}").ticked == (TEXTS[1], TEXTS[2])
    assert picked(f"水 {DOWN}{ENTER}").ticked == (TEXTS[0],)


def test_ones_own_words_are_taken_with_the_ticked() -> None:
    assert picked(f" 凝神{ENTER}") == Picked("自己写", typed="凝神", ticked=(TEXTS[0],))


def test_where_only_one_can_be_taken_a_space_is_text() -> None:
    assert picked(f"水 田{ENTER}", several=False) == Picked(TEXTS[0], typed="水 田")
    assert picked(f" {ENTER}", several=False) == Picked(TEXTS[0])


# -- editing, keeping, shuffling, leaving -------------------------------------------------------------------


def test_tab_takes_an_item_to_be_changed() -> None:
    assert picked(f"{DOWN}{TAB}") == Picked(TEXTS[1], to_edit=True)
    assert picked(f"凝神{TAB}") == Picked("自己写", to_edit=True, typed="凝神")
    assert picked(f"{END}{TAB}{ENTER}") == Picked("返回")


def test_ctrl_k_keeps_what_is_typed() -> None:
    kept = picked(f"水渠通{CTRL_K}")
    assert (kept.keep, kept.typed) == (True, "水渠通")


def test_ctrl_k_does_nothing_where_there_is_nothing_to_keep() -> None:
    assert picked(f"{CTRL_K}{ENTER}") == Picked(TEXTS[0])
    assert picked(f"水渠{CTRL_K}{ENTER}", keepable=False) == Picked(TEXTS[0], typed="水渠")


def test_ctrl_r_shuffles() -> None:
    fresh = {1: [Item("换一", "换一")], 2: [Item("换二", "换二")]}
    turned = picked(f"{DOWN}{CTRL_R}{CTRL_R}{ENTER}", fresh=lambda turn: fresh[turn])
    assert turned == Picked("换二")
    assert turned.turn == 2


def test_a_shuffle_survives_typing_and_a_shuffle_that_gives_nothing_changes_nothing() -> None:
    fresh = {1: [Item("换一", "换一")], 2: []}
    assert picked(f"{CTRL_R}水{CTRL_U}{ENTER}", fresh=lambda turn: fresh[turn]) == Picked("换一")
    assert picked(f"{CTRL_R}{CTRL_R}{ENTER}", fresh=lambda turn: fresh[turn]) == Picked("换一")


def test_a_shortcut_leaves_at_any_time_and_the_menu_goes_on_as_it_stood() -> None:
    fresh = {1: [Item("换一", "换一"), Item("换二", "换二")]}
    left = picked(f"{CTRL_R}{DOWN} 水{DOWN}{F1}", fresh=lambda turn: fresh[turn])
    assert left == Picked("说明", typed="水", ticked=("换二",))
    again = picked(
        f"{ENTER}", left.at, typed=left.typed, turn=left.turn, ticked=left.ticked, fresh=lambda turn: fresh[turn]
    )
    assert again == Picked("换二", typed="水", ticked=("换二", TEXTS[1]))


@pytest.mark.parametrize(("key", "error"), [(CTRL_C, KeyboardInterrupt), (CTRL_D, EOFError)])
def test_leaving_tells_what_had_been_typed(key: str, error: type[BaseException]) -> None:
    with pytest.raises(error):
        picked(key)
    with pytest.raises(Stopped) as stopped:
        picked(f"凝神{key}")
    assert stopped.value.text == "凝神"


@pytest.mark.parametrize("other", ["\x01", "\x1b[15~", "\x1b[C", "\x18", "\x1b[Z"])
def test_other_keys_do_nothing(other: str) -> None:
    assert picked(f"{other}水{other}{ENTER}") == Picked(TEXTS[0], typed="水")
