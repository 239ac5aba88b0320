"""Templates from their files: where they are found, how one extends another, what sections share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter.errors import DrafterError, InputFileError, Mistake, MistakesError, Place, TemplateError
from drafter.locations import layers
from drafter.templates.schema import Template
from drafter.yamlfile import Document, KeyPath, closest, read, validate


@dataclass(frozen=True, slots=True)
class LoadedTemplate:
    """A template with the document it came from, for messages that name a place."""

    template: Template
    document: Document
    path: Path
    layer: str


def template_files() -> dict[str, tuple[str, Path]]:
    """Every template at hand by its file's stem, with its layer; later layers hide earlier ones."""
    found: dict[str, tuple[str, Path]] = {}
    for layer, folder in layers("templates"):
        for path in sorted(folder.glob("*.yaml")):
            found[path.stem] = (layer, path)
    return found


def load_template(name: str, named: Place | None = None) -> LoadedTemplate:
    """The template *name* (an id, or the path of a .yaml file); *named* is where a file names it.

    Raises InputFileError if there is none, TemplateError with every mistake in it.
    """
    files = template_files()
    if name.endswith((".yaml", ".yml")):
        layer, path = "指定", Path(name)
    elif name in files:
        layer, path = files[name]
    else:
        near = closest(name, files)
        hint = f"是不是 {near}？" if near else ""
        raise InputFileError(f"没有叫“{name}”的模板", f"{hint}用 drafter templates list 看有哪些模板", named)
    try:
        document = _extended(read(path), files, (path,))
        document = _with_common_section(document)
        template = validate(Template, document)
        if template.id != path.stem:
            place = document.place(("id",))
            raise TemplateError(
                [
                    Mistake(
                        f"标识 {template.id} 和文件名 {path.name} 不一致", f"把 id 改成 {path.stem}，或改文件名", place
                    )
                ]
            )
    except MistakesError as error:
        raise TemplateError(error.mistakes) from error
    return LoadedTemplate(template, document, path, layer)


def load_all() -> Iterator[LoadedTemplate | DrafterError]:
    """Every template at hand, or the error that keeps it from loading: by their ``order``, then by name."""
    found = [try_template(name) for name in sorted(template_files())]
    return iter(sorted(found, key=lambda loaded: loaded.template.order if isinstance(loaded, LoadedTemplate) else 0))


def try_template(name: str) -> LoadedTemplate | DrafterError:
    """The template *name*, or the error that keeps it from loading."""
    try:
        return load_template(name)
    except DrafterError as error:
        return error


def _extended(document: Document, files: Mapping[str, tuple[str, Path]], below: tuple[Path, ...]) -> Document:
    """*document*, the last of the files *below*, laid on what it extends."""
    data = document.data
    if not isinstance(data, dict):
        raise TemplateError([Mistake("模板应由若干“键: 值”组成", "照 templates/ 里的例子写", Place(document.file))])
    parent = data.get("extends")
    if parent is None:
        return document
    place = document.place(("extends",))
    if not isinstance(parent, str) or parent not in files:
        raise TemplateError([Mistake(f"没有叫“{parent}”的模板可扩展", f"可以写：{'、'.join(files)}", place)])
    path = files[parent][1]
    names = [*(each.name for each in below), path.name]
    for index, each in enumerate(below):
        if each.resolve() == path.resolve():
            circle = " → ".join(names[index:])
            raise TemplateError(
                [Mistake(f"模板“{parent}”绕了一圈又扩展自己（{circle}）", "改掉其中一个 extends", place)]
            )
    base = _extended(read(path), files, (*below, path))
    places = dict(base.places)
    merged = _merged(base.data, data, (), places, document)
    merged["abstract"] = data.get("abstract", False)
    if isinstance(fields := merged.get("fields"), dict):
        merged["fields"] = {name: spec for name, spec in fields.items() if spec is not None}
    return Document(document.file, merged, places)


def _merged(base: Any, over: Any, path: KeyPath, places: dict[KeyPath, Place], document: Document) -> Any:
    """Lay *over* on *base*: mappings key by key, anything else whole."""
    if path in document.places:
        places[path] = document.places[path]
    if isinstance(base, dict) and isinstance(over, dict):
        merged = dict(base)
        for key, value in over.items():
            merged[key] = _merged(base.get(key), value, (*path, key), places, document)
        return merged
    for stale in [known for known in places if known[: len(path)] == path and len(known) > len(path)]:
        del places[stale]
    places.update({known: place for known, place in document.places.items() if known[: len(path)] == path})
    return over


def _with_common_section(document: Document) -> Document:
    """Lay each section on what its part of the arc shares, and that on what all sections share."""
    at: KeyPath = ("speech", "sections")
    sections: Any = document.data
    for key in at:
        sections = sections.get(key) if isinstance(sections, dict) else None
    if not isinstance(sections, dict) or not isinstance(sections.get("each"), list):
        return document
    places = dict(document.places)
    each = []
    for index, own in enumerate(sections["each"]):
        here = (*at, "each", index)
        merged: Any = {}
        for under in (*_shared_by(sections, own), ("each", index)):
            moved = _moved(document, (*at, *under), here)
            merged = _merged(merged, moved.data, here, places, moved)
        each.append(merged)
    data = {**document.data, "speech": {**document.data["speech"], "sections": {**sections, "each": each}}}
    return Document(document.file, data, places)


def _shared_by(sections: dict[str, Any], own: Any) -> Iterator[KeyPath]:
    """The paths, below ``speech.sections``, of what the section *own* is laid on."""
    if not isinstance(own, dict):
        return
    part, parts = own.get("part"), sections.get("parts")
    if isinstance(sections.get("section"), dict):
        yield ("section",)
    if isinstance(part, str) and isinstance(parts, dict) and part in parts:
        yield ("parts", part)


def _moved(document: Document, source: KeyPath, target: KeyPath) -> Document:
    """What stands at *source*, with its places as if it stood at *target*."""
    data = document.data
    for key in source:
        data = data[key]
    size = len(source)
    places = {(*target, *path[size:]): place for path, place in document.places.items() if path[:size] == source}
    return Document(document.file, data, places)
