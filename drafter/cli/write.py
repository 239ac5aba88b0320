"""drafter write: a document from answers, or from a draft in JSON."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.answersfile import from_document, template_of
from drafter.cli.chinese import ChineseCommand
from drafter.cli.output import bank_at_hand, check_format, check_writable, report, save_draft, template_at_hand
from drafter.compose import compose
from drafter.draft import Draft, from_json
from drafter.errors import InputFileError, Place
from drafter.yamlfile import read, read_text

_PATH = click.Path(path_type=Path)


@click.command("write", cls=ChineseCommand, short_help="由答案文件再出一稿")
@click.argument("source", type=_PATH, metavar="答案.yaml")
@click.option("-o", "--output", type=_PATH, required=True, metavar="文件", help="写到哪里：.docx .md .txt .json。")
@click.option(
    "--bank", "banks", type=_PATH, multiple=True, metavar="路径", help="另加一个句库（文件或文件夹），可以写多次。"
)
@click.option("--force", is_flag=True, help="文件已经存在就覆盖。")
def command(source: Path, output: Path, banks: tuple[Path, ...], force: bool) -> None:
    """由答案文件（或 .json 的稿子）写出文档。

    没有回答的地方写成【待填：…】。
    """
    check_format(output)
    draft = _from_draft(source) if source.suffix.lower() == ".json" else _from_answers(source, banks)
    check_writable(output, force=force)
    save_draft(draft, output, force=force)
    report(draft, output)


def _from_answers(source: Path, banks: tuple[Path, ...]) -> Draft:
    document = read(source)
    template = template_at_hand(template_of(document))
    answers = from_document(document, template)
    return compose(template, answers, bank_at_hand(banks)).draft


def _from_draft(source: Path) -> Draft:
    from pydantic import ValidationError

    try:
        return from_json(read_text(source))
    except ValidationError as error:
        raise InputFileError(
            "这个 JSON 文件不是 drafter 的稿子", "用 drafter write … -o 稿子.json 写出来的才是", Place(str(source))
        ) from error
