"""What does not hold to a schema, in the words of the interface: pydantic's errors in Chinese, with their places."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from drafter.errors import Mistake, MistakesError, Place
from drafter.yamlfile.reading import FULL_WIDTH, FULL_WIDTH_COLON, Document, KeyPath

Model = TypeVar("Model", bound=BaseModel)


def validate(model: type[Model], document: Document, data: Any = None, base: KeyPath = ()) -> Model:
    """Validate the document's data (or *data*, which stands at path *base*) against a pydantic model.

    Raises MistakesError with every mistake and its place.
    """
    try:
        return model.model_validate(document.data if data is None else data)
    except ValidationError as error:
        raise MistakesError(_mistakes(error, document, base, _known_keys(model))) from error


def _mistakes(error: ValidationError, document: Document, base: KeyPath, keys: Iterable[str]) -> list[Mistake]:
    """A validation error in the words of the interface, in the order of the file."""
    known = sorted(set(keys))
    found: dict[tuple[Place, str], Mistake] = {}
    for path, detail in _telling([(_written(document, (*base, *each["loc"])), each) for each in error.errors()]):
        place = document.place(path)
        cause, remedy = _in_words(detail, known)
        found.setdefault((place, cause), Mistake(cause, remedy, place))
    return sorted(
        found.values(), key=lambda mistake: (mistake.place.line, mistake.place.column) if mistake.place else ()
    )


def _written(document: Document, loc: KeyPath) -> KeyPath:
    """A path of pydantic's as it stands in the file: without the branches of unions and what is missing."""
    path: KeyPath = ()
    for step in loc:
        if (*path, step) in document.places:
            path = (*path, step)
    return path


def _telling(details: list[tuple[KeyPath, Any]]) -> list[tuple[KeyPath, Any]]:
    """Of what was tried and failed, what tells: not that a list is no number where its items are wrong, too."""
    typed = {path for path, detail in details if not _is_type(detail)}
    kept: dict[KeyPath, Any] = {}
    for path, detail in details:
        inner = any(len(other) > len(path) and other[: len(path)] == path for other, _ in details)
        if _is_type(detail) and not inner and path not in typed:
            kept.setdefault(path, detail)
    return [(path, detail) for path, detail in details if not _is_type(detail) or kept.get(path) is detail]


def _is_type(detail: Any) -> bool:
    return str(detail["type"]).endswith("_type")


def closest(word: str, known: Iterable[str]) -> str | None:
    """The one of *known* that *word* was most likely meant to be, if any is near."""
    names = list(known)
    begun = [name for name in names if len(word) >= 2 and name.startswith(word)]
    return next(iter(begun or difflib.get_close_matches(word, names, 1, 0.6)), None)


def _known_keys(model: type[BaseModel], seen: frozenset[type] = frozenset()) -> set[str]:
    """All keys that a model and the models inside it know, for suggestions."""
    keys: set[str] = set()
    for name, info in model.model_fields.items():
        keys.add(info.alias or name)
        for inner in _models_in(info.annotation):
            if inner not in seen:
                keys |= _known_keys(inner, seen | {model})
    return keys


def _models_in(annotation: Any) -> Iterable[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)


_EXPECTED = {
    "string_type": ("这里要写文字", "写一段文字；数字样的文字加上引号"),
    "int_type": ("这里要写整数", "写阿拉伯数字，如 3"),
    "int_parsing": ("这里要写整数", "写阿拉伯数字，如 3"),
    "bool_type": ("这里要写 true 或 false", "是写 true，否写 false"),
    "list_type": ("这里要写一列", "每项一行，以“- ”开头；或写成 [甲, 乙]"),
    "tuple_type": ("这里要写一列", "每项一行，以“- ”开头；或写成 [甲, 乙]"),
    "dict_type": ("这里要写若干“键: 值”", "下一行缩进两格，写“键: 值”"),
    "model_type": ("这里要写若干“键: 值”", "下一行缩进两格，写“键: 值”"),
    "model_attributes_type": ("这里要写若干“键: 值”", "下一行缩进两格，写“键: 值”"),
    "string_too_short": ("这里不能空着", "写上内容，或者删去这个键"),
    "too_short": ("这一列不能空着", "至少写一项，或者删去这个键"),
}


def _in_words(detail: Any, known: list[str]) -> tuple[str, str]:
    kind, loc, context = detail["type"], detail["loc"], detail.get("ctx", {})
    name = str(loc[-1]) if loc else ""
    said = detail.get("input")
    if kind in ("dict_type", "model_type") and isinstance(said, str) and FULL_WIDTH_COLON.match(said):
        return FULL_WIDTH
    if kind == "extra_forbidden":
        hint = closest(name, known)
        return f"不认识的键“{name}”", f"是不是“{hint}”？" if hint else "删去它，或对照文档改成认识的键"
    if kind == "missing":
        return f"缺少“{name}”", f"补上一行“{name}: …”"
    if kind in ("literal_error", "enum"):
        expected = str(context.get("expected", ""))
        values = re.findall(r"'([^']*)'", expected) or [expected]
        choices = ("  " if any("、" in value for value in values) else "、").join(values)
        return f"“{detail['input']}”不在可选的值里", f"可以写：{choices}"
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        bound = next(iter(context.values()))
        return f"数字 {detail['input']} 超出范围", f"{'至少' if 'greater' in kind else '至多'}是 {bound}"
    if kind == "value_error":
        cause, _, remedy = str(context.get("error", detail["msg"])).partition("|")
        return cause, remedy or "按提示改正"
    return _EXPECTED.get(kind, ("这里写的内容不合要求", "对照文档改正"))
