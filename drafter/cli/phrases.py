"""drafter phrases: what banks there are."""

from __future__ import annotations

from collections import Counter

import click

from drafter.cli.chinese import ChineseCommand, ChineseGroup
from drafter.cli.output import bank_at_hand


@click.group("phrases", cls=ChineseGroup, short_help="列出句库")
def command() -> None:
    """句库：自带的，加上个人的和项目文件夹里的。"""


@command.command("list", cls=ChineseCommand, short_help="各个句库有多少句")
def list_() -> None:
    """各个句库有多少句。"""
    bank = bank_at_hand(())
    counts = Counter((phrase.layer, phrase.bank) for phrase in bank.phrases)
    for (layer, name), count in sorted(counts.items()):
        click.echo(f"{layer}　{name}　{count} 句")
    click.echo(f"共 {len(bank.phrases)} 句。")
