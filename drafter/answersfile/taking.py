"""An old speech as answers: its structure and text in the places of the template that is nearest to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from drafter.answersfile.old_parts import OldPoint, OldSection, fits, joined, old_sections
from drafter.answersfile.title_kind import suited
from drafter.compose import Answer, Answers, AnswerValue, KeyPath
from drafter.draft import Draft, Paragraph, body_text, plain_text
from drafter.hanzi import HEADING_LEVELS
from drafter.reading.structure.marks import numeral
from drafter.templates import PointsSpec, SectionSpec, SectionsSpec, Template, is_date

_OCCASION = re.compile(r"在(.{2,40}?[会班式动])(?:议)?上的")
_DATE = re.compile(
    r"(\d{4}|[〇○零一二三四五六七八九]{4})\s*[年./-]\s*([\d一二三四五六七八九十]{1,3})\s*[月./-]\s*([\d一二三四五六七八九十]{1,3})(?=日|$)"
)
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_HEADING_WEIGHS = 3
"""How much worse it is to lose the look of headings than that of points."""


def nearest(draft: Draft, templates: Iterable[Template]) -> Template:
    """The one of *templates* (at least one) that sets headings as *draft* does, suits its title and has a place for most.

    Of equally good ones the first.
    """
    sections = old_sections(draft)
    run_in = any(section.run_in for section in sections)
    given = list(templates)
    alike = [template for template in given if template.speech.sections.run_in == run_in] or given
    candidates = suited(alike, plain_text((*draft.title, *draft.subtitle)), body_text(draft))
    return min(candidates, key=lambda template: _strangeness(draft, sections, template))


def headings_lost(draft: Draft, template: Template) -> int:
    """How many headings below the sections *template* has no place for: `taken` makes paragraphs of them."""
    sections = [section for section in old_sections(draft) if section.headed]
    specs = template.speech.sections
    return sum(
        _lost(section.points, specs.each[_kind(section, specs, specs.kind(index, len(sections)))].points)
        for index, section in enumerate(sections)
    )


def _lost(points: list[OldPoint], spec: PointsSpec | None) -> int:
    if points and not fits(points, spec):
        return sum(point.own_line + _lost(point.points, None) for point in points)
    return sum(_lost(point.points, spec.points) for point in points if spec)


def taken(draft: Draft, template: Template, known: Mapping[str, str]) -> Answers:
    """All that *draft* says as answers to *template*, and the fields that are *known*.

    Every paragraph stays one. What a section has no place for becomes a paragraph of it, with the number it had. What the
    template asks for and the draft lacks is left out; the fields that cannot be told from it stay open.
    """
    speech = template.speech
    found: dict[KeyPath, AnswerValue] = {}
    fields = {**_fields(draft), **known}
    found |= {("fields", name): value for name, value in fields.items() if name in template.fields and value}
    for name, runs in (("title", draft.title), ("subtitle", draft.subtitle), ("salutation", draft.salutation)):
        if runs or getattr(speech, name):
            found[name,] = plain_text(runs) or None
    closing, thanks = _ending(draft)
    if thanks or speech.thanks:
        found["thanks",] = thanks or None
    opening = _said(draft, "opening")
    sections = old_sections(draft)
    if sections and not sections[0].headed:
        unheaded = sections.pop(0)
        opening += joined(unheaded.paragraphs, unheaded.points)
    found |= _listed(("opening",), opening, len(speech.opening))
    found |= _listed(("closing",), closing, len(speech.closing))
    found["sections",] = len(sections)
    for index, section in enumerate(sections):
        found |= _section(("sections", index), section, template, len(sections))
    return Answers(template.id, 0, {path: Answer(value, "file") for path, value in found.items()})


def _section(at: KeyPath, section: OldSection, template: Template, total: int) -> Iterator[tuple[KeyPath, AnswerValue]]:
    sections = template.speech.sections
    due = sections.kind(int(at[-1]), total)
    kind = _kind(section, sections, due)
    spec = sections.each[kind]
    if kind != due:
        yield (*at, "like"), kind + 1
    yield (*at, "heading"), section.heading or None
    paragraphs, points = list(section.paragraphs), section.points
    if not section.heading and not sections.run_in:
        paragraphs[:1] = [section.enumerator + "".join(paragraphs[:1])]
    if not fits(points, spec.points):
        paragraphs = joined(paragraphs, points)
        points = []
    yield from _listed((*at, "paragraphs"), paragraphs, len(spec.paragraphs)).items()
    for fact in (fact for fact in spec.facts if fact.after is None):
        yield (*at, "facts", fact.id), None
    if spec.points:
        yield from _points(at, points, spec.points)


def _points(at: KeyPath, points: list[OldPoint], spec: PointsSpec) -> Iterator[tuple[KeyPath, AnswerValue]]:
    yield (*at, "points"), len(points)
    for index, point in enumerate(points):
        path: KeyPath = (*at, "points", index)
        inner = point.points if fits(point.points, spec.points) else []
        lead, said = (point.lead, point.text) if spec.lead else ("", point.said)
        texts = [said, *point.paragraphs]
        said, *paragraphs = texts if inner else joined(texts, point.points)
        if spec.lead:
            yield (*path, "lead"), lead or None
        yield (*path, "text"), said or None
        yield from _listed((*path, "paragraphs"), paragraphs, 0).items()
        if spec.points:
            yield from _points(path, inner, spec.points)


def _listed(path: KeyPath, texts: list[str], slots: int) -> dict[KeyPath, AnswerValue]:
    """The paragraphs of a list, and the *slots* beyond them left out."""
    texts_or_none = [*texts, *[None] * (slots - len(texts))]
    return {(*path, index): text for index, text in enumerate(texts_or_none)}


def _strangeness(draft: Draft, sections: list[OldSection], template: Template) -> tuple[int, int]:
    """How much of *draft* has no place of its own in *template*, in characters; and how many of its places stay empty."""
    speech = template.speech
    headed = [section for section in sections if section.headed]
    homeless = empty = 0
    for index, section in enumerate(headed):
        due = speech.sections.kind(index, len(headed))
        kind = _kind(section, speech.sections, due)
        strange, unfilled = _strange(section, speech.sections.each[kind])
        homeless += strange + (len(section.heading) if section.run_in != speech.sections.run_in else 0)
        empty += unfilled + (kind != due)
    for runs, slot in ((draft.salutation, speech.salutation), (draft.subtitle, speech.subtitle)):
        homeless += len(plain_text(runs)) if slot is None else 0
        empty += slot is not None and not runs
    closing, thanks = _ending(draft)
    for said, slots in ((_said(draft, "opening"), speech.opening), (closing, speech.closing)):
        homeless += sum(map(len, said[len(slots) :]))
        empty += max(len(slots) - len(said), 0)
    homeless += len(thanks) if speech.thanks is None else 0
    return homeless, empty + (speech.thanks is not None and not thanks)


def _kind(section: OldSection, sections: SectionsSpec, due: int) -> int:
    """Which of a template's sections has a place for most of *section*: the one *due* there unless it lacks one."""
    kinds = [due, *range(len(sections.each))]
    best: int = min(kinds, key=lambda kind: _strange(section, sections.each[kind])[0])
    return best


