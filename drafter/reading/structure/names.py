"""Who speaks, and when: the lines between a title and a salutation."""

from __future__ import annotations

import re

_HAN = r"[\u4e00-\u9fff]"
_NAME = (
    rf"(?:{_HAN}{{2,4}}|{_HAN}[ \u3000]+{_HAN}|{_HAN}{{1,4}}·{_HAN}{{1,6}}|{_HAN}?[某×XＸ*＊]{{1,3}}|【[^】]{{1,20}}】)"
)
_OFFICE_ENDS = (
    "书记|主任|[局县市区镇乡省部院校行厅处科司署站所队会馆台社庭州盟旗股班组排连营团旅师军村]长|董事长|经理|主席|委员|秘书长"
    "|检察长|代表|干事|总监|司令员?|政委|党员|干部|教师|主管|调研员|负责人|教授|工程师|总师|会计师|理事|监事|主管|专员|助理|科员|职工"
)
_UNIT_ENDS = "单位|公司|集团|局|办公室|党组|党委|支部|总支|中心|部|厅|委员会|委|院|学校|大学|政府|工会|团委|妇联|银行|医院|站|所|队|组"
_NOT_NAMES = frozenset(
    ("关灯", "打印", "分享", "收藏", "阅读", "复制", "举报", "返回", "首页", "登录", "注册", "下载", "导语", "正文", "目录",
     "摘要", "前言", "提纲", "发言", "讲话", "草稿", "初稿", "引言", "开头", "附件", "全文", "代拟稿", "送审稿", "讨论稿",
     "定稿", "评论")
)  # fmt: skip
_SPACED = re.compile(rf"(?P<office>\S.{{0,28}}?)[ \t\u3000]+(?P<name>{_NAME})")
_NAME_FIRST = re.compile(rf"(?P<name>{_NAME})[ \t\u3000]+(?P<office>\S.{{0,28}}(?:{_OFFICE_ENDS}|{_UNIT_ENDS}))")
_JOINED = re.compile(rf"(?P<office>.{{0,24}}(?:{_OFFICE_ENDS}))(?P<name>{_HAN}{{2,3}}|{_HAN}?[某×XＸ*＊]{{1,3}})")
_OFFICE = re.compile(rf"(?P<office>.{{1,28}}(?:{_OFFICE_ENDS}|{_UNIT_ENDS}))(?P<name>)")
_SPEAKER = re.compile(r"(?P<office>)(?P<name>(?:发言人|讲话人|主讲人|报告人|汇报人|作者|姓名)[：: \u3000]*.{1,20})")
_ALONE = re.compile(rf"(?P<office>)(?P<name>{_HAN}{{2,3}}|{_HAN}[ \u3000]+{_HAN}|【[^】]{{1,20}}】)")
_NO_BYLINE = re.compile(r"[。，；！？,;!?“”《》#＃]|\d")
_LONGEST = 30

_DIGITS = r"[\d〇○零一二三四五六七八九XＸ×*＊]"
_DAY = r"[\d〇零一二三四五六七八九十XＸ×*＊]{1,3}"
_DATE = re.compile(
    rf"{_DIGITS}{{4}}[ ]*年(?:[ ]*{_DAY}[ ]*月(?:[ ]*{_DAY}[ ]*日)?)?(?:[上下]午)?|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}"
    r"|【[^】]*日期[^】]*】"
)
_BRACKETS = {"（": "）", "(": ")"}


def byline(text: str) -> tuple[str, str] | None:
    """The office and the name that a line gives as those of the speaker; None if it is no such line."""
    placeholder_free = re.sub("【[^】]*】", "某某", text)
    if len(placeholder_free) > _LONGEST or (_NO_BYLINE.search(placeholder_free)):
        return None
    for pattern in (_NAME_FIRST, _SPACED, _SPEAKER, _JOINED, _OFFICE, _ALONE):
        found = pattern.fullmatch(text)
        if found and _holds(found["office"], found["name"], pattern):
            return found["office"].strip(), found["name"].strip()
    return None


def _holds(office: str, name: str, pattern: re.Pattern[str]) -> bool:
    if name in _NOT_NAMES or "日期" in name:
        return False
    if pattern is _SPACED:
        ended = re.search(rf"(?:{_OFFICE_ENDS}|{_UNIT_ENDS})$", office)
        return bool(ended or "【" in office) and not re.search(rf"(?:{_OFFICE_ENDS})$", name)
    if pattern is _NAME_FIRST:
        return not re.search(rf"(?:{_OFFICE_ENDS}|{_UNIT_ENDS})$", name)
    return True


def date(text: str) -> str | None:
    """The date that a line says and nothing else, without the brackets round it."""
    inner = text[1:-1].strip() if len(text) > 1 and _BRACKETS.get(text[0]) == text[-1] else text
    return inner if _DATE.fullmatch(inner) else None
