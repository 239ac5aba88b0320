"""Names and numbers, which make a phrase somebody else's: turned into a slot, or a reason to leave it out."""

from __future__ import annotations

import re

from drafter.harvest.trimming import Tagged

_AREA = re.compile(
    r"我[一-鿿]{1,3}(?:市|县|区|旗)(?!域|场)|(?:全|我)(?:市|县|区|旗|省|州|镇|乡|街道|局|公司|集团|院|校)(?!域|场|[别])(?:上下)?"
)
_NUMBER = re.compile(
    r"[二三四五六七八九两][十百千万]|[〇零一二三四五六七八九十百千万两]{2,}(?:年|月|日|亿|万|个|名|家|户|项|次|届|元|人|批|期|号)|第[一二三四五六七八九十百]+[届次期号]"
)
_OFFICE = re.compile(
    r"总书记|自治区|(?<!城)市委|县委|旗委|区委|省委|市政府|县政府|区政府|省政府|[市县区省旗]安委会|安委办|人大常委会|[一-鿿]局长|书记|主任"
)
_SAID = re.compile(
    r"我们|(?:^|[一-鿿，])我[将还也]|让我|表态$|现将|如下$|^以上|点意见|点体会|点认识|谢谢|同志们|^[此这][次是]|讲话|发言|会议|某某|必须看到|应当看到|要看到|总的看"
)
_PLACE = re.compile(
    "[省市县区旗州镇乡村]$|^(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南"
    "|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)$"
)
_UNIT = re.compile("(?:局|厅|(?<!内外)部|委|院|公司|集团|大学|学院|银行)$")
_PERSON = re.compile("同志|先生|女士")
SLOT = "{{ area }}"


def is_bound(text: str, words: Tagged) -> bool:
    """Whether *text* names a place, an office, a person or a date, or speaks of the speech itself, and so can be nobody else's."""
    if _NUMBER.search(text) or _OFFICE.search(text) or _SAID.search(text):
        return True
    return any(
        _is_name(word, tag, after) for (word, tag), after in zip(words, [*(w for w, _ in words[1:]), ""], strict=True)
    )


def _is_name(word: str, tag: str, after: str) -> bool:
    """Whether a word is surely a name: the dictionary takes many a word for one that is none."""
    if tag == "ns":
        return bool(_PLACE.search(word) or _PLACE.match(after[:1]))
    if tag == "nt":
        return bool(_UNIT.search(word))
    return (tag in ("nrt", "nrfg") and len(word) > 2) or (tag == "nr" and bool(_PERSON.match(after)))


def with_slots(text: str) -> str:
    """*text* with a slot in place of 全市, 我县, 全局 and the like."""
    return _AREA.sub(SLOT, text)
