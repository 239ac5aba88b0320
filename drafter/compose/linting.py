"""What is wrong with a template beyond its schema: its expressions, and slots that no bank can fill."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.compose.expressions import faults
from drafter.errors import Mistake, Place
from drafter.phrases import Part, PhraseBank
from drafter.phrases.bank import fits, suits
from drafter.templates import LoadedTemplate, SlotSpec, Template
from drafter.yamlfile import KeyPath

_TEXTUAL = ("text", "choice", "date")
_TEXT_KEYS = ("ask", "help", "label", "default", "sentence", "title", "office", "name", "date")


def template_mistakes(loaded: LoadedTemplate, bank: PhraseBank) -> list[Mistake]:
    """Every mistake in a loaded template that its schema cannot tell, with its place."""
    found = expression_mistakes(loaded)
    if not loaded.template.abstract:
        found += _unfillable(loaded, bank)
    return sorted(dict.fromkeys(found), key=lambda mistake: mistake.place.line if mistake.place else 0)


def expression_mistakes(loaded: LoadedTemplate) -> list[Mistake]:
    """What no draft could be composed with: the mistakes inside {{ }}, {% %} and conditions."""
    document = loaded.document
    found = []
    for path, text in _texts(document.data, ()):
        names = _names(path, list(loaded.template.fields))
        source = "{% if " + text + " %}{% endif %}" if path[-1] == "when" else text
        found += [
            Mistake(cause, remedy, _at_line(document.place(path), text, line))
            for line, cause, remedy in faults(source, names)
        ]
    return list(dict.fromkeys(found))


def phrase_fields(template: Template) -> frozenset[str]:
    """The names that a phrase may take from *template*: the fields whose answers are text, and how many sections."""
    return frozenset(("count", *(name for name, spec in template.fields.items() if spec.kind in _TEXTUAL)))


def _names(path: KeyPath, fields: list[str]) -> list[str]:
    """What a text at *path* may name: a field the fields before it, the speech all fields and what is around it."""
    if path[0] == "fields":
        return fields[: fields.index(str(path[1]))] if path[1] in fields else fields
    if path[:2] != ("speech", "sections"):
        return [*fields, "count"]
    if path[2] == "ask":
        return fields
    level = path.count("points") - (path[-2:] == ("points", "ask"))
    around = ["count", "section", "heading", *(("point", "lead") if level else ())]
    return [*fields, *around, *(("answer",) if path[-1] == "sentence" else ())]


def _at_line(place: Place, text: str, line: int) -> Place:
    """The place of line *line* of a *text* that stands at *place*: a block scalar starts on the line after its key."""
    return Place(place.file, place.line + 1 + line, 1, text.splitlines()[line]) if "\n" in text.strip("\n") else place


def _texts(data: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Every string in a template that is rendered, with its path."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*path, index))
    elif isinstance(data, str) and path:
        key = path[-1] if isinstance(path[-1], str) else path[-2]
        if key in (*_TEXT_KEYS, "when") or (key == "choices" and "{{" in data):
            yield path, data


def _unfillable(loaded: LoadedTemplate, bank: PhraseBank) -> Iterator[Mistake]:
    """Slots for whose role and topics no bank has a phrase that fits the template's register."""
    for path, slot, part in _slots(loaded.template):
        if slot.role is None or slot.role == "quotation":
            continue
        phrases = [
            phrase
            for phrase in bank.of(slot.role)
            if fits(phrase, frozenset(bank.themes), loaded.template.register_) and suits(phrase, part, slot.topics)
        ]
        unknown = [topic for topic in slot.topics if topic not in bank.topics]
        place = loaded.document.place(path)
        if unknown:
            yield Mistake(f"没有登记“{unknown[0]}”这个话题", "改成登记过的话题，或在 vocabulary.yaml 里登记", place)
        elif not phrases:
            wanted = f"成分 {slot.role}、语体 {loaded.template.register_}"
            yield Mistake(f"句库里没有这里要的句子（{wanted}）", "在句库里补上，或改这里的 role、topics", place)


def _slots(template: Template) -> Iterator[tuple[KeyPath, SlotSpec, Part | None]]:
    speech = template.speech
    for name in ("title", "subtitle", "salutation", "thanks"):
        slot = getattr(speech, name)
        if slot:
            yield ("speech", name), slot, None
    for name in ("opening", "closing"):
        for index, slot in enumerate(getattr(speech, name)):
            yield ("speech", name, index), slot, None
    for index, section in enumerate(speech.sections.each):
        at: KeyPath = ("speech", "sections", "each", index)
        yield (*at, "heading"), section.heading, None
        for number, slot in enumerate(section.paragraphs):
            yield (*at, "paragraphs", number), slot, section.part
        points = section.points
        while points:
            at = (*at, "points")
            if points.lead:
                yield (*at, "lead"), points.lead, section.part
            yield (*at, "text"), points.text, section.part
            points = points.points
