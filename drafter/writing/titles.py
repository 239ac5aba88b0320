"""Where a long title breaks: whole in sense, a trapezium or a rhombus in shape (GB/T 9704-2012 §7.3.1)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

# What a break costs, by what it parts.
_PAUSE = 0  # 会议上的｜讲话，……改革｜暨……，忠诚、｜干净
_PHRASE = 6  # ……作风建设｜提升行政效能
_WORD = 14
_TORN = 30  # 优化｜营商环境，全国｜经济普查
_CLINGS = 100  # 和｜，｜的，会议｜上
_COMPOUND = 80  # 理论学习｜中心组
_FORMULA = 200  # 习近平新时代｜中国特色社会主义思想
_INSIDE_WORD = 300
_INSIDE_QUOTES = 10_000
_NEVER = 1_000_000

# What lines cost, by the shape they make.
_UNEVEN = 40  # times the square of how much shorter the shortest line is than the longest, 0 to 1
_RECTANGLE = 6
_STUB = 50
_STUB_SHARE = 0.35
_HOURGLASS = 150
_CLAUSE_TORN = 30  # 践行正确政绩观　以实干｜推动……
_LINE = 45  # each beyond the fewest
_ALONE = 2

_MOST_LINES = 4
_MOST_STOPS = 48

_OPENING = "“‘《〈（「『【([{"
_CLOSING = "”’》〉）」』】)]}"
_SPACES = " \t　"
_NO_START = _CLOSING + _SPACES + "，。、；：！？…·,.;:!?%"
_CLAUSE_END = re.compile("[　，：；！]|(?<=[一-龥]) (?=[一-龥])|.(?=——)")
_PAUSES_BEFORE = ("　", " ", "、", "，", "：", "；", "！", "会上的", "会议上的", "仪式上的", "典礼上的", "班上的")
_PAUSES_AFTER = ("关于", "暨", "——")
_PHRASE_ENDS = ("工作", "建设", "改革", "行动", "活动", "精神", "思想", "年度")
_CLAUSE_STARTS = frozenset(("推动", "强化", "加强", "营造", "打造", "构建", "谱写", "贡献", "争做", "加快"))
_JOINING = frozenset("和与及同暨")
_NO_END = _JOINING | frozenset("在对向于以为将把从")
_VERBS = frozenset(  # jieba takes these for nouns or adjectives
    ("优化", "深化", "印发", "转发", "营造", "培育", "弘扬", "巩固", "贡献", "规范", "落实", "践行", "树立")
)
_MODIFYING = re.compile(
    "全[国省市县区民]|国际|基层|专项|专题|主题|重点|有关|深入(?:开展)?|加快|全面|持续|锲而不舍|坚定不移|因地制宜"
)

_NUMERAL = r"[\d〇零一二三四五六七八九十百千两]{1,9}"
_FORMULAS = re.compile(
    f"习近平新时代中国特色社会主义思想|国民经济和社会发展计划|党的{_NUMERAL}届{_NUMERAL}中全会(?:精神)?"
)
_MODIFIERS = re.compile(f"第?{_NUMERAL}(?:周年|[年月日届次个批期号])|习近平新时代|新时代|全[省市县区]和[省市县区]级")
_COMPOUNDS = re.compile(
    "习近平总书记|中国特色社会主义(?:思想)?|(?:党委|党组)?理论学习中心组|中央八项规定(?:精神)?|党的[一-龥]{2}|"
    "全面从严治党|民主生活会|党(?:组织|支部|总支)书记|领导干部|树立和践行正确政绩观|不正之风和腐败问题|政治自觉|警示教育|初心使命|"
    "风清气正|师德师风|以案(?:为鉴|促改)|(?:监督)?执纪问责|巡[视察]整改|(?:为)?基层(?:治理|减负)|第[一二三四五六七八九十]+[一-龥]组|"
    "高质量发展|中国式现代化|新质生产力|安全生产|应急管理(?:系统)?|防灾减灾(?:救灾)?|秸秆禁烧|营商环境|生态环境|文化旅游|"
    "乡村(?:全面)?振兴|脱贫攻坚|扫黑除恶|常态化|电信网络(?:新型违法犯罪|诈骗)|国家安全教育日|[一-龥]{2}普查|"
    "政务服务(?:便民热线)?|行政(?:效能|执法)|全系统|学习(?:宣传)?贯彻|贯彻落实|(?:全会|大会|会议|讲话)精神|"
    "(?:指导|实施)(?:意见|方案)|行动(?:方案|计划)|情况报告|工作(?:会议|报告|机制|委员会)|"
    "(?:交流|表态|研讨|总结)?(?:发言|讲话)(?:材料|提纲)?|[一-龥]{2}会(?=上|暨|$)|会(?:议)?上的?"
)


@dataclass(frozen=True)
class _Title:
    """What is known of a title at each offset: its width so far, the room that it takes at most, its width without the
    spaces before it, what a break there costs; and the offsets where a clause ends.
    """

    ends: list[int]
    room: list[int]
    inked: list[int]
    joints: list[int]
    clauses: list[int]

    def widths(self, breaks: list[int]) -> list[int]:
        """How wide its lines look."""
        return [self.inked[end] - self.ends[start] for start, end in self._lines(breaks)]

    def senseless(self, breaks: list[int]) -> int:
        """What the breaks cost, and the lines that hold the end of one clause and a part of another."""
        whole = {0, *self.clauses, len(self.ends) - 1}
        torn = [
            (start, end)
            for start, end in self._lines(breaks)
            if not {start, end} <= whole and any(start < clause < end for clause in self.clauses)
        ]
        return sum(self.joints[offset] for offset in breaks) + _CLAUSE_TORN * len(torn)

    def _lines(self, breaks: list[int]) -> Iterator[tuple[int, int]]:
        return pairwise([0, *breaks, len(self.ends) - 1])


def break_title(text: str, limit: int) -> list[int]:
    """The offsets in *text* before which a new line begins, for lines at most *limit* half-widths wide.

    A Chinese character counts two half-widths, a Latin letter one. Lines break where the sense pauses (after 会上的 or
    、, before 暨 or 关于), else between phrases, else between words; never inside “” or 《》, before closing
    punctuation, inside a number, or so that one character stands alone, unless nothing else fits.
    They grow or shrink evenly from first to last, or to the middle and back, and are as few as break sensibly.
    A title that fits on one line, or has line breaks of its own, gets none.
    """
    room = [0, *accumulate(_set_widths(text))]
    if room[-1] <= limit or text.splitlines() != [text]:
        return []
    ends = [0, *accumulate(map(half_widths, text))]
    inked = [0]
    for end, character in zip(ends[1:], text, strict=True):
        inked.append(inked[-1] if character in _SPACES else end)
    joints = _joints(text, ends, limit)
    clauses = [found.end() for found in _CLAUSE_END.finditer(text[:-1]) if joints[found.end()] == _PAUSE]
    title = _Title(ends, room, inked, joints, clauses)
    return _shapely(title, limit) or _one_by_one(title, limit)


def _shapely(title: _Title, limit: int) -> list[int]:
    """The best of all ways to break between words into a few lines; none if there is no way, or too many."""
    stops = [offset for offset, cost in enumerate(title.joints) if cost <= _FORMULA]
    if len(stops) > _MOST_STOPS:
        return []
    fewest = -(-title.room[-1] // limit)
    best, lowest = list[int](), float("inf")
    for count in range(fewest, _MOST_LINES + 1):
        lines = _LINE * (count - fewest)
        if lines >= lowest:
            break
        for breaks in _choices(title.room, stops, limit, count):
            widths = title.widths(breaks)
            if min(widths) <= _ALONE:
                continue
            cost = lines + title.senseless(breaks) + _misshapen(widths)
            if cost < lowest:
                best, lowest = breaks, cost
    return best


def _choices(room: list[int], stops: list[int], limit: int, count: int, start: int = 0) -> Iterator[list[int]]:
    """Every way to break at *stops* what follows *start* into *count* lines that fit."""
    if count == 1:
        if room[-1] - room[start] <= limit:
            yield []
        return
    for stop in stops:
        if stop > start and room[stop] - room[start] <= limit and room[-1] - room[stop] <= limit * (count - 1):
            yield from ([stop, *rest] for rest in _choices(room, stops, limit, count - 1, stop))


def _misshapen(widths: list[int]) -> float:
    """What is wrong with the shape of lines so wide."""
    longest, shortest = max(widths), min(widths)
    uneven = _UNEVEN * (1 - shortest / longest) ** 2
    stub = _STUB if shortest < _STUB_SHARE * longest else 0
    rectangle = _RECTANGLE if shortest == longest else 0
    waist = any(max(widths[:line]) > widths[line] < max(widths[line + 1 :]) for line in range(1, len(widths) - 1))
    return uneven + stub + rectangle + (_HOURGLASS if waist else 0)


def _one_by_one(title: _Title, limit: int) -> list[int]:
    """The cheapest way to break anywhere into lines about equally wide; the work grows with length times *limit*."""
    fewest = -(-title.room[-1] // limit)
    return min(_even(title, limit, title.room[-1] / count) for count in (fewest, fewest + 1))[1]


def _even(title: _Title, limit: int, ideal: float) -> tuple[float, list[int]]:
    ends = title.room
    places = [0, *(place for place in range(1, len(ends) - 1) if ends[place + 1] > ends[place] > 0), len(ends) - 1]
    costs: list[float] = [0]
    previous = [0]
    for index, end in enumerate(places[1:], 1):
        best, best_start = float("inf"), index - 1
        for start in range(index - 1, -1, -1):
            width = ends[end] - ends[places[start]]
            if width > limit and start < index - 1:
                break
            alone = _NEVER if width <= _ALONE else 0
            joint = title.joints[places[start]] if start else 0
            cost = costs[start] + (width - ideal) ** 2 / 4 + _LINE + joint + alone
            if cost < best:
                best, best_start = cost, start
        costs.append(best)
        previous.append(best_start)
    breaks: list[int] = []
    index = previous[-1]
    while index:
        breaks.append(places[index])
        index = previous[index]
    return costs[-1], breaks[::-1]


def _set_widths(text: str) -> Iterator[int]:
    """How wide each character is set: a Latin word stands a little off the Chinese before and after it."""
    for before, character in zip(f" {text}", text, strict=False):
        begins_word = character.isascii() and character.isalnum() and half_widths(before) == 2
        yield half_widths(character) + begins_word


def half_widths(character: str) -> int:
    """How wide a character is set in a Chinese font: 2, 1 for Latin letters and digits, 0 for marks upon others."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F", "A") else 1


