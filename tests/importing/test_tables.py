"""What is read from tables: .csv and .xlsx."""

from __future__ import annotations

import datetime
import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from drafter.errors import InputFileError
from drafter.importing import read_rows
from tests.importing.conftest import Rows, Sheet, excel

TEXT = "疏通灌溉沟渠"


def only(rows: Rows, content: str) -> tuple[str, dict[str, str]]:
    (row,) = rows("表.csv", content)
    return row.text, dict(row.said)


# -- columns ------------------------------------------------------------------------------------------------


def test_the_head_names_the_columns_in_any_order(rows: Rows) -> None:
    (row,) = rows("表.csv", f"成分,话题,正文,出处\n措施,灌溉,{TEXT},某书\n")
    assert (row.text, row.said) == (TEXT, {"role": "措施", "topics": "灌溉", "source": "某书"})
    assert (row.place.line, row.place.column) == (2, 3)


@pytest.mark.parametrize(
    ("head", "key"),
    [
        ("成分", "role"),
        ("类型", "role"),
        ("Role", "role"),
        ("话题", "topics"),
        ("topic", "topics"),
        ("主题", "themes"),
        ("语体", "registers"),
        ("部分", "parts"),
        ("组", "set"),
        ("来源", "source"),
        ("说话人", "speaker"),
        ("引述", "verb"),
        ("场合", "occasion"),
        ("日期", "date"),
        ("核对", "verified"),
        ("备注", "note"),
        ("成分：", "role"),
        ("成分*", "role"),
    ],
)
def test_columns_may_be_called_in_chinese_or_as_in_a_bank_file(rows: Rows, head: str, key: str) -> None:
    assert only(rows, f"正文,{head}\n{TEXT},甲\n") == (TEXT, {key: "甲"})


@pytest.mark.parametrize("name", ["正文", "句子", "内容", "text", "TEXT", "正文："])
def test_the_column_of_the_text_has_several_names(rows: Rows, name: str) -> None:
    assert only(rows, f"成分,{name}\n措施,{TEXT}\n") == (TEXT, {"role": "措施"})


def test_a_column_of_another_name_is_passed_over(rows: Rows) -> None:
    assert only(rows, f"序号,正文,谁录的\n1,{TEXT},某人\n") == (TEXT, {})


def test_a_cell_that_is_empty_says_nothing(rows: Rows) -> None:
    assert only(rows, f"正文,成分,话题\n{TEXT},,\n") == (TEXT, {})


def test_without_a_head_the_first_column_that_holds_anything_is_the_text(rows: Rows) -> None:
    assert [row.text for row in rows("表.csv", f",{TEXT},甲\n,修好各处水闸,乙\n")] == [TEXT, "修好各处水闸"]


def test_a_head_without_a_column_for_the_text_is_refused(rows: Rows) -> None:
    with pytest.raises(InputFileError) as caught:
        rows("表.csv", f"\n谚语,成分,话题\n{TEXT},措施,灌溉\n")
    assert str(caught.value) == (
        "表.csv:2:1: 表头（谚语、成分、话题）里没有“正文”这一列，不知道哪一列是句子\n    → 把句子那一列的列名改成“正文”"
    )


def test_a_row_that_says_something_but_has_no_text_is_kept_to_be_complained_of(rows: Rows) -> None:
    (row,) = rows("表.csv", "正文,成分\n,措施\n")
    assert (row.text, row.said, row.place.line) == ("", {"role": "措施"}, 2)


# -- .csv ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", [",", ";", "\t", "，"])
def test_columns_are_divided_by_commas_semicolons_or_tabs(rows: Rows, mark: str) -> None:
    assert only(rows, f"正文{mark}成分\n{TEXT}{mark}措施\n") == (TEXT, {"role": "措施"})


