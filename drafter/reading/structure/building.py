"""The draft and the items that rows make: every character of them once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from drafter.draft import Block, Draft, Heading, LineStyle, Paragraph, Point, Run, RunKind, Runs
from drafter.reading.speech import Item, SpeechLine
from drafter.reading.structure.body import Row
from drafter.reading.structure.head import Head
from drafter.reading.structure.kept import Kept
from drafter.reading.structure.leads import kept_lead
from drafter.reading.structure.lists import PointMark
from drafter.reading.structure.marks import after_blank, first_sentence
from drafter.reading.structure.names import byline, date

_PLACEHOLDER = re.compile("(【待填：[^】]*】)")
_LONGEST_LEAD = 30
_CLAUSE_END = re.compile("[。，；：！？,;:!?]")


@dataclass(slots=True)
class Builder:
    """Gathers blocks, lines and items."""

    blocks: list[Block] = field(default_factory=list)
    lines: list[SpeechLine] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    _headings: list[int] = field(default_factory=list)
    _points: list[int] = field(default_factory=list)

    def add(self, row: Row) -> None:
        """Add what a row holds."""
        text = row.text
        start = 0
        style = LineStyle.BODY
        if row.heading:
            start = self._heading(row)
            style = LineStyle.BODY if row.heading.run_in else LineStyle(f"heading{row.heading.level}")
        self.lines.append(SpeechLine(row.line.index, style, row.part))
        if row.topic:
            self._topic(row)
            return
        first = row.points[0].mark.start if row.points else len(text)
        if said := text[start:first].strip():
            self.blocks.append(Paragraph(runs(said), row.part))
        places = [*(point.mark.start for point in row.points), len(text)]
        for point, end in zip(row.points, places[1:], strict=True):
            self._point(row.line, point, end)

    def _heading(self, row: Row) -> int:
        heading = row.heading
        assert heading
        text, mark = row.text, heading.mark
        said = text[heading.start : heading.after]
        said = kept_lead(said) or "" if heading.run_in else said
        self.blocks.append(Heading(heading.level, text[: mark.end].rstrip(), runs(said), heading.run_in))
        while self._headings and self.items[self._headings[-1]].level >= heading.level:
            self._headings.pop()
        parent = self._headings[-1] if self._headings else -1
        end = heading.end if heading.end > heading.start else _clause(text, heading.start, len(text))
        self._headings.append(len(self.items))
        self._points.clear()
        self.items.append(
            Item(
                "heading",
                mark.marker,
                mark.number,
                heading.level,
                row.line.stretch(0, len(text[: mark.end].rstrip())),
                row.line.stretch(heading.start, end),
                heading.run_in,
                parent,
            )
        )
        return heading.after

    def _topic(self, row: Row) -> None:
        text = row.text
        lead = kept_lead(text[: row.topic]) or ""
        self.blocks.append(Point(1, "", runs(lead), runs(text[row.topic :].strip())))
        self._item(row.line, "无", 0, 1, (0, 0), (0, len(text[: row.topic].removesuffix("。"))), run_in=False)

    def _point(self, line: Kept, point: PointMark, end: int) -> None:
        text, mark = line.text, point.mark
        start = min(after_blank(text, mark.end), end)
        sentence = first_sentence(text, start, end)
        bare = text[start:sentence].removesuffix("。")
        may_lead = mark.family != "方" and 0 < len(bare) <= _LONGEST_LEAD and text[sentence:end].strip()
        lead = kept_lead(text[start:sentence]) if may_lead else None
        rest = text[sentence if lead else start : end].strip()
        run_in = mark.start > 0
        self.blocks.append(
            Point(point.level, text[mark.start : mark.end].rstrip(), runs(lead or ""), runs(rest), run_in)
        )
        said = start + len(bare) if lead else _clause(text, start, end)
        number = (mark.start, mark.start + len(text[mark.start : mark.end].rstrip()))
        self._item(line, mark.marker, mark.number, point.level, number, (start, said), run_in=run_in)

    def _item(
        self,
        line: Kept,
        marker: str,
        number: int,
        level: int,
        enumerator: tuple[int, int],
        text: tuple[int, int],
        *,
        run_in: bool,
    ) -> None:
        del self._points[level - 1 :]
        above = self._points or self._headings
        parent = above[-1] if above else -1
        self._points.append(len(self.items))
        self.items.append(
            Item("point", marker, number, level, line.stretch(*enumerator), line.stretch(*text), run_in, parent)
        )


def built(head: Head, rows: Sequence[Row]) -> tuple[Draft, tuple[SpeechLine, ...], tuple[Item, ...]]:
    """The draft, its lines and its items."""
    builder = Builder([], [SpeechLine(place.line.index, place.style, "head") for place in head.places])
    for row in rows:
        builder.add(row)
    office, name = next((found for text in head.texts(LineStyle.BYLINE) if (found := byline(text))), ("", ""))
    draft = Draft(
        title=runs("".join(head.texts(LineStyle.TITLE))),
        subtitle=runs("".join(head.texts(LineStyle.SUBTITLE))),
        office=runs(office),
        name=runs(name),
        date=runs("".join(date(text) or text for text in head.texts(LineStyle.DATE))),
        salutation=runs("".join(head.texts(LineStyle.SALUTATION))),
        blocks=tuple(builder.blocks),
    )
    return draft, tuple(builder.lines), tuple(builder.items)


def runs(text: str) -> Runs:
    """*text* as runs, its placeholders apart."""
    return tuple(_runs(text))


def _runs(text: str) -> Iterator[Run]:
    for index, piece in enumerate(_PLACEHOLDER.split(text)):
        if piece:
            yield Run(piece, RunKind.PLACEHOLDER if index % 2 else RunKind.PLAIN)


def _clause(text: str, start: int, end: int) -> int:
    found = _CLAUSE_END.search(text, start, end)
    return found.start() if found and found.start() > start else end
