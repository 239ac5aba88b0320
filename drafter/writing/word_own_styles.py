"""The styles of somebody's own Word document, found by their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy

from lxml import etree

from drafter.draft import LineStyle, RunKind
from drafter.reading.wordml import lineage
from drafter.writing.printed import HEADING_LEVELS
from drafter.writing.word_styles import PARAGRAPH_STYLES, run_in_styles, run_styles
from drafter.writing.wordml import W, w

NAMES: dict[LineStyle, tuple[str, ...]] = {
    LineStyle.TITLE: ("Title", "标题", "公文标题", "大标题"),
    LineStyle.SUBTITLE: ("Subtitle", "副标题"),
    LineStyle.BYLINE: ("署名", "Byline", "Author", "Signature", "签名"),
    LineStyle.DATE: ("Date", "日期"),
    LineStyle.SALUTATION: ("Salutation", "称呼", "称谓"),
    LineStyle.HEADING_1: ("heading 1", "标题 1", "标题1", "一级标题"),
    LineStyle.HEADING_2: ("heading 2", "标题 2", "标题2", "二级标题"),
    LineStyle.HEADING_3: ("heading 3", "标题 3", "标题3", "三级标题"),
    LineStyle.HEADING_4: ("heading 4", "标题 4", "标题4", "四级标题"),
    LineStyle.BODY: ("Body Text", "正文文本", "公文正文", "Body Text First Indent", "正文首行缩进", "Normal Indent", "正文缩进"),
}  # fmt: skip
"""What a style may be called, in any case; Word's own names are kept in English in Chinese files, too."""

CHINESE_NAMES = {
    LineStyle.TITLE: "标题",
    LineStyle.SUBTITLE: "副标题",
    LineStyle.BYLINE: "署名",
    LineStyle.DATE: "日期",
    LineStyle.SALUTATION: "称呼",
    LineStyle.HEADING_1: "标题 1",
    LineStyle.HEADING_2: "标题 2",
    LineStyle.HEADING_3: "标题 3",
    LineStyle.HEADING_4: "标题 4",
    LineStyle.BODY: "正文文本",
}
"""What Chinese Word calls the styles."""

_LESSER = (LineStyle.SUBTITLE, LineStyle.BYLINE, LineStyle.DATE, LineStyle.SALUTATION)
_USUAL_SIZE = 22.0
_ID, _VAL = f"{{{W}}}styleId", f"{{{W}}}val"
_RUN_PROPERTIES = (
    "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "color", "spacing", "w", "kern", "position", "sz",
    "szCs", "highlight", "u", "em",
)  # fmt: skip
"""What a run-in heading takes from the heading's style, in the order of the schema (CT_RPr)."""

_BEFORE_NUMBERS = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
_AFTER_PPR = ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr")


