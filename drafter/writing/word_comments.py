"""Notes as Word comments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from drafter.writing.notes import Note
from drafter.writing.word_styles import COMMENT_REFERENCE, COMMENT_TEXT
from drafter.writing.wordml import serialise, text_element, w

AUTHOR = "drafter"

Marks = list[tuple[int, etree._Element]]
"""What stands between the characters of a line: the offset that it comes before, and the element."""


def comments_part(notes: Iterable[Note]) -> bytes:
    """``word/comments.xml``, the notes numbered from 0; without a date, which would change from run to run."""
    comments = (
        w(
            "comment",
            *(_paragraph(row, first=index == 0) for index, row in enumerate(note.text.splitlines() or [""])),
            id=number,
            author=AUTHOR,
            initials="d",
        )
        for number, note in enumerate(notes)
    )
    return serialise(w("comments", *comments))


def _paragraph(text: str, *, first: bool) -> etree._Element:
    mark = w("r", w("rPr", w("rStyle", val=COMMENT_REFERENCE)), w("annotationRef")) if first else None
    return w("p", w("pPr", w("pStyle", val=COMMENT_TEXT)), mark, w("r", text_element("t", text)))


def marks_of(notes: Sequence[Note]) -> dict[int, Marks]:
    """By the number of a line, where in it comments begin and end: what ends comes before what begins there."""
    marks: dict[int, Marks] = {}
    for number, note in enumerate(notes):
        reference = w("r", w("rPr", w("rStyle", val=COMMENT_REFERENCE)), w("commentReference", id=number))
        marks.setdefault(note.line, []).extend(
            (
                (note.start, w("commentRangeStart", id=number)),
                (note.end, w("commentRangeEnd", id=number)),
                (note.end, reference),
            )
        )
    for found in marks.values():
        found.sort(key=lambda mark: (mark[0], mark[1].tag.endswith("commentRangeStart")))
    return marks
