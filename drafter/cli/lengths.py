"""How long a speech is to be: the options that say it, in 字 or in minutes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import click

from drafter.compose import Answers
from drafter.compose.length import LONGEST, SHORTEST, shortest
from drafter.draft import READING_SPEED
from drafter.errors import InputFileError
from drafter.templates import Template

_HAN = 0.88
"""The share of 汉字 among the characters of a speech; the rest is punctuation."""


def length_of_minutes(minutes: int) -> int:
    """The 字 of a speech that takes so many minutes, read at READING_SPEED."""
    return round(minutes * READING_SPEED / _HAN)


def minutes_of_length(length: int) -> float:
    """How many minutes a speech of *length* 字 takes."""
    return length * _HAN / READING_SPEED


_OPTIONS = (
    click.option(
        "--length",
        type=click.IntRange(SHORTEST, LONGEST),
        metavar="字数",
        help=f"写多长，{SHORTEST} 到 {LONGEST} 字：几条、几句照此安排，上下不出一成。",
    ),
    click.option(
        "--minutes",
        type=click.IntRange(-int(-minutes_of_length(SHORTEST) // 1), int(minutes_of_length(LONGEST))),
        metavar="分钟",
        help=f"讲多久，按每分钟 {READING_SPEED} 个汉字算；和 --length 只写一个。",
    ),
)


def length_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say how long a speech is to be: length, minutes."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def with_length(answers: Answers, template: Template, length: int | None, minutes: int | None) -> Answers:
    """*answers* for a speech of *length* 字 or so many *minutes*, if either was said.

    Where that is not the length they had, what was accepted by default is worked out again. Raises InputFileError
    where both were said, or the template cannot be written so short.
    """
    if length is not None and minutes is not None:
        raise InputFileError("--length 和 --minutes 只能用一个", "按字数用 --length，按时间用 --minutes")
    wanted = length if minutes is None else length_of_minutes(minutes)
    if wanted is None or wanted == answers.length:
        return answers
    least = shortest(template)
    if wanted < least:
        least_minutes = -int(-minutes_of_length(least) // 1)
        remedy = f"至少写 --length {least}" if minutes is None else f"至少写 --minutes {least_minutes}"
        raise InputFileError(f"模板“{template.name}”写不到 {wanted} 字这么短", f"{remedy}，或换一个模板")
    return replace(answers.without_where(lambda answer: answer.origin == "default"), length=wanted)
