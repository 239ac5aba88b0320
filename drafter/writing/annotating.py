"""What a proofreader found, as comments in the margin of the document it was found in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from lxml import etree

from drafter.checking.finding import Finding
from drafter.reading.packages import package
from drafter.reading.speech import Speech
from drafter.reading.wordml import as_number, parsed
from drafter.writing.annotated_text import annotated_text
from drafter.writing.word_comments import AUTHOR
from drafter.writing.word_editing import (
    PARAGRAPH,
    RUN,
    TextLine,
    WordFile,
    fixed,
    related,
    relations_of,
    serialised,
    split_after,
    split_before,
    target_of,
)
from drafter.writing.wordml import W, text_element, w

__all__ = ["annotate", "annotated_text", "fixed"]

_ID = f"{{{W}}}id"
_MARKS = tuple(f"{{{W}}}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_WHOLE = frozenset((
    f"{{{W}}}ruby",
    f"{{{_MATHS}}}oMath",
    f"{{{_MATHS}}}oMathPara",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
))  # fmt: skip
"""What nothing may be put into: a comment on a piece of it is one on all of it."""
_NO_CONTENT = frozenset(f"{{{W}}}{name}" for name in ("rPr", "fldChar", "instrText"))
_BOUND = tuple(f"{{{W}}}{name}" for name in ("text", "dataBinding", "date", "dropDownList", "comboBox", "citation"))
"""What a control says of itself that holds plain text, or what Word fills in."""

_CONTENT_TYPES = "[Content_Types].xml"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NO_RELATIONS = f'<Relationships xmlns="{_RELATIONS}"/>'.encode()
_USUAL_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "/officeDocument"
_SIZE = 21
"""Half-points: 五号."""


def annotate(content: bytes, path: Path, findings: Sequence[Finding], speech: Speech) -> bytes:
    """The .docx with each of *findings* as a comment on exactly the characters it is about.

    What is about a number that Word writes itself, which no run holds, is a comment on the first run. The document's
    own comments stay. A *speech* that was not read from a Word document becomes one. Raises InputFileError for a
    document that cannot be read.
    """
    if not speech.source.word:
        return annotated_text(speech, findings)
    if not findings:
        return content
    document = WordFile(content, path)
    with package(content, path, "Word", ".docx"):
        comments = _Comments(document)
    ordered = sorted(findings, key=lambda finding: (finding.index, finding.start, -finding.end))
    for finding in ordered:
        document.lines[finding.index].cut(finding.start)
        document.lines[finding.index].cut(finding.end)
    for finding in ordered:
        number = comments.add(f"{finding.message}\n{finding.remedy}（{finding.rule}）")
        _mark(document.lines[finding.index], finding.start, finding.end, number)
    return document.saved(comments.parts())


def _mark(line: TextLine, start: int, end: int, number: int) -> None:
    """Put the comment with this *number* on the characters *start* to *end*."""
    begins, ends = w("commentRangeStart", id=number), w("commentRangeEnd", id=number)
    reference = w("r", w("commentReference", id=number))
    first = _whole(line.node_at(max(start, line.begin)))
    last = _whole(line.node_at(min(end, line.end) - 1))
    if line.begin == line.end:
        line.paragraphs[0].extend((begins, ends, reference))
        return
    if end <= line.begin and first is not None:
        first, last = _run_of(first)
    elif start == end and first is not None:
        split_before(first).addprevious(ends)
        ends.addprevious(begins)
        ends.addnext(reference)
        return
    if last is not None:
        after = split_after(last)
        after.addnext(ends)
        ends.addnext(reference)
    if first is not None:
        split_before(first).addprevious(begins)
    else:
        ends.addprevious(begins)


def _run_of(node: etree._Element) -> tuple[etree._Element, etree._Element]:
    """The first and the last of what is in the run that *node* is in."""
    run = node.getparent()
    if run is None or run.tag != RUN:
        return node, node
    content = [child for child in run if child.tag not in _NO_CONTENT]
    return content[0], content[-1]


def _whole(node: etree._Element | None) -> etree._Element | None:
    """*node*, or the outermost of what it stands in that nothing may be put into."""
    if node is None:
        return None
    outermost = node
    for ancestor in node.iterancestors():
        if ancestor.tag == PARAGRAPH:
            break
        if ancestor.tag in _WHOLE or (ancestor.tag == f"{{{W}}}sdt" and _is_bound(ancestor)):
            outermost = ancestor
    return outermost


def _is_bound(control: etree._Element) -> bool:
    properties = control.find(f"{{{W}}}sdtPr")
    return properties is not None and any(properties.find(tag) is not None for tag in _BOUND)


class _Comments:
    """The comments of a document, its own and those that are added."""

    def __init__(self, document: WordFile) -> None:
        self._document = document
        own = target_of(related(document.parts, document.main), document.main, "comments")
        self._name = own or self._free_name()
        self._was = document.parts.get(self._name)
        self._root = w("comments") if self._was is None else parsed(self._was)
        self._relations = None if own else parsed(document.parts.get(relations_of(document.main), _NO_RELATIONS))
        self._types = parsed(document.parts[_CONTENT_TYPES])
        used = (*self._root.iter(f"{{{W}}}comment"), *document.root.iter(*_MARKS))
        self._next = 1 + max((as_number(each.get(_ID)) or 0 for each in used), default=-1)

    def add(self, text: str) -> int:
        """Add a comment, a line of *text* a paragraph; its number."""
        number, self._next = self._next, self._next + 1
        paragraphs = (_paragraph(row, first=index == 0) for index, row in enumerate(text.splitlines()))
        self._root.append(w("comment", *paragraphs, id=number, author=AUTHOR, initials="d"))
        return number

    def parts(self) -> dict[str, bytes]:
        """The parts that hold them, and those that say so."""
        main = self._document.parts[self._document.main]
        changed = {self._name: serialised(self._root, self._was or main)}
        if self._relations is not None:
            self._relate(self._relations)
            changed[relations_of(self._document.main)] = serialised(self._relations)
        if all(each.get("PartName", "").lower() != f"/{self._name}".lower() for each in self._types):
            tag = f"{{{etree.QName(self._types).namespace}}}Override"
            etree.SubElement(self._types, tag, PartName=f"/{self._name}", ContentType=_COMMENTS_TYPE)
            changed[_CONTENT_TYPES] = serialised(self._types)
        return changed

    def _free_name(self) -> str:
        folder = PurePosixPath(self._document.main).parent
        taken = {name.lower() for name in self._document.parts}
        tails = ["", *range(1, len(taken) + 2)]
        return next(name for tail in tails if (name := str(folder / f"comments{tail}.xml")).lower() not in taken)

    def _relate(self, relations: etree._Element) -> None:
        taken = {each.get("Id") for each in relations}
        kinds = [each.get("Type", "") for each in related(self._document.parts, "")]
        etree.SubElement(
            relations,
            f"{{{_RELATIONS}}}Relationship",
            Id=next(name for number in range(1, len(taken) + 2) if (name := f"rId{number}") not in taken),
            Type=next((kind[: -len(_MAIN)] for kind in kinds if kind.endswith(_MAIN)), _USUAL_TYPES) + "/comments",
            Target=PurePosixPath(self._name).name,
        )


def _paragraph(text: str, *, first: bool) -> etree._Element:
    """A paragraph of a comment; its look is its own, since the document may have no styles for it."""
    level = w("ind", left=0, leftChars=0, firstLine=0, firstLineChars=0)
    spacing = w("spacing", before=0, after=0, line=240, lineRule="auto")
    mark = w("r", w("annotationRef")) if first else None
    size = w("rPr", w("sz", val=_SIZE), w("szCs", val=_SIZE))
    return w("p", w("pPr", spacing, level, w("jc", val="left")), mark, w("r", size, text_element("t", text)))
