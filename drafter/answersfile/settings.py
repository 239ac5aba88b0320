"""Answers given on the command line as KEY=VALUE."""

from __future__ import annotations

from collections.abc import Mapping

from drafter.answersfile.paths import faults
from drafter.compose import Answer, Answers, AnswerValue, KeyPath
from drafter.compose.slots import MOST_ITEMS
from drafter.compose.validation import whole_number
from drafter.errors import AnswersError, Mistake, Place
from drafter.templates import Template
from drafter.yamlfile import closest


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
            if ".0." in f"{key}.":
                remedy = "位置从 1 数起，如 sections.1.heading"
            mistakes.append(Mistake(f"没有叫“{key}”的字段", remedy, place))
            continue
        value = _typed(text, path, template)
        found = next(faults(path, value, template), None)
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


def _path_of(key: str, template: Template) -> KeyPath | None:
    if key in template.fields:
        return ("fields", key)
    path = tuple(number - 1 if (number := whole_number(step)) else step for step in key.split("."))
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
        case ["lead" | "text" | "points"] | ["paragraphs", int()]:
            return True
        case ["points", int(), *deeper]:
            return _is_point(deeper)
    return False


def _typed(text: str, path: KeyPath, template: Template) -> AnswerValue:
    spec = template.fields.get(str(path[1])) if path[0] == "fields" else None
    kind = spec.kind if spec else "number" if path[-1] in ("sections", "points") else "text"
    if kind == "number" and (number := whole_number(text)) is not None:
        return number
    if kind == "confirm" and text in ("是", "否", "true", "false"):
        return text in ("是", "true")
    if kind == "several":
        return tuple(part for part in text.replace("、", ",").replace("，", ",").split(",") if part)
    return text if text or spec else None
