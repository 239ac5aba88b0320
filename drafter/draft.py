"""The document: a tree of plain frozen data that says nothing about templates, banks or file formats."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from drafter.hanzi import HeadingLevel, count_characters, count_han

if TYPE_CHECKING:
    from pydantic import TypeAdapter

READING_SPEED = 180
"""汉字 a minute of a speech read aloud; 160 to 220 are usual."""


class RunKind(StrEnum):
    """What a stretch of text is, apart from what it says."""

    PLAIN = "plain"
    LEAD = "lead"
    QUOTATION = "quotation"
    PLACEHOLDER = "placeholder"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one kind; *phrase* is the id of the bank phrase it came from."""

    text: str
    kind: RunKind = RunKind.PLAIN
    phrase: str | None = None


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (一、) to 4 (（1）); *run_in* headings stand at the head of the paragraph after them."""

    level: HeadingLevel
    enumerator: str
    text: Runs
    run_in: bool = False
    type: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, with the part of the speech it belongs to."""

    text: Runs
    part: Literal["opening", "body", "closing", "thanks"] = "body"
    type: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Point:
    """A point: 一是…, 一要…, or a topic sentence (empty enumerator).

    *level* counts from 1 under its heading; a *run_in* point goes on in the paragraph before it.
    """

    level: int
    enumerator: str
    lead: Runs
    text: Runs
    run_in: bool = False
    type: Literal["point"] = "point"


Block = Heading | Paragraph | Point


@dataclass(frozen=True, slots=True)
class Draft:
    """A speech: what stands above it, then its blocks in order."""

    title: Runs
    subtitle: Runs = ()
    office: Runs = ()
    name: Runs = ()
    date: Runs = ()
    salutation: Runs = ()
    blocks: tuple[Block, ...] = ()