def _strange(section: OldSection, spec: SectionSpec) -> tuple[int, int]:
    """How many characters of *section* have no place of their own in *spec*; how many of its places stay empty."""
    homeless = _homeless(section.points, spec.points) + sum(map(len, section.paragraphs[len(spec.paragraphs) :]))
    unfilled = (spec.points is not None and not section.points) + max(len(spec.paragraphs) - len(section.paragraphs), 0)
    return homeless, unfilled


def _homeless(points: list[OldPoint], spec: PointsSpec | None) -> int:
    """How many characters of *points* a template with *spec* has no place of their own for."""
    if points and not fits(points, spec):
        weight = _HEADING_WEIGHS if points[0].marker in HEADING_LEVELS else 1
        return weight * sum(len(text) for point in points for text in point.whole)
    return sum(_homeless(point.points, spec.points) for point in points if spec)


def _said(draft: Draft, *parts: str) -> list[str]:
    """The paragraphs of parts of the speech that stand outside its sections."""
    return [
        plain_text(block.text)
        for block in draft.blocks
        if isinstance(block, Paragraph) and block.part in parts and plain_text(block.text)
    ]


def _ending(draft: Draft) -> tuple[list[str], str]:
    """The closing paragraphs in order, and the thanks if the speech ends with it."""
    closing, thanks = _said(draft, "closing", "thanks"), _said(draft, "thanks")
    if thanks and closing[-1] == thanks[-1]:
        return closing[:-1], thanks[-1]
    return closing, ""


def _fields(draft: Draft) -> dict[str, str]:
    """What the head of a speech tells of its circumstances."""
    titles = f"{plain_text(draft.title)}\n{plain_text(draft.subtitle)}"
    occasion = _OCCASION.search(titles)
    return {
        "office": plain_text(draft.office),
        "name": plain_text(draft.name),
        "date": _date(plain_text(draft.date)),
        "occasion": titles[occasion.start(1) : occasion.end() - 2] if occasion else "",
    }


def _date(text: str) -> str:
    """A date as answers write it, 2026-05-20; empty if *text* names no whole day."""
    found = _DATE.search(text)
    month, day = (numeral(found[2]), numeral(found[3])) if found else (None, None)
    if not found or month is None or day is None:
        return ""
    written = f"{int(found[1].translate(_DIGITS)):04}-{month:02}-{day:02}"
    return written if is_date(written) else ""
