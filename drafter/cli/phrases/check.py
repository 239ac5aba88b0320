"""drafter phrases check: what is wrong with the banks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from drafter.cli.chinese import ChineseCommand
from drafter.cli.options import PATH, bank_option
from drafter.cli.output import fields_at_hand
from drafter.errors import BankError, InputFileError, Mistake
from drafter.phrases.linting import AtHand, Key, Standing, bank_mistakes, vocabulary_mistakes
from drafter.phrases.reading import Files, read_files
from drafter.phrases.sources import files_of


@click.command("check", cls=ChineseCommand, short_help="检查句库写得对不对")
@click.argument("sources", nargs=-1, type=PATH, metavar="[文件]…")
@bank_option
def command(sources: tuple[Path, ...], banks: tuple[Path, ...]) -> None:
    """检查句库写得对不对，句子用不用得上；不写文件就全部检查。"""
    for path in sources:
        if not os.path.exists(path):
            raise InputFileError(f"找不到句库 {path}", "核对文件名和所在的文件夹")
    files = read_files((*banks, *sources))
    named = {path.resolve() for source in sources for path in files_of(source)}

    def wanted(path: Path) -> bool:
        return not sources or path.resolve() in named

    mistakes = list(dict.fromkeys(_mistakes(files, wanted)))
    if mistakes:
        raise BankError(mistakes)
    counts = [len(file.phrases) for file in files.banks if wanted(file.path)]
    click.echo(f"{len(counts)} 个句库文件、{sum(counts)} 句，没有毛病。")


def _mistakes(files: Files, wanted: Callable[[Path], bool]) -> Iterator[Mistake]:
    """The mistakes in the *wanted* files. A phrase that stands in two files is one in the later."""
    at_hand = AtHand(files.topics(), files.themes(), fields_at_hand())
    for path, problem in files.problems.items():
        if wanted(path):
            yield from problem.mistakes
    for vocabulary in files.vocabularies:
        if wanted(vocabulary.path):
            yield from vocabulary_mistakes(vocabulary.document, vocabulary.topics, at_hand.themes)
    elsewhere: dict[Key, Standing] = {}
    for file in files.banks:
        if wanted(file.path):
            yield from bank_mistakes(file, at_hand, elsewhere)
        for index, phrase in enumerate(file.phrases):
            elsewhere.setdefault((phrase.role, phrase.key), (file, index))
