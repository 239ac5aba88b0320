"""A draft as one HTML file, which prints as the Word document does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from itertools import groupby, pairwise

from drafter.draft import HEAD, Draft, Line, LineStyle, RunKind, Span, plain_text
from drafter.layouts import Layout
from drafter.layouts.layout import GENERIC_FONTS, TWIPS_A_POINT, Alignment, Page, PageNumber, TextStyle, millimetres
from drafter.writing.printed import HEADING_LEVELS, LINE_BREAK, printed_lines
from drafter.writing.titles import break_title

UNTITLED = "发言稿"
"""What the window says of a draft that has no title: HTML wants one."""

_COLLAPSING = re.compile(r"[ \t]{2,}|\t|^ | $")
_NOT_PLAIN = re.compile(r"[^\w —-]")

_COUNTERS = {"{n}": "counter(page)", "{total}": "counter(pages)"}
_FOLD = '<br class="fold">'
_TAGS = {
    RunKind.LEAD: ("<b>", "</b>"),
    RunKind.QUOTATION: ('<span class="quotation">', "</span>"),
    RunKind.PLACEHOLDER: ("<mark>", "</mark>"),
}
_ALIGNMENTS: dict[Alignment, str] = {"left": "left", "center": "center", "right": "right", "both": "justify"}

_LATIN_RANGE = "U+20-7E,U+C0-D6,U+D8-F6,U+F8-24F,U+300-36F"
"""The characters set in the Latin font. “” ‘’ — … are not among them: in a Chinese text they are Chinese."""


def render_html(draft: Draft, layout: Layout) -> str:
    """One file without scripts or anything from outside: a sheet of paper on screen, the pages of *layout* in print.

    The title is ``<h1>``, headings are ``<h2>`` to ``<h5>``, everything else ``<p>``; ends with a line break.
    The page number needs a browser that knows margin boxes (Chrome and Edge from 131 on).
    """
    title = _one_line(plain_text(draft.title)) or UNTITLED
    author = _one_line(plain_text(draft.name))
    rows = [
        "<!DOCTYPE html>",
        '<html lang="zh-CN">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        *([f'<meta name="author" content="{escape(author)}">'] if author else []),
        f"<title>{escape(title)}</title>",
        f"<style>\n{_style_sheet(layout)}\n</style>",
        "</head>",
        "<body>",
        "<main>",
        *_blocks(draft, layout),
        "</main>",
        "</body>",
        "</html>",
    ]
    return "".join(f"{row}\n" for row in rows)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _blocks(draft: Draft, layout: Layout) -> Iterator[str]:
    for in_head, group in groupby(printed_lines(draft, layout), key=lambda line: line.style in HEAD):
        blocks = [_block(line, layout) for line in group]
        yield from ["<header>", *blocks, "</header>"] if in_head else blocks


def _block(line: Line, layout: Layout) -> str:
    tag = _tag(line.style)
    name = "" if tag != "p" or line.style is LineStyle.BODY else f' class="{line.style.value}"'
    spans = _folded(line, layout) if line.style is LineStyle.TITLE else line.spans
    return f"<{tag}{name}>{''.join(_written(spans))}</{tag}>"


def _tag(style: LineStyle) -> str:
    if style is LineStyle.TITLE:
        return "h1"
    return f"h{HEADING_LEVELS[style] + 1}" if style in HEADING_LEVELS else "p"


def _folded(line: Line, layout: Layout) -> Iterator[Span | None]:
    """The spans of a title, with None where it breaks."""
    breaks = break_title(line.text, layout.title_limit)
    offset = 0
    for span in line.spans:
        end = offset + len(span.text)
        cuts = [offset, *(cut for cut in breaks if offset < cut < end), end]
        for start, stop in pairwise(cuts):
            if start in breaks:
                yield None
            yield Span(line.text[start:stop], span.kind)
        offset = end


def _written(spans: Iterable[Span | None]) -> Iterator[str]:
    """Spans as HTML, a run-in heading as one element whatever it is made of; None is a break of the title."""
    for level, group in groupby(spans, key=lambda span: span.heading_level if span else 0):
        inside = "".join(_span(span) if span else _FOLD for span in group)
        yield f'<span class="heading{level}">{inside}</span>' if level else inside


def _span(span: Span) -> str:
    before, after = _TAGS.get(span.kind, ("", ""))
    return f"{before}{'<br>'.join(_text(row) for row in LINE_BREAK.split(span.text))}{after}"


def _text(row: str) -> str:
    """*row* escaped; blanks that HTML would run together are kept."""
    return _COLLAPSING.sub(r'<span class="blank">\g<0></span>', escape(row))


@cache
def _style_sheet(layout: Layout) -> str:
    page = layout.page
    line = _points(page.line)
    return "\n".join(
        (
            _latin_faces(layout),
            _sheets(layout),
            f"main{{line-height:{line};orphans:1;widows:1;line-break:strict;overflow-wrap:anywhere;"
            "text-autospace:no-autospace;-webkit-text-size-adjust:100%;text-size-adjust:100%}",
            f"header:not(:last-child){{margin-bottom:{line}}}",
            "body,h1,h2,h3,h4,h5,p{margin:0}",
            *(f"{selectors}{{{look}}}" for look, selectors in _looks(layout).items()),
            "h2,h3,h4,h5{break-after:avoid}",
            "main :is(b,mark,span){line-height:0}",  # another font in a line must not make it higher
            "mark{background:#ff0;color:inherit;-webkit-print-color-adjust:exact;print-color-adjust:exact}",
            ".blank{white-space:pre-wrap}",
            _screen(page),
        )
    )


def _looks(layout: Layout) -> dict[str, str]:
    """Every look there is, and the selectors of what has it."""
    looks: dict[str, str] = {}
    for line in LineStyle:
        style = layout.style(line)
        look = (
            f"font-family:{_fonts(layout, layout.latin_font, style.font)};font-size:{style.size:g}pt;"
            f"font-weight:{_weight(style)};letter-spacing:{_points(style.tracking)};"
            f"text-align:{_ALIGNMENTS[style.alignment]};text-indent:{style.indent}em"
        )
        looks[look] = f"{looks[look]},{_selector(line)}" if look in looks else _selector(line)
    return looks


def _selector(style: LineStyle) -> str:
    """What has a style: its lines, and if it is a heading's, run-in headings too."""
    tag = _tag(style)
    if style in HEADING_LEVELS:
        return f"{tag},.{style.value}"
    return tag if tag != "p" or style is LineStyle.BODY else f".{style.value}"


