"""Frames: a verb and its object with whatever stands between them, 压实……责任."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from drafter.harvest.function_words import VERBS, words
from drafter.harvest.trimming import tagged

GAP = "……"
_LEAST_FILLINGS = 2
"""Different words that must have stood in a frame."""
_LONGEST_FILLING = 8
_LONGEST = 14
_VAGUE = words("工作 问题 情况 方面 活动 内容 有关 进行 做好 抓好 做到 文件 安全 实际")


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame and what was seen in it, most of the time first."""

    text: str
    fillings: tuple[str, ...]
    count: int


def frames(phrases: Iterable[tuple[str, int]]) -> Iterator[Frame]:
    """The frames that several of *phrases*, each with its frequency, have in common."""
    seen: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for text, count in phrases:
        if "、" in text or "，" in text or "“" in text or not 6 <= len(text) <= _LONGEST:
            continue
        parts = tagged(text)
        (verb, first), (noun, last) = parts[0], parts[-1]
        between = text[len(verb) : -len(noun)]
        if (
            (first == "v" or verb in VERBS)
            and last[0] in "nvalib"
            and len(verb) == len(noun) == 2
            and not {verb, noun} & _VAGUE
            and between[0] not in "了过着"
            and 2 <= len(between) <= _LONGEST_FILLING
        ):
            seen[verb, noun].setdefault(between, count)
    for (verb, noun), fillings in seen.items():
        if len(fillings) >= _LEAST_FILLINGS:
            by_count = sorted(fillings, key=lambda filling: -fillings[filling])
            yield Frame(f"{verb}{GAP}{noun}", tuple(by_count), sum(fillings.values()))
