"""How much of what a careful reader picks from the five seeds is among the candidates."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from drafter.hanzi import normalise
from drafter.harvest import Text, harvest, read_all
from drafter.phrases import PhraseBank
from tests.conftest import ROOT

MOST = 1_500
LEAST_SHARE = 0.55
GONGWEN = ROOT.parent / "shared" / "GONGWEN.md"


def test_more_than_half_of_what_a_reader_picks_is_found(seeds: list[Path], bank: PhraseBank) -> None:
    wanted = {normalise(phrase) for phrase in listed()} | standing(bank, seeds)
    texts = [text for _, text in read_all(seeds) if isinstance(text, Text)]
    found = harvest(texts, replace(bank, phrases=()), MOST)
    keys = {candidate.phrase.key for candidate in (*found.candidates, *found.quotations)}
    share = len(wanted & keys) / len(wanted)
    how_many = len(found.candidates) + len(found.quotations)
    print(f"\n{how_many} 个候选里有 {len(wanted & keys)} 句，是 {len(wanted)} 句的 {share:.1%}")  # noqa: T201
    assert how_many <= MOST
    assert share >= LEAST_SHARE


def listed() -> list[str]:
    """The phrases that GONGWEN.md gives as examples, each followed by the digits of its documents."""
    if not GONGWEN.is_file():
        pytest.skip("没有 ../shared/GONGWEN.md")
    section = GONGWEN.read_text(encoding="utf-8").split("## 4.")[1].split("## 5.")[0].split("Examples")[1]
    return re.findall(r"(?:: | · )([^:·—\n]+?) \d[\d,]*(?= |\.|$)", section)


def standing(bank: PhraseBank, seeds: list[Path]) -> set[str]:
    """The keys of the phrases of the bank that stand in one of the documents to the letter."""
    bodies = [normalise(path.read_text(encoding="utf-8").replace("##paid", "")) for path in seeds]
    return {phrase.key for phrase in bank.phrases if not phrase.slots and any(phrase.key in body for body in bodies)}
