"""Where a long title breaks: into balanced lines, at the end of a word (GB/T 9704-2012 §7.3.1)."""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate

NEVER = 1_000_000
_INSIDE_QUOTES = 10_000
_LINE = 30
_ANYWHERE = 80
_AFTER_DE = 5
_WORD_EDGE = 15
_INSIDE_WORD = 300

_OPENING = "“‘《〈（「『【([{"
_CLOSING = "”’》〉）」』】)]}"
_NO_START = _CLOSING + "，。、；：！？…—·,.;:!?%"
_GOOD_ENDS = ("会上的", "会议上的", "仪式上的", "班上的", "、", "，", "：", "；", " ", "　", "——")
_GOOD_STARTS = ("关于", "暨", "——")
_NO_END = ("在", "对", "向", "于", "和", "与", "及", "暨", "以", "为")
_WORDS = re.compile(
    "高质量发展|经济社会|安全生产|营商环境|生态环境|行政效能|作风建设|学习教育|主题教育|党纪学习|专项整治|乡村振兴|"
    "中央八项规定|理论学习|中心组|廉政建设|隐患排查|政务服务|防灾减灾|基层治理|社会治理|依法治|"
    "会议|大会|全会|例会|研讨|交流|学习|教育|培训|座谈|推进|部署|动员|总结|表彰|调度|专题|专项|主题|行动|整治|整改|"
    "工作|建设|发展|改革|创新|安全|生产|生态|环境|保护|治理|管理|服务|营商|乡村|振兴|党委|党组|理论|"
    "党纪|党建|廉政|作风|精神|思想|活动|任务|责任|落实|贯彻|加强|深化|推动|全面|高质量|现代化|重要|重大|隐患|排查|"
    "全国|全省|全市|全县|全区|全镇|全局|全系统|发言|讲话|致辞|报告|材料|提纲|会上|仪式|干部|人才|青年|群众|纪检|监察|"
    "事故|风险|防范|应急|防汛|信访|法治|政务|行政|效能|提升|优化|提高|窗口|单位|机关|基层|领导|巡视|巡察|督察|考核|人民|"
    "指导|意见|办法|条例|规定|决定|通知|制度|机制|体系|能力|水平|数字|科技|产业|项目|招商|投资|就业|民生|医疗|卫生|健康|"
    "文化|旅游|交通|城市|农业|农村|企业|重点|难点|问题|方案|措施|坚决|坚持|守住|底线|红线|开展|进一步|深入|认真|切实"
)


def break_title(text: str, limit: int) -> list[int]:
    """The offsets in *text* before which a new line begins, for lines at most *limit* half-widths wide.

    A Chinese character counts two half-widths, a Latin letter one. Lines come out about equally long; breaks are
    sought after 会上的, 、 and 的, then at the edges of known words; never inside “” or 《》, before closing
    punctuation, inside a number, or so that one character stands alone, unless nothing else fits.
    A title that fits on one line, or has line breaks of its own, gets none.
    """
    widths = [_width(character) for character in text]
    ends = [0, *accumulate(widths)]
    total = ends[-1]
    if total <= limit or "\n" in text:
        return []
    penalties = _penalties(text)
    fewest = -(-total // limit)
    return min(_breaks(ends, penalties, limit, total / count) for count in (fewest, fewest + 1))[1]


def _breaks(ends: list[int], penalties: list[int], limit: int, ideal: float) -> tuple[float, list[int]]:
    """The cheapest way to break, and what it costs, when lines should be *ideal* half-widths wide.

    *ends* is how wide the text is up to each offset; the work grows with its length times *limit*.
    """
    costs: list[float] = [-_LINE]
    previous = [0]
    for end in range(1, len(ends)):
        best, best_start = float("inf"), end - 1
        for start in range(end - 1, -1, -1):
            width = ends[end] - ends[start]
            if width > limit and start < end - 1:
                break
            alone = NEVER if width <= 2 else 0
            cost = costs[start] + (width - ideal) ** 2 / 4 + alone + _LINE + (penalties[start] if start else 0)
            if cost < best:
                best, best_start = cost, start
        costs.append(best)
        previous.append(best_start)
    breaks: list[int] = []
    position = previous[-1]
    while position:
        breaks.append(position)
        position = previous[position]
    return costs[-1], breaks[::-1]


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F", "A") else 1


def _penalties(text: str) -> list[int]:
    """What a break before each offset costs."""
    inside, edges = set[int](), set[int]()
    for word in _WORDS.finditer(text):
        edges.update(word.span())
        inside.update(range(word.start() + 1, word.end()))
    penalties, depth = [NEVER], 0
    for position in range(1, len(text)):
        depth += (text[position - 1] in _OPENING) - (text[position - 1] in _CLOSING and depth > 0)
        penalties.append(_penalty(text, position, inside, edges) + (_INSIDE_QUOTES if depth else 0))
    return penalties


def _penalty(text: str, position: int, inside: set[int], edges: set[int]) -> int:
    if _forbidden(text, position):
        return NEVER
    if text.endswith(_GOOD_ENDS, 0, position) or text.startswith(_GOOD_STARTS, position):
        return 0
    if text[position] == "的" or text.endswith(_NO_END, 0, position) or position in inside:
        return _INSIDE_WORD
    if text[position - 1] == "的":
        return _AFTER_DE
    return _WORD_EDGE if position in edges else _ANYWHERE


def _forbidden(text: str, position: int) -> bool:
    before, after = text[position - 1], text[position]
    latin = before.isascii() and after.isascii() and not before.isspace() and not after.isspace()
    counted = before.isdigit() and after in "年月日届次"
    return after in _NO_START or before in _OPENING or latin or counted or _width(after) == 0
