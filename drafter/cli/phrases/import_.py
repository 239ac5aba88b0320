"""drafter phrases import: what may go from a file into a bank, shown before it does."""

from __future__ import annotations

import csv
import io
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click

from drafter.cli.chinese import ChineseCommand
from drafter.cli.options import (
    PATH,
    bank_option,
    describing_options,
    force_option,
    to_option,
)
from drafter.cli.output import bank_at_hand, fields_at_hand, interactive, own_bank, several, with_target
from drafter.cli.table import table
from drafter.errors import InputFileError, OutputError
from drafter.importing import Given, Judged, Row, judge, read_rows
from drafter.importing.tables import COLUMNS
from drafter.phrases import ROLE_NAMES, Phrase, Role
from drafter.phrases.adding import add
from drafter.phrases.reading import read_bank
from drafter.saving import check_writable, save

_SHOWN = 8
_MOST_BAD = 30
_WORTH_WAITING = 3_000


@click.command("import", cls=ChineseCommand, short_help="把文件里的句子收进自己的句库")
@click.argument("source", type=PATH, metavar="文件")
@describing_options
@to_option
@click.option("--near", is_flag=True, help="同已有的句子很像的，也收。")
@click.option("--dry-run", is_flag=True, help="只看会收哪些，不写。")
@click.option("-y", "--yes", is_flag=True, help="看过以后不再问，直接收。")
@click.option("--rejects", type=PATH, metavar="文件", help="没有收的另存一个 .csv 表格，写明为什么，改好了再收。")
@force_option
@bank_option
def command(
    source: Path,
    role: Role | None,
    topics: tuple[str, ...],
    themes: tuple[str, ...],
    origin: str | None,
    target: str | None,
    near: bool,
    dry_run: bool,
    yes: bool,
    rejects: Path | None,
    force: bool,
    banks: tuple[Path, ...],
) -> None:
    """把文件里的句子收进自己的句库：一行一句的 .txt，表格 .csv .xlsx，Word 的 .docx（一段一句），别人的句库 .yaml。

    先列出会收哪些、哪些同已有的很像、哪些有毛病。重复的和有毛病的不收，句库里原有的不动。
    表格第一行写列名（正文、成分、话题、主题、出处……），没有列名就收第一列。成分和话题不写就按字面猜。
    """
    path = own_bank(target or source.stem)
    if rejects:
        if rejects.suffix.lower() != ".csv":
            raise OutputError(
                f"没有收的只能存成 .csv 表格，不能存成“{rejects.name}”", "换成 .csv，如 没收.csv，Excel 能打开"
            )
        check_writable(rejects, force=force)
    if os.path.exists(path):
        read_bank(path)  # with mistakes in it, nothing can be added
    rows = list(read_rows(source))
    bank = bank_at_hand(with_target(path, banks))
    given = Given(role, several(topics) or None, several(themes), (origin,) if origin else ())
    judged = judge(_watched(rows), bank, given, fields_at_hand())
    taken = [*judged.taken, *(phrase for phrase, _ in judged.near if near)]
    _preview(judged, taken, near=near, most=len(rows) if dry_run else _SHOWN)
    if rejects and not dry_run and (left := [*_left(judged, near=near)]):
        save(_as_table(left), rejects, force=force)
        click.echo(f"没有收的 {len(left)} 行存在 {rejects}")
    if not taken:
        if judged.bad and not judged.repeated and not judged.near:
            raise InputFileError(f"{source} 里没有一句能收", "看上面列的毛病，改好再收")
        click.echo("没有要收的句子。")
        return
    if dry_run:
        click.echo(f"没有写（--dry-run）：会收 {len(taken)} 句，放在 {path}")
        return
    if not yes and interactive():
        from drafter.interview.terminal import confirm

        if not confirm(f"把这 {len(taken)} 句收进 {path}？", likely=True):
            click.echo("没有收，句库没有动。")
            return
    add(taken, path)
    click.echo(f"收了 {len(taken)} 句，放在：")
    click.echo(str(path))


def _left(judged: Judged, *, near: bool) -> Iterator[dict[str, str]]:
    """The rows that were not taken, as they stood, and why."""
    for row, mistake in judged.bad:
        said = {
            name: "、".join(map(str, value)) if isinstance(value, list) else str(value)
            for name, value in row.said.items()
            if value is not None
        }
        yield {**said, "text": row.text, "why": mistake.cause}
    for phrase, known in () if near else judged.near:
        values = {name: getattr(phrase, name) for name in COLUMNS if name != "verb" or phrase.speaker}
        said = {
            name: "、".join(value) if isinstance(value, tuple) else str(value)
            for name, value in values.items()
            if value
        }
        yield {**said, "role": ROLE_NAMES[phrase.role], "why": f"同“{known.text}”很像"}


def _as_table(rows: Sequence[Mapping[str, str]]) -> bytes:
    """A table that Excel opens and that can be imported again; its last column says why a row was not taken."""
    names = [name for name in COLUMNS if any(name in row for row in rows)]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*(COLUMNS[name][0] for name in names), "为什么没有收"])
    writer.writerows([*(row.get(name, "") for name in names), row["why"]] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _watched(rows: Sequence[Row]) -> Iterable[Row]:
    """The rows, with a bar on the terminal that shows how far they have been looked at."""
    if len(rows) < _WORTH_WAITING or not sys.stderr.isatty():
        return rows
    from rich.console import Console
    from rich.progress import track

    return track(rows, "逐句看过", console=Console(stderr=True), transient=True)


def _preview(judged: Judged, taken: Sequence[Phrase], *, near: bool, most: int) -> None:
    rows = [(phrase.text, ROLE_NAMES[phrase.role], "、".join(phrase.topics)) for phrase in taken[:most]]
    if rows:
        for line in table(("正文", "成分", "话题"), rows):
            click.echo(line)
        if (more := len(taken) - len(rows)) > 0:
            click.echo(f"……还有 {more} 句")
        roles = Counter(phrase.role for phrase in taken)
        kinds = "、".join(f"{ROLE_NAMES[role]} {count}" for role, count in roles.most_common())
        click.echo(f"可以收 {len(taken)} 句：{kinds}")
    if judged.widened:
        click.echo(f"其中 {judged.widened} 句的半角标点改成了全角，或去掉了汉字之间的空格。")
    if judged.repeated:
        click.echo(f"重复的 {judged.repeated} 句，不收。")
    if judged.near and not near:
        click.echo(f"同已有的很像的 {len(judged.near)} 句，不收（要收，加 --near）：")
        for phrase, known in judged.near[:most]:
            click.echo(f"　　{phrase.text}　≈　{known.text}")
        if (more := len(judged.near) - most) > 0:
            click.echo(f"　　……还有 {more} 句")
    if judged.bad:
        click.echo(f"有毛病的 {len(judged.bad)} 行，不收：", err=True)
        for _, mistake in judged.bad[:_MOST_BAD]:
            click.echo(str(mistake), err=True)
        if (more := len(judged.bad) - _MOST_BAD) > 0:
            click.echo(f"……还有 {more} 行；加 --rejects 没收.csv，全部另存下来。", err=True)