class LineStyle(StrEnum):
    """The paragraph styles of a printed speech."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    DATE = "date"
    SALUTATION = "salutation"
    HEADING_1 = "heading1"
    HEADING_2 = "heading2"
    HEADING_3 = "heading3"
    HEADING_4 = "heading4"
    BODY = "body"


HEAD = (LineStyle.TITLE, LineStyle.SUBTITLE, LineStyle.BYLINE, LineStyle.DATE)
"""The styles of what stands above the speech: it is not spoken."""


class Span(NamedTuple):
    """A stretch of a printed line; *heading_level* above 0 marks a run-in heading of that level."""

    text: str
    kind: RunKind = RunKind.PLAIN
    heading_level: int = 0


class Line(NamedTuple):
    """One paragraph on paper: its style and its spans, adjacent equal ones joined.

    *phrases* says where in its text bank phrases stand: start, end and id of each.
    """

    style: LineStyle
    spans: tuple[Span, ...]
    phrases: tuple[tuple[int, int, str], ...] = ()

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


def plain_text(runs: Runs) -> str:
    """The text of runs without their kinds."""
    return "".join(run.text for run in runs)


_Piece = tuple[str, RunKind, int, str | None]
"""A span and the id of its phrase, before its neighbours are joined to it. Plain tuples: there are many."""


def _pieces(runs: Runs, kind: RunKind | None = None, heading_level: int = 0) -> list[_Piece]:
    if kind is None:
        return [(run.text, run.kind, heading_level, run.phrase) for run in runs]
    plain = RunKind.PLAIN
    return [(run.text, kind if run.kind is plain else run.kind, heading_level, run.phrase) for run in runs]


def _closed(pieces: list[_Piece]) -> list[_Piece]:
    """End a lead or run-in heading with 。 unless it ends a sentence already."""
    text = pieces[-1][0] or "".join(text for text, *_ in pieces)
    last = text[-1:]
    if last not in _ENDS and not (last in _CLOSING and _ENDED.search("".join(text for text, *_ in pieces))):
        kinds = {kind for _, kind, _, _ in pieces} - {RunKind.PLACEHOLDER}
        pieces.append(("。", kinds.pop() if len(kinds) == 1 else RunKind.PLAIN, pieces[-1][2], None))
    return pieces


_ENDS, _CLOSING = "。！？：；，…", "”’』》）"
_ENDED = re.compile(f"[{_ENDS}][{_CLOSING}]*$")


def _line(style: LineStyle, pieces: list[_Piece]) -> tuple[Line, ...]:
    """The line that *pieces* make, if they have any text."""
    spans: list[Span] = []
    phrases: list[tuple[int, int, str]] = []
    texts: list[str] = []
    look: RunKind | None = None
    level = end = 0
    for text, kind, heading_level, phrase in pieces:
        if not text:
            continue
        if kind is not look or heading_level != level:
            if look:
                spans.append(Span("".join(texts), look, level))
                texts = []
            look, level = kind, heading_level
        texts.append(text)
        start, end = end, end + len(text)
        if phrase:
            phrases.append((start, end, phrase))
    if not look:
        return ()
    spans.append(Span("".join(texts), look, level))
    return (Line(style, tuple(spans), tuple(phrases)),)


def _block_pieces(block: Block) -> list[_Piece]:
    if isinstance(block, Paragraph):
        return _pieces(block.text)
    if isinstance(block, Point):
        if not block.lead:
            return [(block.enumerator, RunKind.PLAIN, 0, None), *_pieces(block.text)]
        lead = RunKind.LEAD
        return [*_closed([(block.enumerator, lead, 0, None), *_pieces(block.lead, lead)]), *_pieces(block.text)]
    level = block.level if block.run_in else 0
    pieces = [(block.enumerator, RunKind.PLAIN, level, None), *_pieces(block.text, heading_level=level)]
    return _closed(pieces) if block.run_in and plain_text(block.text) else pieces


def lines(draft: Draft, head: Sequence[LineStyle] = HEAD, *, name_first: bool = False) -> Iterator[Line]:
    """The paragraphs of the printed speech in order: run-in headings and points joined to their paragraphs.

    Empty paragraphs are left out, and headings on a line of their own that have no text: a number says nothing.
    *head* is the order of what stands above the speech; *name_first* puts the name before the office.
    """
    texts = {
        LineStyle.TITLE: draft.title,
        LineStyle.SUBTITLE: draft.subtitle,
        LineStyle.BYLINE: _byline(*((draft.name, draft.office) if name_first else (draft.office, draft.name))),
        LineStyle.DATE: draft.date,
        LineStyle.SALUTATION: draft.salutation,
    }
    for style in (*head, LineStyle.SALUTATION):
        yield from _line(style, _pieces(texts[style]))
    open_pieces: list[_Piece] = []
    joinable = False
    for block in draft.blocks:
        own_line = isinstance(block, Heading) and not block.run_in
        goes_on = (isinstance(block, Paragraph) and joinable) or (isinstance(block, Point) and block.run_in)
        if not goes_on and open_pieces:
            yield from _line(LineStyle.BODY, open_pieces)
            open_pieces = []
        if own_line and isinstance(block, Heading):
            if plain_text(block.text):
                yield from _line(LineStyle(f"heading{block.level}"), _block_pieces(block))
        else:
            open_pieces += _block_pieces(block)
        joinable = isinstance(block, Heading) and block.run_in
    yield from _line(LineStyle.BODY, open_pieces)


def _byline(first: Runs, second: Runs) -> Runs:
    both = plain_text(first) and plain_text(second)
    return (*first, Run("　"), *second) if both else (*first, *second)


def body_text(draft: Draft) -> str:
    """What is spoken, a line a paragraph: everything from the salutation on."""
    spoken = (line for line in lines(draft) if line.style not in HEAD)
    return "\n".join(line.text for line in spoken)


def characters(draft: Draft) -> int:
    """字数 of what is spoken: all characters but white space."""
    return count_characters(body_text(draft))


def minutes(draft: Draft) -> float:
    """Reading time of what is spoken, at READING_SPEED."""
    return count_han(body_text(draft)) / READING_SPEED


@cache
def _adapter() -> TypeAdapter[Draft]:
    from pydantic import TypeAdapter

    return TypeAdapter(Draft)


def to_json(draft: Draft) -> str:
    """The draft as indented JSON, without loss."""
    return _adapter().dump_json(draft, indent=2).decode() + "\n"


def from_json(text: str | bytes) -> Draft:
    """A draft back from its JSON; raises pydantic.ValidationError."""
    return _adapter().validate_json(text)
