"""From answers to the document on disk."""

from __future__ import annotations

import click

from drafter.answersfile import written_path
from drafter.cli.looks import Looks
from drafter.cli.output import report, save_answers, save_draft, warn_of_unused
from drafter.cli.targets import Target
from drafter.compose import Answers
from drafter.errors import InputFileError, MissingAnswersError, OutputError
from drafter.interview import Session
from drafter.yamlfile import Document

_SHOWN = 8


def complete(session: Session, remedy: str) -> Session:
    """The session with optional questions passed over. Raises MissingAnswersError, with *remedy*, if others are open."""
    missing = [question for question in session.composition.questions if question.required]
    if missing:
        named = "\n".join(f"    {written_path(question.path)}　{question.ask}" for question in missing[:_SHOWN])
        more = f"\n    ……等 {len(missing)} 处" if len(missing) > _SHOWN else ""
        raise MissingAnswersError(f"没有终端可以提问，还缺这些答案：\n{named}{more}", remedy)
    while session.question:
        session = session.skip(session.question)
    return session


def finish(session: Session, target: Target, looks: Looks, given: Answers, document: Document | None) -> None:
    """Write the document and its answers, and say so; which of the answers *given* found no place is said, too.

    *document* is the file that they came from, if they did. Raises OutputError and InputFileError.
    """
    warn_of_unused([path for path in session.composition.unused if path in given.by_path], document)
    draft = session.composition.draft
    path, kept = target.paths(draft)
    # The answers first: they are what cannot be made again, should the document turn out not to be writable.
    save_answers(session.answers, session.composition, kept, force=target.replace_answers)
    try:
        save_draft(draft, path, looks.of(draft, session.bank), force=target.replace)
    except (OutputError, InputFileError):
        click.echo(f"答案已经存在 {kept}，用 drafter write 可以另写一处。", err=True)
        raise
    report(draft, path, [f"答案存在 {kept}，改了以后用 drafter write 再出一稿。"], looks.fonts(draft))
