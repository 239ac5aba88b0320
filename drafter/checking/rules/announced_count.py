"""announced-count: a speaker who announces three points and makes four."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from drafter.checking.finding import Finding
from drafter.checking.rule import Context, Rule
from drafter.checking.rules._folded import Folded, folded
from drafter.checking.whole import whole
from drafter.hanzi import chinese_number
from drafter.reading.speech import Speech
from drafter.reading.structure.marks import numeral

ID = "announced-count"
_NUMBER = r"(?P<number>[一二两三四五六七八九十]{1,2}|\d{1,2})"
_ANNOUNCED = re.compile(
    rf"我[^，。；：！？\n“”]{{0,30}}?(?:讲|谈|说|提|汇报|强调|作)(?:一下|以下|如下|这么)?{_NUMBER}(?:点|个方面|个问题|个部分|件事|条)"
    r"(?:的)?(?:意见|体会|看法|要求|建议|想法|认识|感受|情况|内容|问题|工作|希望|打算)?(?=[，。：；！\n]|$)"
    rf"|从(?:以下|如下)?{_NUMBER.replace('number', 'aspects')}个方面[^，。；：！？\n“”]{{0,16}}(?:汇报|发言|讲|谈|说|介绍|交流)"
)
_FIRST = re.compile("下面|接下来|今天|现在|现将|借此机会|我(?:就|再|主要|重点|简要|着重)?(?:讲|谈|说)")
_MORE_THAN_THAT = re.compile("先|再讲|然后|最后|通报|传达|总结|回顾|上次|去年|曾")
_LEAST = 2


class _Announced(NamedTuple):
    """A number that is announced, where, and whether it is plainly that of the sections."""

    number: int
    start: int
    end: int
    plain: bool


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """The announcement in the opening, where the sections of the first level are more or less than it says."""
    text = folded(speech)
    announced = list(_announced(speech, text))
    plain = [each for each in announced if each.plain]
    if not plain or len({each.number for each in announced}) > 1:
        return
    sections, below = _sections(speech)
    number, start, end, _ = plain[0]
    if sections < _LEAST or sections == number or (sections < number and number in below):
        return
    said = text.text[start:end]
    message = f"说的是“{said}”，下面有 {sections} 个大标题"
    remedy = f"数目改成“{_counting(sections)}”，或增减一部分；看看有没有漏掉的"
    yield text.finding(ID, "W", (start, end), message, remedy)


def _announced(speech: Speech, text: Folded) -> Iterator[_Announced]:
    """What is announced in the opening; not plainly by one who will first speak of something else."""
    for line in speech.lines:
        if line.part != "opening":
            continue
        begin = text.source.offset(line.index)
        end = begin + len(speech.source.lines[line.index].text)
        for found in _ANNOUNCED.finditer(text.text, begin, end):
            sentence = text.sentence(found.start())
            written = found["number"] or found["aspects"]
            number = _LEAST if written == "两" else numeral(written)
            plain = _FIRST.search(sentence) is not None and not _MORE_THAN_THAT.search(sentence)
            if number:
                yield _Announced(number, *found.span(), plain)


def _sections(speech: Speech) -> tuple[int, set[int]]:
    """How many sections of the first level there are, and how many parts those have that have any."""
    counts = Counter(group for item, group in whole(speech).groups if item.kind == "heading")
    first = min((level for (parent, level) in counts if parent < 0), default=0)
    return counts[-1, first], {count for (parent, _), count in counts.items() if parent >= 0}


def _counting(number: int) -> str:
    return "两" if number == _LEAST else chinese_number(number)


RULE = Rule(ID, "W", "开头说讲几点，同下面大标题的数目对不上", check)
