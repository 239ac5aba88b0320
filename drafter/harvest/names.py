"""Names and numbers, which make a phrase somebody else's: turned into a slot, or a reason to leave it out."""

from __future__ import annotations

import re

from drafter.checking.places import PROVINCES
from drafter.harvest.trimming import Tagged

_AREA = re.compile(
    r"我[一-鿿]{1,3}(?:市|县|区|旗)(?!域|场)|(?:全|我)(?:市|县|区|旗|省|州|镇|乡|街道|局|公司|集团|院|校)(?!域|场|[别])(?:上下)?"
)
_NUMBER = re.compile(
    r"[二三四五六七八九两][十百千万]|[〇零一二三四五六七八九十百千万两]{2,}(?:年|月|日|亿|万|个|名|家|户|项|次|届|元|人|批|期|号)|第[一二三四五六七八九十百]+[届次期号]|[一二三四五六七八九]、[二三四五六七八九][次遍个天年月]"
)
_OFFICE = re.compile(
    r"总书记|自治区|(?<!城)市委|县委|旗委|区委|省委|市政府|县政府|区政府|省政府|[市县区省旗]安委会|安委办|人大常委会|[一-鿿]局长|书记|主任"
)
_SAID = re.compile(
    r"我们|(?:^|[一-鿿，])我[将还也]|让我|表态$|现将|如下$|^以上|点意见|点体会|点认识|谢谢|同志们|^[此这][次是]|讲话|发言|会议|某某|必须看到|应当看到|要看到|总的看"
    "|尊敬的|各位|大家(?:上午|下午|早上|晚上)?好|很高兴|有幸|荣幸|不妥之处|不当之处|批评指正|批评指导|敬请|恳请|请大家|讲的都|都同意|汇报(?:完毕|如下)"
)
_WHEN = re.compile(
    "[今去明前]年|过去.年|年[底初终末]|[上下]半年|[本上下]个?月|季度前|[今昨明]天|上午|下午|刚才|近日|日前|近期|目前|这几年|近几年|近年来|多年来"
)
_BODY_THAT_ACTS = re.compile(
    "(?<![大全格布结开新破定僵当时战变政对终危棋])局(?![部面势限外中内长])|(?:督查室|办公室|农办|政府办|[县市区镇]委办)"
    "|^[一-鿿]{1,10}(?:委|办|室|厅|院|镇|乡|村|中心|公司|集团|科|股|队|所|站|支部|党委|部门|单位|企业)(?:要|牵头|负责|应当|必须)(?!求)"
)
"""Who is told to do something: 县档案局要牵头."""
_PLACE = re.compile("[省市县区旗州镇乡村]$")
_UNIT = re.compile("(?:局|厅|(?<!内外)部|委|院|公司|集团|大学|学院|银行)$")
_SITE = re.compile("^[一-鿿]{2,5}网(?=[能要让把将凡对有])|(?:文秘|公文|范文|秘书|笔杆子?)网")
_PERSON = re.compile("同志|先生|女士")
SLOT = "{{ area }}"


def is_bound(text: str, words: Tagged) -> bool:
    """Whether *text* names a place, an office, a person or a date, or speaks of the speech itself, and so can be nobody else's."""
    if (
        _NUMBER.search(text)
        or _OFFICE.search(text)
        or _SAID.search(text)
        or _WHEN.search(text)
        or _SITE.search(text)
        or _BODY_THAT_ACTS.search(text)
    ):
        return True
    return any(
        _is_name(word, tag, after) for (word, tag), after in zip(words, [*(w for w, _ in words[1:]), ""], strict=True)
    )


def _is_name(word: str, tag: str, after: str) -> bool:
    """Whether a word is surely a name: the dictionary takes many a word for one that is none."""
    if tag == "ns":
        return word in PROVINCES or bool(_PLACE.search(word) or _PLACE.match(after[:1]))
    if tag == "nt":
        return bool(_UNIT.search(word))
    return (tag in ("nrt", "nrfg") and len(word) > 2) or (tag == "nr" and bool(_PERSON.match(after)))


def with_slots(text: str) -> str:
    """*text* with a slot in place of 全市, 我县, 全局 and the like."""
    return _AREA.sub(SLOT, text)
