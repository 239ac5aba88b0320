"""Answers: what was said to each question, and how it came to be said."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from drafter.yamlfile import KeyPath

AnswerValue = str | int | bool | tuple[str, ...] | None
"""None says: left out. An int under a list's own path says how many items it has."""

Origin = Literal["typed", "chosen", "default", "file"]

_LONGEST_LABEL = 59
_NOT_IN_LABEL = re.compile(r"[【】\n]")
PLACEHOLDER = re.compile(rf"【待填[^【】\n]{{0,{_LONGEST_LABEL + 1}}}】")


def placeholder(label: str) -> str:
    """What stands in a draft where *label* is still to be filled in."""
    return f"【待填：{_NOT_IN_LABEL.sub('', label)[:_LONGEST_LABEL]}】"


def is_placeholder(value: AnswerValue) -> bool:
    """Whether an answer is nothing but a place still to be filled in."""
    return isinstance(value, str) and PLACEHOLDER.fullmatch(value) is not None


@dataclass(frozen=True, slots=True)
class Answer:
    """A value, how it came to be, and the ids of the bank phrases in it."""

    value: AnswerValue
    origin: Origin = "typed"
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answers:
    """The answers to a template's questions by path; *length* is the 字 that the speech is to have, if that was said."""

    template: str
    seed: int = 0
    by_path: Mapping[KeyPath, Answer] = field(default_factory=dict)
    length: int | None = None

    def get(self, *path: str | int) -> AnswerValue:
        """The value at *path*, or None."""
        answer = self.by_path.get(path)
        return answer.value if answer else None

    def with_answer(self, path: KeyPath, answer: Answer) -> Answers:
        """These answers with one more, or one changed."""
        return replace(self, by_path={**self.by_path, path: answer})

    def without_where(self, unwanted: Callable[[Answer], bool]) -> Answers:
        """These answers without those that are *unwanted*."""
        return replace(self, by_path={path: answer for path, answer in self.by_path.items() if not unwanted(answer)})

    def without(self, path: KeyPath) -> Answers:
        """These answers without the one at *path*."""
        return replace(self, by_path={known: answer for known, answer in self.by_path.items() if known != path})
