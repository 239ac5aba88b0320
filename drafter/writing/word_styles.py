"""The styles of a Word speech: what a layout says, in WordprocessingML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy

from lxml import etree

from drafter.draft import LineStyle, RunKind
from drafter.layouts import Layout
from drafter.layouts.layout import TWIPS_A_POINT, TextStyle
from drafter.reading.word_styles import CONTINUED as CONTINUED_NAME
from drafter.writing.printed import HEADING_LEVELS
from drafter.writing.wordml import W, fonts, w

PARAGRAPH_STYLES = {
    LineStyle.TITLE: ("Title", "Title"),
    LineStyle.SUBTITLE: ("Subtitle", "Subtitle"),
    LineStyle.BYLINE: ("Byline", "署名"),
    LineStyle.DATE: ("Date", "Date"),
    LineStyle.SALUTATION: ("Salutation", "Salutation"),
    LineStyle.HEADING_1: ("Heading1", "heading 1"),
    LineStyle.HEADING_2: ("Heading2", "heading 2"),
    LineStyle.HEADING_3: ("Heading3", "heading 3"),
    LineStyle.HEADING_4: ("Heading4", "heading 4"),
    LineStyle.BODY: ("BodyText", "Body Text"),
}
"""Kind of line → style id and name in the file; names in English are Word's own, which it shows in Chinese."""

CONTINUED = ("BodyTextContinued", CONTINUED_NAME)
"""Id and name of the style of what goes on with a paragraph that was parted where a page ends; readers join it again."""

RUN_STYLES = {
    RunKind.LEAD: ("Lead", "段首句"),
    RunKind.QUOTATION: ("Quotation", "引文"),
    RunKind.PLACEHOLDER: ("Placeholder", "待填"),
}
"""Kind of run → character style id and name; only the first has a look of its own."""

RUN_IN = ("RunInHeading", "接排标题")
"""Id and name of the character styles of run-in headings, before their level (and the id of a kind of run)."""

FOOTER = "Footer"
COMMENT_REFERENCE, COMMENT_TEXT = "CommentReference", "CommentText"
_COMMENT_SIZE = 10.5

RunStyles = Callable[[RunKind, int], str | None]


def run_style_id(kind: RunKind, heading_level: int) -> str | None:
    """The character style of a run; None for plain body text."""
    kind_id = RUN_STYLES[kind][0] if kind in RUN_STYLES else ""
    if heading_level:
        return f"{RUN_IN[0]}{heading_level}{kind_id}"
    return kind_id or None


def styles_of(layout: Layout, *, comments: bool = False, hanging: bool = False) -> list[etree._Element | None]:
    """The children of ``w:styles``: defaults, then exactly the styles that a speech, or one with *comments*, can use.

    *hanging* is what they say of punctuation over the margin.
    """
    return [
        _defaults(layout),
        _normal(layout, hanging=hanging),
        w("style", w("name", val="Default Paragraph Font"), w("uiPriority", val=1), w("semiHidden"), type="character",
          default=1, styleId="DefaultParagraphFont"),
        *(_paragraph_style(line, layout) for line in PARAGRAPH_STYLES),
        _continued() if layout.keep_sentences else None,
        _footer(layout.page_number.style) if layout.page_number else None,
        *(style for _, style in run_styles()),
        *(
            style
            for line, level in HEADING_LEVELS.items()
            for _, style in run_in_styles(level, _look(layout.style(line), layout))
        ),
        *(comment_styles() if comments else ()),
    ]  # fmt: skip


def line_spacing(twips: int) -> etree._Element:
    """``w:spacing`` of a paragraph: lines exactly *twips* high, nothing above or below."""
    return w("spacing", before=0, after=0, line=twips, lineRule="exact")


def _defaults(layout: Layout) -> etree._Element:
    return w(
        "docDefaults",
        w("rPrDefault", w("rPr", *_look(layout.body, layout), w("lang", val="en-US", eastAsia="zh-CN"))),
        w("pPrDefault"),
    )


def _normal(layout: Layout, *, hanging: bool) -> etree._Element:
    """No widow control and no hanging punctuation: 22 lines are 22 lines, and 28 characters 28 (§5.2.3)."""
    properties = w(
        "pPr",
        w("widowControl", val=0),
        w("kinsoku", val=1),
        w("overflowPunct", val=int(hanging)),
        w("autoSpaceDE", val=0),
        w("autoSpaceDN", val=0),
        line_spacing(layout.page.line),
        w("jc", val="both"),
    )
    return w("style", w("name", val="Normal"), w("qFormat"), properties, type="paragraph", default=1, styleId="Normal")