@pytest.mark.parametrize("codec", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_table_may_have_any_usual_encoding(rows: Rows, codec: str) -> None:
    (row,) = rows("表.csv", f"正文,成分\r\n{TEXT},措施\r\n".encode(codec))
    assert (row.text, row.said) == (TEXT, {"role": "措施"})


def test_a_cell_in_quotes_may_hold_commas_and_quotes(rows: Rows) -> None:
    assert only(rows, '正文,成分\n"渠要通,闸要灵,""管渠人""要在",措施\n') == (
        '渠要通,闸要灵,"管渠人"要在',
        {"role": "措施"},
    )


def test_quotes_inside_a_cell_are_text(rows: Rows) -> None:
    assert only(rows, '正文,成分\n学习"管渠人"的韧劲,措施\n') == ('学习"管渠人"的韧劲', {"role": "措施"})


def test_a_row_after_a_cell_with_line_breaks_has_the_line_it_stands_on(rows: Rows) -> None:
    first, second = rows("表.csv", '正文,成分\n"疏通灌溉\n沟渠",措施\n修好各处水闸,措施\n')
    assert (first.place.line, second.place.line) == (2, 4)
    assert second.text == "修好各处水闸"


@pytest.mark.parametrize(
    "content",
    [f"{TEXT}，修好各处水闸\n护好水源，看好大坝\n", f'"{TEXT}，修好水闸，护好水源",措施\n护好水源，看好大坝,措施\n'],
)
def test_a_full_width_comma_of_the_text_does_not_divide_it(rows: Rows, content: str) -> None:
    assert rows("表.csv", content)[1].text == "护好水源，看好大坝"


def test_a_quote_that_is_not_closed_is_refused_with_its_line(rows: Rows) -> None:
    with pytest.raises(InputFileError) as caught:
        rows("表.csv", f'正文,成分\n护好水源,措施\n"{TEXT},措施\n修好各处水闸,措施\n')
    assert str(caught.value).startswith("表.csv:3:1: 表格从这一行起读不下去")


def test_a_very_long_cell_is_read(rows: Rows) -> None:
    assert only(rows, f"正文\n{'渠' * 200_000}\n")[0] == "渠" * 200_000


# -- .xlsx --------------------------------------------------------------------------------------------------


def test_a_sheet_is_read_like_a_table(rows: Rows) -> None:
    (row,) = rows("表.xlsx", excel([["序号", "正文", "成分"], [1, TEXT, "措施"]]))
    assert (row.text, row.said, str(row.place)) == (TEXT, {"role": "措施"}, "表.xlsx:2:2")


def test_empty_rows_are_passed_over_and_counted(rows: Rows) -> None:
    found = rows("表.xlsx", excel([[], ["正文"], [], [None, " "], [TEXT]]))
    assert [(row.text, row.place.line) for row in found] == [(TEXT, 5)]


def test_every_sheet_is_read_each_with_its_own_head(rows: Rows) -> None:
    sheets = {"甲": [["正文", "成分"], [TEXT, "措施"]], "乙": [["护好水源"]], "丙": []}
    found = rows("表.xlsx", excel(sheets))
    assert [(row.text, str(row.place)) for row in found] == [
        (TEXT, "表.xlsx[甲]:2:1"),
        ("护好水源", "表.xlsx[乙]:1:1"),
    ]


def test_a_role_merged_over_several_rows_counts_for_each(rows: Rows) -> None:
    table: Sheet = [["成分", "正文"], ["措施", TEXT], [None, "修好各处水闸"], [None, "护好水源"], ["号召", "大家动手"]]
    found = rows("表.xlsx", excel(table, merged=("A2:A4",)))
    assert [row.said["role"] for row in found] == ["措施", "措施", "措施", "号召"]


def test_a_text_merged_over_several_rows_counts_once(rows: Rows) -> None:
    table: Sheet = [["正文", "备注"], [TEXT, "甲"], [None, "乙"], ["护好水源", "丙"]]
    found = rows("表.xlsx", excel(table, merged=("A2:A3",)))
    assert [(row.text, row.said["note"]) for row in found] == [(TEXT, "甲"), ("护好水源", "丙")]


def test_a_title_merged_over_the_columns_above_the_head_is_no_phrase(rows: Rows) -> None:
    table: Sheet = [["某县渠系管护常用句", None], ["正文", "成分"], [TEXT, "措施"]]
    found = rows("表.xlsx", excel(table, merged=("A1:B1",)))
    assert [(row.text, row.said) for row in found] == [(TEXT, {"role": "措施"})]


def test_numbers_and_truth_are_read_as_they_are_shown(rows: Rows) -> None:
    (row,) = rows("表.xlsx", excel([["正文", "出处", "备注", "核对"], [TEXT, 12.0, 1.5, True]]))
    assert (row.said["source"], row.said["note"], row.said["verified"].lower()) == ("12", "1.5", "true")


@pytest.mark.parametrize("day", [datetime.date(2001, 2, 3), datetime.datetime(2001, 2, 3)])
def test_a_date_is_read_as_a_day(rows: Rows, day: datetime.date) -> None:
    (row,) = rows("表.xlsx", excel([["正文", "日期"], [TEXT, day]]))
    assert row.said["date"] == "2001-02-03"


def test_a_cell_far_out_does_not_take_room_for_all_before_it() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["ALL2000"] = TEXT, "远"
    book.save("表.xlsx")
    tracemalloc.start()
    try:
        first = next(iter(read_rows(Path("表.xlsx"))))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert first.text == TEXT
    assert most < 64 << 20


def test_a_workbook_that_unpacks_to_far_more_than_it_is_is_refused(rows: Rows) -> None:
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(excel([[TEXT]]))) as sound,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as bomb,
    ):
        for item in sound.infolist():
            content = sound.read(item)
            if item.filename.endswith("sheet1.xml"):
                content = content.replace(b"</worksheet>", b" " * (300 << 20) + b"</worksheet>")
            bomb.writestr(item.filename, content)
    with pytest.raises(InputFileError, match="太大"):
        rows("表.xlsx", kept.getvalue())
