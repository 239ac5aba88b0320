"""The five real documents: every finding, read and judged one by one; and the drafts of our own templates."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from hashlib import blake2s
from pathlib import Path

import pytest

from drafter.checking.finding import Finding
from drafter.checking.fixing import fixed_text, mend
from drafter.checking.rule import Context
from drafter.checking.running import check
from drafter.compose import Answer, Answers
from drafter.interview import Session
from drafter.phrases import PhraseBank
from drafter.reading import READERS, read_source
from drafter.reading.structure import recognise
from drafter.templates import Template
from drafter.writing import render
from tests.conftest import TEMPLATES

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "check-seeds.txt"
THEMES = ("安全生产", "乡村振兴", "档案工作", "数据安全", "营商环境", "统计工作", "廉洁从业", "基层治理")
DRAFTS = int(os.environ.get("DRAFTER_DRAFTS", "6"))
"""How many drafts of each template are checked; 200 have been."""


def line(path: Path, finding: Finding, text: str) -> str:
    shown = blake2s(text[finding.start : finding.end].encode(), digest_size=3).hexdigest()
    return f"{path.name[:3]} {finding.rule} {finding.index + 1}:{finding.start + 1} {shown}"


def test_the_findings_in_the_seeds_are_those_that_were_judged(
    seeds: list[Path], bank: PhraseBank, golden: Callable[[Path, str], None]
) -> None:
    found = []
    for path in seeds:
        speech = recognise(read_source(path))
        findings = check(speech, Context(bank=bank))
        found += [line(path, each, speech.source.lines[each.index].text) for each in findings]
    golden(GOLDEN, "\n".join(found) + "\n")


def test_a_mended_seed_has_nothing_left_to_mend(seeds: list[Path]) -> None:
    for path in seeds:
        content = path.read_bytes()
        source = READERS[".txt"](content, path)
        once = fixed_text(content, path, source, mend(recognise(source), Context()).edits)
        assert not mend(recognise(READERS[".txt"](once, path)), Context()).changes


@pytest.mark.parametrize("name", TEMPLATES)
def test_drafts_of_our_own_have_no_faults_but_what_is_still_to_be_filled_in(
    name: str, templates: Mapping[str, Template], bank: PhraseBank, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drafter.compose.suggesting.MOST", 1)
    for seed in range(1, DRAFTS + 1):
        theme = Answer(THEMES[seed % len(THEMES)], "file")
        answers = Answers(name, seed).with_answer(("fields", "theme"), theme)
        draft = Session(templates[name], bank, answers).accept_rest().composition.draft
        speech = recognise(READERS[".txt"](render(draft, ".txt"), Path("稿子.txt")))
        found = check(speech, Context(bank=bank))
        assert not [each for each in found if each.severity != "I" and each.rule != "placeholder"]
