"""Half sentences: what points back, what waits for its other half, what ends in somebody else's clause."""

from __future__ import annotations

import re

from drafter.harvest.function_words import ADVERBS, VERBS, words
from drafter.harvest.trimming import Tagged, is_imperative, tagged

_POINTS_BACK = re.compile(
    r"(?:[这那](?:一?点|一?个|一?些|样|里|方面|件事|句话|么)|[它他她]们?|什么|多少|怎么样?|如何|起来|上来|下来|看到|认识到|感到|明白|觉得|知道"
    r"|深知|表示|(?<!好)说|(.)不\1)$|它|这就|[这那]些"
)
_WAITS = words(
    "宁可 宁愿 宁肯 一手 与其 一边 一面 一头 越 越是 要么 不是 不仅 不但 不光 不只 不单 倘若 即使 哪怕 既 面对 临近 "
    "结合 鉴于 基于 什么 谁 哪 哪里 怎么 怎样 多少 几 必须 务必 应当 应该 需要 看 却 使 使得 被 又 "
    "只见 听说 不料 最 更 要 只 只有 只能 只是 有利于 有助于"
)
"""First words of a clause that is nothing without another."""
_HINGES = words(
    "并 并且 而 而是 而且 但 但是 然而 却 则 其 这 这些 这个 这是 这就 那 它 他们 从而 进而 因此 因而 所以 于是 使 使得 被"
)
"""First words of a second clause that ties it to what stood before both."""
_PLACES = frozenset("到在从向")
_PREPOSITIONS = frozenset("对以将把在从向")
_NAMES = frozenset(("n", "vn", "an", "b", "nz", "s"))
_NO_PAST = frozenset(("经过", "通过", "超过"))
_BY_MEANS = re.compile("以[^，]*为|(?:绝|决)?不(?:能|得|可)")
_STATES = re.compile("[也就都还最不]是|最怕|关键在|指明了|不够")
_CLAIMS = re.compile("是|才|就|靠|也|在于|不|没有|必|越")
_ASKS = ("坚持", "坚决", "切实", "着力", "努力", "突出", "压实", "必须", "要")
_CONFESSES = re.compile("不够|还不|仍不|不高|不深")
_SHORTEST_DEED = 6
_ASIDE = re.compile("[（）《》【】]")
_FINITE = re.compile(
    "(?!把|将|对|让|使)[^，、]{2,8}的(?:就地|就近|要|都|由|可以|当场|立即|限期|及时|逐|一律|全部|分别)"
    "|[^，、]{0,6}(?:群众|干部|大家|企业|单位|部门|乡镇)[^，、的]{0,3}(?:反映|认为|觉得|满意|看|说|干)"
)
_HALF = re.compile("^(?!.*才)[一-鿿]{2,}只[有能是]|^[一-鿿]{2,}(?<![迁成造])就[^是地近业]|^[一-鿿]{2,}却")
"""A subject and half of what is said of it: 成绩只能代表过去；经济就无从谈起."""
_SAID_OF = re.compile(
    "^(?!.*[是为作成])(?!采取|提供|推出|探索|夯实|找准|落实).*的(?:根本遵循|(?:必然|内在|客观|迫切|现实|本质)要求|根本保证|有力保障|重要举措|题中之义|应有之义|动员令|必由之路|关键所在)$"
)
"""What is said of something that stood before: 推动发展的必然要求."""
_CUT = re.compile(
    "^([一-鿿]{2,5})的\\1$|^(?![^谁]?谁)[^谁]+谁[^谁]+$|^[^，]{0,4}(?:很|太|挺|比较|十分|非常)[^，]{1,2}$|^(?:讲|说|做|干)的"
)
"""The end of a sentence whose beginning it needs: 当场办的当场办, which was 能当场办的当场办; and what is said of something."""
_TOLD = 7
"""Characters up to which what has been done, 离开了安全, is the first half of a sentence."""
_JUST_NOW = re.compile("[一-鿿]{1,2}[了过着](?![解然断结得不如手力])")


