"""What the user has chosen before."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from drafter.locations import user_state
from drafter.phrases import Phrase, history
from drafter.phrases.history import chosen_before, remember
from tests.phrases.at_once import at_once

CANAL = Phrase("疏通灌溉沟渠", "measure", note="备注")
GATE = Phrase("修好各处水闸", "measure")


@pytest.fixture
def path() -> Path:
    """The file that remembers."""
    return user_state() / "history.json"


def test_at_first_nothing_has_been_chosen() -> None:
    assert chosen_before() == {}


def test_each_choice_counts() -> None:
    remember([CANAL])
    remember([CANAL, GATE, CANAL])
    assert chosen_before() == {CANAL.mark: 3, GATE.mark: 1}


def test_to_choose_nothing_leaves_no_file(path: Path) -> None:
    remember([])
    assert not path.exists()


def test_a_phrase_is_remembered_whichever_bank_it_stands_in_and_whatever_its_punctuation() -> None:
    remember([CANAL, Phrase("“疏通”灌溉沟渠", "measure", bank="甲", layer="个人", topics=("灌溉",))])
    assert chosen_before() == {CANAL.mark: 2}


def test_the_same_text_in_another_role_is_another_phrase() -> None:
    remember([CANAL, Phrase(CANAL.text, "lead")])
    assert sorted(chosen_before().values()) == [1, 1]


def test_only_digests_are_kept(path: Path) -> None:
    remember([CANAL, GATE])
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"[^\x00-\x7f]|\\u|measure", text)
    assert all(re.fullmatch("[0-9a-f]{12}", mark) for mark in json.loads(text)["chosen"])


def test_those_chosen_least_are_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "_MOST", 2)
    often, once = [CANAL, CANAL], Phrase("护好水源", "lead")
    remember([*often, once])
    remember([GATE])
    remember([GATE])
    assert chosen_before() == {CANAL.mark: 2, GATE.mark: 2}


# -- damage -------------------------------------------------------------------------------------------------

DAMAGE = {
    "empty": b"",
    "garbage": b"\x00\xff\x80",
    "broken off": b'{"format": 1, "chosen": {"a',
    "a list": b"[]",
    "nothing": b"null",
    "an object of another shape": b"{}",
    "no choices": b'{"format": 1}',
    "a list of choices": b'{"format": 1, "chosen": []}',
    "counts that are no numbers": b'{"format": 1, "chosen": {"a": "b"}}',
    "no counts": b'{"format": 1, "chosen": {"a": null}}',
    "another format": b'{"format": 99, "chosen": {"a": 1}}',
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_counts_for_nothing_and_is_made_again(path: Path, damage: str) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(DAMAGE[damage])
    assert chosen_before() == {}
    remember([CANAL])
    assert chosen_before() == {CANAL.mark: 1}


def test_where_nothing_can_be_written_nothing_is_remembered(path: Path) -> None:
    path.mkdir(parents=True)
    remember([CANAL])
    assert chosen_before() == {}
    assert [each.suffix for each in path.parent.iterdir() if each.suffix == ".tmp"] == []


def test_a_file_in_the_place_of_the_folder_stops_nothing(path: Path) -> None:
    path.parent.parent.mkdir(parents=True, exist_ok=True)
    path.parent.write_bytes(b"")
    remember([CANAL])
    assert chosen_before() == {}


# -- several at once ----------------------------------------------------------------------------------------

IMPORTS = """
from drafter.phrases import Phrase
from drafter.phrases.history import remember
"""
REMEMBER = """
for number in range(10):
    remember([Phrase("疏通灌溉沟渠", "measure"), Phrase(f"第{sys.argv[1]}组第{number}条", "lead")])
"""


def test_processes_that_choose_at_once_are_all_counted() -> None:
    assert at_once(3, IMPORTS, REMEMBER) == [("", "")] * 3
    counts = chosen_before()
    assert (counts[CANAL.mark], len(counts)) == (30, 31)
