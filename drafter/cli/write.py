"""drafter write: a document from answers, or from a draft in JSON."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.answersfile import from_document, template_of
from drafter.cli.chinese import ChineseCommand
from drafter.cli.looks import looks_at_hand
from drafter.cli.options import PATH, bank_option, force_option, look_options
from drafter.cli.output import (
    bank_at_hand,
    report,
    save_draft,
    template_at_hand,
    warn_of_unused,
)
from drafter.compose import compose
from drafter.draft import Draft, from_json, lines
from drafter.errors import InputFileError, Place
from drafter.hanzi import forbidden_character
from drafter.phrases import PhraseBank
from drafter.saving import check_writable
from drafter.yamlfile import read, read_text


@click.command("write", cls=ChineseCommand, short_help="由答案文件再出一稿")
@click.argument("source", type=PATH, metavar="答案.yaml")
@click.option(
    "-o", "--output", type=PATH, required=True, metavar="文件", help="写到哪里：.docx .pdf .html .md .txt .json。"
)
@click.option(
    "-t",
    "--template",
    "template_name",
    metavar="模板",
    help="用哪个模板；不写就用答案文件里记的。",
)
@look_options
@bank_option
@force_option
def command(
    source: Path,
    output: Path,
    template_name: str | None,
    layout_name: str | None,
    reference: Path | None,
    notes: bool,
    banks: tuple[Path, ...],
    force: bool,
) -> None:
    """由答案文件（或 .json 的稿子）写出文档。

    没有回答的地方写成【待填：…】。
    """
    looks = looks_at_hand(layout_name, reference, notes, output)
    if source.suffix.lower() == ".json":
        draft = _from_draft(source)
        bank = bank_at_hand(banks) if notes else PhraseBank()
    else:
        draft, bank = _from_answers(source, template_name, banks)
    check_writable(output, force=force)
    save_draft(draft, output, looks.of(draft, bank), force=force)
    report(draft, output, fonts=looks.fonts(draft))


def _from_answers(source: Path, template_name: str | None, banks: tuple[Path, ...]) -> tuple[Draft, PhraseBank]:
    document = read(source)
    name = template_name or template_of(document)
    template = template_at_hand(name, None if template_name else document.place(("template",)))
    answers = from_document(document, template)
    bank = bank_at_hand(banks, name)
    composition = compose(template, answers, bank)
    warn_of_unused(composition.unused, document)
    return composition.draft, bank


def _from_draft(source: Path) -> Draft:
    from pydantic import ValidationError

    try:
        draft = from_json(read_text(source))
    except ValidationError as error:
        raise InputFileError(
            "这个 JSON 文件不是 drafter 的稿子", "用 drafter write … -o 稿子.json 写出来的才是", Place(str(source))
        ) from error
    control = forbidden_character("".join(line.text for line in lines(draft)))
    if control:
        raise InputFileError(f"有不能出现的控制字符（{control[1]}）", "删掉这个看不见的字符", Place(str(source)))
    return draft
