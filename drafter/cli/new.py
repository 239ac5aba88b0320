"""drafter new: from questions to a document."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, replace
from pathlib import Path

import click

from drafter.answersfile import from_document, taken, template_of, with_settings, written_path
from drafter.cli.chinese import ChineseCommand
from drafter.cli.looks import Looks, looks_at_hand
from drafter.cli.old import nearest_template, read_speech, theme_of
from drafter.cli.options import PATH, bank_option, force_option, look_options
from drafter.cli.output import (
    answers_path,
    bank_at_hand,
    called,
    document_path,
    interactive,
    named_after,
    quoted,
    report,
    save_answers,
    save_draft,
    settings_of,
    template_at_hand,
    warn_of_unused,
)
from drafter.compose import Answers
from drafter.compose.answers import is_placeholder
from drafter.draft import Draft
from drafter.errors import InputFileError, InterruptedByUser, MissingAnswersError, OutputError, Place
from drafter.interview import Session
from drafter.phrases.history import chosen_before, remember
from drafter.saving import check_writable
from drafter.templates import Template
from drafter.yamlfile import Document, read

_SHOWN = 8


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
@click.option(
    "--seed", type=click.IntRange(0, 999_999_999), metavar="数", help="换一个数，换一套建议；同一个数，稿子一样。"
)
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
    seed: int | None,
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
    if old and output and os.path.realpath(old) == os.path.realpath(output):
        raise OutputError("新稿不能写在旧稿上", "-o 另写一个文件名")
    document = read(answers_file) if answers_file else None
    speech = read_speech(old) if old else None
    if speech and not template_name:
        template_name = nearest_template(speech.draft)
    named: Place | None = None
    if document and not template_name:
        template_name = template_of(document)
        named = document.place(("template",))
    asks = interactive() and not defaults
    # Without somebody to choose, the same seed gives the same draft whatever was chosen before.
    bank = replace(bank_at_hand(banks, template_name), chosen=chosen_before() if asks else {})
    template, answers = _start(template_name, document, named, asks=asks)
    if speech:
        answers = taken(speech.draft, template, {"theme": theme_of(speech.draft, bank)})
    if seed is not None or answers_file is None:
        chosen = seed if seed is not None else 1 + secrets.randbelow(9999)
        answers = replace(answers, seed=chosen)
    answers = _set(answers, given, template)
    target = _target(output, answers_out, answers_file, force=force, asks=asks)

    session = Session(template, bank, answers)
    looks.check(session.composition.draft)
    if defaults:
        session = session.accept_rest()
    elif asks:
        session = _interview(session, target)
    else:
        session = _complete(session)
    warn_of_unused([path for path in session.composition.unused if path in answers.by_path], document)
    _write(session, target, looks)
    if asks:
        remember(session.chosen)


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


@dataclass(frozen=True, slots=True)
class _Target:
    """Where the document and its answers go, as far as that was said, and whether existing files are replaced."""

    output: Path | None
    answers_out: Path | None
    replace: bool
    replace_answers: bool

    def paths(self, draft: Draft) -> tuple[Path, Path]:
        """Where a document and its answers go."""
        document = self.output or named_after(draft, Path.cwd())
        return document, self.answers_out or answers_path(document)


def _target(
    output: Path | None, answers_out: Path | None, answers_file: Path | None, *, force: bool, asks: bool
) -> _Target:
    """Where things go; existing files are asked about before the work, not after it."""
    if asks and answers_file and not answers_out:
        document = output or document_path(answers_file)
        if document and answers_path(document) == answers_file and not document.exists():
            # An interview that was broken off goes on in its own files.
            output, answers_out = document, answers_file
    planned = [path for path in (output, answers_out or (answers_path(output) if output else None)) if path]
    if output and answers_out and output.absolute() == answers_out.absolute():
        raise OutputError("稿子和答案不能写进同一个文件", "--answers-out 另写一个文件名，如 答案.yaml")
    read_from = [path for path in planned if asks and answers_file and path.resolve() == answers_file.resolve()]
    planned = [path for path in planned if path not in read_from]
    existing = [path for path in planned if os.path.isfile(path)]  # Path.is_file raises for a name that is too long
    if existing and not force and asks:
        from drafter.interview.terminal import confirm

        force = confirm(f"{'、'.join(map(str, existing))} 已经存在，要覆盖吗？")
    for path in planned:
        check_writable(path, force=force)
    return _Target(output, answers_out, force, force or bool(read_from))


def _interview(session: Session, target: _Target) -> Session:
    from drafter.interview.terminal import hold

    latest = session
    try:
        for following in hold(session):
            latest, _ = following, following.composition  # kept once it has proved to compose
    except (KeyboardInterrupt, EOFError) as error:
        if latest is session:
            raise InterruptedByUser("已停下，这次还没有答，什么也没有写", "想好了再运行一次") from error
        kept, remedy = _kept(latest, target)
        raise InterruptedByUser(f"已停下，答过的存在 {kept}", remedy) from error
    except Exception:
        if latest is not session:
            kept, remedy = _kept(latest, target)
            click.echo(f"出了差错，答过的存在 {kept}\n    → {remedy}", err=True)
        raise
    return latest


def _kept(session: Session, target: _Target) -> tuple[Path, str]:
    """Save the answers of an interview that was broken off: where they are, and how to go on with them."""
    document, kept = target.paths(session.composition.draft)
    whole = session.whole()
    save_answers(whole.answers, whole.composition, kept, force=target.replace_answers)
    return kept, f"接着来：{_going_on(document, kept)}"


def _going_on(document: Path, kept: Path) -> str:
    """The command that goes on with an interview that was broken off."""
    words = [called(), "new", "-a", quoted(kept)]
    if document_path(kept) != document:
        words += ["-o", quoted(document)]
    if answers_path(document) != kept:
        words += ["--answers-out", quoted(kept)]
    return " ".join(words)


def _complete(session: Session) -> Session:
    """The session with optional questions passed over. Raises MissingAnswersError if others are open."""
    missing = [question for question in session.composition.questions if question.required]
    if missing:
        named = "\n".join(f"    {written_path(question.path)}　{question.ask}" for question in missing[:_SHOWN])
        more = f"\n    ……等 {len(missing)} 处" if len(missing) > _SHOWN else ""
        raise MissingAnswersError(
            f"没有终端可以提问，还缺这些答案：\n{named}{more}",
            "用 --set 名称=值 或 -a 答案文件 补上；要用缺省值和建议补齐，加 --defaults",
        )
    while session.question:
        session = session.skip(session.question)
    return session


def _write(session: Session, target: _Target, looks: Looks) -> None:
    draft = session.composition.draft
    document, kept = target.paths(draft)
    # The answers first: they are what cannot be made again, should the document turn out not to be writable.
    save_answers(session.answers, session.composition, kept, force=target.replace_answers)
    try:
        save_draft(draft, document, looks.of(draft, session.bank), force=target.replace)
    except (OutputError, InputFileError):
        click.echo(f"答案已经存在 {kept}，用 drafter write 可以另写一处。", err=True)
        raise
    report(draft, document, [f"答案存在 {kept}，改了以后用 drafter write 再出一稿。"], looks.fonts(draft))
