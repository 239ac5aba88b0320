"""An old speech as a tree: its sections, their points, and every paragraph where it stood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from drafter.compose import placeholder
from drafter.draft import Draft, Heading, Paragraph, Point, plain_text
from drafter.hanzi import HEADING_LEVELS, enumerator, normalise
from drafter.reading.structure.leads import printed
from drafter.reading.structure.marks import point_marks
from drafter.templates import PointsSpec

GAP = placeholder("正文")
_LEVELS = {level: marker for marker, level in HEADING_LEVELS.items()}


@dataclass(slots=True)
class OldPoint:
    """A point: what its number looks like (a key of ENUMERATORS) and says, and what stands under it, in this order.

    *run_in*: it goes on in the paragraph before it. *own_line*: it is a heading on a line of its own.
    """

    marker: str
    enumerator: str
    lead: str
    text: str
    run_in: bool = False
    own_line: bool = False
    paragraphs: list[str] = field(default_factory=list)
    points: list[OldPoint] = field(default_factory=list)

    @property
    def said(self) -> str:
        """Its topic sentence and its text."""
        return (self.lead if self.own_line or not self.lead else printed(self.lead)) + self.text

    @property
    def whole(self) -> list[str]:
        """All of it as paragraphs, with the numbers it had."""
        return joined([self.enumerator + self.said, *self.paragraphs], self.points)


@dataclass(slots=True)
class OldSection:
    """A section; one without an *enumerator* and a *heading* is what stands before the first heading."""

    heading: str = ""
    enumerator: str = ""
    run_in: bool = False
    paragraphs: list[str] = field(default_factory=list)
    points: list[OldPoint] = field(default_factory=list)

    @property
    def headed(self) -> bool:
        """Whether it stands under a heading, be it a number alone."""
        return bool(self.heading or self.enumerator)


def joined(paragraphs: Sequence[str], points: Iterable[OldPoint]) -> list[str]:
    """*paragraphs* with *points* as paragraphs after them; what goes on in the paragraph before it does so."""
    found = list(paragraphs)
    for point in points:
        first, *rest = point.whole
        if point.run_in and found:
            found[-1] += first
        else:
            found.append(first)
        found += rest
    return found


def fits(points: Sequence[OldPoint], spec: PointsSpec | None) -> bool:
    """Whether a template would give these points the numbers that they have, and sets them the same way."""
    return spec is not None and all(
        (point.marker, point.run_in) == (spec.marker, spec.run_in)
        and normalise(point.enumerator) == normalise(enumerator(spec.marker, number, len(points)))
        for number, point in enumerate(points, 1)
    )


def old_sections(draft: Draft) -> list[OldSection]:
    """The sections of *draft*, under the headings of the highest level there is, be it 一、 or 1.

    A heading on a line of its own with nothing below it has a place to be filled in there.
    """
    sections = list(_sections(draft))
    for section in sections:
        if section.headed and section.heading and not (section.run_in or section.paragraphs or section.points):
            section.paragraphs.append(GAP)
        _fill(section.points)
    return sections


def _fill(points: Iterable[OldPoint]) -> None:
    for point in points:
        if point.own_line and not (point.text or point.paragraphs or point.points):
            point.paragraphs.append(GAP)
        _fill(point.points)


def _sections(draft: Draft) -> Iterator[OldSection]:
    top = min((block.level for block in draft.blocks if isinstance(block, Heading)), default=1)
    section, path, same_line = OldSection(), _Path(), False
    for block in draft.blocks:
        if isinstance(block, Heading) and block.level == top:
            if section.headed or section.paragraphs or section.points:
                yield section
            section, path = OldSection(plain_text(block.text), block.enumerator, block.run_in), _Path()
        elif isinstance(block, Paragraph):
            if block.part == "body":
                _add(section, path, plain_text(block.text), same_line=same_line)
        else:
            path.hang(_point(block), block, section)
        same_line = isinstance(block, Heading) and block.run_in
    if section.headed or section.paragraphs or section.points:
        yield section


def _point(block: Heading | Point) -> OldPoint:
    if isinstance(block, Heading):
        text = plain_text(block.text)
        return OldPoint(_LEVELS[block.level], block.enumerator, text, "", own_line=not block.run_in)
    lead, text = plain_text(block.lead), plain_text(block.text)
    return OldPoint(_marker(block.enumerator), block.enumerator, lead, text, block.run_in)


@dataclass(slots=True)
class _Path:
    """The points that are open, each below the one before it, with whether it is a heading and its level."""

    open: list[tuple[OldPoint, bool, int]] = field(default_factory=list)

    def hang(self, point: OldPoint, block: Heading | Point, section: OldSection) -> None:
        """Put *point* below the last of the open points that it can stand under, or else into *section*."""
        heading, level = isinstance(block, Heading), block.level
        while self.open and (heading if self.open[-1][1] != heading else self.open[-1][2] >= level):
            self.open.pop()
        (self.open[-1][0].points if self.open else section.points).append(point)
        self.open.append((point, heading, level))


def _add(section: OldSection, path: _Path, text: str, *, same_line: bool) -> None:
    """Put a paragraph where it stands: after a run-in heading, below the last point, or else in *section*."""
    last = path.open[-1][0] if path.open else None
    if last is None:
        section.paragraphs.append(text)
    elif same_line:
        last.text = text
    else:
        last.paragraphs.append(text)


def _marker(written: str) -> str:
    if not written:
        return "无"
    return next((mark.marker for mark in point_marks(written) if mark.end == len(written)), "")
