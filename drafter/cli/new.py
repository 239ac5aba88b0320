"""drafter new: from questions to a document."""

from __future__ import annotations

import os
import secrets
from dataclasses import replace
from pathlib import Path

import click

from drafter.answersfile import from_document, template_of, with_settings
from drafter.cli.chinese import ChineseCommand
from drafter.cli.finishing import complete, finish
from drafter.cli.interviews import Interview, interview
from drafter.cli.lengths import length_options, with_length
from drafter.cli.looks import looks_at_hand
from drafter.cli.old import answers_of, left_open, nearest_template, read_speech
from drafter.cli.options import PATH, bank_option, force_option, look_options
from drafter.cli.output import bank_at_hand, interactive, keeps_typed_ahead, settings_of, template_at_hand
from drafter.cli.resuming import settings_to_resume
from drafter.cli.targets import target_at_hand
from drafter.compose import Answers
from drafter.compose.answers import is_placeholder
from drafter.errors import InputFileError, MissingAnswersError, OutputError, Place
from drafter.interview import Session
from drafter.phrases.history import chosen_before
from drafter.templates import Template
from drafter.unfinished import Keeping
from drafter.yamlfile import Document, read

_REMEDY = "用 --set 名称=值 或 -a 答案文件 补上；要用缺省值和建议补齐，加 --defaults"


@click.command("new", cls=ChineseCommand, short_help="起草一篇：一问一答，写成 Word")
@click.option(
    "-t", "--template", "template_name", metavar="模板", help="用哪个模板（drafter templates list 可以看到）。"
)
@click.option("-a", "--answers", "answers_file", type=PATH, metavar="文件", help="从答案文件接着来。")
@click.option(
    "--from", "old", type=PATH, metavar="旧稿", help="从一份旧稿（.docx .txt .md）起步：认出结构，放进最相近的模板。"
)
@click.option(
    "--set", "settings", multiple=True, metavar="字段=值", help="先定下一个答案，可以写多次，如 --set theme=乡村振兴。"
)
@click.option("--defaults", is_flag=True, help="不提问：有缺省值用缺省值，有建议用第一条建议。")
@click.option("--quick", is_flag=True, help="只问几项基本情况，余下的先用建议，再看着提纲改。")
@click.option(
    "--seed", type=click.IntRange(0, 999_999_999), metavar="数", help="换一个数，换一套建议；同一个数，稿子一样。"
)
@length_options
@bank_option
@look_options
@click.option(
    "-o", "--output", type=PATH, metavar="文件", help="写到哪里：.docx .pdf .html .md .txt .json；不写就按题目起名。"
)
@click.option("--answers-out", type=PATH, metavar="文件", help="答案存到哪里；不写就存在稿子旁边。")
@force_option
def command(
    template_name: str | None,
    answers_file: Path | None,
    old: Path | None,
    settings: tuple[str, ...],
    defaults: bool,
    quick: bool,
    seed: int | None,
    length: int | None,
    minutes: int | None,
    banks: tuple[Path, ...],
    layout_name: str | None,
    reference: Path | None,
    notes: bool,
    output: Path | None,
    answers_out: Path | None,
    force: bool,
) -> None:
    """起草一篇发言稿。

    在终端里逐项提问；没有终端时，答案要写全，或加 --defaults。
    """
    given = settings_of(settings)
    looks = looks_at_hand(layout_name, reference, notes, output or Path("稿.docx"))
    if old and answers_file:
        raise InputFileError("--from 和 -a 只能用一个", "从旧稿起步用 --from，接着写用 -a")
    for option, path in (("-o", output), ("--answers-out", answers_out)):
        if old and path and os.path.realpath(old) == os.path.realpath(path):
            raise OutputError("不能写在旧稿上", f"{option} 另写一个文件名")
    document = read(answers_file) if answers_file else None
    speech = read_speech(old) if old else None
    if speech and not template_name:
        template_name = nearest_template(speech.draft)
    named: Place | None = None
    if document and not template_name:
        template_name = template_of(document)
        named = document.place(("template",))
    asks = interactive() and not defaults
    defaults = defaults or (quick and not asks)
    if asks:
        keeps_typed_ahead()
    # Without somebody to choose, the same seed gives the same draft whatever was chosen before.
    bank = replace(bank_at_hand(banks, template_name), chosen=chosen_before() if asks else {})
    template, answers = _start(template_name, document, named, asks=asks)
    if speech:
        answers = answers_of(speech.draft, template, bank)
    if seed is not None or answers_file is None:
        chosen = seed if seed is not None else 1 + secrets.randbelow(9999)
        answers = replace(answers, seed=chosen)
    answers = with_length(answers, template, length, minutes)
    answers = _set(answers, given, template)
    if speech:
        answers = left_open(answers, template, bank, asks=asks)
    target = target_at_hand(output, answers_out, answers_file, force=force, asks=asks)

    looks.check(Session(template, bank, answers).composition.draft)
    if asks:
        run = settings_to_resume(
            template, template_name, target, banks, layout_name, reference, notes=notes, quick=quick
        )
        start = Session.of(template, bank, answers)
        interview(Interview(start, target, looks, run, Keeping.anew(), document))
        return
    session = Session(template, bank, answers)
    session = session.accept_rest() if defaults else complete(session, _REMEDY)
    finish(session, target, looks, answers, document)


def _set(answers: Answers, settings: dict[str, str], template: Template) -> Answers:
    """*answers* with the settings. Where a field changes, what was accepted by default is worked out again."""
    changed = with_settings(answers, settings, template)
    fields = {("fields", name) for name in template.fields}
    if any(answers.get(*path) not in (None, changed.get(*path)) for path in fields):
        return changed.without_where(lambda answer: answer.origin == "default")
    return changed


def _start(name: str | None, document: Document | None, named: Place | None, *, asks: bool) -> tuple[Template, Answers]:
    """The template to use, and the answers to start from; what was left for later is asked again."""
    if not name:
        if not asks:
            raise MissingAnswersError(
                "没有说用哪个模板", "加上 -t，如 -t study-seminar；用 drafter templates list 看有哪些"
            )
        from drafter.interview.terminal import choose_template

        name = choose_template()
    template = template_at_hand(name, named)
    if template.abstract:
        raise InputFileError(f"模板“{name}”只供别的模板扩展，不能直接用", "用 drafter templates list 看有哪些模板")
    answers = replace(from_document(document, template), template=name) if document else Answers(name)
    if asks:
        answers = answers.without_where(lambda answer: is_placeholder(answer.value))
    return template, answers
