"""What a template may hold: its schema, with the Chinese of each key for editors that show it."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from drafter.hanzi import ENUMERATORS
from drafter.phrases import Part, Register, Role

Text = Annotated[str, Field(min_length=1)]
Count = Annotated[int, Field(ge=0, le=100)]
Marker = Literal["一、", "（一）", "1.", "（1）", "一是", "一要", "第一，", "首先，", "一方面", "无"]
Kind = Literal["text", "choice", "several", "date", "number", "confirm"]

assert set(ENUMERATORS) == set(Marker.__args__)  # type: ignore[attr-defined]


def is_date(text: object) -> bool:
    """Whether *text* is a date, written 2026-05-20."""
    try:
        return date.fromisoformat(str(text)).isoformat() == text
    except ValueError:
        return False


class _Node(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class FieldSpec(_Node):
    """A field: asked once, used everywhere as ``{{ name }}``."""

    kind: Kind = Field(
        "text", description="种类：text 文字、choice 单选、several 多选、date 日期、number 数字、confirm 是否"
    )
    ask: Text | None = Field(None, description="问句；不写就不问，只取缺省值")
    help: Text | None = Field(None, description="为什么问、怎么填")
    label: Text | None = Field(None, description="没填时稿子里写【待填：…】的名称")
    choices: list[Text] = Field([], description="可选的值")
    default: Text | bool | int | list[Text] | None = Field(
        None, description="缺省值，可用 {{ }} 取前面的字段；多选写成一列"
    )
    when: Text | None = Field(None, description="满足这个条件才问")
    optional: bool = Field(False, description="可以不填")
    quick: bool = Field(True, description="快速起草（drafter new --quick）时也问；写 false 则不问，取缺省值")
    pattern: Text | None = Field(None, description="填写内容须符合的正则表达式")
    invalid: Text | None = Field(None, description="不符合时怎么说")

    @model_validator(mode="after")
    def _choices_go_with_kind(self) -> FieldSpec:
        if (self.kind in ("choice", "several")) != bool(self.choices):
            raise ValueError("单选、多选要写 choices，别的种类不写|补上 choices，或把 kind 改成 choice、several")
        return self

    @model_validator(mode="after")
    def _default_goes_with_kind(self) -> FieldSpec:
        default, computed = self.default, isinstance(self.default, str) and "{{" in self.default
        wanted = {"several": list, "number": int, "confirm": bool}.get(self.kind, str)
        if default is not None and not computed and type(default) is not wanted:
            raise ValueError(f"缺省值和种类 {self.kind} 对不上|改 default 或 kind")
        strange = [item for item in (default if isinstance(default, list) else [default]) if item not in self.choices]
        if default is not None and not computed and self.choices and strange:
            raise ValueError(f"缺省值“{strange[0]}”不在 choices 里|改 default，或在 choices 里补上")
        if self.kind == "date" and default is not None and not computed and not is_date(default):
            raise ValueError(f"缺省值“{default}”不是日期|写成 2026-05-20 这样，或删去 default")
        if self.pattern and isinstance(default, str) and not computed and not re.fullmatch(self.pattern, default):
            raise ValueError(f"缺省值“{default}”不合 pattern 的要求|改 default 或 pattern")
        return self

    @field_validator("pattern")
    @classmethod
    def _pattern_compiles(cls, value: str | None) -> str | None:
        try:
            re.compile(value or "")
        except re.error as error:
            raise ValueError(f"正则表达式写错了（{error}）|改正 pattern") from error
        return value


class SlotSpec(_Node):
    """A place for text: what to ask, and what it wants from the banks."""

    ask: Text | None = Field(None, description="问句")
    help: Text | None = Field(None, description="为什么问、怎么填")
    label: Text | None = Field(None, description="没填时稿子里写【待填：…】的名称")
    role: Role | None = Field(None, description="向句库要什么成分")
    topics: list[Text] = Field([], description="向句库要什么话题；不写则由标题决定")
    default: Text | None = Field(None, description="缺省的文字，可用 {{ }} 取字段")
    choices: list[Text] = Field([], description="另外的备选")
    optional: bool = Field(False, description="可以不要")
    left_out: bool = Field(False, description="缺省不要，用户选了才写；须同时写 optional: true")
    passages: list[Annotated[int, Field(ge=1, le=8)]] = Field(
        [1], min_length=1, description="正文由几段句式连成；依次对应第一、第二……个位置，不够时用最后一个"
    )

    @model_validator(mode="after")
    def _only_what_is_optional_is_left_out(self) -> SlotSpec:
        if self.left_out and not self.optional:
            raise ValueError("写了 left_out，却不是可以不要的|补上 optional: true，或删去 left_out")
        return self


class FactSpec(_Node):
    """A question for what only the user knows; unanswered, its sentence is left out."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")] = Field(description="名称，小写字母")
    ask: Text = Field(description="问句")
    help: Text | None = Field(None, description="为什么问、怎么填")
    label: Text = Field(description="留待以后填时写【待填：…】的名称")
    sentence: Text = Field(description="放进稿子的整句，用 {{ answer }} 代表所填的内容")
    role: Role | None = Field(None, description="向句库要备选")
    after: Text | None = Field(None, description="先答了哪个事实才问这个")
    at: Literal["start", "end"] = Field("end", description="放在这一部分开头还是末尾的段落里")