class OwnStyles:
    """The ``w:styles`` of a document, found by name, and added to where they lack something."""

    def __init__(self, element: etree._Element) -> None:
        self._element = element
        self._by_id = {style.get(_ID, ""): style for style in element.iter(f"{{{W}}}style")}
        self._by_name = {_name(style).casefold(): style for style in self._by_id.values()}

    def paragraphs(self) -> dict[LineStyle, str]:
        """The ids of the paragraph styles that are there.

        A body without a style of its own is 正文 if that is indented; lesser lines look like the body, those of the head
        centred. The title and the headings are not made up.
        """
        found: dict[LineStyle, str] = {}
        for line, names in NAMES.items():
            style = next((style for name in names if (style := self._named(name, "paragraph")) is not None), None)
            if style is None and line is LineStyle.BODY:
                style = self._indented_normal()
            if style is not None:
                found[line] = style.get(_ID, "")
                _without_numbers(style)
        if body := found.get(LineStyle.BODY):
            for line in _LESSER:
                if line not in found:
                    found[line] = self._id_of(_like_the_body(line, body), "paragraph")
        return found

    def runs(self, paragraphs: Mapping[LineStyle, str]) -> dict[tuple[RunKind, int], str]:
        """The ids of the character styles, by kind of run and level of run-in heading; what is missing is added.

        A run-in heading looks as the heading on a line of its own does.
        """
        found = {(kind, 0): self._id_of(style) for kind, style in run_styles()}
        for line, level in HEADING_LEVELS.items():
            if line in paragraphs:
                for kind, style in run_in_styles(level, self._look(paragraphs[line])):
                    based_on = style.find(f"{{{W}}}basedOn")
                    if kind is not RunKind.PLAIN and based_on is not None:
                        based_on.set(_VAL, found[RunKind.PLAIN, level])
                    found[kind, level] = self._id_of(style)
        return found

    def add(self, styles: Iterable[etree._Element]) -> None:
        """Add *styles* of ours, but for those whose ids are taken; a style of the same name takes the id of ours."""
        for style in styles:
            style_id = style.get(_ID, "")
            known = self._named(_name(style), style.get(f"{{{W}}}type", "paragraph"))
            if style_id not in self._by_id and known is not None:
                self._rename(known, style_id)
            elif style_id not in self._by_id:
                self._put(style)

    def size(self, style_id: str | None) -> float:
        """The size of a paragraph style in points; that of a title where nothing says it."""
        sizes = [style.find(f"{{{W}}}rPr/{{{W}}}sz") for style in lineage(style_id, self._by_id.get)]
        for size in (*sizes, self._element.find(f"{{{W}}}docDefaults/{{{W}}}rPrDefault/{{{W}}}rPr/{{{W}}}sz")):
            if size is not None and (value := size.get(_VAL, "")).isdecimal() and int(value):
                return int(value) / 2
        return _USUAL_SIZE

    def _id_of(self, style: etree._Element, kind: str = "character") -> str:
        """The id of the document's style of that name; *style* is added if there is none."""
        known = self._named(_name(style), kind)
        if known is not None:
            return known.get(_ID, "")
        while style.get(_ID) in self._by_id:
            style.set(_ID, f"{style.get(_ID)}_")
        self._put(style)
        return style.get(_ID, "")

    def _rename(self, style: etree._Element, style_id: str) -> None:
        """Give *style* another id, in what refers to it too."""
        former = style.get(_ID, "")
        for reference in self._element.iterfind(f"{{{W}}}style/*"):
            if etree.QName(reference).localname in ("basedOn", "next", "link") and reference.get(_VAL) == former:
                reference.set(_VAL, style_id)
        style.set(_ID, style_id)
        self._by_id[style_id] = self._by_id.pop(former)

    def _put(self, style: etree._Element) -> None:
        based_on = style.find(f"{{{W}}}basedOn")
        if based_on is not None and based_on.get(_VAL) not in self._by_id:
            self._base_on_default(style, based_on)
        self._element.append(style)
        self._by_id[style.get(_ID, "")] = style
        self._by_name[_name(style).casefold()] = style

    def _base_on_default(self, style: etree._Element, based_on: etree._Element) -> None:
        """Base a style of ours on what this document calls the default; Chinese Word calls Normal a."""
        kind = style.get(f"{{{W}}}type")
        default = (
            known.get(_ID, "")
            for known in self._by_id.values()
            if known.get(f"{{{W}}}type") == kind and known.get(f"{{{W}}}default") in ("1", "true")
        )
        if found := next(default, None):
            based_on.set(_VAL, found)
        else:
            style.remove(based_on)

    def _named(self, name: str, kind: str) -> etree._Element | None:
        style = self._by_name.get(name.casefold())
        return style if style is not None and style.get(f"{{{W}}}type", "paragraph") == kind else None

    def _indented_normal(self) -> etree._Element | None:
        normal = self._named("Normal", "paragraph")
        indent = normal.find(f"{{{W}}}pPr/{{{W}}}ind") if normal is not None else None
        indented = indent is not None and {
            indent.get(f"{{{W}}}{name}", "0") for name in ("firstLine", "firstLineChars")
        } != {"0"}
        return normal if indented else None

    def _look(self, style_id: str) -> list[etree._Element]:
        """The run properties of a paragraph style, in the order of the schema, without those of 正文."""
        look: dict[str, etree._Element] = {}
        for style in lineage(style_id, self._by_id.get):
            if style.get(f"{{{W}}}default") in ("1", "true"):
                break
            for element in style.iterfind(f"{{{W}}}rPr/*"):
                look.setdefault(etree.QName(element).localname, element)
        return [copy(look[name]) for name in _RUN_PROPERTIES if name in look]


def _name(style: etree._Element) -> str:
    name = style.find(f"{{{W}}}name")
    return name.get(_VAL, "") if name is not None else ""


def _like_the_body(line: LineStyle, body: str) -> etree._Element:
    style_id, name = PARAGRAPH_STYLES[line]
    centred = w("jc", val="center") if line is not LineStyle.SALUTATION else None
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val=body),
        w("next", val=body),
        w("pPr", w("ind", firstLineChars=0, firstLine=0), centred),
        type="paragraph",
        styleId=style_id,
        customStyle=1,
    )


def _without_numbers(style: etree._Element) -> None:
    """Switch off automatic numbers, as a style based on a numbered one has to; the draft has its own."""
    properties = style.find(f"{{{W}}}pPr")
    if properties is None:
        properties = w("pPr")
        place = next((at for at, child in enumerate(style) if etree.QName(child).localname in _AFTER_PPR), len(style))
        style.insert(place, properties)
    for numbers in properties.findall(f"{{{W}}}numPr"):
        properties.remove(numbers)
    before = [at for at, child in enumerate(properties) if etree.QName(child).localname in _BEFORE_NUMBERS]
    properties.insert(before[-1] + 1 if before else 0, w("numPr", w("numId", val=0)))
