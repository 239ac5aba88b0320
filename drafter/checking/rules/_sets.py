"""The set formulas of official Chinese: their members in order, and the slips that are made with them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

_WIDEST = 30
"""Characters between two members of a chain, at most."""
_CLOSE, _OPEN = '[”’"]?', '[“‘"]?'
_BARE = rf"{_CLOSE}[、，]?(?:和|与)?{_OPEN}"
_WITH_VERBS = rf"{_CLOSE}(?:[、，][^，。；！？\n“”]{{0,6}}“?两个确立”?)?[、，]?[^，。；！？\n“”]{{0,6}}{_OPEN}"
_OTHER_CLAUSE = re.compile("，[”’“‘]?[一-鿿]")


@dataclass(frozen=True)
class FixedSet:
    """A set formula.

    A chain of its *members* is judged from *least* members on: it must be in order and, if the set is *complete*, end
    only with the last. *between* is what may stand between two members. One that stops short is let pass unless the
    speech says *about*, and where the sentence says one of *unless*.
    """

    members: tuple[str, ...]
    least: int = 2
    complete: bool = True
    between: str = _BARE
    about: str = ""
    unless: tuple[str, ...] = ()

    def chains(self, text: str) -> list[Chain]:
        """The runs of members in *text* that are long enough to be judged."""
        chains: list[Chain] = []
        for start, end, place in self._spots(text):
            last = chains[-1] if chains else None
            if last and start < last.end:
                continue
            if last and start - last.end <= _WIDEST and self._joint.fullmatch(text, last.end, start):
                apart = len(last.places) == 1 and _OTHER_CLAUSE.search(text, last.end, start) is not None
                chains[-1] = Chain(last.start, end, (*last.places, place), apart)
            else:
                chains.append(Chain(start, end, (place,)))
        return [chain for chain in chains if len(chain.places) >= self.least]

    def _spots(self, text: str) -> list[tuple[int, int, int]]:
        """Where members stand, and which, in order; nothing where too few of them do."""
        spots: list[tuple[int, int, int]] = []
        spare = len(self.members) - self.least
        for place, member in enumerate(self.members):
            start = text.find(member)
            spare -= start < 0
            if spare < 0:
                return []
            while start >= 0:
                spots.append((start, start + len(member), place))
                start = text.find(member, start + len(member))
        return sorted(spots, key=lambda spot: (spot[0], -spot[1]))

    @cached_property
    def keys(self) -> frozenset[str]:
        """Members of which at least one stands in every text that has a chain to be judged."""
        return frozenset(self.members[self.least - 1 :])

    @cached_property
    def _joint(self) -> re.Pattern[str]:
        return re.compile(self.between)


class Chain(NamedTuple):
    """Members in a row, from *start* to *end* of a text: the *places* they have in their set.

    *apart* says that there are two, each in a clause of its own.
    """

    start: int
    end: int
    places: tuple[int, ...]
    apart: bool = False


@dataclass(frozen=True)
class Slip:
    """A set formula gone wrong: *literal* stands in every text that *pattern* matches; *right* is what it should be."""

    literal: str
    pattern: re.Pattern[str]
    right: str


def _set(members: str, least: int = 2, *, complete: bool = True, between: str = _BARE) -> FixedSet:
    return FixedSet(tuple(members.split("、")), least, complete, between)


SETS = (
    _set("四个意识、四个自信、两个维护", between=_WITH_VERBS),
    _set("两个确立、两个维护", complete=False, between=rf"{_CLOSE}[、，]?[^，。；！？\n“”]{{0,8}}{_OPEN}"),
    FixedSet(
        ("党政同责", "一岗双责", "齐抓共管", "失职追责"),
        about="安全生产",
        unless=("环境", "环保", "生态", "消防", "食品", "信访", "粮食", "耕地", "河长", "林长", "保密"),
    ),
    _set("、".join(f"管{what}必须管安全" for what in ("行业", "业务", "生产经营"))),
    _set("人民至上、生命至上"),
    _set("创新、协调、绿色、开放、共享", 4),
    _set(
        "五位一体、四个全面",
        complete=False,
        between=rf"{_CLOSE}(?:总体布局|战略布局)?[、，]?[^，。；！？\n“”]{{0,4}}{_OPEN}",
    ),
    _set("政治意识、大局意识、核心意识、看齐意识", 3),
    _set("道路自信、理论自信、制度自信、文化自信", 3),
    _set("政治判断力、政治领悟力、政治执行力"),
    _set("产业兴旺、生态宜居、乡风文明、治理有效、生活富裕", 3),
    _set("严以修身、严以用权、严以律己"),
    _set("谋事要实、创业要实、做人要实"),
    _set("自我净化、自我完善、自我革新、自我提高", 3),
    _set("伟大斗争、伟大工程、伟大事业、伟大梦想", 3, between=rf"{_CLOSE}[、，]?[^，。；！？\n“”]{{0,2}}{_OPEN}"),
    _set("富强、民主、文明、和谐", 3, complete=False),
    _set("自由、平等、公正、法治", 3, complete=False),
    _set("爱国、敬业、诚信、友善", 3, complete=False),
    _set("系统治理、依法治理、综合治理、源头治理", 3, complete=False),
    _set("自治、法治、德治", 3, complete=False),
    _set("不忘初心、牢记使命", complete=False),
    _set("立党为公、执政为民", complete=False),
    _set("安全第一、预防为主、综合治理", complete=False),
    _set("知敬畏、存戒惧、守底线", complete=False),
)
"""The sets that are shipped. Those that are spoken of in part on purpose need only be in order."""

_ENDED = r"[”\"]?(?=[、，。；！？\n]|$)"

SLIPS = (
    Slip(
        "管生产必须管安全",
        re.compile("管业务必须管安全[、，]管生产必须管安全"),
        "、".join(f"管{what}必须管安全" for what in ("业务", "生产经营")),
    ),
    Slip("五位一体", re.compile("五位一体”?战略布局"), "“五位一体”总体布局"),
    Slip("四个全面", re.compile("四个全面”?总体布局"), "“四个全面”战略布局"),
    Slip("四个意识", re.compile(rf"(?:坚定|做到|践行)“?四个意识{_ENDED}"), "增强“四个意识”"),
    Slip("四个自信", re.compile(rf"(?:做到|践行|树牢)“?四个自信{_ENDED}"), "坚定“四个自信”"),
    Slip("两个维护", re.compile(rf"(?:增强|树牢|坚定)“?两个维护{_ENDED}"), "做到“两个维护”"),
    Slip("两个确立", re.compile(rf"(?:做到|增强|树牢)“?两个确立{_ENDED}"), "拥护“两个确立”"),
    Slip("青山绿水就是金山银山", re.compile("青山绿水就是金山银山"), "绿水青山就是金山银山"),
)
"""Members that are joined to the wrong words."""
