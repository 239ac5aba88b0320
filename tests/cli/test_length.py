"""drafter new --length and --minutes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.cli.lengths import length_of_minutes, minutes_of_length
from tests.cli.conftest import Result, Run

NEW = ("new", "--defaults", "--seed", "1", "-o", "稿.md")
SEMINAR = (*NEW, "-t", "study-seminar")


def said(result: Result) -> tuple[int, int]:
    """The 字 and the minutes that a command says a draft has."""
    found = re.search(r"全文 (\d+) 字，读完约 (\d+) 分钟", result.out + result.err)
    assert found
    return int(found[1]), int(found[2])


def test_a_length_in_characters_is_kept_to_and_saved(run: Run) -> None:
    characters, _ = said(run(*SEMINAR, "--length", "900"))
    assert 810 <= characters <= 990
    assert "\nlength: 900\n" in Path("稿.answers.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("minutes", [3, 5, 10])
def test_a_length_in_minutes_is_what_it_takes_to_read(run: Run, minutes: int) -> None:
    assert said(run(*SEMINAR, "--minutes", str(minutes)))[1] == minutes


def test_minutes_and_characters_come_to_the_same() -> None:
    assert length_of_minutes(10) == 2045
    assert [round(minutes_of_length(length_of_minutes(minutes)), 2) for minutes in (3, 8, 24)] == [3, 8, 24]


def test_another_length_than_the_file_has_plans_anew_what_was_accepted(run: Run) -> None:
    run(*SEMINAR, "--length", "900")
    again = ("new", "-a", "稿.answers.yaml", "--defaults", "--force")
    assert said(run(*again, "-o", "二.md"))[0] < 1000
    assert 1800 <= said(run(*again, "--length", "2000", "-o", "二.md"))[0] <= 2200
    assert "\nlength: 2000\n" in Path("二.answers.yaml").read_text(encoding="utf-8")


def test_what_was_written_stays_when_the_length_changes(run: Run, file: Callable[[str, str], str]) -> None:
    text = "引水进村那年，渠是大家一锹一锹挖出来的。"
    points = f"- points:\n  - {{}}\n  - {{}}\n  - {{text: {text}}}\n"
    file("旧.yaml", f"template: study-seminar\nsections:\n- {{}}\n{points}{points}")
    run("new", "-a", "旧.yaml", "--defaults", "--length", "600", "-o", "新.md")
    assert Path("新.md").read_text(encoding="utf-8").count(text) == 2


WRONG = {
    "both": (("--length", "900", "--minutes", "5"), "--length 和 --minutes 只能用一个", "按字数用 --length"),
    "too short": (("--length", "499"), "“--length”的值不对", "这里要写整数，最小是 500，最大是 5000"),
    "too long": (("--minutes", "25"), "“--minutes”的值不对", "这里要写整数，最小是 3，最大是 24"),
    "no number": (("--minutes", "十"), "“--minutes”的值不对", "这里要写整数，最小是 3，最大是 24"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_length_that_cannot_be_is_refused(run: Run, name: str) -> None:
    options, cause, remedy = WRONG[name]
    result = run(*SEMINAR, *options)
    assert (result.status, result.files) == (2, ())
    assert result.err.startswith(f"{cause}\n    → {remedy}")


def test_a_length_too_short_for_its_template_says_what_the_template_can_do(run: Run) -> None:
    remarks = (*NEW, "-t", "committee-remarks")
    refused = "模板“全体会议发言”写不到 {} 字这么短\n    → 至少写 {}，或换一个模板\n"
    assert run(*remarks, "--length", "600").err == refused.format(600, "--length 700")
    assert run(*remarks, "--minutes", "3").err == refused.format(614, "--minutes 4")
    assert run(*remarks, "--minutes", "4").status == 0
