"""drafter phrases add: keep a phrase in a bank of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.cli.chinese import ChineseCommand
from drafter.cli.options import bank_option, describing_options, to_option
from drafter.cli.output import (
    bank_at_hand,
    fields_at_hand,
    interactive,
    keeps_typed_ahead,
    own_bank,
    several,
    with_target,
)
from drafter.errors import BankError, InputFileError, Mistake, Place
from drafter.importing import Given, Row, judge
from drafter.phrases import ROLE_NAMES, Phrase, PhraseBank, Role
from drafter.phrases.adding import add

_DEFAULT = "我的句子"


@click.command("add", cls=ChineseCommand, short_help="记下一句，放进自己的句库")
@click.argument("text", required=False, metavar="[句子]")
@describing_options
@click.option("--speaker", metavar="姓名", help="引文是谁说的。")
@click.option("--occasion", metavar="场合", help="引文出自什么场合。")
@click.option("--note", metavar="文字", help="备注。")
@to_option
@bank_option
def command(
    text: str | None,
    role: Role | None,
    topics: tuple[str, ...],
    themes: tuple[str, ...],
    origin: str | None,
    speaker: str | None,
    occasion: str | None,
    note: str | None,
    target: str | None,
    banks: tuple[Path, ...],
) -> None:
    """记下一句，放进自己的句库；不写句子，就一步一步问。

    成分和话题不写就按字面猜，猜的结果会说出来。
    """
    path = own_bank(target or _DEFAULT)
    bank = bank_at_hand(with_target(path, banks))
    if text is None:
        if not interactive():
            raise InputFileError("没有写要记下的句子", "写在命令后面，如 drafter phrases add 压紧压实各级责任")
        from drafter.interview.terminal.adding import ask

        keeps_typed_ahead()
        given = Given(role, several(topics) or None, several(themes), (origin,) if origin else ())
        for phrase in ask(bank, given, fields_at_hand()):
            _keep(phrase, path)
        return
    said = {"speaker": speaker, "occasion": occasion, "note": note}
    row = Row(
        text,
        Place("", 0, 0, text),
        {name: value for name, value in said.items() if value},
        literal="{{" not in text,
    )
    judged = judge(
        [row],
        bank,
        Given(role, several(topics) or None, several(themes), (origin,) if origin else ()),
        fields_at_hand(),
    )
    if judged.bad:
        mistake = judged.bad[0][1]
        raise BankError([Mistake(mistake.cause, mistake.remedy)])
    if judged.repeated:
        raise BankError([Mistake(f"“{text}”在句库里已经有了", _where(text, bank))])
    for phrase, known in judged.near:
        click.echo(f"同已有的“{known.text}”（{known.layer} {known.bank}）很像，仍然记下了。", err=True)
        _keep(phrase, path)
    for phrase in judged.taken:
        _keep(phrase, path)


def _where(text: str, bank: PhraseBank) -> str:
    known = bank.find(text)
    return f"用 drafter phrases search {known.text} 看它" if known else "不用再加"


def _keep(phrase: Phrase, path: Path) -> None:
    add([phrase], path)
    topics = f"，话题 {'、'.join(phrase.topics)}" if phrase.topics else ""
    themes = f"，只用于 {'、'.join(phrase.themes)}" if phrase.themes else ""
    click.echo(f"记下了：{phrase.text}（{ROLE_NAMES[phrase.role]} {phrase.role}{topics}{themes}）")
    click.echo(str(path))
