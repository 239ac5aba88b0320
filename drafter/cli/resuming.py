"""Between a session and what is kept of it while it is not finished."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from drafter.answersfile import RunSettings
from drafter.answersfile.run import sound_of
from drafter.cli.targets import Target
from drafter.compose import Answers
from drafter.interview import Session
from drafter.phrases import PhraseBank
from drafter.templates import Template
from drafter.unfinished import Keeping

_YAML = (".yaml", ".yml")


def settings_to_resume(
    template: Template,
    name: str | None,
    target: Target,
    banks: Sequence[Path],
    layout: str | None,
    reference: Path | None,
    *,
    notes: bool,
    quick: bool,
) -> RunSettings:
    """How to go on, from any folder, with an interview that the options began; *name* is what the template was called."""
    return RunSettings(
        folder=str(Path.cwd()),
        template=_from_anywhere(name) if name and name.endswith(_YAML) else None,
        template_name=template.name,
        output=_from_anywhere(target.output),
        answers_out=_from_anywhere(target.answers_out),
        replace=target.replace,
        replace_answers=target.replace_answers,
        banks=[os.path.abspath(bank) for bank in banks],
        layout=_from_anywhere(layout) if layout and layout.endswith(_YAML) else layout,
        reference=_from_anywhere(reference),
        notes=notes,
        quick=quick,
    )


def _from_anywhere(path: str | Path | None) -> str | None:
    return os.path.abspath(path) if path else None


def keep(session: Session, keeping: Keeping, run: RunSettings) -> None:
    """Save all that was answered, what was gone back over too. Raises OutputError.

    What breaks a rule of its place, such as a date that was being typed, is kept as typed and not as an answer.
    """
    session = _without_faults(session)
    all_ = whole(session)
    keeping.save(all_.answers, all_.composition, run.with_open(session.taken_back, session.template))


def whole(session: Session) -> Session:
    """The session with what was gone back over in its place again, as far as it may stand there."""
    session = _without_faults(session)
    taken_back = sound_of(session.taken_back, session.template)
    # A session that is taken as it is has been composed already.
    return replace(session, taken_back=taken_back).whole() if taken_back else session


def _without_faults(session: Session) -> Session:
    """The session with the answers that break a rule of their place gone back over."""
    given = session.answers.by_path
    sound = sound_of(given, session.template)
    if len(sound) == len(given):
        return session
    wrong = {path: answer for path, answer in given.items() if path not in sound}
    answers = replace(session.answers, by_path=sound)
    return replace(session, answers=answers, taken_back={**session.taken_back, **wrong})


def taken_up(template: Template, bank: PhraseBank, answers: Answers, run: RunSettings) -> Session:
    """The session that `keep` kept: the same answers, and the same ones gone back over."""
    taken_back = {path: answers.by_path[path] for path in run.open_paths if path in answers.by_path}
    standing = {path: answer for path, answer in answers.by_path.items() if path not in taken_back}
    session = Session.of(template, bank, replace(answers, by_path=standing))
    return replace(session, taken_back={**taken_back, **run.typed_answers})
