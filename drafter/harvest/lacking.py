"""Sentences that say what is lacking: problems as wholes, whose clauses are nothing by themselves."""

from __future__ import annotations

import re

_SENTENCE = re.compile("[^。！？；…\n]+")
_LACKS = re.compile(
    "不(?:够|到位|充分|熟悉|健全|完善|规范|扎实|深入|及时|严格|均衡|适应|足(?![以为])|[高强实严力深细齐畅快灵准牢]+(?=[，、的]|$))"
    "|差距|短板|薄弱|尚未|(?:仍|还)(?:有|存在|不够|不能)|存在[^，]{0,8}(?:问题|不足)"
    "|(?:^|[，：])(?:现实中，)?(?:有的(?!放矢)|个别|少数|一些(?:地方|单位|部门|干部|同志|企业|村))"
)
_ASKS = re.compile(
    "防止|避免|克服|解决|纠正|杜绝|切忌|整改|整治|补齐|针对|没有差距"
    "|(?:^|[，：])(?:[^，]{0,6}(?:各单位|各级|大家|我们))?(?:要|必须|不得|不能|应当|坚决|如果|凡|对|着力|请|确保|加快|力争)"
)
_BEFORE = re.compile(
    "^(?:.*：)?(?:同时，|但是?，?|特别是|尤其是|现实中，|[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十]+[，是]|其[一二三四五]，|首先，|其次，|最后，)*"
)


def is_lacking(sentence: str) -> bool:
    """Whether a sentence says what is lacking, and not what is to be done about it: 有的窗口人员业务不熟悉."""
    return bool(_LACKS.search(sentence)) and not _ASKS.search(sentence)


def parted(body: str) -> tuple[str, list[str]]:
    """*body* without the sentences that say what is lacking, and those sentences.

    What is in quotation marks or rows there stays in the body; the sentences lose what counts them or ties them to others.
    """
    problems: list[str] = []

    def left(found: re.Match[str]) -> str:
        sentence = found[0]
        if not is_lacking(sentence):
            return sentence
        problems.append(_BEFORE.sub("", sentence, count=1))
        return "，".join(clause for clause in re.split("[，：]", sentence) if "、" in clause or "“" in clause)

    return _SENTENCE.sub(left, body), problems