def _joints(text: str, ends: list[int], limit: int) -> list[int]:
    """What a break before each offset costs."""
    from rjieba import tag

    joints = [_NEVER] + [_INSIDE_WORD] * (len(text) - 1)
    offset = 0
    for (word, kind), (next_word, next_kind) in pairwise(tag(text.encode(errors="replace").decode())):
        offset += len(word)
        joints[offset] = _between(word, kind, next_word, next_kind)
    for whole, cost in ((_MODIFIERS, _COMPOUND), (_COMPOUNDS, _COMPOUND), (_FORMULAS, _FORMULA)):
        for found in whole.finditer(text):
            start, end = found.span()
            if ends[end] - ends[start] <= limit:
                for inside in range(start + 1, end):
                    joints[inside] = max(joints[inside], cost)
                if whole is _COMPOUNDS and end < len(text) and joints[end] == _TORN:
                    joints[end] = _WORD
    for offset in range(1, len(text)):
        if _forbidden(text, offset):
            joints[offset] = _NEVER
        elif text.endswith(_PAUSES_BEFORE, 0, offset) or text.startswith(_PAUSES_AFTER, offset):
            joints[offset] = _PAUSE
    for start, end in _quotations(text):
        if ends[end] - ends[start] <= limit:
            for inside in range(start + 1, end):
                joints[inside] += _INSIDE_QUOTES
    return joints


