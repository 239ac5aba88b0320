"""drafter phrases add: one phrase into a bank of one's own, without a terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.phrases import Phrase
from drafter.phrases.reading import read_bank
from tests.cli.conftest import Run

Write = Callable[[str, str], str]
TEXT = "把各处水闸挨个检修一遍"


def kept(name: str = "库.yaml") -> tuple[Phrase, ...]:
    return read_bank(Path(name)).phrases


def test_a_phrase_is_kept_with_all_that_is_said_of_it_and_that_is_said_again(run: Run) -> None:
    result = run(
        "phrases", "add", TEXT, "--role", "措施", "--topic", "责任", "--topic", "机制", "--theme", "安全生产",
        "--source", "某书", "--note", "常用", "--to", "库.yaml",
    )  # fmt: skip
    assert (result.status, result.err) == (0, "")
    assert result.out == f"记下了：{TEXT}（措施 measure，话题 责任、机制，只用于 安全生产）\n库.yaml\n"
    (phrase,) = kept()
    assert (phrase.text, phrase.role, phrase.topics, phrase.themes) == (
        TEXT, "measure", ("责任", "机制"), ("安全生产",),
    )  # fmt: skip
    assert (phrase.source, phrase.note) == (("某书",), "常用")


def test_what_is_not_said_is_guessed_and_said(run: Run) -> None:
    result = run("phrases", "add", "把安全责任压实到每个岗位每一个人", "--to", "库.yaml")
    (phrase,) = kept()
    assert "责任" in phrase.topics
    assert f"{phrase.role}，话题 {'、'.join(phrase.topics)}" in result.out


def test_a_quotation_has_a_speaker_and_an_occasion(run: Run) -> None:
    run(
        "phrases",
        "add",
        "水是田的命脉",
        "--speaker",
        "某人",
        "--occasion",
        "某会",
        "--theme",
        "乡村振兴",
        "--to",
        "库.yaml",
    )
    (phrase,) = kept()
    assert (phrase.role, phrase.speaker, phrase.occasion) == ("quotation", "某人", "某会")


def test_without_a_bank_it_goes_among_ones_own(run: Run, isolation: Path) -> None:
    result = run("phrases", "add", TEXT, "--role", "措施", "--topic", "责任")
    path = isolation / "drafter" / "phrasebank" / "我的句子.yaml"
    assert result.out.splitlines()[-1] == str(path)
    assert [phrase.text for phrase in kept(str(path))] == [TEXT]
    assert "个人 我的句子:3" in run("phrases", "search", TEXT).out


def test_phrases_that_are_added_stand_one_after_the_other(run: Run, file: Write) -> None:
    file("库.yaml", f"# 备注\nphrases:\n- {{role: measure, text: {TEXT}, topics: [责任]}}\n")
    run("phrases", "add", "给水库大坝装上测压管", "--role", "措施", "--topic", "责任", "--to", "库.yaml")
    assert Path("库.yaml").read_text(encoding="utf-8") == (
        f"# 备注\nphrases:\n- {{role: measure, text: {TEXT}, topics: [责任]}}\n"
        "- {role: measure, text: 给水库大坝装上测压管, topics: [责任]}\n"
    )


def test_what_a_draft_needs_to_use_it_is_never_missing(run: Run) -> None:
    result = run("phrases", "add", "好竹连山觉笋香", "--role", "措施", "--to", "库.yaml")
    if result.status == 0:
        assert run("phrases", "check", "库.yaml").err == ""
    else:
        assert "话题" in result.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("疏通", "--role", "措施"), "2 个字，太短了\n    → 措施（measure）应在 5 到 26 个字之间\n"),
        (("hello",), "这一行没有汉字\n    → "),
        (("",), "这一行没有正文\n    → "),
        (("渠" * 10_000,), "这一句有 10000 个字，太长了\n    → "),
        (("疏通\x08沟渠",), "有不能出现的控制字符（U+0008）\n    → "),
        (("把{{ theem }}写上石头", "--role", "措施"), "没有叫“theem”的字段\n    → 是不是 theme？\n"),
        ((TEXT, "--role", "措施", "--topic", "渠首"), "没有登记“渠首”这个话题\n    → "),
    ],
)
def test_a_phrase_with_a_mistake_is_refused_and_nothing_is_written(
    run: Run, arguments: tuple[str, ...], message: str
) -> None:
    result = run("phrases", "add", *arguments, "--to", "库.yaml")
    assert (result.status, result.out, result.files) == (2, "", ())
    assert result.err.startswith(message)


def test_a_phrase_that_is_there_already_is_refused_and_where_is_said(run: Run, file: Write) -> None:
    given = file("库.yaml", f"phrases:\n- {{role: measure, text: {TEXT}, topics: [责任]}}\n")
    before = Path(given).read_bytes()
    result = run("phrases", "add", f"{TEXT}。", "--role", "措施", "--to", given)
    assert (result.status, Path(given).read_bytes()) == (2, before)
    assert result.err == f"“{TEXT}。”在句库里已经有了\n    → 用 drafter phrases search {TEXT} 看它\n"


def test_a_phrase_like_another_is_kept_and_that_is_said(run: Run, file: Write) -> None:
    given = file("库.yaml", f"phrases:\n- {{role: measure, text: {TEXT}, topics: [责任]}}\n")
    result = run("phrases", "add", "把各处水闸挨个检修一回", "--role", "措施", "--topic", "责任", "--to", given)
    assert result.status == 0
    assert result.err == f"同已有的“{TEXT}”（指定 库）很像，仍然记下了。\n"
    assert [phrase.text for phrase in kept()] == [TEXT, "把各处水闸挨个检修一回"]


def test_half_width_marks_become_full_width(run: Run) -> None:
    run("phrases", "add", "疏通田间沟渠, 修好水闸", "--role", "措施", "--topic", "责任", "--to", "库.yaml")
    assert kept()[0].text == "疏通田间沟渠，修好水闸"


def test_what_stands_between_double_braces_is_a_slot(run: Run) -> None:
    run("phrases", "add", "把{{ theme }}列入每年的功课", "--role", "措施", "--topic", "责任", "--to", "库.yaml")
    assert (kept()[0].slots, kept()[0].literal) == (("theme",), False)


def test_single_braces_are_text(run: Run) -> None:
    run("phrases", "add", "在{渠首}的石头上刻字", "--role", "措施", "--topic", "责任", "--to", "库.yaml")
    assert (kept()[0].text, kept()[0].literal) == ("在{渠首}的石头上刻字", True)


def test_without_a_phrase_and_without_a_terminal_it_is_asked_for(run: Run) -> None:
    result = run("phrases", "add")
    assert (result.status, result.files) == (2, ())
    assert result.err.startswith("没有写要记下的句子\n    → 写在命令后面，如 drafter phrases add ")


def test_a_bank_with_mistakes_is_left_as_it_was(run: Run, file: Write) -> None:
    file("库.yaml", "phrases:\n- {role: mesure, text: 甲}\n")
    result = run("phrases", "add", TEXT, "--role", "措施", "--topic", "责任", "--to", "库.yaml")
    assert result.status == 2
    assert "库.yaml:2:4: “mesure”不在可选的值里" in result.err
    assert Path("库.yaml").read_text(encoding="utf-8") == "phrases:\n- {role: mesure, text: 甲}\n"
    assert result.out == ""


def test_a_bank_cannot_be_called_as_a_vocabulary_is(run: Run) -> None:
    result = run("phrases", "add", "把各处水闸挨个检修一遍", "--to", "vocabulary")
    assert (result.status, result.out) == (2, "")
    assert result.err == "vocabulary 是登记话题和主题的，不是句库\n    → 换一个名字，如 --to 我的句子\n"


def test_a_name_that_is_too_long_is_refused(run: Run) -> None:
    result = run("phrases", "add", "把各处水闸挨个检修一遍", "--role", "措施", "--topic", "责任", "--to", "长" * 120)
    assert result.status == 2
    assert "文件名太长" in result.err


def test_several_topics_may_be_named_at_once(run: Run) -> None:
    assert (
        "话题 责任、机制"
        in run("phrases", "add", "把各处水闸挨个检修一遍", "--role", "措施", "--topic", "责任、机制").out
    )
