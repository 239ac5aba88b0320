"""Notes as Word comments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter

from lxml import etree

from drafter.writing.notes import Note
from drafter.writing.word_styles import COMMENT_REFERENCE, COMMENT_TEXT
from drafter.writing.wordml import fragment, serialise, text_element, w

AUTHOR = "drafter"

Marks = Sequence[tuple[int, str]]
"""What stands between the characters of a line: the offset that it comes before, and its XML."""


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
    marks: dict[int, list[tuple[int, int, str]]] = {}
    for number, note in enumerate(notes):
        reference = w("r", w("rPr", w("rStyle", val=COMMENT_REFERENCE)), w("commentReference", id=number))
        ending = fragment(w("commentRangeEnd", id=number)) + fragment(reference)
        here = marks.setdefault(note.line, [])
        here.append((note.start, _BEGINS, fragment(w("commentRangeStart", id=number))))
        here.append((note.end, _ENDS if note.end > note.start else _ENDS_AT_ONCE, ending))
    return {line: [(offset, mark) for offset, _, mark in sorted(found, key=_place)] for line, found in marks.items()}


_ENDS, _BEGINS, _ENDS_AT_ONCE = range(3)
_place = itemgetter(0, 1)