def _between(word: str, kind: str, next_word: str, next_kind: str) -> int:
    """What a break between two words costs; their kinds are jieba's: p and d stand before a verb, uj is 的, x a mark."""
    if word in _NO_END or word[-1] == "暨" or kind in ("p", "c") or next_kind in ("ul", "f", "k", "q"):
        return _CLINGS
    if next_kind == "uj":
        return _WORD if word == "》" else _CLINGS
    if kind == "uj" or next_word == "《":
        return _WORD
    governs = kind in ("v", "a", "ad", "d", "m", "b", "r", "eng") or word in _VERBS
    modifies = _MODIFYING.fullmatch(word) is not None
    if next_word in _JOINING:
        return _TORN if governs else _PHRASE
    if next_word in _CLAUSE_STARTS and kind in ("n", "vn", "v") and word not in _VERBS and not modifies:
        return _PHRASE
    if governs or modifies or next_word == "（":
        return _TORN
    if next_kind in ("p", "d") or word.endswith(_PHRASE_ENDS) or (kind == "vn" and next_kind == "v"):
        return _PHRASE
    alone = (len(word) == 1 and kind != "x") or (len(next_word) == 1 and next_kind not in ("x", "v"))
    return _TORN if alone else _WORD


def _forbidden(text: str, offset: int) -> bool:
    before, after = text[offset - 1], text[offset]
    latin = before.isascii() and after.isascii() and not before.isspace()
    counted = before.isdigit() and after in "年月日届次个号期周名项"
    dashes = before in "—…"
    return after in _NO_START or before in _OPENING or latin or counted or dashes or half_widths(after) == 0


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Where each stretch of text in quotes or brackets starts and ends, those inside others too."""
    opened: list[int] = []
    for offset, character in enumerate(text):
        if character in _OPENING:
            opened.append(offset)
        elif character in _CLOSING and opened:
            yield opened.pop(), offset + 1
