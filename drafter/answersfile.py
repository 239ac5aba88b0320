"""The answers file: one human-readable YAML a speech, nested like the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from drafter.compose import Answer, Answers, AnswerValue, Composition, Path
from drafter.compose.answers import Origin
from drafter.compose.composer import MOST_ITEMS
from drafter.compose.validation import fault, text_fault
from drafter.errors import AnswersError, Mistake, MistakesError, Place
from drafter.templates import Template
from drafter.yamlfile import Document, closest, validate

FORMAT = 1

_HEAD = """\
# drafter 的答案文件：改好以后用 drafter write 这个文件 -o 稿子.docx 再出一稿。
# 想空着以后填，写 【待填：名称】；不要这一处，写 ~。增删列表里的项，部分和要点就跟着增减。
"""
_ORIGINS_HEAD = "# 以下由程序维护，记着各处用了句库里的哪些句子，可以整段删去。\n"

Count = Annotated[int, Field(ge=0, le=MOST_ITEMS)]
Text = str | None


class _Node(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class PointAnswers(_Node):
    """What was answered for a point."""

    lead: Text = None
    text: Text = None
    points: list[PointAnswers] | Count = 0


class SectionAnswers(_Node):
    """What was answered for a section."""

    heading: Text = None
    paragraphs: list[Text] = []
    facts: dict[str, Text] = {}
    points: list[PointAnswers] | Count = 0


class OriginEntry(_Node):
    """How an answer came to be."""

    by: Origin = "file"
    phrases: list[str] = []


class AnswersFile(_Node):
    """An answers file as it is written."""

    template: str
    format: Literal[1] = 1
    seed: int = 0
    fields: dict[str, str | int | bool | list[str] | None] = {}
    title: Text = None
    subtitle: Text = None
    salutation: Text = None
    opening: list[Text] = []
    sections: list[SectionAnswers] | Count = 0
    closing: list[Text] = []
    thanks: Text = None
    origins: dict[str, OriginEntry] = {}


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
    found: dict[Path, Answer] = {}
    for path, value in _flat(file):
        entry = file.origins.get(written_path(path), OriginEntry())
        found[path] = Answer(tuple(value) if isinstance(value, list) else value, entry.by, tuple(entry.phrases))
    mistakes = [
        Mistake(cause, remedy, document.place(path)) for path, answer in found.items()
        for cause, remedy in _faults(path, answer.value, template)
    ]  # fmt: skip
    if mistakes:
        raise AnswersError(mistakes)
    return Answers(file.template, file.seed, found)


def _flat(file: AnswersFile) -> Iterator[tuple[Path, Any]]:
    for name, value in file.fields.items():
        yield ("fields", name), value
    for key in ("title", "subtitle", "salutation", "thanks"):
        if key in file.model_fields_set:
            yield (key,), getattr(file, key)
    for key in ("opening", "closing"):
        yield from _items((key,), getattr(file, key))
    if "sections" in file.model_fields_set:
        yield from _sections(file.sections)


def _items(path: Path, texts: list[Text]) -> Iterator[tuple[Path, Text]]:
    for index, text in enumerate(texts):
        if text != "":
            yield (*path, index), text


def _sections(sections: list[SectionAnswers] | int) -> Iterator[tuple[Path, Any]]:
    yield ("sections",), sections if isinstance(sections, int) else len(sections)
    for index, section in enumerate(() if isinstance(sections, int) else sections):
        at: Path = ("sections", index)
        if "heading" in section.model_fields_set:
            yield (*at, "heading"), section.heading
        yield from _items((*at, "paragraphs"), section.paragraphs)
        for name, fact in section.facts.items():
            yield (*at, "facts", name), fact
        if "points" in section.model_fields_set:
            yield from _points(at, section.points)


def _points(at: Path, points: list[PointAnswers] | int) -> Iterator[tuple[Path, Any]]:
    yield (*at, "points"), points if isinstance(points, int) else len(points)
    for index, point in enumerate(() if isinstance(points, int) else points):
        here = (*at, "points", index)
        for key in ("lead", "text"):
            if key in point.model_fields_set:
                yield (*here, key), getattr(point, key)
        if "points" in point.model_fields_set:
            yield from _points(here, point.points)


def _faults(path: Path, value: AnswerValue, template: Template) -> Iterator[tuple[str, str]]:
    if path[0] == "fields":
        spec = template.fields.get(str(path[1]))
        if spec is None:
            hint = closest(str(path[1]), template.fields)
            yield (
                f"模板里没有“{path[1]}”这个字段",
                f"是不是“{hint}”？" if hint else f"可以写：{'、'.join(template.fields)}",
            )
            return
        found = fault(value, spec.kind, spec.choices, spec.pattern, spec.invalid)
    elif path[-2:-1] == ("facts",):
        known = {fact.id for section in template.speech.sections.each for fact in section.facts}
        if path[-1] not in known:
            yield f"模板里没有“{path[-1]}”这个事实", f"可以写：{'、'.join(sorted(known))}"
        found = fault(value)
    else:
        found = text_fault(value) if isinstance(value, str) else None
    if found:
        yield found


def with_settings(answers: Answers, settings: Mapping[str, str], template: Template) -> Answers:
    """*answers* with those given as KEY=VALUE: a field's name, or a path as `written_path` writes it.

    Raises AnswersError.
    """
    mistakes: list[Mistake] = []
    for key, text in settings.items():
        place = Place(f"--set {key}")
        path = _path_of(key, template)
        if path is None:
            hint = closest(key, [*template.fields, "title", "salutation", "sections", "thanks"])
            remedy = (
                f"是不是“{hint}”？"
                if hint
                else f"字段有：{'、'.join(template.fields)}；也可以写 sections.1.heading 这样的位置"
            )
            mistakes.append(Mistake(f"没有叫“{key}”的字段", remedy, place))
            continue
        value = _typed(text, path, template)
        found = next(_faults(path, value, template), None)
        if (
            found is None
            and path[-1] in ("sections", "points")
            and not (isinstance(value, int) and 0 <= value <= MOST_ITEMS)
        ):
            found = f"“{text}”不是个数", f"写 0 到 {MOST_ITEMS} 的阿拉伯数字"
        if found:
            mistakes.append(Mistake(*found, place))
        answers = answers.with_answer(path, Answer(value, "file"))
    if mistakes:
        raise AnswersError(mistakes)
    return answers


_TEXTS = {"title", "subtitle", "salutation", "thanks"}
_LISTS = {"opening", "closing", "paragraphs"}


def _path_of(key: str, template: Template) -> Path | None:
    if key in template.fields:
        return ("fields", key)
    steps = key.split(".")
    path = tuple(int(step) - 1 if step.isdigit() and step != "0" else step for step in steps)
    match path:
        case ("fields", name) if name in template.fields:
            return path
        case (str(name),) if name in _TEXTS or name == "sections":
            return path
        case (str(name), int()) if name in _LISTS - {"paragraphs"}:
            return path
        case ("sections", int(), "heading" | "points"):
            return path
        case ("sections", int(), "paragraphs", int()) | ("sections", int(), "facts", str()):
            return path
        case ("sections", int(), "points", int(), *rest) if _is_point(rest):
            return path
    return None


def _is_point(rest: list[str | int]) -> bool:
    match rest:
        case ["lead" | "text" | "points"]:
            return True
        case ["points", int(), *deeper]:
            return _is_point(deeper)
    return False


def _typed(text: str, path: Path, template: Template) -> AnswerValue:
    spec = template.fields.get(str(path[1])) if path[0] == "fields" else None
    kind = spec.kind if spec else "number" if path[-1] in ("sections", "points") else "text"
    if kind == "number" and text.isascii() and text.isdigit():
        return int(text)
    if kind == "confirm" and text in ("是", "否", "true", "false"):
        return text in ("是", "true")
    if kind == "several":
        return tuple(part for part in text.replace("、", ",").replace("，", ",").split(",") if part)
    return text


def written_path(path: Path) -> str:
    """A path as its user writes it, items counted from 1: ``sections.1.points.2.lead``."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def to_yaml(answers: Answers, composition: Composition) -> str:
    """The answers as the text of an answers file; `from_document` gives them back."""
    data: dict[str, Any] = {"template": answers.template, "format": FORMAT, "seed": answers.seed}
    order = ("fields", "title", "subtitle", "salutation", "opening", "sections", "closing", "thanks")
    lists: dict[str, Any] = {}
    for path, answer in sorted(answers.by_path.items(), key=lambda item: _document_order(item[0], order)):
        if path[-1] in ("sections", "points") and isinstance(answer.value, int):
            _list_at(lists, path, answer.value)
            continue
        _put(lists, path, list(answer.value) if isinstance(answer.value, tuple) else answer.value, composition.counts)
    data.update({key: lists[key] for key in order if key in lists})
    text = _HEAD + _dumped(data)
    origins = {
        written_path(path): {"by": answer.origin, **({"phrases": list(answer.phrases)} if answer.phrases else {})}
        for path, answer in answers.by_path.items()
        if answer.origin != "file" or answer.phrases
    }
    return text + (_ORIGINS_HEAD + _dumped({"origins": origins}) if origins else "")


