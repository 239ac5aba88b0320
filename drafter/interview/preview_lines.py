"""The draft as it reads, in lines of so many columns, with the place of a question marked. No terminal in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.columns import width
from drafter.compose import Answer, Composition, KeyPath, Question, compose, placeholder
from drafter.draft import HEAD, Line, LineStyle, RunKind, lines
from drafter.interview.arranging import SECTIONS
from drafter.interview.outline import places
from drafter.interview.session import Session

_PRIVATE = "\ue000"
"""A character that nobody else puts into a placeholder."""

_INDENT = "　　"
_FEWEST = 12
"""Columns from which on a paragraph is set in."""
_CLOSING = "，。；：、？！”’》）】…"
_UNITS = re.compile("[“‘（《【]*(?:[!-~]+|[^\n\r\x85\u2028\u2029])|.", re.DOTALL)
"""Words and characters that are not parted, nor from the opening marks before them."""
_HEADINGS = {LineStyle.HEADING_1, LineStyle.HEADING_2, LineStyle.HEADING_3, LineStyle.HEADING_4}
_SHORTEST = 2

Span = tuple[int, int]


@dataclass(frozen=True)
class Marked:
    """The printed lines of a draft, by line the stretches that are marked, and the line where the marks begin."""

    lines: Sequence[Line]
    marks: dict[int, list[Span]]
    start: int = 0


@dataclass(frozen=True)
class Printed:
    """One line of the screen: stretches of text with their styles, and whether something in it is marked."""

    parts: tuple[tuple[str, str], ...] = ()
    marked: bool = False

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(text for _, text in self.parts)


def marked(session: Session, question: Question | None, at: KeyPath | None = None) -> Marked:
    """The draft with the place of *question* marked, or of the answer *at* a path.

    An open question stands as 【待填：…】 even where the draft would leave it out. What stands nowhere has no marks; the
    draft then starts at the nearest heading before it, or at its top.
    """
    path = question.path if question else at
    composition = session.composition
    found = _open(session, question) if question and not _stands(composition, question.path) else None
    if found and found.marks:
        return found
    printed = tuple(lines(composition.draft))
    if path is None:
        return Marked(printed, {})
    if path[0] == "fields":
        text = next((entry.text for entry in composition.entries if entry.path == path), "")
        spans = {number: list(_all(line.text, text)) for number, line in enumerate(printed)}
        spans = {number: found for number, found in spans.items() if found and len(text) >= _SHORTEST}
        return Marked(printed, spans, min(spans, default=0))
    stand = places(composition)
    if place := stand.get(path):
        return Marked(printed, {place.line: [(place.start, place.end)]}, place.line)
    near = stand.get((*SECTIONS, *path[1:2], "heading")) if path[0] == SECTIONS[0] else None
    if near is None and path[0] in ("closing", "thanks"):
        return Marked(printed, {}, max(len(printed) - 1, 0))
    return Marked(printed, {}, near.line if near else 0)


def laid_out(draft: Marked, columns: int) -> tuple[list[Printed], int]:
    """The draft in lines of at most *columns* columns, and the first of them that has a mark or is to be seen first."""
    out: list[Printed] = []
    start = 0
    in_head = False
    for number, line in enumerate(draft.lines):
        if in_head and line.style not in HEAD:
            out.append(Printed())
        in_head = line.style in HEAD
        if number == draft.start:
            start = len(out)
        spans = draft.marks.get(number, [])
        laid = list(_laid(line, spans, columns))
        if number == draft.start and spans:
            start += next((index for index, one in enumerate(laid) if one.marked), 0)
        out += laid
    return out or [Printed()], start


def _stands(composition: Composition, path: KeyPath) -> bool:
    """Whether something that was answered stands at *path*."""
    return all(question.path != path for question in composition.questions) and any(
        entry.path == path and entry.text for entry in composition.entries
    )


def _open(session: Session, question: Question) -> Marked:
    """The draft with a placeholder wherever the answer to *question* will stand; a yes or no stands nowhere."""
    if question.kind == "confirm":
        return Marked((), {})
    mark = placeholder(_PRIVATE)
    label = placeholder(question.label)
    answers = session.answers.with_answer(question.path, Answer(mark))
    draft = compose(session.template, answers, session.bank).draft
    printed: list[Line] = []
    marks: dict[int, list[Span]] = {}
    for number, line in enumerate(lines(draft)):
        spans = tuple(span._replace(text=span.text.replace(mark, label)) for span in line.spans)
        starts = [found.start() for found in re.finditer(re.escape(mark), line.text)][:1]
        printed.append(line._replace(spans=spans))
        if question.path[0] == "fields":
            # What was accepted before the field was asked for has its placeholder in it already.
            starts = [found.start() for found in re.finditer(re.escape(label), printed[-1].text)]
        if starts:
            marks[number] = [(start, start + len(label)) for start in starts]
    return Marked(tuple(printed), marks, min(marks, default=0))


def _all(text: str, wanted: str) -> Iterator[Span]:
    """Where *wanted* stands in *text*."""
    if wanted:
        yield from (found.span() for found in re.finditer(re.escape(wanted), text))


def _laid(line: Line, spans: Sequence[Span], columns: int) -> Iterator[Printed]:
    """One printed line, broken into lines of the screen: centred above the speech, else with its beginning set in."""
    text = line.text
    centred = line.style in HEAD
    indented = not centred and line.style is not LineStyle.SALUTATION
    indent = _INDENT if indented and columns >= _FEWEST else ""
    styles = _styles(line, spans)
    for first, (start, end) in enumerate(_broken(text, columns, width(indent))):
        piece = "" if first else indent
        if centred:
            piece = " " * max((columns - width(text[start:end])) // 2, 0)
        parts = [("", piece)] if piece else []
        parts += _parts(text, styles, start, end)
        yield Printed(tuple(parts), any(low < end and start < high for low, high in spans))


def _styles(line: Line, spans: Sequence[Span]) -> list[str]:
    """The style of each character."""
    styles: list[str] = []
    for span in line.spans:
        heading = line.style in _HEADINGS or line.style is LineStyle.TITLE or span.heading_level
        lead = heading or span.kind is RunKind.LEAD
        style = "class:open" if span.kind is RunKind.PLACEHOLDER else "class:heading" if lead else ""
        styles += [style] * len(span.text)
    for start, end in spans:
        styles[start:end] = [f"{style} class:here".strip() for style in styles[start:end]]
    return styles


def _parts(text: str, styles: Sequence[str], start: int, end: int) -> list[tuple[str, str]]:
    parts: list[tuple[str, str]] = []
    for index in range(start, end):
        if parts and parts[-1][0] == styles[index]:
            parts[-1] = (styles[index], parts[-1][1] + text[index])
        else:
            parts.append((styles[index], text[index]))
    return [(style, piece.replace("\t", " ")) for style, piece in parts]


def _broken(text: str, columns: int, used: int) -> Iterator[Span]:
    """*text* in stretches of at most *columns* columns, the first with *used* taken, closing marks hanging on."""
    room = max(columns - 2, 2)
    start = 0
    for found in _UNITS.finditer(text):
        unit, at = found[0], found.start()
        if unit in "\n\r\x85\u2028\u2029":
            yield start, at
            start, used = found.end(), 0
            continue
        whole = width(unit) <= room - (used if at == start else 0)
        for offset, piece in enumerate([unit] if whole else unit):
            size = width(piece)
            hangs = piece in _CLOSING and used + size <= room + 2
            if used + size > room and not hangs and at + offset > start:
                yield start, at + offset
                start, used = at + offset, 0
            used += size
    yield start, len(text)
