"""Other ways to write a speech as a Word file: python-docx, docxtpl, pandoc, each used as its documentation has it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docxtpl import DocxTemplate

from drafter.draft import Line, LineStyle, RunKind, Span

Lines = Iterable[Line | None]
"""The lines of a speech; None is an empty one."""

Parts = tuple[tuple[str, bytes], ...]
"""The names of a package's parts and what they hold."""

_LATIN = "Times New Roman"
_FANGSONG, _KAITI = "仿宋_GB2312", "楷体_GB2312"
_CENTRE, _JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY


@dataclass(frozen=True)
class _Look:
    style: str
    font: str
    size: int = 16
    indent: int = 2
    alignment: Any = _JUSTIFY


_LOOKS = {
    LineStyle.TITLE: _Look("Title", "方正小标宋简体", size=22, indent=0, alignment=_CENTRE),
    LineStyle.BYLINE: _Look("署名", _KAITI, indent=0, alignment=_CENTRE),
    LineStyle.DATE: _Look("日期", _KAITI, indent=0, alignment=_CENTRE),
    LineStyle.SALUTATION: _Look("称谓", _FANGSONG, indent=0),
    LineStyle.HEADING_1: _Look("Heading 1", "黑体"),
    LineStyle.BODY: _Look("Body Text", _FANGSONG),
}
"""The kinds of line that a synthetic speech has; sizes in pt, indents in 字."""

_DROPPED = ("theme", "numbering", "customXml", "thumbnail", "stylesWithEffects")


def by_python_docx(lines: Lines, *, font_in_each_run: bool = False) -> bytes:
    """A new document with its styles set, a paragraph for each line, a run for each span.

    A run names its font where its style does not, with *font_in_each_run* always.
    """
    document = _styled()
    for line in lines:
        if line is None:
            document.add_paragraph()
            continue
        look = _LOOKS[line.style]
        paragraph = document.add_paragraph(style=look.style)
        for span in line.spans:
            run = paragraph.add_run(span.text)
            _emphasise(run, span)
            if font_in_each_run and not span.heading_level:
                _name_font(run, look.font)
    return _saved(document)


def by_docxtpl(template: bytes, context: dict[str, object]) -> bytes:
    """The template opened, rendered and saved."""
    document = DocxTemplate(BytesIO(template))
    document.render(context)
    return _saved(document)


def docxtpl_template() -> bytes:
    """A lean document that loops over lines, and in the body over runs."""
    document = _lean(_styled())
    document.add_paragraph("{%p for line in lines %}")
    word = "if"
    for kind, look in _LOOKS.items():
        document.add_paragraph(f"{{%p {word} line.style == '{kind.value}' %}}")
        paragraph = document.add_paragraph(style=look.style)
        if kind is LineStyle.BODY:
            _loop_over_runs(paragraph)
        else:
            paragraph.add_run("{{ line.text }}")
        word = "elif"
    document.add_paragraph("{%p else %}")
    document.add_paragraph()
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    return _saved(document)


def docxtpl_context(lines: Lines) -> dict[str, object]:
    """What that template is rendered with."""
    return {"lines": [_as_context(line) for line in lines]}


def by_pandoc(markdown: bytes, reference: str) -> bytes:
    """Markdown made into a Word file by pandoc, with the styles of the file at *reference*."""
    command = ["pandoc", "--from=commonmark", "--to=docx", f"--reference-doc={reference}", "--output=-"]
    return subprocess.run(command, input=markdown, capture_output=True, check=True).stdout


def pandoc_reference() -> bytes:
    """A lean document with the styles set."""
    return _saved(_lean(_styled()))


