"""Bad input: one clear message in Chinese with a remedy, exit status 2, nothing left behind."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.hanzi import HAN
from tests.cli.conftest import Result, Run

Write = Callable[[str, str], str]
NEW = ("new", "-t", "study-seminar", "--defaults", "--set", "sections=1", "--seed", "1")


def refused(result: Result, *left: str) -> str:
    """The message of a command that was refused and left only the files named behind."""
    assert (result.status, result.out, result.files) == (2, "", left)
    assert "Traceback" not in result.err
    assert HAN.search(result.err)
    assert re.search(r"^    → .*[\u4e00-\u9fff]", result.err, re.MULTILINE), result.err
    return result.err.removesuffix("\n")


WRONG = {
    "an unknown template": (
        ("new", "-t", "study-semina", "--defaults"),
        "没有叫“study-semina”的模板\n    → 是不是 study-seminar？用 drafter templates list 看有哪些模板",
    ),
    "a template like none": (
        ("new", "-t", "甲", "--defaults"),
        "没有叫“甲”的模板\n    → 用 drafter templates list 看有哪些模板",
    ),
    "a template that is only extended": (
        ("new", "-t", "skeleton", "--defaults"),
        "模板“skeleton”只供别的模板扩展，不能直接用\n    → 用 drafter templates list 看有哪些模板",
    ),
    "a template file that is not there": (
        ("new", "-t", "没有.yaml", "--defaults"),
        "没有.yaml: 找不到这个文件\n    → 核对文件名和所在的文件夹",
    ),
    "no template": (
        ("new", "--defaults"),
        "没有说用哪个模板\n    → 加上 -t，如 -t study-seminar；用 drafter templates list 看有哪些",
    ),
    "a template to show that there is not": (
        ("templates", "show", "甲"),
        "没有叫“甲”的模板\n    → 用 drafter templates list 看有哪些模板",
    ),
    "--set without =": (
        (*NEW, "--set", "theme"),
        "--set 后面的“theme”不是“字段=值”\n    → 写成 --set theme=乡村振兴 这样，等号用英文的",
    ),
    "--set with a full-width ＝": (
        (*NEW, "--set", "theme＝水利"),
        "--set 后面的“theme＝水利”不是“字段=值”\n    → 写成 --set theme=乡村振兴 这样，等号用英文的",
    ),
    "--set of no field": (
        (*NEW, "--set", "them=水利"),
        "--set them: 没有叫“them”的字段\n    → 是不是“theme”？",
    ),
    "a control character in --set": (
        (*NEW, "--set", "unit=水利\x08局"),
        "--set unit: “水利”后面有不能出现的控制字符（U+0008）\n    → 删掉这个看不见的字符，多半是粘贴时带进来的",
    ),
    "a seed that is no number": (
        (*NEW[:-1], "三"),
        "“--seed”的值不对\n    → 这里要写整数，最小是 0，最大是 999999999",
    ),
    "a seed below 0": ((*NEW[:-1], "-1"), "“--seed”的值不对\n    → 这里要写整数，最小是 0，最大是 999999999"),
    "a wrong suffix": (
        (*NEW, "-o", "稿.odt"),
        "不能写成“.odt”格式的文件\n    → 把输出文件的扩展名改成其中之一：.docx、.pdf、.html、.md、.txt、.json",
    ),
    "no suffix": (
        (*NEW, "-o", "稿"),
        "输出文件没有扩展名，不知道写成什么格式\n    → 把输出文件的扩展名改成其中之一：.docx、.pdf、.html、.md、.txt、.json",
    ),
    "the working folder as output": (
        (*NEW, "-o", "."),
        "输出文件没有扩展名，不知道写成什么格式\n    → 把输出文件的扩展名改成其中之一：.docx、.pdf、.html、.md、.txt、.json",
    ),
    "a missing folder": (
        (*NEW, "-o", "没有/稿.docx"),
        "不能写入 没有/稿.docx：文件夹 没有 不存在\n    → 先建好这个文件夹，或换一个已有的文件夹",
    ),
    "a missing folder for the answers": (
        (*NEW, "-o", "稿.docx", "--answers-out", "没有/答.yaml"),
        "不能写入 没有/答.yaml：文件夹 没有 不存在\n    → 先建好这个文件夹，或换一个已有的文件夹",
    ),
    "one file for the draft and its answers": (
        (*NEW, "-o", "稿.docx", "--answers-out", "稿.docx"),
        "稿子和答案不能写进同一个文件\n    → --answers-out 另写一个文件名，如 答案.yaml",
    ),
    "a bank that is not there": (
        (*NEW, "--bank", "没有.yaml"),
        "找不到句库 没有.yaml\n    → 核对 --bank 后面的路径",
    ),
    "answers that are not there": (
        ("new", "-a", "没有.yaml"),
        "没有.yaml: 找不到这个文件\n    → 核对文件名和所在的文件夹",
    ),
    "an unknown option": ((*NEW, "--fore"), "没有“--fore”这个选项\n    → 是不是 --force？"),
    "an unknown command": (("nwe",), "没有“nwe”这个命令\n    → 是不是 new？"),
    "an unknown command like none": (("甲",), "没有“甲”这个命令\n    → 用 drafter --help 看用法"),
    "a command of a group that there is not": (
        ("templates", "lst"),
        "没有“lst”这个命令\n    → 是不是 list？",
    ),
    "an option without its value": (
        ("new", "--seed"),
        "选项“--seed”后面少了内容，或者多了内容\n    → 用 drafter new --help 看用法",
    ),
    "an argument too many": ((*NEW, "甲"), "多了不认识的参数“甲”\n    → 值里有空格的，整个放进英文双引号"),
    "no answers to write": (("write", "-o", "稿.docx"), "缺少“答案.yaml”\n    → 用 drafter write --help 看用法"),
    "nowhere to write to": (("write", "答.yaml"), "缺少“-o/--output”\n    → 用 drafter write --help 看用法"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_use_is_told_in_one_clear_message(run: Run, name: str) -> None:
    arguments, message = WRONG[name]
    assert refused(run(*arguments)) == message


def test_without_a_terminal_missing_answers_are_named_with_where_they_belong(run: Run) -> None:
    said = refused(run("new", "-t", "study-seminar", "--seed", "1", "-o", "稿.docx"))
    assert said.startswith("没有终端可以提问，还缺这些答案：\n    fields.theme　讲什么主题？\n    fields.occasion　")
    assert said.endswith("\n    → 用 --set 名称=值 或 -a 答案文件 补上；要用缺省值和建议补齐，加 --defaults")


def test_an_answer_given_is_not_named_as_missing(run: Run) -> None:
    assert "fields.theme" not in refused(run("new", "-t", "study-seminar", "--set", "theme=水利"))


# -- files that are there -----------------------------------------------------------------------------------


@pytest.mark.parametrize("existing", ["稿.docx", "稿.answers.yaml"])
def test_an_existing_file_is_not_touched(run: Run, file: Write, existing: str) -> None:
    file(existing, "旧")
    said = refused(run(*NEW, "-o", "稿.docx"), existing)
    assert said == f"不能写入 {existing}：文件已经存在\n    → 换一个文件名；确实要覆盖它，就加上 --force"
    assert Path(existing).read_text(encoding="utf-8") == "旧"


def test_write_does_not_touch_an_existing_file(run: Run, file: Write) -> None:
    file("答.yaml", "template: study-seminar\n")
    file("稿.md", "旧")
    assert "稿.md：文件已经存在" in refused(run("write", "答.yaml", "-o", "稿.md"), "稿.md", "答.yaml")


def test_force_is_no_licence_over_a_folder(run: Run) -> None:
    Path("稿.docx").mkdir()
    assert "不能写入 稿.docx：这是一个文件夹" in refused(run(*NEW, "-o", "稿.docx", "--force"))


def test_a_file_in_the_place_of_a_folder_is_told(run: Run, file: Write) -> None:
    file("甲", "")
    assert "不能写入 甲/稿.docx" in refused(run(*NEW, "-o", "甲/稿.docx"), "甲")


def test_what_the_system_refuses_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("drafter.saving._write", deny)
    assert "没有写入这个文件夹的权限" in refused(run(*NEW, "-o", "稿.docx"))


def test_a_failure_while_writing_leaves_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("drafter.saving._publish", full)
    assert "磁盘空间不足" in refused(run(*NEW, "-o", "稿.docx"))


# -- broken files -------------------------------------------------------------------------------------------

BROKEN = {
    "a tab": (
        "template: study-seminar\nfields:\n\ttheme: 水利\n",
        "答.yaml:3:1: 缩进用了制表符（Tab）\n    | theme: 水利",
    ),
    "no template": ("title: 甲\n", "答.yaml:1:1: 答案文件里没有写用哪个模板"),
    "an unknown template": ("template: ../甲\n", "答.yaml:1:1: 没有叫“../甲”的模板"),
    "an unknown field": ("template: study-seminar\nfields: {theem: 水利}\n", "答.yaml:2:10: 模板里没有“theem”这个字段"),
    "a control character": (
        "template: study-seminar\ntitle: 甲\x08乙\n",
        "答.yaml:2:9: 有不能出现的控制字符（U+0008）",
    ),
    "an escaped one": ('template: study-seminar\ntitle: "甲\\x08"\n', "答.yaml:2:1: 有不能出现的控制字符（U+0008）"),
}


@pytest.mark.parametrize("arguments", [("write", "答.yaml"), ("new", "--defaults", "-a", "答.yaml")])
@pytest.mark.parametrize("name", BROKEN)
def test_broken_answers_are_told_with_their_place(run: Run, file: Write, name: str, arguments: tuple[str, ...]) -> None:
    text, said = BROKEN[name]
    file("答.yaml", text)
    assert refused(run(*arguments, "-o", "稿.docx"), "答.yaml").startswith(said)


def test_answers_in_another_encoding_are_told(run: Run) -> None:
    Path("答.yaml").write_bytes("template: 研讨\n".encode("gb18030"))
    said = refused(run("write", "答.yaml", "-o", "稿.docx"), "答.yaml")
    assert said == "答.yaml: 文件不是 UTF-8 编码\n    → 用记事本打开，“另存为”时编码选 UTF-8"


def test_json_that_is_no_draft_is_told(run: Run, file: Write) -> None:
    file("稿.json", '{"title": 5}')
    said = refused(run("write", "稿.json", "-o", "稿.docx"), "稿.json")
    assert said == "稿.json: 这个 JSON 文件不是 drafter 的稿子\n    → 用 drafter write … -o 稿子.json 写出来的才是"


def test_json_with_a_control_character_is_told(run: Run, file: Write) -> None:
    file("稿.json", '{"title": [{"text": "甲\\u0008乙"}]}')
    assert "控制字符" in refused(run("write", "稿.json", "-o", "稿.docx"), "稿.json")


MINE = "id: mine\nname: 我的\nsummary: 试\nextends: study-seminar\n"
TEMPLATE_MISTAKES = {
    "an unknown variable": (
        'speech:\n  title: {default: "{{ them }}发言"}\n',
        ':6:11: 没有叫“them”的字段\n    | title: {default: "{{ them }}发言"}\n',
    ),
    "a field used before it is asked": (
        'fields:\n  theme: {default: "{{ occasion }}"}\n',
        ":6:11: 没有叫“occasion”的字段\n",
    ),
    "a name of points beside a title": ('speech:\n  title: {default: "{{ lead }}"}\n', ":6:11: 没有叫“lead”的字段\n"),
    "a slip between braces": ('speech:\n  title: {default: "{{ theme"}\n', ":6:11: {{ 没有收尾\n"),
    "a loop": (
        'speech:\n  title: {default: "{% for x in theme %}{% endfor %}"}\n',
        ":6:11: 模板里只能取字段、写条件，不能写循环、宏和运算\n",
    ),
    "an unknown key": (
        "speech:\n  titel: {default: 甲}\n",
        ":6:3: 不认识的键“titel”\n    | titel: {default: 甲}\n    → 是不是“title”？",
    ),
    "unquoted braces": ("speech:\n  title: {{ theme }}\n", ":6:11: {{ }} 没有加引号\n"),
    "no number of points": (
        "speech:\n  sections:\n    each:\n    - {part: what, points: {count: [], marker: 一是}}\n",
        ":8:29: 这一列不能空着\n",
    ),
}


@pytest.mark.parametrize("name", TEMPLATE_MISTAKES)
def test_a_broken_template_is_told_with_its_place(run: Run, file: Write, name: str) -> None:
    text, said = TEMPLATE_MISTAKES[name]
    path = Path.cwd() / file("templates/mine.yaml", MINE + text)
    found = refused(run("new", "-t", "mine", "--defaults", "-o", "稿.docx"), "templates/mine.yaml")
    assert found.startswith(f"{path}{said}")


def test_a_broken_template_is_told_the_same_by_check(run: Run, file: Write) -> None:
    file("templates/mine.yaml", MINE + TEMPLATE_MISTAKES["an unknown variable"][0])
    checked = refused(run("templates", "check", "mine"), "templates/mine.yaml")
    assert checked == refused(run("new", "-t", "mine", "--defaults"), "templates/mine.yaml")


def test_a_parent_that_there_is_not_is_told(run: Run, file: Write) -> None:
    file("templates/mine.yaml", "id: mine\nextends: 甲\n")
    assert ":2:1: 没有叫“甲”的模板可扩展" in refused(run("new", "-t", "mine", "--defaults"), "templates/mine.yaml")


def test_templates_that_extend_each_other_are_told(run: Run, file: Write) -> None:
    file("templates/a.yaml", "id: a\nextends: b\n")
    file("templates/b.yaml", "id: b\nextends: a\n")
    said = refused(run("new", "-t", "a", "--defaults"), "templates/a.yaml", "templates/b.yaml")
    assert "绕了一圈又扩展自己" in said


def test_a_broken_template_does_not_hide_the_others(run: Run, file: Write) -> None:
    file("templates/mine.yaml", "id：mine\n")
    result = run("templates", "list")
    assert result.status == 0
    assert "study-seminar" in result.out
    assert ":1:1: 键后面用了全角冒号（：）" in result.err


LONG = "长" * 300


@pytest.mark.parametrize(
    "arguments",
    [
        (*NEW, "--set", "sections.².heading=治水"),
        (*NEW, "--set", f"sections={'9' * 5000}"),
        (*NEW, "--set", f"sections.{'9' * 5000}.heading=治水"),
        (*NEW, "--seed", "9" * 23),
        (*NEW, "-o", f"{LONG}.docx"),
        (*NEW, "--bank", LONG),
    ],
    ids=lambda arguments: " ".join(arguments)[:60],
)
def test_what_is_too_long_or_no_number_is_refused(run: Run, arguments: tuple[str, ...]) -> None:
    refused(run(*arguments))


def test_a_draft_in_json_with_a_heading_of_no_level_is_refused(run: Run, file: Write) -> None:
    source = file("稿.json", '{"title": [], "blocks": [{"type": "heading", "level": 9, "enumerator": "", "text": []}]}')
    assert "不是 drafter 的稿子" in refused(run("write", source, "-o", "稿.md"), source)


def test_a_working_folder_that_is_gone_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> str:
        raise FileNotFoundError

    monkeypatch.setattr("drafter.cli.os.getcwd", gone)
    assert "所在的文件夹已经不在了" in run("templates", "list").err


def test_without_a_standard_input_nobody_is_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert "没有说用哪个模板" in refused(run("new"))
