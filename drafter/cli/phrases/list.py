"""drafter phrases list: where each bank comes from, and how much it holds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from drafter.cli.chinese import ChineseCommand
from drafter.cli.options import bank_option
from drafter.cli.output import bank_at_hand, quoted
from drafter.phrases.sources import sources


@click.command("list", cls=ChineseCommand, short_help="各个句库在哪里，有多少句")
@bank_option
def command(banks: tuple[Path, ...]) -> None:
    """各个句库在哪里，有多少句；后面的优先，重复的句子只算在后面的里。"""
    bank = bank_at_hand(banks)
    counts = Counter((phrase.layer, phrase.bank) for phrase in bank.phrases)
    at_hand = sources(banks).banks
    for layer, root in dict.fromkeys((source.layer, source.root) for source in at_hand):
        names = [source.name for source in at_hand if (source.layer, source.root) == (layer, root)]
        total = sum(counts[layer, name] for name in names)
        click.echo(f"{layer}　{quoted(root)}　{len(names)} 个文件，{total} 句")
        for name in names:
            click.echo(f"{layer}　{name}　{counts[layer, name]} 句")
    click.echo(f"共 {len(bank.phrases)} 句。")
