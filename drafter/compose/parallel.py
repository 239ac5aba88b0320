"""Parallelism: how alike two phrases are built."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

_NOT_COUNTED = re.compile(r"[“”‘’《》（）\s]")


def shape(text: str) -> tuple[int, ...]:
    """The lengths of the clauses of *text* in 字: 细化任务分工，拧紧责任链条 → (6, 6)."""
    return tuple(len(clause) for clause in re.split(r"[，、]", _NOT_COUNTED.sub("", text)))


def parallelism(text: str, others: Iterable[str]) -> float:
    """How parallel *text* stands to *others*, from 0 to 1: the mean over them of clause count and lengths."""
    scores = [_alike(shape(text), shape(other)) for other in others]
    return sum(scores) / len(scores) if scores else 0.0


def _alike(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    if len(one) != len(other):
        return 0.0
    nearness = (1 - math.sqrt(min(1.0, abs(a - b) / max(a, b, 1))) for a, b in zip(one, other, strict=True))
    return 0.4 + 0.6 * sum(nearness) / len(one)
