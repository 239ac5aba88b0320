"""From bank files to a PhraseBank: schema, layers, what is skipped and why."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from drafter.errors import BankError, DrafterError, InputFileError, Mistake, MistakesError, Place
from drafter.locations import layers
from drafter.phrases.bank import PhraseBank, Topic
from drafter.phrases.phrase import Part, Phrase, Register, Role
from drafter.yamlfile import Document, Path_, read, validate

VOCABULARY = "vocabulary.yaml"

_STRICT = ConfigDict(extra="forbid", strict=True, frozen=True)
Text = Annotated[str, Field(min_length=1, max_length=2000)]


class PhraseEntry(BaseModel):
    """A phrase as it stands in a bank file."""

    model_config = _STRICT
    text: Text = Field(description="正文。末尾不带句号（整段的除外）")
    role: Role = Field(description="在句子里担任什么成分")
    topics: list[Text] = Field([], description="说的是哪件事，如 责任、机制")
    themes: list[Text] = Field([], description="只适用于什么主题；不写则都适用")
    registers: list[Register] = Field([], description="语体；不写则都适用")
    parts: list[Part] = Field([], description="用在哪一部分；一般由话题决定")
    set: Text | None = Field(None, description="标题的组名，同组的句式对仗")
    source: list[Text] = Field([], description="出处")
    speaker: Text | None = Field(None, description="引文是谁说的")
    verb: Text = Field("指出", description="引文的引述动词：指出、强调、要求")
    occasion: Text | None = Field(None, description="引文出自什么场合")
    date: Text | None = Field(None, description="引文的日期")
    verified: bool = Field(False, description="引文核对过没有")
    note: str | None = Field(None, description="备注")


class BankFile(BaseModel):
    """A bank file after its defaults have been laid under each phrase."""

    model_config = _STRICT
    phrases: list[PhraseEntry]


class TopicEntry(BaseModel):
    """A topic as it stands in a vocabulary."""

    model_config = _STRICT
    part: Part = Field(description="属于哪一部分：why 认识、what 任务、how 落实")
    themes: list[Text] = Field([], description="只属于哪些主题")
    words: list[Text] = Field([], description="凭哪些字眼认出这个话题")


class VocabularyFile(BaseModel):
    """A vocabulary: the topics and themes that phrases may name."""

    model_config = _STRICT
    topics: dict[str, TopicEntry] = Field({}, description="话题")
    themes: dict[str, list[Text]] = Field({}, description="主题及其别的说法")


def bank_files(folder: Path) -> list[Path]:
    """The bank files of a folder and the folders in it, in a fixed order."""
    return sorted(path for path in folder.rglob("*.yaml") if path.name != VOCABULARY and path.is_file())


def load_bank(extra: Iterable[Path] = ()) -> PhraseBank:
    """The bank at hand: shipped < the user's own < the project's folder < *extra* files or folders.

    A file that breaks is skipped and stands in the bank's ``problems``. An *extra* path that does not
    exist raises InputFileError.
    """
    sources = layers("phrasebank")
    for path in extra:
        if not os.path.exists(path):
            raise InputFileError(f"找不到句库 {path}", "核对 --bank 后面的路径")
        sources.append(("指定", path))
    problems: list[DrafterError] = []
    topics: dict[str, Topic] = {}
    themes: dict[str, tuple[str, ...]] = {}
    entries: dict[tuple[str, str], Phrase] = {}
    for layer, source in sources:
        _read_vocabulary(source, topics, themes, problems)
        for path in bank_files(source) if source.is_dir() else [source]:
            try:
                for phrase in read_bank(path, layer):
                    entries.pop((phrase.role, phrase.key), None)
                    entries[phrase.role, phrase.key] = phrase
            except DrafterError as error:
                problems.append(error)
    ranked = tuple(replace(phrase, rank=rank) for rank, phrase in enumerate(entries.values()))
    return PhraseBank(ranked, topics, themes, tuple(problems))


def read_bank(path: Path, layer: str = "") -> list[Phrase]:
    """The phrases of one bank file. Raises InputFileError or BankError."""
    try:
        document = read(path)
        return [_phrase(entry, path.stem, layer) for entry in _entries(document)]
    except MistakesError as error:
        raise BankError(error.mistakes) from error


def _entries(document: Document) -> list[PhraseEntry]:
    data = document.data
    if data is None:
        return []
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
    places: dict[Path_, Place] = {
        ("phrases", index, key): document.place(("defaults", key)) for index in range(len(laid)) for key in defaults
    }
    placed = Document(document.file, data, {**places, **document.places})
    return validate(BankFile, placed, {"phrases": laid}).phrases


def _phrase(entry: PhraseEntry, bank: str, layer: str) -> Phrase:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name in PhraseEntry.model_fields
        if (value := getattr(entry, name)) is not None
    }
    return Phrase(**values, bank=bank, layer=layer)


def _read_vocabulary(
    source: Path, topics: dict[str, Topic], themes: dict[str, tuple[str, ...]], problems: list[DrafterError]
) -> None:
    path = source / VOCABULARY
    if not path.is_file():
        return
    try:
        document = read(path)
        vocabulary = validate(VocabularyFile, document, document.data or {})
    except DrafterError as error:
        problems.append(error)
        return
    for name, entry in vocabulary.topics.items():
        topics[name] = Topic(name, entry.part, tuple(entry.themes), tuple(entry.words))
    for name, others in vocabulary.themes.items():
        themes[name] = tuple(dict.fromkeys((*themes.get(name, ()), *others)))
