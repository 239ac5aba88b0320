"""Texts of a test's own, recognised and checked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from drafter.checking.finding import Finding
from drafter.checking.rule import Context
from drafter.checking.rules import RULES
from drafter.checking.running import check
from drafter.reading.source import Source, SourceLine
from drafter.reading.speech import Speech
from drafter.reading.structure import recognise

RULE_BY_ID = {rule.id: rule for rule in RULES}


def source_of(text: str) -> Source:
    """A text file with *text*, as it is read."""
    return Source("稿子.txt", False, tuple(SourceLine(number, line) for number, line in enumerate(text.split("\n"), 1)))


def speech_of(text: str) -> Speech:
    """The speech in *text*."""
    return recognise(source_of(text))


def in_body(sentence: str) -> str:
    """A speech that says *sentence* in a paragraph of its own."""
    return f"在全县档案工作会议上的讲话\n同志们：\n下面，我讲两点意见。\n一、提高认识\n{sentence}\n二、抓好落实\n各单位要细化措施。\n"


def hit(finding: Finding, text: str) -> str:
    """What a finding points at in *text*."""
    return text.split("\n")[finding.index][finding.start : finding.end]


Found = Callable[[str, str], Sequence[Finding]]


@pytest.fixture(scope="session")
def found() -> Found:
    """What the rule with an id finds in a whole text."""

    def run(rule: str, text: str) -> Sequence[Finding]:
        return check(speech_of(text), Context(), [RULE_BY_ID[rule]])

    return run
