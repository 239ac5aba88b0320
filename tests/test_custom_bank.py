"""The example of a bank of one's own: it is sound, drafts made with it speak its words, and the three ways work."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from drafter.cli import main
from drafter.compose import Answer, Answers, Composition
from drafter.draft import lines
from drafter.importing import Given, judge, read_rows
from drafter.interview import Session
from drafter.phrases import Phrase, PhraseBank, Role
from drafter.phrases.loading import load_bank
from drafter.templates import load_template

EXAMPLE = Path(__file__).parent.parent / "examples" / "custom-bank"
BANK = EXAMPLE / "phrasebank"
THEME = "全民健身"
LIST = Given(topics=("健身活动",), themes=(THEME,))
"""What README.zh-CN.md says of every line of 句子.txt."""
DRAFTS = [(template, seed) for template in ("study-seminar", "work-conference") for seed in (1, 2, 3)]
READY = "读懂来健身的每一张面孔"
"""A phrase that neither the example nor the shipped bank holds."""


def example() -> PhraseBank:
    return load_bank([BANK])


def own(bank: PhraseBank) -> list[Phrase]:
    return [phrase for phrase in bank.phrases if phrase.layer == "指定"]


def lengths(text: str) -> tuple[int, ...]:
    return tuple(map(len, text.split("，")))


@dataclass(frozen=True)
class Said:
    status: int
    out: str
    err: str


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> Said:
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    said = capsys.readouterr()
    return Said(int(left.value.code or 0), said.out, said.err)


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example, which is the working folder, as README.zh-CN.md asks for."""
    folder = tmp_path / "custom-bank"
    shutil.copytree(EXAMPLE, folder)
    monkeypatch.chdir(folder)
    return folder


# -- the bank -----------------------------------------------------------------------------------------------


def test_the_bank_has_no_mistakes(capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "phrases", "check", str(BANK))
    assert (said.status, said.err) == (0, "")


def test_its_theme_is_one_that_the_shipped_bank_has_nothing_of(bank: PhraseBank) -> None:
    assert bank.themes_of(THEME) == frozenset()
    assert example().themes_of(THEME) == {THEME}


def test_every_phrase_is_confined_to_the_theme() -> None:
    assert {phrase.themes for phrase in own(example())} == {(THEME,)}


def test_its_headings_come_in_sets_one_for_each_part_of_a_speech() -> None:
    bank = example()
    sets: dict[str | None, list[str]] = {}
    for heading in (phrase for phrase in own(bank) if phrase.role == "heading"):
        sets.setdefault(heading.set, []).append(bank.topics[heading.topics[0]].part)
    assert sets
    assert all(parts == ["why", "what", "how"] for parts in sets.values())


@pytest.mark.parametrize("topic", ["健身意识", "健身场地", "健身活动"])
def test_a_topic_has_leads_of_three_lengths_and_enough_to_say(topic: str) -> None:
    phrases = [phrase for phrase in own(example()) if topic in phrase.topics and phrase.role != "heading"]
    held = Counter(phrase.role for phrase in phrases)
    least: dict[Role, int] = {"thesis": 4, "problem": 1, "measure": 6, "move": 1, "goal": 2}
    assert {lengths(phrase.text) for phrase in phrases if phrase.role == "lead"} >= {(4,), (6,), (6, 6)}
    assert all(held[role] >= count for role, count in least.items())


# -- drafts made with it ------------------------------------------------------------------------------------


def drafted(template: str, seed: int, bank: PhraseBank) -> Composition:
    answers = Answers(template, seed).with_answer(("fields", "theme"), Answer(THEME, "typed"))
    return Session(load_template(template).template, bank, answers).accept_rest().composition


@pytest.mark.parametrize(("template", "seed"), DRAFTS)
def test_a_draft_on_the_theme_speaks_in_its_words(template: str, seed: int) -> None:
    bank = example()
    text = "\n".join(line.text for line in lines(drafted(template, seed, bank).draft))
    used = Counter(phrase.role for phrase in own(bank) if phrase.text in text)
    assert used["heading"] == 3
    assert used["lead"] >= 1
    assert used["measure"] >= 4


# -- the three ways -----------------------------------------------------------------------------------------


def test_a_phrase_is_added(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--role", "措施", "--topic", "健身意识", "--theme", THEME, "--to", "phrasebank/补充.yaml")
    said = run(capsys, "phrases", "add", READY, *options)
    assert (said.status, said.err) == (0, "")
    added = load_bank().find(READY)
    assert added is not None
    assert (added.role, added.topics, added.themes) == ("measure", ("健身意识",), (THEME,))


@pytest.mark.parametrize(
    ("source", "options"),
    [("句子.txt", ("--theme", THEME, "--topic", "健身活动")), ("句子.csv", ())],
    ids=["a list", "a table"],
)
def test_a_file_is_imported_whole(
    copy: Path, capsys: pytest.CaptureFixture[str], source: str, options: tuple[str, ...]
) -> None:
    before = len(load_bank().phrases)
    said = run(capsys, "phrases", "import", source, *options, "--to", "phrasebank/补充.yaml")
    assert (said.status, said.err) == (0, "")
    assert len(load_bank().phrases) == before + len(list(read_rows(EXAMPLE / source)))
    assert run(capsys, "phrases", "check", "phrasebank").status == 0


def test_what_the_lines_of_the_list_are_is_guessed_right() -> None:
    judged = judge(read_rows(EXAMPLE / "句子.txt"), example(), LIST)
    counts = Counter(phrase.role for phrase in judged.taken)
    assert counts == {"thesis": 4, "problem": 2, "measure": 5, "goal": 3, "lead": 1, "move": 1, "expression": 3}


def test_the_table_says_what_its_lines_are_and_where_they_come_from() -> None:
    rows = list(read_rows(EXAMPLE / "句子.csv"))
    judged = judge(rows, example(), Given())
    assert (len(judged.taken), judged.bad, judged.near) == (len(rows), [], [])
    assert all(phrase.source and phrase.themes == (THEME,) for phrase in judged.taken)
