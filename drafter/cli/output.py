"""What the commands share: the bank with its complaints, where documents go, and what is said of them."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

import click

from drafter.answersfile import to_yaml, written_path
from drafter.compose import Answers, Composition
from drafter.compose.linting import expression_mistakes, phrase_fields
from drafter.draft import Draft, RunKind, characters, lines, minutes, plain_text
from drafter.errors import DrafterError, InputFileError, Mistake, Place, TemplateError
from drafter.locations import user_data
from drafter.phrases import PhraseBank
from drafter.phrases.linting import TemplateFields
from drafter.phrases.loading import load_bank
from drafter.phrases.sources import SUFFIXES, sources
from drafter.saving import save
from drafter.templates import LoadedTemplate, Template, load_all, load_template, template_files
from drafter.writing import Look, render
from drafter.yamlfile import Document, KeyPath

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s【】]+')
_LONGEST_NAME = 180
"""Bytes of a name, so that with a number and .answers.yaml it stays below the 255 that file systems take."""


_MOST_FLAWS = 5
"""How many mistakes in phrases are shown before work begins on something else."""


def settings_of(pairs: tuple[str, ...]) -> dict[str, str]:
    """What --set says, as KEY=VALUE pairs. Raises InputFileError."""
    found: dict[str, str] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key.strip():
            raise InputFileError(f"--set 后面的“{pair}”不是“字段=值”", "写成 --set theme=乡村振兴 这样，等号用英文的")
        found[key.strip()] = value.strip()
    return found


def bank_at_hand(extra: Sequence[Path], template: str | None = None) -> PhraseBank:
    """The phrase bank, for use with *template* if that is known.

    Files of it that are broken, and phrases that are unfit for use, are named on standard error and left out.
    """
    bank = load_bank(extra, partial(fields_at_hand, template))
    for problem in bank.problems:
        click.echo(f"句库文件有误，这次没有用它：\n{problem}", err=True)
    warn_of_flaws(bank, extra)
    return bank


def own_bank(name: str) -> Path:
    """The bank file that *name* stands for: a path ending in .yaml, or a bank among the user's own."""
    if Path(name).stem.lower() == "vocabulary":
        raise InputFileError("vocabulary 是登记话题和主题的，不是句库", "换一个名字，如 --to 我的句子")
    if name.lower().endswith(SUFFIXES):
        return Path(name)
    if re.search(r'[\\/:*?"<>|]', name) or name in (".", "..") or not name.strip():
        raise InputFileError(f"句库的名字“{name}”里有不能用的字符", "换一个名字；要写路径，就以 .yaml 结尾")
    return user_data() / "phrasebank" / f"{name}.yaml"


def several(values: Sequence[str]) -> tuple[str, ...]:
    """What an option that may be given several times says, also where one value names several: 责任、机制."""
    return tuple(name for value in values for name in re.split("[、，,]", value) if name)


def with_target(path: Path, banks: Sequence[Path]) -> tuple[Path, ...]:
    """The *banks* given, and the bank file *path* that is to be added to, unless it is at hand anyway."""
    known = {source.real for source in sources(banks).banks}
    return (*banks, path) if os.path.exists(path) and str(path.resolve()) not in known else tuple(banks)


def fields_at_hand(named: str | None = None) -> list[TemplateFields]:
    """What phrases may take from the templates at hand, and from the one *named*; not from those that are broken."""
    found = list(load_all())
    if named and named not in template_files():
        with suppress(DrafterError):
            found.append(load_template(named))
    return [
        TemplateFields(loaded.template.register_, phrase_fields(loaded.template))
        for loaded in found
        if isinstance(loaded, LoadedTemplate) and not loaded.template.abstract
    ]


def warn_of_flaws(bank: PhraseBank, extra: Sequence[Path] = ()) -> None:
    """Name on standard error the first few mistakes for which phrases were left out."""
    if not bank.flaws:
        return
    click.echo("句库里有写错的地方，有毛病的句子这次没有用：", err=True)
    for mistake in bank.flaws[:_MOST_FLAWS]:
        click.echo(str(mistake), err=True)
    if (more := len(bank.flaws) - _MOST_FLAWS) > 0:
        command = " ".join(["drafter phrases check", *(f"--bank {quoted(path)}" for path in extra)])
        click.echo(f"还有 {more} 处，用 {command} 看全部。", err=True)


