"""Drafts that were left halfway, and interviews in which somebody else does the typing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from drafter.answersfile import RunSettings
from drafter.cli.resuming import keep
from drafter.compose import Answers
from drafter.interview import Session
from drafter.interview.desk import Desk
from drafter.phrases import PhraseBank
from drafter.templates import Template
from drafter.unfinished import Keeping
from tests.interview.conftest import SMALL

Steps = Callable[[Session], Iterator[Session]]
SMALL_TEMPLATE = Template.model_validate(SMALL)


def small_template() -> None:
    """Put the small template into the working folder."""
    Path("templates").mkdir(exist_ok=True)
    Path("templates/small.yaml").write_text(
        yaml.safe_dump(SMALL, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )


def session(bank: PhraseBank | None = None) -> Session:
    """The small template with nothing answered."""
    return Session(SMALL_TEMPLATE, bank or PhraseBank(), Answers("small", 1))


def answered(start: Session, *values: str) -> Session:
    """*start* with the next questions answered by *values*."""
    for value in values:
        assert start.question
        start = start.answer(start.question, value)
    return start


def left_halfway(*values: str) -> Keeping:
    """A draft whose first questions were answered by *values*, left in the working folder."""
    small_template()
    keeping = Keeping.anew()
    run = RunSettings(folder=str(Path.cwd()), template_name="小模板")
    keep(answered(session(), *values), keeping, run)
    keeping.close()
    return keeping


@pytest.fixture
def sits_there(monkeypatch: pytest.MonkeyPatch) -> Callable[[Steps], None]:
    """Somebody sits at the terminal and does what the steps do."""

    def steps(take: Steps) -> None:
        def hold(session: Session, desk: Desk | None = None, *, quick: bool = False) -> Iterator[Session]:
            yield from take(session)

        monkeypatch.setattr("drafter.interview.terminal.hold", hold)
        for command in ("new", "resume", "drafts"):
            monkeypatch.setattr(f"drafter.cli.{command}.interactive", lambda: True)

    return steps


def leaves_after(*values: str) -> Steps:
    """Answers the next questions by *values*, then presses Ctrl-C."""

    def steps(session: Session) -> Iterator[Session]:
        for value in values:
            session = answered(session, value)
            yield session
        raise KeyboardInterrupt

    return steps


def takes_the_rest(session: Session) -> Iterator[Session]:
    """Takes the suggestions for all that is left."""
    yield session.accept_rest()