def _weight(style: TextStyle) -> str:
    return "bold" if style.bold else "normal"


def _latin_faces(layout: Layout) -> str:
    """The Latin font, regular and bold, cut down to Latin letters and digits."""
    font = layout.latin_font
    names = [name for name in (font, *layout.stand_ins(font)) if name not in GENERIC_FONTS]
    return "\n".join(
        f"@font-face{{font-family:{_string(font)};font-weight:{weight};unicode-range:{_LATIN_RANGE};"
        f"src:{','.join(f'local({_string(name + suffix)})' for name in names)}}}"
        for weight, suffix in (("normal", ""), ("bold", " Bold"))
    )


def _fonts(layout: Layout, *fonts: str) -> str:
    """A ``font-family``: the Latin font as cut down above, the font, its stand-ins, then what any machine has."""
    *_, font = fonts
    names = dict.fromkeys((*fonts, *layout.stand_ins(font)))
    generic = next((name for name in names if name in GENERIC_FONTS), "serif")
    return ",".join((*(_string(name) for name in names if name not in GENERIC_FONTS), generic))


def _string(text: str) -> str:
    """*text* as a string of CSS that nothing can get out of."""
    escaped = _NOT_PLAIN.sub(lambda found: f"\\{ord(found[0]):x} ", text)
    return f'"{escaped}"'


def _sheets(layout: Layout) -> str:
    """The paper, and the page number: at the outer edge it stands right on odd pages, left on even ones (§7.5)."""
    page, number = layout.page, layout.page_number
    margins = " ".join(_millimetres(margin) for margin in (page.top, page.right, page.bottom, page.left))
    paper = f"{_millimetres(page.width)} {_millimetres(page.height)}"
    sheets = [f"@page{{size:{paper};margin:{margins}}}"]
    if number:
        sides = ["right", "left"] if number.place == "outside" else [number.place]
        look = _number(number, layout)
        for side in sides:
            pages = f" :{side}" if number.place == "outside" else ""
            sheets.append(f"@page{pages}{{@bottom-{side}{{{look}}}}}")
    return "\n".join(sheets)


def _number(number: PageNumber, layout: Layout) -> str:
    style = number.style
    line = f"{style.size:g}pt"
    pieces = (_COUNTERS.get(piece) or _string(piece) for piece in number.pieces)
    return (
        f"content:{' '.join(pieces)};vertical-align:bottom;padding:0 {style.indent}em {_points(number.footer)};"
        f"letter-spacing:{_points(style.tracking)};font:{_weight(style)} {line}/{line} {_fonts(layout, style.font)}"
    )


def _screen(page: Page) -> str:
    """A sheet of paper on a desk; on a telephone text as wide as the screen, where a title breaks as it likes."""
    width = _millimetres(page.width)
    margins = " ".join(_millimetres(margin) for margin in (page.top, page.right, page.bottom, page.left))
    return "\n".join(
        (
            "@media screen{",
            "html{background:#ddd}",
            f"main{{box-sizing:border-box;width:{width};min-height:{_millimetres(page.height)};margin:1em auto;"
            f"padding:{margins};background:#fff;color:#000;box-shadow:0 0 .5em #888}}",
            "}",
            f"@media screen and (max-width:{width}){{",
            "main{width:auto;margin:0;padding:2em 1em;box-shadow:none}",
            ".fold{display:none}",
            "}",
        )
    )


def _points(twips: int) -> str:
    return f"{twips / TWIPS_A_POINT:g}pt"


def _millimetres(twips: int) -> str:
    return f"{millimetres(twips)}mm"
