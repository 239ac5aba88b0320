"""drafter phrases, and what other commands say of phrases with mistakes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

Write = Callable[[str, str], str]
NEW = ("new", "-t", "study-seminar", "--defaults", "--set", "sections=1", "--seed", "1", "-o", "稿.md")
SOUND = "phrases:\n- {role: measure, text: 逐条疏通灌溉沟渠, topics: [责任]}\n"
SHORT = SOUND + "- {role: measure, text: 疏通, topics: [责任]}\n"
SHORT_TOLD = ":3:19: 2 个字，太短了\n    | - {role: measure, text: 疏通, topics: [责任]}\n    → 措施（measure）应在 5 到 26 个字之间\n"


def many(count: int) -> str:
    return "phrases:\n" + "".join(
        f"- {{role: measure, text: 疏{'甲乙丙丁戊己庚'[n]}, topics: [责任]}}\n" for n in range(count)
    )


# -- check --------------------------------------------------------------------------------------------------


def test_the_shipped_banks_have_no_mistakes(run: Run) -> None:
    result = run("phrases", "check")
    assert (result.status, result.err) == (0, "")
    assert re.fullmatch(r"\d+ 个句库文件、\d+ 句，没有毛病。\n", result.out)


def test_a_file_alone_can_be_checked(run: Run, file: Write) -> None:
    file("phrasebank/坏.yaml", many(1))
    assert run("phrases", "check", file("好.yaml", SOUND)).out == "1 个句库文件、1 句，没有毛病。\n"


def test_a_folder_can_be_checked(run: Run, file: Write) -> None:
    file("句/甲.yaml", SOUND)
    file("句/乙.yml", "phrases:\n- {role: measure, text: 修好各处水闸, topics: [闸门]}\n")
    file("句/vocabulary.yaml", "topics: {闸门: {part: what}}\n")
    assert run("phrases", "check", "句").out == "2 个句库文件、2 句，没有毛病。\n"


@pytest.mark.parametrize("arguments", [(), ("phrasebank/水.yaml",), ("--bank", "phrasebank/水.yaml")], ids=str)
def test_mistakes_are_told_once_and_refused(run: Run, file: Write, arguments: tuple[str, ...]) -> None:
    file("phrasebank/水.yaml", SHORT)
    result = run("phrases", "check", *arguments)
    assert (result.status, result.out) == (2, "")
    assert result.err == f"{'' if arguments else f'{Path.cwd()}/'}phrasebank/水.yaml{SHORT_TOLD}"


def test_every_mistake_of_every_file_is_told(run: Run, file: Write) -> None:
    file("phrasebank/甲.yaml", many(7))
    file("phrasebank/乙.yaml", "phrases：\n")
    file("phrasebank/vocabulary.yaml", "topics: {闸门: {part: what, themes: [水力]}}\n")
    err = run("phrases", "check").err
    assert [err.count(said) for said in ("2 个字，太短了", "全角冒号", "没有登记“水力”这个主题")] == [7, 1, 1]


def test_a_bank_given_is_checked_with_the_others(run: Run, file: Write) -> None:
    assert run("phrases", "check", "--bank", file("坏.yaml", SHORT)).err == f"坏.yaml{SHORT_TOLD}"


def test_a_shipped_phrase_written_again_is_told_with_its_place(run: Run, file: Write, root: Path) -> None:
    file("phrasebank/责.yaml", "phrases:\n- {role: lead, text: 压实工作责任, topics: [责任]}\n")
    err = run("phrases", "check").err
    assert re.search(rf"责\.yaml:2:16: 这一句在 {root}/phrasebank/责任\.yaml:\d+:\d+ 已经有了\n", err)


def test_phrases_may_name_the_fields_of_ones_own_templates(run: Run, file: Write) -> None:
    frame = file("句.yaml", 'phrases:\n- {role: opening, text: "我来自{{ branch }}。"}\n')
    assert "没有叫“branch”的成分，也没有这个字段" in run("phrases", "check", frame).err
    file(
        "templates/mine.yaml",
        "id: mine\nname: 甲\nsummary: 乙\nextends: study-seminar\nfields: {branch: {ask: 哪个支部？}}\n",
    )
    assert run("phrases", "check", frame).status == 0


def test_a_bank_to_check_that_is_not_there_is_refused(run: Run) -> None:
    result = run("phrases", "check", "没有.yaml")
    assert (result.status, result.err) == (2, "找不到句库 没有.yaml\n    → 核对文件名和所在的文件夹\n")


# -- list and schema ----------------------------------------------------------------------------------------


def test_a_bank_given_is_listed(run: Run, file: Write) -> None:
    assert "指定　水　1 句\n" in run("phrases", "list", "--bank", file("水.yml", SOUND)).out


def test_the_schema_is_explained_in_chinese(run: Run) -> None:
    schema = json.loads(run("phrases", "schema").out)
    phrase = schema["properties"]["phrases"]["items"]
    for model in (schema, schema["properties"]["defaults"], phrase):
        for said in (model, *model["properties"].values()):
            assert re.search(r"^[^a-z]*[\u4e00-\u9fff]", said["description"])
    assert (set(schema["properties"]), schema["required"]) == ({"defaults", "phrases"}, ["phrases"])


def test_what_the_defaults_may_say_a_phrase_need_not(run: Run) -> None:
    schema = json.loads(run("phrases", "schema").out)
    phrase, defaults = schema["properties"]["phrases"]["items"], schema["properties"]["defaults"]
    assert (phrase["required"], defaults["required"]) == (["text"], [])
    assert phrase["properties"] == defaults["properties"]
    assert schema["else"] == {"properties": {"phrases": {"items": {"required": ["role"]}}}}


# -- at work ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [NEW, ("write", "答.yaml", "-o", "稿.md"), ("phrases", "list")], ids=lambda c: c[0])
def test_a_phrase_left_out_is_told_once_and_stops_nothing(run: Run, file: Write, command: tuple[str, ...]) -> None:
    file("答.yaml", "template: study-seminar\n")
    file("phrasebank/水.yaml", SHORT)
    result = run(*command)
    assert result.status == 0
    assert result.err == f"句库里有写错的地方，有毛病的句子这次没有用：\n{Path.cwd()}/phrasebank/水.yaml{SHORT_TOLD}"


def test_the_others_of_its_file_are_used(run: Run, file: Write) -> None:
    file("phrasebank/水.yaml", SHORT)
    assert "项目　水　1 句\n" in run("phrases", "list").out


def test_of_many_mistakes_five_are_told_and_how_to_see_all(run: Run, file: Write) -> None:
    err = run(*NEW, "--bank", file("我 的/水.yaml", many(7))).err
    assert err.count("2 个字，太短了") == 5
    assert err.endswith('还有 2 处，用 drafter phrases check --bank "我 的/水.yaml" 看全部。\n')


def test_five_mistakes_are_all_told(run: Run, file: Write) -> None:
    file("phrasebank/水.yaml", many(5))
    err = run(*NEW).err
    assert (err.count("2 个字，太短了"), err.count("还有")) == (5, 0)


def test_a_phrase_may_name_a_field_of_a_template_given_by_its_path(run: Run, file: Write) -> None:
    file(
        "我的/mine.yaml",
        "id: mine\nname: 甲\nsummary: 乙\nextends: study-seminar\nfields: {branch: {ask: 哪个支部？}}\n",
    )
    file("phrasebank/句.yaml", 'phrases:\n- {role: opening, text: "我来自{{ branch }}，谈一谈治水的体会。"}\n')
    result = run("new", "-t", "我的/mine.yaml", "--defaults", "--set", "branch=渠管支部", "-o", "稿.md")
    assert (result.status, result.err) == (0, "")
    assert "我来自渠管支部，谈一谈治水的体会。" in Path("稿.md").read_text(encoding="utf-8")
    assert run("new", "-a", "稿.answers.yaml", "-o", "又.md").err == ""


def test_phrases_left_out_are_told_where_templates_are_checked(run: Run, file: Write) -> None:
    file("phrasebank/水.yaml", SHORT)
    result = run("templates", "check")
    assert result.status == 0
    assert result.err.endswith(SHORT_TOLD)
