"""What a title says that a speech is about."""

from __future__ import annotations

import re

_KIND = (
    "(?:专题|学习|研讨|交流|心得|体会|表态|大会|典型|经验|会议|工作|推进会|座谈会|总结)*"
    "(?:讲话|发言|致辞|致词|讲稿|演讲|材料|提纲|体会|汇报|思考|意见|点评|党课)+(?:稿|材料|提纲)?(?:[（(].*[）)])?"
)
_AT = re.compile(rf"(?:在|于)(?P<theme>.+?)(?:大?会议?|培训班|研讨班|班|仪式|活动|论坛)(?:上|中|期间)?的?{_KIND}")
_ABOUT = re.compile(
    r"关于(?:(?:深入|认真|全面|进一步|扎实|切实|深化|持续)*"
    r"(?:学习|贯彻|落实|宣传|领会|做好|抓好|搞好|加强|加快|推进|推动|开展|深化|促进|强化|提升|提高|防范|实施|抓))*"
    rf"(?P<theme>.+?)的(?:几点|一些|若干|初步)*{_KIND}"
)
_NAMED = re.compile(rf"(?P<theme>.+?){_KIND}")
_WHERE = re.compile(
    r"\d{4}年度?|[全本](?:系统|公司|集团|[国省市县区州旗镇乡村街院局行校厂矿军])|[市县区省州镇乡局]?(?:委|政府)(?=.{3})"
    "|[省市县区州旗]直(?:机关|单位|部门)?(?=.{3})"
    "|上半年|下半年|年度|[今去明]年"
)
_SORT = re.compile(
    r"(?:专题|学习|研讨|交流|推进|部署|动员|座谈|调度|总结|表彰|培训|现场|视频|电视电话|电话|启动|工作部署|汇报|分析|专项|誓师|点评|约谈|述职"
    r"|暨|主题|集中|警示教育|例|年度|领导干部)+$"
)
_NO_THEME = re.compile(
    "党组|党委|党支部|常委|中心组|支部|干部|职工|全体|第.{1,3}[次届期]|年终|半年|季度|开班|开学|毕业|任前|谈话|领导小组|联席|办公|"
    "生活|团拜|新春|春节|迎新|欢迎|欢送|竞聘|工作会$|^工作$|代表|发言|讲话|中心$|全委|全会|我的|自己|[，。；：、！？“”《》×*]"
)
_WORK = re.compile("(?<=整治|建设|治理|保护|管理|攻坚|创建|发展|振兴|提升|改革|监管|防控|巩固|衔接|安全|生产)工作$")
"""The word that a theme loses nothing with: 人居环境整治工作, but 档案工作."""
_FEWEST, _MOST = 2, 12


def theme_in(title: str) -> str:
    """The theme that *title* names: 在全县档案工作会议上的讲话 → 档案工作; empty if it names none for certain."""
    found = next((match for pattern in (_AT, _ABOUT, _NAMED) if (match := pattern.fullmatch(title))), None)
    theme = found["theme"] if found else ""
    before = ""
    while theme != before:
        before = theme
        theme = _SORT.sub("", theme.removeprefix(where[0] if (where := _WHERE.match(theme)) else ""))
    theme = _WORK.sub("", theme)
    return theme if _FEWEST <= len(theme) <= _MOST and not _NO_THEME.search(theme) else ""
