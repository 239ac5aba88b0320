"""The line that an answer is typed in: what is asked, what it may go on with, and what was meant by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafter.compose import Question
from drafter.interview.completion import Completing, completions
from drafter.interview.desk import Desk
from drafter.interview.keys import SHORTCUTS, TYPED, Left, Way
from drafter.interview.session import Session
from drafter.interview.terminal.prompts import typed
from drafter.interview.typed_answers import fault_in, said


@dataclass(frozen=True)
class AnswerLine:
    """A line for *question*, which says *ask*, *start* in it at first; one that is *needed* may not be left empty."""

    session: Session
    question: Question
    desk: Desk
    ask: str
    start: str = ""
    needed: bool = False

    def typed(self, standing: str, ghost: str, status: str, hints: Sequence[str]) -> str | Way | Left:
        """What is typed, *standing* already in the line; the way that was all that was typed; or Left by a shortcut.

        *ghost* is shown while the line is empty. Raises Stopped, KeyboardInterrupt or EOFError.
        """
        text = self.question.kind == "text" and self.question.path[0] != "fields"
        line = typed(
            self.ask,
            lambda line: fault_in(line, self.start, self.session, self.question, needed=self.needed),
            help=self.question.help,
            start=standing,
            ghost=ghost,
            status=status,
            hints=hints,
            shortcuts=SHORTCUTS,
            complete=self._completions if text else None,
            keep=(lambda words: self.desk.keep(words, self.question)) if text else None,
        )
        if isinstance(line, Left):
            return line
        meant = said(line, self.start)
        return TYPED.get(meant, meant)

    def _completions(self, line: str) -> Sequence[Completing]:
        return completions(line, lambda words, most: self.desk.find(words, None, most))
