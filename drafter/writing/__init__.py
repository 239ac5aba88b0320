"""A Draft written out: as Word, PDF, HTML, Markdown, plain text or JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from drafter.draft import Draft
from drafter.errors import OutputError

if TYPE_CHECKING:
    from drafter.layouts import Layout
    from drafter.writing.notes import Note
    from drafter.writing.word_base import Base

__all__ = ["FORMATS", "WORD", "Look", "check_format", "render"]


@dataclass(frozen=True, slots=True)
class Look:
    """How a draft is to look: its layout (None: that of GB/T 9704-2012), and what only Word documents can have.

    *base* is an office's own document to take the styles from, *notes* are remarks to stand in the margin.
    """

    layout: Layout | None = None
    base: Base | None = None
    notes: Sequence[Note] = ()


class Renderer(Protocol):
    """Writes *draft* in *layout*; *look* says more, for those who can do more."""

    def __call__(self, draft: Draft, layout: Layout, look: Look) -> bytes: ...


def _docx(draft: Draft, layout: Layout, look: Look) -> bytes:
    from drafter.writing.docx import render_docx

    return render_docx(draft, layout, base=look.base, notes=look.notes)


def _pdf(draft: Draft, layout: Layout, look: Look) -> bytes:
    from drafter.writing.docx import render_docx
    from drafter.writing.pdf import to_pdf

    return to_pdf(render_docx(draft, layout, base=look.base, libreoffice=True))


def _markdown(draft: Draft, layout: Layout, look: Look) -> bytes:
    from drafter.writing.markdown import render_markdown

    return render_markdown(draft, layout).encode()


def _text(draft: Draft, layout: Layout, look: Look) -> bytes:
    from drafter.writing.text import render_text

    return render_text(draft, layout).encode()


def _html(draft: Draft, layout: Layout, look: Look) -> bytes:
    from drafter.writing.html import render_html

    return render_html(draft, layout).encode()


def _json(draft: Draft, layout: Layout, look: Look) -> bytes:
    from drafter.draft import to_json

    return to_json(draft).encode()


FORMATS: Mapping[str, Renderer] = MappingProxyType(
    {".docx": _docx, ".pdf": _pdf, ".html": _html, ".md": _markdown, ".txt": _text, ".json": _json}
)
"""File suffix, lower case and with its dot → renderer; each imports what it needs when it is called."""

WORD = (".docx", ".pdf")
"""The formats that an office's own document can give their look."""


def check_format(suffix: str) -> None:
    """Find out before any work whether documents with *suffix* can be made. Raises OutputError."""
    if suffix.lower() not in FORMATS:
        cause = f"不能写成“{suffix}”格式的文件" if suffix else "输出文件没有扩展名，不知道写成什么格式"
        raise OutputError(cause, f"把输出文件的扩展名改成其中之一：{'、'.join(FORMATS)}")
    if suffix.lower() == ".pdf":
        from drafter.writing.pdf import check_office

        check_office()


def render(draft: Draft, suffix: str, look: Look | None = None) -> bytes:
    """The whole file of *draft* in the format of *suffix* (``.docx``, any case); text formats are UTF-8 without BOM.

    The same draft and look give the same bytes, but for .pdf, which LibreOffice makes. Raises OutputError for a suffix
    that is not in FORMATS and for what LibreOffice fails at; .docx and .pdf raise ValueError for text with characters
    that XML cannot hold (they are refused where text comes in).
    """
    from drafter.layouts import standard

    check_format(suffix)
    look = look or Look()
    return FORMATS[suffix.lower()](draft, look.layout or standard(), look)
