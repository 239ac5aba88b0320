"""drafter.toml: what may stand in it, and what is said of what may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.checking.rule import Settings
from drafter.checking.settings import settings_at
from drafter.errors import DrafterError

WRONG = """\
units = ["云溪县"]

[check]
unit = ["云溪县"]
others = "邻县"
sets = [["甲"]]
longest_sentence = "100"
ignore = ["reading-tim"]
"""
SAID = """\
drafter.toml:1:1: 不认识的键“units”
    | units = ["云溪县"]
    → 移到 [check] 下面
drafter.toml:4:1: 不认识的键“unit”
    | unit = ["云溪县"]
    → 是不是“units”？
drafter.toml:5:1: 这里要写一列文字
    | others = "邻县"
    → 写成 ["甲", "乙"]
drafter.toml:6:1: 这里要写若干组，每组至少两个词
    | sets = [["甲"]]
    → 写成 [["甲", "乙"], ["丙", "丁"]]，或 ["甲、乙", "丙、丁"]
drafter.toml:7:1: 这里要写整数，至少是 10
    | longest_sentence = "100"
    → 写阿拉伯数字，如 100
drafter.toml:8:1: 没有“reading-tim”这条规则
    | ignore = ["reading-tim"]
    → 是不是 reading-time？"""


def written(text: str) -> Settings:
    Path("drafter.toml").write_text(text, encoding="utf-8")
    return settings_at(Path())


def said_of(text: str) -> str:
    with pytest.raises(DrafterError) as refused:
        written(text)
    return str(refused.value)


def test_without_a_file_the_defaults_hold() -> None:
    assert settings_at(Path()) == Settings()


def test_every_setting_is_read() -> None:
    text = """\
[check]
units = ["云溪县", " 县数据局 "]
others = ["邻县"]
sets = [["早谋划", "早部署"], "自查、自改、自报"]
longest_sentence = 80
select = ["names"]
ignore = ["reading-time"]
"""
    sets = (("早谋划", "早部署"), ("自查", "自改", "自报"))
    assert written(text) == Settings(("云溪县", "县数据局"), ("邻县",), sets, 80, ("names",), ("reading-time",))


def test_a_file_without_a_table_holds_the_defaults() -> None:
    assert written("") == Settings()


def test_all_that_is_wrong_is_said_with_its_line() -> None:
    assert said_of(WRONG) == SAID


@pytest.mark.parametrize("text", ["[check]\nunits = [云溪县]\n", "[check\n", '[check]\nunits = ["甲"\n', "a = 'x"])
def test_what_is_no_toml_is_refused_with_its_line(text: str) -> None:
    said = said_of(text)
    assert said.startswith("drafter.toml:")
    assert "TOML" in said


def test_check_must_be_a_table() -> None:
    assert "[check]" in said_of("check = 1\n")


def test_a_file_in_another_encoding_is_refused() -> None:
    Path("drafter.toml").write_bytes('[check]\nunits = ["云溪县"]\n'.encode("gb18030"))
    with pytest.raises(DrafterError, match="UTF-8"):
        settings_at(Path())
