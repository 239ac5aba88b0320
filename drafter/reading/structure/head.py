"""What stands above a speech: title, subtitle, byline, date, salutation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from drafter.draft import LineStyle
from drafter.hanzi import HAN, normalise
from drafter.reading.structure.boilerplate import is_furniture
from drafter.reading.structure.kept import Kept
from drafter.reading.structure.marks import heading_mark, point_marks
from drafter.reading.structure.names import byline, date

_MOST_ROWS = 40
_LONGEST_TITLE = 60
_LONGEST_LINE = 40
_KINDS = (
    "讲话|发言|致辞|致词|讲话稿|发言稿|讲稿|演讲稿|(?:发言|讲话|研讨|交流|汇报|学习)材料|(?:发言|讲话|汇报)提纲|主持词"
    "|(?:心得)?体会|汇报|工作报告|述职报告|党课|思考|意见|点评"
)
_NOTE = r"(?:[（(][^（）()]{1,30}[）)])?"
_AT = re.compile(
    rf"[^。；]*(?:在|于)[^。；]{{2,50}}(?:会|会议|上|时|中|班|式|礼|活动|论坛|讲坛|话)[^。；]{{0,6}}(?:{_KINDS}){_NOTE}"
)
_NAMED = re.compile(rf"[^。；！？]{{2,50}}(?:{_KINDS}){_NOTE}")
_TITLE_BEGINS = ("在", "关于", "于")
_HEARERS = (
    *("同志", "领导", "来宾", "代表", "朋友", "同仁", "同事", "委员", "主持人", "先生", "女士", "老师", "同学", "评委"),
    *("嘉宾", "战友", "乡亲", "父老", "书记", "市长", "县长", "局长", "主任", "组长", "专家", "家人", "伙伴", "师傅"),
)
_ADDRESSED = "|".join(_HEARERS)
_SALUTATION = re.compile(
    rf"(?:尊敬的|敬爱的|亲爱的|各位|同志|主持人|领导|女士|先生|朋友|老师|同学|战友|乡亲|父老|{_ADDRESSED})"
    rf"[^。；]{{0,40}}[：:]|(?:(?:尊敬的|各位)?[\u4e00-\u9fff]{{0,4}}(?:{_ADDRESSED})们?[、，,]?){{1,4}}[！!，,：:]"
)
_SUBTITLE = re.compile("(?:—|－|--|―|–)")
_SENTENCE = re.compile("[。；！？：:;!?][”’）)]*$")
_BRACKETED = re.compile("[（(【][^（）()【】]{1,40}[）)】]")
_HEADLINE_COMMAS = 3


class Place(NamedTuple):
    """A line of the head: which, and its style."""

    line: Kept
    style: LineStyle


@dataclass(slots=True)
class Head:
    """The head's lines in order, how many lines of the text it takes, what was remarked on; *page* is a web page's."""

    places: list[Place] = field(default_factory=list)
    taken: int = 0
    remarks: list[str] = field(default_factory=list)
    page: list[Kept] = field(default_factory=list)

    def texts(self, style: LineStyle) -> list[str]:
        """What the lines of *style* say."""
        return [place.line.text for place in self.places if place.style is style]


def is_salutation(text: str) -> bool:
    """Whether a line addresses the hearers, and does nothing else."""
    return len(text) <= _LONGEST_LINE and any(word in text for word in _HEARERS) and bool(_SALUTATION.fullmatch(text))


def read_head(lines: Sequence[Kept]) -> Head:
    """The head of a speech of these lines."""
    end = _zone(lines)
    addressed = end < len(lines) and is_salutation(lines[end].text)
    zone = lines[:end]
    title = _title(zone, addressed)
    head = Head()
    if title:
        _above(zone[: title.start], head)
        head.places += [Place(line, LineStyle.TITLE) for line in zone[title.start : title.stop]]
        head.taken = title.stop
        _below(zone[title.stop :], "".join(line.text for line in zone[title.start : title.stop]), addressed, head)
    elif addressed:
        _below(zone, "", addressed, head)
    if addressed:
        head.places.append(Place(lines[end], LineStyle.SALUTATION))
        head.taken = end + 1
    return head


def _zone(lines: Sequence[Kept]) -> int:
    """How many lines there are before the salutation, or else before the text begins."""
    for index, line in enumerate(lines[:_MOST_ROWS]):
        text = line.text
        if is_salutation(text):
            return index
        if is_furniture(text):
            continue
        if _is_outlined(lines, index) or heading_mark(text) or any(mark.start == 0 for mark in point_marks(text)):
            return index
        if "。" in text or _SENTENCE.search(text) or len(re.findall("[，,]", text)) >= _HEADLINE_COMMAS:
            return index
    return min(len(lines), _MOST_ROWS)


def _is_outlined(lines: Sequence[Kept], index: int) -> bool:
    """Whether a line is a heading to Word, and not the title: that has a level of its own, or stands in the middle."""
    level = lines[index].line.heading
    if not level or not index:
        return False
    above = any(line.line.heading or line.line.centred for line in lines[:index])
    return above or sum(line.line.heading == level for line in lines) > 1


def _title(zone: Sequence[Kept], addressed: bool) -> range | None:
    """Which lines of *zone* are the title."""
    dashed = next((index for index, line in enumerate(zone) if index and _SUBTITLE.match(line.text)), None)
    if dashed is not None and _is_headline(zone[dashed - 1]):
        return range(_first_of_title(zone, dashed - 1), dashed)
    for pattern in (_AT, _NAMED):
        found = [index for index, line in enumerate(zone) if _matches(pattern, line)]
        if found:
            same = [index for index in found if normalise(zone[index].text) == normalise(zone[found[-1]].text)]
            return range(_first_of_title(zone, same[0]), same[0] + 1)
    found = [index for index, line in enumerate(zone) if _is_set_apart(line)]
    if found:
        return range(found[0], found[0] + 1)
    first = next((index for index, line in enumerate(zone) if not is_furniture(line.text)), None)
    if first is None or not _is_headline(zone[first]) or byline(zone[first].text) or date(zone[first].text):
        return None
    return range(first, first + 1) if addressed or len(zone) - first <= _HEADLINE_COMMAS + 1 else None


def _matches(pattern: re.Pattern[str], line: Kept) -> bool:
    text = line.text
    return (
        len(text) <= _LONGEST_TITLE
        and not _SUBTITLE.match(text)
        and not is_furniture(text)
        and text[0] not in "（(-·•"
        and bool(pattern.fullmatch(text))
    )


def _first_of_title(zone: Sequence[Kept], last: int) -> int:
    """The first line of a title whose last line is *last*: a long one stands on up to three."""
    if zone[last].text.startswith(_TITLE_BEGINS):
        return last
    for first in range(last - 1, max(last - 3, -1), -1):
        adjacent = zone[first + 1].index == zone[first].index + 1
        if not adjacent or not _is_headline(zone[first]) or len(zone[first].text) > _LONGEST_LINE:
            break
        if zone[first].text.startswith(_TITLE_BEGINS):
            return first
    return last


def _is_set_apart(line: Kept) -> bool:
    return (line.line.centred or line.line.heading == 1) and _is_headline(line) and not byline(line.text)


def _is_headline(line: Kept) -> bool:
    text = line.text
    return (
        1 < len(text) <= _LONGEST_TITLE
        and bool(HAN.search(text))
        and not re.search("[。；，,：:;]$", text)
        and not is_furniture(text)
        and not date(text)
        and not _BRACKETED.fullmatch(text)
    )


def _above(lines: Sequence[Kept], head: Head) -> None:
    if lines:
        numbers = f"第 {lines[0].line.number}" + (f" 至 {lines[-1].line.number}" if len(lines) > 1 else "")
        head.remarks.append(f"跳过了题目上面的 {len(lines)} 行：{numbers} 行")
        head.taken = max(head.taken, len(lines))
        head.page += _of_page(lines)


def _below(lines: Sequence[Kept], title: str, addressed: bool, head: Head) -> None:
    """Take what belongs to the head from the lines below the title."""
    web = bool(head.remarks) or any(is_furniture(line.text) for line in lines)
    left_out: list[Kept] = []
    for offset, line in enumerate(lines):
        text = line.text
        seen = {place.style for place in head.places}
        style = _style(text, seen)
        if title and normalise(text) == normalise(title):
            head.remarks.append(f"题目印了两遍，第 {line.line.number} 行的这一遍没有再收")
        elif style:
            head.places.append(Place(line, style))
        elif is_furniture(text) or (addressed and web):
            left_out.append(line)
        elif (addressed or line.line.centred) and LineStyle.SUBTITLE not in seen and offset == 0:
            head.places.append(Place(line, LineStyle.SUBTITLE))
        elif addressed:
            left_out.append(line)
        else:
            break
        head.taken += 1
    if left_out:
        said = "、".join(f"“{line.text[:20]}”" for line in left_out)
        head.page += left_out if head.page else _of_page(left_out)
        head.remarks.append(f"{'题目下面' if title else '称谓上面'}有 {len(left_out)} 行没有收进稿子：{said}")


def _of_page(lines: Sequence[Kept]) -> Sequence[Kept]:
    """*lines* that were left out, if one of them shows that they are a web page's."""
    return lines if any(is_furniture(line.text) for line in lines) else ()


def _style(text: str, seen: set[LineStyle]) -> LineStyle | None:
    """What a line below the title is, by itself."""
    if _SUBTITLE.match(text) and LineStyle.SUBTITLE not in seen:
        return LineStyle.SUBTITLE
    if date(text) and LineStyle.DATE not in seen:
        return LineStyle.DATE
    if _BRACKETED.fullmatch(text) and not is_furniture(text) and LineStyle.SUBTITLE not in seen:
        return LineStyle.SUBTITLE
    if byline(text) and not is_furniture(text) and LineStyle.BYLINE not in seen:
        return LineStyle.BYLINE
    return None
