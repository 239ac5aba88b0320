"""drafter drafts: interviews that are not finished."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta

import click

from drafter.cli.chinese import ChineseCommand
from drafter.cli.options import TEXT_OR_JSON
from drafter.cli.output import interactive
from drafter.cli.table import table
from drafter.errors import InputFileError
from drafter.unfinished import Broken, Keeping, Unfinished, numbered, the_one_named, unfinished
from drafter.unfinished.choosing import UNTITLED


@click.command("drafts", cls=ChineseCommand, short_help="列出写了一半的稿子")
@click.option("--delete", "unwanted", metavar="名称或号", help="删去写了一半的一篇：它的号、题目，或题目里的几个字。")
@click.option("--force", is_flag=True, help="删以前不再问。")
@click.option("--format", "form", type=TEXT_OR_JSON, default="text", metavar="格式", help="text（缺省）或 json。")
def command(unwanted: str | None, force: bool, form: str) -> None:
    """列出写了一半的稿子，最近的在前。

    用 drafter resume 接着写其中一篇。
    """
    drafts, broken = unfinished()
    if unwanted is not None:
        _delete(unwanted, drafts, broken, force=force)
        return
    for each in broken:
        click.echo(f"这个文件读不了，没有列出：{each.path}\n{each.error}", err=True)
    if form == "json":
        click.echo(
            json.dumps([_plain(number, draft) for number, draft in numbered(drafts)], ensure_ascii=False, indent=2)
        )
    elif drafts:
        rows = [_row(number, draft) for number, draft in numbered(drafts)]
        click.echo("\n".join(table(("题目", "模板", "已答", "时间", ""), rows)))
    else:
        click.echo("没有写了一半的稿子。")


def progress(draft: Unfinished) -> str:
    """How many of its questions are answered."""
    return f"{draft.run.answered}／{draft.run.questions}"


def when(saved: datetime, now: datetime) -> str:
    """When a draft was saved, as one would say it *now*: 今天 14:05, 昨天 14:05, 11月20日."""
    if saved.date() == now.date():
        return f"今天 {saved:%H:%M}"
    if saved.date() == (now - timedelta(days=1)).date():
        return f"昨天 {saved:%H:%M}"
    year = "" if saved.year == now.year else f"{saved.year}年"
    return f"{year}{saved.month}月{saved.day}日"


def _row(number: int, draft: Unfinished) -> tuple[str, ...]:
    return (
        f"{number} {draft.called or UNTITLED}",
        draft.run.template_name or draft.template,
        progress(draft),
        when(draft.saved, datetime.now()),
        "正在写" if draft.busy else "",
    )


def _plain(number: int, draft: Unfinished) -> dict[str, object]:
    return {
        "number": number,
        "name": draft.name,
        "title": draft.run.title,
        "theme": draft.run.theme,
        "template": draft.template,
        "template_name": draft.run.template_name,
        "answered": draft.run.answered,
        "questions": draft.run.questions,
        "saved": draft.saved.isoformat(timespec="seconds"),
        "busy": draft.busy,
        "path": str(draft.path),
    }


def _delete(name: str, drafts: Sequence[Unfinished], broken: Sequence[Broken], *, force: bool) -> None:
    """Delete the draft, or the file that is no draft any more. Raises InputFileError if it may not be."""
    unreadable = next((each.path for each in broken if name in (each.path.stem, each.path.name, str(each.path))), None)
    draft = None if unreadable else the_one_named(name, drafts)
    called = draft.called or UNTITLED if draft else name
    if not force:
        if not interactive():
            raise InputFileError("没有终端，不能问一声再删", "确实要删，加上 --force")
        from drafter.interview.terminal import confirm

        said = f"“{called}”已答 {progress(draft)}，" if draft else f"“{called}”"
        if not confirm(f"{said}删了找不回来，要删吗？"):
            click.echo("没有删。")
            return
    keeping = Keeping.of(draft) if draft else Keeping(unreadable) if unreadable else None
    if keeping:
        keeping.remove()
    if keeping and keeping.is_kept:
        raise InputFileError(f"{keeping.path} 删不掉", "检查它的权限，或者自己删")
    click.echo(f"删去了“{called}”。")
