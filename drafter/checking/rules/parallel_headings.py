"""Headings of one level that are not built alike."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from drafter.checking.finding import Finding
from drafter.checking.rule import Context, Rule
from drafter.hanzi import count_han
from drafter.reading.speech import Item, Speech

_MORE, _TIMES = 10, 1.8
"""A heading is too long, or too short, if it differs from the usual by so many 字 and so many times."""


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """One finding for each heading, or numbered point, that stands out among its siblings."""
    for siblings in _families(speech):
        texts = [_text(speech, item) for item in siblings]
        judges = _HEADINGS if siblings[0].kind == "heading" else _POINTS
        for number, message in _odd(texts, judges).items():
            place = siblings[number].text
            remedy = "同一层的标题，分句、长短、开头宜一致"
            yield Finding(RULE.id, "I", place.index, place.start, place.end, message, remedy)


def _families(speech: Speech) -> Iterator[list[Item]]:
    groups: defaultdict[tuple[int, str, int], list[Item]] = defaultdict(list)
    for item in speech.items:
        if item.kind == "heading" or item.number:
            groups[item.parent, item.kind, item.level].append(item)
    return (group for group in groups.values() if len(group) > 1)


def _text(speech: Speech, item: Item) -> str:
    return speech.said(item.text).replace(",", "，").replace("?", "？").strip(" 　。.")


def _odd(texts: Sequence[str], judges: Sequence[_Judge]) -> dict[int, str]:
    """What is odd, by the number of the text; of several reasons the first."""
    found: dict[int, str] = {}
    if all(texts):
        for judge in judges:
            for number, message in judge(texts):
                found.setdefault(number, message)
    return found


_Judge = Callable[[Sequence[str]], Iterator[tuple[int, str]]]


def _clauses(texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    counts = [text.count("，") + 1 for text in texts]
    if min(counts) == max(counts):
        return
    usual, times = Counter(counts).most_common(1)[0]
    if times > len(counts) / 2 and times >= len(counts) - 1:
        for number, count in enumerate(counts):
            if count != usual:
                yield number, f"这个标题分 {count} 句，同层的其他标题分 {usual} 句"
    elif len(counts) == 2 and counts[0] != counts[1]:
        yield 1, f"这个标题分 {counts[1]} 句，同层的另一个分 {counts[0]} 句"


def _length(texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    lengths = [count_han(text) for text in texts]
    ordered = sorted(lengths)
    if ordered[-1] - ordered[0] < _MORE:
        return
    for number, length in enumerate(lengths):
        usual = _median_without(ordered, length)
        shorter, longer = sorted((usual, length))
        if longer - shorter >= _MORE and longer >= _TIMES * shorter and (len(lengths) > 2 or number):
            yield number, f"这个标题 {length} 字，同层的其他标题一般 {usual:.0f} 字"


def _median_without(ordered: Sequence[int], one: int) -> float:
    """The median of *ordered* numbers but for *one* of them."""
    gone = bisect_left(ordered, one)
    middle = len(ordered) // 2 - 1, (len(ordered) - 1) // 2
    return sum(ordered[at + (at >= gone)] for at in middle) / 2


def _beginning(texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    """One that does not begin with the word all others begin with, and one that alone begins with 关于, or the like."""
    if len(texts) > 3:
        for number, (text, shared) in enumerate(zip(texts, _shared_beginnings(texts), strict=True)):
            if shared and not text.startswith(shared):
                yield number, f"同层的其他标题都以“{shared}”开头，这个不是"
    yield from _with_or_without(texts, "关于", lambda text: text.startswith("关于"))
    yield from _with_or_without(texts, "？", lambda text: text.endswith("？"))


def _shared_beginnings(texts: Sequence[str]) -> Iterator[str]:
    """For each of *texts* the first two characters of all the others, if they are the same."""
    times = Counter(text[:2] for text in texts)
    for text in texts:
        others = [] if len(times) > 2 else [each for each in times if each != text[:2] or times[each] > 1]
        yield others[0] if len(others) == 1 else ""


def _with_or_without(texts: Sequence[str], what: str, has: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    having = [has(text) for text in texts]
    if any(having) and not all(having):
        usual = having.count(True) > len(having) / 2
        number = having.index(not usual)
        yield number, f"同层的标题有的带“{what}”，有的不带"


def _stray_yao(texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    """一是要坚持…, 二是坚持…, 三是坚持…: only the first has 要."""
    with_yao = [number for number, text in enumerate(texts) if text.startswith("要")]
    if len(texts) > 2 and len(with_yao) == 1:
        number = with_yao[0]
        beginnings = {text[:2] for text in texts if text is not texts[number]}
        shared = beginnings.pop()
        if not beginnings and shared and texts[number].startswith(f"要{shared}"):
            yield number, f"同层的其他几点都以“{shared}”开头，这一点多一个“要”"


_HEADINGS: tuple[_Judge, ...] = (_clauses, _length, _beginning)
_POINTS: tuple[_Judge, ...] = (_stray_yao,)

RULE = Rule("parallel-headings", "I", "同一层的标题不对称：分句、长短、开头不一", check)
