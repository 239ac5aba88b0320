"""drafter resume: which draft is gone on with, and what has become of what it needs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drafter.interview import Session
from drafter.unfinished import Keeping, unfinished
from tests.cli.conftest import Run
from tests.cli.halfway import (
    Steps,
    answered,
    leaves_after,
    left_halfway,
    sits_there,
    small_template,
    takes_the_rest,
)

__all__ = ["sits_there"]

Sit = Callable[[Steps], None]


def test_without_any_unfinished_draft_it_says_so(run: Run) -> None:
    assert run("resume").err == "没有写了一半的稿子\n    → 用 drafter new 起草一篇\n"


def test_it_goes_on_where_it_was_left(run: Run, sits_there: Sit) -> None:
    left_halfway("生态环境", "市图书馆")

    def steps(session: Session) -> Iterator[Session]:
        assert session.question
        assert session.question.path == ("fields", "date")
        assert session.back().question
        yield session.accept_rest()

    sits_there(steps)
    assert run("resume").files == ("templates/small.yaml", "生态环境研讨发言.answers.yaml", "生态环境研讨发言.docx")
    assert unfinished() == ([], [])


def test_the_document_goes_where_it_was_to_go_from_whatever_folder_one_goes_on(run: Run, sits_there: Sit) -> None:
    small_template()
    Path("别处").mkdir()
    Path("句.yaml").write_text('phrases:\n- {role: heading, text: "守好一方净土，留住一江清水"}\n', encoding="utf-8")
    sits_there(leaves_after("生态环境"))
    run("new", "-t", "templates/small.yaml", "--bank", "句.yaml", "-o", "稿.html", "--layout", "plain")
    os.chdir("别处")
    sits_there(takes_the_rest)
    assert run("resume").status == 0
    assert run().files == ("templates/small.yaml", "句.yaml", "稿.answers.yaml", "稿.html")


def test_a_draft_that_somebody_is_at_is_refused(run: Run, sits_there: Sit) -> None:
    left_halfway("生态环境")
    keeping = Keeping.of(unfinished()[0][0])
    sits_there(takes_the_rest)
    result = run("resume")
    assert (result.status, result.err) == (
        2,
        "“生态环境”正在别处写\n    → 到那个窗口里接着写；要在这里写，先在那里停下\n",
    )
    assert keeping.is_kept
    keeping.close()
    assert run("resume").status == 0


def test_the_one_that_nobody_is_at_is_gone_on_with(run: Run, sits_there: Sit) -> None:
    left_halfway("生态环境")
    left_halfway("乡村振兴")
    keeping = Keeping.of(next(draft for draft in unfinished()[0] if draft.called == "乡村振兴"))
    sits_there(takes_the_rest)
    assert "生态环境研讨发言.docx" in run("resume").files
    keeping.close()


def test_two_interviews_at_once_do_not_disturb_each_other(run: Run, sits_there: Sit) -> None:
    small_template()

    def others_begin(session: Session) -> Iterator[Session]:
        yield answered(session, "生态环境")
        sits_there(leaves_after("乡村振兴", "市图书馆"))
        run("new", "-t", "small")
        yield answered(session, "生态环境", "市档案馆")
        raise KeyboardInterrupt

    sits_there(others_begin)
    run("new", "-t", "small")
    assert sorted((draft.called, draft.run.answered) for draft in unfinished()[0]) == [("乡村振兴", 2), ("生态环境", 2)]


def test_without_a_terminal_the_newest_is_taken_and_named(run: Run) -> None:
    os.utime(left_halfway("生态环境").path, (0, 0))
    left_halfway("乡村振兴")
    result = run("resume", "--defaults")
    assert result.status == 0
    assert "写了一半的有 2 篇，接着写最近的一篇：乡村振兴。\n" in result.err
    assert [draft.called for draft in unfinished()[0]] == ["生态环境"]


def test_without_a_terminal_what_is_missing_is_named_and_the_draft_stays(run: Run) -> None:
    left_halfway("生态环境")
    result = run("resume")
    assert result.status == 2
    assert result.err.startswith("没有终端可以提问，还缺这些答案：\n    fields.unit　你在哪个单位？\n")
    assert result.err.endswith("    → 在终端里运行 drafter resume；要用缺省值和建议补齐，加 --defaults\n")
    assert len(unfinished()[0]) == 1


def test_without_a_terminal_what_was_gone_back_over_stands_as_it_was(run: Run, sits_there: Sit) -> None:
    def goes_back(session: Session) -> Iterator[Session]:
        session = session.accept_rest()
        while session.question is None or session.question.path != ("salutation",):
            session = session.back()
        yield session
        raise KeyboardInterrupt

    small_template()
    sits_there(goes_back)
    run("new", "-t", "small", "--set", "unit=市图书馆", "--set", "date=2026-05-20", "-o", "稿.md")
    with pytest.MonkeyPatch.context() as nobody:
        nobody.setattr("drafter.cli.resume.interactive", lambda: False)
        assert run("resume").status == 0
    assert "同志们：" in Path("稿.md").read_text(encoding="utf-8")


def template_gone() -> None:
    Path("templates/small.yaml").unlink()


def field_gone() -> None:
    path = Path("templates/small.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("theme", "about"), encoding="utf-8")


@pytest.mark.parametrize(
    ("gone", "cause"),
    [
        (template_gone, "没有叫“small”的模板"),
        (field_gone, "模板里没有“theme”这个字段"),
    ],
)
def test_what_has_gone_since_is_named_and_nothing_is_lost(
    run: Run, sits_there: Sit, gone: Callable[[], None], cause: str
) -> None:
    before = left_halfway("生态环境").path.read_bytes()
    gone()
    sits_there(takes_the_rest)
    result = run("resume")
    (draft,), _ = unfinished()
    assert result.status == 2
    assert f"“生态环境”眼下接不上，答过的都还在 {draft.path}：\n" in result.err
    assert cause in result.err
    assert draft.path.read_bytes() == before
    assert not draft.busy


def test_a_bank_that_has_gone_is_named_and_nothing_is_lost(run: Run, sits_there: Sit) -> None:
    small_template()
    Path("句.yaml").write_text('phrases:\n- {role: heading, text: "守好一方净土，留住一江清水"}\n', encoding="utf-8")
    sits_there(leaves_after("生态环境"))
    run("new", "-t", "small", "--bank", "句.yaml")
    Path("句.yaml").unlink()
    result = run("resume")
    assert result.status == 2
    assert "找不到句库" in result.err
    assert len(unfinished()[0]) == 1


def test_a_folder_that_has_gone_is_named_and_nothing_is_lost(
    run: Run, sits_there: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = Path("起草处")
    begun.mkdir()
    os.chdir(begun)
    left_halfway("生态环境")
    os.chdir("..")
    begun.rename("改了名")
    sits_there(takes_the_rest)
    result = run("resume")
    assert result.status == 2
    assert "起草处 进不去了\n" in result.err
    assert len(unfinished()[0]) == 1


def test_an_existing_document_is_not_written_over_unasked(
    run: Run, sits_there: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_template()
    sits_there(leaves_after("生态环境"))
    run("new", "-t", "small", "-o", "稿.md")
    Path("稿.md").write_text("别人的稿", encoding="utf-8")
    monkeypatch.setattr("drafter.interview.terminal.confirm", lambda message: False)
    assert run("resume").status == 2
    assert Path("稿.md").read_text(encoding="utf-8") == "别人的稿"
    assert len(unfinished()[0]) == 1


def test_at_a_terminal_one_of_several_is_picked(run: Run, sits_there: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    from drafter.interview.terminal.picker import Menu, Picked

    left_halfway("生态环境", "市图书馆")
    left_halfway("乡村振兴")
    offered: list[str] = []

    def pick(menu: Menu[object]) -> Picked[object]:
        offered.extend(f"{item.text}：{item.detail}" for item in menu.items)
        return Picked(menu.items[1].value)

    monkeypatch.setattr("drafter.interview.terminal.picker.pick", pick)
    sits_there(takes_the_rest)
    assert "生态环境研讨发言.docx" in run("resume").files
    assert offered[1].startswith("生态环境：小模板　已答 2／12　今天 ")
