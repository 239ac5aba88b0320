"""What is read from each kind of file, a row at a time. Tables have tests of their own."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.errors import BankError, DrafterError, InputFileError
from drafter.files import read_bytes
from drafter.importing import read_rows
from tests.importing.conftest import Rows, excel, word

TWO = "疏通灌溉沟渠\n修好各处水闸\n"


def texts(rows: Rows, name: str, content: str | bytes) -> list[str]:
    return [row.text for row in rows(name, content)]


# -- text ---------------------------------------------------------------------------------------------------


def test_each_line_of_a_text_file_is_a_row_with_its_place(rows: Rows) -> None:
    first, second = rows("句.txt", TWO)
    assert (first.text, second.text) == ("疏通灌溉沟渠", "修好各处水闸")
    assert (str(second.place), second.place.text) == ("句.txt:2:1", "修好各处水闸")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "gbk", "gb2312", "utf-16"])
def test_a_text_file_may_have_any_usual_encoding(rows: Rows, codec: str) -> None:
    assert texts(rows, "句.txt", TWO.encode(codec)) == ["疏通灌溉沟渠", "修好各处水闸"]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_may_end_as_on_other_systems(rows: Rows, end: str) -> None:
    assert [row.place.line for row in rows("句.txt", TWO.replace("\n", end))] == [1, 2]


def test_empty_lines_and_remarks_are_passed_over_and_counted(rows: Rows) -> None:
    content = f"# 备注\n\n  \n\u3000\u3000疏通灌溉沟渠  \n  # 又一条\n{TWO}"
    assert [(row.text, row.place.line) for row in rows("句.txt", content)] == [
        ("疏通灌溉沟渠", 4),
        ("疏通灌溉沟渠", 6),
        ("修好各处水闸", 7),
    ]


@pytest.mark.parametrize(
    "mark",
    ["1.", "1. ", "12、", "3．", "4)", "5）", "（6）", "(7) ", "⑧", "- ", "* ", "•", "· ", "●", "一、", "（二）"],
)
def test_what_a_list_puts_before_its_items_is_taken_off(rows: Rows, mark: str) -> None:
    assert texts(rows, "句.txt", f"{mark}疏通灌溉沟渠\n") == ["疏通灌溉沟渠"]


@pytest.mark.parametrize("text", ["3.5公里渠道要清淤", "20个闸口逐一查看", "2024年以来的老账要清", "一是一、二是二"])
def test_a_number_that_belongs_to_the_text_stays(rows: Rows, text: str) -> None:
    assert texts(rows, "句.txt", text) == [text]


def test_an_empty_file_has_no_rows(rows: Rows) -> None:
    assert rows("句.txt", "") == rows("空.csv", "\n\n") == []


def test_braces_in_a_text_are_taken_for_what_they_are(rows: Rows) -> None:
    (row,) = rows("句.txt", "把{{ theme }}写在渠首")
    assert (row.text, row.literal) == ("把{{ theme }}写在渠首", True)


def test_a_suffix_may_be_written_in_capitals(rows: Rows) -> None:
    assert texts(rows, "句.TXT", TWO) == texts(rows, "句.md", TWO)


# -- Word ---------------------------------------------------------------------------------------------------


def test_each_paragraph_of_a_word_file_is_a_row(rows: Rows) -> None:
    content = word("疏通灌溉沟渠", "", "1. 修好各处水闸")
    assert [(row.text, row.place.line) for row in rows("句.docx", content)] == [
        ("疏通灌溉沟渠", 1),
        ("修好各处水闸", 3),
    ]


# -- somebody's bank file -----------------------------------------------------------------------------------


def test_the_entries_of_a_bank_file_are_rows_that_say_all_they_say_there(rows: Rows) -> None:
    (row,) = rows("库.yaml", "phrases:\n- {role: lead, text: 护好水源, topics: [灌溉], source: [某书]}\n")
    assert row.text == "护好水源"
    assert row.said == {"role": "lead", "topics": ["灌溉"], "source": ["某书"]}
    assert (row.place.file, row.place.line) == ("库.yaml", 2)


def test_the_defaults_lie_under_the_entries(rows: Rows) -> None:
    content = (
        "defaults: {role: measure, topics: [灌溉]}\nphrases:\n- {text: 疏通沟渠}\n- {text: 护好水源, role: lead}\n"
    )
    assert [row.said["role"] for row in rows("库.yml", content)] == ["measure", "lead"]
    assert [row.said["topics"] for row in rows("库.yml", content)] == [["灌溉"], ["灌溉"]]


def test_a_frame_of_a_bank_file_keeps_its_slots_unless_it_says_otherwise(rows: Rows) -> None:
    content = (
        'phrases:\n- {role: passage, text: "要{{ measure }}。"}\n'
        '- {role: call, text: "写上{{ theme }}", literal: true}\n'
    )
    assert [row.literal for row in rows("库.yaml", content)] == [False, True]


def test_an_entry_that_is_no_mapping_is_a_row_that_says_only_its_text(rows: Rows) -> None:
    bare, empty = rows("库.yaml", "phrases:\n- 疏通灌溉沟渠\n- {role: measure}\n")
    assert (bare.text, bare.said, bare.place.line) == ("疏通灌溉沟渠", {}, 2)
    assert (empty.text, empty.said, empty.place.line) == ("", {"role": "measure"}, 3)


@pytest.mark.parametrize(
    "content",
    ["", "甲: 乙\n", "- 甲\n", "phrases: 甲\n", "defaults: 甲\nphrases: []\n", "phrases：\n", "phrases:\n- [甲\n"],
)
def test_what_is_no_bank_file_is_refused(rows: Rows, content: str) -> None:
    with pytest.raises(BankError) as caught:
        rows("库.yaml", content)
    assert "库.yaml:" in str(caught.value)
    assert "→ " in str(caught.value)


# -- what cannot be read ------------------------------------------------------------------------------------

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
ENCRYPTED = OLD + "EncryptedPackage".encode("utf-16-le")
WORD, EXCEL = word("疏通灌溉沟渠"), excel([["疏通灌溉沟渠"]])

REFUSED: dict[str, tuple[str, bytes, str]] = {
    "an old Word file": ("句.doc", OLD, "不会读“.doc”这种文件"),
    "an old Word file under a new name": ("句.docx", OLD, "这是旧格式的文件（.doc 或 .xls）"),
    "an old Excel file under a new name": ("句.xlsx", OLD, "这是旧格式的文件（.doc 或 .xls）"),
    "an encrypted Word file": ("句.docx", ENCRYPTED, "文件加了密码"),
    "an encrypted Excel file": ("句.xlsx", ENCRYPTED, "文件加了密码"),
    "half a Word file": ("句.docx", WORD[: len(WORD) // 2], "这不是 Word 文件，或者文件坏了"),
    "half an Excel file": ("句.xlsx", EXCEL[: len(EXCEL) // 2], "这不是 Excel 文件，或者文件坏了"),
    "an empty Word file": ("句.docx", b"", "这不是 Word 文件，或者文件坏了"),
    "an empty Excel file": ("句.xlsx", b"", "这不是 Excel 文件，或者文件坏了"),
    "text that is called a Word file": ("句.docx", TWO.encode(), "这不是 Word 文件，或者文件坏了"),
    "text that is called an Excel file": ("句.xlsx", TWO.encode(), "这不是 Excel 文件，或者文件坏了"),
    "a Word file that is called an Excel file": ("句.xlsx", WORD, "这不是 Excel 文件，或者文件坏了"),
    "an Excel file that is called a Word file": ("句.docx", EXCEL, "这不是 Word 文件，或者文件坏了"),
    "a Word file that is called text": ("句.txt", WORD, "认不出文件的编码"),
    "an Excel file that is called a table": ("句.csv", EXCEL, "认不出文件的编码"),
    "a file of no known kind": ("句.pdf", b"%PDF-1.7", "不会读“.pdf”这种文件"),
    "a file without a suffix": ("句", TWO.encode(), "不会读“句”这种文件"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_message_with_a_remedy(rows: Rows, name: str) -> None:
    file, content, cause = REFUSED[name]
    with pytest.raises(InputFileError) as caught:
        rows(file, content)
    (mistake,) = caught.value.mistakes
    assert mistake.cause.startswith(cause)
    assert mistake.remedy
    assert str(mistake.place) == file


def test_a_file_of_no_known_kind_is_answered_with_the_kinds_that_are(rows: Rows) -> None:
    with pytest.raises(InputFileError, match=r"不会读“\.pdf”这种文件") as caught:
        rows("句.pdf", "")
    assert caught.value.mistakes[0].remedy == "可以读：.txt、.md、.csv、.xlsx、.docx、.yaml、.yml"


@pytest.mark.parametrize("suffix", ["txt", "csv", "xlsx", "docx", "yaml"])
def test_a_missing_file_and_a_folder_are_refused(suffix: str) -> None:
    Path(f"夹.{suffix}").mkdir()
    with pytest.raises(InputFileError, match="找不到这个文件"):
        list(read_rows(Path(f"没有.{suffix}")))
    with pytest.raises(InputFileError, match="这是一个文件夹，不是文件"):
        list(read_rows(Path(f"夹.{suffix}")))


def test_a_file_of_more_than_64_mb_is_refused_unread() -> None:
    with Path("大.txt").open("wb") as file:
        file.truncate((64 << 20) + 1)
    with pytest.raises(InputFileError, match="文件太大"):
        read_bytes(Path("大.txt"))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="管理员什么都能读")
def test_a_file_that_one_may_not_read_is_refused() -> None:
    Path("密.txt").touch(mode=0)
    with pytest.raises(InputFileError, match="没有读取这个文件的权限"):
        read_bytes(Path("密.txt"))


@pytest.mark.parametrize(("name", "content"), [("句.docx", WORD), ("句.xlsx", EXCEL)])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 1_000_000), damage=st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(
    rows: Rows, name: str, content: bytes, at: int, damage: bytes
) -> None:
    at %= len(content)
    with suppress(DrafterError):
        rows(name, content[:at] + damage + content[at + len(damage) :])


@pytest.mark.parametrize("suffix", ["txt", "md", "csv", "yaml", "docx", "xlsx"])
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=60) | st.text(max_size=40).map(str.encode))
def test_whatever_a_file_holds_it_is_read_or_refused(rows: Rows, suffix: str, content: bytes) -> None:
    with suppress(DrafterError):
        rows(f"句.{suffix}", content)
