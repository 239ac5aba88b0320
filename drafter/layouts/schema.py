"""What a layout file may hold, in millimetres, points and 字号, with the Chinese of each key for editors that show it."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from drafter.draft import HEAD, LineStyle
from drafter.layouts.layout import Alignment, Byline, Grid, Place

SIZES = {
    "初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18, "三号": 16, "小三": 15, "四号": 14,
    "小四": 12, "五号": 10.5, "小五": 9,
}  # fmt: skip
"""字号 → points."""

_DIGITS = str.maketrans("12345１２３４５", "一二三四五一二三四五")
_NUMBER = re.compile(r"-?\d{1,4}(\.\d{1,4})?")


def _number(said: Any) -> Any:
    """A number, which a YAML file of ours holds as text where it has decimals."""
    if isinstance(said, str) and _NUMBER.fullmatch(said):
        return float(said)
    if isinstance(said, bool) or not isinstance(said, int | float):
        raise ValueError("这里要写数字|写阿拉伯数字，不带单位，如 25.4")
    return said


def _size(said: Any) -> Any:
    """A size in points or as 字号, in points."""
    if not isinstance(said, str) or _NUMBER.fullmatch(said):
        return _number(said)
    name = "".join(said.split()).translate(_DIGITS)
    name = name.removesuffix("号") if name.startswith("小") else name
    if name not in SIZES:
        raise ValueError(f"没有“{said}”这个字号|写磅数，如 16；或写字号：{'、'.join(SIZES)}")
    return SIZES[name]


def _half_points(size: float) -> float:
    """A size that Word can take as it is: it rounds to half points, and a line would hold more or less than computed."""
    if size * 2 % 1:
        raise ValueError(
            f"字号 {size:g} 磅不是半磅的整数倍|Word 里最细到半磅，写 {int(size * 2) / 2:g} 或 {int(size * 2 + 1) / 2:g}"
        )
    return size


def _number_between(least: float, most: float) -> Any:
    number = WithJsonSchema({"type": "number", "minimum": least, "maximum": most})
    return Annotated[float, BeforeValidator(_number), Field(ge=least, le=most), number]


_POINTS = {"type": "number", "minimum": 5, "maximum": 72, "multipleOf": 0.5}
Size = Annotated[
    float,
    BeforeValidator(_size),
    Field(ge=5, le=72),
    AfterValidator(_half_points),
    WithJsonSchema({"anyOf": [_POINTS, {"enum": list(SIZES)}]}),
]
Text = Annotated[str, Field(min_length=1)]
Millimetres: Any = _number_between(0, 558.8)
"""At most 22 inches, as Word has it."""

Points: Any = _number_between(5, 200)


class _Node(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class PageSpec(_Node):
    """The sheet, its margins and what stands on it."""

    width: Millimetres = Field(description="纸宽，毫米；A4 是 210")
    height: Millimetres = Field(description="纸高，毫米；A4 是 297")
    top: Millimetres = Field(description="上边距（天头），毫米")
    bottom: Millimetres = Field(description="下边距，毫米")
    left: Millimetres = Field(description="左边距（订口），毫米")
    right: Millimetres = Field(description="右边距，毫米")
    lines: Annotated[int, Field(ge=1, le=200)] | None = Field(
        None, description="每页几行，行距由此算出；和 line_spacing 写一样"
    )
    line_spacing: Points | None = Field(None, description="固定行距，磅；和 lines 写一样")
    characters: Annotated[int, Field(ge=1, le=200)] | None = Field(
        None, description="每行几个字，字距由此算出；不写就按字号自然排"
    )
    grid: Grid = Field(
        "lines",
        description="文档网格：none 不要网格；lines 只指定行网格；characters 指定行和字符网格，Word、WPS 照它排字，LibreOffice 排不对",
    )

    @model_validator(mode="after")
    def _lines_or_spacing(self) -> PageSpec:
        if (self.lines is None) == (self.line_spacing is None):
            raise ValueError(
                "lines（每页几行）和 line_spacing（固定行距）要写一样，也只写一样|留一个；不用的写成 ~，如 lines: ~"
            )
        if self.grid == "characters" and self.characters is None:
            raise ValueError("字符网格要知道每行几个字|补上 characters，或把 grid 改成 lines")
        return self


class StyleSpec(_Node):
    """The look of one kind of paragraph; what isn't said is as in the body."""

    font: Text | None = Field(None, description="中文字体的名称；要在 fonts 里登记过")
    size: Size | None = Field(None, description="字号（三号）或磅数（16）")
    align: Alignment | None = Field(None, description="对齐：left 左、center 居中、right 右、both 两端")
    indent: Annotated[int, Field(ge=0, le=20)] | None = Field(None, description="首行缩进，字")
    bold: bool | None = Field(None, description="加粗")


