"""Which bank files and vocabularies there are, and which layer each belongs to. Reads none of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from drafter.errors import InputFileError
from drafter.locations import layers

SUFFIXES = (".yaml", ".yml")
VOCABULARIES = tuple(f"vocabulary{suffix}" for suffix in SUFFIXES)
GIVEN = "指定"
"""The layer of what ``--bank`` names."""


class Source(NamedTuple):
    """A file, the layer it belongs to, and the folder or file that the layer is.

    *layer* is called by its Chinese name; *real* is the file's path without links; *name* is what it is called among
    those of its folder: its path there without the suffix, 词语/责任.
    """

    path: Path
    layer: str
    root: Path
    real: str
    name: str


class Sources(NamedTuple):
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
    vocabularies: dict[str, Source] = {}
    banks: dict[str, Source] = {}
    for layer, root in roots:
        for path, real in _files(root):
            if path.name not in VOCABULARIES:
                found = banks
            elif root in (path.parent, path):
                found = vocabularies
            else:
                continue
            found.pop(real, None)
            inner = path.relative_to(root) if path != root else Path(path.name)
            found[real] = Source(path, layer, root, real, inner.with_suffix("").as_posix())
    return Sources(tuple(vocabularies.values()), tuple(banks.values()))


def files_of(root: Path) -> list[Path]:
    """The vocabularies and bank files of a file, or of a folder and the folders in it; in a fixed order."""
    return [path for path, _ in _files(root)]


def _files(root: Path) -> list[tuple[Path, str]]:
    """The files of *root* with their real paths, in the order of their parts."""
    real = os.path.realpath(root)
    if not os.path.isdir(real):
        return [(root, real)]
    found = sorted(_below(real, ()))
    return [(root.joinpath(*parts), real) for parts, real in found]


def _below(folder: str, parts: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        inner = (*parts, entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, inner)
        elif entry.name.lower().endswith(SUFFIXES) and entry.is_file():
            yield inner, os.path.realpath(entry.path) if entry.is_symlink() else entry.path
