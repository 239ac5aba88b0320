"""A draft as Markdown (CommonMark)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby

from drafter.draft import Draft, Line, LineStyle, RunKind, Span
from drafter.layouts import Layout
from drafter.writing.printed import HEADING_LEVELS, LINE_BREAK, printed_lines

_MISREAD_ANYWHERE = re.compile(
    r"""
      [`*]                                  # code, emphasis
    | (?<!\w)_ | _(?!\w) | __+              # emphasis; not inside a word
    | <(?=[A-Za-z/!?]|$)                    # HTML, autolinks
    | &(?=\#?\w+;|$)                        # entities
    | \\(?=[!-/:-@\[-`{-~]|$)               # escapes, hard breaks
    | (?<=\])\(                             # links
    | ~(?=~) | (?<=~)~                      # strike-through
    """,
    re.VERBOSE,
)
_MISREAD_AT_START = re.compile(
    r"""
      (?:\#{1,6}|[-+])(?=[ \t]|$)           # headings, lists
    | >                                     # quotation
    | \[                                    # link definitions
    | (?:[-=][ \t]*)+$                      # rules, underlined headings
    | [-|:](?=[-:| \t]*$)                   # tables
    """,
    re.VERBOSE,
)
_NUMBER_AT_START = re.compile(r"(\d{1,9})([.)])(?=[ \t]|$)")
_SPACE_AT_START = re.compile(r"^[ \t]")
_CLOSING_HASHES = re.compile(r"(?<![^ \t])#(?=#*[ \t]*$)")


def render_markdown(draft: Draft, layout: Layout) -> str:
    """The title as ``#``, headings as ``##`` and below, everything else as paragraphs; ends with a line break.

    Run-in headings and leads are bold, placeholders stay 【待填：…】. What Markdown would misread is escaped.
    """
    return "\n".join(f"{_paragraph(line)}\n" for line in printed_lines(draft, layout))


def _paragraph(line: Line) -> str:
    if line.style is LineStyle.TITLE:
        return f"# {_heading(line.text)}"
    if line.style in HEADING_LEVELS:
        return f"{'#' * (HEADING_LEVELS[line.style] + 1)} {_heading(line.text)}"
    return "\\\n".join(_guarded(_with_emphasis(row)) for row in _rows(line.spans))


def _heading(text: str) -> str:
    escaped = _escaped(LINE_BREAK.sub(" ", text))
    return _SPACE_AT_START.sub(_entity, _CLOSING_HASHES.sub(r"\\#", escaped))


def _guarded(row: str) -> str:
    """A row of a paragraph that is not taken for the beginning of anything else."""
    if _SPACE_AT_START.match(row):
        return _SPACE_AT_START.sub(_entity, row)
    row = _NUMBER_AT_START.sub(r"\1\\\2", row) if _NUMBER_AT_START.match(row) else row
    return f"\\{row}" if _MISREAD_AT_START.match(row) else row


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def _escaped(text: str) -> str:
    return _MISREAD_ANYWHERE.sub(lambda found: "".join(f"\\{character}" for character in found[0]), text)


def _rows(spans: Iterable[Span]) -> list[list[tuple[bool, str]]]:
    """The lines within a paragraph as stretches of bold (True) and plain text, blank ones at the end left out."""
    rows: list[list[tuple[bool, str]]] = [[]]
    for bold, group in groupby(spans, key=_bold):
        first, *others = LINE_BREAK.split("".join(span.text for span in group))
        rows[-1].append((bold, first))
        rows += [[(bold, text)] for text in others]
    rows = [[stretch for stretch in row if stretch[1]] for row in rows]
    while rows and not any(text.strip() for _, text in rows[-1]):
        rows.pop()
    return rows


def _with_emphasis(stretches: list[tuple[bool, str]]) -> str:
    written: list[str] = []
    for index, (bold, text) in enumerate(stretches):
        before = stretches[index - 1][1][-1] if index else " "
        after = stretches[index + 1][1][0] if index + 1 < len(stretches) else " "
        written.append(_emphasised(text, before, after) if bold else _escaped(text))
    return "".join(written)


def _bold(span: Span) -> bool:
    return span.kind is RunKind.LEAD or span.heading_level > 0


def _emphasised(text: str, before: str, after: str) -> str:
    """*text* in ``**``, without the punctuation at its ends where the neighbours would keep ``**`` from working.

    CommonMark takes ``。**`` before a Chinese character for an opening: the 。 then stands outside.
    """
    start, end = 0, len(text)
    while end > start and (text[end - 1].isspace() or (_is_mark(text[end - 1]) and not _is_edge(after))):
        end -= 1
        after = text[end]
    while start < end and (text[start].isspace() or (_is_mark(text[start]) and not _is_edge(before))):
        before = text[start]
        start += 1
    if start == end:
        return _escaped(text)
    return f"{_escaped(text[:start])}**{_escaped(text[start:end])}**{_escaped(text[end:])}"


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _is_edge(character: str) -> bool:
    return character.isspace() or _is_mark(character)
