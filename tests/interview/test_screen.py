"""The list to pick from as it stands on screens of all sizes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.formatted_text import FormattedText, to_plain_text

from drafter.columns import joined, shortened, width, wrapped
from drafter.interview.lines import on_one_line
from drafter.interview.picking import Picking
from drafter.interview.terminal.picker import Item, Menu
from drafter.interview.terminal.picking_screen import screen

LONG = "我们要把责任扛在肩上，把任务抓在手上。" * 10
HINTS = ("↑↓ 移动", "回车 选定", "< 上一问")


def menu(size: int = 6, text: str = LONG, ways: int = 5) -> Menu[int]:
    items = [Item(number, f"{number}号{text}") for number in range(size)]
    others = [Item(size + number, f"别的{number}") for number in range(ways)]
    return Menu("第一部分第一段", items, others, {}, "说明" * 10, "第 12 问，共 44 问", HINTS)


def lines(menu: Menu[int], at: int, columns: int, rows: int) -> list[str]:
    return drawn(Picking(menu, at), columns, rows)


def drawn(picking: Picking[int], columns: int, rows: int) -> list[str]:
    return to_plain_text(FormattedText(screen(picking, columns, rows))).split("\n")


def searchable(size: int = 6, text: str = LONG, note: str = "段落 · 个人 上季度讲话") -> Menu[int]:
    """A menu in which everything is found."""
    items = [Item(number, f"{number}号{text}", note=note) for number in range(size)]
    hints = ("回车 选定", "Tab 改一改", "空格 多选")
    return Menu(
        "第一段",
        items,
        [Item(-2, "留着以后填")],
        search=lambda typed: items,
        fresh=lambda turn: items[:2],
        several=True,
        own=-1,
        status="第 12 问，共 44 问",
        hints=hints,
    )


@pytest.mark.parametrize("at", [0, 3, 5])
def test_the_highlighted_passage_stands_in_full_below_the_list(at: int) -> None:
    shown = lines(menu(), at, 79, 24)
    assert f"{at}号{LONG}" in "".join(line.strip() for line in shown)
    assert "── 全文 192 字 ─" in "".join(shown)
    assert len(shown) <= 24
    assert "第 12 问，共 44 问" in shown[-2]


def test_the_screen_keeps_its_height_while_moving() -> None:
    assert len({len(lines(menu(), at, 79, 30)) for at in range(11)}) == 1


def test_short_choices_are_not_said_twice() -> None:
    shown = "\n".join(lines(menu(text="短"), 0, 79, 24))
    assert shown.count("0号短") == 1
    assert "全文" not in shown


@given(
    columns=st.integers(20, 140),
    rows=st.integers(16, 60),
    size=st.integers(1, 30),
    ways=st.integers(0, 6),
    length=st.integers(0, 40),
    data=st.data(),
)
def test_any_list_fits_any_screen(
    columns: int, rows: int, size: int, ways: int, length: int, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, size + ways - 1))
    shown = lines(menu(size, "说，" * length, ways), at, columns, rows)
    assert len(shown) <= rows
    assert max(map(width, shown)) <= columns
    assert sum("»" in line for line in shown) == 1


def test_a_list_too_long_says_so() -> None:
    shown = "\n".join(lines(menu(40, "短", 5), 20, 79, 24))
    assert "↑ 还有" in shown
    assert "↓ 还有" in shown


def test_what_is_typed_stands_in_a_line_of_its_own_and_is_offered_as_it_is() -> None:
    picking = Picking(searchable())
    picking.type("号我们")
    shown = drawn(picking, 79, 24)
    assert shown[1] == "  › 号我们 "
    assert "     写成：号我们" in shown or " »   写成：号我们" in shown


def test_while_nothing_is_typed_it_says_what_typing_does() -> None:
    assert drawn(Picking(searchable()), 79, 24)[1] == "  › 打字来找：汉字、拼音、声母都行"


def test_the_cursor_stands_behind_what_is_typed_where_an_input_method_looks_for_it() -> None:
    picking = Picking(searchable())
    picking.type("水渠")
    fragments = screen(picking, 79, 24)
    at = fragments.index(("[SetCursorPosition]", ""))
    assert fragments[at - 1 : at + 2 : 2] == [("", "水渠"), ("", " ")]


def test_of_a_long_text_the_end_is_seen_and_how_long_it_is() -> None:
    picking = Picking(searchable())
    picking.type("修好水渠，护好良田。" * 500 + "完")
    shown = drawn(picking, 79, 24)
    assert shown[1].startswith("  › …")
    assert shown[1].endswith("护好良田。完 ")
    assert "（5,001 字）" in shown[2]
    assert max(map(width, shown)) <= 79


def test_role_and_source_stand_at_the_right_where_there_is_room() -> None:
    wide = next(line for line in drawn(Picking(searchable()), 79, 24) if "号我们" in line)
    assert wide.endswith("  段落 · 个人 上季度讲话")
    narrow = drawn(Picking(searchable()), 50, 24)
    assert not [line for line in narrow if "段落 ·" in line]


def test_the_notes_of_short_and_long_texts_end_in_one_column() -> None:
    notes = [Item(0, "短", note="措施 · 自带"), Item(1, LONG, note="段落 · 自带"), Item(2, "𠮷😀", note="措施 · 自带")]
    shown = [line for line in lines(Menu("？", notes), 0, 79, 30) if "自带" in line]
    assert len({width(line) for line in shown}) == 1


def test_ticks_are_seen_and_counted() -> None:
    picking = Picking(searchable())
    picking.tick()
    picking.move(1)
    picking.tick()
    shown = drawn(picking, 79, 24)
    assert [line[:6] for line in shown[2:5]] == ["   ✓ 0", " » ✓ 1", "   3 2"]
    assert "已选 2 条，回车 用它们　Tab 改一改" in shown[-1]


def test_where_nothing_is_found_and_nothing_can_be_written_it_says_so() -> None:
    picking = Picking(Menu("？", [Item(1, "一科")], search=lambda typed: []))
    picking.type("三")
    assert "没有找到" in "".join(drawn(picking, 79, 24))


@pytest.mark.parametrize(("columns", "rows"), [(79, 24), (39, 12), (120, 50)])
def test_the_screen_keeps_its_height_while_typing_ticking_and_shuffling(columns: int, rows: int) -> None:
    few = searchable(3, "短")
    picking = Picking(
        Menu("？", few.items, few.ways, search=lambda typed: few.items[: 4 - len(typed)], fresh=few.fresh, own=-1)
    )
    heights = {len(drawn(picking, columns, rows))}
    for typed in "号短水":
        picking.type(typed)
        heights.add(len(drawn(picking, columns, rows)))
    for change in (picking.clear, picking.tick, picking.shuffle):
        change()
        heights.add(len(drawn(picking, columns, rows)))
    assert len(heights) == 1


@given(
    columns=st.integers(19, 140),
    rows=st.integers(6, 60),
    size=st.integers(0, 30),
    length=st.integers(0, 40),
    typed=st.text("号水渠，😀𠮷a ", max_size=80),
    moves=st.integers(0, 40),
)
def test_any_search_fits_any_screen(columns: int, rows: int, size: int, length: int, typed: str, moves: int) -> None:
    picking = Picking(searchable(size, "说，" * length))
    picking.type(typed)
    picking.move(moves)
    picking.tick()
    shown = drawn(picking, columns, rows)
    assert len(shown) <= rows
    assert max(map(width, shown)) <= columns
    assert sum("»" in line for line in shown) == 1


@given(st.text(st.characters(blacklist_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=200), st.integers(4, 100))
def test_fitting(text: str, columns: int) -> None:
    assert width(shortened(text, columns)) <= columns
    assert "".join(wrapped(text, columns)) == " ".join(text.split())
    assert all(width(line) <= columns for line in wrapped(text, columns))


def test_wrapped_lines_break_no_word_that_a_line_has_room_for() -> None:
    assert wrapped("可以用 drafter layouts list 看有哪些", 16) == ["可以用 drafter", " layouts list ", "看有哪些"]
    assert max(map(width, wrapped("x" * 40, 12))) == 10


def test_wrapped_lines_do_not_begin_with_a_closing_mark() -> None:
    assert not [line for line in wrapped("一二三四，" * 40, 22) if line.startswith("，")]


def test_joined_leaves_out_what_does_not_fit() -> None:
    assert joined(["回车 选定", "很长很长很长的一句", "< 上一问"], 20) == "回车 选定　< 上一问"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("一\n二", "一二"),
        ("一 \r\n 二", "一二"),
        ("ab\ncd", "ab cd"),
        ("一\n\n二\v三", "一二三"),
        ("一\u2028二", "一二"),
    ],
)
def test_on_one_line(text: str, line: str) -> None:
    assert on_one_line(text) == line
