"""drafter harvest: phrases out of one's old speeches, to be gone through here or in a file."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli.chinese import ChineseCommand
from drafter.cli.options import PATH, bank_option, force_option, to_option
from drafter.cli.output import (
    bank_at_hand,
    fields_at_hand,
    interactive,
    keeps_typed_ahead,
    own_bank,
    quoted,
    with_target,
)
from drafter.cli.progress import progress
from drafter.errors import InputFileError, OutputError
from drafter.saving import check_writable, save

if TYPE_CHECKING:
    from drafter.harvest import Candidate, Harvest, Text
    from drafter.phrases import PhraseBank

_DEFAULT = "候选"
_WORTH_WAITING = 20
"""Files from which on a bar shows how far reading has come."""
_PLACES_SHOWN = 4


@click.command("harvest", cls=ChineseCommand, short_help="从旧稿里找出可以收进句库的句子")
@click.argument("sources", nargs=-1, required=True, type=PATH, metavar="文件…")
@click.option(
    "-o",
    "--output",
    type=PATH,
    metavar="候选.yaml",
    help="候选写到哪里，不写是 候选.yaml，已经有了就是 候选（2）.yaml。",
)
@to_option
@click.option("--known", is_flag=True, help="只看这些稿子用了句库里的哪些句子，用了几次，在哪几行。")
@click.option(
    "--most",
    type=click.IntRange(1, 20_000),
    metavar="数",
    help="至多找几句；不写，按稿子的长短挑最像的，写了，整句里的各部分也列，排在后面。",
)
@force_option
@bank_option
def command(
    sources: tuple[Path, ...],
    output: Path | None,
    target: str | None,
    known: bool,
    most: int | None,
    force: bool,
    banks: tuple[Path, ...],
) -> None:
    """从自己的旧稿里找出可以收进句库的句子：.docx .txt .md，或者装着它们的文件夹。

    写明 --to，就一句一句问收不收；不写，就存成一个句库文件（-o 是它的名字），删去不要的行，再用 drafter phrases import 收。
    句库里已经有的不再列；引文同套话分开，另存一份。
    """
    _agree(output, target, known=known)
    asking = target is not None and interactive()
    path = output or _free(Path.cwd(), force=force)
    documents = {os.path.realpath(source): source for source in reversed(list(_documents(sources)))}
    if not known and not asking:
        if path.suffix.lower() not in (".yaml", ".yml"):
            raise OutputError("候选是句库文件，只能写成 .yaml", "文件名以 .yaml 结尾")
        check_writable(path, force=force)
        check_writable(_of_quotations(path), force=force)
    bank_path = own_bank(target) if target else None
    bank = bank_at_hand(with_target(bank_path, banks) if bank_path else banks)
    texts, unread = _read(list(reversed(documents.values())))
    if known:
        _show_known(texts, bank)
    else:
        from drafter.harvest import harvest

        found = harvest(texts, bank, most)
        click.echo(f"读了 {len(texts)} 份稿子，{found.characters:,} 字。")
        if not found.candidates and not found.quotations:
            click.echo("没有找到句库里没有的句子。")
        elif asking and bank_path:
            keeps_typed_ahead()
            _ask(found, bank, bank_path)
        else:
            if target:
                click.echo("没有终端，不能一句一句问，候选存成文件。", err=True)
            _write(found, path, target or "我的句子", force=force)
    if unread:
        raise InputFileError(f"有 {unread} 份稿子没有读成，别的都看过了", "照上面说的改好，再单独看这几份")


def _free(folder: Path, *, force: bool) -> Path:
    """A name in *folder* for candidates, free for those and for the quotations beside them."""
    names = (Path(f"{_DEFAULT}{'' if number == 1 else f'（{number}）'}.yaml") for number in range(1, 10_000))
    return next(
        name for name in names if force or not any((folder / one).exists() for one in (name, _of_quotations(name)))
    )


def _agree(output: Path | None, target: str | None, *, known: bool) -> None:
    """Refuse to write a file where what was asked for is none."""
    if output and known:
        raise OutputError("--known 只在屏幕上列，不写文件", "去掉 -o")
    if output and target:
        raise OutputError(
            "-o 和 --to 只能写一个：-o 把候选存成文件，--to 一句一句问，当场收",
            "要先存下来再挑，去掉 --to，挑好了用 drafter phrases import 收；要当场收，去掉 -o",
        )


def _documents(sources: Sequence[Path]) -> Iterator[Path]:
    from drafter.harvest import documents_in

    for source in sources:
        if not source.is_dir():
            yield source
        elif found := documents_in(source):
            yield from found
        else:
            raise InputFileError(f"文件夹 {source} 里没有读得了的稿子", "可以读 .docx .txt .md；别的格式先另存为 .docx")


def _read(paths: Sequence[Path]) -> tuple[list[Text], int]:
    """The texts that could be read, in order, and how many could not; those are named on standard error."""
    from drafter.harvest import Unread, read_all

    read: dict[int, Text] = {}
    failed: list[Unread] = []
    with progress("读稿子", len(paths), worth=_WORTH_WAITING) as advance:
        for index, result in read_all(paths):
            if isinstance(result, Unread):
                failed.append(result)
            else:
                read[index] = result
            advance()
    for one in failed:
        click.echo(f"这份稿子没有读成，跳过了：\n{one.why}", err=True)
    if not read:
        raise InputFileError("没有一份稿子读得成", "看上面列的毛病，改好再来")
    return [read[index] for index in sorted(read)], len(failed)


def _write(found: Harvest, path: Path, target: str, *, force: bool) -> None:
    from drafter.harvest.bankfile import bank_file
    from drafter.phrases import ROLE_NAMES

    head = (
        "从旧稿里找出的候选，还没有收。删去不要的行，再收：",
        f"drafter phrases import {quoted(path)} --to {quoted(Path(target))}",
        "最像的在前，看到哪里嫌多，后面的都可以删。成分和话题是按字面猜的，看一眼；“……”是可以填字的地方。",
    )
    if found.candidates:
        roles = Counter(candidate.phrase.role for candidate in found.candidates)
        kinds = "、".join(f"{ROLE_NAMES[role]} {count}" for role, count in roles.most_common())
        save(bank_file(found.candidates, head).encode(), path, force=force)
        click.echo(f"候选 {len(found.candidates)} 句：{kinds}。删去不要的行，再收：")
        click.echo(f"drafter phrases import {quoted(path)} --to {quoted(Path(target))}")
        click.echo(str(path))
    if found.quotations:
        path = _of_quotations(path)
        save(
            bank_file(found.quotations, (*_QUOTED, f"drafter phrases import {quoted(path)}")).encode(),
            path,
            force=force,
        )
        click.echo(f"引文 {len(found.quotations)} 条，另存一份，都还没有核对：")
        click.echo(str(path))


_QUOTED = (
    "从旧稿里找出的引文，谁说的是按上下文认的，文字都还没有核对。",
    "对照原文核对，核对过的写上 verified: true，删去不要的行，再收：",
)


def _of_quotations(path: Path) -> Path:
    """Where the quotations go: 候选.yaml → 候选.引文.yaml."""
    return path.with_name(f"{path.stem}.引文{path.suffix}")


def _ask(found: Harvest, bank: PhraseBank, path: Path) -> None:
    from drafter.harvest.bankfile import said_of
    from drafter.interview.terminal.judging import Offer, kept
    from drafter.phrases.adding import add

    def offers(candidates: Sequence[Candidate]) -> list[Offer]:
        return [Offer(candidate.phrase, said_of(candidate)) for candidate in candidates]

    taken = 0
    for phrase in kept(offers((*found.candidates, *found.quotations)), bank, fields_at_hand()):
        add([phrase], path)
        taken += 1
    if taken:
        click.echo(f"收了 {taken} 句，放在：")
        click.echo(str(path))
    else:
        click.echo("没有收，句库没有动。")


def _show_known(texts: Sequence[Text], bank: PhraseBank) -> None:
    from drafter.cli.table import table
    from drafter.harvest import used
    from drafter.phrases import ROLE_NAMES

    found = used(texts, bank)
    if not found:
        click.echo("句库里的句子，这些稿子一句也没有用。")
        return
    rows = []
    for one in found:
        places = [f"{name}:{line}" for name, line in dict.fromkeys(one.places)]
        more = f" 等 {len(places)} 处" if len(places) > _PLACES_SHOWN else ""
        where = f"{'、'.join(places[:_PLACES_SHOWN])}{more}"
        rows.append(
            (
                one.phrase.text,
                ROLE_NAMES[one.phrase.role],
                str(one.count),
                where,
                f"{one.phrase.layer} {one.phrase.bank}",
            )
        )
    for line in table(("正文", "成分", "次数", "在哪里", "句库"), rows):
        click.echo(line)
    click.echo(f"用了句库里的 {len(found)} 句，共 {sum(one.count for one in found)} 次。")
