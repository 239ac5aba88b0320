"""What is at hand at the terminal beside the session."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from drafter.checking.finding import Finding
from drafter.compose import Question
from drafter.draft import Draft
from drafter.phrases import Phrase, Role


def _found_nothing(typed: str, role: Role | None, most: int) -> Sequence[Phrase]:
    return ()


def _kept_nothing(text: str, question: Question) -> str:
    return "这里没有句库可以记"


def _checked_nothing(draft: Draft) -> Sequence[Finding]:
    return ()


@dataclass(frozen=True)
class Desk:
    """What an interview may use: *find* phrases by what is typed, *keep* a text in one's own bank, *check* a draft.

    *find* takes Chinese, pinyin or initials, a role or None for any, and how many at most; *keep* gives what is to be
    said of it; *check* gives what the proofreading rules find, by the printed lines of the draft.
    """

    find: Callable[[str, Role | None, int], Sequence[Phrase]] = _found_nothing
    keep: Callable[[str, Question], str] = _kept_nothing
    check: Callable[[Draft], Sequence[Finding]] = _checked_nothing
