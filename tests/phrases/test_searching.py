"""Finding phrases by what one types."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.hanzi import normalise
from drafter.phrases import FRAMES, PhraseBank, Role
from drafter.phrases.catalogue import searchable, with_catalogue
from drafter.phrases.searching import Hit, query, search
from drafter.phrases.sources import sources
from tests.phrases.conftest import Bank

BANK = """phrases:
- {role: measure, text: 抓好安全生产的各项准备, topics: [灌溉], themes: [水利]}
- {role: thesis, text: “安全”生产，重在平时, topics: [防汛]}
- {role: measure, text: 修好水闸，清好沟渠, topics: [防汛]}
- {role: measure, text: 制定抢险的方案, topics: [防汛]}
- {role: goal, text: 让反感的人少一些, topics: [灌溉]}
- {role: goal, text: 把重要的渠段看住, topics: [灌溉]}
- {role: goal, text: 渠成水到，重复的活少干, topics: [灌溉]}
- {role: measure, text: 用好ＧＰＳ和5G两样工具, topics: [灌溉]}
- {role: call, text: 绿水青山靠𠮷祥的人来守}
- {role: passage, text: "水闸{{ measure }}，沟渠{{ goal }}。"}
"""


@pytest.fixture
def found(bank_at: Bank) -> Callable[..., list[str]]:
    """Finds the texts of the phrases of BANK."""
    bank_at("项目", BANK)

    def find(text: str, role: Role | None = None, topic: str | None = None, theme: str | None = None) -> list[str]:
        return [hit.phrase.text for hit in hits(text, role=role, topic=topic, theme=theme)]

    return find


Found = Callable[..., list[str]]


def hits(
    text: str,
    most: int = 50,
    extra: tuple[Path, ...] = (),
    role: Role | None = None,
    topic: str | None = None,
    theme: str | None = None,
) -> list[Hit]:
    """What a search of all that is at hand finds."""
    wanted = query(text, role, topic, theme)
    return with_catalogue(lambda catalogue: search(catalogue, catalogue.refresh(sources(extra).banks)[0], wanted, most))


# -- Chinese ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        ("闸", ["修好水闸", "水闸{{"]),
        ("水闸", ["修好水闸", "水闸{{"]),
        ("修好水", ["修好水闸"]),
        ("修好水闸", ["修好水闸"]),
        ("修好水闸清好沟渠", ["修好水闸"]),
        ("闸水", []),
        ("修水闸", []),
        ("𠮷", ["绿水青山"]),
        ("𠮷祥", ["绿水青山"]),
        ("坝", []),
    ],
)
def test_chinese_of_any_length_is_found_as_it_stands(found: Found, words: str, starts: list[str]) -> None:
    assert [text[: len(start)] for text, start in zip(found(words), starts, strict=True)] == starts


@pytest.mark.parametrize("words", ["安全生产", "“安全”生产", "安全，生产", "安全_生产"])
def test_punctuation_is_ignored_in_phrases_and_in_what_is_typed(found: Found, words: str) -> None:
    assert sorted(found(words)) == sorted(["抓好安全生产的各项准备", "“安全”生产，重在平时"])


@pytest.mark.parametrize("words", ["GPS", "gps", "ＧＰＳ", "5g", "５Ｇ", "gps和5G"])
def test_width_and_case_are_ignored(found: Found, words: str) -> None:
    assert found(words) == ["用好ＧＰＳ和5G两样工具"]


def test_all_of_several_words_must_be_found_in_any_order(found: Found) -> None:
    assert found("准备 安全") == ["抓好安全生产的各项准备"]
    assert found("准备　平时") == []


def test_one_word_may_be_chinese_and_the_other_pinyin(found: Found) -> None:
    assert found("平时 aqsc") == found("anquan 平时") == ["“安全”生产，重在平时"]


def test_both_words_may_be_initials(found: Found) -> None:
    assert found("aqsc ps") == ["“安全”生产，重在平时"]


@pytest.mark.parametrize("words", ["anquan pingshi", "aqsc pingshi"])
def test_several_words_may_be_full_pinyin(found: Found, words: str) -> None:
    assert found(words) == ["“安全”生产，重在平时"]


def test_nothing_to_look_for_finds_everything(found: Found) -> None:
    assert len(found("")) == len(found("，。")) == 10


@pytest.mark.parametrize("words", ['水"闸', "水*", "one : 水", "水 AND", "NEAR(水 闸)", "'", "^水", "-闸", "\x00水"])
def test_no_words_are_taken_for_a_query_of_the_database(found: Found, words: str) -> None:
    kept = [normalise(word) for word in words.split()]
    assert all(
        word.isascii() or word in normalise(text)
        for text in found(words)
        for word in kept
        if word not in ("and", "near")
    )


# -- pinyin -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("letters", ["aqsc", "AQSC", "ａｑｓｃ", "qsc", "aq", "aqs"])
def test_initials_find_the_characters_that_read_so(found: Found, letters: str) -> None:
    assert set(found(letters)) >= {"抓好安全生产的各项准备", "“安全”生产，重在平时"}


@pytest.mark.parametrize("letters", ["xq", "qxz", "dfaa"])
def test_initials_that_nothing_reads_so_find_nothing(found: Found, letters: str) -> None:
    assert found(letters) == []


@pytest.mark.parametrize("letters", ["anquan", "quansheng", "anquanshengchan", "anqu", "anquans", "anquanshengc"])
def test_full_pinyin_may_break_off_in_its_last_syllable(found: Found, letters: str) -> None:
    assert sorted(found(letters)) == sorted(["抓好安全生产的各项准备", "“安全”生产，重在平时"])


def test_full_pinyin_is_read_in_every_way(found: Found) -> None:
    assert sorted(found("fangan")) == sorted(["制定抢险的方案", "让反感的人少一些"])


@pytest.mark.parametrize("letters", ["anchan", "quanan", "anquann"])
def test_full_pinyin_that_nothing_reads_so_finds_nothing(found: Found, letters: str) -> None:
    assert found(letters) == []


@pytest.mark.parametrize("letters", ["zyd", "zhongyao"])
def test_a_character_reads_as_in_its_word(found: Found, letters: str) -> None:
    assert found(letters) == ["把重要的渠段看住"]


@pytest.mark.parametrize("letters", ["cfd", "chongfu"])
def test_the_same_character_reads_otherwise_in_another(found: Found, letters: str) -> None:
    assert found(letters) == ["渠成水到，重复的活少干"]


def test_u_with_dots_is_typed_v(found: Found) -> None:
    assert found("lvshui") == ["绿水青山靠𠮷祥的人来守"]


# -- filters ------------------------------------------------------------------------------------------------


def test_phrases_can_be_had_by_role(found: Found) -> None:
    assert found("渠", role="measure") == ["修好水闸，清好沟渠"]
    assert len(found("", role="measure")) == 4


def test_phrases_can_be_had_by_topic(found: Found) -> None:
    assert found("安全", topic="防汛") == ["“安全”生产，重在平时"]
    assert found("aqsc", topic="灌溉") == ["抓好安全生产的各项准备"]
    assert found("安全", topic="闸门") == []


def test_phrases_can_be_had_by_theme(found: Found) -> None:
    assert found("", theme="水利") == ["抓好安全生产的各项准备"]


def test_frames_are_found_by_their_words_and_not_by_the_names_of_their_slots(found: Found) -> None:
    frame = "水闸{{ measure }}，沟渠{{ goal }}。"
    assert found("沟渠", role="passage") == [frame]
    assert [frame in found(words) for words in ("measure", "goal", "水闸measure", "sz", "水闸沟渠")] == [
        False,
        False,
        False,
        True,
        True,
    ]


# -- the order ----------------------------------------------------------------------------------------------


def layered(bank_at: Bank) -> None:
    for layer, text in (("自带", "甲渠要修"), ("个人", "乙渠要修"), ("项目", "丙渠要修")):
        bank_at(layer, f"phrases:\n- {{role: lead, text: {text}}}\n", f"{layer}.yaml")


def test_a_hit_knows_its_phrase_its_file_and_its_line(bank_at: Bank) -> None:
    path = bank_at("项目", "# 注\nphrases:\n- {role: lead, text: 护好水源, topics: [灌溉], note: 又}\n")
    (hit,) = hits("水源")
    assert (hit.row.line, hit.file.source.path) == (3, path)
    phrase = hit.phrase
    assert (phrase.role, phrase.topics, phrase.note, phrase.layer, phrase.bank) == (
        "lead",
        ("灌溉",),
        "又",
        "项目",
        "水利",
    )


def test_the_layers_of_ones_own_come_first(bank_at: Bank) -> None:
    layered(bank_at)
    given = bank_at("指定", "phrases:\n- {role: lead, text: 丁渠要修}\n")
    assert [hit.phrase.text[0] for hit in hits("渠", extra=(given,))] == ["丁", "丙", "乙", "甲"]


def test_they_come_first_however_the_files_came_to_be_known(bank_at: Bank) -> None:
    bank_at("项目", "phrases:\n- {role: lead, text: 丙渠要修}\n", "早.yaml")
    hits("渠")
    bank_at("自带", "phrases:\n- {role: lead, text: 甲渠要修}\n- {role: lead, text: 乙渠要修}\n")
    hits("渠")
    bank_at("项目", "phrases:\n- {role: lead, text: 丁渠要修}\n", "晚.yaml")
    assert [hit.phrase.layer for hit in hits("渠")] == ["项目", "项目", "自带", "自带"]


def test_ones_own_hides_the_same_phrase_however_the_files_came_to_be_known(bank_at: Bank) -> None:
    bank_at("项目", "phrases:\n- {role: lead, text: 护好水源}\n", "早.yaml")
    hits("渠")
    bank_at("自带", "phrases:\n- {role: lead, text: 修好水渠}\n")
    hits("渠")
    bank_at("项目", "phrases:\n- {role: lead, text: “修好”水渠}\n", "晚.yaml")
    assert [hit.phrase.text for hit in hits("水渠")] == ["“修好”水渠"]


def test_the_files_of_a_layer_keep_their_order_however_they_came_to_be_known(bank_at: Bank) -> None:
    for name, text in (("乙", "乙渠要修"), ("甲", "甲渠要修"), ("丙", "丙渠要修")):
        bank_at("项目", f"phrases:\n- {{role: lead, text: {text}}}\n", f"{name}.yaml")
        hits("渠")
    names = [source.path.stem for source in sources().banks]
    assert [hit.phrase.text[0] for hit in hits("渠")] == names


def test_no_phrase_is_found_twice(bank_at: Bank) -> None:
    for layer, text in (("自带", "修好水渠"), ("个人", "“修好”水渠"), ("项目", "修好水渠")):
        bank_at(layer, f"phrases:\n- {{role: lead, text: {text}}}\n")
    assert [(hit.phrase.text, hit.phrase.layer) for hit in hits("水渠")] == [("修好水渠", "项目")]


def test_one_text_in_two_roles_is_two_phrases(bank_at: Bank) -> None:
    bank_at("项目", "phrases:\n- {role: lead, text: 修好水渠}\n- {role: measure, text: 修好水渠}\n")
    assert [hit.phrase.role for hit in hits("水渠")] == ["lead", "measure"]


def test_phrases_that_begin_with_the_words_come_before_others_and_these_before_frames(bank_at: Bank) -> None:
    bank_at(
        "项目",
        'phrases:\n- {role: passage, text: "水渠要{{ measure }}。"}\n'
        "- {role: lead, text: 修好水渠}\n- {role: lead, text: 水渠常修}\n",
    )
    assert [hit.phrase.text for hit in hits("水渠")] == ["水渠常修", "修好水渠", "水渠要{{ measure }}。"]


def test_what_is_written_so_comes_before_what_only_reads_so(bank_at: Bank) -> None:
    bank_at("项目", "phrases:\n- {role: lead, text: 发放方案}\n- {role: lead, text: 凡干渠}\n")
    assert [hit.phrase.text for hit in hits("fanganqu")] == ["凡干渠"]


@pytest.mark.parametrize("most", [0, 1, 2, 3])
def test_no_more_are_found_than_are_asked_for(bank_at: Bank, most: int) -> None:
    layered(bank_at)
    assert [hit.phrase.text[0] for hit in hits("渠", most)] == ["丙", "乙", "甲"][:most]


# -- any words ----------------------------------------------------------------------------------------------

_examples = count()
LINES = st.text(st.sampled_from("水渠闸修，“”1a"), min_size=1, max_size=7).filter(searchable)


@settings(max_examples=50)
@given(
    texts=st.lists(st.tuples(st.sampled_from(("lead", "measure", "passage")), LINES), min_size=1, max_size=12),
    wanted=st.lists(st.text(st.sampled_from("水渠闸修，”"), min_size=1, max_size=4), min_size=1, max_size=2),
)
def test_a_search_finds_what_reading_every_phrase_finds(texts: list[tuple[str, str]], wanted: list[str]) -> None:
    path = Path.cwd() / f"{next(_examples)}.yaml"
    lines = "".join(f'- {{role: {role}, text: "{text}"}}\n' for role, text in texts)
    path.write_text(f"phrases:\n{lines}", encoding="utf-8")
    words = [normalise(word) for word in wanted]
    expected = {(role, normalise(text)) for role, text in texts if all(word in normalise(text) for word in words)}
    found = [
        (hit.phrase.role, hit.phrase.key)
        for hit in hits(" ".join(wanted), 100, (path,))
        if hit.file.source.path == path
    ]
    assert (set(found), len(found)) == (expected, len(expected))


@pytest.mark.parametrize("word", ["责任", "安全", "抓", "一", "落实", "不", "风险隐患", "的"])
def test_a_search_of_the_shipped_bank_finds_what_reading_it_finds(bank: PhraseBank, word: str) -> None:
    expected = {(phrase.role, phrase.key) for phrase in bank.phrases if word in normalise(phrase.words)}
    found = [(hit.phrase.role, hit.phrase.key) for hit in hits(word, 10_000)]
    assert expected
    assert (set(found), len(found)) == (expected, len(expected))
    assert {role for role, _ in found} & FRAMES or word not in ("责任", "落实")


@pytest.mark.parametrize("letters", ["ao" * 20, "a" * 40, "xian" * 10])
def test_letters_that_can_be_read_in_very_many_ways_end(bank_at: Bank, letters: str) -> None:
    bank_at("项目", "phrases:\n- {role: measure, text: 逐条疏通灌溉沟渠, topics: [灌溉]}\n")
    assert hits(letters, 20) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows 的文件名都是 Unicode")
def test_a_file_may_have_a_name_that_is_no_text(bank_at: Bank) -> None:
    folder = bank_at("项目", "phrases:\n- {role: measure, text: 逐条疏通灌溉沟渠, topics: [灌溉]}\n").parent
    content = "phrases:\n- {role: measure, text: 逐条疏通田间沟渠, topics: [灌溉]}\n"
    (folder / os.fsdecode("水".encode("gbk") + b".yaml")).write_text(content, encoding="utf-8")
    assert len(hits("逐条疏通", 20)) == 2
