"""A Draft written out: as Word, HTML, Markdown, plain text or JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from drafter.draft import Draft
from drafter.errors import OutputError

__all__ = ["FORMATS", "Renderer", "check_format", "render"]

Renderer = Callable[[Draft], bytes]


def _docx(draft: Draft) -> bytes:
    from drafter.writing.docx import render_docx

    return render_docx(draft)


def _markdown(draft: Draft) -> bytes:
    from drafter.writing.markdown import render_markdown

    return render_markdown(draft).encode()


def _text(draft: Draft) -> bytes:
    from drafter.writing.text import render_text

    return render_text(draft).encode()


def _html(draft: Draft) -> bytes:
    from drafter.writing.html import render_html

    return render_html(draft).encode()


def _json(draft: Draft) -> bytes:
    from drafter.draft import to_json

    return to_json(draft).encode()


FORMATS: Mapping[str, Renderer] = MappingProxyType(
    {".docx": _docx, ".html": _html, ".md": _markdown, ".txt": _text, ".json": _json}
)
"""File suffix, lower case and with its dot → renderer; each imports what it needs when it is called."""


def check_format(suffix: str) -> None:
    """Find out before any work whether documents with *suffix* can be made. Raises OutputError."""
    if suffix.lower() not in FORMATS:
        cause = f"不能写成“{suffix}”格式的文件" if suffix else "输出文件没有扩展名，不知道写成什么格式"
        raise OutputError(cause, f"把输出文件的扩展名改成其中之一：{'、'.join(FORMATS)}")


def render(draft: Draft, suffix: str) -> bytes:
    """The whole file of *draft* in the format of *suffix* (``.docx``, any case); text formats are UTF-8 without BOM.

    The same draft gives the same bytes. Raises OutputError for a suffix that is not in FORMATS, and ValueError for
    text with characters that XML cannot hold (they are refused where text comes in).
    """
    check_format(suffix)
    return FORMATS[suffix.lower()](draft)
