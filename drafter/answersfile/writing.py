"""From answers to the text of an answers file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from drafter.answersfile.paths import mark, written_path
from drafter.compose import Answers, Composition, KeyPath
from drafter.compose.slots import MOST_ITEMS

FORMAT = 1

_HEAD = """\
# drafter 的答案文件：改好以后用 drafter write 这个文件 -o 稿子.docx 再出一稿。
# 想空着以后填，写 【待填：名称】；不要这一处，写 ~。增删列表里的项，部分和要点就跟着增减。
"""
_QuickDumper: Any = getattr(yaml, "CSafeDumper", None)
_ORIGINS_HEAD = "# 以下由程序维护，记着各处用了句库里的哪些句子，可以整段删去。\n"


def to_yaml(answers: Answers, composition: Composition) -> str:
    """The answers as the text of an answers file; `from_document` gives them back."""
    data: dict[str, Any] = {"template": answers.template, "format": FORMAT, "seed": answers.seed}
    if answers.length:
        data["length"] = answers.length
    order = ("fields", "title", "subtitle", "salutation", "opening", "sections", "closing", "thanks")
    lists: dict[str, Any] = {}
    standing = {path: answer for path, answer in answers.by_path.items() if _stands(path, composition.counts)}
    for path, answer in sorted(standing.items(), key=lambda item: _document_order(item[0], order)):
        if path[-1] in ("sections", "points") and isinstance(answer.value, int):
            _list_at(lists, path, answer.value)
            continue
        _put(lists, path, list(answer.value) if isinstance(answer.value, tuple) else answer.value, composition.counts)
    data.update({key: lists[key] for key in order if key in lists})
    text = _HEAD + dumped(data)
    origins = {
        written_path(path): {
            "by": answer.origin,
            "mark": mark(answer.value),
            **({"phrases": list(answer.phrases)} if answer.phrases else {}),
        }
        for path, answer in standing.items()
        if answer.origin != "file" or answer.phrases
    }
    return text + (_ORIGINS_HEAD + dumped({"origins": origins}) if origins else "")


def _stands(path: KeyPath, counts: Mapping[KeyPath, int]) -> bool:
    """Whether what *path* names is in the document: not so beyond the end of a list that has been cut short."""
    return all(
        step < counts.get(path[:end], MOST_ITEMS) for end, step in enumerate(path) if isinstance(step, int) and end
    )


def dumped(data: Any) -> str:
    """*data* as YAML, in the order that it has, each text on one line; the same with libyaml and without."""
    how: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, "width": 1_000_000}
    quick = str(yaml.dump(data, Dumper=_QuickDumper, **how)) if _QuickDumper else "\\"
    # libyaml escapes rare characters, such as 𠮷, that can stand as they are.
    return str(yaml.safe_dump(data, **how)) if "\\" in quick else quick


def _document_order(path: KeyPath, order: tuple[str, ...]) -> tuple[Any, ...]:
    keys = (*order, "like", "heading", "lead", "text", "paragraphs", "facts", "points")
    return tuple((keys.index(step) if step in keys else 99, 0) if isinstance(step, str) else (0, step) for step in path)


def _list_at(data: dict[str, Any], path: KeyPath, size: int) -> list[Any]:
    """The list at *path*, made if need be and at least *size* long, its items mappings."""
    holder = _holder(data, path[:-1])
    items: list[Any] = holder.setdefault(str(path[-1]), [])
    items.extend({} for _ in range(size - len(items)))
    return items


def _holder(data: dict[str, Any], path: KeyPath) -> dict[str, Any]:
    """The mapping at *path*, with what leads to it made if need be."""
    here = data
    for step, index in zip(path[::2], path[1::2], strict=True):
        items = here.setdefault(str(step), [])
        items.extend({} for _ in range(int(index) + 1 - len(items)))
        here = items[int(index)]
    return here


def _put(data: dict[str, Any], path: KeyPath, value: Any, counts: Mapping[KeyPath, int]) -> None:
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
