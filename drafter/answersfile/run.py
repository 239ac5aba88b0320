"""What an answers file says besides its answers while its interview is not finished: how to go on with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import BaseModel, ConfigDict

from drafter.answersfile.paths import faults, written_path
from drafter.answersfile.writing import dumped
from drafter.compose import Answer, KeyPath
from drafter.compose.validation import whole_number
from drafter.errors import InputFileError, Place
from drafter.hanzi import forbidden_character
from drafter.templates import Template
from drafter.yamlfile import Document, validate

_HEAD = "# 以下由程序维护：这一篇还没有写完，用 drafter resume 接着来。\n"


class RunSettings(BaseModel):
    """How to go on with an interview; every path is absolute.

    *title*, *theme*, *answered* and *questions* say how far it is. *folder* is where it was begun; *template* is said
    only of one that was given by its path. *open* are the places that were gone back over, whose answers stand in the file
    and are to be asked again; *typed* is what stood in the line of a place and is no answer; *own_words* is what was
    typed at a place before something else came to stand there.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    title: str = ""
    theme: str = ""
    answered: int = 0
    questions: int = 0
    folder: str
    template: str | None = None
    template_name: str = ""
    output: str | None = None
    answers_out: str | None = None
    replace: bool = False
    replace_answers: bool = False
    banks: list[str] = []
    layout: str | None = None
    reference: str | None = None
    notes: bool = False
    quick: bool = False
    open: list[str] = []
    typed: dict[str, str] = {}
    own_words: dict[str, str] = {}

    def with_open(
        self, open: Iterable[KeyPath], typed: Mapping[KeyPath, str], own_words: Mapping[KeyPath, str]
    ) -> RunSettings:
        """These settings with the places that are to be asked again, the texts that stand in a line, the own words."""
        texts = {"typed": _written(typed), "own_words": _written(own_words)}
        return self.model_copy(update={"open": list(map(written_path, open)), **texts})

    @property
    def open_paths(self) -> tuple[KeyPath, ...]:
        """The places that were gone back over."""
        return tuple(map(path_written, self.open))

    @property
    def typed_texts(self) -> Mapping[KeyPath, str]:
        """What stood in the line of a place, by its path."""
        return {path_written(path): text for path, text in self.typed.items()}

    @property
    def own_texts(self) -> Mapping[KeyPath, str]:
        """What was typed at a place before something else came to stand there, by its path."""
        return {path_written(path): text for path, text in self.own_words.items()}


def sound_of(answers: Mapping[KeyPath, Answer], template: Template) -> Mapping[KeyPath, Answer]:
    """Those of *answers* that may stand in an answers file."""
    return {path: answer for path, answer in answers.items() if not any(faults(path, answer.value, template))}


def _written(texts: Mapping[KeyPath, str]) -> dict[str, str]:
    return {written_path(path): _clean(text) for path, text in texts.items()}


def _clean(text: str) -> str:
    """*text* without what no file may hold."""
    while found := forbidden_character(text):
        text = text[: found[0]] + text[found[0] + 1 :]
    return text


def path_written(text: str) -> KeyPath:
    """The path that `written_path` writes as *text*."""
    return tuple(number - 1 if (number := whole_number(step)) else step for step in text.split("."))


def with_run(text: str, run: RunSettings) -> str:
    """The text of an answers file with *run* at its end."""
    return text + _HEAD + dumped({"run": run.model_dump(exclude_defaults=True)})


def run_of(document: Document) -> RunSettings:
    """What an answers file says of how to go on. Raises InputFileError if it says nothing, MistakesError for mistakes."""
    data = document.data
    said = data.get("run") if isinstance(data, dict) else None
    if said is None:
        raise InputFileError("这个文件里没有写怎样接着来", "用 drafter new -a 这个文件 接着写", Place(document.file))
    return validate(RunSettings, document, said, ("run",))
