"""YAML with positions: what is read, and what is said of every kind of mistake."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field

from drafter.errors import InputFileError, Mistake, MistakesError, Place
from drafter.hanzi import HAN
from drafter.yamlfile import parse, read, validate


def said_of(text: str) -> str:
    """The whole message that a broken file gives."""
    with pytest.raises(MistakesError) as caught:
        parse(text, "甲.yaml")
    return str(caught.value)


# -- what is read -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("9:30", "9:30"),
        ("010", "010"),
        ("1.5", "1.5"),
        ("0x1F", "0x1F"),
        ("2026-05-20", "2026-05-20"),
        ("1_000", "1_000"),
        ('"5"', "5"),
        ("'true'", "true"),
        ("5", 5),
        ("-3", -3),
        ("true", True),
        ("false", False),
        ("~", None),
        ("", None),
        ("null", None),
        ("【待填：名称】", "【待填：名称】"),
        ("9" * 30, "9" * 30),
    ],
)
def test_a_value_is_what_it_looks_like(written: str, value: object) -> None:
    assert parse(f"a: {written}\n", "甲.yaml").data == {"a": value}


def test_a_block_of_text_keeps_its_lines() -> None:
    assert parse("a: |\n  一\n  二\n", "甲.yaml").data == {"a": "一\n二\n"}


def test_keys_are_always_text() -> None:
    assert parse("1: 甲\nno: 乙\n", "甲.yaml").data == {"1": "甲", "no": "乙"}


def test_an_empty_file_holds_nothing() -> None:
    assert parse("# 只有注释\n", "甲.yaml").data is None


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "甲.yaml").write_bytes("﻿a: 1\n".encode())
    assert read(tmp_path / "甲.yaml").data == {"a": 1}


def test_lines_may_end_as_on_windows() -> None:
    document = parse("a: 1\r\nb:\r\n  - 甲\r\n", "甲.yaml")
    assert (document.data, document.place(("b", 0)).line) == ({"a": 1, "b": ["甲"]}, 3)


# -- places -------------------------------------------------------------------------------------------------


def test_every_key_and_item_knows_its_place() -> None:
    document = parse("a:\n  - b: 甲\n    c: 乙\n", "甲.yaml")
    assert document.place(("a", 0, "c")) == Place("甲.yaml", 3, 5, "    c: 乙")


def test_what_is_not_there_has_the_place_of_what_it_would_stand_in() -> None:
    document = parse("a:\n  - b: 甲\n", "甲.yaml")
    assert document.place(("a", 0, "x", "y")) == Place("甲.yaml", 2, 5, "  - b: 甲")


# -- broken YAML --------------------------------------------------------------------------------------------

BROKEN = {
    "a tab before a list": (
        "phrases:\n\t- 甲\n",
        "甲.yaml:2:1: 缩进用了制表符（Tab）\n    | - 甲\n    → 改用空格缩进，每层两格",
    ),
    "a tab before a key": (
        "a:\n  b: 1\n\tc: 2\n",
        "甲.yaml:3:1: 缩进用了制表符（Tab）\n    | c: 2\n    → 改用空格缩进，每层两格",
    ),
    "a full-width colon among keys": (
        "id: x\nname：乙\nrole: c\n",
        "甲.yaml:2:1: 键后面用了全角冒号（：）\n    | name：乙\n    → 改成英文冒号加一个空格（: ）",
    ),
    "full-width colons throughout": (
        "id：x\nname：乙\n",
        "甲.yaml:1:1: 键后面用了全角冒号（：）\n    | id：x\n    → 改成英文冒号加一个空格（: ）",
    ),
    "braces alone": (
        "a: 1\nb: {{ theme }}\n",
        '甲.yaml:2:5: {{ }} 没有加引号\n    | b: {{ theme }}\n    → 把整段文字放进英文双引号："…{{ theme }}…"',
    ),
    "braces before text": (
        "b: {{ theme }}发言\n",
        '甲.yaml:1:15: {{ }} 没有加引号\n    | b: {{ theme }}发言\n    → 把整段文字放进英文双引号："…{{ theme }}…"',
    ),
    "braces in a list": (
        "- {{ theme }}发言\n",
        '甲.yaml:1:14: {{ }} 没有加引号\n    | - {{ theme }}发言\n    → 把整段文字放进英文双引号："…{{ theme }}…"',
    ),
    "a key twice": ("a: 1\nb: 2\na: 3\n", "甲.yaml:3:1: 键“a”写了两次\n    | a: 3\n    → 删去或合并其中一个"),
    "an alias of a list": (
        "a: &x [1]\nb: *x\n",
        "甲.yaml:2:1: 用了 YAML 的别名（* 或 &）\n    | b: *x\n    → 把内容照写一遍，不用别名",
    ),
    "an alias of a text": (
        "a: &x 甲\nb: *x\n",
        "甲.yaml:2:1: 用了 YAML 的别名（* 或 &）\n    | b: *x\n    → 把内容照写一遍，不用别名",
    ),
    "a list that holds itself": (
        "&a [*a]\n",
        "甲.yaml:1:1: 用了 YAML 的别名（* 或 &）\n    | &a [*a]\n    → 把内容照写一遍，不用别名",
    ),
    "text that begins with an asterisk": (
        "text: *重点*工作\n",
        "甲.yaml:1:7: 正文以 * 开头，被当成了 YAML 的别名\n    | text: *重点*工作\n    → 把这段正文放进双引号",
    ),
    "an unknown alias": (
        "a: *nobody\n",
        "甲.yaml:1:4: 正文以 * 开头，被当成了 YAML 的别名\n    | a: *nobody\n    → 把这段正文放进双引号",
    ),
    "text that begins with an exclamation mark": (
        "a: !重要\n",
        "甲.yaml:1:4: “!”不能这样开头\n    | a: !重要\n    → 把这段正文放进双引号",
    ),
    "text that begins with an at sign": (
        "a: @甲\n",
        "甲.yaml:1:4: “@”不能这样开头\n    | a: @甲\n    → 把这段正文放进双引号",
    ),
    "a tag": ("a: !foo 甲\n", "甲.yaml:1:1: 用了 YAML 的标签（!foo）\n    | a: !foo 甲\n    → 去掉以 ! 开头的标签"),
    "several documents": (
        "a: 1\n---\nb: 2\n",
        "甲.yaml:2:1: 一个文件里有几份文档（用 --- 隔开）\n    | ---\n    → 一份文档一个文件，删去 ---",
    ),
    "an unclosed double quote": (
        'x: 1\na: "没有\nb: 2\n',
        '甲.yaml:2:4: 引号没有配对\n    | a: "没有\n    → 补上结尾的引号；正文里的引号用全角“”',
    ),
    "an unclosed single quote": (
        "a: '没有\nb: 2\n",
        "甲.yaml:1:4: 引号没有配对\n    | a: '没有\n    → 补上结尾的引号；正文里的引号用全角“”",
    ),
    "quotes inside quotes": (
        'a: "他说"你好""\n',
        '甲.yaml:1:8: 英文双引号后面还有文字\n    | a: "他说"你好""\n'
        "    → 正文里的引号用全角“”，英文双引号只在整段的两头",
    ),
    "a backslash in quotes": (
        'a: "D:\\稿子"\n',
        '甲.yaml:1:7: 英文双引号里的反斜杠（\\）有特别的意思\n    | a: "D:\\稿子"\n'
        "    → 改用英文单引号，或把反斜杠写成两个",
    ),
    "an unclosed bracket": (
        "a: [甲, 乙\nb: 2\n",
        "甲.yaml:1:4: { } 或 [ ] 没有配对，或者里面少了逗号\n    | a: [甲, 乙\n"
        "    → 检查括号和英文逗号；正文里的逗号用全角，",
    ),
    "an unclosed brace": (
        "a: {b: 1\nc: 2\n",
        "甲.yaml:1:4: { } 或 [ ] 没有配对，或者里面少了逗号\n    | a: {b: 1\n"
        "    → 检查括号和英文逗号；正文里的逗号用全角，",
    ),
    "a colon too many": (
        "a: 甲: 乙\n",
        "甲.yaml:1:5: 这里不该再有冒号\n    | a: 甲: 乙\n    → 正文里有英文冒号时，整段放进双引号；或检查缩进",
    ),
    "a control character": (
        "a: 甲\nb: 乙\x08丙\n",
        "甲.yaml:2:5: 有不能出现的控制字符（U+0008）\n    | b: 乙�丙\n    → 删掉这个看不见的字符",
    ),
    "a control character as an escape": (
        'a: "甲\\x1b[2J"\n',
        '甲.yaml:1:1: 有不能出现的控制字符（U+001B）\n    | a: "甲\\x1b[2J"\n    → 删掉这个看不见的字符',
    ),
    "a list as a key": (
        "? [a, b]\n: 1\n",
        "甲.yaml:1:3: 键只能是文字\n    | ? [a, b]\n    → 冒号左边写一个词，不写列表和括号",
    ),
    "lines that do not align": (
        "a:\n  b: 1\n c: 2\n",
        "甲.yaml:3:2: YAML 格式有误\n    | c: 2\n    → 检查缩进是否对齐、冒号后面是否有空格、引号是否配对",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_yaml_is_named_with_its_place_its_line_and_a_remedy(name: str) -> None:
    text, message = BROKEN[name]
    assert said_of(text) == message


def test_all_mistakes_that_leave_yaml_readable_are_named_at_once() -> None:
    assert said_of("a:\n  b: 1\n  b: 2\nc: !!python/name:os.system x\nc: 2\n").splitlines()[::3] == [
        "甲.yaml:3:3: 键“b”写了两次",
        "甲.yaml:4:1: 用了 YAML 的标签（tag:yaml.org,2002:python/name:os.system）",
        "甲.yaml:5:1: 键“c”写了两次",
    ]


@pytest.mark.parametrize("text", ["[" * 200_000, "[" * 200_000 + "]" * 200_000, "- " * 200_000, "{a: " * 100_000])
def test_bottomless_nesting_is_refused_before_anything_recurses(text: str) -> None:
    assert said_of(text) == "甲.yaml: 层次套得太深\n    → 把缩进层次减少到几十层以内"


def test_a_file_of_many_items_is_not_taken_for_a_deep_one() -> None:
    assert len(parse("- [甲, {乙: -1}]\n" * 2000, "甲.yaml").data) == 2000


@given(st.text(st.sampled_from("a甲：: -\n\t\"'{}[],&*!|>%@#?~0\\\x08")))
def test_any_text_is_either_read_or_refused_in_chinese(text: str) -> None:
    said: tuple[Mistake, ...] = ()
    try:
        parse(text, "甲.yaml")
    except MistakesError as error:
        said = error.mistakes
    assert all(HAN.search(mistake.cause) and HAN.search(mistake.remedy) and mistake.place for mistake in said)


# -- files --------------------------------------------------------------------------------------------------


def test_a_file_in_another_encoding_is_named_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "甲.yaml"
    path.write_bytes("a: 汉字\n".encode("gb18030"))
    with pytest.raises(InputFileError) as caught:
        read(path)
    assert str(caught.value) == f"{path}: 文件不是 UTF-8 编码\n    → 用记事本打开，“另存为”时编码选 UTF-8"


def test_a_word_file_in_place_of_yaml_is_told(tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(b"PK\x03\x04\x14\x00\x8b\xff")
    with pytest.raises(InputFileError) as caught:
        read(path)
    assert str(caught.value) == (
        f"{path}: 这是 Word 稿子或压缩包，这里要 YAML 文件\n    → 答案文件在稿子旁边，名字以 .answers.yaml 结尾"
    )


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="找不到这个文件"):
        read(tmp_path / "没有.yaml")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="这是一个文件夹，不是文件"):
        read(tmp_path)


def test_a_name_too_long_and_a_path_through_a_file_are_told_as_what_they_are(tmp_path: Path) -> None:
    (tmp_path / "甲").write_text("")
    for path, said in ((tmp_path / ("长" * 300), "文件名太长"), (tmp_path / "甲" / "乙", "路径中间有一段不是文件夹")):
        with pytest.raises(InputFileError) as caught:
            read(path)
        assert caught.value.mistakes[0].cause == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EACCES, "没有读取这个文件的权限"),
        (errno.EIO, "磁盘或网络盘出了毛病"),
        (999, "读不了这个文件（系统错误 999）"),
    ],
)
def test_what_the_system_refuses_is_told_without_its_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    def refuse(*_: object) -> bytes:
        raise OSError(number, "some English")

    path = tmp_path / "甲.yaml"
    path.write_text("a: 1\n")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputFileError) as caught:
        read(path)
    assert caught.value.mistakes[0].cause == said


# -- what does not fit a schema -----------------------------------------------------------------------------


class Item(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    text: str
    size: int = Field(1, ge=1)
    kind: str = ""
    items: list[Item] | int = 0


class File(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    phrases: list[Item]
    values: dict[str, str | int | bool | list[str]] = {}


def misfits_of(text: str) -> str:
    with pytest.raises(MistakesError) as caught:
        validate(File, parse(text, "甲.yaml"))
    return str(caught.value)


def test_what_fits_is_given_as_the_model() -> None:
    file = validate(File, parse("phrases:\n- text: 甲\n  items: [{text: 乙}]\n", "甲.yaml"))
    assert file == File(phrases=[Item(text="甲", items=[Item(text="乙")])])


MISFITS = {
    "an unknown key like a known one": (
        "phrases:\n- text: 甲\n  siez: 2\n",
        "甲.yaml:3:3: 不认识的键“siez”\n    | siez: 2\n    → 是不是“size”？",
    ),
    "an unknown key like none": (
        "phrases: []\n题目: 甲\n",
        "甲.yaml:2:1: 不认识的键“题目”\n    | 题目: 甲\n    → 删去它，或对照文档改成认识的键",
    ),
    "a key that is missing": (
        "phrases:\n- size: 2\n",
        "甲.yaml:2:3: 缺少“text”\n    | - size: 2\n    → 补上一行“text: …”",
    ),
    "a number for a text": (
        "phrases:\n- text: 5\n",
        "甲.yaml:2:3: 这里要写文字\n    | - text: 5\n    → 写一段文字；数字样的文字加上引号",
    ),
    "a text for a number": (
        "phrases:\n- text: 甲\n  size: 三\n",
        "甲.yaml:3:3: 这里要写整数\n    | size: 三\n    → 写阿拉伯数字，如 3",
    ),
    "a number out of range": (
        "phrases:\n- text: 甲\n  size: 0\n",
        "甲.yaml:3:3: 数字 0 超出范围\n    | size: 0\n    → 至少是 1",
    ),
    "a text for a list": (
        "phrases: 甲\n",
        "甲.yaml:1:1: 这里要写一列\n    | phrases: 甲\n    → 每项一行，以“- ”开头；或写成 [甲, 乙]",
    ),
    "a text for keys": (
        "phrases:\n- 甲\n",
        "甲.yaml:2:3: 这里要写若干“键: 值”\n    | - 甲\n    → 下一行缩进两格，写“键: 值”",
    ),
    "a full-width colon below a key": (
        "phrases: []\nvalues:\n  theme：甲\n",
        "甲.yaml:2:1: 键后面用了全角冒号（：）\n    | values:\n    → 改成英文冒号加一个空格（: ）",
    ),
    "what is none of several types": (
        "phrases: []\nvalues: {a: {b: 1}}\n",
        "甲.yaml:2:10: 这里要写文字\n    | values: {a: {b: 1}}\n    → 写一段文字；数字样的文字加上引号",
    ),
    "a mistake inside a list that might have been a number": (
        "phrases:\n- text: 甲\n  items:\n  - text: 5\n",
        "甲.yaml:4:5: 这里要写文字\n    | - text: 5\n    → 写一段文字；数字样的文字加上引号",
    ),
    "neither a list nor a number": (
        "phrases:\n- text: 甲\n  items: 三\n",
        "甲.yaml:3:3: 这里要写一列\n    | items: 三\n    → 每项一行，以“- ”开头；或写成 [甲, 乙]",
    ),
}


@pytest.mark.parametrize("name", MISFITS)
def test_a_misfit_is_named_once_with_its_place_its_line_and_a_remedy(name: str) -> None:
    text, message = MISFITS[name]
    assert misfits_of(text) == message


def test_all_misfits_are_named_at_once_in_the_order_of_the_file() -> None:
    text = "phrases:\n- text: 5\n  siez: 1\n- size: 0\n  items:\n  - kind: 3\nvalues: 甲\nmore: 1\n"
    assert [line for line in misfits_of(text).splitlines() if line.startswith("甲.yaml")] == [
        "甲.yaml:2:3: 这里要写文字",
        "甲.yaml:3:3: 不认识的键“siez”",
        "甲.yaml:4:3: 缺少“text”",
        "甲.yaml:4:3: 数字 0 超出范围",
        "甲.yaml:6:5: 缺少“text”",
        "甲.yaml:6:5: 这里要写文字",
        "甲.yaml:7:1: 这里要写若干“键: 值”",
        "甲.yaml:8:1: 不认识的键“more”",
    ]
