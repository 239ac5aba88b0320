"""drafter resume: go on with an interview that is not finished."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from drafter.answersfile import from_document, run_of
from drafter.cli.chinese import ChineseCommand
from drafter.cli.drafts import progress, when
from drafter.cli.finishing import complete, finish
from drafter.cli.interviews import Interview, interview
from drafter.cli.looks import looks_at_hand
from drafter.cli.output import bank_at_hand, interactive, keeps_typed_ahead, template_at_hand
from drafter.cli.resuming import taken_up, whole
from drafter.cli.targets import target_at_hand
from drafter.errors import DrafterError, InputFileError
from drafter.phrases.history import chosen_before
from drafter.unfinished import Keeping, Unfinished, numbered, the_one_named, unfinished
from drafter.unfinished.choosing import UNTITLED
from drafter.yamlfile import read


@click.command("resume", cls=ChineseCommand, short_help="接着写没有写完的稿子")
@click.argument("name", required=False, metavar="[名称或号]")
@click.option("--defaults", is_flag=True, help="不再提问：余下的有缺省值用缺省值，有建议用第一条建议。")
def command(name: str | None, defaults: bool) -> None:
    """接着写没有写完的稿子：从停下的地方接着问，写成文档。

    写它在 drafter drafts 里的号、题目，或题目里的几个字；不写，只有一篇就是它，有几篇就问。
    """
    asks = interactive() and not defaults
    if asks:
        keeps_typed_ahead()
    drafts, broken = unfinished()
    for each in broken:
        click.echo(f"这个文件读不了，跳过了：{each.path}\n{each.error}", err=True)
    draft = the_one_named(name, drafts) if name else _one_of(drafts)
    keeping = Keeping.of(draft)
    try:
        with _nothing_lost(draft):
            taken = _taken_up(draft, keeping, asks=asks)
        if asks:
            interview(taken)
            return
        remedy = "在终端里运行 drafter resume；要用缺省值和建议补齐，加 --defaults"
        session = taken.start.accept_rest() if defaults else complete(whole(taken.start), remedy)
        finish(session, taken.target, taken.looks, taken.start.answers, taken.document)
        keeping.remove()
    finally:
        keeping.close()


def _one_of(drafts: Sequence[Unfinished]) -> Unfinished:
    """The draft to go on with where none was named. Raises InputFileError if there is none that nobody is at."""
    if not drafts:
        raise InputFileError("没有写了一半的稿子", "用 drafter new 起草一篇")
    free = [(number, draft) for number, draft in numbered(drafts) if not draft.busy]
    if len(free) <= 1:
        return free[0][1] if free else drafts[0]  # taking it up says that somebody is at it
    newest = free[0][1]
    if interactive():
        return _picked(free)
    click.echo(f"写了一半的有 {len(free)} 篇，接着写最近的一篇：{newest.called or UNTITLED}。", err=True)
    return newest


def _picked(drafts: Sequence[tuple[int, Unfinished]]) -> Unfinished:
    from drafter.interview.terminal.explaining import MOVE, TAKE
    from drafter.interview.terminal.look import echo
    from drafter.interview.terminal.picker import Item, Menu, pick

    now = datetime.now()
    items = [
        Item(
            draft,
            draft.called or UNTITLED,
            f"{draft.run.template_name or draft.template}　已答 {progress(draft)}　{when(draft.saved, now)}",
        )
        for _, draft in drafts
    ]
    ask = "接着写哪一篇？"
    chosen = pick(Menu(ask, items, hints=(MOVE, TAKE, "Ctrl-C 不写了"))).value
    echo(ask, chosen.called or UNTITLED)
    return chosen


@contextmanager
def _nothing_lost(draft: Unfinished) -> Iterator[None]:
    """What keeps a draft from being gone on with is said; so is that it is still there."""
    try:
        yield
    except DrafterError:
        click.echo(f"“{draft.called or UNTITLED}”眼下接不上，答过的都还在 {draft.path}：", err=True)
        raise


def _taken_up(draft: Unfinished, keeping: Keeping, *, asks: bool) -> Interview:
    """The interview where it was left. Raises DrafterError for what has gone since, or can no longer be read."""
    document = read(draft.path)
    run = run_of(document)
    _go_to(Path(run.folder), draft.path)
    banks = tuple(map(Path, run.banks))
    output = Path(run.output) if run.output else None
    answers_out = Path(run.answers_out) if run.answers_out else None
    reference = Path(run.reference) if run.reference else None
    looks = looks_at_hand(run.layout, reference, run.notes, output or Path("稿.docx"))
    name = run.template or draft.template
    template = template_at_hand(name, None if run.template else document.place(("template",)))
    bank = replace(bank_at_hand(banks, name), chosen=chosen_before() if asks else {})
    answers = from_document(document, template)
    own = answers_out if run.replace_answers else None
    target = target_at_hand(output, answers_out, own, force=run.replace, asks=asks)
    start = taken_up(template, bank, answers, run)
    looks.check(start.composition.draft)
    return Interview(
        start,
        target,
        looks,
        run.model_copy(update={"replace": target.replace, "replace_answers": target.replace_answers}),
        keeping,
        document,
    )


def _go_to(folder: Path, draft: Path) -> None:
    """Work where the draft was begun: its templates, banks and settings may stand there. Raises InputFileError."""
    try:
        os.chdir(folder)
    except OSError as error:
        remedy = f"把文件夹放回原处；或者换个文件夹，用 drafter new -a {draft} 接着写"
        raise InputFileError(f"起草时所在的文件夹 {folder} 进不去了", remedy) from error
