"""The sections of a speech: headings, paragraphs, facts and points, and which topic each of them keeps to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from drafter.compose.arc import about, paragraph_topics, point_topics, section_topics, topic_turn
from drafter.compose.context import Context
from drafter.compose.length import nth, paragraphs, stretched
from drafter.compose.runs import split_step
from drafter.compose.slots import Slots
from drafter.draft import Block, Heading, Paragraph, Point, Runs
from drafter.hanzi import HEADING_LEVELS, chinese_number, enumerator
from drafter.templates import PointsSpec, SectionSpec, SectionsSpec
from drafter.yamlfile import KeyPath


def lay_sections(slots: Slots, context: Context, spec: SectionsSpec, total: int) -> list[Block]:
    """The blocks of *total* sections, their open questions gathered in *slots*."""
    layer = _Layer(slots)
    headings: list[str] = []
    consumed: set[str] = set()
    for index in range(total):
        at: KeyPath = ("sections", index)
        section = spec.each[_kind(slots, at, spec, total)]
        labels = {"section": chinese_number(index + 1), "heading": ""}
        here = replace(context, part=section.part, labels=labels, siblings=tuple(headings), position=index)
        numeral = enumerator(spec.marker, index + 1, total)
        heading = slots.fill((*at, "heading"), section.heading, partial(replace, here), numeral)
        layer.blocks.append(Heading(HEADING_LEVELS.get(spec.marker, 1), numeral, heading, spec.run_in))

        said = slots.said((*at, "heading"))
        headings.append(said)
        topics = section_topics(here, said, slots.phrase((*at, "heading"), "heading"), consumed)
        here = replace(here, topics=topics, labels={**labels, "heading": said}, siblings=())
        consumed.update(topics[: layer.section(at, section, here, index)])
    return layer.blocks


def _kind(slots: Slots, at: KeyPath, spec: SectionsSpec, total: int) -> int:
    """Which of the template's sections the one *at* is like: the one it was said to be, else the one due at its place."""
    said = slots.answer((*at, "like"))
    if said and isinstance(said.value, int) and 1 <= said.value <= len(spec.each):
        return said.value - 1
    return spec.kind(int(at[-1]), total)


class _Layer:
    """Lays down what stands under headings."""

    def __init__(self, slots: Slots) -> None:
        self.slots = slots
        self.blocks: list[Block] = []

    def section(self, at: KeyPath, spec: SectionSpec, here: Context, index: int) -> int:
        """Lay down a section under its heading; gives how many of its topics it takes."""
        taken = self._paragraphs(at, spec, here)
        if spec.points is None:
            return taken
        points = _Points(at, spec.points, 1, index)
        if spec.points.run_in:
            return taken + self._points(points, replace(here, topics=paragraph_topics(here, taken)))
        return max(1, self._points(points, here))

    def _paragraphs(self, at: KeyPath, spec: SectionSpec, here: Context) -> int:
        """Lay down the paragraphs under a heading with the facts; gives how many topics they take."""
        first = self._facts(at, spec, "start", here)
        texts: list[Runs] = []
        asked: list[str] = []
        taken = 0
        planned = self.slots.plan.planned(spec) if self.slots.plan else paragraphs(spec)
        for number, (slot, passages) in enumerate(planned):
            path = (*at, "paragraphs", number)
            place = partial(
                replace,
                here,
                topics=paragraph_topics(here, taken),
                siblings=tuple(asked),
                passages=passages,
                position=number,
            )
            texts.append(self.slots.fill(path, slot, place))
            asked.append(self.slots.said(path))
            taken += topic_turn(passages - 1) + 1
        texts += self.slots.further((*at, "paragraphs"), len(planned))
        last = self._facts(at, spec, "end", here)
        if texts:
            texts[0] = (*first, *texts[0])
            texts[-1] = (*texts[-1], *last)
        else:
            texts = [(*first, *last)]
        self.blocks += [Paragraph(text) for text in texts if text]
        return taken

    def _facts(self, at: KeyPath, spec: SectionSpec, place: str, here: Context) -> Runs:
        found: Runs = ()
        for fact in spec.facts:
            if fact.at == place and (fact.after is None or self.slots.said((*at, "facts", fact.after))):
                found = (*found, *self.slots.fact((*at, "facts", fact.id), fact, lambda: here))
        return found

    def _points(self, points: _Points, here: Context) -> int:
        """Lay down a list of points; gives how many there are."""
        slots, spec = self.slots, points.spec
        plan = slots.plan if stretched(spec) else None
        due = nth(spec.count, points.parent)
        at: KeyPath = (*points.at, "points")
        wanted = max(plan.points(due), slots.standing(at)) if plan else due
        total = slots.count(at, wanted, spec.ask, here.labels)
        planned = point_topics(here, total) if points.level == 1 else [here.topics] * total
        leads: list[str] = []
        texts: list[str] = []
        for index, topics in enumerate(planned):
            path: KeyPath = (*at, index)
            marker = enumerator(spec.marker, index + 1, total)
            labels = {**here.labels, "point": chinese_number(index + 1)}
            labels["lead"] = "" if spec.lead else here.labels.get("lead", "")
            point = partial(
                replace, here, topics=topics, position=index, total=total, marker=spec.marker, one_topic=True
            )
            lead: Runs = ()
            if spec.lead:
                place = partial(point, labels=labels, siblings=tuple(leads))
                lead = slots.fill((*path, "lead"), spec.lead, place, marker)
                labels = {**labels, "lead": slots.said((*path, "lead"))}
                leads.append(labels["lead"])
                topics = about(here, labels["lead"], slots.phrase((*path, "lead"), "lead", "heading"), topics)
            own = spec.text.passages
            passages = plan.passages(own, due) if plan and spec.text.role == "passage" else nth(own, index)
            place = partial(point, topics=topics, labels=labels, siblings=tuple(texts), passages=passages)
            text = slots.fill((*path, "text"), spec.text, place, "" if spec.lead else marker)
            texts.append(slots.said((*path, "text")))
            if spec.text.role == "step":
                lead, text = split_step(text)
            start = len(self.blocks)
            self.blocks += _blocks(points, marker, lead, text)
            self.blocks += [Paragraph(more) for more in slots.further((*path, "paragraphs"), 0) if more]
            if spec.points:
                parent = points.parent if points.level > 1 else index
                self._points(_Points(path, spec.points, points.level + 1, parent), place())
            if not text:
                self._give_line(start)
        return total

    def _give_line(self, start: int) -> None:
        """Set a heading that has no text on a line of its own, unless points go on in its paragraph."""
        heading, *below = self.blocks[start : start + 2]
        goes_on = any(isinstance(block, Point) and block.run_in for block in below)
        if isinstance(heading, Heading) and not goes_on:
            self.blocks[start] = replace(heading, run_in=False)


@dataclass(frozen=True, slots=True)
class _Points:
    """A list of points: where it stands, its spec, how deep, and the number of the point or section above it."""

    at: KeyPath
    spec: PointsSpec
    level: int
    parent: int


def _blocks(points: _Points, numeral: str, lead: Runs, text: Runs) -> Iterator[Block]:
    marker = points.spec.marker
    if marker in HEADING_LEVELS:
        yield Heading(HEADING_LEVELS[marker], numeral, lead, run_in=True)
        if text:
            yield Paragraph(text)
    else:
        yield Point(points.level, numeral, lead, text, points.spec.run_in)
