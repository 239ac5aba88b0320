"""Templates from their files: where they are found, how one extends another, what sections share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter.errors import DrafterError, MistakesError, Place, TemplateError
from drafter.templates.schema import Template
from drafter.yamlfile import Document, KeyPath, Kind, check_name, merged, validate

_TEMPLATES = Kind("templates", "模板", "drafter templates list")


@dataclass(frozen=True, slots=True)
class LoadedTemplate:
    """A template with the document it came from, for messages that name a place."""

    template: Template
    document: Document
    path: Path
    layer: str


def template_files() -> dict[str, tuple[str, Path]]:
    """Every template at hand by its file's stem, with its layer; later layers hide earlier ones."""
    return _TEMPLATES.files()


def load_template(name: str, named: Place | None = None) -> LoadedTemplate:
    """The template *name* (an id, or the path of a .yaml file); *named* is where a file names it.

    Raises InputFileError if there is none, TemplateError with every mistake in it.
    """
    try:
        document, layer, path = _TEMPLATES.load(name, named)
        document = _with_common_section(_as_its_own(document, path))
        template = validate(Template, document)
        check_name(document, template.id, path)
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


def _as_its_own(document: Document, path: Path) -> Document:
    """A template laid on what it extends, without what isn't handed down and the fields it does without."""
    data: dict[str, Any] = dict(document.data)
    if (("abstract",) in document.places) and document.places["abstract",].file != str(path):
        data["abstract"] = False
    if isinstance(fields := data.get("fields"), dict):
        data["fields"] = {name: spec for name, spec in fields.items() if spec is not None}
    return Document(document.file, data, document.places)


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
        together: Any = {}
        for under in (*_shared_by(sections, own), ("each", index)):
            moved = _moved(document, (*at, *under), here)
            together = merged(together, moved.data, here, places, moved)
        each.append(together)
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
