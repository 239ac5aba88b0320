"""What is kept of an unfinished interview comes back as it was."""

from __future__ import annotations

import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.answersfile import RunSettings, from_document, run_of, to_yaml, with_run, written_path
from drafter.answersfile.run import path_written
from drafter.cli.resuming import keep, taken_up
from drafter.compose import Answer
from drafter.errors import InputFileError, OutputError
from drafter.locations import user_state
from drafter.phrases import PhraseBank
from drafter.unfinished import Keeping, unfinished
from drafter.yamlfile import parse
from tests.cli.halfway import SMALL_TEMPLATE, answered, left_halfway, session

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"]), max_size=12)
PATHS = st.none() | WORDS.map(lambda name: f"/某处/{name}")
RUNS = st.builds(
    RunSettings,
    title=WORDS,
    theme=WORDS,
    answered=st.integers(0, 99),
    questions=st.integers(0, 99),
    folder=WORDS,
    template=PATHS,
    template_name=WORDS,
    output=PATHS,
    answers_out=PATHS,
    replace=st.booleans(),
    replace_answers=st.booleans(),
    banks=st.lists(WORDS, max_size=3),
    layout=PATHS,
    reference=PATHS,
    notes=st.booleans(),
    quick=st.booleans(),
    open=st.lists(st.sampled_from(["title", "opening.1", "sections.2.points.1.lead"]), max_size=2),
    typed=st.dictionaries(st.sampled_from(["fields.date", "thanks"]), WORDS),
    own_words=st.dictionaries(st.sampled_from(["opening.1", "thanks"]), WORDS),
)


@given(RUNS)
def test_how_to_go_on_comes_back_as_it_was_written(run: RunSettings) -> None:
    begun = answered(session(), "生态环境")
    text = with_run(to_yaml(begun.answers, begun.composition), run)
    document = parse(text, "稿.yaml")
    assert run_of(document) == run
    assert from_document(document, SMALL_TEMPLATE) == begun.answers


@given(st.lists(st.sampled_from(["sections", "points", "lead", "heading"]) | st.integers(0, 98), min_size=1))
def test_a_path_comes_back_from_the_way_it_is_written(steps: list[str | int]) -> None:
    assert path_written(written_path(tuple(steps))) == tuple(steps)


@given(
    st.lists(st.sampled_from(["take", "back", "later", "skip", "type", "break off"]), max_size=25),
    st.text("护好每一份档案，𠮷😀 2026-\x07", max_size=12),
)
def test_whatever_was_done_the_session_goes_on_as_it_was(steps: list[str], text: str) -> None:
    before = session()
    for step in steps:
        question = before.question
        if step == "back" or question is None:
            before = before.back()
        elif step == "break off":
            before = before.left_unfinished(question, text)
        elif step == "type" and text and before.fault(question, text) is None:  # in a file, nothing is no answer
            before = before.answer(question, text)
        elif step == "later":
            before = before.later(question)
        elif step == "take" and question.path not in before.taken_back:
            before = before.accept(question)
        else:
            before = before.skip(question)
    keeping = Keeping.anew()
    keep(before, keeping, RunSettings(folder="/某处"))
    document = parse(keeping.path.read_text(encoding="utf-8"), "稿.yaml")
    after = taken_up(SMALL_TEMPLATE, PhraseBank(), from_document(document, SMALL_TEMPLATE), run_of(document))
    keeping.remove()
    # A file says how long the list of sections is wherever it has a section.
    assert after.answers.without(("sections",)) == before.answers
    assert {path: _said(answer) for path, answer in after.taken_back.items()} == {
        path: _said(answer) for path, answer in before.taken_back.items()
    }
    assert after.in_line == {path: text.replace("\x07", "") for path, text in before.in_line.items()}
    assert after.own_words == {path: text.replace("\x07", "") for path, text in before.own_words.items()}
    assert after.composition.draft == before.composition.draft


@pytest.mark.parametrize("value", ["", "2026-\x07", 3])
def test_an_answer_that_breaks_a_rule_is_asked_again(value: str | int) -> None:
    begun = answered(session(), "生态环境", "市图书馆")
    wrong = replace(begun, answers=begun.answers.with_answer(("fields", "date"), Answer(value)))
    keeping = Keeping.anew()
    keep(wrong, keeping, RunSettings(folder="/某处"))
    document = parse(keeping.path.read_text(encoding="utf-8"), "稿.yaml")
    after = taken_up(SMALL_TEMPLATE, PhraseBank(), from_document(document, SMALL_TEMPLATE), run_of(document))
    assert after.answers == begun.answers
    assert after.question
    assert after.question.path == ("fields", "date")


def _said(answer: Answer) -> object:
    return answer.value.replace("\x07", "") if isinstance(answer.value, str) else answer.value


def test_saving_again_replaces_what_was_saved() -> None:
    keeping = left_halfway("生态环境")
    keep(answered(session(), "生态环境", "市图书馆"), keeping, RunSettings(folder="/某处"))
    (draft,), _ = unfinished()
    assert (draft.run.answered, draft.busy) == (2, True)
    keeping.close()
    assert sorted(path.suffix for path in keeping.path.parent.iterdir()) == [".lock", ".yaml"]


def test_of_a_removed_draft_nothing_is_left() -> None:
    keeping = Keeping.of((left_halfway("生态环境"), unfinished()[0][0])[1])
    keeping.remove()
    assert list((user_state() / "drafts").iterdir()) == []


def test_two_cannot_be_at_one_draft() -> None:
    left_halfway("生态环境")
    (draft,), _ = unfinished()
    keeping = Keeping.of(draft)
    with pytest.raises(InputFileError, match="“生态环境”正在别处写"):
        Keeping.of(draft)
    keeping.close()
    Keeping.of(draft).close()


def test_a_draft_that_was_finished_meanwhile_cannot_be_gone_on_with() -> None:
    keeping = left_halfway("生态环境")
    (draft,), _ = unfinished()
    keeping.remove()
    with pytest.raises(InputFileError, match="已经写完，或者删去了"):
        Keeping.of(draft)


def test_a_folder_that_cannot_be_written_is_named() -> None:
    user_state().parent.mkdir(parents=True)
    user_state().write_text("占着", encoding="utf-8")
    with pytest.raises(OutputError, match=r"不能写入 .*state"):
        keep(answered(session(), "生态环境"), Keeping.anew(), RunSettings(folder="/某处"))
    assert unfinished() == ([], [])


@pytest.mark.skipif(sys.platform == "win32", reason="没有这样的权限")
def test_nobody_else_can_look_into_the_folder() -> None:
    folder = left_halfway("生态环境").path.parent
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_what_is_kept_reads_like_an_answers_file() -> None:
    text = left_halfway("生态环境", "市图书馆").path.read_text(encoding="utf-8")
    assert text.startswith("# drafter 的答案文件")
    assert "fields:\n  theme: 生态环境\n  unit: 市图书馆\n" in text
    assert f"run:\n  theme: 生态环境\n  answered: 2\n  questions: 12\n  folder: {Path.cwd()}\n" in text