class BodySpec(StyleSpec):
    """The look of the body, which the others take what they don't say from."""

    font: Text = Field(description="中文字体的名称；要在 fonts 里登记过")
    size: Size = Field(description="字号（三号）或磅数（16）")
    align: Alignment = Field("both", description="对齐：left 左、center 居中、right 右、both 两端")
    indent: Annotated[int, Field(ge=0, le=20)] = Field(2, description="首行缩进，字")
    bold: bool = Field(False, description="加粗")


class StylesSpec(_Node):
    """A style for each kind of line."""

    body: BodySpec = Field(description="正文；下面各样没写的都同正文")
    title: StyleSpec = Field(StyleSpec(), description="题目")
    subtitle: StyleSpec = Field(StyleSpec(), description="副题")
    byline: StyleSpec = Field(StyleSpec(), description="职务和姓名")
    date: StyleSpec = Field(StyleSpec(), description="日期")
    salutation: StyleSpec = Field(StyleSpec(), description="称谓")
    heading1: StyleSpec = Field(StyleSpec(), description="一级标题：一、")
    heading2: StyleSpec = Field(StyleSpec(), description="二级标题：（一）")
    heading3: StyleSpec = Field(StyleSpec(), description="三级标题：1.")
    heading4: StyleSpec = Field(StyleSpec(), description="四级标题：（1）")


class PageNumberSpec(_Node):
    """The page number."""

    form: Text = Field(description="样式，{n} 是页码，{total} 是总页数；如 — {n} —")
    place: Place = Field("outside", description="位置：outside 单页居右、双页居左，center 居中，right 居右")
    below: Millimetres = Field(description="这一行的中线在版心下边缘以下几毫米")
    font: Text = Field(description="字体；要在 fonts 里登记过")
    size: Size = Field(description="字号（四号）或磅数（14）")
    indent: Annotated[int, Field(ge=0, le=20)] = Field(0, description="离版心左右边缘空几个字")

    @field_validator("form")
    @classmethod
    def _form_has_a_number(cls, form: str) -> str:
        if form.count("{n}") != 1 or form.count("{total}") > 1:
            raise ValueError(f"页码的样式“{form}”里要有一个 {{n}}|写成“— {{n}} —”“第 {{n}} 页，共 {{total}} 页”这样")
        if braces := re.search(r"[{}]", form.replace("{n}", "").replace("{total}", "")):
            raise ValueError(f"页码的样式“{form}”里有多余的“{braces[0]}”|只有 {{n}} 和 {{total}} 可以用大括号")
        if not form.isprintable():
            raise ValueError("页码的样式里有看不见的字符|删去它")
        return form


Head = Literal["title", "subtitle", "byline", "date"]
HEAD_ORDER: tuple[Head, ...] = ("title", "subtitle", "byline", "date")
BYLINE_ORDER: tuple[Byline, ...] = ("office", "name")
assert set(HEAD_ORDER) == set(HEAD)
assert set(StylesSpec.model_fields) == set(LineStyle)


class LayoutSpec(_Node):
    """A layout file."""

    id: Annotated[str, Field(pattern=r"^[\w-]+$")] = Field(description="标识，同文件名")
    name: Text = Field(description="名称")
    summary: Text = Field(description="一句话说明")
    extends: Text | None = Field(None, description="在哪个版式的基础上改")
    page: PageSpec = Field(description="纸张、边距、行列")
    styles: StylesSpec = Field(description="各部分的字体、字号、对齐、缩进")
    latin_font: Text = Field(description="数字和西文的字体；要在 fonts 里登记过")
    page_number: PageNumberSpec | None = Field(None, description="页码；不要页码写 ~")
    head: list[Head] = Field([*HEAD_ORDER], description="题目以下各行的次序，四样都要写；没有内容的不占行")
    byline: list[Byline] = Field([*BYLINE_ORDER], description="署名一行里职务和姓名的次序")
    keep_sentences: bool = Field(False, description="尽量不在一句话中间翻页")
    fonts: dict[Text, list[Text]] = Field(
        description="登记可用的字体，每种后面依次写没有这种字体时拿什么代替；最后可以写 serif（宋体一类）、sans-serif（黑体一类）"
    )

    @field_validator("head", "byline")
    @classmethod
    def _names_all(cls, order: list[str], info: ValidationInfo) -> list[str]:
        every = HEAD_ORDER if info.field_name == "head" else BYLINE_ORDER
        if sorted(order) != sorted(every):
            raise ValueError(f"这里要把 {'、'.join(every)} 各写一次|没有内容的那一样不占地方，照写就是")
        return order

    @field_validator("fonts")
    @classmethod
    def _names_of_fonts(cls, fonts: dict[str, list[str]]) -> dict[str, list[str]]:
        for name in (name for each in fonts.items() for name in (each[0], *each[1])):
            if not name.isprintable() or not name.strip():
                raise ValueError("字体的名称里有看不见的字符|删去它")
        return fonts
