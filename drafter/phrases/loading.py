"""From bank files to a PhraseBank: layers, what is skipped and why."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from drafter.errors import BankError, DrafterError, InputFileError, Mistake, MistakesError, Place
from drafter.locations import SHIPPED, layers
from drafter.phrases.bank import PhraseBank, Topic
from drafter.phrases.linting import AtHand, Key, TemplateFields, flaws, in_order, repeated, vocabulary_mistakes
from drafter.phrases.phrase import ROLES, Phrase
from drafter.phrases.schema import BankFile, PhraseEntry, VocabularyFile
from drafter.yamlfile import Document, KeyPath, read, validate

SUFFIXES = (".yaml", ".yml")
VOCABULARIES = tuple(f"vocabulary{suffix}" for suffix in SUFFIXES)


@dataclass(frozen=True, slots=True)
class LoadedBank:
    """A bank file as it was read: its phrases, and the document that says where each of them stands."""

    phrases: tuple[Phrase, ...]
    document: Document
    path: Path
    layer: str


@dataclass(frozen=True, slots=True)
class LoadedVocabulary:
    """A vocabulary as it was read."""

    topics: Mapping[str, Topic]
    themes: Mapping[str, tuple[str, ...]]
    document: Document
    path: Path
    layer: str


@dataclass(slots=True)
class Files:
    """Every bank file and vocabulary at hand, the shipped ones first; *problems* are those that cannot be read."""

    banks: list[LoadedBank] = field(default_factory=list)
    vocabularies: list[LoadedVocabulary] = field(default_factory=list)
    problems: dict[Path, DrafterError] = field(default_factory=dict)

    def topics(self) -> dict[str, Topic]:
        """Every topic; a later vocabulary replaces those of an earlier one."""
        return {name: topic for vocabulary in self.vocabularies for name, topic in vocabulary.topics.items()}

    def themes(self) -> dict[str, tuple[str, ...]]:
        """Every theme with all its words."""
        themes: dict[str, tuple[str, ...]] = {}
        for vocabulary in self.vocabularies:
            for name, others in vocabulary.themes.items():
                themes[name] = tuple(dict.fromkeys((*themes.get(name, ()), *others)))
        return themes


def files_of(source: Path) -> tuple[list[Path], list[Path]]:
    """The vocabularies and the bank files of a source: a file, or a folder and the folders in it; in a fixed order."""
    if not source.is_dir():
        return ([source], []) if source.name in VOCABULARIES else ([], [source])
    found = sorted(path for path in source.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    vocabularies = [source / name for name in VOCABULARIES if (source / name).is_file()]
    return vocabularies, [path for path in found if path.name not in VOCABULARIES]


def read_files(extra: Iterable[Path] = ()) -> Files:
    """Read every bank at hand: shipped < the user's own < the project's folder < *extra* files or folders.

    An *extra* path that does not exist raises InputFileError.
    """
    sources = layers("phrasebank")
    for path in extra:
        if not os.path.exists(path):
            raise InputFileError(f"找不到句库 {path}", "核对 --bank 后面的路径")
        sources.append(("指定", path))
    vocabularies: dict[Path, tuple[Path, str]] = {}
    banks: dict[Path, tuple[Path, str]] = {}
    for layer, source in sources:
        for found, paths in zip((vocabularies, banks), files_of(source), strict=True):
            for path in paths:
                found.pop(path.resolve(), None)  # named by two sources, a file is of the later
                found[path.resolve()] = path, layer
    files = Files()
    for path, layer in vocabularies.values():
        try:
            files.vocabularies.append(read_vocabulary(path, layer))
        except DrafterError as error:
            files.problems[path] = error
    for path, layer in banks.values():
        try:
            files.banks.append(read_bank(path, layer))
        except DrafterError as error:
            files.problems[path] = error
    return files


def load_bank(
    extra: Iterable[Path] = (), templates: Callable[[], Sequence[TemplateFields]] | None = None
) -> PhraseBank:
    """The bank at hand, of the files that ``read_files`` finds; those that break stand in its ``problems``.

    Phrases of the user's own that are unfit for use are left out and stand in its ``flaws``; *templates* tells the
    fields that they may name, and is asked only if one names any. The shipped banks are held by a test instead.
    """
    files = read_files(extra)
    own = [file for file in files.banks if file.layer != SHIPPED]
    named = {name for file in own for phrase in file.phrases for name in phrase.slots}
    fields = templates() if templates and named.difference(ROLES) else None
    topics, themes = files.topics(), files.themes()
    at_hand = AtHand(topics, themes, fields)

    found: list[Mistake] = []
    for vocabulary in files.vocabularies:
        if vocabulary.layer != SHIPPED:
            found += vocabulary_mistakes(vocabulary.document, vocabulary.topics, at_hand.themes)
    entries: dict[Key, Phrase] = {}
    for file in files.banks:
        phrases, mistakes = (file.phrases, ()) if file.layer == SHIPPED else _sound(file, at_hand)
        found += mistakes
        for phrase in phrases:
            entries.pop((phrase.role, phrase.key), None)
            entries[phrase.role, phrase.key] = phrase
    ranked = tuple(replace(phrase, rank=rank) for rank, phrase in enumerate(entries.values()))
    return PhraseBank(ranked, topics, themes, tuple(files.problems.values()), tuple(found))


def _sound(file: LoadedBank, at_hand: AtHand) -> tuple[Sequence[Phrase], Sequence[Mistake]]:
    """The phrases of a file that are fit for use, and what is wrong with the others."""
    found = [*flaws(file.document, file.phrases, at_hand), *repeated(file.document, file.phrases)]
    flawed = {index for index, _ in found}
    return (
        [phrase for index, phrase in enumerate(file.phrases) if index not in flawed],
        in_order([mistake for _, mistake in found]),
    )


def read_bank(path: Path, layer: str = "") -> LoadedBank:
    """One bank file. Raises InputFileError or BankError."""
    try:
        document, entries = _entries(read(path))
    except MistakesError as error:
        raise BankError(error.mistakes) from error
    return LoadedBank(tuple(_phrase(entry, path.stem, layer) for entry in entries), document, path, layer)


def read_vocabulary(path: Path, layer: str = "") -> LoadedVocabulary:
    """One vocabulary. Raises InputFileError or BankError."""
    try:
        document = read(path)
        vocabulary = validate(VocabularyFile, document, document.data or {})
    except MistakesError as error:
        raise BankError(error.mistakes) from error
    topics = {
        name: Topic(name, entry.part, tuple(entry.themes), tuple(entry.words))
        for name, entry in vocabulary.topics.items()
    }
    themes = {name: tuple(others) for name, others in vocabulary.themes.items()}
    return LoadedVocabulary(topics, themes, document, path, layer)


def _entries(document: Document) -> tuple[Document, list[PhraseEntry]]:
    """The entries with their defaults laid under them; the document given back has places for these too."""
    data = document.data
    if data is None:
        return document, []
    if not isinstance(data, dict) or not isinstance(data.get("phrases"), list):
        raise BankError(
            [Mistake("句库文件里没有 phrases 这一列", "第一行写“phrases:”，下面每行一条", document.place(()))]
        )
    defaults = data.get("defaults") or {}
    unknown = set(data) - {"phrases", "defaults"}
    if unknown or not isinstance(defaults, dict):
        name = min(unknown, default="defaults")
        raise BankError([Mistake(f"不认识的键“{name}”", "句库文件里只有 defaults 和 phrases", document.place((name,)))])
    laid = [{**defaults, **item} if isinstance(item, dict) else item for item in data["phrases"]]
    places: dict[KeyPath, Place] = {
        ("phrases", index, key): document.place(("defaults", key)) for index in range(len(laid)) for key in defaults
    }
    placed = Document(document.file, data, {**places, **document.places})
    return placed, validate(BankFile, placed, {"phrases": laid}).phrases


def _phrase(entry: PhraseEntry, bank: str, layer: str) -> Phrase:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name in PhraseEntry.model_fields
        if (value := getattr(entry, name)) is not None
    }
    return Phrase(**values, bank=bank, layer=layer)