def _paragraph_style(line: LineStyle, layout: Layout) -> etree._Element:
    style_id, name = PARAGRAPH_STYLES[line]
    style, level = layout.style(line), HEADING_LEVELS.get(line)
    element = w(
        "style",
        w("name", val=name),
        w("basedOn", val="Normal"),
        None if line is LineStyle.BODY else w("next", val="BodyText"),
        w("uiPriority", val=9 if level else 10),
        w("qFormat"),
        w(
            "pPr",
            w("keepNext") if level else None,
            w("snapToGrid", val=0) if style.size != layout.body.size else None,
            _indent(style),
            w("jc", val=style.alignment),
            w("outlineLvl", val=level - 1) if level else None,
        ),
        w("rPr", *_look(style, layout)),
        type="paragraph",
        styleId=style_id,
    )
    return element if name.isascii() else _custom(element)


def _continued() -> etree._Element:
    style_id, name = CONTINUED
    properties = w("pPr", w("ind", firstLineChars=0, firstLine=0))
    names = (w("name", val=name), w("basedOn", val="BodyText"), w("next", val="BodyText"), w("uiPriority", val=10))
    return _custom(w("style", *names, w("qFormat"), properties, type="paragraph", styleId=style_id))


def _indent(style: TextStyle) -> etree._Element:
    """The first line's indent in both measures: LibreOffice reads only the second, Word prefers the first."""
    twips = round(style.indent * style.size * TWIPS_A_POINT)
    return w("ind", firstLineChars=style.indent * 100, firstLine=twips)


def _look(style: TextStyle, layout: Layout | None = None) -> list[etree._Element]:
    """The run properties of a style; in a grid of characters it is the grid that moves them apart."""
    half_points = round(style.size * 2)
    tracking = 0 if layout and layout.page.grid == "characters" else style.tracking
    return [
        fonts(style.font),
        *(_bold() if style.bold else ()),
        w("spacing", val=tracking),
        w("sz", val=half_points),
        w("szCs", val=half_points),
    ]


def _bold() -> list[etree._Element]:
    return [w("b"), w("bCs")]


def _footer(style: TextStyle) -> etree._Element:
    """The line of the page number, as high as its type and off the grid: its dash stands 7 mm below the text (§7.5)."""
    return w(
        "style",
        w("name", val="footer"),
        w("basedOn", val="Normal"),
        w("uiPriority", val=99),
        w("pPr", w("snapToGrid", val=0), line_spacing(round(style.size * TWIPS_A_POINT))),
        w("rPr", *_look(style)),
        type="paragraph",
        styleId=FOOTER,
    )


def run_styles() -> Iterator[tuple[RunKind, etree._Element]]:
    """The character styles of kinds of run outside run-in headings; only a lead has a look of its own."""
    for kind, (style_id, name) in RUN_STYLES.items():
        yield kind, _run_style(style_id, name, _bold() if kind is RunKind.LEAD else [])


def run_in_styles(level: int, look: list[etree._Element]) -> Iterator[tuple[RunKind, etree._Element]]:
    """The character style of run-in headings, and one for each kind of run inside them: a run has one style only."""
    style_id, name = f"{RUN_IN[0]}{level}", f"{RUN_IN[1]}{level}"
    yield RunKind.PLAIN, _run_style(style_id, name, look)
    for kind, (kind_id, kind_name) in RUN_STYLES.items():
        own = _bold() if kind is RunKind.LEAD else []
        yield kind, _run_style(style_id + kind_id, f"{name}（{kind_name}）", own, based_on=style_id)


def _run_style(style_id: str, name: str, look: list[etree._Element], based_on: str | None = None) -> etree._Element:
    element = w(
        "style",
        w("name", val=name),
        w("basedOn", val=based_on or "DefaultParagraphFont"),
        w("uiPriority", val=20),
        w("semiHidden") if based_on else w("qFormat"),
        w("rPr", *look) if look else None,
        type="character",
        styleId=style_id,
    )
    return _custom(element)


def comment_styles() -> list[etree._Element]:
    """The styles of comments: off the grid, flush left, in a size of their own."""
    half_points = round(_COMMENT_SIZE * 2)
    size = [w("sz", val=half_points), w("szCs", val=half_points)]
    return [
        w("style", w("name", val="annotation reference"), w("basedOn", val="DefaultParagraphFont"),
          w("uiPriority", val=99), w("rPr", *size), type="character", styleId=COMMENT_REFERENCE),
        w("style", w("name", val="annotation text"), w("basedOn", val="Normal"), w("uiPriority", val=99),
          w("pPr", w("snapToGrid", val=0), w("spacing", line=round(_COMMENT_SIZE * 30), lineRule="exact"),
            w("jc", val="left")),
          w("rPr", w("spacing", val=0), *map(deepcopy, size)), type="paragraph", styleId=COMMENT_TEXT),
    ]  # fmt: skip


def _custom(style: etree._Element) -> etree._Element:
    style.set(f"{{{W}}}customStyle", "1")
    return style
