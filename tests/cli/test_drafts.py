"""drafter drafts: what is listed of unfinished drafts, and how one of them is deleted."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from drafter.cli.drafts import when
from drafter.locations import user_state
from drafter.unfinished import Keeping, unfinished
from tests.cli.conftest import Run
from tests.cli.halfway import Steps, left_halfway, sits_there, takes_the_rest

__all__ = ["sits_there"]


def left_long_ago(*values: str) -> Path:
    """A draft left in the year 2001."""
    path = left_halfway(*values).path
    moment = datetime(2001, 11, 20, 8, 30).timestamp()
    os.utime(path, (moment, moment))
    return path


def test_without_any_it_says_so(run: Run) -> None:
    assert run("drafts").out == "没有写了一半的稿子。\n"
    assert run("drafts", "--format", "json").out == "[]\n"


def test_the_one_left_last_comes_first(run: Run) -> None:
    left_long_ago("生态环境")
    left_halfway("乡村振兴", "市图书馆")
    head, first, second = run("drafts").out.splitlines()
    assert head.split() == ["题目", "模板", "已答", "时间"]
    assert first.split()[:4] == ["1", "乡村振兴", "小模板", "2／12"]
    assert second.split() == ["2", "生态环境", "小模板", "1／12", "2001年11月20日"]


def test_one_without_title_and_theme_has_a_name_all_the_same(run: Run) -> None:
    left_halfway()
    assert "1 还没有题目" in run("drafts").out


def test_one_that_somebody_is_at_is_marked_and_stays(run: Run) -> None:
    left_halfway("生态环境")
    keeping = Keeping.of(unfinished()[0][0])
    assert run("drafts").out.splitlines()[1].endswith("正在写")
    refused = run("drafts", "--delete", "1", "--force")
    assert refused.status == 2
    assert refused.err.startswith("“生态环境”正在别处写\n")
    keeping.close()
    assert not run("drafts").out.splitlines()[1].endswith("正在写")


def test_for_other_programs_there_is_json(run: Run) -> None:
    path = left_long_ago("生态环境")
    assert json.loads(run("drafts", "--format", "json").out) == [
        {
            "number": 1,
            "name": path.stem,
            "title": "",
            "theme": "生态环境",
            "template": "small",
            "template_name": "小模板",
            "answered": 1,
            "questions": 12,
            "saved": "2001-11-20T08:30:00",
            "busy": False,
            "path": str(path),
        }
    ]


@pytest.mark.parametrize(
    ("saved", "said"),
    [
        (datetime(2026, 11, 22, 0, 5), "今天 00:05"),
        (datetime(2026, 11, 21, 23, 59), "昨天 23:59"),
        (datetime(2026, 11, 20, 8, 0), "11月20日"),
        (datetime(2025, 1, 2, 8, 0), "2025年1月2日"),
    ],
)
def test_the_time_is_said_as_one_would_say_it(saved: datetime, said: str) -> None:
    assert when(saved, datetime(2026, 11, 22, 14, 5)) == said


@pytest.mark.parametrize(
    "text", ["run: [", "template: small\n", "template: small\nrun: {folder: 3}\n", "PK\x03\x04", "\xff"]
)
def test_a_broken_file_is_named_and_skipped(run: Run, text: str) -> None:
    left_halfway("生态环境")
    broken = user_state() / "drafts" / "坏.yaml"
    broken.write_bytes(text.encode("latin-1"))
    result = run("drafts")
    assert result.status == 0
    assert str(broken) in result.err
    assert len(result.out.splitlines()) == 2
    assert run("drafts", "--delete", "坏", "--force").out == "删去了“坏”。\n"
    assert run("drafts").err == ""


@pytest.mark.parametrize("name", ["2", "生态环境", "生态"])
def test_one_is_deleted_by_its_number_or_by_words_of_its_title(run: Run, name: str) -> None:
    left_long_ago("生态环境")
    left_halfway("乡村振兴")
    assert run("drafts", "--delete", name, "--force").out == "删去了“生态环境”。\n"
    assert [draft.called for draft in unfinished()[0]] == ["乡村振兴"]


def test_nothing_is_deleted_unasked_without_a_terminal(run: Run) -> None:
    left_halfway("生态环境")
    result = run("drafts", "--delete", "1")
    assert (result.status, result.err) == (2, "没有终端，不能问一声再删\n    → 确实要删，加上 --force\n")
    assert len(unfinished()[0]) == 1


@pytest.mark.parametrize(("said", "left"), [(True, 0), (False, 1)])
def test_at_a_terminal_it_is_asked_first(
    run: Run, sits_there: Callable[[Steps], None], monkeypatch: pytest.MonkeyPatch, said: bool, left: int
) -> None:
    left_halfway("生态环境")
    sits_there(takes_the_rest)
    asked: list[str] = []

    def confirm(message: str) -> bool:
        asked.append(message)
        return said

    monkeypatch.setattr("drafter.interview.terminal.confirm", confirm)
    run("drafts", "--delete", "1")
    assert asked == ["“生态环境”已答 1／12，删了找不回来，要删吗？"]
    assert len(unfinished()[0]) == left


@pytest.mark.parametrize(
    ("name", "cause"),
    [("5", "写了一半的稿子里没有“5”"), ("水利", "写了一半的稿子里没有“水利”"), ("环境", "有 2 篇叫“环境”")],
)
def test_a_name_that_stands_for_none_or_several_is_refused(run: Run, name: str, cause: str) -> None:
    left_long_ago("生态环境")
    left_halfway("营商环境")
    result = run("drafts", "--delete", name, "--force")
    assert result.status == 2
    assert result.err.startswith(f"{cause}\n")
    assert "1 营商环境；2 生态环境" in result.err
