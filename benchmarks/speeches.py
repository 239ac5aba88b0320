"""Synthetic speeches: plain official phrases of our own, put together anew for every seed."""

from __future__ import annotations

from random import Random

from drafter.draft import Block, Draft, Heading, Paragraph, Point, Run, RunKind, Runs

_MEETINGS = (
    "在全系统年度工作会议上的讲话",
    "在作风建设专题研讨会上的发言",
    "在重点任务推进会议上的讲话",
    "在机关效能提升行动动员部署大会上的讲话",
    "在安全生产责任落实情况通报暨警示教育会议上的讲话",
)
_OFFICES = ("机关工作处处长", "综合协调处负责人", "督查工作处处长", "业务指导处负责人")
_HEADINGS = (
    "提高站位，把思想认识统一起来",
    "突出重点，把各项任务落到实处",
    "压实责任，把工作合力凝聚起来",
    "严明纪律，把作风要求贯穿始终",
    "问题导向，把短板弱项逐个补上",
    "着眼长远，把制度机制健全起来",
)
_RUN_INS = (
    "抓好理论学习", "完善工作机制", "强化队伍建设", "优化服务流程", "加强督促检查", "严格日常管理",
    "畅通沟通渠道", "夯实基层基础", "推进信息共享", "做好风险防范", "规范办事程序", "注重成果运用",
)  # fmt: skip
_LEADS = (
    "学习要往深里走", "责任要往实里压", "服务要往细里做", "问题要往根上改", "标准要往高处提", "作风要往严里抓",
    "调研要到一线去", "办法要从实践来", "进度要按节点赶", "成效要由群众评", "制度要靠执行立", "队伍要在干中强",
    "措施要同实际合", "力量要向基层沉", "经验要及时总结", "纪律要时刻绷紧", "眼光要往长远看", "心思要用在干事上",
)  # fmt: skip
_SITUATIONS = (
    "从前一阶段的情况看，大家干劲足、办法多，工作开局是好的",
    "也要看到，有的同志思路还不够宽，遇到新情况习惯用老办法",
    "这项工作涉及面广、政策性强，哪个环节松一松，都会影响全局",
    "越是任务繁重，越要分清轻重缓急，把精力用在关键处",
    "实践告诉我们，凡是办得好的事情，都离不开扎实的前期准备",
    "各单位情况不同、基础不一，不能简单照搬，更不能坐等观望",
    "群众对这件事十分关心，我们多用一分力，群众就少跑一趟路",
    "检查中发现的问题，看似出在具体环节，根子还在责任心上",
    "有了好的规划，还要有好的落实，否则再好的蓝图也只是一张纸",
    "当前正是承上启下的关键时期，早一天见效就多一分主动",
)
_MEASURES = (
    "逐项列出任务清单", "按月通报工作进度", "建立问题整改台账", "定期开展业务培训", "主动听取各方意见",
    "及时回应群众关切", "明确牵头部门和完成时限", "把工作要求传达到每个岗位", "带着问题到基层走一走",
    "对照标准查找差距", "分类制定改进措施", "选派骨干力量包片联系", "加强部门之间的协调配合", "严格执行请示报告制度",
    "把好的做法固定下来", "对重点环节开展抽查", "盯住薄弱之处持续用力", "用好现有的信息平台", "精简不必要的会议和材料",
    "完善应急处置预案", "健全首问负责和限时办结制度", "把责任落实到具体人员", "推动资料数据互通共享",
    "落实值班值守各项规定", "组织开展集中研讨", "坚持每周会商研判", "做到件件有记录、事事有回音", "防止简单以文件落实文件",
)  # fmt: skip
_GOALS = (
    "切实把工作做到群众心坎上", "确保各项任务按期完成", "推动整体工作再上新台阶", "真正做到守土有责、守土尽责",
    "努力形成上下联动的良好局面", "让制度真正管用起来", "不断提高服务质量和办事效率", "为全年目标的实现打下坚实基础",
    "以实际成效检验工作作风", "坚决防止同类问题反复发生",
)  # fmt: skip
_SAYINGS = ("为政之要在于务实", "一分部署，九分落实", "干在实处，走在前列", "不怕慢，只怕站")
_NUMERALS = "一二三四"
_OPEN = ("牵头部门", "责任处室", "单位名称")


def speech(seed: int) -> Draft:
    """A speech of 43 paragraphs and about 2,900 字: its head, three sections with run-in headings and points, its end.

    It holds leads, a quotation, digits and placeholders. The same seed gives the same speech.
    """
    chance = Random(seed)
    writer = _Writer(chance)
    headings, run_ins = chance.sample(_HEADINGS, 3), iter(chance.sample(_RUN_INS, 9))
    blocks: list[Block] = [Paragraph(_plain(writer.opening()), part="opening")]
    for numeral, heading in zip(_NUMERALS, headings, strict=False):
        blocks.append(Heading(1, f"{numeral}、", _plain(heading)))
        blocks.append(Paragraph(writer.quoting()))
        for second in _NUMERALS[:3]:
            blocks.append(Heading(2, f"（{second}）", _plain(next(run_ins)), run_in=True))
            blocks.append(Paragraph(_plain(writer.sentence())))
            blocks += [Point(1, f"{first}是", _plain(writer.lead()), writer.point()) for first in _NUMERALS[:2]]
        blocks.append(Paragraph(writer.open()))
    blocks.append(Paragraph(_plain(f"同志们，{writer.sentence()}"), part="closing"))
    blocks.append(Paragraph(_plain("谢谢大家！"), part="thanks"))
    return Draft(
        title=_plain(chance.choice(_MEETINGS)),
        office=_plain(chance.choice(_OFFICES)),
        name=_plain("某某某"),
        date=_plain(f"（2026年{chance.randint(1, 12)}月{chance.randint(1, 28)}日）"),
        salutation=_plain("同志们："),
        blocks=tuple(blocks),
    )


class _Writer:
    """Puts sentences together; leads are not used twice."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._leads = list(_LEADS)
        chance.shuffle(self._leads)

    def lead(self) -> str:
        self._leads.append(self._leads.pop(0))
        return self._leads[-1]

    def sentence(self) -> str:
        measures = "，".join(self._chance.sample(_MEASURES, 4))
        return f"{self._chance.choice(_SITUATIONS)}。要{measures}，{self._chance.choice(_GOALS)}。"

    def opening(self) -> str:
        visits, found = self._chance.randint(20, 90), self._chance.randint(100, 400)
        return f"今年以来，我们走访{visits}个单位，梳理问题{found}个。{self.sentence()}{self.sentence()}下面，我讲三点意见。"

    def quoting(self) -> Runs:
        saying = Run(f"“{self._chance.choice(_SAYINGS)}”", RunKind.QUOTATION)
        return (Run("常言道，"), saying, Run(f"。{self.sentence()}"))

    def point(self) -> Runs:
        share = self._chance.randint(800, 999) / 10
        measures = "，".join(self._chance.sample(_MEASURES, 3))
        counted = f"办结率达到{share}%，" if self._chance.random() < 0.4 else ""
        return _plain(f"要{measures}，{counted}{self._chance.choice(_GOALS)}。")

    def open(self) -> Runs:
        question = Run(f"【待填：{self._chance.choice(_OPEN)}】", RunKind.PLACEHOLDER)
        return (Run("以上工作由"), question, Run(f"牵头，请各单位抓紧推进。{self.sentence()}"))


def _plain(text: str) -> Runs:
    return (Run(text),)
