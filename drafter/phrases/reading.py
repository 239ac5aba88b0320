"""Bank files and vocabularies as they were read, before they are judged and joined."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from drafter.errors import BankError, DrafterError, Mistake, MistakesError, Place
from drafter.phrases.bank import Topic
from drafter.phrases.lines import Line, read_lines
from drafter.phrases.phrase import Phrase
from drafter.phrases.schema import BankFile, PhraseEntry, VocabularyFile
from drafter.phrases.sources import Source, Sources, sources
from drafter.yamlfile import Document, KeyPath, parse, read, read_text, validate

Loaded = TypeVar("Loaded")


@dataclass(frozen=True)
class LoadedBank:
    """A bank file as it was read: its entries in order, and the text that says where each of them stands."""

    entries: Sequence[Line]
    text: str
    path: Path
    layer: str

    @cached_property
    def document(self) -> Document:
        """The file with places for everything in it, what the defaults say too."""
        return _entries(parse(self.text, str(self.path)))[0]

    def place(self, index: int, *steps: str | int) -> Place:
        """The place of an entry, or of a thing in it."""
        return self.document.place(("phrases", index, *steps))

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """The entries as phrases."""
        return tuple(Phrase(text=text, **said, bank=self.path.stem, layer=self.layer) for _, text, said in self.entries)


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


def read_files(extra: Iterable[Path] = ()) -> Files:
    """Read every bank file and vocabulary at hand. Raises InputFileError if an *extra* path does not exist."""
    found = sources(extra)
    files = read_vocabularies(found)
    files.banks += _readable(found.banks, read_bank, files.problems)
    return files


def read_vocabularies(found: Sources) -> Files:
    """Read every vocabulary of *found*, and no bank file."""
    files = Files()
    files.vocabularies += _readable(found.vocabularies, read_vocabulary, files.problems)
    return files


def _readable(
    found: Iterable[Source], read_one: Callable[[Path, str], Loaded], problems: dict[Path, DrafterError]
) -> Iterator[Loaded]:
    """What *read_one* makes of each of *found*; what cannot be read goes to *problems*."""
    for source in found:
        try:
            yield read_one(source.path, source.layer)
        except DrafterError as error:
            problems[source.path] = error


def read_bank(path: Path, layer: str = "") -> LoadedBank:
    """One bank file. Raises InputFileError or BankError."""
    text = read_text(path)
    return LoadedBank(bank_entries(text, path), text, path, layer)


def bank_entries(text: str, path: Path) -> list[Line]:
    """The entries of a bank file with this *text*, each with what it says besides as a Phrase takes it.

    Raises BankError, with the file named *path*.
    """
    return _quickly(text) or _thoroughly(text, path)


def _quickly(text: str) -> list[Line] | None:
    lines = read_lines(text)
    valid: dict[int, dict[str, Any]] = {}
    for _, text_, said in lines or ():
        if id(said) not in valid:
            try:
                valid[id(said)] = said_besides(PhraseEntry.model_validate({**said, "text": text_}))
            except ValueError:
                return None
        if len(text_) > LONGEST:
            return None
    return [Line(number, text_, valid[id(said)]) for number, text_, said in lines] if lines else None


def _thoroughly(text: str, path: Path) -> list[Line]:
    try:
        document, entries = _entries(parse(text, str(path)))
    except MistakesError as error:
        raise BankError(error.mistakes) from error
    return [
        Line(document.place(("phrases", index)).line, entry.text, said_besides(entry))
        for index, entry in enumerate(entries)
    ]


LONGEST: int = next(
    limit.max_length for limit in PhraseEntry.model_fields["text"].metadata if hasattr(limit, "max_length")
)


def said_besides(entry: PhraseEntry) -> dict[str, Any]:
    """What an entry says besides its text, as a Phrase takes it: nothing that goes without saying."""
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, info in PhraseEntry.model_fields.items()
        if name != "text" and (value := getattr(entry, name)) != info.default
    }


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
    items = data.get("phrases", ()) if isinstance(data, dict) else ()
    items = [] if items is None else items
    if not isinstance(data, dict) or not isinstance(items, list):
        raise BankError(
            [Mistake("句库文件里没有 phrases 这一列", "第一行写“phrases:”，下面每行一条", document.place(()))]
        )
    defaults = data.get("defaults") or {}
    unknown = set(data) - {"phrases", "defaults"}
    if unknown or not isinstance(defaults, dict):
        name = min(unknown, default="defaults")
        raise BankError([Mistake(f"不认识的键“{name}”", "句库文件里只有 defaults 和 phrases", document.place((name,)))])
    laid = [{**defaults, **item} if isinstance(item, dict) else item for item in items]
    places: dict[KeyPath, Place] = {
        ("phrases", index, key): document.place(("defaults", key)) for index in range(len(laid)) for key in defaults
    }
    placed = Document(document.file, data, {**places, **document.places})
    return placed, validate(BankFile, placed, {"phrases": laid}).phrases
