"""drafter phrases search: by Chinese, full pinyin or pinyin initials. Imports no more than a search takes."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

from drafter.cli.chinese import ChineseCommand
from drafter.cli.options import bank_option, role_option
from drafter.cli.table import table
from drafter.errors import InputFileError
from drafter.phrases import ROLE_NAMES, Role
from drafter.phrases.catalogue import Catalogue, with_catalogue
from drafter.phrases.searching import Hit, query, search
from drafter.phrases.sources import sources


@click.command("search", cls=ChineseCommand, short_help="按汉字、拼音或声母查找句子")
@click.argument("words", nargs=-1, metavar="[字词]…")
@role_option
@click.option("--topic", metavar="话题", help="只要这个话题的。")
@click.option("--theme", metavar="主题", help="只要这个主题专用的。")
@click.option("-n", "--most", type=click.IntRange(1, 100_000), default=20, metavar="数", help="至多列几句，不写是 20。")
@click.option("--for", "slot", metavar="位置", help="为稿子里的一处排先后，说明理由，如 sections.2.heading。")
@click.option("-t", "--template", "template_name", metavar="模板", help="同 --for 一起用：哪个模板。")
@click.option(
    "-a",
    "--answers",
    "answers_file",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="同 --for 一起用：已有的答案。",
)
@click.option("--set", "settings", multiple=True, metavar="字段=值", help="同 --for 一起用：定下一个答案。")
@click.option("--seed", type=click.IntRange(0, 999_999_999), metavar="数", help="同 --for 一起用：同一个数，次序一样。")
@bank_option
def command(
    words: tuple[str, ...],
    role: Role | None,
    topic: str | None,
    theme: str | None,
    most: int,
    slot: str | None,
    template_name: str | None,
    answers_file: Path | None,
    settings: tuple[str, ...],
    seed: int | None,
    banks: tuple[Path, ...],
) -> None:
    """查找句子：写汉字、全拼（anquan）或声母（aqsc），几个词用空格隔开。"""
    if slot:
        from drafter.cli.output import settings_of
        from drafter.cli.phrases.ranking import explain

        explain(slot, words, template_name, answers_file, settings_of(settings), seed, most, banks)
        return
    wanted = query(" ".join(words), role, topic, theme)
    if not any(wanted):
        raise InputFileError("没有说找什么", "写上字词、拼音或声母，如 drafter phrases search 压实责任")

    def found(catalogue: Catalogue) -> tuple[list[Hit], list[str]]:
        files, problems = catalogue.refresh(sources(banks).banks)
        return search(catalogue, files, wanted, most + 1), [str(problem) for problem in problems.values()]

    hits, problems = with_catalogue(found)
    for problem in problems:
        click.echo(f"句库文件有误，没有查它：\n{problem}", err=True)
    _show(hits, most)


def _show(hits: list[Hit], most: int) -> None:
    if not hits:
        click.echo("没有找到。换一个词，或者少写几个字。", err=True)
        return
    rows = [
        (
            hit.row.text,
            ROLE_NAMES[cast(Role, hit.row.role)],
            "、".join(hit.said.get("topics", ())),
            "、".join(hit.said.get("themes", ())),
            f"{hit.file.source.layer} {hit.file.source.name}:{hit.row.line}",
            "、".join([*filter(None, [hit.said.get("speaker")]), *hit.said.get("source", ())]),
        )
        for hit in hits[:most]
    ]
    for line in table(("正文", "成分", "话题", "主题", "句库", "出处"), rows):
        click.echo(line)
    if len(hits) > most:
        click.echo(f"先列 {most} 句；多写几个字，或者用 -n 多列一些。", err=True)
