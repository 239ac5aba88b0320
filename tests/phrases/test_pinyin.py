"""Pinyin without tones, and the table of readings in the cache."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import lazy_pinyin

from drafter.hanzi import HAN
from drafter.locations import user_cache
from drafter.phrases import PhraseBank
from drafter.phrases.pinyin import Readings, readings

FEW = Readings(
    dict(zip("方反敢安西先嗯绿昂", ["fang", "fan", "gan", "an", "xi", "xian", "n", "lv", "ang"], strict=True)), {}
)
"""A table of few syllables; n by itself has no vowel, so that nobody types it as one."""


@pytest.fixture
def private(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A cache of the test's own, cold; gives its folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    readings.cache_clear()
    yield user_cache()
    readings.cache_clear()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """An item for each time that the table is drawn from pypinyin; a small one is drawn in its stead."""
    times: list[bool] = []

    def make() -> Readings:
        times.append(True)
        return Readings({"重": "zhong", "要": "yao", "复": "fu"}, {"重复": ["chong", "fu"]})

    monkeypatch.setattr("drafter.phrases.pinyin._made", make)
    return times


# -- how a text reads ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "spoken", "initials"),
    [
        ("安全生产", "an quan sheng chan", "aqsc"),
        ("重要", "zhong yao", "zy"),
        ("重复", "chong fu", "cf"),
        ("银行", "yin hang", "yh"),
        ("行动", "xing dong", "xd"),
        ("长期成长", "chang qi cheng zhang", "cqcz"),
        ("绿水", "lv shui", "ls"),
        ("重要的银行", "zhong yao de yin hang", "zydyh"),
    ],
)
def test_characters_read_as_in_their_words_and_without_tones(text: str, spoken: str, initials: str) -> None:
    assert (readings().syllables(text), readings().initials(text)) == (spoken.split(), initials)


def test_letters_and_digits_stand_for_themselves() -> None:
    assert readings().syllables("5G水渠GPS") == ["5", "g", "shui", "qu", "g", "p", "s"]
    assert readings().initials("5G水渠GPS") == "5gsqgps"


@pytest.mark.parametrize("text", ["", "，。“”", "😀", "é", "\u2028", "一"])
def test_what_has_no_reading_is_left_out(text: str) -> None:
    assert readings().syllables(text) == (["yi"] if text == "一" else [])


@given(st.text(st.sampled_from("重要复银行长期得了和，5a𠮷 ")))
def test_the_initials_are_those_of_the_syllables(text: str) -> None:
    assert readings().initials(text) == "".join(syllable[0] for syllable in readings().syllables(text))


def test_the_shipped_phrases_read_nearly_all_as_pypinyin_reads_them(bank: PhraseBank) -> None:
    texts = ["".join(HAN.findall(phrase.words)) for phrase in bank.phrases]
    otherwise = [text for text in texts if readings().syllables(text) != [*lazy_pinyin(text, v_to_u=False)]]
    assert len(otherwise) <= 0.005 * len(texts), (
        f"{len(otherwise)} of {len(texts)} phrases, {len(otherwise) / len(texts):.2%}, read otherwise: {otherwise[:20]}"
    )


# -- splitting ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("letters", "ways"),
    [
        ("fangan", {"fang an", "fan gan"}),
        ("xian", {"xian", "xi an"}),
        ("fangxi", {"fang xi"}),
        ("fanga", {"fang a", "fan ga"}),
        ("fangf", {"fang f"}),
        ("lv", {"lv"}),
        ("x", {"x"}),
        ("", set()),
        ("zzz", set()),
    ],
)
def test_letters_are_split_in_every_way_into_syllables(letters: str, ways: set[str]) -> None:
    assert {" ".join(way) for way in FEW.split(letters)} == ways


@given(st.lists(st.sampled_from(("fang", "fan", "gan", "an", "xi", "xian", "lv")), min_size=1, max_size=6), st.data())
def test_whatever_was_typed_is_among_the_ways(typed: list[str], data: st.DataObject) -> None:
    typed[-1] = typed[-1][: data.draw(st.integers(1, len(typed[-1])))]
    ways = FEW.split("".join(typed))
    assert tuple(typed) in ways
    assert len(ways) == len(set(ways))
    assert {"".join(way) for way in ways} == {"".join(typed)}


def test_a_very_long_row_of_letters_is_not_split() -> None:
    assert FEW.split("xian" * 20) == []


# -- the cache ----------------------------------------------------------------------------------------------


def table(private: Path) -> Path:
    (path,) = private.glob("pinyin-*.json")
    return path


def test_the_table_is_drawn_once_and_then_taken_from_the_cache(private: Path, made: list[bool]) -> None:
    first = readings()
    readings.cache_clear()
    second = readings()
    assert (len(made), first is second) == (1, False)
    assert (first.characters, first.words) == (second.characters, second.words)
    assert second.initials("重要重复") == "zycf"


def test_the_real_table_is_the_same_from_the_cache(private: Path) -> None:
    drawn = readings()
    readings.cache_clear()
    assert (readings().characters, readings().words) == (drawn.characters, drawn.words)
    assert len(drawn.characters) > 20_000


DAMAGE: dict[str, Callable[[str], str]] = {
    "empty": lambda text: "",
    "truncated": lambda text: text[: len(text) // 2],
    "garbage": lambda text: "\x07\x00",
    "a list": lambda text: "[]",
    "nothing": lambda text: "null",
    "no characters": lambda text: "{}",
    "no words": lambda text: json.dumps({"characters": {"重": "zhong"}}),
    "a list of characters": lambda text: json.dumps({"characters": ["重"], "words": {}}),
    "numbers for syllables": lambda text: json.dumps({"characters": {"重": 5}, "words": {}}),
    "empty syllables": lambda text: json.dumps({"characters": {"重": ""}, "words": {}}),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_table_is_drawn_again_without_a_word(
    private: Path, made: list[bool], damage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    readings()
    sound = table(private).read_text(encoding="utf-8")
    table(private).write_text(DAMAGE[damage](sound), encoding="utf-8")
    readings.cache_clear()
    assert readings().initials("重要重复") == "zycf"
    assert (len(made), table(private).read_text(encoding="utf-8")) == (2, sound)
    assert capsys.readouterr() == ("", "")


def test_a_table_that_is_no_text_is_drawn_again(private: Path, made: list[bool]) -> None:
    readings()
    table(private).write_bytes(b"\xff\xfe\x80")
    readings.cache_clear()
    assert readings().initials("重复") == "cf"


def test_a_folder_in_the_place_of_the_table_is_done_without(private: Path, made: list[bool]) -> None:
    readings()
    path = table(private)
    path.unlink()
    path.mkdir()
    readings.cache_clear()
    assert readings().initials("重复") == "cf"
    assert [each.name for each in private.iterdir()] == [path.name]


def test_without_a_cache_the_table_is_the_same(private: Path, made: list[bool]) -> None:
    private.parent.mkdir(parents=True)
    private.write_bytes(b"")
    assert readings().initials("重复") == "cf"
