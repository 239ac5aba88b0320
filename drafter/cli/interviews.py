"""An interview from its first question to its document: kept after every answer, left and gone on with at any time."""

from __future__ import annotations

import signal
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import click

from drafter.answersfile import RunSettings
from drafter.cli.desks import desk_at_hand
from drafter.cli.finishing import finish
from drafter.cli.looks import Looks
from drafter.cli.output import answers_path, called, document_path, quoted, save_answers
from drafter.cli.resuming import keep, whole
from drafter.cli.targets import Target
from drafter.errors import DrafterError, InterruptedByUser, OutputError
from drafter.interview import Session
from drafter.phrases.history import remember
from drafter.unfinished import Keeping, unfinished
from drafter.unfinished.choosing import name_for
from drafter.yamlfile import Document


@dataclass(frozen=True, slots=True)
class Interview:
    """Where an interview begins, and all that it needs: where things go, how they look, what is kept of it.

    *document* is the file that its answers came from, if they did.
    """

    start: Session
    target: Target
    looks: Looks
    run: RunSettings
    keeping: Keeping
    document: Document | None = None


def interview(of: Interview) -> None:
    """Hold the interview and write the document; then nothing is kept of it but that.

    Raises InterruptedByUser when its user leaves, and whatever `finish` raises; what was answered is kept then.
    """
    try:
        session = _Holding(of).held()
        try:
            finish(session, of.target, of.looks, of.start.answers, of.document)
        except DrafterError:
            if of.keeping.is_kept:
                click.echo(f"答过的都存好了，可以接着来：{_resume(of.keeping)}", err=True)
            raise
        of.keeping.remove()
    finally:
        of.keeping.close()


class _Holding:
    """An interview while it is held."""

    def __init__(self, of: Interview) -> None:
        self._of = of
        self._latest = of.start
        self._refused: OutputError | None = None

    def held(self) -> Session:
        """The session once every question is settled; each step is kept before the next question."""
        from drafter.interview.terminal import hold

        of = self._of
        banks = [Path(bank) for bank in of.run.banks]
        with _signals_as_leaving():
            try:
                desk = desk_at_hand(of.start.bank, banks, of.looks.layout)
                for following in hold(of.start, desk, quick=of.run.quick):
                    _ = following.composition  # it is kept once it has proved to compose
                    self._latest = following
                    self._keep()
            except (KeyboardInterrupt, EOFError) as error:
                raise self._left() from error
            except Exception:
                if self._is_begun:
                    left = self._left().mistakes[0]
                    click.echo(f"出了差错。{left.cause}\n    → {left.remedy}", err=True)
                raise
            finally:
                _remember(of.start, self._latest)
        return self._latest

    @property
    def _is_begun(self) -> bool:
        return self._latest is not self._of.start or self._of.keeping.is_kept

    @property
    def _asks_for_facts(self) -> bool:
        """Whether nothing but the basic facts has been come to."""
        known = self._of.start.answers.by_path
        return all(path[0] == "fields" for path in self._latest.answers.by_path if path not in known)

    def _keep(self, run: RunSettings | None = None) -> None:
        """Keep what was answered. What keeps that from being done is said once, and never breaks the interview."""
        before = self._refused
        run = run or self._of.run
        try:
            keep(self._latest, self._of.keeping, run.model_copy(update={"quick": run.quick and self._asks_for_facts}))
            self._refused = None
        except OutputError as error:
            self._refused = error
        except Exception as error:
            self._refused = OutputError(f"程序内部出错（{type(error).__name__}：{error}）", "写完这一篇再停下")
        if self._refused and not before:
            click.echo(f"答过的眼下存不下来，先接着写不要紧：\n{self._refused}", err=True)

    def _left(self) -> InterruptedByUser:
        """What is said to a user who leaves, once everything is kept."""
        if not self._is_begun:
            return InterruptedByUser("已停下，这次还没有答，什么也没有写", "想好了再运行一次")
        target, run = self._of.target, self._of.run
        also = ""
        if target.answers_out:
            try:
                self._save_answers(target.answers_out)
                run = run.model_copy(update={"replace_answers": True})
                also = f"，也写在 {target.answers_out}"
            except OutputError as error:
                click.echo(str(error), err=True)
        self._keep(run)
        if self._refused:
            return self._left_without_keeping(self._refused)
        answered, left = self._latest.answered, len(self._latest.composition.questions)
        return InterruptedByUser(
            f"已停下，答过的都存好了（{answered}／{answered + left}）{also}。", f"接着来：{_resume(self._of.keeping)}"
        )

    def _left_without_keeping(self, refused: OutputError) -> InterruptedByUser:
        """What is said where the usual place cannot be written: the answers go beside the document then."""
        document, kept = self._of.target.paths(self._latest.composition.draft)
        why = refused.mistakes[0]
        try:
            if kept != self._of.target.answers_out:
                self._save_answers(kept)
        except OutputError as error:
            return InterruptedByUser(f"已停下，答过的没有存下来。{why.cause}；{error.mistakes[0].cause}", why.remedy)
        return InterruptedByUser(f"已停下，答过的存在 {kept}。{why.cause}", f"接着来：{_going_on(document, kept)}")

    def _save_answers(self, path: Path) -> None:
        session = whole(self._latest)
        save_answers(session.answers, session.composition, path, force=self._of.target.replace_answers)


def _resume(keeping: Keeping) -> str:
    """The command that goes on with an interview."""
    drafts, _ = unfinished()
    name = next((name_for(draft, drafts) for draft in drafts if draft.path == keeping.path), "")
    return " ".join([called(), "resume", *([quoted(Path(name))] if name else [])])


def _going_on(document: Path, kept: Path) -> str:
    """The command that goes on with an interview whose answers are in a file."""
    words = [called(), "new", "-a", quoted(kept)]
    if document_path(kept) != document:
        words += ["-o", quoted(document)]
    if answers_path(document) != kept:
        words += ["--answers-out", quoted(kept)]
    return " ".join(words)


def _remember(start: Session, end: Session) -> None:
    """Count as chosen the phrases that were chosen between *start* and *end*, not those that had been before."""
    before = Counter(phrase.mark for phrase in start.chosen)
    chosen = []
    for phrase in end.chosen:
        if before[phrase.mark]:
            before[phrase.mark] -= 1
        else:
            chosen.append(phrase)
    remember(chosen)


@contextmanager
def _signals_as_leaving() -> Iterator[None]:
    """A request to end, or a closed window, is the same as Ctrl-C inside; what comes after the first is not heard."""
    numbers = [number for name in ("SIGTERM", "SIGHUP") if (number := getattr(signal, name, None))]
    if threading.current_thread() is not threading.main_thread():
        numbers = []

    def leave(number: int, frame: FrameType | None) -> None:
        for each in numbers:
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt

    before = {number: signal.signal(number, leave) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
