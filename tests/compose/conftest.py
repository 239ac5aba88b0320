"""Drafts made with the defaults, cached: what a user gets who only presses Enter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import pytest

from drafter.compose import Answer, Answers
from drafter.interview import Session
from drafter.phrases import PhraseBank
from drafter.templates import Template

THEMES = ("安全生产", "乡村振兴", "档案工作", "数据安全", "营商环境", "统计工作", "廉洁从业", "基层治理")
SEEDS = range(1, 41)

MakeDraft = Callable[[str, str, int], Session]


def begun(template: Template, bank: PhraseBank, theme: str, seed: int) -> Session:
    """A session on *theme* with nothing else answered."""
    answers = Answers(template.id, seed).with_answer(("fields", "theme"), Answer(theme, "file"))
    return Session(template, bank, answers)


@pytest.fixture(scope="session")
def make_draft(templates: Mapping[str, Template], bank: PhraseBank) -> MakeDraft:
    """The finished session of a template, theme and seed, all questions accepted.

    Only one suggestion a question is worked out, since no other is taken; that this changes nothing has a test.
    """

    @cache
    def make(template: str, theme: str, seed: int) -> Session:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("drafter.compose.suggesting.MOST", 1)
            return begun(templates[template], bank, theme, seed).accept_rest()

    return make


@pytest.fixture(scope="session")
def default_drafts(make_draft: MakeDraft) -> Callable[[str], Mapping[tuple[str, int], Session]]:
    """The default drafts of a template on forty seeds, the themes in turn."""

    @cache
    def make(template: str) -> Mapping[tuple[str, int], Session]:
        places = [(THEMES[seed % len(THEMES)], seed) for seed in SEEDS]
        return {(theme, seed): make_draft(template, theme, seed) for theme, seed in places}

    return make
