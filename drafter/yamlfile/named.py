"""YAML files that are called by their names and may extend one another: templates, layouts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter.errors import InputFileError, Mistake, MistakesError, Place
from drafter.locations import layers
from drafter.yamlfile.mistakes import closest
from drafter.yamlfile.reading import Document, KeyPath, read

GIVEN = "指定"
"""The layer of a file that was given by its path."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What the files of a folder are: *folder* is its name in every layer, *noun* is what one of them is called.

    *command* lists those at hand.
    """

    folder: str
    noun: str
    command: str

    def files(self) -> dict[str, tuple[str, Path]]:
        """Every file at hand by its stem, with its layer; later layers hide earlier ones."""
        return {name: found[-1] for name, found in self._layers().items()}

    def _layers(self) -> dict[str, list[tuple[str, Path]]]:
        """Every file at hand by its stem, with its layer, those of earlier layers first."""
        found: dict[str, list[tuple[str, Path]]] = {}
        for layer, folder in layers(self.folder):
            for path in sorted(folder.glob("*.yaml"), key=lambda path: path.stem):
                found.setdefault(path.stem, []).append((layer, path))
        return found

    def load(self, name: str, named: Place | None = None) -> tuple[Document, str, Path]:
        """What *name* (an id, or the path of a .yaml file) stands for, laid on what it extends; its layer and path.

        *named* is where a file names it. Raises InputFileError if there is none, MistakesError for one that is
        broken.
        """
        files = self.files()
        if name.endswith((".yaml", ".yml")):
            layer, path = GIVEN, Path(name)
        elif name in files:
            layer, path = files[name]
        else:
            near = closest(name, files)
            hint = f"是不是 {near}？" if near else ""
            raise InputFileError(f"没有叫“{name}”的{self.noun}", f"{hint}用 {self.command} 看有哪些{self.noun}", named)
        return self._extended(read(path), (path,)), layer, path

    def _extended(self, document: Document, below: tuple[Path, ...]) -> Document:
        """*document*, the last of the files *below*, laid on what it extends.

        A file may extend the one of its own name that it hides.
        """
        data = document.data
        if not isinstance(data, dict):
            wrong = Mistake(f"{self.noun}应由若干“键: 值”组成", f"照 {self.folder}/ 里的例子写", Place(document.file))
            raise MistakesError([wrong])
        parent = data.get("extends")
        if parent is None:
            return document
        place, files = document.place(("extends",)), self._layers()
        if not isinstance(parent, str) or parent not in files:
            raise MistakesError([Mistake(f"没有叫“{parent}”的{self.noun}可扩展", f"可以写：{'、'.join(files)}", place)])
        extended = {each.resolve() for each in below}
        path = next((path for _, path in reversed(files[parent]) if path.resolve() not in extended), None)
        if path is None:
            parents = {path.resolve() for _, path in files[parent]}
            start = next(index for index, each in enumerate(below) if each.resolve() in parents)
            circle = " → ".join(each.name for each in (*below[start:], below[start]))
            cause = f"{self.noun}“{parent}”绕了一圈又扩展自己（{circle}）"
            raise MistakesError([Mistake(cause, "改掉其中一个 extends", place)])
        base = self._extended(read(path), (*below, path))
        places = dict(base.places)
        return Document(document.file, merged(base.data, data, (), places, document), places)


def merged(base: Any, over: Any, path: KeyPath, places: dict[KeyPath, Place], document: Document) -> Any:
    """*over*, which stands at *path* of *document*, laid on *base*: mappings key by key, anything else whole.

    The *places* of what was laid on are brought up to date.
    """
    if path in document.places:
        places[path] = document.places[path]
    if isinstance(base, dict) and isinstance(over, dict):
        together = dict(base)
        for key, value in over.items():
            together[key] = merged(base.get(key), value, (*path, key), places, document)
        return together
    for stale in [known for known in places if known[: len(path)] == path and len(known) > len(path)]:
        del places[stale]
    places.update({known: place for known, place in document.places.items() if known[: len(path)] == path})
    return over


def check_name(document: Document, own: str, path: Path) -> None:
    """Raises MistakesError where the id *own* of a file isn't its name."""
    if own != path.stem:
        cause, remedy = f"标识 {own} 和文件名 {path.name} 不一致", f"把 id 改成 {path.stem}，或改文件名"
        raise MistakesError([Mistake(cause, remedy, document.place(("id",)))])
