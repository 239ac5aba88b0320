"""Bytes to text, whatever encoding a Chinese text file came in."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import InputFileError
from drafter.reading.encodings import decode

PATH = Path("句.txt")
TEXT = "疏通灌溉沟渠，修好各处水闸。\n看护好水库大坝，守住一方水源。\n"
CHINESE = st.text(st.sampled_from("疏通灌溉沟渠修好各处水闸，。、；：“”（）《》——……0123abc \n"), max_size=60)

COMMON = st.text(
    st.sampled_from("疏通灌溉沟渠修好各处水闸看护好水库大坝守住一方水源的是在人有我他这，。"), min_size=8, max_size=80
)


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("gb18030", "GB18030"),
        ("gbk", "GB18030"),
        ("gb2312", "GB18030"),
    ],
)
def test_the_encoding_is_found_out_and_named(codec: str, name: str) -> None:
    assert decode(TEXT.encode(codec), PATH) == (TEXT, name)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_either_order_of_utf_16_is_known_by_its_mark(codec: str) -> None:
    mark = codecs.BOM_UTF16_LE if codec == "utf-16-le" else codecs.BOM_UTF16_BE
    assert decode(mark + TEXT.encode(codec), PATH) == (TEXT, "UTF-16")


@given(CHINESE, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_chinese_text_comes_back_as_it_was(text: str, codec: str) -> None:
    assert decode(text.encode(codec), PATH)[0] == text


@given(CHINESE.map(lambda text: TEXT + text))
def test_chinese_text_comes_back_from_gb18030_too(text: str) -> None:
    assert decode(text.encode("gb18030"), PATH) == (text, "GB18030")


def test_rare_characters_that_only_gb18030_has_come_back() -> None:
    text = f"管渠人𠮷某、㙟某值守。{TEXT}"
    assert decode(text.encode("gb18030"), PATH) == (text, "GB18030")


def test_nothing_is_text() -> None:
    assert decode(b"", PATH) == ("", "UTF-8")


WRONG: dict[str, bytes] = {
    "no text": bytes(range(256)),
    "half a character after a mark": codecs.BOM_UTF8 + "渠".encode()[:2],
    "half a character of UTF-16": codecs.BOM_UTF16_LE + "渠".encode("utf-16-le")[:1],
    "Latin text of another encoding": "café déjà vu à côté".encode("latin-1"),
    "traditional characters in Big5": "疏通灌溉溝渠，修好各處水閘，看護好水庫大壩".encode("big5"),
    "UTF-16 without a mark": TEXT.encode("utf-16-le"),
    "UTF-16 without a mark, the other way round": TEXT.encode("utf-16-be"),
    "UTF-8 that breaks off": TEXT.encode()[:-3],
    "UTF-8 that breaks off within a line": "疏通灌溉沟渠修好各处水闸".encode()[:-2],
    "UTF-8 with a line of another encoding": TEXT.encode() + "看好大坝\n".encode("gbk") + TEXT.encode(),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_in_no_known_encoding_is_refused_rather_than_garbled(name: str) -> None:
    with pytest.raises(InputFileError) as caught:
        decode(WRONG[name], PATH)
    assert str(caught.value) == (
        "句.txt: 认不出文件的编码：不是 UTF-8，也不是 GB18030（GBK）\n    → 用记事本打开，“另存为”时编码选 UTF-8"
    )


@given(COMMON, st.integers(min_value=0), st.sampled_from([b"", b"\x80"]))
def test_utf_8_with_a_byte_that_is_lost_or_wrong_is_never_read_as_something_else(
    text: str, at: int, instead: bytes
) -> None:
    content = text.encode()
    at %= len(content)
    assert not is_read_as_gb18030(content[:at] + instead + content[at + 1 :])


@given(COMMON, st.sampled_from([1, 2]))
def test_utf_8_that_was_cut_off_within_a_character_is_never_read_as_something_else(text: str, missing: int) -> None:
    assert not is_read_as_gb18030(text.encode()[:-missing])


@given(COMMON, st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_lines_of_utf_16_without_a_mark_are_never_read_as_something_else(text: str, codec: str) -> None:
    assert not is_read_as_gb18030(f"{text}\n{text}".encode(codec))


def is_read_as_gb18030(content: bytes) -> bool:
    try:
        return decode(content, PATH)[1] == "GB18030"
    except InputFileError:
        return False