def by_zipfile(parts: Parts) -> bytes:
    """Finished parts put into a package, and nothing else."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as package:
        for name, content in parts:
            package.writestr(name, content)
    return written.getvalue()


def parts_of(file: bytes) -> Parts:
    """The parts of a package."""
    with ZipFile(BytesIO(file)) as package:
        return tuple((name, package.read(name)) for name in package.namelist())


def texts_of(file: bytes) -> list[str]:
    """The paragraphs of a Word file as python-docx reads them, without empty ones and breaks within lines."""
    texts = (paragraph.text.replace("\n", "") for paragraph in Document(BytesIO(file)).paragraphs)
    return [text for text in texts if text]


def _styled() -> Any:
    """A new document with page, styles and page number set."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Pt(72.35)
    document.settings.odd_and_even_pages_header_footer = True
    _number_pages(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _number_pages(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)
    for look in _LOOKS.values():
        _set(document.styles, look)
    return document


def _set(styles: Any, look: _Look) -> None:
    style = styles[look.style] if look.style.isascii() else styles.add_style(look.style, WD_STYLE_TYPE.PARAGRAPH)
    _name_font(style, look.font)
    style.font.size, style.font.bold, style.font.color.rgb = Pt(look.size), False, RGBColor(0, 0, 0)
    layout = style.paragraph_format
    layout.alignment, layout.line_spacing = look.alignment, Pt(28.95)
    layout.space_before = layout.space_after = Pt(0)
    layout.first_line_indent = Pt(look.indent * look.size)
    _make_chinese(style._element, tracking=-5 if look.size == 16 else 0)


def _make_chinese(style: Any, tracking: int) -> None:
    """What python-docx has no words for: Chinese punctuation, the distance between characters, no rule below a title."""
    for unwanted in style.xpath("w:pPr/w:pBdr | w:rPr/w:spacing | w:rPr/w:kern"):
        unwanted.getparent().remove(unwanted)
    spacing, language = OxmlElement("w:spacing"), OxmlElement("w:lang")
    spacing.set(qn("w:val"), str(tracking))
    language.set(qn("w:eastAsia"), "zh-CN")
    style.rPr.find(qn("w:sz")).addprevious(spacing)
    style.rPr.append(language)


def _name_font(styled: Any, name: str) -> None:
    """Both fonts of a style or run; python-docx names only the Latin one, and a theme's fonts would go before it."""
    styled.font.name = _LATIN
    fonts = styled._element.rPr.rFonts
    fonts.set(qn("w:eastAsia"), name)
    for attribute in [attribute for attribute in fonts.attrib if attribute.endswith("Theme")]:
        del fonts.attrib[attribute]


def _number_pages(footer: Any, alignment: Any) -> None:
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.alignment = alignment
    paragraph.add_run("— ")
    run = paragraph.add_run()
    for kind in ("begin", None, "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = "PAGE"
        run._r.append(element)
    paragraph.add_run(" —")
    for each in paragraph.runs:
        each.font.size = Pt(14)
        _name_font(each, "宋体")


def _emphasise(run: Any, span: Span) -> None:
    if span.kind is RunKind.LEAD:
        run.bold = True
    elif span.kind is RunKind.PLACEHOLDER:
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    if span.heading_level:
        _name_font(run, _KAITI)


_SPANS = {
    "lead": Span("{{ run.text }}", RunKind.LEAD),
    "placeholder": Span("{{ run.text }}", RunKind.PLACEHOLDER),
    "heading": Span("{{ run.text }}", heading_level=2),
}


def _loop_over_runs(paragraph: Any) -> None:
    paragraph.add_run("{%r for run in line.runs %}")
    word = "if"
    for kind, span in _SPANS.items():
        paragraph.add_run(f"{{%r {word} run.kind == '{kind}' %}}")
        _emphasise(paragraph.add_run(span.text), span)
        word = "elif"
    for text in ("{%r else %}", "{{ run.text }}", "{%r endif %}", "{%r endfor %}"):
        paragraph.add_run(text)


def _as_context(line: Line | None) -> dict[str, object]:
    if line is None:
        return {}
    runs = [{"kind": "heading" if span.heading_level else span.kind.value, "text": span.text} for span in line.spans]
    return {"style": line.style.value, "text": line.text, "runs": runs}


def _lean(document: Any) -> Any:
    """The document without the styles and parts that a speech has no use for."""
    kept = {"Normal", "Default Paragraph Font", "Header", "Footer", *(look.style for look in _LOOKS.values())}
    for style in [style for style in document.styles if style.name not in kept]:
        style.delete()
    for relationships in (document.part.rels, document.part.package.rels):
        for key in [key for key, one in relationships.items() if one.reltype.endswith(_DROPPED)]:
            del relationships[key]
    return document


def _saved(document: Any) -> bytes:
    written = BytesIO()
    document.save(written)
    return written.getvalue()