class PointsSpec(_Node):
    """Points under a section or point."""

    count: list[Count] = Field(min_length=1, description="几条；依次对应第一、第二……个上级，不够时用最后一个")
    ask: Text | None = Field(None, description="问几条的问句；不写就不问")
    marker: Marker = Field(description="序号样式；无 表示以主旨句打头")
    run_in: bool = Field(False, description="接排在上一段里，不另起一段")
    lead: SlotSpec | None = Field(None, description="小标题或主旨句")
    text: SlotSpec = Field(description="正文")
    points: PointsSpec | None = Field(None, description="下一层")


class SectionSpec(_Node):
    """A section: a heading, paragraphs, points, facts."""

    part: Part = Field(description="在全文里担任哪一部分：why 认识、what 任务、how 落实")
    heading: SlotSpec = Field(description="标题")
    paragraphs: list[SlotSpec] = Field([], description="标题下的段落")
    points: PointsSpec | None = Field(None, description="要点")
    facts: list[FactSpec] = Field([], description="只有用户知道的事实")


class SectionsSpec(_Node):
    """The sections of the speech."""

    count: Count = Field(3, description="分几个部分")
    ask: Text | None = Field(None, description="问分几个部分的问句")
    marker: Marker = Field("一、", description="序号样式")
    run_in: bool = Field(False, description="标题接排在段首，不独占一行")
    section: dict[str, Any] = Field({}, description="各部分共有的内容")
    parts: dict[Part, dict[str, Any]] = Field({}, description="why、what、how 三种部分各自共有的内容")
    each: list[SectionSpec] = Field(min_length=1, description="各部分各自的内容")

    def spec(self, index: int, total: int) -> SectionSpec:
        """The spec of section *index* of *total*."""
        return self.each[self.kind(index, total)]

    def kind(self, index: int, total: int) -> int:
        """Which of ``each`` section *index* of *total* is: the first and last keep theirs, the middle ones share the rest."""
        last = len(self.each) - 1
        if index == 0 and total > 1:
            return 0
        if index == total - 1 and total > 1:
            return last
        inner = range(1, last) or range(last, last + 1)
        return inner[max(index - 1, 0) * len(inner) // max(total - 2, 1) if total > 2 else 0]


class SpeechSpec(_Node):
    """The skeleton of a speech. A part set to null is absent."""

    title: SlotSpec = Field(description="题目")
    subtitle: SlotSpec | None = Field(None, description="副题")
    office: Text | None = Field(None, description="署名里的职务")
    name: Text | None = Field(None, description="署名里的姓名")
    date: Text | None = Field(None, description="日期")
    salutation: SlotSpec | None = Field(None, description="称谓")
    opening: list[SlotSpec] = Field([], description="开头各段")
    sections: SectionsSpec = Field(description="各部分")
    closing: list[SlotSpec] = Field([], description="结尾各段")
    thanks: SlotSpec | None = Field(None, description="致谢")


class Template(_Node):
    """A template, with what it extends already laid under it."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")] = Field(description="标识，小写字母和连字符")
    name: Text = Field(description="名称")
    summary: Text = Field(description="一句话说明用在什么场合")
    extends: Text | None = Field(None, description="在哪个模板的基础上改")
    order: Count = Field(50, description="在列表里的先后，数小的在前")
    abstract: bool = Field(False, description="只供别的模板扩展，不直接使用")
    register_: Register = Field(alias="register", description="语体：体会、表态、部署")
    fields: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")], FieldSpec] = Field(description="只问一次的字段")
    speech: SpeechSpec = Field(description="骨架")
