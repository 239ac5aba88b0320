"""Between a session and what is kept of it while it is not finished."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from drafter.answersfile import RunSettings
from drafter.answersfile.run import sound_of
from drafter.cli.targets import Target
from drafter.compose import Answers, KeyPath
from drafter.compose.answers import is_placeholder
from drafter.draft import RunKind, plain_text
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
    open_ = sound_of(session.taken_back, session.template)
    faulty = {path: answer.value for path, answer in session.taken_back.items() if path not in open_}
    typed = {path: text for path, text in {**faulty, **session.in_line}.items() if isinstance(text, str)}
    # A session that is taken as it is has been composed already.
    all_ = replace(session, taken_back=open_, in_line={}).whole() if open_ else session
    said = {"answered": session.answered, "questions": session.answered + len(session.composition.questions)}
    run = run.model_copy(update={**said, **_called(all_)})
    standing = _typed_in(all_.answers)
    own_words = {path: text for path, text in session.own_words.items() if standing.get(path) != text}
    keeping.save(all_.answers, all_.composition, run.with_open(open_, typed, own_words))


def _typed_in(answers: Answers) -> dict[KeyPath, str]:
    """The answers that are its user's own words: they need not be kept apart."""
    return {
        path: answer.value
        for path, answer in answers.by_path.items()
        if answer.origin == "typed" and isinstance(answer.value, str) and not is_placeholder(answer.value)
    }


def _called(session: Session) -> dict[str, str]:
    """What a draft is called by: its title if that stands, and its theme."""
    title, theme = session.composition.draft.title, session.answers.get("fields", "theme")
    return {
        "title": "" if any(piece.kind is RunKind.PLACEHOLDER for piece in title) else plain_text(title),
        "theme": theme if isinstance(theme, str) else "",
    }


def whole(session: Session) -> Session:
    """The session with what had been said before in its place again, as far as it may stand there."""
    session = _without_faults(session)
    in_line = sound_of(session.lines_as_answers(), session.template)
    kept = {path: text for path, text in session.in_line.items() if path in in_line}
    return replace(session, taken_back=sound_of(session.taken_back, session.template), in_line=kept).whole()


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
    """The session that `keep` kept: the same answers, the same ones gone back over, the same texts in the lines.

    What was typed where something else stands is there again, too.
    """
    taken_back = {path: answers.by_path[path] for path in run.open_paths if path in answers.by_path}
    standing = {path: answer for path, answer in answers.by_path.items() if path not in taken_back}
    session = Session.of(template, bank, replace(answers, by_path=standing))
    own_words = {**_typed_in(answers), **run.own_texts}
    return replace(session, taken_back=taken_back, in_line=run.typed_texts, own_words=own_words)
