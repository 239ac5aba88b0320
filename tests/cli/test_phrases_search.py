"""drafter phrases search and list, and the tables that they print."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable

import pytest

from drafter.cli.table import table
from drafter.columns import width
from tests.cli.conftest import Run

Write = Callable[[str, str], str]
BANK = """phrases:
- {role: measure, text: 疏通田间的毛细渠, topics: [责任], source: [某书, 某报]}
- {role: lead, text: 管好毛细渠, topics: [责任, 机制], themes: [乡村振兴]}
- {role: goal, text: 让毛细渠里有水流, topics: [机制]}
- {role: quotation, text: 毛细渠是田的血脉, topics: [责任], themes: [乡村振兴], speaker: 某人, occasion: 某会}
- {role: measure, text: 修好提灌站ABC号泵, topics: [保障]}
"""


@pytest.fixture(autouse=True)
def bank(file: Write) -> None:
    """A bank in the folder."""
    file("phrasebank/渠.yaml", BANK)


def texts(out: str) -> list[str]:
    """The first column of a table, its head aside."""
    return [line.split()[0] for line in out.splitlines()[1:]]


# -- the table ----------------------------------------------------------------------------------------------


def test_what_is_found_is_shown_with_all_that_is_said_of_it(run: Run) -> None:
    result = run("phrases", "search", "毛细渠")
    assert (result.status, result.err) == (0, "")
    assert [line.split() for line in result.out.splitlines()] == [
        ["正文", "成分", "话题", "主题", "句库", "出处"],
        ["毛细渠是田的血脉", "引文", "责任", "乡村振兴", "项目", "渠:5", "某人"],
        ["疏通田间的毛细渠", "措施", "责任", "项目", "渠:2", "某书、某报"],
        ["管好毛细渠", "小标题", "责任、机制", "乡村振兴", "项目", "渠:3"],
        ["让毛细渠里有水流", "落脚", "机制", "项目", "渠:4"],
    ]


def test_the_columns_of_a_table_stand_under_each_other() -> None:
    head, *rows = table(("正文", "成分"), [("疏通沟渠", "措施"), ("ABC", "小标题")])
    assert (head, rows) == ("正文      成分", ["疏通沟渠  措施", "ABC       小标题"])


def test_where_nobody_looks_at_a_screen_a_table_is_shown_in_full() -> None:
    assert list(table(("甲", "乙"), [("渠" * 300, "丙")]))[1] == f"{'渠' * 300}  丙"


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_on_a_terminal_the_first_column_gives_way(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("drafter.cli.table._terminal_width", lambda: columns)
    lines = list(table(("甲", "乙"), [("渠" * 300, "丙"), ("短", "丁")]))
    assert max(map(width, lines)) <= columns
    assert re.fullmatch("渠+… {2,3}丙", lines[1])
    assert lines[2].startswith("短 ")


def test_on_a_narrow_terminal_the_first_column_keeps_something(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("drafter.cli.table._terminal_width", lambda: 20)
    assert list(table(("甲", "乙"), [("渠" * 300, "丙" * 20)]))[1].startswith("渠渠渠")


def test_a_line_break_does_not_break_a_table() -> None:
    assert list(table(("甲", "乙"), [("上\n下", "丙")]))[1:] == ["上 下  丙"]


# -- words --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [("疏通", "毛细渠"), ("毛细渠", "疏通"), ("田间", "毛"), ("stt", "毛细"), ("毛细", "sttjd"), ("shutongtianjian",)],
)
def test_words_may_stand_in_any_order_in_chinese_and_in_pinyin(run: Run, words: tuple[str, ...]) -> None:
    assert texts(run("phrases", "search", *words).out) == ["疏通田间的毛细渠"]


@pytest.mark.parametrize("words", [("毛细渠", "蟠桃"), ("毛细渠疏",), ("毛细", "xqt"), ("maoxiqu", "蟠桃")])
def test_a_phrase_that_lacks_one_of_the_words_is_not_found(run: Run, words: tuple[str, ...]) -> None:
    assert run("phrases", "search", *words).out == ""


@pytest.mark.parametrize("words", ["提灌站abc", "提灌站ＡＢＣ", "提灌站，ABC"])
def test_width_case_and_punctuation_do_not_matter(run: Run, words: str) -> None:
    assert texts(run("phrases", "search", words).out) == ["修好提灌站ABC号泵"]


def test_what_is_not_found_is_said_and_is_no_error(run: Run) -> None:
    result = run("phrases", "search", "蟠桃园")
    assert (result.status, result.out, result.err) == (0, "", "没有找到。换一个词，或者少写几个字。\n")


def test_no_more_are_shown_than_wanted_and_that_there_are_more_is_said(run: Run) -> None:
    result = run("phrases", "search", "毛细渠", "-n", "2")
    assert len(texts(result.out)) == 2
    assert result.err == "先列 2 句；多写几个字，或者用 -n 多列一些。\n"


def test_as_many_as_there_are_leave_nothing_to_say(run: Run) -> None:
    assert run("phrases", "search", "毛细渠", "-n", "4").err == ""


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (("--role", "措施"), {"疏通田间的毛细渠"}),
        (("--role", "measure"), {"疏通田间的毛细渠"}),
        (("--topic", "机制"), {"管好毛细渠", "让毛细渠里有水流"}),
        (("--theme", "乡村振兴"), {"管好毛细渠", "毛细渠是田的血脉"}),
        (("--theme", "乡村振兴", "--role", "引文"), {"毛细渠是田的血脉"}),
        (("--topic", "保障"), set()),
    ],
)
def test_what_is_found_can_be_narrowed_down(run: Run, filters: tuple[str, ...], found: set[str]) -> None:
    assert set(texts(run("phrases", "search", "毛细渠", *filters).out)) == found


def test_filters_alone_will_do(run: Run) -> None:
    out = run("phrases", "search", "--role", "引文", "--theme", "乡村振兴").out
    assert texts(out)[0] == "毛细渠是田的血脉"
    assert {line.split()[1] for line in out.splitlines()[1:]} == {"引文"}


def test_something_must_be_looked_for(run: Run) -> None:
    result = run("phrases", "search")
    assert (result.status, result.err.splitlines()[0]) == (2, "没有说找什么")


def test_a_wrong_role_is_answered_with_those_there_are(run: Run) -> None:
    result = run("phrases", "search", "毛细渠", "--role", "措旋")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("“--role”的值不对\n    → 可以写：大标题 heading、小标题 lead、")


@pytest.mark.parametrize("most", ["0", "-1", "甲"])
def test_a_wrong_number_is_answered_with_what_may_stand_there(run: Run, most: str) -> None:
    result = run("phrases", "search", "毛细渠", "-n", most)
    assert (result.status, result.err) == (2, "“-n”的值不对\n    → 这里要写整数，最小是 1，最大是 100000\n")


# -- banks --------------------------------------------------------------------------------------------------


def test_a_broken_bank_is_named_and_the_others_are_searched(run: Run, file: Write) -> None:
    file("phrasebank/坏.yaml", "phrases:\n- {role: mesure, text: 毛细渠}\n")
    result = run("phrases", "search", "毛细渠")
    assert result.status == 0
    assert len(texts(result.out)) == 4
    assert result.err.startswith("句库文件有误，没有查它：\n")
    assert "phrasebank/坏.yaml:2:4: “mesure”不在可选的值里\n" in result.err


def test_a_bank_that_is_given_is_searched_first(run: Run, file: Write) -> None:
    given = file("别.yaml", "phrases:\n- {role: call, text: 毛细渠要靠众人来管护}\n")
    result = run("phrases", "search", "毛细渠", "--bank", given)
    assert texts(result.out)[0] == "毛细渠要靠众人来管护"
    assert "指定 别:2" in result.out


def test_a_phrase_that_was_changed_is_found_at_once_and_the_old_one_no_more(run: Run, file: Write) -> None:
    assert run("phrases", "search", "毛细渠").out
    file("phrasebank/渠.yaml", "phrases:\n- {role: measure, text: 疏通山脚下的斗渠, topics: [责任]}\n")
    assert run("phrases", "search", "毛细渠").out == ""
    assert texts(run("phrases", "search", "山脚下的斗渠").out) == ["疏通山脚下的斗渠"]


def test_each_bank_is_listed_with_its_folder_and_how_much_it_holds(run: Run) -> None:
    lines = run("phrases", "list").out.splitlines()
    assert "项目　phrasebank　1 个文件，5 句" in lines
    assert "项目　渠　5 句" in lines
    totals = [int(line.split()[-2].split("，")[-1]) for line in lines if "个文件" in line]
    assert lines[-1] == f"共 {sum(totals)} 句。"


def test_a_phrase_in_two_banks_is_counted_in_the_later(run: Run, file: Write) -> None:
    given = file("别.yaml", "phrases:\n- {role: measure, text: 疏通田间的毛细渠, topics: [责任]}\n")
    lines = run("phrases", "list", "--bank", given).out.splitlines()
    assert "项目　渠　4 句" in lines
    assert "指定　别　1 句" in lines


# -- haste --------------------------------------------------------------------------------------------------

HEAVY = ("pydantic", "yaml", "jinja2", "docx", "lxml", "openpyxl", "prompt_toolkit", "questionary", "rich")
PROBE = f"""
import contextlib, io, json, sys
from drafter.cli import main
with contextlib.redirect_stdout(io.StringIO()) as said, contextlib.suppress(SystemExit):
    main(["phrases", "search", *sys.argv[1:]])
print(json.dumps([said.getvalue().count("毛细渠"), [name for name in {HEAVY!r} if name in sys.modules]]))
"""


@pytest.mark.parametrize("words", [["毛细渠"], ["mxq", "--role", "措施"], ["maoxiqu", "-n", "3"]])
def test_a_search_imports_nothing_heavy_once_the_banks_have_been_read(run: Run, words: list[str]) -> None:
    run("phrases", "search", *words)
    said = subprocess.run([sys.executable, "-c", PROBE, *words], capture_output=True, text=True, check=True).stdout
    found, heavy = json.loads(said)
    assert found > 0
    assert heavy == []
