"""What GB/T 15835 says of numerals, as far as a pattern can tell right from wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from drafter.checking.rules import _rewriting as written

_HAN = "一二三四五六七八九"
_IN_A_ROW = "|".join(f"{a}、{b}" for a, b in pairwise(_HAN))
_IN_A_ROW_ARABIC = "|".join(f"{a}、{a + 1}" for a in range(1, 9))
_COUNTED = (
    "个(?!五年|百年|阶段)|天(?!线)|次(?![会全产])|家(?!庭)|人(?!民)|件|户|遍|倍|公里|小时|分钟"
    "|[百千万](?=[个天人名家件户元亩余多])|十(?=[个天人名家件户])|年(?![级度期制生])"
)
_AFTER_WORDS = rf"(?<=[一-鿿，].、.)(?<![第{_HAN}十百千万两].、.)"
"""Of three characters: not at the head of a line or sentence, where 三、 is an enumerator."""
_MONTH = "(?:1[0-2]|0?[1-9])月"
_ENDS_OF_YEARS = "(?:底(?![色气蕴线部子座板层细稿])|初(?![心步衷级中始期学])|末(?![尾端梢流节]))"


@dataclass(frozen=True)
class Usage:
    """What is wrong: *trigger*, which is quick, is found in every text in which *pattern* is.

    *right* is what a match should read, with the word that it counts where that stands after it.
    """

    trigger: re.Pattern[str]
    pattern: re.Pattern[str]
    message: str
    right: Callable[[re.Match[str]], str]


USAGES = (
    Usage(
        re.compile("、(?<=[一二三四五六七八].)(?=[二三四五六七八九])"),
        re.compile(f"(?:{_IN_A_ROW}){_AFTER_WORDS}(?={_COUNTED})"),
        "相邻两个数字连用表示概数，中间不用顿号",
        written.about,
    ),
    Usage(
        re.compile("、(?<=[1-8].)(?=[2-9])"),
        re.compile(f"(?:{_IN_A_ROW_ARABIC}){_AFTER_WORDS}(?={_COUNTED})"),
        "概数用汉字，中间不用顿号",
        written.about,
    ),
    Usage(
        re.compile(r"几(?:(?<=\d.)|(?=1))"),
        re.compile(r"(?<!\d)\d{1,3}几(?=[个名家次天年万千百元户人件])|几10+(?=[个名家次天年万元户人件])"),
        "带“几”的概数不用阿拉伯数字",
        written.some,
    ),
    Usage(
        re.compile(rf"年(?<=\d.)(?=[十{_HAN}])"),
        re.compile(rf"(?<!农历)(?<!\d)\d{{4}}年(?:十[一二]?|[{_HAN}])月(?!三)"),
        "一个日期里混用阿拉伯数字和汉字",
        written.in_figures,
    ),
    Usage(
        re.compile(rf"月(?:(?<=[十{_HAN}].)(?=\d)|(?<=\d.)(?=[二三十{_HAN}]))"),
        re.compile(rf"(?<![正闰])(?:十[一二]?|[{_HAN}])月\d{{1,2}}日|(?<!\d)\d{{1,2}}月[二三]?十?[{_HAN}十]日"),
        "一个日期里混用阿拉伯数字和汉字",
        written.in_figures,
    ),
    Usage(
        re.compile(r"年(?<=\D\d\d.)"),
        re.compile(
            rf"(?<![\d./\-—～~第])(?<!徒刑)[0-4]\d年(?:{_MONTH}(?![个以之])|[上下]半年|第?[一二三四1-4]季度|{_ENDS_OF_YEARS})"
            rf"|['’‘]\d\d年(?:{_MONTH}|[上下]半年|{_ENDS_OF_YEARS}|(?=[，。、；]))"
        ),
        "年份不能简写",
        written.full_year,
    ),
    Usage(
        re.compile(r"年(?<=[〇一二三四五六七八九].)(?=\d)"),
        re.compile(rf"[〇{_HAN}]{{4}}年{_MONTH}"),
        "一个日期里混用阿拉伯数字和汉字",
        written.in_figures,
    ),
    Usage(
        re.compile("二[零Oo○0]"),
        re.compile(rf"二[零Oo○0][〇零Oo○0{_HAN}]{{2}}(?=年)"),
        "汉字年份里的零写作“〇”",
        written.year_in_words,
    ),
    Usage(
        re.compile(r"千(?<=\d.)"),
        re.compile(r"(?<![\d.])[1-9]\d{0,2}(?:\.\d+)?千(?=[万余多个名家户元件人])"),
        "阿拉伯数字后面只跟“万”“亿”，不跟“百”“千”",
        written.multiplied,
    ),
    Usage(
        re.compile(r"百(?<=\d.)"),
        re.compile(r"(?<![\d.])[1-9]\d{0,2}(?:\.\d+)?百(?=[万余多个名家户元件人])"),
        "阿拉伯数字后面只跟“万”“亿”，不跟“百”“千”",
        written.multiplied,
    ),
    Usage(
        re.compile(r"百分之\d"),
        re.compile(r"百分之\d+(?:\.\d+)?"),
        "“百分之”后面不用阿拉伯数字",
        written.percent,
    ),
    Usage(
        re.compile("%"),
        re.compile(r"\d(?<![\d.%\-—～~].)(?!\d{3})\d{0,2}(?:\.\d+)?[-—～~至到]+\d{1,3}(?:\.\d+)?%"),
        "百分数的范围，前一个数也带百分号",
        written.both_percent,
    ),
    Usage(
        re.compile("二个"),
        re.compile(rf"(?<![{_HAN}十百千万零〇第期周、\d])二个"),
        "“个”前面用“两”",
        written.two,
    ),
)
