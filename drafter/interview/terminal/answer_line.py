"""The line that an answer is typed in: what is asked, what it may go on with, and what was meant by it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from drafter.compose import Answer, Question
from drafter.compose.answers import is_placeholder
from drafter.interview.completion import Completing, completions
from drafter.interview.desk import Desk
from drafter.interview.keys import SHORTCUTS, TYPED, Left, Way
from drafter.interview.session import Session
from drafter.interview.terminal.prompts import Ask, typed
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

    @property
    def is_text(self) -> bool:
        """Whether phrases may stand in it and be kept."""
        return self.question.kind == "text" and self.question.path[0] != "fields"

    def typed(self, standing: str, ghost: str, status: str, hints: Sequence[str]) -> str | Way | Left:
        """What is typed, *standing* already in the line; the way that was all that was typed; or Left by a shortcut.

        *ghost* is shown while the line is empty. Raises Stopped, KeyboardInterrupt or EOFError.
        """
        line = typed(
            Ask(
                self.ask,
                lambda line: fault_in(line, self.start, self.session, self.question, needed=self.needed),
                help=self.question.help,
                start=standing,
                ghost=ghost,
                status=status,
                hints=hints,
                shortcuts=SHORTCUTS,
                complete=self._completions if self.is_text else None,
                keep=(lambda words: self.desk.keep(words, self.question)) if self.is_text else None,
            )
        )
        if isinstance(line, Left):
            return line
        meant = said(line, self.start)
        return TYPED.get(meant, meant)

    def _completions(self, line: str) -> Sequence[Completing]:
        return completions(line, lambda words, most: self.desk.find(words, None, most))


class Empty(NamedTuple):
    """An empty line: the *ghost* in it, the *hints* at what Enter and Tab do, and what Enter comes to.

    *means* says that in a word; *settled* gives the session then.
    """

    ghost: str
    hints: tuple[str, ...]
    means: str
    settled: Callable[[], Session]


def when_empty(session: Session, question: Question, before: Answer | None) -> Empty:
    """What an empty line is for *question*, answered *before* or not: as it was, the default, left out, or for later."""
    standing = text_of(before, "typed", "chosen", "file", "default")
    if before and standing and question.path[0] == "fields" and question.path not in session.in_line:
        return Empty(standing, ("回车 不改", "Tab 改一改"), standing, lambda: session.settle(question, before))
    if default := "" if question.default is None else str(question.default):
        return Empty(
            default,
            ("回车 用灰字", "Tab 改灰字"),
            default,
            lambda: session.without_trace(question.path).accept(question),
        )
    if question.optional:
        return Empty("", ("回车 不要这一处",), "（不要）", lambda: session.skip(question))
    return Empty("", ("回车 以后填",), "（以后填）", lambda: session.skip(question))


def text_of(answer: Answer | None, *origins: str) -> str:
    """What can be typed again of an *answer* that came about in one of these ways; else nothing."""
    if answer is None or isinstance(answer.value, bool) or not isinstance(answer.value, str | int):
        return ""
    text = str(answer.value)
    return text if answer.origin in origins and not is_placeholder(text) else ""
