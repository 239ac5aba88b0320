"""Which bank files and vocabularies there are, and which layer each belongs to. Reads none of them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from drafter.errors import InputFileError
from drafter.locations import layers

SUFFIXES = (".yaml", ".yml")
VOCABULARIES = tuple(f"vocabulary{suffix}" for suffix in SUFFIXES)
GIVEN = "指定"
"""The layer of what ``--bank`` names."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file, the Chinese name of its layer, and the folder or file that the layer names it by."""

    path: Path
    layer: str
    root: Path

    @property
    def name(self) -> str:
        """What the file is called among those of its folder: its path there without the suffix, 词语/责任."""
        inner = self.path.relative_to(self.root) if self.path != self.root else Path(self.path.name)
        return inner.with_suffix("").as_posix()


@dataclass(frozen=True, slots=True)
class Sources:
    """Every vocabulary and bank file at hand, the shipped ones first."""

    vocabularies: tuple[Source, ...]
    banks: tuple[Source, ...]


def sources(extra: Iterable[Path] = ()) -> Sources:
    """What is at hand: shipped < the user's own < the project's folder < *extra* files or folders.

    A file that two of them name is of the later. An *extra* path that does not exist raises InputFileError.
    """
    roots = layers("phrasebank")
    for path in extra:
        if not os.path.exists(path):
            raise InputFileError(f"找不到句库 {path}", "核对 --bank 后面的路径")
        roots.append((GIVEN, path))
    vocabularies: dict[Path, Source] = {}
    banks: dict[Path, Source] = {}
    for layer, root in roots:
        for found, paths in zip((vocabularies, banks), files_of(root), strict=True):
            for path in paths:
                found.pop(path.resolve(), None)
                found[path.resolve()] = Source(path, layer, root)
    return Sources(tuple(vocabularies.values()), tuple(banks.values()))


def files_of(root: Path) -> tuple[list[Path], list[Path]]:
    """The vocabularies and the bank files of a file, or of a folder and the folders in it; in a fixed order."""
    if not root.is_dir():
        return ([root], []) if root.name in VOCABULARIES else ([], [root])
    found = sorted(path for path in root.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    vocabularies = [root / name for name in VOCABULARIES if (root / name).is_file()]
    return vocabularies, [path for path in found if path.name not in VOCABULARIES]
