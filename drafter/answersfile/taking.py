"""An old speech as answers: its structure and text in the places of the template that is nearest to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from drafter.compose import Answer, Answers, AnswerValue, KeyPath
from drafter.draft import Draft, Heading, Paragraph, Point, plain_text
from drafter.hanzi import HEADING_LEVELS
from drafter.reading.structure.marks import point_marks
from drafter.templates import PointsSpec, Template

_ENDS = "。！？：；，…”"
_OCCASION = re.compile(r"在(.{2,40}?[会班式动])(?:议)?上的")
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_LEVELS = {level: marker for marker, level in HEADING_LEVELS.items()}


@dataclass(slots=True)
class _Point:
    """A point, what its enumerator looks like (a key of ENUMERATORS), and what stands under it."""

    marker: str
    enumerator: str
    lead: str
    text: str
    run_in: bool
    points: list[_Point] = field(default_factory=list)

    @property
    def said(self) -> str:
        """Its topic sentence and its text."""
        return f"{self.lead}{'' if not self.lead or self.lead[-1] in _ENDS else '。'}{self.text}"

    @property
    def whole(self) -> str:
        """All of it as one paragraph."""
        return self.enumerator + self.said + "".join(point.whole for point in self.points)


@dataclass(slots=True)
class _Section:
    heading: str = ""
    run_in: bool = False
    paragraphs: list[str] = field(default_factory=list)
    points: list[_Point] = field(default_factory=list)


def nearest(draft: Draft, templates: Iterable[Template]) -> Template:
    """The one of *templates* (at least one) that has a place for most of *draft*; of equally good ones the first."""
    sections = list(_sections(draft))
    return min(templates, key=lambda template: _strangeness(draft, sections, template))


def taken(draft: Draft, template: Template, known: Mapping[str, str]) -> Answers:
    """All that *draft* says as answers to *template*, and the fields that are *known*.

    What a section has no place for becomes a paragraph of it, with the number it had. What the template asks for and the draft
    lacks is left out; the fields that cannot be told from it stay open.
    """
    speech = template.speech
    found: dict[KeyPath, AnswerValue] = {}
    fields = {**_fields(draft), **known}
    found |= {("fields", name): value for name, value in fields.items() if name in template.fields and value}
    for name, runs in (("title", draft.title), ("subtitle", draft.subtitle), ("salutation", draft.salutation)):
        if runs or getattr(speech, name):
            found[name,] = plain_text(runs) or None
    if (thanks := "".join(_said(draft, "thanks"))) or speech.thanks:
        found["thanks",] = thanks or None
    opening = _said(draft, "opening")
    sections = list(_sections(draft))
    if sections and not sections[0].heading:
        unheaded = sections.pop(0)
        opening += [*unheaded.paragraphs, *(point.whole for point in unheaded.points)]
    found |= _listed(("opening",), opening, len(speech.opening))
    found |= _listed(("closing",), _said(draft, "closing"), len(speech.closing))
    found["sections",] = len(sections)
    for index, section in enumerate(sections):
        found |= _section(("sections", index), section, template, len(sections))
    return Answers(template.id, 0, {path: Answer(value, "file") for path, value in found.items()})


def _section(at: KeyPath, section: _Section, template: Template, total: int) -> Iterator[tuple[KeyPath, AnswerValue]]:
    spec = template.speech.sections.spec(int(at[-1]), total)
    yield (*at, "heading"), section.heading
    paragraphs, points = list(section.paragraphs), section.points
    if points and not _fits(points, spec.points):
        paragraphs += [point.whole for point in points]
        points = []
    yield from _listed((*at, "paragraphs"), paragraphs, len(spec.paragraphs)).items()
    for fact in (fact for fact in spec.facts if fact.after is None):
        yield (*at, "facts", fact.id), None
    if spec.points:
        yield from _points(at, points, spec.points)


def _points(at: KeyPath, points: list[_Point], spec: PointsSpec) -> Iterator[tuple[KeyPath, AnswerValue]]:
    yield (*at, "points"), len(points)
    for index, point in enumerate(points):
        path: KeyPath = (*at, "points", index)
        inner = point.points if _fits(point.points, spec.points) else []
        rest = "" if inner else "".join(each.whole for each in point.points)
        if spec.lead:
            yield (*path, "lead"), point.lead.removesuffix("。") or None
            yield (*path, "text"), (point.text + rest) or None
        else:
            yield (*path, "text"), (point.said + rest) or None
        if spec.points:
            yield from _points(path, inner, spec.points)


def _fits(points: list[_Point], spec: PointsSpec | None) -> bool:
    """Whether the template numbers its points as these are numbered, and sets them the same way."""
    return spec is not None and all((point.marker, point.run_in) == (spec.marker, spec.run_in) for point in points)


def _listed(path: KeyPath, texts: list[str], slots: int) -> dict[KeyPath, AnswerValue]:
    """The paragraphs of a list, and the *slots* beyond them left out."""
    texts_or_none = [*texts, *[None] * (slots - len(texts))]
    return {(*path, index): text for index, text in enumerate(texts_or_none)}


def _strangeness(draft: Draft, sections: list[_Section], template: Template) -> tuple[int, int]:
    """How much of *draft* has no place of its own in *template*, in characters; and how many of its places stay empty."""
    speech = template.speech
    headed = [section for section in sections if section.heading]
    homeless = empty = 0
    for index, section in enumerate(headed):
        spec = speech.sections.spec(index, len(headed))
        if section.run_in != speech.sections.run_in:
            homeless += len(section.heading)
        if section.points and not _fits(section.points, spec.points):
            homeless += sum(len(point.whole) for point in section.points)
        elif section.points and spec.points:
            homeless += sum(
                len(inner.whole)
                for point in section.points if not _fits(point.points, spec.points.points) for inner in point.points
            )  # fmt: skip
        empty += bool(spec.points) and not section.points
        homeless += sum(map(len, section.paragraphs[len(spec.paragraphs) :]))
        empty += max(len(spec.paragraphs) - len(section.paragraphs), 0)
    for runs, slot in ((draft.salutation, speech.salutation), (draft.subtitle, speech.subtitle)):
        homeless += len(plain_text(runs)) if slot is None else 0
        empty += slot is not None and not runs
    for part, slots in (("opening", len(speech.opening)), ("closing", len(speech.closing))):
        said = _said(draft, part)
        homeless += sum(map(len, said[slots:]))
        empty += max(slots - len(said), 0)
    thanks = _said(draft, "thanks")
    homeless += sum(map(len, thanks)) if speech.thanks is None else 0
    return homeless, empty + (speech.thanks is not None and not thanks)


def _said(draft: Draft, part: str) -> list[str]:
    """The paragraphs of a part of the speech that stands outside its sections."""
    return [
        plain_text(block.text)
        for block in draft.blocks
        if isinstance(block, Paragraph) and block.part == part and plain_text(block.text)
    ]


def _sections(draft: Draft) -> Iterator[_Section]:
    """The sections; what stands before the first heading is one without a heading.

    They are under the headings of the highest level there is, be it 一、 or 1.
    """
    top = min((block.level for block in draft.blocks if isinstance(block, Heading)), default=1)
    section = _Section()
    for block in draft.blocks:
        if isinstance(block, Heading) and block.level == top:
            if section.heading or section.paragraphs or section.points:
                yield section
            section = _Section(plain_text(block.text), block.run_in)
        elif isinstance(block, Heading):
            marker = _LEVELS[block.level]
            _under(section, _Point(marker, block.enumerator, plain_text(block.text), "", False), block.level - top)
        elif isinstance(block, Point):
            point = _Point(
                _marker(block.enumerator),
                block.enumerator,
                plain_text(block.lead),
                plain_text(block.text),
                block.run_in,
            )
            _under(
                section,
                point,
                block.level + (1 if section.points and section.points[-1].marker in HEADING_LEVELS else 0),
            )
        elif block.part == "body":
            _add_text(section, plain_text(block.text))
    if section.heading or section.paragraphs or section.points:
        yield section


def _under(section: _Section, point: _Point, level: int) -> None:
    """Put *point* among the points of *section*, or below the last of them if it is deeper."""
    holder = section.points
    for _ in range(level - 1):
        if not holder:
            break
        holder = holder[-1].points
    holder.append(point)


def _add_text(section: _Section, text: str) -> None:
    """Text after a heading of a lower level is that point's."""
    if not section.points:
        section.paragraphs.append(text)
        return
    last = section.points[-1]
    while last.points:
        last = last.points[-1]
    last.text += text


def _marker(enumerator: str) -> str:
    if not enumerator:
        return "无"
    return next((mark.marker for mark in point_marks(enumerator) if mark.end == len(enumerator)), "")


def _fields(draft: Draft) -> dict[str, str]:
    """What the head of a speech tells of its circumstances."""
    title, date = plain_text(draft.title), _DATE.search(plain_text(draft.date))
    occasion = _OCCASION.search(title)
    return {
        "office": plain_text(draft.office),
        "name": plain_text(draft.name),
        "date": "{:04}-{:02}-{:02}".format(*map(int, date.groups())) if date else "",
        "occasion": title[occasion.start(1) : occasion.end() - 2] if occasion else "",
    }