def is_fragment(text: str) -> bool:
    """Whether *text*, a clause or several, is half a sentence."""
    first, *others = text.split("，")
    if any(_begins(clause) in _HINGES for clause in others):
        return True
    if others or "、" in text:
        return bool(_POINTS_BACK.search(text))
    if (
        _begins(first) in _WAITS
        or _POINTS_BACK.search(first)
        or _HALF.search(first)
        or _CUT.search(first)
        or _SAID_OF.match(first)
    ):
        return True
    return len(first) < _TOLD and bool(_JUST_NOW.match(first))


def is_bare_noun(text: str, parts: Tagged) -> bool:
    """Whether *text*, a clause of its own, is a noun and what belongs to it: 安全生产的堤坝, which waits for its verb."""
    return (
        "的" in text
        and "、" not in text
        and "，" not in text
        and parts[0][1] in _NAMES
        and parts[-1][1] in _NAMES
        and not any(tag in ("v", "p", "l", "i") for _, tag in parts)
    )


def is_deed(text: str) -> bool:
    """Whether *text* says by itself what is to be done, and to what."""
    return len(text) >= _SHORTEST_DEED and _acts(text)


def is_thing(parts: Tagged) -> bool:
    """Whether words name a thing, and neither a deed nor a state."""
    return all(tag in _NAMES for _, tag in parts)


def is_told(text: str) -> bool:
    """Whether *text* tells what was done, what may not be or by what means, and so asks nobody to do it: 明确了目标."""
    opening = [word for word, _ in tagged(text)[:4]]
    return (
        any(mark in ("了", "过", "着") for mark in opening[1:])
        or bool(_STATES.search(text))
        or any(len(word) > 1 and word[-1] in "了过" and word not in _NO_PAST for word in opening[:3])
        or bool(_BY_MEANS.match(text))
        or any(_begins(clause) in _WAITS for clause in text.split("，"))
    )


def is_cut_off(sentence: str) -> bool:
    """Whether a sentence is nothing without the one before it, or has marks that come in pairs cut in two."""
    return _begins(sentence) in _HINGES or sentence.count("“") != sentence.count("”") or bool(_ASIDE.search(sentence))


def is_finite(text: str) -> bool:
    """Whether *text* says who or what does something, and so asks nobody to do it: 居住分散的就地处理."""
    return bool(_FINITE.match(text))


def is_claim(text: str) -> bool:
    """Whether *text* claims something, and neither confesses nor says what is to be done: 突出重点，推动工作见效."""
    if text[0] in _PREPOSITIONS or text[0] == "为" or _CONFESSES.search(text):
        return False
    if text.startswith(_ASKS):
        return False
    return bool(_CLAIMS.search(text)) or not all(map(is_imperative, text.split("，")))


def hangs_on(part: str, clause: str) -> bool:
    """Whether *part*, between the 、 of *clause*, shares its verb or its noun with the parts beside it."""
    parts = clause.split("、")
    if part not in parts:
        return False
    at = parts.index(part)
    acts = _acts(part)
    if part[0] in _PREPOSITIONS and any(other[:1] != part[0] for other in parts[at + 1 :]):
        return True
    if acts and at + 1 < len(parts) and not _acts(parts[at + 1]):
        return True
    last = parts[-1]
    if "等" in last or ("的" in last) > ("的" in part):
        return True
    if at + 1 < len(parts) and parts[at + 1][:1] in _PLACES and parts[at + 1][0] in part[1:]:
        return True
    if at == 0:
        return False
    before = parts[at - 1]
    if ("的" in part) > ("的" in before):
        return True
    return not acts and _acts(before)


def _begins(clause: str) -> str:
    return tagged(clause)[0][0] if clause else ""


def _acts(part: str) -> bool:
    word, tag = next(iter(tagged(part)), ("", ""))
    return tag in ("v", "ad", "d", "vd") or word in ADVERBS or word in VERBS
