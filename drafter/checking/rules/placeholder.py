"""placeholder: places that nobody filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.cues import Cued
from drafter.checking.finding import Finding, shortened
from drafter.checking.rule import Context, Rule
from drafter.checking.whole import HAN, MARK, Whole, whole
from drafter.reading.speech import Speech

ID = "placeholder"
_MOST_SHOWN = 15
_UNIT = "年月日号省市县区旗乡镇村局厅委部处科院校所单公集企同项亿万元名个次届期"
_CROSSES = "×✕✖╳"
_SPACED = rf"(?:(?<![A-Za-z0-9].)(?:[ \u3000]{{{{1,2}}}}[{{}}]{{{{1,8}}}}){{{{1,8}}}}(?=[ \u3000]?[{HAN}{MARK}]))"
"""What follows the first of two and more crosses with spaces between them, before Chinese: X X公司."""
_PATTERNS = (
    (
        ("×", "✕", "✖", "╳"),
        rf"[{_CROSSES}](?:(?<![\d)）].)[{_CROSSES}]+|(?<=[{HAN}“（].)(?=[{_UNIT}])|[{_CROSSES}]{{3,}}"
        rf"|{_SPACED.format(_CROSSES)})",
    ),
    (
        ("X", "x", "Ｘ", "ｘ"),
        rf"[XxＸｘ](?<![A-WYZa-wyz].)(?:[XxＸｘ]+(?![A-Za-z])|{_SPACED.format('XxＸｘ')}|(?<=[XＸ])(?=[年月日届次省市县区旗乡镇村局厅]))",
    ),
    (("*", "＊"), rf"[*＊](?:(?<!\d.)[*＊]+|(?<=[{HAN}{MARK}].)(?=[{HAN}A-Z])|(?<!\S.)(?=[{_UNIT}]))"),
    (("【",), r"【[^【】\n]{0,40}】"),
    (("{", "<"), r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|<<[^<>\n]{1,30}>>"),
    (("_", "＿"), r"[_＿]{2,}"),
    (("□", "○", "◯"), r"[□]{2,}|(?<![零一二三四五六七八九十])[○◯]{2,}(?![零一二三四五六七八九十])"),
    (("某",), r"某某(?=[省市县区旗乡镇村局厅委公集同单])"),
    (("（此处", "（待", "(此处", "(待"), r"[（(](?:此处|待(?:补充|填|定稿|核实|完善|插入|更新))[^（）()\n]{0,30}[）)]"),
)
_DIRECTION = re.compile(
    "[（(]此处(?![插补填待放])(?:有|应|可|略|稍|要|需)?[^（）()]{0,4}(?:掌声|鼓掌|停顿|脱稿|举杯|鞠躬|起立|敬礼|放慢|加重|播放|展示)"
)
"""What the speaker is to do, or the hearers will."""
_PAIRS = (("（", "）"), ("《", "》"), ("“", "”"), ("(", ")"))
_EMPTY = re.compile("|".join(rf"{re.escape(opener)}[ \u3000]*{re.escape(closer)}" for opener, closer in _PAIRS))
_GONE = re.compile(
    r"(?:充分|综合|广泛|有效)(?<![、和]..)(?:利用|运用|依托|借助)、(?=[^，。；、\n]{1,8}(?:、[^，。；、\n]{1,8})*等)"
)
_CUED = Cued(
    [
        *((cues, re.compile(pattern)) for cues, pattern in _PATTERNS),
        ([f"{opener}{after}" for opener, closer in _PAIRS for after in (closer, " ", "\u3000")], _EMPTY),
        (("用、", "托、", "助、"), _GONE),
    ]
)


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """What stands for words still to come: ××, XX年, **, 【…】, {{…}}, ＿＿, empty brackets; and 利用、 with a word gone."""
    here = whole(speech)
    text = here.text
    cued = _CUED.within(text)
    unfilled = (pattern for pattern in cued if pattern not in (_EMPTY, _GONE))
    taken = 0
    for start, end in sorted({each.span() for pattern in unfilled for each in pattern.finditer(text)}):
        if start >= taken:
            taken = end
            yield _unfilled(here, start, end)
    for each in _EMPTY.finditer(text) if _EMPTY in cued else ():
        message = f"“{shortened(each[0], _MOST_SHOWN)}”里面是空的"
        yield here.finding(ID, "E", each.span(), message, "写上内容，或删去这对标点")
    for each in _GONE.finditer(text) if _GONE in cued else ():
        yield here.finding(ID, "W", each.span(), f"“{each[0]}”后面像是掉了一个词", "补上并列的第一项，或删去顿号")


def _unfilled(here: Whole, start: int, end: int) -> Finding:
    said = here.text[start:end]
    if _DIRECTION.match(said):
        message, remedy = f"“{shortened(said, _MOST_SHOWN)}”是给讲话人看的提示", "定稿里不用的，删去"
        return here.finding(ID, "W", (start, end), message, remedy)
    return here.finding(ID, "E", (start, end), f"“{shortened(said, _MOST_SHOWN)}”没有填", "写上内容，或删去这一处")


RULE = Rule(ID, "E", "没有填的地方：××、XX、X年、**、【…】、{{…}}、＿＿、空括号", check)