def _dumped(data: Any) -> str:
    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1_000_000))


def _document_order(path: Path, order: tuple[str, ...]) -> tuple[Any, ...]:
    keys = (*order, "heading", "paragraphs", "facts", "points", "lead", "text")
    return tuple((keys.index(step) if step in keys else 99, 0) if isinstance(step, str) else (0, step) for step in path)


def _list_at(data: dict[str, Any], path: Path, size: int) -> list[Any]:
    """The list at *path*, made if need be and at least *size* long, its items mappings."""
    holder = _holder(data, path[:-1])
    items: list[Any] = holder.setdefault(str(path[-1]), [])
    items.extend({} for _ in range(size - len(items)))
    return items


def _holder(data: dict[str, Any], path: Path) -> dict[str, Any]:
    """The mapping at *path*, with what leads to it made if need be."""
    here = data
    for step, index in zip(path[::2], path[1::2], strict=True):
        items = here.setdefault(str(step), [])
        items.extend({} for _ in range(int(index) + 1 - len(items)))
        here = items[int(index)]
    return here


def _put(data: dict[str, Any], path: Path, value: Any, counts: Mapping[Path, int]) -> None:
    for end, step in enumerate(path):
        if step in ("sections", "points") and path[: end + 1] in counts:
            _list_at(data, path[: end + 1], counts[path[: end + 1]])
    if isinstance(path[-1], int):
        holder = _holder(data, path[:-2])
        items: list[Any] = holder.setdefault(str(path[-2]), [])
        items.extend([""] * (path[-1] + 1 - len(items)))
        items[path[-1]] = value
    elif path[-2:-1] in (("facts",), ("fields",)):
        holder = _holder(data, path[:-2])
        holder.setdefault(str(path[-2]), {})[path[-1]] = value
    else:
        _holder(data, path[:-1])[str(path[-1])] = value
