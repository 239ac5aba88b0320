"""From an answers file to answers, every mistake in it named at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from drafter.answersfile.paths import faults, mark, written_path
from drafter.answersfile.run import RunSettings
from drafter.compose import Answer, Answers, KeyPath
from drafter.compose.answers import Origin
from drafter.compose.length import LONGEST, SHORTEST
from drafter.compose.slots import MOST_ITEMS
from drafter.errors import AnswersError, Mistake, MistakesError
from drafter.templates import Template
from drafter.yamlfile import Document, validate

Count = Annotated[int, Field(ge=0, le=MOST_ITEMS)]
Text = str | None


class _Node(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class PointAnswers(_Node):
    """What was answered for a point; *paragraphs* are further ones after its own."""

    lead: Text = None
    text: Text = None
    paragraphs: list[Text] = []
    points: list[PointAnswers] | Count = 0


class SectionAnswers(_Node):
    """What was answered for a section."""

    like: Annotated[int, Field(ge=1)] | None = None
    heading: Text = None
    paragraphs: list[Text] = []
    facts: dict[str, Text] = {}
    points: list[PointAnswers] | Count = 0


class OriginEntry(_Node):
    """How an answer came to be."""

    by: Origin = "file"
    mark: str = ""
    phrases: list[str] = []


class AnswersFile(_Node):
    """An answers file as it is written."""

    template: str
    format: Literal[1] = 1
    seed: int = 0
    length: Annotated[int, Field(ge=SHORTEST, le=LONGEST)] | None = None
    fields: dict[str, str | int | bool | list[str] | None] = {}
    title: Text = None
    subtitle: Text = None
    salutation: Text = None
    opening: list[Text] = []
    sections: list[SectionAnswers] | Count = 0
    closing: list[Text] = []
    thanks: Text = None
    origins: dict[str, OriginEntry] = {}
    run: RunSettings | None = None


def template_of(document: Document) -> str:
    """The id of the template that an answers file is for. Raises AnswersError if it names none."""
    data = document.data
    name = data.get("template") if isinstance(data, dict) else None
    if not isinstance(name, str) or not name:
        raise AnswersError(
            [
                Mistake(
                    "答案文件里没有写用哪个模板", "加上一行，如 template: study-seminar", document.place(("template",))
                )
            ]
        )
    return name


def from_document(document: Document, template: Template) -> Answers:
    """The answers in *document*, checked against *template*. Raises AnswersError with every mistake."""
    try:
        file = validate(AnswersFile, document)
    except MistakesError as error:
        raise AnswersError(error.mistakes) from error
    found: dict[KeyPath, Answer] = {}
    for path, value in _flat(file):
        answer = tuple(value) if isinstance(value, list) else value
        entry = file.origins.get(written_path(path), OriginEntry())
        origin = entry.by if entry.mark == mark(answer) else "file"
        found[path] = Answer(answer, origin, tuple(entry.phrases))
    mistakes = [
        Mistake(cause, remedy, document.place(path)) for path, answer in found.items()
        for cause, remedy in faults(path, answer.value, template)
    ]  # fmt: skip
    if mistakes:
        raise AnswersError(mistakes)
    return Answers(file.template, file.seed, found, file.length)


def _flat(file: AnswersFile) -> Iterator[tuple[KeyPath, Any]]:
    for name, value in file.fields.items():
        yield ("fields", name), value
    for key in ("title", "subtitle", "salutation", "thanks"):
        if key in file.model_fields_set:
            yield (key,), getattr(file, key)
    for key in ("opening", "closing"):
        yield from _items((key,), getattr(file, key))
    if "sections" in file.model_fields_set:
        yield from _sections(file.sections)


def _items(path: KeyPath, texts: list[Text]) -> Iterator[tuple[KeyPath, Text]]:
    for index, text in enumerate(texts):
        if text != "":
            yield (*path, index), text


def _sections(sections: list[SectionAnswers] | int) -> Iterator[tuple[KeyPath, Any]]:
    yield ("sections",), sections if isinstance(sections, int) else len(sections)
    for index, section in enumerate(() if isinstance(sections, int) else sections):
        at: KeyPath = ("sections", index)
        if section.like is not None:
            yield (*at, "like"), section.like
        if "heading" in section.model_fields_set:
            yield (*at, "heading"), section.heading
        yield from _items((*at, "paragraphs"), section.paragraphs)
        for name, fact in section.facts.items():
            yield (*at, "facts", name), fact
        if "points" in section.model_fields_set:
            yield from _points(at, section.points)


def _points(at: KeyPath, points: list[PointAnswers] | int) -> Iterator[tuple[KeyPath, Any]]:
    yield (*at, "points"), points if isinstance(points, int) else len(points)
    for index, point in enumerate(() if isinstance(points, int) else points):
        here = (*at, "points", index)
        for key in ("lead", "text"):
            if key in point.model_fields_set:
                yield (*here, key), getattr(point, key)
        yield from _items((*here, "paragraphs"), point.paragraphs)
        if "points" in point.model_fields_set:
            yield from _points(here, point.points)
