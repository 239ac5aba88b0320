"""Word documents made by hand, for what others write."""

from __future__ import annotations

from pathlib import Path

from drafter.reading import Source
from drafter.reading.docx import read_docx
from tests.writing.samples import WORD, Part, sample, style, styles

NAMES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
DECLARED = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PATH = Path("稿.docx")


def r(text: str, properties: str = "") -> str:
    """A run, its properties in XML."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str, style: str = "", properties: str = "") -> str:
    """A paragraph of a style, its other properties in XML; what is no XML is a run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    look = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p {NAMES}>{look}{''.join(each if each.startswith('<') else r(each) for each in content)}</w:p>"


def numbering(xml: str) -> Part:
    """``word/numbering.xml`` of this content."""
    return Part(
        "word/numbering.xml",
        f"<w:numbering {DECLARED} {NAMES}>{xml}</w:numbering>",
        f"{WORD}.numbering+xml",
        "numbering",
    )


def content_of(*body: str, own: str = "", defaults: str = "", parts: tuple[Part, ...] = ()) -> bytes:
    """A .docx of this body and these styles besides the usual ones."""
    return sample(styles(own, defaults=defaults), *parts, body="".join(body))


def read(*body: str, own: str = "", defaults: str = "", parts: tuple[Part, ...] = ()) -> Source:
    """What is read of such a .docx."""
    return read_docx(content_of(*body, own=own, defaults=defaults, parts=parts), PATH)


def said(*body: str) -> list[str]:
    """The lines of a document of this body."""
    return [line.text for line in read(*body).lines]


def bold(source: Source) -> list[str]:
    """What is bold, in order."""
    return [line.text[start:end] for line in source.lines for start, end in line.bold]


__all__ = ["DECLARED", "NAMES", "PATH", "bold", "content_of", "numbering", "p", "r", "read", "said", "style"]