def quoted(path: Path) -> str:
    """*path* as it is written in a command, from the working folder where it lies there."""
    written = str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
    return f'"{written}"' if re.search(r"[^\w./\\:（）-]", written) else written


def called() -> str:
    """Drafter as it is called here: its path where the shell would not find it, as after ``make draft``."""
    script = Path(sys.argv[0])
    found = script.stem != "drafter" or shutil.which("drafter") or not script.is_file()
    return "drafter" if found else quoted(script.absolute())


def template_at_hand(name: str, named: Place | None = None) -> Template:
    """The template *name*, fit to be composed with. Raises InputFileError, or TemplateError with every mistake."""
    loaded = load_template(name, named)
    mistakes = expression_mistakes(loaded)
    if mistakes:
        raise TemplateError(mistakes)
    return loaded.template


def warn_of_unused(paths: Iterable[KeyPath], document: Document | None) -> None:
    """Name on standard error the answers at *paths*, of *document* or of --set, that found no place in the draft."""
    for path in paths:
        place = document.place(path) if document and path in document.places else Place(f"--set {written_path(path)}")
        said = Mistake("这里写的内容没有用上：模板在这个位置没有这一项", "核对位置，或换一个模板", place)
        click.echo(str(said), err=True)


def interactive() -> bool:
    """Whether there is somebody to ask."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def keeps_typed_ahead() -> None:
    """From here to the end of the command, what is typed between two prompts waits for the next and is not shown."""
    from drafter.interview.terminal.typing_ahead import typed_ahead

    click.get_current_context().with_resource(typed_ahead())


def named_after(draft: Draft, folder: Path) -> Path:
    """A free path for *draft* in *folder*, named after its title."""
    open_ = any(run.kind is RunKind.PLACEHOLDER for run in draft.title)
    stem = (
        "" if open_ else _NOT_IN_NAMES.sub("", plain_text(draft.title)).encode()[:_LONGEST_NAME].decode(errors="ignore")
    )
    stem = stem or "讲话稿"
    candidates = (folder / f"{stem}{'' if number == 1 else f'（{number}）'}.docx" for number in range(1, 10_000))
    return next(path for path in candidates if not path.exists() and not answers_path(path).exists())


def answers_path(document: Path) -> Path:
    """Where the answers of *document* are kept: 讲话.docx → 讲话.answers.yaml."""
    return document.parent / f"{document.stem}.answers.yaml"


def document_path(answers: Path) -> Path | None:
    """The Word document that answers belong to by their name: 讲话.answers.yaml → 讲话.docx."""
    stem = answers.name.removesuffix(".answers.yaml")
    return answers.with_name(f"{stem}.docx") if stem and stem != answers.name else None


def save_answers(answers: Answers, composition: Composition, path: Path, *, force: bool) -> None:
    """Write the answers file. Raises OutputError."""
    save(to_yaml(answers, composition).encode(), path, force=force)


def save_draft(draft: Draft, path: Path, look: Look, *, force: bool) -> None:
    """Write the document in the format of its suffix. Raises OutputError, and InputFileError for an unfit sample."""
    save(render(draft, path.suffix, look), path, force=force)


def placeholders(draft: Draft) -> int:
    """How many places of a draft are still to be filled in."""
    return sum(span.kind is RunKind.PLACEHOLDER for line in lines(draft) for span in line.spans)


_IN_FONTS = {
    ".docx": "打开它的电脑要有这些字体，没有的会换成别的：",
    ".html": "打开它的电脑要有这些字体，没有的会换成相近的：",
    ".pdf": "字体已经嵌在文件里；这台电脑要有这些字体，没有的已换成别的：",
}


def report(draft: Draft, path: Path, notes: Sequence[str] = (), fonts: Sequence[str] = ()) -> None:
    """Say what was written, and which *fonts* it asks for; the path stands on the last line."""
    open_places = placeholders(draft)
    click.echo(f"全文 {characters(draft)} 字，读完约 {max(1, round(minutes(draft)))} 分钟。")
    if open_places:
        click.echo(f"还有 {open_places} 处待填，稿子里以黄底【待填：…】标出。")
    if fonts and (said := _IN_FONTS.get(path.suffix.lower())):
        click.echo(f"{said}{'、'.join(fonts)}。")
    for note in notes:
        click.echo(note)
    click.echo(str(path))
