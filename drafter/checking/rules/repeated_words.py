"""repeated-words: words written twice, and words that do not go together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.checking.cues import Cued
from drafter.checking.finding import Finding, Severity
from drafter.checking.rule import Context, Rule
from drafter.checking.whole import HAN, whole
from drafter.reading.speech import Speech

ID = "repeated-words"
_TWICE = """
    进行 加强 推进 推动 坚持 提高 提升 切实 深入 我们 全面 不断 进一步 关于 通过 开展 认真 习近平 总书记
"""
_BEFORE_AND_AFTER = {
    "的": ("目标之有打", "确士哥姐"),
    "了": ("甚时明不一", "解却结断然之于分可无心夙桩件"),
    "是": ("凡但于若要还可只正总老倒求为国皆如算或", "非否"),
    "在": (
        "存现正实潜内外所自好重贵旨志意健何同常处",
        "处建校职岗押逃线编读任场册研售位座室家世野籍库途孵修园院站营产施培谈审案办役训保管租享戒矫缴贷投帮播展网轨"
        "乎意理行内外先前后此地村乡城京华港境省市县即望握学田水",
    ),
    "和": (
        "总缓温饱柔中共议讲平祥调求谦亲暖随附应人掺拌不失言媾宽冲太泰仁雍义呼颐",
        "气美睦谐平解顺善蔼谈好约衷畅煦乐合风声弦服田县静硕龙悦而",
    ),
}
"""What ends in, and what begins with, a character that would be a slip twice: 实事求是｜是, 在｜在建项目, 和｜和谐."""
_NOT_AS_WELL = "(?!再|(?<=推进推进)(?:会|组|机制)|(?<=提升提升)(?:行动|工程|计划|年))"
"""Not 加强加强再加强, nor 推进｜推进会."""
_SAME_TWICE = ("进行开展", "开展进行", "加以进行", "进行加以")
_VERBS = ("践行", "做到", "增强", "坚定“", "坚持“")
_WHOM = ("得", "我", "全", "大家", "广大", "各", "他们")
_NUMBER = "[0-9一二三四五六七八九十百千万亿两.]+"
_RANKS = "级县市省乡镇村科处局厅部股师团营岁"
"""What 以上 says of whom, not of how many: 至少一名县以上领导."""
_BEFORE_NUMBER = re.compile("[^0-9一二三四五六七八九十百千万亿两]+")


class _Slip(NamedTuple):
    """What is looked for where one of the *cues* stands; where there is no *remedy*, one of the two words is to stay."""

    cues: tuple[str, ...]
    pattern: re.Pattern[str]
    message: str
    remedy: str
    severity: Severity = "E"


def _once(char: str, before: str, after: str) -> _Slip:
    pattern = re.compile(f"{char}{char}(?<![{before}]..)(?![{after}])")
    return _Slip((char * 2,), pattern, f"“{char}”字重复", "删去一个")


def _not_twice(word: str) -> _Slip:
    return _Slip((word * 2,), re.compile(f"{word}{word}{_NOT_AS_WELL}"), f"“{word}”重复", "删去一个")


_SLIPS = (
    *(_once(char, before, after) for char, (before, after) in _BEFORE_AND_AFTER.items()),
    *map(_not_twice, _TWICE.split()),
    _Slip(("要“要",), re.compile("要“要(?!我)"), "“要”在引号里外各有一个", "删去一个“要”"),
    _Slip(("要要求",), re.compile("(?:必须|应当|提出)要要求"), "“要”字重复", "删去一个“要”"),
    _Slip(
        tuple(f"做到{verb}" for verb in _VERBS),
        re.compile(f"做到(?={'|'.join(_VERBS)})"),
        "两个动词撞在一起：“做到”后面又是动词",
        "删去一个动词",
    ),
    _Slip(_SAME_TWICE, re.compile("|".join(_SAME_TWICE)), "两个动词意思重复", "留一个"),
    _Slip(
        ("不再发生", "不发生", "不再出现", "不出现"),
        re.compile("(?:防止|避免|杜绝|严防)[^，。；：！？\n“”]{0,12}(?:不再发生|不发生|不再出现|不出现)"),
        "否定多了一层，意思说反了",
        "改成“防止……发生”，或“确保……不发生”",
    ),
    _Slip(("不要",), re.compile("(?:切忌|禁止|杜绝)不要"), "否定多了一层，意思说反了", "删去“不要”"),
    _Slip(
        ("原因是", "原因就是"),
        re.compile("原因(?:就)?是(?:因为|由于)"),
        "“原因是”和“因为”重复",
        "留“原因是”或“因为”",
    ),
    _Slip(
        ("目的是为了", "目的就是为了"),
        re.compile("目的(?:就)?是为了"),
        "“目的是”和“为了”重复",
        "留“目的是”或“为了”",
        "W",
    ),
    _Slip(
        ("以上", "以下", "左右"),
        re.compile(rf"[超突不][过破足到](?<=超过|突破|不足|不到){_NUMBER}[{HAN}%％]{{0,2}}(?:以上|以下|左右)"),
        "约数的说法重复",
        "",
        "W",
    ),
    _Slip(
        ("以上",),
        re.compile(rf"(?:不[少低小短]于|至少)(?:百分之)?{_NUMBER}(?:%|％|[{HAN}]{{0,2}})(?<![{_RANKS}])以上"),
        "约数的说法重复",
        "",
        "W",
    ),
    _Slip(
        ("左右", "上下"),
        re.compile(rf"[约近](?<![节集制合条预公违契相最附靠临接邻亲].){_NUMBER}[{HAN}%％]{{0,2}}(?:左右|上下)"),
        "约数的说法重复",
        "",
        "W",
    ),
    _Slip(
        tuple(f"，使{whom}" for whom in _WHOM),
        re.compile(rf"通过(?<![^。；！？\n \u3000]通过)[^，。；！？\n]{{2,30}}，使(?:{'|'.join(_WHOM)})"),
        "句子没有主语：“通过……，使……”",
        "删去“通过”，或删去“使”",
        "W",
    ),
)
_CUED = Cued((slip.cues, slip) for slip in _SLIPS)


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """Words doubled by a slip of the hand, and a list of clashes; not 天天, 人人, 看看, 了了解."""
    here = whole(speech)
    for slip in _CUED.within(here.text):
        for found in slip.pattern.finditer(here.text):
            remedy = slip.remedy or _one_of_both(found[0])
            yield here.finding(ID, slip.severity, found.span(), slip.message, remedy)


def _one_of_both(said: str) -> str:
    """What to do about 超过10%以上: one of 超过 and 以上 is to stay."""
    first = _BEFORE_NUMBER.match(said)
    return f"“{first[0] if first else said}”和“{said[-2:]}”留一个"


RULE = Rule(ID, "E", "字词重复（的的、进行进行），或搭配不当（提出要“要、做到践行）", check)
